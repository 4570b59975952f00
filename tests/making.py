"""Records made by hand for tests."""

from typing import Any

from alleged.records import Channel, Claim, Reader, Reading, ReportRecord, Span
from alleged.records.ids import text_id, text_sha256

READER = Reader("0.1.0", "m1", "l1", None)


def span(text: str, words: str, after: int = 0) -> Span:
    """Where `words` stand in `text`."""
    start = text.index(words, after)
    return Span.of(text, start, start + len(words))


def claim(text: str, source: str | None, cue: str | None, *content: str, **fields: Any) -> Claim:
    """A claim of these words in `text`; all else as plain as can be."""
    plain: dict[str, Any] = {
        "id": text_id(f"{source}|{cue}|{content}"),
        "confidence": 0.9,
        "source": span(text, source) if source else None,
        "described": (),
        "actors": (),
        "candidates": (),
        "cue": span(text, cue) if cue else None,
        "content": tuple(span(text, words) for words in content),
        "form": "indirect",
        "act": "say",
        "stance": "asserts",
        "certainty": "certain",
        "hedges": (),
        "channel": None,
        "addressee": None,
        "said": None,
        "depth": 1,
        "parent": None,
        "disputes": (),
        "confirms": (),
        "same_as": (),
    }
    return Claim(**{**plain, **fields})


def channel(text: str, words: str, kind: Any) -> Channel:
    """A channel of these words in `text`."""
    at = span(text, words)
    return Channel(at.start, at.end, at.text, kind)


def reading(text: str, *claims: Claim, **fields: Any) -> Reading:
    """A reading of `text` with these claims."""
    record = ReportRecord(
        id="r1",
        published="2024-03-12",
        publisher=None,
        author=None,
        title=None,
        url=None,
        retrieved=None,
        sha256=text_sha256(text),
        language="en",
        furniture=(),
    )
    return Reading(READER, record, claims=claims, **fields)
