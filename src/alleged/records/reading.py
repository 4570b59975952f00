"""A reading: everything that one report says, and by whose word."""

from dataclasses import dataclass, field
from typing import Literal

from alleged.records.actor import Actor
from alleged.records.claim import Claim
from alleged.records.event import Event
from alleged.records.incident import Incident
from alleged.records.place import Place
from alleged.records.problem import Problem
from alleged.records.report import ReportRecord
from alleged.records.toll import Toll
from alleged.records.when import DateMention


@dataclass(frozen=True, slots=True)
class Reader:
    """What made the reading, so that it can be made again; None is a part that this version does not have."""

    version: str
    model: str | None
    lexicon: str | None
    gazetteer: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One report read. Lists are in the order of the text."""

    schema_version: Literal[1] = field(default=1, kw_only=True)
    reader: Reader
    report: ReportRecord
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    tolls: tuple[Toll, ...] = ()
    dates: tuple[DateMention, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    incidents: tuple[Incident, ...] = ()
    problems: tuple[Problem, ...] = ()
