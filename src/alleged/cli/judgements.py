"""Judgements as a list on the screen, and as JSON."""

import json
from collections.abc import Iterable
from typing import Any

from alleged.ledger.reviewing import Listed
from alleged.records.judgement import (
    Anchor,
    Correction,
    Decision,
    Different,
    Discount,
    Entered,
    Grade,
    Merge,
    Note,
    Same,
    Split,
    Undo,
)

_SHOWN = 8
"""Digits of an id that are shown: enough to tell a hundred thousand apart."""


def as_text(found: Iterable[Listed]) -> str:
    """A line for each, and one for each place that is lost."""
    return "".join(line + "\n" for one in found for line in _lines(one))


def as_json(found: Iterable[Listed]) -> str:
    """A JSON list: id, kind, who, at, undone_by, overruled, what was said in words, the judgement itself, and its lost places."""
    import msgspec

    return json.dumps(
        [
            {
                "id": one.judgement.id,
                "kind": one.judgement.what.kind,
                "who": one.judgement.who,
                "at": one.judgement.at,
                "undone_by": one.judgement.undone_by,
                "overruled": one.overruled,
                "said": said(one.judgement.what),
                "body": msgspec.to_builtins(one.judgement.what),
                "lost": msgspec.to_builtins(one.lost),
            }
            for one in found
        ],
        ensure_ascii=False,
        indent=1,
    )


def _lines(one: Listed) -> Iterable[str]:
    made = one.judgement
    state = f"  [undone by {made.undone_by[:_SHOWN]}]" if made.undone_by is not None else ""
    state += "  [overruled by a later one]" if one.overruled else ""
    yield f"{made.id[:_SHOWN]}  {made.at}  {made.who}  {made.what.kind}: {said(made.what)}{state}"
    for anchor in one.lost:
        yield f"{' ' * _SHOWN}  lost: {_thing(anchor)}"


def said(what: Decision) -> str:
    """A judgement in words."""
    match what:
        case Same() | Different():
            return f"{_thing(what.a)}; {_thing(what.b)}"
        case Merge():
            return ", ".join(one[:_SHOWN] for one in what.incidents)
        case Split():
            return f"{what.incident[:_SHOWN]} without {', '.join(_thing(one) for one in what.out)}"
        case Correction():
            return f"{what.field} of {_thing(what.at)}{_valued(what)}"
        case Discount():
            return f"{what.name}{f' in {what.incident[:_SHOWN]}' if what.incident else ''}, for: {what.because}"
        case Grade():
            return f"{what.incident[:_SHOWN]} is {what.grade}"
        case Note():
            return f"{_thing(what.at)}: {what.text}"
        case Entered():
            return f"report {what.at.report}"
        case Undo():
            return what.undoes[:_SHOWN]


def _valued(what: Correction) -> str:
    if not what.counts:
        return " does not count"
    if what.field == "whole":
        return ""
    was = f" (was {_value(what.was)})" if not what.right else ""
    return f" is {_value(what.value)}{was}"


def _value(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _thing(anchor: Anchor) -> str:
    if anchor.kind == "report":
        return f"report {anchor.report}"
    return f"{anchor.kind} {anchor.id[:_SHOWN]} “{anchor.words}” in {anchor.report}"
