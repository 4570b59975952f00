"""The calendar expressions of a document: where they stand, what they say, and the tense that governs them."""

from bisect import bisect_left, bisect_right

from alleged.extract.dates import clock_rules, date_rules, near_rules, part_rules, shift_rules
from alleged.extract.dates.grammar import CODES, Item, Rule, rewrite
from alleged.extract.dates.items import Reader
from alleged.extract.dates.tense import Tenses
from alleged.records.calendar import Expression, Shift, Tense, Term
from alleged.records.document import Document, WordRange

LEVELS: tuple[tuple[Rule, ...], ...] = (
    near_rules.SETS,
    date_rules.FIGURES,
    clock_rules.STRONG,
    date_rules.DATES,
    part_rules.PARTS[1:2],
    shift_rules.COMPARED,
    shift_rules.LENGTHS,
    date_rules.YEARS,
    near_rules.NEAR,
    date_rules.BARE,
    part_rules.PARTS,
    date_rules.REST,
    clock_rules.PARTS_OF_DAY,
    shift_rules.SHIFTS,
    part_rules.STAGES,
    near_rules.LAST_NAMED,
    part_rules.OF_TERMS,
    clock_rules.ON_DAYS,
    part_rules.RANGES,
    clock_rules.ON_DAYS,
    clock_rules.ALONE,
)
"""The rules, level by level: what a level makes, the next ones see as one item."""

_KEPT = frozenset(CODES[name] for name in ("DAY", "PERIOD", "TIME"))


def expressions(document: Document) -> tuple[Expression, ...]:
    """All calendar expressions of a document, in order. Durations, sets ("every Friday") and "now" are none.

    Text outside the document's words (furniture) is not read.
    """
    kept = [item for item in rewrite(Reader(document).items(), LEVELS) if item.code in _KEPT]
    if not kept or not document.forms:
        return ()
    tenses = Tenses(document)
    out: list[Expression] = []
    for item in kept:
        if isinstance(item.value, (int, str)):
            continue
        words = _words(document, item)
        if words is None:
            continue
        tense, direct = tenses.of(words)
        if _is_duration(item.value, tense):
            continue
        out.append(Expression(words, item.start, item.end, item.value, tense, direct))
    return tuple(out)


def _is_duration(term: Term, tense: Tense | None) -> bool:
    """ "In two weeks" after a verb of the past is how long it took."""
    return isinstance(term, Shift) and term.anchor == shift_rules.AHEAD and tense in ("past", "present")


def _words(document: Document, item: Item) -> WordRange | None:
    """The words that an item's code points touch."""
    first, end = bisect_right(document.ends, item.start), bisect_left(document.starts, item.end)
    return (first, end) if first < end else None


__all__ = ["LEVELS", "Term", "expressions"]
