"""Names of places in one spelling, so that accents, case, hyphens and apostrophes do not keep two of them apart."""

import re
import unicodedata
from functools import lru_cache

# Letters that have no parts to take away, as English-language news writes them.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ə": "a", "ħ": "h"}
)
_NOTHING = str.maketrans("", "", "'’‘ʼʹʺʻ`´.,()\"“”")
_GAPS = re.compile(r"[\s\-‐‑–—/]+")
# One spelling for words that names write in two ways.
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "&": "and"}


SPELLINGS = frozenset([*_SHORT, *_SHORT.values()])
"""Words that a folded name may have in another spelling than the name itself."""


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """A name in lower case without accents, apostrophes, stops and a leading "the"; hyphens are blanks, "Saint" is "st".

    Example:
        >>> fold("The  Saint-Étienne"), fold("Donets'k"), fold("U.S.")
        ('st etienne', 'donetsk', 'us')
    """
    low = unaccented(name.lower())
    words = _GAPS.sub(" ", low.translate(_NOTHING)).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(_SHORT.get(word, word) for word in words)


def unaccented(low: str) -> str:
    """A word in lower case without accents, in plain letters."""
    if low.isascii():
        return low
    low = unicodedata.normalize("NFKD", low).translate(_LETTERS)
    return "".join(letter for letter in low if not unicodedata.combining(letter))
