"""Reports made by number, and a reader of them that needs no model: quick, and the same in every run."""

import os
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

from alleged.ledger.intake import Reads, Told
from alleged.ledger.ledger import Ledger
from alleged.records import Actor, Event, Place, Problem, Reader, Reading, Report, ReportRecord, Span
from alleged.records.ids import Numbering, text_sha256
from alleged.store.opening import Store
from tests.making import claim

READER = Reader("0.1.0", "made", "l1", None)
_SENTENCE = re.compile(r"(?P<source>[A-Z][\w ]+?) (?P<cue>said|denied) that (?P<content>[^.]+)\.")
TOWNS = ("Salve", "Dova", "Orim", "Port Kesh")
VOICES = ("The harbour master", "Colonel Marr", "The ministry", "A nurse")


def report(number: int) -> Report:
    """The report of this number."""
    town, voice = TOWNS[number % 4], VOICES[number // 4 % 4]
    cue = "denied" if number % 3 == 0 else "said"
    text = f"{voice} {cue} that {number} bridges were closed in {town}. Colonel Marr said that shells hit the depots."
    day = f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return Report(f"r{number}", text, published=day, publisher=f"Courier {number % 5}", title=f"Bridges in {town}")


def reports(count: int) -> Iterator[Report]:
    """So many reports; each twentieth comes in a second version and each tenth a second time."""
    for number in range(count):
        made = report(number)
        yield made
        if number % 20 == 0:
            yield replace(made, text=made.text + " The ministry said that an inquiry was open.")
        if number % 10 == 0:
            yield made


def read(report: Report, reader: Reader = READER) -> Reading:
    """A claim for each sentence of the form "X said that Y", with an actor; bridges are events, towns places."""
    text = report.text
    record = ReportRecord(
        report.id, report.published, report.publisher, report.author, report.title, report.url, report.retrieved,
        text_sha256(text), "fr" if text.startswith("Le ") else "en", (),
    )  # fmt: skip
    if text.startswith("Le "):
        return Reading(reader, record, problems=(*report.problems, Problem("not_english", "the text is in 'fr'")))
    number = Numbering(report.id)
    claims, actors, events, places = [], {}, [], []
    for town in TOWNS:
        places += [
            Place(*match.span(), town, town, len(town), 1.0, 2.0, "XK", "Kesh Oblast", "town", "location")
            for match in re.finditer(town, text)
        ]
    for match in _SENTENCE.finditer(text):
        source, cue, content = (Span(*match.span(name), match[name]) for name in ("source", "cue", "content"))
        who = number(source.text)
        actors[source.text] = Actor(who, f"{source.text} of Salve", "person", None, None, None, (source,))
        fields = {"actors": (who,), "stance": "denies" if cue.text == "denied" else "asserts"}
        plain = claim(text, source.text, cue.text, content.text, **fields)
        made = replace(
            plain, id=number(source.text, cue.text, content.text), source=source, cue=cue, content=(content,)
        )
        claims.append(made)
        if "bridges" in content.text:
            events.append(
                Event(
                    id=number("event", content.text), confidence=0.9, type="COERCE", mode=None, trigger=content, actor=(),
                    recipient=(), means=None, target=None, place=0 if places else None, when=None, claim=made.id,
                    status="happened", repeated=False, certainty="certain", hedges=(), tolls=(),
                )
            )  # fmt: skip
    return Reading(
        reader, record, claims=tuple(claims), events=tuple(events), places=tuple(places), actors=tuple(actors.values()),
        problems=report.problems,
    )  # fmt: skip


def ledger(store: Store, reader: Reader = READER, seconds: float = 0) -> Ledger:
    """A ledger that reads by `read`, each report taking so long."""

    def slowly(report: Report) -> Reading:
        if seconds:
            time.sleep(seconds)
        return read(report, reader)

    return Ledger(store, lambda: Reads(reader, slowly))


def main() -> None:
    """What the tests kill: `python -m tests.ledger.made ADDRESS COUNT` adds so many reports, a dot on standard output for each."""
    address, count = sys.argv[1:]
    with Store.open(address) as store:
        ledger(store, seconds=0.0005).add(reports(int(count)), told=Told(done=lambda: os.write(1, b".")))


if __name__ == "__main__":
    main()
