"""What the number killed or hurt may be: each figure that a report gives, its single victims counted, and simple sums of them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from alleged.records.document import Document
from alleged.records.mention import TollMention
from alleged.records.toll import TollKind
from alleged.resolve.tolls.persons import Person, persons

Value = tuple[int, int]
ZERO: Value = (0, 0)

_VAGUE = frozenset({"several", "many", "plural"})
_TOLD = ("happened", "unknown")
_MOST_ADDED = 3
"""Single victims that "30 others" are added to; where more were told one by one, a report gives their number."""


@dataclass(slots=True)
class Candidate:
    """A range that may be the answer, how it was come by, and the mentions (indices) that it stands on."""

    value: Value
    ways: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Told:
    """A report's tolls, the sentence of each, its single victims, and whose words the tolls are.

    `sources` holds for each mention the name of who gives it, None for the report itself and sources without a name.
    """

    mentions: Sequence[TollMention]
    sentences: Sequence[int]
    sources: Sequence[str | None]
    people: Sequence[Person]
    length: int

    @staticmethod
    def of(document: Document, mentions: Sequence[TollMention]) -> "Told":
        """The tolls of a document, in order."""
        starts = [first for first, _ in document.sentences]
        sentences = [bisect_right(starts, mention.trigger) - 1 for mention in mentions]
        single = [
            (i, sentences[i], mention)
            for i, mention in enumerate(mentions)
            if mention.victim is not None and mention.status in _TOLD and not mention.background
        ]
        sources = [_source(document, mention.trigger) for mention in mentions]
        return Told(mentions, sentences, sources, persons(single), len(document.sentences))

    def named_sources(self, kind: TollKind) -> int:
        """How many different sources with a name give figures of a kind."""
        given = zip(self.mentions, self.sources, strict=True)
        return len({source for m, source in given if source and m.kind == kind and m.basis in ("figure", "plural")})

    def bounds(self, index: int) -> Value | None:
        """What a mention counts as; an open end takes the other one."""
        counts = self.mentions[index].number.counts_as
        low = counts.low if counts.low is not None else counts.high
        high = counts.high if counts.high is not None else counts.low
        return (low, high) if low is not None and high is not None else None


class _Candidates:
    """Collects values; ways and mentions of equal ones are joined."""

    def __init__(self) -> None:
        self.made: dict[Value, Candidate] = {ZERO: Candidate(ZERO, {"zero"})}

    def add(self, low: int, high: int, way: str, mentions: Sequence[int]) -> None:
        if not 0 <= low <= high:
            return
        candidate = self.made.setdefault((low, high), Candidate((low, high)))
        candidate.ways.add(way)
        candidate.mentions.extend(i for i in mentions if i not in candidate.mentions)


def candidates(told: Told, kind: TollKind, killed: Value = ZERO) -> list[Candidate]:
    """All values that may be the number killed, or the number injured where `killed` were; zero is always one of them."""
    found = _Candidates()
    figures = _figures(told, kind, killed, found)
    dead = [person for person in told.people if "killed" in person.kinds]
    hurt = [person for person in told.people if "killed" not in person.kinds and "injured" in person.kinds]
    mine = dead if kind == "killed" else hurt
    if mine:
        behind = [i for person in mine for i in person.mentions if told.mentions[i].kind == kind]
        found.add(len(mine), len(mine), "people", behind)
    ones = [i for i, m in enumerate(told.mentions) if m.kind == kind and m.basis == "one"]
    if ones:
        found.add(1, 1, "one", [i for i in ones if told.mentions[i].status != "hypothetical"])
    _sums(told, kind, figures, found, mine=len(mine), doer=any(person.doer for person in dead))
    return list(found.made.values())


def _figures(told: Told, kind: TollKind, killed: Value, found: _Candidates) -> list[tuple[int, Value]]:
    """Adds each mention's own number; those with a figure come back. Of people shot, those killed are no injured."""
    figures: list[tuple[int, Value]] = []
    for i, mention in enumerate(told.mentions):
        value = told.bounds(i)
        if mention.kind != kind or mention.status not in _TOLD or value is None:
            continue
        if mention.basis == "plural":
            found.add(*value, "plural", [i])
        elif mention.basis == "none":
            found.add(0, 0, "none", [i])
        elif mention.basis == "figure":
            figures.append((i, value))
            found.add(*value, _way(mention), [i])
            if mention.weak and killed[1] > 0:
                found.add(value[0] - killed[1], value[1] - killed[0], "shot-killed", [i])
    return figures


def _way(mention: TollMention) -> str:
    if mention.weak:
        return "shot"
    if mention.number.rule in _VAGUE:
        return "vague"
    return "more" if mention.more else "part" if mention.scope == "part" else "figure"


def _sums(
    told: Told, kind: TollKind, figures: Sequence[tuple[int, Value]], found: _Candidates, *, mine: int, doer: bool
) -> None:
    """Adds a figure and the doer, a figure and "two more", single victims and "two more"."""
    for i, (low, high) in figures:
        mention = told.mentions[i]
        if kind == "killed" and doer:
            found.add(low + 1, high + 1, "figure+doer", [i])
        if mention.more:
            for people in range(1, min(mine, _MOST_ADDED) + 1):
                found.add(low + people, high + people, f"more+{people}", [i])
            continue
        for j, (more_low, more_high) in figures:
            if told.mentions[j].more and j > i:
                found.add(low + more_low, high + more_high, "figure+more", [i, j])


def _source(document: Document, word: int) -> str | None:
    """Who says what stands at a word, where the source has a name."""
    for attribution in document.attributions:
        source = attribution.source
        if source is not None and any(first <= word < end for first, end in attribution.content):
            if any(document.upos[w] == "PROPN" for w in range(*source)):
                start, end = document.span(source)
                return document.text[start:end].lower()
            return None
    return None
