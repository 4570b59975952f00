"""A grammar over classes of words: each item of a text has a class of one letter, so that a rule is a regular expression.

Rules are written with the classes' names: `rule("THE? MONTH DAYNUM", ...)`. What a rule finds becomes one item with a term,
which the next level's rules see by its own class: DAY, PERIOD, TIME, LENGTH or GONE.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from alleged.records.calendar import Term

_NAMES = """
OTHER BREAK STOP COMMA HYPHEN DASH SLASH DOT COLON OPEN CLOSE POSS SIGN
MONTH MAYMONTH WEEKDAY MAYWEEKDAY LOW DAYNUM TWO YEAR COMPACT HHMM BIG ORD DECADE UNIT UNITS DAYPART AGAIN TODAY OVERNIGHT
SEASON FEAST NUMBERED LAST NEXT THIS SAME THE ART OF FROM BETWEEN UNTIL AND OR IN ON AT DURING EARLY MID LATE EARLIER LATER AGO
BEFORE AFTER ABOUT EVERY MERIDIEM OCLOCK ZONE FISCAL VAGUE NOW WEEKOF SINCE
DAY PERIOD TIME LENGTH GONE
""".split()
_FIRST_LETTER = 0x4E00  # ideographs: letters that no pattern and no class name uses otherwise
CODES = {name: chr(_FIRST_LETTER + n) for n, name in enumerate(_NAMES)}
_GROUPS = {
    "NUM": "LOW DAYNUM TWO",
    "MDAY": "LOW DAYNUM ORD",
    "COUNT": "LOW DAYNUM TWO BIG",
    "SEP": "HYPHEN SLASH DOT",
    "TERM": "DAY PERIOD",
    "ANYMONTH": "MONTH MAYMONTH",
    "ANYWEEKDAY": "WEEKDAY MAYWEEKDAY",
    "TILL": "UNTIL HYPHEN DASH",
}
_SET = re.compile(r"\[\^?[^\]]*\]")
_NAME = re.compile(r"[A-Z]{2,}")


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a mark, or what a rule has made of several: its class, its code points, its value.

    `value` is a number, a word in lower case, or a term.
    """

    code: str
    start: int
    end: int
    value: "int | str | Term"


Amounts: TypeAlias = tuple[tuple[int, str], ...]


class Found:
    """The items that a rule has matched, by the names of its groups."""

    __slots__ = ("_items", "_match")

    def __init__(self, items: Sequence[Item], match: "re.Match[str]") -> None:
        self._items = items
        self._match = match

    def all(self) -> Sequence[Item]:
        """All items of the match."""
        return self._items[self._match.start() : self._match.end()]

    def has(self, name: str) -> bool:
        """Whether the group has matched."""
        return name in self._match.re.groupindex and self._match.start(name) >= 0

    def item(self, name: str) -> Item:
        """The first item of a group that has matched."""
        return self._items[self._match.start(name)]

    def number(self, name: str) -> int:
        """The number of a group's item."""
        value = self.item(name).value
        if not isinstance(value, int):
            raise TypeError(f"{name} is {value!r}, no number")
        return value

    def maybe(self, name: str) -> int | None:
        """The number of a group's item, None where it has not matched."""
        return self.number(name) if self.has(name) else None

    def word(self, name: str) -> str:
        """The word of a group's item, "" where it has not matched."""
        return str(self.item(name).value) if self.has(name) else ""

    def term(self, name: str) -> Term:
        """The term of a group's item."""
        value = self.item(name).value
        if isinstance(value, (int, str)):
            raise TypeError(f"{name} is {value!r}, no term")
        return value

    def after(self) -> Item | None:
        """The item behind the match."""
        end = self._match.end()
        return self._items[end] if end < len(self._items) else None


Build: TypeAlias = Callable[[Found], "Term | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over classes, what it makes (a class) and how. A build that returns None leaves the words to other rules."""

    pattern: "re.Pattern[str]"
    makes: str
    build: Build
    needs: str


def rule(pattern: str, makes: str, build: Build, needs: str = "") -> Rule:
    """A rule from a pattern with the names of classes; `needs` names a class without which the rule cannot match."""
    return Rule(re.compile(_coded(pattern)), CODES[makes], build, CODES[needs] if needs else "")


def rewrite(items: list[Item], levels: Sequence[Sequence[Rule]]) -> list[Item]:
    """The items after all levels of rules, in order; a later rule sees what an earlier one has made."""
    codes = "".join([item.code for item in items])
    for level in levels:
        for one in level:
            if one.needs and one.needs not in codes:
                continue
            made: list[Item] = []
            at = 0
            for match in one.pattern.finditer(codes):
                term = one.build(Found(items, match))
                if term is None:
                    continue
                first, end = match.span()
                made += items[at:first]
                made.append(Item(one.makes, items[first].start, items[end - 1].end, term))
                at = end
            if made:
                items = made + items[at:]
                codes = "".join([item.code for item in items])
    return items


def _coded(pattern: str) -> str:
    """A pattern with classes by name as a pattern over their letters; blanks only part names."""

    def named(text: str, *, bare: bool) -> str:
        for name, group in _GROUPS.items():
            text = re.sub(rf"\b{name}\b", group if bare else f"[{group}]", text)
        return text

    pattern = _SET.sub(lambda found: named(found[0], bare=True), pattern)
    pieces = re.split(r"(\[[^\]]*\])", pattern)
    pattern = "".join(piece if piece.startswith("[") else named(piece, bare=False) for piece in pieces)
    return _NAME.sub(lambda name: CODES[name[0]], pattern).replace(" ", "")
