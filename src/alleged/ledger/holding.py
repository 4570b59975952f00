"""What people's judgements say where reports are reconciled: where each stands now, and what holds of all of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from sqlalchemy import Connection

from alleged.ledger.anchors import Thing, find, things
from alleged.ledger.correcting import corrected
from alleged.ledger.judged import judgement
from alleged.ledger.spans import SPANS, moved
from alleged.lexicon.folding import fold
from alleged.reconcile.gathering import gathered
from alleged.reconcile.part import Part
from alleged.reconcile.rulings import Pair, Ruling, Rulings, settle
from alleged.reconcile.voices import voices
from alleged.records import Reading
from alleged.records.judgement import Correction, Different, Discount, Judgement, Split
from alleged.store import anchors, judgements, reports
from alleged.store.anchors import AnchorRow

RULING = ("same", "different", "merge", "split")
CORRECTING = ("right", "wrong")
_TOLD = (*CORRECTING, "note")
"""Kinds that bear on the incident in whose midst a thing is told, be it an event of it or not."""


@dataclass(frozen=True, slots=True)
class Discounts:
    """Folded names of sources that count for nothing: everywhere, and in the incidents of a part (id)."""

    everywhere: frozenset[str] = frozenset()
    within: tuple[tuple[str, frozenset[str]], ...] = ()

    def of(self, group: Iterable[Part]) -> frozenset[str]:
        """Those that hold for an incident of these parts."""
        if not self.within:
            return self.everywhere
        ids = {part.id for part in group}
        return self.everywhere.union(name for name, parts in self.within if parts & ids)


def discounts(connection: Connection) -> Discounts:
    """All that hold."""
    rows = judgements.every(connection, kinds=("discount",), holding=True)
    if not rows:
        return Discounts()
    parts: dict[str, set[str]] = {}
    for row in anchors.every(connection, kinds=("discount",), holding=True):
        if row.part is not None:
            parts.setdefault(row.judgement, set()).add(row.part)
    everywhere: set[str] = set()
    within: list[tuple[str, frozenset[str]]] = []
    for made in map(judgement, rows):
        if isinstance(made.what, Discount):
            if made.what.incident is None:
                everywhere |= _names(made.what)
            else:
                within += [(name, frozenset(parts.get(made.id, ()))) for name in sorted(_names(made.what))]
    return Discounts(frozenset(everywhere), tuple(within))


def rulings(connection: Connection) -> Rulings:
    """What holds of all that people said of pairs of events, of merging and of splitting."""
    rows = anchors.every(connection, kinds=RULING, holding=True)
    if not rows:
        return Rulings()
    parts: dict[str, dict[int, str]] = {}
    for row in rows:
        mine = parts.setdefault(row.judgement, {})
        if row.part is not None:
            mine[row.number] = row.part
    split = [row.judgement for row in rows if row.kind == "split"]
    made = map(judgement, judgements.of_ids(connection, split).values())
    going = {one.id: len(one.what.out) for one in made if isinstance(one.what, Split)}
    kinds = {row.judgement: row.kind for row in rows}
    return settle([_ruling(id_, kinds[id_], mine, going.get(id_, 0)) for id_, mine in parts.items()])


def _ruling(id_: str, kind: str, parts: Mapping[int, str], going: int) -> Ruling:
    """The pairs that a judgement comes to, by the numbers of its anchors that have a place."""
    every = [parts[number] for number in sorted(parts)]
    if kind == "different":
        return Ruling(id_, apart=((every[0], every[1]),) if len(every) > 1 else ())
    if kind == "split":
        out = [parts[number] for number in sorted(parts) if number < going]
        stay = [parts[number] for number in sorted(parts) if number >= going]
        return Ruling(id_, _chained(out), tuple((one, other) for one in out for other in stay))
    return Ruling(id_, _chained(every))


def _chained(parts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((parts[0], other) for other in parts[1:])


Given = Sequence[tuple[str, Correction]]
"""Corrections, each with the id of what it is about now, in the order in which they were given."""


@dataclass(slots=True)
class Placing:
    """The judgements tied to some reports: where they stand in new readings of them. By report id, `given` are the corrections that
    have a place in a reading, and `apart` the pairs of its events that a person keeps apart."""

    rows: list[AnchorRow]
    made: dict[str, Judgement]
    given: dict[str, Given] = field(default_factory=dict)
    apart: dict[str, list[Pair]] = field(default_factory=dict)
    _read: dict[str, Reading] = field(default_factory=dict)

    @staticmethod
    def of(connection: Connection, reports: Iterable[str]) -> "Placing":
        """Those of these reports, by id, the undone ones too: they may hold again."""
        rows = anchors.of_reports(connection, reports)
        found = judgements.of_ids(connection, (row.judgement for row in rows)) if rows else {}
        return Placing(rows, {id_: judgement(row) for id_, row in found.items()})

    def corrected(self, reading: Reading, text: str) -> Reading:
        """The reading as people corrected it; what is found in it is noted."""
        given: list[tuple[str, Correction]] = []
        for at, row in enumerate(self.rows):
            if row.report != reading.report.id:
                continue
            made = self.made[row.judgement]
            thing, what = find(made.what.anchors[row.number], reading), made.what
            if thing is not None and isinstance(what, Correction):
                fitted = _fitted(what, thing, reading, lambda: text)
                thing = thing if fitted is not None else None
                if thing is not None and fitted is not None and made.undone_by is None:
                    given.append((thing.id, fitted))
            self.rows[at] = replace(row, found=None if thing is None else thing.id, part=None)
        self.given[reading.report.id] = given
        self._read[reading.report.id] = reading
        mine = [row for row in self.rows if row.report == reading.report.id]
        self.apart[reading.report.id] = _apart(mine, self.made)
        return corrected(reading, given, self.apart[reading.report.id])

    def settle(self, connection: Connection, reading: Reading, parts: Sequence[Part]) -> None:
        """Keeps where the judgements of a reading stand; `reading` as corrected, `parts` what was made of it.

        What is in no part, for it has no event or does not count, is noted where it is told; it takes no part in rulings.
        """
        mine = [row for row in self.rows if row.report == reading.report.id]
        within = places_in(reading, parts)
        placed = [replace(row, part=within.get(row.found or "")) for row in mine]
        if any(row.part is None and row.found is not None and row.kind in _TOLD for row in placed):
            apart = self.apart[reading.report.id]
            about = _told_in(within, apart, reading, self._read[reading.report.id])
            placed = [
                row if row.part is not None or row.kind not in _TOLD else replace(row, part=about.get(row.found or ""))
                for row in placed
            ]
        anchors.place(connection, placed)

    @property
    def corrects(self) -> frozenset[str]:
        """The reports of which people corrected something, or did and took it back."""
        return frozenset(row.report for row in self.rows if row.kind in CORRECTING)


def corrections(connection: Connection, readings: Iterable[Reading]) -> dict[str, Reading]:
    """Current readings as people corrected them, by report id; where their judgements stand is known already."""
    every = {reading.report.id: reading for reading in readings}
    rows = anchors.of_reports(connection, every, kinds=(*CORRECTING, "different"), holding=True)
    if not rows:
        return every
    held = judgements.of_ids(connection, (row.judgement for row in rows))
    made = {id_: judgement(row) for id_, row in held.items()}
    given: dict[str, list[tuple[str, Correction]]] = {}
    mine: dict[str, list[AnchorRow]] = {}
    for row in rows:
        mine.setdefault(row.report, []).append(row)
        what, reading = made[row.judgement].what, every[row.report]
        thing = next((thing for thing in things(reading) if thing.id == row.found), None)
        if thing is None or not isinstance(what, Correction):
            continue
        fitted = _fitted(what, thing, reading, partial(_text, connection, row.report))
        if fitted is not None:
            given.setdefault(row.report, []).append((thing.id, fitted))
    return {
        id_: corrected(reading, given.get(id_, ()), _apart(mine.get(id_, ()), made)) for id_, reading in every.items()
    }


def _apart(rows: Iterable[AnchorRow], made: Mapping[str, Judgement]) -> list[Pair]:
    """The pairs of one report's events that a person keeps apart; `rows` are that report's."""
    found: dict[str, list[str]] = {}
    for row in rows:
        one = made[row.judgement]
        if isinstance(one.what, Different) and one.undone_by is None and row.found is not None:
            found.setdefault(row.judgement, []).append(row.found)
    return sorted({(min(pair), max(pair)) for pair in found.values() if len(set(pair)) == 2})


def _fitted(what: Correction, thing: Thing, reading: Reading, text: Callable[[], str]) -> Correction | None:
    """A correction as it fits this version of the report: words that a person gave, where they stand in it. None where they do
    not."""
    if what.field not in SPANS or not what.value or what.at.sha256 == reading.report.sha256:
        return what
    by = min((piece.start for piece in thing.pieces), default=what.at.start) - what.at.start
    value = moved(what.value, text(), by)
    return None if value is None else replace(what, value=value)


def _text(connection: Connection, report: str) -> str:
    """The text of a report's current version."""
    return next(iter(reports.texts(connection, reports.current_versions(connection, [report]).values()).values()))


def _told_in(within: Mapping[str, str], apart: Sequence[Pair], *readings: Reading) -> dict[str, str]:
    """The part in which each event, claim and toll is told that is in none itself: `within` are those that are. The first of the
    readings that tells it settles it."""
    out: dict[str, str] = {}
    for reading in readings:
        for group in gathered(reading, voices(reading), apart):
            part = next((within[h.event.id] for h in group.events if h.event.id in within), None)
            if part is None:
                continue
            events = [name for h in group.events for name in (h.event.id, h.claim.id)]
            tolls = [name for toll in group.tolls for name in (toll.id, toll.claim)]
            for name in (*events, *tolls, *group.also):
                out.setdefault(name, part)
    return out


def places_in(reading: Reading, parts: Sequence[Part]) -> dict[str, str]:
    """The part that each event, claim and toll of a reading stands in; a claim or toll of several events in the first."""
    out = {event: part.id for part in parts for event in part.events}
    for event in reading.events:
        if event.id in out:
            out.setdefault(event.claim, out[event.id])
    for toll in reading.tolls:
        part = out.get(toll.event or "") or out.get(toll.claim)
        if part is not None:
            out[toll.id] = part
    return out


def _names(of: Discount) -> set[str]:
    return {fold(of.name), of.name}
