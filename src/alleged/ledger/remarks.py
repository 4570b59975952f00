"""What people judged of what is shown: of an incident and all that is told of it, of a claim, an event, a figure, a report."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from alleged.export.cited import claim_ids
from alleged.ledger.as_of import read_of
from alleged.ledger.asking import Found
from alleged.ledger.holding import CORRECTING, rulings
from alleged.ledger.judged import judgement
from alleged.lexicon.folding import fold
from alleged.records import Incident, Reading
from alleged.records.judgement import (
    Anchor,
    Correction,
    Different,
    Discount,
    Grade,
    Judgement,
    Merge,
    Note,
    Same,
    Split,
)
from alleged.records.remark import Remark
from alleged.store import anchors, incidents, judgements, parts
from alleged.store.anchors import AnchorRow

_OF_INCIDENTS = frozenset({"grade", "merge", "split", "discount"})
"""Kinds that are tied to events, but speak of the incident."""
_OF_REPORTS = ("note", "enter")


def of_incident(
    connection: Connection, incident: Incident, members: Iterable[int], readings: Iterable[Reading] | None = None
) -> tuple[Remark, ...]:
    """What people judged of an incident that is made of the parts with these keys, and that holds, in the order in which it was
    given. `readings` are its reports' where they are at hand."""
    if not judgements.count(connection):
        return ()
    rows = anchors.of_parts(connection, parts.ids_of(connection, members).values())
    about = anchors.of_reports(connection, incident.reports, kinds=_OF_REPORTS, holding=True)
    rows += [row for row in about if row.found == row.report]
    # what does not count may have been all that its report told: then it is in no part, but it stood here
    here = anchors.of_incident(connection, incident.id)
    rows += [row for row in here if row.part is None and row.found is not None and row.kind in CORRECTING]
    everywhere = _everywhere(connection)
    called: frozenset[str] = frozenset()
    if everywhere:
        known = read_of(connection, incident.reports)[0].values() if readings is None else readings
        called = frozenset(name for reading in known for name in _names(reading, frozenset(claim_ids(incident))))
    return _remarks(connection, rows, [one for one in everywhere if _named(one) & called], incident.id)


def of_things(
    connection: Connection, reading: Reading, ids: Iterable[str], claims: Iterable[str]
) -> tuple[Remark, ...]:
    """What people judged of things of a reading (ids), or of the sources of these claims (ids), and that holds."""
    if not judgements.count(connection):
        return ()
    wanted = {*ids, reading.report.id}
    rows = anchors.of_reports(connection, [reading.report.id], holding=True)
    mine = [row for row in rows if row.found in wanted and row.kind not in _OF_INCIDENTS]
    called = frozenset(_names(reading, frozenset(claims)))
    return _remarks(connection, mine, [one for one in _everywhere(connection) if _named(one) & called])


def of_found(connection: Connection, found: Sequence[Found]) -> list[tuple[Remark, ...]]:
    """What people judged of each of these incidents."""
    if not judgements.count(connection):
        return [()] * len(found)
    return [
        of_incident(
            connection, one.incident, one.parts if one.parts is not None else incidents.parts_of(connection, one.row.id)
        )
        for one in found
    ]


def _remarks(
    connection: Connection, rows: Sequence[AnchorRow], further: Sequence[Judgement], incident: str | None = None
) -> tuple[Remark, ...]:
    held: dict[str, list[AnchorRow]] = {}
    for row in rows:
        held.setdefault(row.judgement, []).append(row)
    found = judgements.of_ids(connection, [*held, *(one.id for one in further)])
    overruled = frozenset(rulings(connection).overruled)
    made = [judgement(row) for row in found.values()]
    return tuple(
        _remark(one, held.get(one.id, []), incident, overruled=one.id in overruled)
        for one in made
        if one.undone_by is None
    )


def _remark(made: Judgement, rows: Sequence[AnchorRow], incident: str | None, *, overruled: bool) -> Remark:
    """A judgement as a remark; `rows` are those of its anchors that stand in what is shown."""
    what = made.what
    here = {row.number for row in rows}
    about = Remark(made.id, what.kind, made.who, made.at, "incident", incident or "", overruled=overruled)
    match what:
        case Correction():
            fields = {"field": what.field, "was": what.was, "value": what.value, "counts": what.counts}
            return _at(about, what.at, rows, fields)
        case Note():
            return _at(about, what.at, rows, {"text": what.text})
        case Discount():
            return _with(about, {"thing": "source", "about": what.name, "text": what.because})
        case Grade():
            return _with(about, {"about": what.incident, "text": what.grade})
        case Same() | Different():
            own = what.a if here == {0} or len(here) > 1 else what.b
            return _at(about, own, rows, {"others": ((what.b if own is what.a else what.a).id,)})
        case Merge():
            others = tuple(one for one in what.incidents if one != incident)
            return _with(about, {"about": incident or what.incidents[0], "others": others})
        case Split():
            gone = any(number < len(what.out) for number in here)
            apart = what.stay if gone else what.out
            return _with(about, {"about": what.incident, "others": tuple(anchor.id for anchor in apart)})
        case _:
            return _at(about, what.anchors[0], rows, {}) if what.anchors else about


def _at(about: Remark, anchor: Anchor, rows: Sequence[AnchorRow], fields: Mapping[str, object]) -> Remark:
    """The remark about what the anchor is tied to, by the id that this has now."""
    now = next((row.found for row in rows if row.found is not None), anchor.id)
    return _with(about, {"thing": anchor.kind, "about": now, "words": anchor.words, **fields})


def _with(about: Remark, fields: Mapping[str, object]) -> Remark:
    return replace(about, **fields)  # type: ignore[arg-type]


def _everywhere(connection: Connection) -> list[Judgement]:
    """The discounts that hold in all incidents."""
    made = map(judgement, judgements.every(connection, kinds=("discount",), holding=True))
    return [one for one in made if isinstance(one.what, Discount) and one.what.incident is None]


def _named(one: Judgement) -> set[str]:
    return {fold(one.what.name), one.what.name} if isinstance(one.what, Discount) else set()


def _names(reading: Reading, claims: frozenset[str]) -> Iterable[str]:
    """What the sources of these claims go by, folded; the outlet where the report speaks itself."""
    names = {actor.id: actor.name for actor in reading.actors}
    for claim in reading.claims:
        if claim.id not in claims:
            continue
        yield from (fold(names[actor]) for actor in claim.actors if actor in names)
        if claim.source is not None:
            yield fold(claim.source.text)
        elif claim.form == "narrated":
            yield fold(reading.report.publisher or reading.report.id)
