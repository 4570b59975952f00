"""Marked ranges of a text -> the text cut at every boundary, each piece with the marks that cover it.

Claims nest, overlap and come in pieces, and HTML elements may only nest. So the text is cut wherever any mark starts or
ends, and each piece is dressed on its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A range of code points, `[start, end)`, and what it is: `role` of the claim (or other record) with this `index`."""

    start: int
    end: int
    index: int
    role: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text, `[start, end)` in code points, and the marks that cover all of it, in the order they were given."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def segments(length: int, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """Cut a text of `length` code points at every start and end of `marks`; the pieces make up the text, in order.

    Marks are cut to the text; empty ones are left out. `cuts` are offsets inside the text to cut at as well.

    Example:
        >>> [(s.start, s.end, len(s.marks)) for s in segments(9, [Mark(1, 6, 0, "content"), Mark(4, 8, 1, "content")])]
        [(0, 1, 0), (1, 4, 1), (4, 6, 2), (6, 8, 1), (8, 9, 0)]
    """
    kept = [(rank, mark) for rank, mark in enumerate(marks) if max(0, mark.start) < min(length, mark.end)]
    opening: dict[int, list[tuple[int, Mark]]] = {}
    closing: dict[int, list[int]] = {}
    for rank, mark in kept:
        opening.setdefault(max(0, mark.start), []).append((rank, mark))
        closing.setdefault(min(length, mark.end), []).append(rank)
    edges = sorted({0, length, *opening, *closing, *cuts})
    active: dict[int, Mark] = {}
    for start, end in pairwise(edges):
        for rank in closing.get(start, ()):
            del active[rank]
        active.update(opening.get(start, ()))
        yield Segment(start, end, tuple(active[rank] for rank in sorted(active)))


def levels(contents: Sequence[Sequence[tuple[int, int]]]) -> list[int]:
    """How deep each claim's highlight lies, from 0: claims that share a code point never share a level.

    `contents` holds each claim's ranges. The claim that starts first, and of two the longer one, lies outermost, so a
    nested claim lies inside the one that holds it. A level is one of a claim, not of a piece: an underline keeps its
    height from one piece to the next.
    """
    spans = [[(a, b) for a, b in ranges if a < b] for ranges in contents]
    order = sorted(
        (index for index, ranges in enumerate(spans) if ranges),
        key=lambda index: (min(a for a, _ in spans[index]), -max(b for _, b in spans[index]), index),
    )
    found = [0] * len(spans)
    # Claims that may still be overlapped by a later one: their last code point lies beyond the present start.
    open_claims: list[int] = []
    for index in order:
        first = min(a for a, _ in spans[index])
        open_claims = [other for other in open_claims if max(b for _, b in spans[other]) > first]
        taken = {
            found[other]
            for other in open_claims
            if any(a < d and c < b for a, b in spans[index] for c, d in spans[other])
        }
        found[index] = next(level for level in range(len(spans) + 1) if level not in taken)
        open_claims.append(index)
    return found
