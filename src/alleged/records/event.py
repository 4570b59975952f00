"""An event that a claim speaks of."""

from dataclasses import dataclass
from typing import Literal

from alleged.records.claim import Certainty
from alleged.records.span import Span
from alleged.records.when import When

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
"""Source: the PLOVER ontology of political events."""
EventStatus = Literal["happened", "did not happen", "attempted", "ongoing", "planned", "hypothetical", "unknown"]


@dataclass(frozen=True, slots=True)
class Party(Span):
    """Who does it or to whom it is done, as written; `actor` is an id, None while it cannot be known."""

    actor: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """What is said to have happened. `place` is an index into the reading's places, `claim` the id of the claim whose word it is;
    `status` holds in that claim's world.
    """

    id: str
    confidence: float
    type: EventType
    mode: str | None
    trigger: Span
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    means: Span | None
    target: Span | None
    place: int | None
    when: When | None
    claim: str
    status: EventStatus
    repeated: bool
    certainty: Certainty
    hedges: tuple[Span, ...]
    tolls: tuple[str, ...]
