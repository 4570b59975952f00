"""What one report tells of one incident, as far as the incidents of many reports are compared: small, and kept in the ledger."""

from dataclasses import dataclass

from alleged.records.event import EventType


@dataclass(frozen=True, slots=True)
class Where:
    """A place of a part: `geonameid`, `lat`, `lon`, `country` and `admin1` are None where they are not known."""

    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of a part: literal bounds, None is open."""

    kind: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """One report's incident. `id` is that of its earliest event and of its incident in the reading; `events` the ids of all.

    `known` says that its earliest event is told as known ("the strike on the station"): the report takes up what others told.
    `published` is the report's, `start` the earliest event's offset: both order parts. `main` says that it is what the report is
    mainly about. `when` is half-open days, None where the text does not tell. `doers` are keys that are the same for one actor in
    every report. The rest is folded and sorted: `names` of people who hold no office, `towns` and `areas` (country and first-order
    division) that are named, `words` of its claims, and, of a report's main part, `lead`: the words of its title and beginning.
    Only words that tell something are kept (`lexicon.rarity`). `apart` are pairs of the report's events that a person keeps apart:
    by them the report is gathered again as it was for this part.
    """

    id: str
    report: str
    published: str | None
    start: int
    type: EventType
    main: bool
    known: bool
    events: tuple[str, ...]
    place: Where | None
    when: tuple[str, str] | None
    doers: tuple[str, ...]
    counts: tuple[Count, ...]
    names: tuple[str, ...]
    towns: tuple[str, ...]
    areas: tuple[str, ...]
    words: tuple[str, ...]
    lead: tuple[str, ...]
    apart: tuple[tuple[str, str], ...] = ()

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Parts in time: by publication (unknown first), report, offset, id."""
        return self.published or "", self.report, self.start, self.id
