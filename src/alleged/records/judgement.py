"""What a person decides about a ledger: pairs of events, values, sources, gradings; what each is tied to, and who said it."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from alleged.records.span import Span

HAND = "hand/1"
"""The reader's version of what is entered by hand: no model reads it again."""
ThingKind = Literal["claim", "event", "toll", "report"]
JudgementKind = Literal[
    "same", "different", "merge", "split", "right", "wrong", "discount", "grade", "note", "enter", "undo"
]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a judgement is tied to: a claim, event or toll of a report, or the report itself.

    `version` is the number of the report's version and `sha256` that of its text: in the same text offsets decide, in another one
    the words. `start`, `end` and `words` are those of the thing's first span, `pieces` all its spans (a claim's source, cue and
    content); a report has none. `around` is the content of the claim that an event or a toll stands in. `incident` is the incident
    that it stood in when it was judged, None for none.
    """

    report: str
    version: int
    sha256: str
    kind: ThingKind
    id: str
    start: int
    end: int
    words: str
    pieces: tuple[Span, ...] = ()
    around: str = ""
    incident: str | None = None


@dataclass(frozen=True, slots=True)
class Same:
    """These two events are one incident, whatever the links say; of `Different`: they are not."""

    kind: ClassVar[JudgementKind] = "same"
    a: Anchor
    b: Anchor

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All that it is tied to, in an order that stays."""
        return self.a, self.b


@dataclass(frozen=True, slots=True)
class Different:
    """These two events are two incidents."""

    kind: ClassVar[JudgementKind] = "different"
    a: Anchor
    b: Anchor

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All that it is tied to."""
        return self.a, self.b


@dataclass(frozen=True, slots=True)
class Merge:
    """These incidents are one: `incidents` are their ids as they were, `events` one event of each of their parts."""

    kind: ClassVar[JudgementKind] = "merge"
    incidents: tuple[str, ...]
    events: tuple[Anchor, ...]

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All that it is tied to."""
        return self.events


@dataclass(frozen=True, slots=True)
class Split:
    """What goes `out` of an incident is another incident, and what stays is none of it: one event of each part."""

    kind: ClassVar[JudgementKind] = "split"
    incident: str
    out: tuple[Anchor, ...]
    stay: tuple[Anchor, ...]

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All that it is tied to: those that go, then those that stay."""
        return *self.out, *self.stay


@dataclass(frozen=True, slots=True)
class Correction:
    """A field of a claim, event or toll is as `value` says, in its JSON form.

    `right`: the reader had it so, and it stays so whatever a later one says. `counts` False: the thing does not count at all. `was`
    is what the field held when it was judged, by the reader or by an earlier judgement.
    """

    at: Anchor
    field: str
    right: bool
    counts: bool = True
    value: Any = None
    was: Any = None

    @property
    def kind(self) -> JudgementKind:
        """Its kind."""
        return "right" if self.right else "wrong"

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All that it is tied to."""
        return (self.at,)


@dataclass(frozen=True, slots=True)
class Discount:
    """A source, by name, that counts for nothing: its claims are shown, but add to no range, support or headline. `within` are the
    events of the incident for which that holds; () for all."""

    kind: ClassVar[JudgementKind] = "discount"
    name: str
    because: str
    incident: str | None = None
    within: tuple[Anchor, ...] = ()

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All that it is tied to."""
        return self.within


@dataclass(frozen=True, slots=True)
class Grade:
    """How good the evidence for an incident is, in the words of whoever grades it."""

    kind: ClassVar[JudgementKind] = "grade"
    grade: str
    incident: str
    at: Anchor

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All that it is tied to."""
        return (self.at,)


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth knowing about a claim, event, toll or report; about an incident: at its first event."""

    kind: ClassVar[JudgementKind] = "note"
    text: str
    at: Anchor

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All that it is tied to."""
        return (self.at,)


@dataclass(frozen=True, slots=True)
class Entered:
    """A report entered by hand: `document` is what was entered, as JSON."""

    kind: ClassVar[JudgementKind] = "enter"
    at: Anchor
    document: Any

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All that it is tied to."""
        return (self.at,)


@dataclass(frozen=True, slots=True)
class Undo:
    """Another judgement, by its id, holds no longer; of an undoing: holds again."""

    kind: ClassVar[JudgementKind] = "undo"
    undoes: str

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Tied to nothing but the other judgement."""
        return ()


Decision = Same | Different | Merge | Split | Correction | Discount | Grade | Note | Entered | Undo


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision with its id, by `who`, `at` which time (RFC 3339); `undone_by` is a judgement's id, None while it holds."""

    id: str
    what: Decision
    who: str
    at: str
    undone_by: str | None = None
