"""`python -m benchmarks.ledger`: how long a ledger takes to keep a report and to answer, at a size. Not shipped.

The ledger is filled by a few made readings, altered and repeated: for size only, nothing is read.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import Connection

from alleged.records import Actor, Claim, Event, EventType, Place, Reader, Reading, Report, ReportRecord, Span, Stance
from alleged.records.ids import Numbering, text_sha256
from alleged.schema import to_json
from alleged.store import claims, incidents, readings, reports
from alleged.store.claims import Listed
from alleged.store.incidents import IncidentRow
from alleged.store.opening import Store
from alleged.store.readings import Body, names_in
from alleged.store.reports import Incoming
from alleged.store.search import Wanted, find_claims, find_incidents, find_reports

# Source: issue 4, "Figures to reach".
MOST_MILLISECONDS = 150.0  # p95 of a question
MOST_PER_REPORT = 1.5  # milliseconds to keep a report of one sentence
BATCH = 200
DAYS = 1500
SEED = 20230104
READER = Reader("0.1.0", "made", "l1", None)

_SOURCES = "ministry mayor governor colonel spokesman hospital witness agency police council envoy president nurse guard".split()
_VERBS = "shelled struck hit closed evacuated seized freed repaired searched blamed counted denied flooded reached left".split()
_THINGS = "bridge depot school hospital convoy village power station market harbour airfield court prison road clinic mill".split()
_STANCES: tuple[Stance, ...] = ("asserts", "asserts", "asserts", "denies", "disputes", "confirms")
_TYPES: tuple[EventType, ...] = ("ASSAULT", "ASSAULT", "PROTEST", "COERCE", "AID")
_TOWNS = 400
_NAMES = 3000
_FILLERS = 20_000  # a vocabulary of the size that news has


def _word(number: int, letters: str = "bdgklmnprstvz", vowels: str = "aeiou") -> str:
    """A made word for a number, the same for the same number."""
    out = ""
    while True:
        number, at = divmod(number, len(letters) * len(vowels))
        out += letters[at // len(vowels)] + vowels[at % len(vowels)]
        if not number:
            return out.capitalize()


def _zipf(chance: random.Random, most: int) -> int:
    """A number below `most`, the low ones far more often, as words and places are met in news."""
    return min(int(most ** chance.random()), most) - 1


def made(number: int) -> tuple[Report, Reading]:
    """A report of one sentence with two claims in it, one inside the other, and its reading."""
    chance = random.Random(SEED + number)
    who, inner = (
        f"the {chance.choice(_SOURCES)} {_word(_zipf(chance, _NAMES))} {_word(chance.randrange(200))}" for _ in "ab"
    )
    town = _word(_zipf(chance, _TOWNS)) + "ovo"
    filler = " ".join(_word(_zipf(chance, _FILLERS)).lower() for _ in range(8))
    content = f"forces {chance.choice(_VERBS)} a {chance.choice(_THINGS)} near {town} {filler} on Monday"
    text = f"{who} said that {inner} had told them that {content}."
    day = (date(2021, 1, 1) + timedelta(days=chance.randrange(DAYS))).isoformat()
    id_ = f"made-{number}"

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words), words)

    give = Numbering(id_)
    people = [Actor(give(name), name, "person", "UA", None, None, (span(name),)) for name in (who, inner)]
    place = Place(*_at(span(town)), town, number % _TOWNS, 48.1, 37.2, "UA", f"{town[:3]} Oblast", "town", "location")
    outer = Claim(
        give("outer"), 0.9, span(who), (), (people[0].id,), (), span("said"), (span(f"{inner} had told them that {content}"),),
        "indirect", "say", chance.choice(_STANCES), "certain", (), None, None, None, 1, None, (), (), (),
    )  # fmt: skip
    told = replace(
        outer, id=give("inner"), source=span(inner), cue=span("had told"), content=(span(content),), depth=2, parent=outer.id,
        actors=(people[1].id,),
    )  # fmt: skip
    event = Event(
        give("event"), 0.8, chance.choice(_TYPES), None, span("forces"), (), (), None, None, 0, None, told.id, "happened", False,
        "certain", (), (),
    )  # fmt: skip
    report = Report(id_, text, published=day, publisher=f"Courier {_word(number % 50)}")
    record = ReportRecord(id_, day, report.publisher, None, None, None, None, text_sha256(text), "en", ())
    return report, Reading(READER, record, (outer, told), (event,), (), (), (place,), tuple(people))


def _at(span: Span) -> tuple[int, int, str]:
    return span.start, span.end, span.text


def _incident(number: int, reading: Reading) -> IncidentRow:
    place, event = reading.places[0], reading.events[0]
    day = reading.report.published
    return IncidentRow(
        event.id, event.type, ("single source", "corroborated", "figures contested")[number % 3], day, day, place.name,
        place.geonameid, "UA", (number % 9, number % 9 + 2), (None, None), 1, day, day, reading.report.sha256.encode() * 30,
        tuple(actor.name for actor in reading.actors), (event.trigger.text,),
    )  # fmt: skip


def fill(store: Store, count: int, seconds: list[float]) -> None:
    """Adds reports until there are so many claims; the time of each batch, without making it, to `seconds`."""
    number = 0
    with store.reading() as connection:
        number = claims.count(connection) // 2
    while number * 2 < count:
        batch = [made(number + at) for at in range(BATCH)]
        start = time.perf_counter()
        with store.writing() as connection:
            _keep(connection, batch)
        seconds.append(time.perf_counter() - start)
        rows = [_incident(number + at, reading) for at, (_, reading) in enumerate(batch) if at % 2]
        with store.writing() as connection:
            incidents.put(connection, [(row, ()) for row in rows])
        number += BATCH
        if number % 10_000 < BATCH:
            print(f"  {number * 2:,} claims, {1000 * median(seconds[-20:]) / BATCH:.2f} ms a report", flush=True)


def _keep(connection: Connection, batch: Sequence[tuple[Report, Reading]]) -> None:
    """Reports, readings and claims as they are kept; nothing is reconciled, for one report here is like another (`growth`
    measures that, on real ones)."""
    kept = reports.put(connection, [Incoming(report, "en", None) for report, _ in batch])
    new = [(k, reading) for k, (_, reading) in zip(kept, batch, strict=True) if k is not None]
    readings.put(connection, READER, [Body(k.version, to_json(reading), names_in(reading)) for k, reading in new])
    claims.put(connection, [Listed(k.report, k.slot, reading) for k, reading in new])


def questions() -> Iterator[tuple[str, Callable[[random.Random], Wanted]]]:
    """Kinds of questions, each with how to make one: common and rare words, one filter and many."""

    def name(chance: random.Random) -> str:
        return _word(_zipf(chance, _NAMES))

    def day(chance: random.Random) -> str:
        return (date(2021, 1, 1) + timedelta(days=chance.randrange(DAYS))).isoformat()

    yield "all", lambda _: Wanted()
    yield "who", lambda chance: Wanted(who=f"{chance.choice(_SOURCES)} {name(chance)}")
    yield "about, common", lambda chance: Wanted(about=f"forces {chance.choice(_THINGS)}")
    yield "about, rare", lambda chance: Wanted(about=_word(chance.randrange(_FILLERS)))
    yield "place", lambda chance: Wanted(place=_word(_zipf(chance, _TOWNS)) + "ovo")
    yield "stance", lambda chance: Wanted(stances=(chance.choice(_STANCES),))
    yield "type and days", lambda chance: Wanted(types=("PROTEST",), until=day(chance))
    yield "a day", lambda chance: (lambda when: Wanted(since=when, until=when))(day(chance))
    yield (
        "many together",
        lambda chance: Wanted(
            who=chance.choice(_SOURCES),
            about=chance.choice(_THINGS),
            place=_word(_zipf(chance, _TOWNS)) + "ovo",
            stances=("denies", "disputes"),
            since=day(chance),
        ),
    )
    yield "words", lambda chance: Wanted(words=f"{chance.choice(_VERBS)} {chance.choice(_THINGS)}")
    yield "a beginning", lambda chance: Wanted(words=f"{name(chance)[:4]}*")
    yield "side by side", lambda chance: Wanted(words=f'"{chance.choice(_VERBS)} a {chance.choice(_THINGS)}"')


def measure(store: Store, repeats: int, limit: int) -> dict[str, list[float]]:
    """Milliseconds of each question, by what is asked of."""
    chance = random.Random(SEED)
    taken: dict[str, list[float]] = {}
    asking = {"claims": find_claims, "reports": find_reports, "incidents": find_incidents}
    for kind, make in questions():
        for of, find in asking.items():
            for _ in range(repeats):
                wanted = make(chance)
                start = time.perf_counter()
                with store.reading() as connection:
                    find(connection, wanted, limit=limit)
                taken.setdefault(f"{of}: {kind}", []).append(1000 * (time.perf_counter() - start))
    return taken


def percentile(values: Sequence[float], part: float) -> float:
    """The value that this part of all is not above."""
    return sorted(values)[min(int(part * len(values)), len(values) - 1)]


def main(arguments: Sequence[str]) -> int:
    """0, or 1 with --check where a target is not kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ledger", description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument(
        "--ledger", type=Path, metavar="FILE", help="fill this one, or go on filling it, and leave it there"
    )
    parser.add_argument("--repeats", type=int, default=40, help="how many questions of each kind")
    parser.add_argument("--limit", type=int, default=50, help="how many rows are asked for")
    parser.add_argument("--check", action="store_true", help="exit status 1 where a target is not kept")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all values there too")
    given = parser.parse_args(arguments)
    seconds: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        path = given.ledger or Path(folder) / "ledger.db"
        with Store.open(f"sqlite:///{path}") as store:
            fill(store, given.claims, seconds)
            size = path.stat().st_size / 1e6
            taken = measure(store, given.repeats, given.limit)
    holds = True
    if seconds:
        cost = 1000 * sum(seconds) / len(seconds) / BATCH
        holds = cost <= MOST_PER_REPORT
        print(f"keeping a report of two claims: {cost:.2f} ms (at most {MOST_PER_REPORT}); file {size:,.0f} MB")
    for name, values in taken.items():
        worst = percentile(values, 0.95)
        holds = holds and worst <= MOST_MILLISECONDS
        mark = "ok" if worst <= MOST_MILLISECONDS else "ABOVE"
        print(f"{name:<28} median {median(values):7.1f}  p95 {worst:7.1f} ms  at most {MOST_MILLISECONDS:g}: {mark}")
    if given.json:
        given.json.write_text(json.dumps({"keep_seconds": seconds, **taken}, indent=1) + "\n", encoding="utf-8")
    return int(given.check and not holds)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
