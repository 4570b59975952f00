"""A dossier made by hand: a depot hit, two reports, two sides, a figure that takes another's place, a copied sentence."""

from dataclasses import replace
from typing import Any

from alleged.records import Actor, ActorRef, Bounds, Event, IncidentPlace, Party, Reading, ReportRecord, Toll, When
from alleged.records.dossier import CopiedPassage, Dossier, LikelySame
from alleged.records.ids import text_sha256
from alleged.records.incident import (
    Aspect,
    ByClass,
    Incident,
    IncidentToll,
    LatestFigure,
    Origin,
    Position,
    Range,
    Revision,
    SideFigure,
    Status,
)
from tests.making import READER, claim, span

FIRST = (
    "Shells hit a grain depot in Port Salve on Monday and killed at least eleven people, the council said. “They came at dawn,” "
    "Lena Hask said. The northern brigade denied that it had fired."
)
SECOND = (
    "The toll has risen to fourteen, the council said on Tuesday. Shells hit a grain depot in Port Salve on Monday."
)
COUNCIL, HASK, BRIGADE = (ActorRef(n, n) for n in ("the council", "Lena Hask", "The northern brigade"))
SECRET = "came at dawn"
"""Words that a data set without text must not hold."""


def dossier(**more: Any) -> Dossier:
    """The dossier; `more` are fields of its incident."""
    return Dossier(
        replace(incident(), **more),
        readings(),
        {"r1": FIRST, "r2": SECOND},
        passages=(CopiedPassage("r1", 0, 46, "r2", 61, 107, 10),),
        likely=(LikelySame("c1", "c4", "the same figure"),),
    )


def readings() -> tuple[Reading, Reading]:
    """Both reports' readings."""
    told = "Shells hit a grain depot in Port Salve on Monday and killed at least eleven people"
    first = Reading(
        READER,
        report("r1", FIRST, "2031-05-12", "Wire Q", "=Depot hit"),
        claims=(
            claim(FIRST, "the council", "said", told, id="c1", actors=("the council",)),
            claim(FIRST, "Lena Hask", "said", "“They came at dawn,”", id="c2", actors=("Lena Hask",), form="direct"),
            claim(FIRST, "The northern brigade", "denied", "that it had fired", id="c3", act="deny", stance="denies",
                  actors=("The northern brigade",)),
        ),
        events=(event(),),
        tolls=(toll(FIRST, "at least eleven", "t1", "c1", 11, None),),
        actors=(actor("the council", "government"), actor("Lena Hask", "person"), actor("The northern brigade", "military"),
                actor("Port Salve's people", "people")),
    )  # fmt: skip
    second = Reading(
        READER,
        report("r2", SECOND, "2031-05-13", "Daily B", None),
        claims=(
            claim(SECOND, "the council", "said", "The toll has risen to fourteen", id="c4", actors=("the council",)),
        ),
        tolls=(toll(SECOND, "fourteen", "t2", "c4", 14, 14),),
        actors=(actor("the council", "government"),),
    )
    return first, second


def incident() -> Incident:
    """The incident that both reports tell of."""
    nothing = Aspect("none", "none", None, False, False, (), None)
    killed = Range(14, 14, False, Bounds(11, 14), LatestFigure(14, 14, COUNCIL, "c4"), (SideFigure("Avaland", 14, 14),),
                   ByClass(Bounds(9, 9), None, Bounds(5, 5)))  # fmt: skip
    return Incident(
        id="e1",
        type="ASSAULT",
        place=IncidentPlace("Port Salve", None, -12.5, 45.25, None, "Coast", "town"),
        when=When("2031-05-12", "2031-05-13", "day"),
        means="Shells",
        target="a grain depot",
        headline="responsibility contested",
        status=Status(
            happened=Aspect("single source", "none", None, False, False, ("c1", "c2"), "said by the council"),
            responsible=Aspect("single source", "denied", None, False, False, ("c2", "c3"), "against it the brigade"),
            killed=Aspect("single source", "none", None, False, False, ("c1", "c4"), None),
            injured=nothing,
        ),
        killed=killed,
        injured=None,
        missing=None,
        captured=None,
        displaced=None,
        reports=("r1", "r2"),
        copies=(("r1", "r2"),),
        origins=(
            Origin(COUNCIL, "Avaland", ("c1", "c4"), ("r2",)),
            Origin(HASK, None, ("c2",), ()),
            Origin(BRIGADE, "Borland", ("c3",), ()),
        ),
        sources=3,
        positions=(
            Position(COUNCIL, "Avaland", "asserts", "say", "happened", None, ("c1",)),
            Position(HASK, None, "asserts", "accuse", "responsible", BRIGADE, ("c2",)),
            Position(BRIGADE, "Borland", "denies", "deny", "responsible", None, ("c3",)),
            Position(COUNCIL, "Avaland", "asserts", "say", "killed", None, ("c1", "c4")),
        ),
        tolls=(figure("t1", 11, None, "2031-05-12", "c1", None), figure("t2", 14, 14, "2031-05-13", "c4", "t1")),
        revisions=(Revision("2031-05-13", "killed: at least eleven to fourteen", "r2"),),
    )


def report(name: str, text: str, published: str, publisher: str, title: str | None) -> ReportRecord:
    """A report's record."""
    return ReportRecord(
        name, published, publisher, None, title, f"https://example.org/{name}?a=1|2", None, text_sha256(text), "en", ()
    )


def actor(name: str, kind: Any) -> Actor:
    """An actor whose id is its name."""
    return Actor(name, name, kind, None, None, None, ())


def event(mode: str | None = "heavy-weapons", recipient: str | None = None) -> Event:
    """The event that the incident is named after."""
    hit = span(FIRST, "hit")
    party = (Party(hit.start, hit.end, recipient, recipient),) if recipient else ()
    return Event(
        "e1", 0.9, "ASSAULT", mode, hit, (), party, None, None, None, None, "c1", "happened", False, "certain", (), ()
    )


def toll(text: str, words: str, name: str, of: str, low: int | None, high: int | None) -> Toll:
    """A toll as a reading has it."""
    at = span(text, words)
    counts = Bounds(low, low if high is None else high)
    return Toll(
        at.start, at.end, at.text, name, 0.9, of, "e1", "killed", low, high, False, counts, None, None, "unknown", None, (),
        "incident", None,
    )  # fmt: skip


def figure(
    name: str, low: int | None, high: int | None, published: str, of: str, supersedes: str | None
) -> IncidentToll:
    """A toll as the incident has it."""
    counts = Bounds(low, low if high is None else high)
    return IncidentToll(
        name,
        "killed",
        low,
        high,
        counts,
        COUNCIL,
        "Avaland",
        None,
        published,
        (of,),
        supersedes,
        "incident",
        "unknown",
        (),
    )
