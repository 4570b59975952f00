"""What people judged, in words: what it is about, and what they say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from alleged.export.cited import GAP, Showing, in_marks
from alleged.export.facts import bounds, days
from alleged.records import Interval
from alleged.records.remark import Remark

_ID = 8
"""Digits of an id that are shown."""
_SPAN = frozenset({"start", "end", "text"})


@dataclass(frozen=True, slots=True)
class Told:
    """A remark in words: what it is `about`, what is `said` of it, by `who` and on which `day`."""

    about: str
    said: str
    who: str
    day: str


def told(remark: Remark, showing: Showing) -> Told:
    """A remark in words; those of the report as far as they may be shown."""
    said = _said(remark, showing) + ("; a later judgement says otherwise" if remark.overruled else "")
    return Told(_about(remark, showing), said, remark.who, remark.at[:10])


def lessened(remark: Remark, showing: Showing) -> Remark:
    """A remark with no more of the report's words than may be shown."""
    if showing.max_words is None:
        return remark
    was, value = (_fewer(one, showing) for one in (remark.was, remark.value))
    return replace(remark, words=showing.words(remark.words), was=was, value=value)


def value_words(value: Any, showing: Showing) -> str:
    """A value as judgements keep it, as a person reads it."""
    if value is None:
        return "not known"
    if _is_words(value):
        return in_marks(showing.words(GAP.join(piece["text"] for piece in value)))
    if isinstance(value, Mapping):
        if "low" in value:
            return bounds(value["low"], value["high"])
        if "from" in value:
            return days(Interval(value["from"], value["to"])) if value["from"] and value["to"] else "not known"
        return str(value.get("name", value))
    return str(value)


def _about(remark: Remark, showing: Showing) -> str:
    if remark.thing == "source":
        return f"the source {remark.about}"
    words = showing.words(remark.words)
    known = remark.about if remark.thing == "report" else remark.about[:_ID]
    thing = "figure" if remark.thing == "toll" else remark.thing
    return f"{thing} {known}" + (f" {in_marks(words)}" if words else "")


def _said(remark: Remark, showing: Showing) -> str:
    others = ", ".join(one[:_ID] for one in remark.others)
    match remark.kind:
        case "right" | "wrong":
            return _corrected(remark, showing)
        case "discount":
            return f"counts for nothing: {remark.text}"
        case "grade":
            return f"graded {remark.text}"
        case "note":
            return remark.text
        case "enter":
            return "entered by hand"
        case "same":
            return f"one incident with event {others}"
        case "different":
            return f"another incident than event {others}"
        case "merge":
            return f"merged with {others}"
        case "split":
            return f"split: another incident than {others}"
        case _:
            return remark.text


def _corrected(remark: Remark, showing: Showing) -> str:
    if not remark.counts:
        return "does not count"
    if remark.field == "whole":
        return "right"
    was, value = (_bound(remark.field, one, showing) for one in (remark.was, remark.value))
    return f"{remark.field}: {value} is right" if remark.kind == "right" else f"{remark.field}: {value}, not {was}"


def _bound(field: str | None, value: Any, showing: Showing) -> str:
    return "open" if value is None and field in ("low", "high") else value_words(value, showing)


def _is_words(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str) and all(set(piece) == _SPAN for piece in value)


def _fewer(value: Any, showing: Showing) -> Any:
    if not _is_words(value):
        return value
    return [{"start": p["start"], "end": p["end"], "quote": showing.words(p["text"])} for p in value]
