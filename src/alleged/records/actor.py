"""Who acts and speaks."""

from dataclasses import dataclass
from typing import Literal

from alleged.records.span import Span

ActorKind = Literal["person", "government", "military", "organization", "group", "people", "document", "unnamed"]


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of a report with all its mentions; `country` ISO 3166-1 alpha-2, `wikidata` a Q number; None is not known."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    role: str | None
    wikidata: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor named from within an incident."""

    id: str
    name: str
