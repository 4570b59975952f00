"""One spelling for names that reports write in several: accents, and the ways out of Cyrillic, Arabic and Turkish."""

import re
from functools import lru_cache

from alleged.lexicon.folding import unaccented

_MARKS = str.maketrans("", "", "'’‘ʼʹ`.")

# What one letter of another script becomes in several transliterations, longest first; both ways end in the same.
_SAME = (
    (re.compile("(sk|tsk)[iy][iyj]*$"), r"\1i"),  # Zelensky, Zelenskyy, Zelenskiy, Zelenskij
    (re.compile("enka$"), "enko"),  # Lukashenka, Lukashenko
    (re.compile("ov$|ow$|off$"), "ov"),
    (re.compile("kh"), "h"),
    (re.compile("ks"), "x"),
    (re.compile("ph"), "f"),
    (re.compile("tch|tsch"), "ch"),
    (re.compile("ck|q"), "k"),
    (re.compile("w"), "v"),
    (re.compile("ou|oo"), "u"),
    (re.compile("[yj]"), "i"),
    (re.compile("ee"), "i"),
    (re.compile("ie"), "e"),  # Medvedyev, Medvedev; Yermak, Ermak
    (re.compile(r"(.)\1+"), r"\1"),
)
_CLOSE_LENGTH = 7
"""Letters that two words must have before one letter may differ between them: shorter names differ by one letter too often."""


def plain(word: str) -> str:
    """A word in lower case without accents and apostrophes."""
    return unaccented(word.lower()).translate(_MARKS)


@lru_cache(maxsize=4096)
def key(word: str) -> str:
    """A name's word in the one spelling that its transliterations share.

    Example:
        >>> key("Zelensky") == key("Zelenskyy") == key("Zelenskiy"), key("Zelenska") == key("Zelensky")
        (True, False)
        >>> key("Sergey") == key("Sergei"), key("Erdoğan") == key("Erdogan"), key("Lukashenka") == key("Lukashenko")
        (True, True, True)
    """
    low = plain(word).removeprefix("al-").removeprefix("el-")
    for pattern, same in _SAME:
        low = pattern.sub(same, low)
    return low


def alike(a: str, b: str) -> bool:
    """Whether two words of names are the same but for spelling: one key, or long keys that differ in one letter inside.

    The first and the last letter never differ: "Zelenska" is not "Zelensky".

    Example:
        >>> alike("Zaluzhnyi", "Zaluzhny"), alike("Ivanov", "Ivanova"), alike("Poroshenko", "Poroshenka")
        (True, False, True)
    """
    one, other = key(a), key(b)
    if one == other:
        return True
    if min(len(one), len(other)) < _CLOSE_LENGTH or abs(len(one) - len(other)) > 1:
        return False
    return one[0] == other[0] and one[-1] == other[-1] and _one_apart(one, other)


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter put in, left out or changed makes the one the other."""
    short, long = sorted((one, other), key=len)
    at = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]
