"""What follows from a judgement that was given or undone: the incidents that it touches are drawn up anew."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection

from alleged.errors import LedgerError
from alleged.ledger.entering import HAND_READER, reading_of_entry, without_entry
from alleged.ledger.entry import EnteredReport
from alleged.ledger.holding import CORRECTING, Placing, rulings
from alleged.ledger.judged import judgement
from alleged.ledger.reconciling import mark_ruled, reconcile, remake
from alleged.ledger.rereading import keep_again
from alleged.lexicon.folding import SPELLINGS, fold
from alleged.reconcile.part import Part
from alleged.reconcile.rulings import Rulings
from alleged.records import Reading, Report
from alleged.records.ids import text_sha256
from alleged.records.judgement import Different, Discount, Entered, Judgement, Undo
from alleged.schema import from_json
from alleged.store import anchors, incidents, judgements, parts, readings, reports
from alleged.store.reports import Version
from alleged.store.search import Wanted, find_claims, find_incidents
from alleged.store.terms import words

_ALL = 1_000_000_000
_part = msgspec.json.Decoder(Part)


def before(connection: Connection) -> Rulings:
    """What people's rulings say before another judgement."""
    return rulings(connection)


def act(connection: Connection, of: Judgement, ruled: Rulings) -> tuple[str, ...]:
    """Makes good that a judgement was given, or was undone, or holds again; `ruled` is what held before. The names of the rulings
    that are overruled now."""
    about = sorted({anchor.report for anchor in of.what.anchors})
    if isinstance(of.what, Entered):
        _read_by_hand(connection, of.what)
    elif of.what.kind in CORRECTING or _is_within_a_report(of):
        remake(connection, [(v.key, from_json(body), v.report.text) for v, body in _current(connection, about)])
    else:
        _place(connection, about)
    if isinstance(of.what, Discount):
        parts.mark(connection, _spoken_by(connection, of))
    now = rulings(connection)
    mark_ruled(connection, ruled, now)
    reconcile(connection)
    return now.overruled


def _is_within_a_report(of: Judgement) -> bool:
    """Whether it parts two events of one report, which may tell them as one incident: then the report is gathered anew."""
    return isinstance(of.what, Different) and of.what.a.report == of.what.b.report


def undo(connection: Connection, id: str, *, by: str) -> Judgement:  # noqa: A002  the contract's word for it
    """Undoes a judgement. Of an undoing: what that undid holds again. The judgement at the end of such a chain.

    Raises: LedgerError where it is undone already.
    """
    judgements.undo(connection, id, by=by)
    return _follow(connection, id, holds=False)


def _follow(connection: Connection, id_: str, *, holds: bool) -> Judgement:
    made = judgement(judgements.of_ids(connection, [id_])[id_])
    if not isinstance(made.what, Undo):
        return made
    if holds:
        judgements.undo(connection, made.what.undoes, by=id_)
    else:
        judgements.redo(connection, made.what.undoes)
    return _follow(connection, made.what.undoes, holds=not holds)


def incidents_of(connection: Connection, of: Judgement) -> tuple[str, ...]:
    """The incidents in which what a judgement is about stands now, sorted."""
    rows = anchors.of_reports(connection, sorted({anchor.report for anchor in of.what.anchors}))
    mine = {row.part for row in rows if row.judgement == of.id and row.part is not None}
    keys = parts.keys_of(connection, sorted(mine))
    return tuple(sorted(set(incidents.ids_of_parts(connection, keys.values()).values())))


def is_by_hand(connection: Connection, version: int) -> bool:
    """Whether the current reading of a version was entered by hand."""
    body = readings.current(connection, [version]).get(version)
    return body is not None and from_json(body).reader == HAND_READER


def _current(connection: Connection, about: Iterable[str]) -> list[tuple[Version, bytes]]:
    keys = sorted(reports.current_versions(connection, about).values())
    versions, bodies = reports.of_versions(connection, keys), readings.current(connection, keys)
    return [(versions[key], bodies[key]) for key in keys]


def _place(connection: Connection, about: Iterable[str]) -> None:
    """Notes where the judgements of these reports stand, whose parts stay as they are."""
    placing = Placing.of(connection, about)
    for version, body in _current(connection, about):
        right = placing.corrected(from_json(body), version.report.text)
        mine = parts.bodies(connection, parts.of_report(connection, version.report_key)).values()
        placing.settle(connection, right, [_part.decode(part) for part in mine])


def _read_by_hand(connection: Connection, of: Entered) -> None:
    """Gives a report's current version the reading of the last entry that holds: of those of its very text, else of any that fits
    it."""
    for version, _ in _current(connection, [of.at.report]):
        sha256 = text_sha256(version.report.text)
        if sha256 != of.at.sha256:
            continue  # a newer version: it has a reading of its own
        rows = anchors.of_reports(connection, [of.at.report], kinds=("enter",), holding=True)
        found = judgements.of_ids(connection, (row.judgement for row in rows))
        entries = [judgement(found[row.judgement]).what for row in reversed(rows)]
        held = sorted((e for e in entries if isinstance(e, Entered)), key=lambda e: e.at.sha256 != sha256)
        fitting = (made for one in held if (made := _as_entered(version.report, one)) is not None)
        reading = next(fitting, None) or without_entry(version.report, version.language)
        keep_again(connection, [(version, reading)], HAND_READER)


def _as_entered(report: Report, of: Entered) -> Reading | None:
    """The reading that an entry makes of a report; None where the entry's words do not stand there, for another text was meant."""
    try:
        return reading_of_entry(msgspec.convert(of.document, EnteredReport), report, "the entry")
    except LedgerError:
        return None


def _spoken_by(connection: Connection, of: Judgement) -> list[int]:
    """The keys of parts in whose incidents a discounted source may speak; some in which it does not do no harm."""
    if not isinstance(of.what, Discount):
        return []
    if of.what.incident is not None:
        rows = anchors.of_reports(connection, sorted({anchor.report for anchor in of.what.within}))
        mine = {row.part for row in rows if row.judgement == of.id and row.part is not None}
        return sorted(parts.keys_of(connection, sorted(mine)).values())
    name = of.what.name
    wanted = Wanted(who=" ".join(word for word in words(name) if word not in SPELLINGS) or None)
    about = {row.report for row in find_claims(connection, wanted, limit=_ALL)}
    about |= {id_ for id_, publisher in reports.publishers(connection) if fold(publisher) == fold(name)} | {name}
    versions = reports.current_versions(connection, sorted(about)).values()
    found = reports.report_keys(connection, versions)
    keys = {key for report in found for key in parts.of_report(connection, report)}
    drawn = find_incidents(connection, wanted, limit=_ALL)
    return sorted(keys.union(*(incidents.parts_of(connection, row.id) for row in drawn)))
