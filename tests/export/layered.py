"""A reading of `made.TEXT` with everything that layers show, made by hand."""

from typing import Any

from alleged.records import (
    ActorRef,
    Bounds,
    DateMention,
    Event,
    Incident,
    IncidentPlace,
    Party,
    Place,
    Reading,
    Span,
    Toll,
    When,
)
from alleged.records.incident import Aspect, ByClass, LatestFigure, Origin, Range, Status
from tests.export import made


def event(trigger: Span, claim: str, **more: Any) -> Event:
    """An event with everything that is not given left open."""
    fields: dict[str, Any] = {
        "id": f"e-{claim}-{trigger.start}",
        "confidence": 0.8,
        "type": "ASSAULT",
        "mode": None,
        "actor": (),
        "recipient": (),
        "means": None,
        "target": None,
        "place": None,
        "when": None,
        "status": "happened",
        "repeated": False,
        "certainty": "unknown",
        "hedges": (),
        "tolls": (),
    }
    return Event(trigger=trigger, claim=claim, **(fields | more))


def toll(words: Span, claim: str, low: int | None, high: int | None) -> Toll:
    """A toll of people killed."""
    return Toll(
        words.start,
        words.end,
        words.text,
        id=f"t-{claim}",
        confidence=0.9,
        claim=claim,
        event=None,
        kind="killed",
        low=low,
        high=high,
        approximate=False,
        counts_as=Bounds(low, high),
        rule=None,
        victims=None,
        victim_class="unknown",
        victim_side=None,
        groups=(),
        scope="incident",
        part_of=None,
    )


def killed(low: int, high: int, *, more: bool) -> Range:
    """A range of people killed, open above if `more`."""
    latest = LatestFigure(low, high, ActorRef("a", "Lena Hask"), "c4")
    return Range(low, high, more, Bounds(low, high), latest, (), ByClass(None, None, None))


def incident(kind: Any = "ASSAULT", **more: Any) -> Incident:
    """An incident with everything that is not given left open."""
    aspect = Aspect("none", "none", None, False, False, (), None)
    fields: dict[str, Any] = {
        "id": "i",
        "type": kind,
        "place": None,
        "when": None,
        "means": None,
        "target": None,
        "headline": "single source",
        "status": Status(aspect, aspect, aspect, aspect),
        **dict.fromkeys(("killed", "injured", "missing", "captured", "displaced")),
        "reports": ("made",),
        "copies": (),
        "origins": (),
        "sources": 1,
        "positions": (),
        "tolls": (),
        "revisions": (),
    }
    return Incident(**(fields | more))


def reading() -> Reading:
    """The reading: a blast that one party owns to, and a toll that another gives."""
    salve, monday = made.span("PORT SALVE"), made.span("Monday")
    dova, tuesday = made.span("Dova"), made.span("Tuesday")
    day = When("2031-05-12", "2031-05-13", "day")
    six = made.span("at least six people")
    marr = made.span("We")
    return made.reading(
        events=(
            event(made.span("blast"), "n1", place=0, when=day),
            event(made.span("hit"), "c1", actor=(Party(marr.start, marr.end, marr.text, None),), status="attempted"),
            event(made.span("were killed"), "c4", certainty="possible"),
            event(made.span("slept"), "c8", type="MOBILIZE", status="did not happen"),
        ),
        places=(
            Place(
                salve.start, salve.end, salve.text, "Port Salve", 7, -46.635, 32.617, "XS", "Salve", "town", "location"
            ),
            Place(dova.start, dova.end, dova.text, None, None, None, None, None, None, "vague", "government"),
        ),
        dates=(
            DateMention(monday.start, monday.end, monday.text, day.from_, day.to, "day", "weekday-last"),
            DateMention(tuesday.start, tuesday.end, tuesday.text, None, None, None, None),
        ),
        tolls=(toll(six, "c4", 6, None),),
        incidents=(
            incident(
                place=IncidentPlace("Port Salve", 7, -46.635, 32.617, "XS", "Salve", "town"),
                when=day,
                killed=killed(6, 24, more=True),
                headline="figures contested",
                origins=(Origin(None, None, ("c4", "n1"), ()), Origin(None, None, ("of another report",), ())),
            ),
            *(incident("REQUEST", target="<b>an inquiry</b>") for _ in range(5)),
        ),
    )
