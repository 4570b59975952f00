"""What a report's other places say about one of them: how much of the report lies in its country, its area, near it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log2

from alleged.records.distance import distance
from alleged.resolve.places.gazetteer import Entry

NEAR_KM = 150.0
"""How far "near" reaches: two hours by road, what a regional report ranges over."""

LIKELY = 0.2
"""A candidate with less probability says nothing about where the report is: a guess."""


@dataclass(slots=True)
class Group:
    """The mentions of one name in a report (their indices) with its candidates and each one's probability.

    `outer` are the groups named behind it as the area it lies in, `inner` those before it that it is the area of. `sort` is the
    word beside it ("region"). `by_part`: the candidates are those of a name within the name ("Windsor Castle").
    """

    candidates: tuple[Entry, ...]
    sort: str | None
    by_part: bool = False
    mentions: list[int] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    outer: list["Group"] = field(default_factory=list)
    inner: list["Group"] = field(default_factory=list)

    @property
    def most(self) -> int:
        """People in the largest candidate."""
        return max((entry.population for entry in self.candidates), default=0)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The candidates of all groups that are likely so far: `(group, entry, weight)`; the weight grows with the mentions."""

    seen: tuple[tuple[int, Entry, float], ...]
    country: dict[str, float]
    area: dict[tuple[str, str], float]
    own_country: tuple[dict[str, float], ...]
    own_area: tuple[dict[tuple[str, str], float], ...]
    total: float
    own_total: tuple[float, ...]

    @staticmethod
    def of(groups: Sequence[Group]) -> "Surroundings":
        """Sum up what the groups' probabilities say; equal ones before the first round, where only sure names count."""
        seen: list[tuple[int, Entry, float]] = []
        country: dict[str, float] = {}
        area: dict[tuple[str, str], float] = {}
        own_country: list[dict[str, float]] = [{} for _ in groups]
        own_area: list[dict[tuple[str, str], float]] = [{} for _ in groups]
        own_total = [0.0] * len(groups)
        for number, group in enumerate(groups):
            shares = group.shares or [1 / max(1, len(group.candidates))] * len(group.candidates)
            times = log2(1 + len(group.mentions))
            own_total[number] = times if group.candidates else 0.0
            for entry, share in zip(group.candidates, shares, strict=True):
                if share < LIKELY:
                    continue
                weight = share * times
                seen.append((number, entry, weight))
                if entry.country:
                    country[entry.country] = country.get(entry.country, 0.0) + weight
                    own_country[number][entry.country] = own_country[number].get(entry.country, 0.0) + weight
                    if entry.admin1:
                        key = (entry.country, entry.admin1)
                        area[key] = area.get(key, 0.0) + weight
                        own_area[number][key] = own_area[number].get(key, 0.0) + weight
        return Surroundings(
            tuple(seen), country, area, tuple(own_country), tuple(own_area), sum(own_total), tuple(own_total)
        )

    def same_country(self, entry: Entry, number: int) -> float:
        """The share of the other groups that lies in the entry's country."""
        if entry.country is None:
            return 0.0
        mine = self.own_country[number].get(entry.country, 0.0)
        return self._share(self.country.get(entry.country, 0.0) - mine, number)

    def same_area(self, entry: Entry, number: int) -> float:
        """The share of the other groups that lies in the entry's first-level area."""
        if entry.country is None or entry.admin1 is None:
            return 0.0
        key = (entry.country, entry.admin1)
        return self._share(self.area.get(key, 0.0) - self.own_area[number].get(key, 0.0), number)

    def near(self, entry: Entry, number: int) -> float:
        """The share of the other groups that lies within NEAR_KM, countries left out: their middles are no places."""
        weight = sum(
            share
            for other, place, share in self.seen
            if other != number
            and place.kind != "country"
            and abs(place.lat - entry.lat) < 2
            and distance(place.lat, place.lon, entry.lat, entry.lon) <= NEAR_KM
        )
        return self._share(weight, number)

    def _share(self, weight: float, number: int) -> float:
        others = self.total - self.own_total[number]
        return min(1.0, weight / others) if others > 0 else 0.0
