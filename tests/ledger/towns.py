"""Reports of strikes on made-up towns, and a reader of them that needs no model."""

import re
from dataclasses import replace

from alleged.ledger.intake import Reads
from alleged.ledger.ledger import Ledger
from alleged.reconcile.report import incidents
from alleged.records import (
    Actor,
    Bounds,
    Event,
    Incident,
    Place,
    Reader,
    Reading,
    Report,
    ReportRecord,
    Span,
    Toll,
    When,
)
from alleged.records.ids import Numbering, text_sha256
from alleged.schema import incident_from_json
from alleged.store import incidents as incident_rows
from alleged.store.opening import Store
from alleged.store.search import Wanted, find_incidents
from tests.making import claim

READER = Reader("0.1.0", "told", "l1", None)
TOWNS = {"Salve": (10.0, 20.0), "Orim": (40.0, 60.0), "Dova": (10.02, 20.02)}
_SENTENCE = re.compile(
    r"(?P<source>The \w+(?: \w+)?|\w+ \w+) (?P<cue>said|denied) that (?P<content>(?P<low>\d+) (?P<who>people|soldiers) were "
    r"(?P<kind>killed|injured) when (?P<trigger>shells hit|rockets hit) (?P<town>\w+) on (?P<day>\d+) May)\."
)


def report(name: str, *sentences: str, day: int = 5, publisher: str | None = None) -> Report:
    """A report of these sentences."""
    return Report(name, " ".join(sentences), published=f"2031-05-{day:02}", publisher=publisher or f"Courier {name}")


def said(source: str, killed: int, town: str = "Salve", day: int = 4, kind: str = "killed") -> str:
    """A sentence that the reader below can read."""
    return f"{source} said that {killed} people were {kind} when shells hit {town} on {day} May."


def read(given: Report, *, salt: str = "", reader: Reader = READER) -> Reading:
    """A claim with an event and a toll for each sentence; `salt` makes other ids of them, as a changed reader does."""
    text = given.text
    number = Numbering(given.id)
    claims, events, tolls, places = [], [], [], []
    actors: dict[str, Actor] = {}
    for match in _SENTENCE.finditer(text):

        def span(name: str, match: re.Match[str] = match) -> Span:
            return Span(*match.span(name), match[name])

        source, content = span("source"), span("content")
        who = number(salt, "actor", source.text) if source.text not in actors else actors[source.text].id
        actors[source.text] = Actor(who, source.text.removeprefix("The "), "organization", None, None, None, (source,))
        made = replace(
            claim(text, None, None, content.text, actors=(who,)),
            id=number(salt, "claim", source.text, content.text),
            source=source,
            cue=span("cue"),
            content=(content,),
            stance="denies" if match["cue"] == "denied" else "asserts",
        )
        north, east = TOWNS[match["town"]]
        at = span("town")
        places.append(
            Place(at.start, at.end, at.text, at.text, 100 + len(at.text), north, east, "XK", None, "town", "location")
        )
        event, toll = number(salt, "event", made.id), number(salt, "toll", made.id)
        day = int(match["day"])
        when = When(f"2031-05-{day:02}", f"2031-05-{day + 1:02}", "day")
        low = int(match["low"])
        figure = span("low")
        claims.append(made)
        events.append(
            Event(
                id=event, confidence=0.9, type="ASSAULT", mode=None, trigger=span("trigger"), actor=(), recipient=(), means=None,
                target=None, place=len(places) - 1, when=when, claim=made.id, status="happened", repeated=False,
                certainty="certain", hedges=(), tolls=(toll,),
            )
        )  # fmt: skip
        tolls.append(
            Toll(
                figure.start, figure.end, figure.text, id=toll, confidence=0.9, claim=made.id, event=event,
                kind="killed" if match["kind"] == "killed" else "injured", low=low, high=low, approximate=False,
                counts_as=Bounds(low, low), rule=None, victims=None, victim_class="unknown", victim_side=None, groups=(),
                scope="incident", part_of=None,
            )
        )  # fmt: skip
    record = ReportRecord(
        given.id, given.published, given.publisher, None, None, None, None, text_sha256(text), "en", ()
    )
    made_reading = Reading(
        reader, record, claims=tuple(claims), events=tuple(events), tolls=tuple(tolls), places=tuple(places),
        actors=tuple(actors.values()),
    )  # fmt: skip
    return replace(made_reading, incidents=incidents(made_reading))


def ledger(store: Store, *, salt: str = "", reader: Reader = READER) -> Ledger:
    """A ledger that reads by `read`."""
    return Ledger(store, lambda: Reads(reader, lambda given: read(given, salt=salt, reader=reader)))


def drawn(store: Store) -> list[Incident]:
    """All incidents, by their ids."""
    with store.reading() as connection:
        rows = find_incidents(connection, Wanted(), limit=1000)
        found = [incident_from_json(row.body) for row in rows]
        assert incident_rows.count(connection) == len(found)
    return sorted(found, key=lambda one: one.id)


def holding(store: Store, report_id: str) -> Incident:
    """The one incident that a report stands in."""
    (found,) = [one for one in drawn(store) if report_id in one.reports]
    return found


def event(given: Report, at: int = 0, **how: str) -> str:
    """The id of a report's event."""
    return read(given, **how).events[at].id
