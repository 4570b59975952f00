"""A random audit sample by stratum: a sheet for a person to fill in, from incidents or from claims.

The draw depends on the seed and the units' ids alone: not on their order, on a clock or on the machine. A larger sample with the
same seed holds the smaller one.
"""

import hashlib
import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from alleged.export.cells import Row
from alleged.export.cited import GAP, WHOLE, Cited, Register, Showing, outlet
from alleged.export.facts import bounds, days
from alleged.records import Incident
from alleged.records.dossier import Dossier

COLUMNS = (
    "unit", "stratum", "population", "sampled", "field", "value", "words", "report", "outlet", "published", "url",
    "right?", "remark",
)  # fmt: skip
"""The sheet's columns: `right?` and `remark` are for the auditor. `population` and `sampled` count the units of the stratum."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to the auditor: is this value of this field right by these words?"""

    field: str
    value: str
    words: str
    cited: Cited | None


@dataclass(frozen=True, slots=True)
class Unit:
    """What is drawn: an incident or a claim, its stratum, and the questions about it."""

    id: str
    stratum: str
    asked: tuple[Asked, ...]


def incident_units(dossiers: Iterable[Dossier], showing: Showing = WHOLE) -> Iterator[Unit]:
    """The incidents as units; the stratum is headline and type."""
    for dossier in dossiers:
        incident, found = dossier.incident, Register.of(dossier, showing)
        yield Unit(incident.id, f"{incident.headline} / {incident.type}", tuple(_of_incident(incident, found)))


def claim_units(dossiers: Iterable[Dossier], showing: Showing = WHOLE) -> Iterator[Unit]:
    """The claims of the incidents as units, each once; the stratum is the stance."""
    seen: set[str] = set()
    for dossier in dossiers:
        for cited in Register.of(dossier, showing).claims.values():
            if cited.claim.id not in seen:
                seen.add(cited.claim.id)
                yield Unit(cited.claim.id, cited.claim.stance, tuple(_of_claim(cited)))


def sheet(units: Iterable[Unit], *, per_stratum: int, seed: int) -> Iterator[Row]:
    """The rows of the sheet: of each stratum `per_stratum` units, drawn with `seed`, or all where it has fewer.

    Holds what is drawn, not what passes by.
    """
    drawn: dict[str, list[tuple[int, str, int, Unit]]] = {}
    population: dict[str, int] = {}
    for number, unit in enumerate(units):
        population[unit.stratum] = population.get(unit.stratum, 0) + 1
        # A heap gives its smallest first: so the numbers are negated, and what goes out is the highest draw.
        entry = (-_draw(seed, unit.id), unit.id, number, unit)
        mine = drawn.setdefault(unit.stratum, [])
        if len(mine) < per_stratum:
            heapq.heappush(mine, entry)
        elif mine and entry[:2] > mine[0][:2]:
            heapq.heapreplace(mine, entry)
    for stratum in sorted(drawn):
        for _, _, _, unit in sorted(drawn[stratum], key=lambda e: (-e[0], e[1])):
            yield from _rows(unit, population[stratum], len(drawn[stratum]))


def _draw(seed: int, unit: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{seed}\x1f{unit}".encode()).digest()[:8], "big")


def _rows(unit: Unit, population: int, sampled: int) -> Iterator[Row]:
    for asked in unit.asked:
        report = asked.cited.report if asked.cited is not None else None
        yield {
            "unit": unit.id,
            "stratum": unit.stratum,
            "population": population,
            "sampled": sampled,
            "field": asked.field,
            "value": asked.value,
            "words": asked.words,
            "report": report.id if report else None,
            "outlet": outlet(report) if report else None,
            "published": report.published if report else None,
            "url": report.url if report else None,
            "right?": None,
            "remark": None,
        }


def _of_incident(incident: Incident, found: Register) -> Iterator[Asked]:
    def asked(field: str, value: str, claims: Iterable[str]) -> Asked:
        cited = found.lead(claims)
        words = GAP.join(f"{c.who}: {c.content}" for c in cited[:3])
        return Asked(field, value, words, cited[0] if cited else None)

    status = incident.status
    happened = status.happened.claims
    yield asked("type", incident.type, happened)
    if incident.place is not None:
        yield asked("place", ", ".join(p for p in (incident.place.name, incident.place.country) if p), happened)
    if incident.when is not None:
        yield asked("when", days(incident.when), happened)
    yield asked("headline", incident.headline, happened)
    for toll in incident.tolls:
        who = toll.by.name if toll.by else "the report"
        yield asked("toll", f"{toll.kind} {bounds(toll.low, toll.high)}, {toll.scope}, by {who}", toll.claims)
    for p in incident.positions:
        who = p.actor.name if p.actor else "the report"
        blames = f", blames {p.blames.name}" if p.blames else ""
        yield asked("position", f"{who} {p.stance} ({p.about}){blames}", p.claims)


def _of_claim(cited: Cited) -> Iterator[Asked]:
    claim = cited.claim
    said: tuple[tuple[str, str, Callable[[], bool]], ...] = (
        ("source", cited.who, lambda: claim.form != "narrated"),
        ("cue", cited.cue, lambda: claim.cue is not None),
        ("content", cited.content, lambda: bool(claim.content)),
        ("stance", claim.stance, lambda: True),
        ("act", claim.act, lambda: claim.form != "narrated"),
        ("certainty", claim.certainty, lambda: claim.certainty != "unknown"),
    )
    for field, value, there in said:
        if there():
            yield Asked(field, value, f"{cited.who} | {cited.cue} | {cited.content}", cited)
