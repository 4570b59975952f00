"""Words as they are looked for: one way to cut and spell them, so that both databases find the same.

The databases are given words that are cut already. What either would do by itself (SQLite's and PostgreSQL's own tokenizers,
stemmers and lists of words to leave out) differs.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from alleged.lexicon.folding import unaccented

_OWNERS = re.compile(r"['’ʼ]s\b")
_APOSTROPHES = re.compile(r"(?<=\w)['’‘ʼʹ`´](?=\w)")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 64
"""Characters of a word that count: longer ones are addresses and writing without blanks. PostgreSQL takes 2,046 bytes at most."""
MOST_BYTES = 400_000
"""Bytes of different words that are kept of one text: some 50,000 words. PostgreSQL takes a megabyte, marks included."""


class Terms(NamedTuple):
    """The words of one row by field, each field's words once, set apart by blanks. `tags` are made by `tag`."""

    who: str = ""
    about: str = ""
    place: str = ""
    tags: str = ""


FIELDS = Terms._fields


def words(text: str) -> list[str]:
    """All words in their order: lower case, no accents, no apostrophes, no plural.

    Example:
        >>> words("Ukraine's forces hit the Kramatorsk-Donets’k roads, U.S. officials said")
        ['ukraine', 'force', 'hit', 'the', 'kramatorsk', 'donetsk', 'road', 'us', 'official', 'said']
    """
    low = unaccented(text.lower())
    if "'" in low or not low.isascii():
        low = _APOSTROPHES.sub("", _OWNERS.sub("", low))
    if "." in low:
        low = _INITIALS.sub(lambda match: match[0].replace(".", ""), low)
    return [_singular(word) for word in _WORD.findall(low)]


def field(texts: Iterable[str | None]) -> str:
    """The different words of these texts, for a field of `Terms`."""
    found = dict.fromkeys(word for text in texts if text for word in words(text))
    return " ".join(_within(found))


def tag(kind: str, value: str | int) -> str:
    """One word that says that something is of a kind: it cannot be met in a text's own fields.

    Example:
        >>> tag("act", "unable to verify"), tag("geonameid", 706448)
        ('actunabletoverify', 'geonameid706448')
    """
    return kind + "".join(_WORD.findall(str(value).lower()))


def _within(found: Iterable[str]) -> list[str]:
    kept: list[str] = []
    left = MOST_BYTES
    for word in found:
        left -= len(word) if word.isascii() else len(word.encode())
        if left < 0:
            break
        kept.append(word)
    return kept


@lru_cache(maxsize=1 << 16)
def _singular(word: str) -> str:
    """A word without the plural's ending.

    Source: the "S stemmer" of Harman 1991, "How effective is suffixing?"; it leaves other endings alone.
    """
    word = word[:LONGEST_WORD]
    if len(word) < 4 or word[-1] != "s":
        return word
    if word.endswith("ies"):
        return word if word[-4] in "ae" else word[:-3] + "y"
    if word.endswith("es"):
        return word if word[-3] in "aeo" else word[:-1]
    return word if word[-2] in "us" else word[:-1]
