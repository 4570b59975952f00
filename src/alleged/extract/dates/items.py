"""A text as items of the calendar's grammar: months, numbers, little words, marks; numbers in words are read as numbers."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from alleged.extract.dates.grammar import CODES, Item
from alleged.lexicon import calendar
from alleged.records.document import Document

_TOKEN = re.compile(r"o['’]clock\b|[^\W\d_]+|\d{1,3}(?:,\d{3})+(?!\d)|\d+|['’]s\b|\S", re.IGNORECASE)
_MARKS = {",": "COMMA", "/": "SLASH", ".": "DOT", ":": "COLON", "(": "OPEN", ")": "CLOSE", "'s": "POSS", "’s": "POSS"}
_HYPHENS = frozenset("-‐‑–—~−")
_MONEY = frozenset("$£€¥₴₽#@")
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
_CAPITAL_FEASTS = frozenset({"thanksgiving", "epiphany", "pentecost"})
_STAGES_OF = frozenset({"end", "start", "beginning", "middle"})
_PRONOUNS = frozenset({"his", "her", "their", "its", "my", "your", "our"})
_MULTIPLES = frozenset(
    {
        "percent",
        "per",
        "million",
        "billion",
        "trillion",
        "thousand",
        "hundred",
        "km",
        "kilometers",
        "kilometres",
        "miles",
    }
)
_BEFORE_MONTHS = frozenset(
    {"in", "of", "since", "last", "next", "this", "late", "early", "mid", "by", "until", "from", "and", "to"}
)
_LAST_CENTURIES = range(15, 21)
"""What may open a year in words: "fifteen eighty-eight" to "twenty twenty-two"; below, two numbers are a time: "nine thirty"."""
YEARS = range(1000, 2200)
DAYS_OF_MONTH = 31
MONTHS = 12


class Reader:
    """Reads a document's text into items; furniture is passed over."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._words = calendar.load()
        self._tokens = self._tokenize()
        self._lower = [self._text[s:e].lower() for s, e in self._tokens]

    def items(self) -> list[Item]:
        """The items, in order; of a long run of plain words only the first and the last."""
        out: list[Item] = []
        other = CODES["OTHER"]
        at = 0
        while at < len(self._tokens):
            made, end = self._read(at)
            if made.code == CODES["DECADE"] and out and self._text[out[-1].start : out[-1].end] in ("'", "’", "‘"):
                made = Item(made.code, out.pop().start, made.end, made.value)
            if self._breaks(at):
                out.append(Item(CODES["BREAK"], made.start, made.start + 1, ""))
            if made.code == other and len(out) > 1 and out[-1].code == other and out[-2].code == other:
                out[-1] = made  # no rule looks at more than two plain words in a row
            else:
                out.append(made)
            at = end
        return out

    def _tokenize(self) -> list[tuple[int, int]]:
        tokens = [match.span() for match in _TOKEN.finditer(self._text)]
        for low, high in self._document.furniture:
            tokens = [t for t in tokens if t[1] <= low or t[0] >= high]
        return tokens

    def _breaks(self, at: int) -> bool:
        """Whether an empty line stands before a token: no expression goes on behind it."""
        if at == 0:
            return False
        end, start = self._tokens[at - 1][1], self._tokens[at][0]
        return start - end > 1 and self._text.count("\n", end, start) > 1

    def _joined(self, at: int) -> bool:
        """Whether a token stands right behind the one before it."""
        return 0 < at < len(self._tokens) and self._tokens[at][0] == self._tokens[at - 1][1]

    def _form(self, at: int) -> str:
        return self._lower[at] if 0 <= at < len(self._lower) else ""

    def _item(self, name: str, at: int, end: int, value: int | str) -> tuple[Item, int]:
        return Item(CODES[name], self._tokens[at][0], self._tokens[end - 1][1], value), end

    def _read(self, at: int) -> tuple[Item, int]:
        form = self._lower[at]
        if form[0].isdecimal():
            return self._digits(at, form)
        if not form[0].isalpha():
            return self._mark(at, form)
        if form not in _known_forms():
            return self._item("OTHER", at, at + 1, form)
        for read in _READERS:
            made = read(self, at, form)
            if made is not None:
                return made
        return self._item("OTHER", at, at + 1, form)

    def _mark(self, at: int, form: str) -> tuple[Item, int]:
        if form in _HYPHENS:
            tight = self._joined(at) and self._joined(at + 1) and form != "—"
            return self._item("HYPHEN" if tight else "DASH", at, at + 1, form)
        if form == ":" and not (self._joined(at + 1) and self._form(at + 1)[0].isdecimal()):
            return self._item("SIGN", at, at + 1, form)
        if form == "." and not self._joined(at + 1):
            return self._item("STOP", at, at + 1, form)
        if form == "&":
            return self._item("AND", at, at + 1, form)
        return self._item(_MARKS.get(form, "SIGN"), at, at + 1, form)

    def _digits(self, at: int, form: str) -> tuple[Item, int]:
        after, joined = self._form(at + 1), self._joined(at + 1)
        before = self._form(at - 1)
        if "," in form or before in _MONEY or after == "%" or after in _MULTIPLES:
            return self._item("BIG", at, at + 1, int(form.replace(",", "")))
        number = int(form) if len(form) <= 8 else 0
        if joined and after in _ORDINAL_ENDS:
            return self._item("ORD" if number >= 1 else "BIG", at, at + 2, number)
        if after == "s" and self._is_decade(at, form, number):
            return self._item("DECADE", at, at + 2, number)
        if len(form) == 8:
            return self._item("COMPACT" if _is_day(form) else "BIG", at, at + 1, number)
        if len(form) == 4:
            return self._item("YEAR" if number in YEARS else "HHMM", at, at + 1, number)
        if len(form) > 2:
            return self._item("BIG", at, at + 1, number)
        return self._item(_size(number), at, at + 1, number)

    def _is_decade(self, at: int, form: str, number: int) -> bool:
        """ "1990s", "the 90s"; "in his 30s" is an age."""
        if number % 10 or (len(form) == 4 and number not in YEARS):
            return False
        if len(form) == 4:
            return True
        before = [self._form(at - back) for back in (1, 2, 3)]
        return (
            len(form) == 2
            and number >= 20
            and not _PRONOUNS & set(before)
            and not {"low", "high", "upper"} & set(before)
        )

    def _feast(self, at: int, form: str) -> tuple[Item, int] | None:
        names = self._words.feast_names.get(form)
        if not names:
            return None
        start = self._tokens[at][0]
        if form == "new" and self._form(at - 1) == "the" and self._form(at + 2) not in ("'s", "’s", "day"):
            return None  # "in the new year" is no day
        for written, name in names:
            end = start + len(written)
            if self._text[start:end].lower().replace("’", "'") != written or self._text[end : end + 1].isalnum():
                continue
            if self._text[start].isupper() or " " in written or written not in _CAPITAL_FEASTS:
                past = at
                while past < len(self._tokens) and self._tokens[past][1] <= end:
                    past += 1
                return self._item("FEAST", at, past, name)
        return None

    def _number_words(self, at: int, form: str) -> tuple[Item, int] | None:
        words = self._words
        if form in words.decades and not (form == "twenties" and self._form(at - 1) == "in"):
            return self._item("DECADE", at, at + 1, words.decades[form])
        if form not in words.cardinals and form not in words.ordinals:
            return None
        value, end, ordinal = self._below_hundred(at)
        if ordinal:
            return self._item("ORD", at, end, value)
        if value in _LAST_CENTURIES:
            more, past, also_ordinal = self._below_hundred(end)
            if past > end and not also_ordinal and more >= 10:
                return self._item("YEAR", at, past, value * 100 + more)
            if self._form(end) == "hundred":
                more, past, _ = self._below_hundred(end + 1 + (self._form(end + 1) == "and"))
                return self._item("YEAR", at, max(past, end + 1), value * 100 + more)
        if value == 2 and self._form(end) == "thousand":
            more, past, also_ordinal = self._below_hundred(end + 1 + (self._form(end + 1) == "and"))
            return self._item("YEAR", at, past if more and not also_ordinal else end + 1, 2000 + more)
        if self._form(end) in ("hundred", "thousand", "million", "billion"):
            return self._item("BIG", at, end + 1, value)
        return self._item(_size(value), at, end, value)

    def _below_hundred(self, at: int) -> tuple[int, int, bool]:
        """A number in words: `(value, token behind it, whether it is an ordinal)`; the token itself where there is none."""
        words, form = self._words, self._form(at)
        if form in words.ordinals:
            return words.ordinals[form], at + 1, True
        value = words.cardinals.get(form)
        if value is None:
            return 0, at, False
        if value >= 20:
            ones = at + 2 if self._form(at + 1) in _HYPHENS and self._joined(at + 1) else at + 1
            more = self._form(ones)
            if 1 <= words.cardinals.get(more, 0) <= 9:
                return value + words.cardinals[more], ones + 1, False
            if 1 <= words.ordinals.get(more, 0) <= 9:
                return value + words.ordinals[more], ones + 1, True
        return value, at + 1, False

    def _month(self, at: int, form: str) -> tuple[Item, int] | None:
        number = self._words.months.get(form)
        if number is None:
            return None
        title = self._text[self._tokens[at][0]].isupper()
        short = len(form) <= 4 and form not in ("may", "june", "july")
        end = at + 2 if short and self._form(at + 1) == "." and self._joined(at + 1) and title else at + 1
        beside = (
            self._form(end)[:1].isdecimal()
            or self._form(at - 1)[:1].isdecimal()
            or beside_number(self._form(end), self._words)
        )
        if (
            not beside
            and (form in self._words.doubtful_months or form in ("april", "june", "august"))
            and self._is_no_month(at, form)
        ):
            return self._item("OTHER", at, at + 1, form)
        if form in self._words.doubtful_months and not title:
            return self._item("MAYMONTH", at, end, number)
        if (
            short
            and not title
            and form in ("sep", "jun", "jul", "aug", "apr", "feb", "oct", "nov", "sept")
            and not beside
        ):
            return self._item("MAYMONTH" if form != "sept" else "MONTH", at, end, number)
        return self._item("MONTH", at, end, number)

    def _is_no_month(self, at: int, form: str) -> bool:
        """ "May" the auxiliary, "march" the verb, "June" and "May" the names of people."""
        word = self._word_at(self._tokens[at][0])
        if word is None:
            return False
        if form == "march" and self._form(at + 1) in ("of", "for") and self._form(at - 1) not in _BEFORE_MONTHS:
            return True
        if self._document.upos[word] in ("AUX", "VERB") or (
            form in ("august", "mar") and self._document.upos[word] == "ADJ"
        ):
            return True
        if self._form(at - 1) in _BEFORE_MONTHS:
            return False
        return any(e.kind == "Person" and e.words[0] <= word < e.words[1] for e in self._document.entities)

    def _weekday(self, at: int, form: str) -> tuple[Item, int] | None:
        words = self._words
        number = words.weekdays.get(form)
        if number is None:
            if form.endswith("s") and words.weekdays.get(form[:-1]) is not None and form.endswith("days"):
                return self._item("AGAIN", at, at + 1, form)
            return None
        title = self._text[self._tokens[at][0]].isupper()
        dot = self._form(at + 1) == "." and self._joined(at + 1) and not form.endswith("day")
        if form in words.doubtful_weekdays and not (dot and title):
            return self._item("MAYWEEKDAY", at, at + 1, number)
        return self._item("WEEKDAY", at, at + (2 if dot else 1), number)

    def _meridiem(self, at: int, form: str) -> tuple[Item, int] | None:
        before = self._form(at - 1)[:1]
        if form in ("a", "p") and self._form(at + 1) == "." and self._form(at + 2) == "m":
            return self._item("MERIDIEM", at, at + (4 if self._form(at + 3) == "." else 3), form)
        if (
            form in ("a", "p")
            and self._form(at + 1) == "m"
            and (before.isdecimal() or self._form(at - 1) in self._words.cardinals)
        ):
            return self._item("MERIDIEM", at, at + 2, form)
        if form in ("am", "pm") and (
            before.isdecimal() or before == "." or form == "pm" or self._form(at - 1) in self._words.days
        ):
            return self._item("MERIDIEM", at, at + 1, form[0])
        if form in ("a", "p") and before.isdecimal() and self._joined(at):
            return self._item("MERIDIEM", at, at + 1, form)
        return None

    def _plain(self, at: int, form: str) -> tuple[Item, int] | None:
        words = self._words
        if form in words.days:
            return self._item("TODAY", at, at + 1, form)
        if form in words.units:
            plural = (form.endswith("s") and form not in ("hrs",)) or form in ("centuries",)
            return self._item("UNITS" if plural else "UNIT", at, at + 1, words.units[form])
        if form in words.seasons:
            return self._item("SEASON", at, at + 1, words.seasons[form])
        if form == "fall" and self._form(at - 1) in (
            "last",
            "this",
            "next",
            "the",
            "early",
            "late",
            "past",
            "in",
            "mid",
            "coming",
            "previous",
        ):
            word = self._word_at(self._tokens[at][0])
            if word is not None and self._document.upos[word] in ("NOUN", "PROPN") and self._form(at + 1) != "of":
                return self._item("SEASON", at, at + 1, "autumn")
        if form in words.day_parts:
            return self._item("DAYPART", at, at + 1, form)
        if form.endswith("s") and form[:-1] in words.day_parts:
            return self._item("AGAIN", at, at + 1, form)
        if form == "overnight":
            return self._item("OVERNIGHT", at, at + 1, form)
        if form in ("q", "h") and (not self._joined(at) or self._form(at - 1) in _HYPHENS):
            numbered = self._numbered(at, form)
            if numbered is not None:
                return numbered
        if form in words.vague:
            return self._item("VAGUE", at, at + 1, form)
        if (
            form in _STAGES_OF
            and self._form(at + 1) != "of"
            and self._form(at - 1) not in ("year", "month", "week", "'s", "’s", "-")
        ):
            return None  # "talks start in May"
        if form == "date" and self._form(at - 1) in ("to", "till", "until", "current"):
            return self._item("NOW", at, at + 1, form)
        if form == "current" and self._form(at + 1) == "date":
            return self._item("NOW", at, at + 2, form)
        if form in words.little:
            return self._item(words.little[form], at, at + 1, form)
        kind = words.words.get(form)
        return self._item(_WORD_CLASSES[kind], at, at + 1, form) if kind else None

    def _numbered(self, at: int, form: str) -> tuple[Item, int] | None:
        if not self._joined(at + 1) or self._form(at + 1) not in ("1", "2", "3", "4"):
            return None
        number = int(self._form(at + 1))
        if form == "h" and number > 2:
            return None
        return self._item("NUMBERED", at, at + 2, number if form == "q" else -number)

    def _word_at(self, start: int) -> int | None:
        """The document's word that holds a code point."""
        word = bisect_right(self._document.starts, start) - 1
        return word if word >= 0 and self._document.ends[word] > start else None


_WORD_CLASSES = {
    "last": "LAST", "next": "NEXT", "this": "THIS", "same": "SAME", "early": "EARLY", "middle": "MID", "late": "LATE",
    "earlier": "EARLIER", "later": "LATER", "ago": "AGO", "before": "BEFORE", "after": "AFTER", "about": "ABOUT", "every": "EVERY",
    "meridiem": "MERIDIEM", "oclock": "OCLOCK", "zones": "ZONE", "fiscal": "FISCAL", "working": "FISCAL",
}  # fmt: skip
_READERS: tuple[Callable[[Reader, int, str], tuple[Item, int] | None], ...] = (
    Reader._feast,
    Reader._meridiem,
    Reader._month,
    Reader._weekday,
    Reader._number_words,
    Reader._plain,
)


@cache
def _known_forms() -> frozenset[str]:
    """All forms that any reader may take; the rest are plain words."""
    words = calendar.load()
    forms: set[str] = {"fall", "overnight", "q", "h", "a", "p", "am", "pm", "date", "current", *words.little}
    tables: tuple[Iterable[str], ...] = (
        words.months, words.weekdays, words.units, words.cardinals, words.ordinals, words.vague, words.decades, words.seasons,
        words.day_parts, words.days, words.words, words.feast_names,
    )  # fmt: skip
    forms.update(*tables)
    forms.update(f"{form}s" for form in (*words.weekdays, *words.day_parts))
    return frozenset(forms)


def beside_number(form: str, words: calendar.Calendar) -> bool:
    """Whether a word is a number in words or an ordinal."""
    return form in words.cardinals or form in words.ordinals


def _size(number: int) -> str:
    return "LOW" if 1 <= number <= MONTHS else "DAYNUM" if MONTHS < number <= DAYS_OF_MONTH else "TWO"


def _is_day(form: str) -> bool:
    try:
        return date(int(form[:4]), int(form[4:6]), int(form[6:])).year in YEARS
    except ValueError:
        return False
