"""Judgements looked at: all of them, those that are lost, and those that concern an incident."""

from dataclasses import dataclass

from sqlalchemy import Connection

from alleged.ledger.holding import rulings
from alleged.ledger.judged import judgement
from alleged.ledger.things import parts_of
from alleged.records.judgement import Anchor, Judgement
from alleged.store import anchors, judgements


@dataclass(frozen=True, slots=True)
class Listed:
    """A judgement as it stands now: the anchors of it that have no place in the current readings (`lost`), and whether a later
    ruling says otherwise, in whole or in part (`overruled`)."""

    judgement: Judgement
    lost: tuple[Anchor, ...]
    overruled: bool


def listed(connection: Connection, *, lost: bool = False) -> list[Listed]:
    """All judgements in the order in which they were given; with `lost` those that hold and have lost a place."""
    gone: dict[str, list[int]] = {}
    for row in anchors.lost(connection):
        gone.setdefault(row.judgement, []).append(row.number)
    overruled = frozenset(rulings(connection).overruled)
    out: list[Listed] = []
    for made in map(judgement, judgements.every(connection)):
        missing = tuple(made.what.anchors[number] for number in gone.get(made.id, ()))
        if not lost or (missing and made.undone_by is None):
            out.append(Listed(made, missing, made.id in overruled))
    return out


def concerning(connection: Connection, incident: str) -> list[Judgement]:
    """The judgements that hold and are tied to something in an incident, in the order in which they were given."""
    parts = [part.id for part in parts_of(connection, incident)]
    names = dict.fromkeys(row.judgement for row in anchors.of_parts(connection, parts))
    found = judgements.of_ids(connection, names)
    return [made for name in names if (made := judgement(found[name])).undone_by is None]
