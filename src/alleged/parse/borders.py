"""What the model marked across a dateline's end, cut there: no name, source or content runs from a dateline into a sentence."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from alleged.parse.windows import Range
from alleged.records.document import Attribution, Entity


def word_ranges(starts: Sequence[int], ranges: Iterable[tuple[int, int]]) -> tuple[Range, ...]:
    """The words that begin in these code point ranges, range by range; those without a word are left out."""
    found = ((bisect_left(starts, start), bisect_left(starts, end)) for start, end in ranges)
    return tuple((first, end) for first, end in found if first < end)


def cut_entities(entities: Iterable[Entity], datelines: Sequence[Range]) -> Iterator[Entity]:
    """The entities; of one that runs over a dateline's end, the part inside is a place and the rest what the whole was."""
    for entity in entities:
        first, end = entity.words
        border = next((past for at, past in datelines if at <= first < past < end), None)
        if border is None:
            yield entity
        else:
            yield Entity((first, border), "Location")
            yield Entity((border, end), entity.kind)


def cut_attributions(attributions: Iterable[Attribution], datelines: Sequence[Range]) -> Iterator[Attribution]:
    """The attributions without a dateline's words: nobody says them, and they say nothing."""
    for one in attributions:
        if any(at <= one.cue[0] < past for at, past in datelines):
            continue
        sources = list(_outside(one.source, datelines)) if one.source is not None else []
        yield replace(
            one,
            source=sources[-1] if sources else None,
            content=tuple(part for piece in one.content for part in _outside(piece, datelines)),
        )


def _outside(words: Range, datelines: Sequence[Range]) -> Iterator[Range]:
    first, end = words
    for at, past in datelines:
        if first < past and at < end:
            if first < at:
                yield first, at
            first = past
    if first < end:
        yield first, end
