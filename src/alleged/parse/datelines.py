"""Datelines put back among the words of a document that was read without them.

The model never sees them: it takes a town before a dash for the subject of what follows, or for a part of who says it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TypeVar

from alleged.lexicon.datelines import Dateline
from alleged.parse.words import Words, find_words
from alleged.records.document import Document, Entity, WordRange

_T = TypeVar("_T")


def with_datelines(document: Document, lines: Sequence[Dateline]) -> Document:
    """The document with each dateline as a sentence of its own: its towns are locations, its day a date."""
    text = document.text
    kept = [(line, words) for line in lines if (words := _words(text, line)).forms]
    if not kept:
        return document
    places = [bisect_left(document.starts, line.start) for line, _ in kept]
    # How many words were put in up to each dateline, itself included.
    grown = list(accumulate(len(words.forms) for _, words in kept))

    def moved(word: int) -> int:
        before = bisect_right(places, word)
        return word + (grown[before - 1] if before else 0)

    def ranged(words: WordRange) -> WordRange:
        return moved(words[0]), moved(words[1] - 1) + 1

    ranges = tuple(
        (at + end - len(words.forms), at + end) for at, end, (_, words) in zip(places, grown, kept, strict=True)
    )
    inserted = list(zip(places, (words for _, words in kept), strict=True))
    lists = (document.forms, document.starts, document.ends, document.breaks, document.quotes)
    forms, starts, ends, breaks, quotes = (
        _spliced(old, [(at, getattr(words, name)) for at, words in inserted])
        for old, name in zip(lists, ("forms", "starts", "ends", "breaks", "quotes"), strict=True)
    )
    upos = _spliced(document.upos, [(at, [_tag(form) for form in words.forms]) for at, words in inserted])
    flat = [
        (at, ["root", *("flat" if _tag(f) != "PUNCT" else "punct" for f in words.forms[1:])]) for at, words in inserted
    ]
    heads = _spliced(
        [moved(head) if head >= 0 else -1 for head in document.heads],
        [(at, [-1, *([first] * (end - first - 1))]) for at, (first, end) in zip(places, ranges, strict=True)],
    )
    entities = [replace(e, words=ranged(e.words)) for e in document.entities]
    for (first, _), (line, words) in zip(ranges, kept, strict=True):
        entities += _entities(line, words, first)
    return replace(
        document, forms=forms, starts=starts, ends=ends, breaks=breaks, quotes=quotes, upos=upos, heads=heads,
        deprels=_spliced(document.deprels, flat),
        sentences=tuple(sorted([*map(ranged, document.sentences), *ranges])),
        entities=tuple(sorted(entities, key=lambda e: e.words)),
        attributions=tuple(
            replace(
                one,
                source=ranged(one.source) if one.source is not None else None,
                cue=ranged(one.cue),
                content=tuple(map(ranged, one.content)),
            )
            for one in document.attributions
        ),
        datelines=ranges,
    )  # fmt: skip


def _words(text: str, line: Dateline) -> Words:
    return find_words(text, ((0, line.start), (line.said, len(text))))


def _tag(form: str) -> str:
    return "NUM" if form[:1].isdigit() else "PROPN" if form[:1].isalpha() else "PUNCT"


def _spliced(old: Sequence[_T], inserted: Sequence[tuple[int, Sequence[_T]]]) -> tuple[_T, ...]:
    """A list with others put in before these places of it."""
    out: list[_T] = []
    last = 0
    for at, new in inserted:
        out += old[last:at]
        out += new
        last = at
    return (*out, *old[last:])


def _entities(line: Dateline, words: Words, first: int) -> list[Entity]:
    """The towns and the day of a dateline whose words begin at `first`."""
    out = []
    spans = [(span, "Location") for span in line.towns] + ([(line.day, "Date")] if line.day is not None else [])
    for (start, end), kind in spans:
        at, past = bisect_left(words.starts, start), bisect_left(words.starts, end)
        if at < past:
            out.append(Entity((first + at, first + past), kind))
    return out
