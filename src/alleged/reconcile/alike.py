"""Whether the incidents of two reports are one: the table of weights, and the sum over it."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from alleged.reconcile import likeness as by
from alleged.reconcile.part import Part

Verdict = Literal["same", "unsure", "different"]

LIKENESSES: tuple[tuple[str, by.Likeness], ...] = (
    ("at one place", by.at_one_place),
    ("towns in common", by.towns_in_common),
    ("no town in common", by.no_town_in_common),
    ("no region in common", by.no_area_in_common),
    ("on one day", by.on_one_day),
    ("days that meet", by.days_meet),
    ("one day after the other", by.next_days),
    ("days apart", by.days_apart),
    ("at one place on one day", by.one_place_one_day),
    ("news of other days", by.news_of_other_days),
    ("published together", by.published_together),
    ("published within a week", by.published_in_a_week),
    ("published months apart", by.published_months_apart),
    ("names in common", by.names_in_common),
    ("surnames in common", by.surnames_in_common),
    ("the same words", by.same_words),
    ("as many killed", by.same_killed),
    ("as many injured", by.same_injured),
    ("the place is open", by.place_open),
    ("the day is open", by.day_open),
    ("told aside", by.aside),
    ("nobody is attacked", by.no_harm),
    ("done by others", by.others_did_it),
)
"""The facts about a pair that are weighed; `likeness.toml` has their weights, in log odds."""

SAME, FLOOR = 0.0, -2.0
"""Log odds from which on two parts are taken for one incident: more likely than not. Source: of judged pairs of war news that are
kept out of a fit two in three above it are one; at 0.8 three in four, but a third of the reports of made dossiers stay apart. And
what speaks most against it: pairs that share no block count with it too, for nothing brings them together."""
UNSURE = -1.0
"""Log odds from which on a pair that is not joined is shown as one that may be."""
_OF_HARM = frozenset({"ASSAULT", "COERCE", "AID"})
"""Types under which one and the same harm is told: the shooting, the arrest, the rescue."""
EXCLUDED = -1000.0
"""For two parts that cannot be one: outweighs all that others could say."""


def weigh(a: Part, b: Part) -> float:
    """How likely two parts are one incident, in log odds between FLOOR and about 20, three decimals; EXCLUDED where they cannot be
    one."""
    if cannot_be_one(a, b):
        return EXCLUDED
    base, weights = _table()
    total = base + sum(weight * likeness(a, b) for (_, likeness), weight in zip(LIKENESSES, weights, strict=True))
    return round(max(FLOOR, total), 3)


def cannot_be_one(a: Part, b: Part) -> bool:
    """Two parts of one report, which its own reading keeps apart; parts of other types, unless both are what their reports are
    mainly about and somebody comes to harm; and places far apart on days apart."""
    if a.report == b.report:
        return True
    if a.type != b.type and not (a.main and b.main and {a.type, b.type} <= _OF_HARM):
        return True
    return bool(by.far_apart(a, b) and (by.days_apart(a, b) or not (a.main and b.main)))


def reasons(a: Part, b: Part) -> tuple[str, ...]:
    """What speaks for two parts being one, the weightiest first."""
    _, weights = _table()
    given = [(weight * likeness(a, b), name) for (name, likeness), weight in zip(LIKENESSES, weights, strict=True)]
    return tuple(name for value, name in sorted(given, key=lambda g: (-g[0], g[1])) if value > 0)


def verdict(weight: float) -> Verdict:
    """What a weight says of a pair."""
    return "same" if weight >= SAME else "unsure" if weight >= UNSURE else "different"


@cache
def _table() -> tuple[float, tuple[float, ...]]:
    """Where a pair stands before anything is known of it, and the weights in the order of LIKENESSES."""
    rows = tomllib.loads((files("alleged.reconcile") / "likeness.toml").read_text(encoding="utf-8"))
    return float(rows["base"]), tuple(float(rows["weights"][name]) for name, _ in LIKENESSES)
