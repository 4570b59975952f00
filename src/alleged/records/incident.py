"""An incident: what several claims say about one and the same happening."""

from dataclasses import dataclass
from typing import Literal

from alleged.records.actor import ActorRef
from alleged.records.claim import Act, Stance
from alleged.records.event import EventType
from alleged.records.place import IncidentPlace
from alleged.records.toll import Bounds, Group, Scope, TollKind, VictimClass
from alleged.records.when import Interval, When

Headline = Literal[
    "retracted",
    "occurrence contested",
    "responsibility contested",
    "figures contested",
    "conceded",
    "corroborated",
    "one side only",
    "single source",
    "unverified",
]
Support = Literal["none", "single source", "one side", "independent"]
Dispute = Literal["none", "denied", "counter-accused", "figures differ", "doubted"]
Admission = Literal["claimed", "conceded"]
About = Literal["happened", "responsible", "killed", "injured"]


@dataclass(frozen=True, slots=True)
class Aspect:
    """How one question about the incident stands, the claims it rests on, and `why`."""

    support: Support
    dispute: Dispute
    admission: Admission | None
    withdrawn: bool
    unverified: bool
    claims: tuple[str, ...]
    why: str | None


@dataclass(frozen=True, slots=True)
class Status:
    """The four questions."""

    happened: Aspect
    responsible: Aspect
    killed: Aspect
    injured: Aspect


@dataclass(frozen=True, slots=True)
class LatestFigure:
    """The latest figure given: by whom, and in which claim."""

    low: int | None
    high: int | None
    by: ActorRef | None
    claim: str


@dataclass(frozen=True, slots=True)
class SideFigure:
    """What one side says."""

    side: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class ByClass:
    """A range split by whether the victims bore arms; None where no figure says."""

    civilian: Bounds | None
    combatant: Bounds | None
    unknown: Bounds | None


@dataclass(frozen=True, slots=True)
class Range:
    """Lowest and highest over the latest figure of each origin; `open` if the figure that reaches `high` is open."""

    low: int | None
    high: int | None
    open: bool
    ever: Bounds
    latest: LatestFigure
    by_side: tuple[SideFigure, ...]
    by_class: ByClass


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an account comes from, and which reports only relay it."""

    actor: ActorRef | None
    side: str | None
    claims: tuple[str, ...]
    relayed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor stands on one question."""

    actor: ActorRef | None
    side: str | None
    stance: Stance
    act: Act
    about: About
    blames: ActorRef | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentToll:
    """A figure in the incident, and which earlier one it supersedes."""

    id: str
    kind: TollKind
    low: int | None
    high: int | None
    counts_as: Bounds
    by: ActorRef | None
    side: str | None
    said: Interval | None
    published: str | None
    claims: tuple[str, ...]
    supersedes: str | None
    scope: Scope
    victim_class: VictimClass
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """What changed in the account, when, and in which report."""

    published: str | None
    what: str
    report: str


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening, with everyone's account of it."""

    id: str
    type: EventType
    place: IncidentPlace | None
    when: When | None
    means: str | None
    target: str | None
    headline: Headline
    status: Status
    killed: Range | None
    injured: Range | None
    missing: Range | None
    captured: Range | None
    displaced: Range | None
    reports: tuple[str, ...]
    copies: tuple[tuple[str, ...], ...]
    origins: tuple[Origin, ...]
    sources: int
    positions: tuple[Position, ...]
    tolls: tuple[IncidentToll, ...]
    revisions: tuple[Revision, ...]
