"""Words of a report that a person says are the right ones: told as offsets or as they stand, and found again in a later version."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from alleged.errors import LedgerError
from alleged.records import Claim, Event, Span, Toll

SPANS = frozenset({"source-words", "cue", "content", "words"})
"""The fields that are words: of a claim its source's, its cue and its content; of an event and a toll those that tell it."""
_MAY_LACK = frozenset({"source-words", "cue"})
_OFFSETS = re.compile(r"\d+\s*-\s*\d+(?:\s*;\s*\d+\s*-\s*\d+)*")
_GAP = re.compile(r"\s*(?:\[…\]|\[\.\.\.\])\s*")
"""Stands between the pieces of a content, as exports write it."""

Pieces = list[dict[str, Any]]
"""Spans in JSON's form, in the order of the text."""


def held(thing: Claim | Event | Toll, name: str) -> Pieces | None:
    """The words that a field has now; None where it has none."""
    if isinstance(thing, Toll):
        return _plain([thing])
    if isinstance(thing, Event):
        return _plain([thing.trigger])
    found = {"source-words": (thing.source,), "cue": (thing.cue,)}.get(name, thing.content)
    return _plain(span for span in found if span is not None) or None


def told(name: str, words: str, text: str, near: int) -> Pieces | None:
    """What a person says the field's words are: `12-40`, `12-40;50-61` (half-open, code points of the text), or the words
    themselves, the nearest to offset `near` where they stand several times; `[...]` between pieces. "null": it has none.

    Raises: LedgerError where the text has no such words, or the field cannot be so.
    """
    if words.lower() in ("null", "none"):
        if name not in _MAY_LACK:
            raise LedgerError(
                f"there is no {_called(name)} without words; say `alleged judge wrong ID` if it does not count"
            )
        return None
    spans = _at(words, text) if _OFFSETS.fullmatch(words) else _standing(words, text, near)
    if len(spans) > 1 and name != "content":
        raise LedgerError(f"{_called(name)} is one piece of the text; only a claim's content may be several")
    if any(a.end > b.start for a, b in pairwise(spans)):
        raise LedgerError(f"{words!r}: the pieces stand in the order of the text and do not overlap")
    return _plain(spans)


def moved(value: Pieces, text: str, by: int) -> Pieces | None:
    """The same words in another version of the text, `by` so many code points from where they were or nearest to there; None where
    they do not all stand in it."""
    found = [_nearest(piece["text"], text, piece["start"] + by) for piece in value]
    kept = [span for span in found if span is not None]
    if len(kept) < len(found) or any(a.end > b.start for a, b in pairwise(kept)):
        return None
    return _plain(kept)


def as_spans(value: Pieces | None) -> tuple[Span, ...]:
    """The words as a reading has them."""
    return tuple(Span(piece["start"], piece["end"], piece["text"]) for piece in value or ())


def _at(words: str, text: str) -> list[Span]:
    spans = []
    for piece in words.split(";"):
        start, end = (int(part) for part in piece.split("-"))
        if not start < end <= len(text):
            raise LedgerError(f"{piece.strip()} is no piece of the text, which has {len(text)} characters")
        spans.append(Span(start, end, text[start:end]))
    return spans


def _standing(words: str, text: str, near: int) -> list[Span]:
    spans: list[Span] = []
    for piece in _GAP.split(words):
        found = _nearest(piece, text, near)
        if found is None:
            raise LedgerError(
                f"these words do not stand in the report: {piece!r}; say them as they stand, or as START-END"
            )
        spans.append(found)
        near = found.end
    return spans


def _nearest(words: str, text: str, near: int) -> Span | None:
    """The words where they stand nearest, whatever blanks and line ends part them."""
    parts = [re.escape(part) for part in words.split()]
    found = re.finditer(r"\s+".join(parts), text) if parts else iter(())
    best = min(found, key=lambda match: abs(match.start() - near), default=None)
    return None if best is None else Span(best.start(), best.end(), best[0])


def _plain(spans: Iterable[Span]) -> Pieces:
    return [{"start": span.start, "end": span.end, "text": span.text} for span in spans]


def _called(name: str) -> str:
    return {"source-words": "a source", "cue": "a cue", "content": "a claim"}.get(name, "an event or a figure")
