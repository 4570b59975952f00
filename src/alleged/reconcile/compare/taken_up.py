"""Whether a text takes up what it has told before: "the attack" after "shells hit a market"."""

from alleged.reconcile.compare import day, place
from alleged.reconcile.happening import Happening

_ANSWERS = frozenset({"accuse", "deny", "dispute", "confirm", "concede"})


def compare(one: Happening, other: Happening) -> float:
    """1 where the later of two events of one report stands with a definite article and brings no place or day of its own."""
    later = max(one, other, key=lambda h: h.order)
    return nothing_else(one, other) if later.definite else 0.0


def known_thing(one: Happening, other: Happening) -> float:
    """1 where the later of two events of one report hits what is taken up as known ("*the building* had been hit") and brings no
    place or day of its own."""
    later = max(one, other, key=lambda h: h.order)
    return nothing_else(one, other) if later.hits_known else 0.0


def nothing_else(one: Happening, other: Happening) -> float:
    """1 where the later of two events of one report has neither a place nor a day that would set it apart: none at all, the same
    day or a month around it, a country or region around the other's place."""
    if one.report.id != other.report.id:
        return 0.0
    later = max(one, other, key=lambda h: h.order)
    elsewhere = later.place is not None and (
        later.place.precision not in place.COARSE or place.compare(one, other) <= 0
    )
    another_day = None not in (one.event.when, other.event.when) and day.compare(one, other) <= 0
    return float(not elsewhere and not another_day)


def answers(one: Happening, other: Happening) -> float:
    """1 where the later of two events of one report stands in an accusation or a denial and has neither place nor day: what is
    blamed on somebody, or denied, has been told."""
    later = max(one, other, key=lambda h: h.order)
    return nothing_else(one, other) if later.claim.act in _ANSWERS else 0.0


def losses(one: Happening, other: Happening) -> float:
    """1 where the later of two events of one report tells of dead or injured and of neither place nor day: a report tells who was
    killed once it has told where."""
    return nothing_else(one, other) if max(one, other, key=lambda h: h.order).tolls else 0.0


def same_report(one: Happening, other: Happening) -> float:
    """1 in one report: what is told together tends to belong together."""
    return float(one.report.id == other.report.id)


def same_claim(one: Happening, other: Happening) -> float:
    """1 in one claim."""
    return float(one.claim.id == other.claim.id and one.report.id == other.report.id)
