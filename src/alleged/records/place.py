"""A place as mentioned."""

from dataclasses import dataclass
from typing import Literal

from alleged.records.span import Span

PlaceRole = Literal["location", "government", "adjective"]
PlacePrecision = Literal["exact", "town", "district", "region", "country", "sea", "vague"]


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
