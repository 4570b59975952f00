"""A dossier: an incident with all that it rests on, as exports take it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from alleged.records.incident import Incident
from alleged.records.reading import Reading
from alleged.records.remark import Remark


@dataclass(frozen=True, slots=True)
class CopiedPassage:
    """A passage that a report has from an earlier one: report ids and half-open code points in each text, its length in `words`."""

    origin: str
    start: int
    end: int
    copy: str
    copy_start: int
    copy_end: int
    words: int


@dataclass(frozen=True, slots=True)
class LikelySame:
    """Two claims (ids) of two reports that are likely one statement, reworded, and why: shown as such, not counted twice."""

    first: str
    later: str
    reason: Literal["the same quotation", "the same figure"]


@dataclass(frozen=True, slots=True)
class Dossier:
    """An incident, the `readings` of its reports in time, and the reports' `texts` by report id, "" or absent where a text may not
    be shown. `passages` are what its reports copied from one another, `likely` what they likely have from one statement,
    `judgements` what people said of it and of what is told of it."""

    incident: Incident
    readings: tuple[Reading, ...]
    texts: Mapping[str, str]
    passages: tuple[CopiedPassage, ...] = ()
    likely: tuple[LikelySame, ...] = ()
    judgements: tuple[Remark, ...] = ()
