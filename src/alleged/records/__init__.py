"""What is known: frozen records, standard library only."""

from alleged.records.actor import Actor, ActorKind, ActorRef
from alleged.records.claim import Act, Certainty, Channel, ChannelKind, Claim, Form, Stance
from alleged.records.event import Event, EventStatus, EventType, Party
from alleged.records.incident import Incident
from alleged.records.place import IncidentPlace, Place
from alleged.records.problem import Problem
from alleged.records.raw import Raw
from alleged.records.reading import Reader, Reading
from alleged.records.report import Report, ReportRecord
from alleged.records.span import Span
from alleged.records.toll import Bounds, Group, Toll
from alleged.records.when import DateMention, Interval, When

__all__ = [
    "Act",
    "Actor",
    "ActorKind",
    "ActorRef",
    "Bounds",
    "Certainty",
    "Channel",
    "ChannelKind",
    "Claim",
    "DateMention",
    "Event",
    "EventStatus",
    "EventType",
    "Form",
    "Group",
    "Incident",
    "IncidentPlace",
    "Interval",
    "Party",
    "Place",
    "Problem",
    "Raw",
    "Reader",
    "Reading",
    "Report",
    "ReportRecord",
    "Span",
    "Stance",
    "Toll",
    "When",
]
