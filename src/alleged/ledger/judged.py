"""Judgements as they are kept, and back."""

from collections.abc import Mapping

import msgspec

from alleged.records.judgement import (
    Correction,
    Decision,
    Different,
    Discount,
    Entered,
    Grade,
    Judgement,
    Merge,
    Note,
    Same,
    Split,
    Undo,
)
from alleged.store.judgements import JudgementRow

_FORMS: Mapping[str, type[Decision]] = {
    "same": Same,
    "different": Different,
    "merge": Merge,
    "split": Split,
    "right": Correction,
    "wrong": Correction,
    "discount": Discount,
    "grade": Grade,
    "note": Note,
    "enter": Entered,
    "undo": Undo,
}


def body_of(what: Decision) -> bytes:
    """A decision as JSON."""
    return msgspec.json.encode(what)


def judgement(row: JudgementRow) -> Judgement:
    """A judgement as it was kept."""
    what: Decision = msgspec.json.decode(row.body, type=_FORMS[row.kind])
    return Judgement(row.id, what, row.who, row.at, row.undone_by)
