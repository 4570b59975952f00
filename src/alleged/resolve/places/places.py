"""Which place a mention means: candidates from the gazetteer, weighed by what the report tells, or left open."""

import re
from collections import Counter
from collections.abc import Sequence
from math import exp, log10

from alleged.lexicon.folding import fold
from alleged.lexicon.places import load as place_words
from alleged.records.distance import distance
from alleged.records.document import Document
from alleged.records.place import Place, PlaceMention, PlacePrecision
from alleged.resolve.places.gazetteer import Entry, Gazetteer
from alleged.resolve.places.surroundings import NEAR_KM, Group, Surroundings

WEIGHTS: dict[str, float] = {
    "people": 1.26,
    "own": 2.01,
    "country": 0.49,
    "region": 0.36,
    "state": 0.98,
    "area1": -0.76,
    "area2": -1.22,
    "shadowed": -1.46,
    "capital": 0.61,
    "same country": 2.83,
    "same area": 5.11,
    "near": 2.40,
    "within": 2.79,
    "around": 1.24,
    "sort": 0.91,
}
"""What counts for a candidate and how much, as natural logarithms of odds; `features` says what each is.

Source: fitted by `python -m training.places` on Local-Global and TR-News (places/*.jsonl).
"""

ROUNDS = 3
"""How often candidates are weighed anew in the light of the others: after three rounds 12 of 2,625 mentions of the training sets
stand otherwise than after eight."""

AS_GOOD = 0.8
"""Two candidates whose odds are this near to one another fit equally: neither is said. A guess."""

ONE_PLACE_KM = 25.0
"""Candidates this near to one another are one place for all that a report says (a town and the district of its name)."""

GREAT = 5.0
"""Decimal logarithm of the people from which a town is named without its country by newspapers elsewhere: a guess."""

INNER_PEOPLE = 1000
"""People in a place that a building may be named after."""

REGION_KM = 300.0
"""A place this far from the middle of a region does not lie in it, whatever the region's borders: a guess."""

SMALL = 10_000
"""People in a place that is only thought of where the report has its country: the world has many for any short name. A guess."""

SURE = 0.6
"""Probability from which a place is firm enough to put others beside it: a guess."""

_DIGITS = 5  # of a degree: a metre
_AREA_KINDS = frozenset({"area1", "area2", "state", "region", "country"})


def places(mentions: Sequence[PlaceMention], document: Document, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Where each mention is, in their order. `lat` and `lon` are None where the name is not known or two places fit equally."""
    groups = weighed(grouped(mentions, document, gazetteer))
    surroundings = Surroundings.of(groups)
    chosen: list[Entry | None] = [None] * len(mentions)
    sure = [False] * len(mentions)
    for number, group in enumerate(groups):
        choice = _choice(group)
        if choice is not None and (
            _contradicted(choice, group) or _far_fetched(choice, group, number, surroundings, mentions)
        ):
            choice = None
        for index in group.mentions:
            chosen[index] = choice
            sure[index] = choice is not None and not group.by_part and max(group.shares) >= SURE
    anchors = [(mention, entry) for mention, entry, firm in zip(mentions, chosen, sure, strict=True) if entry and firm]
    parts = {index for group in groups if group.by_part for index in group.mentions}
    towns = _towns(anchors)
    out = []
    for index, mention in enumerate(mentions):
        entry = chosen[index]
        if mention.kind == "site" and (entry is None or (index in parts and not _supported(entry, anchors))):
            out.append(_beside_town(mention, towns))
        else:
            out.append(_place(mention, entry))
    return tuple(out)


def grouped(mentions: Sequence[PlaceMention], document: Document, gazetteer: Gazetteer) -> list[Group]:
    """Mentions of one name and sort, which mean one place in one report, with their candidates."""
    words = place_words()
    groups: dict[tuple[str, str], Group] = {}
    for index, mention in enumerate(mentions):
        sort = "area" if mention.sort in words.first_level | words.second_level else mention.sort or ""
        key = (f"{mention.kind == 'adjective'}{fold(mention.text)}", sort if sort == "area" else "")
        group = groups.get(key)
        if group is None:
            candidates = _candidates(mention, gazetteer)
            by_part = mention.kind == "site" and not candidates
            if by_part:
                candidates = _within_name(mention, document, gazetteer)
            group = groups[key] = Group(candidates, mention.sort, by_part)
        group.mentions.append(index)
    ordered = list(groups.values())
    _link(ordered, mentions, document)
    return ordered


def _candidates(mention: PlaceMention, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    if mention.kind == "adjective":
        found = gazetteer.described(mention.text) or gazetteer.find(mention.text)
    else:
        found = gazetteer.find(mention.text) or gazetteer.described(mention.text)
    words = place_words()
    if mention.sort in words.water:
        # The town of Donets is not on the map for "the Donets river".
        found = tuple(entry for entry in found if entry.kind in ("region", "water"))
    elif mention.sort in words.first_level | words.second_level:
        areas = tuple(entry for entry in found if entry.kind in _AREA_KINDS)
        found = areas or found
    elif mention.sort in words.town:
        found = tuple(entry for entry in found if entry.kind not in ("country", "state")) or found
    return tuple(sorted(found, key=lambda entry: (-entry.population, entry.name)))


_WITHIN = re.compile(
    r"\s*(?:,|\()\s*(?:in\s+)?(?:the\s+)?(?:\w+ern\s+|\w+\s+of\s+)?\s*|\s+in\s+(?:the\s+)?(?:\w+ern\s+)?"
)


def _link(groups: Sequence[Group], mentions: Sequence[PlaceMention], document: Document) -> None:
    """Note where one mention follows another as the area it lies in: "Paris, Texas", "Makiivka in the Donetsk region"."""
    of = {index: group for group in groups for index in group.mentions}
    for index in range(len(mentions) - 1):
        here, there = mentions[index], mentions[index + 1]
        if here.kind == "name" and there.kind == "name" and _WITHIN.fullmatch(document.text[here.end : there.start]):
            inner, outer = of[index], of[index + 1]
            if inner is not outer:
                inner.outer.append(outer)
                outer.inner.append(inner)


def weighed(groups: list[Group], weights: dict[str, float] = WEIGHTS) -> list[Group]:
    """Give each group's candidates their probabilities, over some rounds."""
    for _ in range(ROUNDS):
        surroundings = Surroundings.of(groups)
        fresh = []
        for number, group in enumerate(groups):
            scores = [
                sum(weights[name] * value for name, value in features(entry, group, number, surroundings).items())
                for entry in group.candidates
            ]
            top = max(scores, default=0.0)
            odds = [exp(score - top) for score in scores]
            fresh.append([odd / sum(odds) for odd in odds])
        for group, shares in zip(groups, fresh, strict=True):
            group.shares = shares
    return groups


def features(entry: Entry, group: Group, number: int, around: Surroundings) -> dict[str, float]:
    """What speaks for a candidate; all between 0 and 1 but `people`, the decimal logarithm of a town's or an area's people.

    `own`: its own name, not another. `country` ... `capital`: what it is. `same country`, `same area`, `near`: the share of
    the report's other places in its country, its first-level area, within NEAR_KM. `within`: the report names the area or the
    country that it lies in behind it; `around`: it is the area of the place before it. `sort`: it is what the word beside it says.
    """
    table = entry.kind in ("country", "state", "region")
    values = {
        "people": 0.0 if table else log10((entry.population + 10) / (group.most + 10)),
        "own": float(entry.own),
        "shadowed": float(_shadowed(entry, group.candidates)),
        "capital": float(entry.capital),
        "same country": around.same_country(entry, number),
        "same area": around.same_area(entry, number),
        "near": around.near(entry, number),
        "within": max((_lies_in(entry, outer.candidates) for outer in group.outer), default=0.0),
        "around": max((_holds(entry, inner.candidates) for inner in group.inner), default=0.0),
        "sort": float(_is_sort(entry, group.sort)),
    }
    for kind in ("country", "region", "state", "area1", "area2"):
        values[kind] = float(entry.kind == kind and not values["shadowed"])
    return values


def _shadowed(entry: Entry, candidates: Sequence[Entry]) -> bool:
    """Whether a great town of the same country bears an area's name: "New York" is the city unless the report says "state"."""
    return entry.kind in ("state", "area1", "region") and any(
        other.kind == "town" and other.country == entry.country and other.population >= 10**GREAT
        for other in candidates
    )


def _lies_in(entry: Entry, areas: Sequence[Entry]) -> float:
    return float(any(_contains(area, entry) for area in areas))


def _holds(area: Entry, entries: Sequence[Entry]) -> float:
    """By the people of the largest candidate that lies in the area: a hamlet tells little about which area is meant."""
    return max((min(1.0, log10(entry.population + 10) / 6) for entry in entries if _contains(area, entry)), default=0.0)


def _contains(area: Entry, entry: Entry) -> bool:
    if area.kind == "country":
        return entry.country == area.country and entry.kind != "country"
    if area.country is not None and area.country != entry.country:
        return False
    names = {fold(name) for name in (entry.admin1, entry.admin2) if name}
    if area.kind in ("state", "region", "area1", "area2"):
        own = {fold(area.name), place_words().without_area_word(area.name)}
        return entry.name != area.name and bool(
            names & own or {place_words().without_area_word(name) for name in names} & own - {None}
        )
    return False


def _is_sort(entry: Entry, sort: str | None) -> bool:
    words = place_words()
    if sort in words.first_level:
        return entry.kind in ("area1", "state", "region")
    if sort in words.second_level:
        return entry.kind == "area2"
    return sort in words.town and entry.kind == "town"


def _contradicted(entry: Entry, group: Group) -> bool:
    """Whether the report names an area behind it in which it does not lie: "Pauktaw, Rakhine" is not the Pauktaw near Yangon.

    Areas and great towns are left alone: behind them a comma may go on with a list ("Kyiv, Crimea and ...").
    """
    if entry.kind in _AREA_KINDS or entry.population >= 10**GREAT:
        return False
    for outer in group.outer:
        area = _choice(outer)
        if area is None or _contains(area, entry):
            continue
        if area.kind == "country" and entry.country is not None:
            return True
        if area.precision == "region" and distance(area.lat, area.lon, entry.lat, entry.lon) > REGION_KM:
            return True
    return False


def _far_fetched(
    entry: Entry, group: Group, number: int, around: Surroundings, mentions: Sequence[PlaceMention]
) -> bool:
    """Whether a small place is all that a name fits, and nothing in the report leads there: Iskander is a missile and the Duma a
    parliament, though a town in Uzbekistan and one in Syria are called so too."""
    firm = entry.own and not all(mentions[index].role == "adjective" for index in group.mentions)
    if (
        entry.kind in ("country", "region", "state")
        or entry.capital
        or entry.population >= (SMALL if firm else 10**GREAT)
    ):
        return False
    if firm and around.total <= around.own_total[number]:
        return False  # the report names nothing else
    values = features(entry, group, number, around)
    return not (values["same country"] or values["near"] or values["within"])


def _choice(group: Group) -> Entry | None:
    """The best candidate, None where there is none or another place is as good."""
    if not group.candidates:
        return None
    order = sorted(range(len(group.shares)), key=lambda i: -group.shares[i])
    best = group.candidates[order[0]]
    for index in order[1:]:
        if group.shares[index] < AS_GOOD * group.shares[order[0]]:
            break
        other = group.candidates[index]
        if distance(best.lat, best.lon, other.lat, other.lon) > ONE_PLACE_KM:
            return None
    return best


def _within_name(mention: PlaceMention, document: Document, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places of the longest name inside a building's or a ground's name: "Kharkiv" of "Kharkiv airport"."""
    forms = document.forms[slice(*mention.words)]
    for length in range(len(forms) - 1, 0, -1):
        for first in range(len(forms) - length + 1):
            name = " ".join(forms[first : first + length])
            if name[:1].isupper() and gazetteer.known(name) >= INNER_PEOPLE:
                return tuple(sorted(gazetteer.find(name), key=lambda entry: (-entry.population, entry.name)))
    return ()


def _supported(entry: Entry, anchors: Sequence[tuple[PlaceMention, Entry]]) -> bool:
    """Whether the report speaks of what lies around a place that only a building's name holds: Carnegie's libraries are many."""
    if any(other.kind != "country" and _near(other, entry) for _, other in anchors):
        return True
    return entry.population >= 10**GREAT and any(other.country == entry.country for _, other in anchors)


def _towns(anchors: Sequence[tuple[PlaceMention, Entry]]) -> list[tuple[int, Entry]]:
    """Where towns are named (the first code point) that buildings may lie in. Those with company come alone: a town far from all
    others is more likely to be mistaken, or to be where somebody came from."""
    towns = [
        (other.start, entry)
        for other, entry in anchors
        if other.role == "location" and entry.kind in ("town", "area2", "district", "spot")
    ]
    times = Counter(entry for _, entry in towns)
    settled = {one for one in times if sum(n for entry, n in times.items() if _near(one, entry)) > 1}
    return [town for town in towns if town[1] in settled] or towns


def _beside_town(mention: PlaceMention, towns: Sequence[tuple[int, Entry]]) -> Place:
    """A building or a ground that no gazetteer has, put where the town named next to it in the text is: vaguely."""
    if not towns:
        return _place(mention, None)
    near = min(towns, key=lambda one: (abs(one[0] - mention.start), one[0]))[1]
    return Place(
        mention.start, mention.end, mention.text, name=None, geonameid=None, lat=round(near.lat, _DIGITS),
        lon=round(near.lon, _DIGITS), country=near.country, admin1=near.admin1, precision="vague", role=mention.role,
    )  # fmt: skip


def _near(one: Entry, other: Entry) -> bool:
    return distance(one.lat, one.lon, other.lat, other.lon) <= NEAR_KM


def _place(mention: PlaceMention, entry: Entry | None) -> Place:
    precision: PlacePrecision = "vague"
    if entry is not None:
        wide = entry.kind in _AREA_KINDS - {"area2"} and entry.precision != "exact"
        precision = "vague" if mention.partial and wide else entry.precision
    return Place(
        mention.start,
        mention.end,
        mention.text,
        name=entry.name if entry else None,
        geonameid=entry.geonameid if entry else None,
        lat=round(entry.lat, _DIGITS) if entry else None,
        lon=round(entry.lon, _DIGITS) if entry else None,
        country=entry.country if entry else None,
        admin1=entry.admin1 if entry else None,
        precision=precision,
        role=mention.role,
    )
