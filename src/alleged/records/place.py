"""A place as mentioned."""

from dataclasses import dataclass
from typing import Literal

from alleged.records.document import WordRange
from alleged.records.span import Span

PlaceRole = Literal["location", "government", "adjective"]
PlacePrecision = Literal["exact", "town", "district", "region", "country", "sea", "vague"]


MentionKind = Literal["name", "adjective", "site"]


@dataclass(frozen=True, slots=True)
class PlaceMention(Span):
    """The words of a place before it is known which: `kind` tells a name from an adjective or a demonym ("Russian") and from a
    building or a ground with a name of its own ("Kharkiv airport").

    `words` is its range in the document. `sort` is the word beside the name that says what it is, folded: "region" of "Donetsk
    region", "city" of "the city of Kherson". `partial` means that only a part of it is meant: "eastern Ukraine".
    """

    words: WordRange
    role: PlaceRole
    kind: MentionKind
    sort: str | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Place(Span):
    """One mention of a place and where it is: degrees north and east (WGS 84), `country` ISO 3166-1 alpha-2; None is undecided."""

    name: str | None
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    precision: PlacePrecision
    role: PlaceRole


@dataclass(frozen=True, slots=True)
class IncidentPlace:
    """Where an incident took place: as `Place`, without the words."""

    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    precision: PlacePrecision
