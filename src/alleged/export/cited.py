"""What a dossier's cells rest on: its claims with their reports, and how much of their words may be shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from alleged.records import Actor, Claim, Event, Incident, Span, Toll
from alleged.records.dossier import Dossier
from alleged.records.ids import text_sha256
from alleged.records.report import ReportRecord

GAP = " […] "
"""Stands between the pieces of a content that the text interrupts."""


@dataclass(frozen=True, slots=True)
class Showing:
    """How much of a report's words an export shows: all, or of each quotation the first `max_words` (for data sets that may not
    redistribute articles; offsets and hashes then stand for the words)."""

    max_words: int | None = None

    def words(self, text: str) -> str:
        """`text`, or its beginning and an ellipsis.

        Example:
            >>> Showing(2).words("the whole of it"), Showing(4).words("the whole of it"), Showing(0).words("it")
            ('the whole …', 'the whole of it', '')
        """
        if self.max_words is None:
            return text
        words = text.split()
        if self.max_words < 1:
            return ""
        return text if len(words) <= self.max_words else " ".join(words[: self.max_words]) + " …"


WHOLE = Showing()


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim, the report that has it, and the `names` of the actors whose word it is; its words as far as `showing` lets."""

    claim: Claim
    report: ReportRecord
    names: tuple[str, ...]
    showing: Showing

    @property
    def content(self) -> str:
        """What is said, its pieces joined."""
        return self.showing.words(GAP.join(piece.text for piece in self.claim.content))

    @property
    def cue(self) -> str:
        """The words that tell that it is said, "" where there are none."""
        return self.showing.words(self.claim.cue.text) if self.claim.cue is not None else ""

    @property
    def who(self) -> str:
        """Whose word it is, as the report has it, with the name in brackets where that is another: "He [Lena Hask]"."""
        if self.claim.source is None and self.names and self.claim.form != "narrated":
            return ", ".join(self.names)  # who it is, by a person's word
        if self.claim.source is None:
            return f"{outlet(self.report)} itself" if self.claim.form == "narrated" else "nobody named"
        words = self.claim.source.text.strip(" ,;:")
        told = words.casefold()
        named = [name for name in self.names if name.casefold() not in told and told not in name.casefold()]
        return self.showing.words(words) + (f" [{', '.join(named)}]" if named else "")


def in_marks(words: str) -> str:
    """Words in quotation marks, but for those that bring their own.

    Example:
        >>> in_marks("it burned"), in_marks('"It burned,"')
        ('“it burned”', '"It burned,"')
    """
    return words if words[:1] in ("“", '"', "«", "„") else f"“{words}”"


@dataclass(frozen=True, slots=True)
class Register:
    """All that an incident refers to, by id: of its own claims and reports only."""

    claims: Mapping[str, Cited] = field(default_factory=dict)
    reports: Mapping[str, ReportRecord] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    tolls: Mapping[str, Toll] = field(default_factory=dict)
    events: tuple[Event, ...] = ()

    @staticmethod
    def of(dossier: Dossier, showing: Showing = WHOLE) -> "Register":
        """The register of a dossier, its words as far as `showing` lets. Claims are in the order that the incident has."""
        incident = dossier.incident
        wanted = set(incident.reports)
        readings = [reading for reading in dossier.readings if reading.report.id in wanted]
        actors = {actor.id: actor for reading in readings for actor in reading.actors}
        known = {
            claim.id: Cited(claim, reading.report, tuple(actors[i].name for i in claim.actors if i in actors), showing)
            for reading in readings
            for claim in reading.claims
        }
        claims = {i: known[i] for i in claim_ids(incident) if i in known}
        events = [e for r in readings for e in r.events if e.claim in claims and e.type == incident.type]
        events.sort(
            key=lambda e: e.id != incident.id
        )  # the one that the incident is named after first; else as they stand
        return Register(
            claims=claims,
            reports={reading.report.id: reading.report for reading in readings},
            actors=actors,
            tolls={toll.id: toll for reading in readings for toll in reading.tolls},
            events=tuple(events),
        )

    def lead(self, claims: Iterable[str]) -> list[Cited]:
        """Those of `claims` that are here, the one with the event that names the incident first, then those with other events."""
        order = {event.claim: number for number, event in reversed(list(enumerate(self.events)))}
        found = [self.claims[i] for i in claims if i in self.claims]
        return sorted(found, key=lambda cited: order.get(cited.claim.id, len(order)))


def claim_ids(incident: Incident) -> tuple[str, ...]:
    """The ids of all claims that an incident rests on, each once: of its origins, positions, figures and questions."""
    status = incident.status
    groups: Iterable[tuple[str, ...]] = (
        *(origin.claims for origin in incident.origins),
        *(position.claims for position in incident.positions),
        *(toll.claims for toll in incident.tolls),
        *(aspect.claims for aspect in (status.happened, status.responsible, status.killed, status.injured)),
    )
    return tuple(dict.fromkeys(claim for group in groups for claim in group))


def outlet(report: ReportRecord) -> str:
    """A report's publisher, else its id."""
    return report.publisher or f"report {report.id}"


def offsets(spans: Iterable[Span]) -> str:
    """Where words stand, as "12-40;50-61": half-open code points of the report's text."""
    return ";".join(f"{span.start}-{span.end}" for span in spans)


def words_sha256(spans: Iterable[Span]) -> str | None:
    """The sha256 of the words (pieces joined by line ends), by which a holder of the report can check them; None without words."""
    texts = [span.text for span in spans]
    return text_sha256("\n".join(texts)) if texts else None
