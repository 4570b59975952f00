"""Whether two events are one: one table of weights that anyone can read."""

from collections.abc import Callable
from typing import Literal

from alleged.reconcile.compare import day, parties, place, taken_up, tolls, words
from alleged.reconcile.happening import Happening

Verdict = Literal["same", "unsure", "different"]

APART = -1.0
"""What a comparison answers for two events that cannot be one."""

WEIGHTS: tuple[tuple[str, Callable[[Happening, Happening], float], float], ...] = (
    ("at one place", place.compare, 2.0),
    ("on one day", day.compare, 1.2),
    ("the same figure", tolls.compare, 1.2),
    ("taken up again", taken_up.compare, 1.8),
    ("what is hit is known", taken_up.known_thing, 0.6),
    ("nothing that sets it apart", taken_up.nothing_else, 0.9),
    ("blamed or denied", taken_up.answers, 0.9),
    ("losses of what was told", taken_up.losses, 0.6),
    ("the same words", words.compare, 1.5),
    ("the same thing hit or used", words.thing, 0.8),
    ("the same word for it", words.trigger, 0.7),
    ("the same doer", parties.doers, 0.6),
    ("the same sufferer", parties.sufferers, 0.4),
    ("told in one report", taken_up.same_report, 0.5),
    ("told in one claim", taken_up.same_claim, 0.7),
)
"""What each likeness adds. Source: set by hand on reports made for it: no set tells which events of one report are one."""

SAME, DIFFERENT = 2.0, 1.2
"""Sums from which on two events are one, and under which they are two; between them it stays open, and they are kept apart."""


def weigh(one: Happening, other: Happening) -> tuple[float, tuple[str, ...]]:
    """The sum over the table, and the likenesses that added to it. Minus infinity where one of them rules it out."""
    total, reasons = 0.0, []
    for name, compare, weight in WEIGHTS:
        likeness = compare(one, other)
        if likeness <= APART:
            return float("-inf"), (f"not {name}",)
        if likeness > 0:
            total += weight * likeness
            reasons.append(name)
    return total, tuple(reasons)


def decide(one: Happening, other: Happening) -> Verdict:
    """Whether two events are the same: never where their types differ."""
    if one.event.type != other.event.type:
        return "different"
    total, _ = weigh(one, other)
    return "same" if total >= SAME else "different" if total < DIFFERENT else "unsure"
