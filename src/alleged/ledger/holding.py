"""What people's judgements say where reports are reconciled: where each stands now, and what holds of all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from alleged.ledger.anchors import find
from alleged.ledger.correcting import corrected
from alleged.ledger.judged import judgement
from alleged.lexicon.folding import fold
from alleged.reconcile.part import Part
from alleged.reconcile.rulings import Ruling, Rulings, settle
from alleged.records import Reading
from alleged.records.judgement import Correction, Discount, Judgement, Split
from alleged.store import anchors, judgements
from alleged.store.anchors import AnchorRow

RULING = ("same", "different", "merge", "split")
CORRECTING = ("right", "wrong")


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


@dataclass(slots=True)
class Placing:
    """The judgements tied to some reports: where they stand in new readings of them."""

    rows: list[AnchorRow]
    made: dict[str, Judgement]

    @staticmethod
    def of(connection: Connection, reports: Iterable[str]) -> "Placing":
        """Those of these reports, by id, the undone ones too: they may hold again."""
        rows = anchors.of_reports(connection, reports)
        found = judgements.of_ids(connection, (row.judgement for row in rows)) if rows else {}
        return Placing(rows, {id_: judgement(row) for id_, row in found.items()})

    def corrected(self, reading: Reading) -> Reading:
        """The reading as people corrected it; what is found in it is noted."""
        given: list[tuple[str, Correction]] = []
        for at, row in enumerate(self.rows):
            if row.report != reading.report.id:
                continue
            made = self.made[row.judgement]
            thing = find(made.what.anchors[row.number], reading)
            self.rows[at] = replace(row, found=None if thing is None else thing.id, part=None)
            if thing is not None and isinstance(made.what, Correction) and made.undone_by is None:
                given.append((thing.id, made.what))
        return corrected(reading, given)

    def settle(self, connection: Connection, reading: Reading, parts: Sequence[Part]) -> None:
        """Keeps where the judgements of a reading stand; `reading` as corrected, `parts` what was made of it."""
        within = places_in(reading, parts)
        mine = [replace(row, part=within.get(row.found or "")) for row in self.rows if row.report == reading.report.id]
        anchors.place(connection, mine)


def corrections(connection: Connection, readings: Iterable[Reading]) -> dict[str, Reading]:
    """Readings as people corrected them, by report id; where their judgements stand is known already."""
    every = {reading.report.id: reading for reading in readings}
    rows = anchors.of_reports(connection, every, kinds=CORRECTING, holding=True)
    made = judgements.of_ids(connection, (row.judgement for row in rows)) if rows else {}
    given: dict[str, list[tuple[str, Correction]]] = {}
    for row in rows:
        what = judgement(made[row.judgement]).what
        if row.found is not None and isinstance(what, Correction):
            given.setdefault(row.report, []).append((row.found, what))
    return {id_: corrected(reading, given.get(id_, ())) for id_, reading in every.items()}


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
