"""Notes: a line or two with no verb of the past, such as a search, an entry of a diary, a wish for a meeting.

They are read as such lines are meant: a range ends where its last part begins ("out from 2 to 10 July" is back on the 10th), and a
stage of a period is cut from it ("end of the month"). A report tells what was, and there a range takes in its end, and where
"late December" begins nobody has fixed: both are read whole.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from alleged.lexicon.inflect import irregular_past
from alleged.records.calendar import Expression, Stage
from alleged.records.document import Document
from alleged.resolve.dates.intervals import Days, add_months

_SENTENCES = 2
_WORDS = 40
"""A note's most sentences and words: longer lines are headed reports."""
_PAST = frozenset({"was", "were", "had", "did", "been", "has", "have"})


def is_note(document: Document, expressions: Sequence[Expression]) -> bool:
    """Whether a text is a note: short, and no verb of it speaks of the past."""
    if len(document.sentences) > _SENTENCES or len(document.forms) > _WORDS:
        return False
    if any(expression.tense == "past" for expression in expressions):
        return False
    verbs = [f.lower() for f, tag in zip(document.forms, document.upos, strict=True) if tag in ("VERB", "AUX")]
    past = irregular_past()
    return not any(verb in _PAST or verb.endswith("ed") or verb in past for verb in verbs)


def stage_of(whole: Days, stage: Stage, relative: bool, today: date | None) -> Days:
    """The stage of a period: thirds of a year, the middle ten days of a month, halves of what runs at the report's day."""
    running = today is not None and whole.start <= today < whole.end
    if relative or (running and stage != "middle" and whole.precision != "day"):
        return _half(whole, stage, today if relative else None)
    if whole.precision == "year":
        number = {"early": 0, "middle": 4, "late": 8}[stage]
        return Days(
            add_months(whole.start, number), add_months(whole.start, number + 4), "part of year", f"{stage}-third"
        )
    if whole.precision == "month" and stage == "middle":
        first = whole.start + timedelta(days=9)
        return Days(first, first + timedelta(days=11), "part of month", "middle-of-month")
    return _half(whole, stage, None) if stage != "middle" else whole


def _half(whole: Days, stage: Stage, today: date | None) -> Days:
    """The first or second half; what has been or is to come is cut off by the report's day."""
    middle = {
        "week": whole.start + timedelta(days=3),
        "month": whole.start + timedelta(days=15),
        "year": add_months(whole.start, 6),
    }.get(whole.precision)
    if middle is None:
        return whole
    if stage == "early":
        end = min(middle, today) if today is not None and today > whole.start else middle
        return Days(whole.start, end, f"part of {whole.precision}", "earlier-half")
    start = max(middle, today) if today is not None and today < whole.end else middle
    return Days(start, whole.end, f"part of {whole.precision}", "later-half")
