"""A toll: how many were killed, injured, taken or destroyed, as one claim has it."""

from dataclasses import dataclass
from typing import Literal

from alleged.records.span import Span

TollKind = Literal["killed", "injured", "missing", "captured", "displaced", "casualties", "equipment"]
VictimClass = Literal["civilian", "combatant", "unknown"]
Scope = Literal["incident", "cumulative", "part"]
Who = Literal["women", "children", "men", "medics", "journalists", "elderly", "other"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Whole numbers; None is open."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Group(Span):
    """A group among the victims: "six women"."""

    who: Who
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Toll(Span):
    """A figure as written, `low` and `high` literally, and what it `counts_as` in a range over several figures, by `rule`."""

    id: str
    confidence: float
    claim: str
    event: str | None
    kind: TollKind
    low: int | None
    high: int | None
    approximate: bool
    counts_as: Bounds
    rule: str | None
    victims: Span | None
    victim_class: VictimClass
    victim_side: str | None
    groups: tuple[Group, ...]
    scope: Scope
    part_of: str | None
