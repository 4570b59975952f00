"""Claims as word ranges: what the rules about events ask of a claim."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from alleged.records.claim import Act, Claim, Stance
from alleged.records.document import Document, WordRange
from alleged.records.span import Span


@dataclass(frozen=True, slots=True)
class Said:
    """A claim's parts in words, and what its cue does. `cue` is None in the report's own voice."""

    source: WordRange | None
    cue: WordRange | None
    content: tuple[WordRange, ...]
    act: Act
    stance: Stance
    depth: int = 1

    def words(self) -> frozenset[int]:
        """The content's words."""
        return frozenset(word for piece in self.content for word in range(*piece))


def said(document: Document, claims: Sequence[Claim]) -> list[Said]:
    """The claims in their order."""

    def words(span: Span) -> WordRange:
        return bisect_right(document.ends, span.start), bisect_left(document.starts, span.end)

    def part(span: Span | None) -> WordRange | None:
        return words(span) if span is not None else None

    return [
        Said(part(c.source), part(c.cue), tuple(words(piece) for piece in c.content), c.act, c.stance, c.depth)
        for c in claims
    ]
