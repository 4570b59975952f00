"""Calendar expressions to days: each against the report's day and the days named before it."""

import re
from collections.abc import Sequence
from datetime import date

from alleged.lexicon import calendar
from alleged.records.calendar import Date, Expression
from alleged.records.document import Document
from alleged.records.when import DateMention
from alleged.resolve.dates.context import NO_SUCH_DAY, Context
from alleged.resolve.dates.intervals import Days, one_day
from alleged.resolve.dates.notes import is_note
from alleged.resolve.dates.terms import KINDS

_DAY_FIRST = re.compile(r"(?:the )?(?P<day>\d{1,2})(?!\d)", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"\d{1,2}[/.-]\d")
_LOOK_AHEAD = 3
"""Words behind a date among which a noun may make it a named day: "the September 11, terrorist attacks"."""


def dates(expressions: Sequence[Expression], document: Document, published: str | None) -> tuple[DateMention, ...]:
    """What the expressions mean, in their order: one mention each, `from_` and `to` None where nothing decides.

    `published` is the report's day or moment (RFC 3339), local where it was written; None leaves open what counts from it.
    """
    today = _day(published)
    context = Context(today, KINDS, day_first=_day_first(expressions, document), note=is_note(document, expressions))
    out: list[DateMention] = []
    for expression in expressions:
        days = _named_day(expression, document, today) or _resolved(expression, context)
        text = document.text[expression.start : expression.end]
        if isinstance(days, str):
            out.append(DateMention(expression.start, expression.end, text, None, None, None, days))
        else:
            context.named.append(days)
            row = (days.start.isoformat(), days.end.isoformat(), days.precision, days.rule)
            out.append(DateMention(expression.start, expression.end, text, *row))
    return tuple(out)


def _resolved(expression: Expression, context: Context) -> Days | str:
    """The days, or the rule by which none is said."""
    try:
        return context.at(expression.tense, expression.direct).of(expression.term)
    except (OverflowError, ValueError):
        return NO_SUCH_DAY


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _day_first(expressions: Sequence[Expression], document: Document) -> bool:
    """Whether the text writes the day before the month where it can be seen: "4 January", "24/02"; then "3/4" is 3 April.

    Without a sign of it a date in figures is read month first, as American agencies write it.
    """
    first = last = 0
    for expression in expressions:
        term = expression.term
        if not isinstance(term, Date) or term.month is None or term.day is None or term.numeric:
            continue
        before = _DAY_FIRST.match(document.text, expression.start)
        if before and int(before["day"]) == term.day:
            first += 1
        elif document.text[expression.start].isalpha() or _MONTH_FIRST.match(document.text, expression.start):
            last += 1
    return first > last


def _named_day(expression: Expression, document: Document, today: date | None) -> Days | None:
    """ "the September 11 attacks", "9/11": days that gave an event its name."""
    words = calendar.load()
    term = expression.term
    if not isinstance(term, Date) or term.year is not None or term.month is None or term.day is None:
        return None
    written = document.text[expression.start : expression.end]
    if written in words.named_figures:
        day = date.fromisoformat(words.named_figures[written])
        return one_day(day, "named-day") if today is None or today >= day else None
    named = words.named_days.get((term.month, term.day))
    end = expression.words[1]
    behind = {form.lower() for form in document.forms[end : end + _LOOK_AHEAD]}
    if named is None or not behind & named.nouns:
        return None
    day = date(named.year, term.month, term.day)
    return one_day(day, "named-day") if today is None or today > day else None
