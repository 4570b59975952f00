"""Words of the calendar: months, weekdays, units, numbers in words, feasts, and the little words between them."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from alleged.lexicon import table


@dataclass(frozen=True, slots=True)
class Feast:
    """How the day of a feast is found: `kind` is fixed, weekday, easter, orthodox_easter or moon; `rule` as in calendar.toml."""

    kind: str
    rule: Any


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that gave an event its name, and the nouns beside it that say so."""

    year: int
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar's words in lower case. `words` and `little` give a word its class; `feast_names` are the feasts' names as
    written by their first letters, longest first, each with its name in `feasts`."""

    months: dict[str, int]
    doubtful_months: frozenset[str]
    weekdays: dict[str, int]
    doubtful_weekdays: frozenset[str]
    units: dict[str, str]
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    vague: frozenset[str]
    decades: dict[str, int]
    seasons: dict[str, str]
    day_parts: frozenset[str]
    clock_parts: frozenset[str]
    days: dict[str, int]
    words: dict[str, str]
    little: dict[str, str]
    feasts: dict[str, Feast]
    feast_names: dict[str, tuple[tuple[str, str], ...]]
    named_days: dict[tuple[int, int], NamedDay]
    named_figures: dict[str, str]


@cache
def load() -> Calendar:
    """The tables of calendar.toml."""
    rows = table("calendar")
    months = {name: n for n, name in enumerate(rows["months"]["names"], 1)}
    months |= {name: n for n, name in enumerate(rows["months"]["short"], 1)} | rows["months"]["other"]
    weekdays = {name: n for n, name in enumerate(rows["weekdays"]["names"])} | rows["weekdays"]["short"]
    numbers = rows["numbers"]
    cardinals = {word: n for n, word in enumerate(numbers["ones"])}
    cardinals |= {word: 10 * n for n, word in enumerate(numbers["tens"], 2)}
    ordinals = {word: n for n, word in enumerate(numbers["ordinals"], 1)}
    ordinals |= {word: 10 * n for n, word in enumerate(numbers["tens_ordinals"], 2)}
    feasts, names = _feasts(rows["holidays"])
    return Calendar(
        months=months,
        doubtful_months=frozenset(rows["months"]["doubtful"]),
        weekdays=weekdays,
        doubtful_weekdays=frozenset(rows["weekdays"]["doubtful"]),
        units={form: unit for unit, forms in rows["units"].items() for form in forms},
        cardinals=cardinals,
        ordinals=ordinals,
        vague=frozenset(numbers["vague"]),
        decades=rows["decades"],
        seasons={form: name for name, forms in rows["seasons"].items() for form in forms},
        day_parts=frozenset(rows["day_parts"]["words"]),
        clock_parts=frozenset(rows["day_parts"]["clock"]),
        days=rows["days"],
        words={form: kind for kind, forms in rows["words"].items() for form in forms},
        little={form: kind for kind, forms in rows["little"].items() for form in forms},
        feasts=feasts,
        feast_names=names,
        named_days={
            (int(day[:2]), int(day[3:])): NamedDay(row["year"], frozenset(row["nouns"]))
            for day, row in rows["events"].items()
        },
        named_figures=rows["events_numeric"],
    )


def _feasts(rows: dict[str, Any]) -> tuple[dict[str, Feast], dict[str, tuple[tuple[str, str], ...]]]:
    feasts: dict[str, Feast] = {}
    written: dict[str, str] = dict(rows["same"])
    for kind in ("fixed", "place", "weekday", "easter", "orthodox_easter", "moon"):
        for name, rule in rows[kind].items():
            feasts[name] = Feast("fixed" if kind == "place" else kind, rule)
            written[name] = name
    by_first: dict[str, list[tuple[str, str]]] = {}
    for form, name in written.items():
        first = form[: next((i for i, letter in enumerate(form) if not letter.isalpha()), len(form))]
        by_first.setdefault(first, []).append((form, name))
    return feasts, {first: tuple(sorted(forms, key=lambda row: -len(row[0]))) for first, forms in by_first.items()}
