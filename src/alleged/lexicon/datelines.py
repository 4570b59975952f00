"""Datelines: where and when a report was written, set before its first sentence ("OSLO, May 4 (Wire Q) - ...")."""

import re
from dataclasses import dataclass

from alleged.lexicon import nations

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,7}\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{4}}-\d\d-\d\d)(?:,? \d{{4}})?"
_NAME = r"[^\W\d_][^\s\d()_–—―:;?!\"“”,/]{0,24}"
_DATELINE = re.compile(
    r"(?m:^)[\ufeff \t]{0,8}(?:date[ \t]\d{4}-\d\d-\d\d\S{0,20}[ \t])?"
    rf"(?P<place>{_NAME}(?:(?:[,/] ?| ){_NAME}){{0,8}}?)"
    rf"(?:(?P<comma>[,.])? (?P<day>(?i:{_WEEKDAY}{_DAY})))?[,.]?(?P<tail>"
    r" ?(?P<agency>\([^()\r\n]{2,40}\)) ?(?:--?|[–—―_:])"  # (Agency) -
    r"|[ .,]{1,3}/(?P<slashed>[^/\s]{2,24})/[.,:]?"  # /AGENCY/.
    r"| (?:--?|[–—―_]))"
    r"(?=[ \t\xa0]{1,3}(?P<next>\S))"
)
_SHORTEST = 3
"""Letters that a name in capitals has at least: "US - ..." is a party more often than a town."""
_LONGEST = 4
"""Words that a place has at most: longer ones are headlines and sentences."""
# What a town's name is not made of: with these a line's beginning is a phrase ("On Monday, 7 October - the day that ...").
_NO_NAME = frozenset(
    (
        "a an the this that in on at by from since until after before during for to with as and but or so yet his her its their "
        "monday tuesday wednesday thursday friday saturday sunday today yesterday"
    ).split()
)
_OPENING = frozenset("\"“‘'«„(")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's code points: `start` to `said` are its place and day, `said` to `end` the agency and the dash behind them.

    `towns` are the ranges of its places ("OSLO", "Norway"), `day` that of its day, None where it has none.
    """

    start: int
    said: int
    end: int
    towns: tuple[tuple[int, int], ...] = ()
    day: tuple[int, int] | None = None


def find(text: str) -> tuple[Dateline, ...]:
    """The datelines of a text, each at a line's beginning.

    The town stands in capitals; in other letters only where a day or an agency follows, for "Peter - a baker - said" is a sentence.

    Example:
        >>> find("OSLO, May 4 (Wire Q) - Rain fell.")
        (Dateline(start=0, said=11, end=22, towns=((0, 4),), day=(6, 11)),)
        >>> find("NATO - the alliance - met.")
        ()
    """
    return tuple(
        Dateline(
            found.start("place"),
            found.start("tail"),
            found.end(),
            tuple(_town(found.start("place"), part) for part in re.finditer(r"[^/,]+", found["place"])),
            found.span("day") if found["day"] else None,
        )
        for found in _DATELINE.finditer(text)
        if _is_dateline(found)
    )


def _town(start: int, part: re.Match[str]) -> tuple[int, int]:
    bare = part[0].strip()
    first = start + part.start() + part[0].index(bare)
    return first, first + len(bare)


def _is_dateline(found: re.Match[str]) -> bool:
    follows = found["next"]
    if not (follows.isupper() or follows.isdigit() or follows in _OPENING):
        return False
    towns = re.split(r"[/,]", found["place"])
    words = towns[0].split()
    if not words or len(words) > _LONGEST or any(len(part.split()) > _LONGEST for part in towns):
        return False
    if any(not part.strip()[:1].isupper() for part in towns):
        return False
    if towns[0].isupper():
        bare = not (found["day"] or found["agency"] or found["slashed"] or len(towns) > 1)
        letters = sum(c.isalpha() for c in towns[0])
        return letters >= _SHORTEST and not (bare and nations.load().organisation(towns[0]) is not None)
    named = all(w[:1].isupper() or "-" in w for w in words) and not any(w.lower() in _NO_NAME for w in words)
    return named and bool(found["agency"] or found["slashed"] or (found["day"] and found["comma"]))
