"""How alike the incidents of two reports are: facts about the pair, each 0 where nothing can be said, and one table of weights."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from math import sqrt

from alleged.lexicon.rarity import rarity
from alleged.reconcile.part import Part, Where
from alleged.records.distance import distance

NEAR_KM, FAR_KM = 25.0, 120.0
"""A town and its outskirts; and from where on two places are two."""
_MANY = 3
"""More names or towns in common than this say nothing further."""
_EXACT_DAYS = 3
"""Days up to which an interval is as good as a day: a night has two, "nearly a week after" is a day either way."""
_WIDE = frozenset({"region", "country", "sea", "vague"})
_HARM = "ASSAULT"


def at_one_place(a: Part, b: Part) -> float:
    """The same place or one within 25 km."""
    return float(_apart(a.place, b.place) == "near")


def far_apart(a: Part, b: Part) -> float:
    """Places 120 km apart or more, or in other countries."""
    return float(_apart(a.place, b.place) == "far")


def towns_in_common(a: Part, b: Part) -> float:
    """Towns, streets and sites that one names and the other has among its words, up to three."""
    return float(min(_MANY, len(_towns(a, b))))


def no_town_in_common(a: Part, b: Part) -> float:
    """Both name towns, none that the other speaks of."""
    return float(bool(a.towns) and bool(b.towns) and not _towns(a, b))


def no_area_in_common(a: Part, b: Part) -> float:
    """Both name places in regions, none in the same."""
    return float(bool(a.areas) and bool(b.areas) and not _shared(a.areas, b.areas))


def on_one_day(a: Part, b: Part) -> float:
    """Days that meet, told exactly."""
    return float(_days(a, b) == "same")


def days_meet(a: Part, b: Part) -> float:
    """Days that meet, one of them told vaguely ("in July")."""
    return float(_days(a, b) == "meet")


def next_days(a: Part, b: Part) -> float:
    """One on the day after the other: the night between may be meant, or the next strike."""
    return float(_days(a, b) == "next")


def days_apart(a: Part, b: Part) -> float:
    """Days that lie two or more apart."""
    return float(_days(a, b) in ("apart", "far"))


def one_place_one_day(a: Part, b: Part) -> float:
    """At one place on one day: more than either says."""
    return float(_apart(a.place, b.place) == "near" and _days(a, b) == "same")


def news_of_other_days(a: Part, b: Part) -> float:
    """At least one is told as news without a day, which is of its report's day then; and by that their days lie apart."""
    (mine, guessed), (theirs, other_guessed) = _days_as_news(a), _days_as_news(b)
    if mine is None or theirs is None or not (guessed or other_guessed):
        return 0.0
    return float(max(mine[0], theirs[0]) - min(mine[1], theirs[1]) > 0)


def published_together(a: Part, b: Part) -> float:
    """Published on one day or the next."""
    gap = _published_gap(a, b)
    return float(gap is not None and gap <= 1)


def published_in_a_week(a: Part, b: Part) -> float:
    """Published two to seven days apart."""
    gap = _published_gap(a, b)
    return float(gap is not None and 1 < gap <= 7)


def published_months_apart(a: Part, b: Part) -> float:
    """Published more than a month apart."""
    gap = _published_gap(a, b)
    return float(gap is not None and gap > 30)


def names_in_common(a: Part, b: Part) -> float:
    """People whose full names both give, up to three."""
    return float(min(_MANY, _shared(a.names, b.names)))


def surnames_in_common(a: Part, b: Part) -> float:
    """People of whom both give the surname, with other first names, up to three."""
    full = set(a.names) & set(b.names)
    return float(min(_MANY, len((_surnames(a) & _surnames(b)) - {name.split()[-1] for name in full})))


def same_words(a: Part, b: Part) -> float:
    """How much of what their words tell is the same, 0 to 1."""
    return _cosine(a.words, b.words)


def same_killed(a: Part, b: Part) -> float:
    """The same number of dead."""
    return float(_figure(a, b, "killed") == "same")


def same_injured(a: Part, b: Part) -> float:
    """The same number of injured."""
    return float(_figure(a, b, "injured") == "same")


def place_open(a: Part, b: Part) -> float:
    """At least one does not tell the place more closely than a region."""
    return float(any(part.place is None or part.place.precision in _WIDE for part in (a, b)))


def day_open(a: Part, b: Part) -> float:
    """At least one does not tell the day."""
    return float(a.when is None or b.when is None)


def no_harm(a: Part, b: Part) -> float:
    """Nobody is attacked: meetings, measures, arrests, aid, which many take or hold alike."""
    return float(_HARM not in (a.type, b.type))


def others_did_it(a: Part, b: Part) -> float:
    """Nobody is attacked, and both name who does it, none of them the same. Of an attack that is what is contested."""
    return float(no_harm(a, b) and bool(a.doers) and bool(b.doers) and not _shared(a.doers, b.doers))


def aside(a: Part, b: Part) -> float:
    """At least one is told besides what its report is mainly about."""
    return float(not (a.main and b.main))


Likeness = Callable[[Part, Part], float]


def _shared(a: Iterable[str], b: Iterable[str]) -> int:
    return len(set(a) & set(b))


def _towns(a: Part, b: Part) -> set[str]:
    """Names of towns that both have; as words where one of the two was not seen to be a town."""
    return {*_spoken_of(a.towns, b), *_spoken_of(b.towns, a)}


def _spoken_of(towns: Iterable[str], by: Part) -> set[str]:
    said = {*by.words, *by.lead}
    return {town for town in towns if town in by.towns or all(word in said for word in town.split())}


def _surnames(of: Part) -> set[str]:
    return {name.split()[-1] for name in of.names}


def _told(words: Iterable[str]) -> float:
    return sum(rarity(word) for word in words)


def _cosine(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    if not a or not b:
        return 0.0
    both = set(a) & set(b)
    return _told(sorted(both)) / sqrt(max(1.0, _told(a)) * max(1.0, _told(b)))


def _figure(a: Part, b: Part, kind: str) -> str | None:
    mine = next(((c.low, c.high) for c in a.counts if c.kind == kind), None)
    theirs = next(((c.low, c.high) for c in b.counts if c.kind == kind), None)
    if mine is None or theirs is None:
        return None
    return "same" if mine == theirs else "other"


def _apart(a: Where | None, b: Where | None) -> str | None:
    if a is None or b is None:
        return None
    if a.geonameid is not None and a.geonameid == b.geonameid:
        return "near"
    if a.country is not None and b.country is not None and a.country != b.country:
        return "far"
    if "country" in (a.precision, b.precision) or a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    apart = distance(a.lat, a.lon, b.lat, b.lon)
    return "near" if apart < NEAR_KM else "far" if apart >= FAR_KM else None


def _days(a: Part, b: Part) -> str | None:
    if a.when is None or b.when is None:
        return None
    first, end = map(ordinal, a.when)
    other_first, other_end = map(ordinal, b.when)
    gap = max(first, other_first) - min(end, other_end) + 1
    if gap <= 0:
        return "same" if max(end - first, other_end - other_first) <= _EXACT_DAYS else "meet"
    return "next" if gap == 1 else "apart" if gap <= 7 else "far"


def _days_as_news(of: Part) -> tuple[tuple[int, int] | None, bool]:
    """Half-open days of a part as numbers, and whether they are guessed: what is told as new without a day took place on the day of
    publication or the one before. None where that cannot be said."""
    if of.when is not None:
        return (ordinal(of.when[0]), ordinal(of.when[1])), False
    if of.known or of.published is None:
        return None, False
    day = ordinal(of.published[:10])
    return (day - 1, day + 1), True


def _published_gap(a: Part, b: Part) -> int | None:
    if a.published is None or b.published is None:
        return None
    return abs(ordinal(a.published[:10]) - ordinal(b.published[:10]))


@lru_cache(maxsize=4096)
def ordinal(day: str) -> int:
    """A day as a number of days."""
    return date.fromisoformat(day).toordinal()
