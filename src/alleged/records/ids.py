"""Names for things that stay the same from one run to the next."""

import hashlib
from collections import Counter
from collections.abc import Iterable

ID_DIGITS = 16
"""Hex digits kept of a sha256: 64 bits, a clash in a ledger of a million claims has a chance of one in thirty million."""

_SEPARATOR = "\x1f"  # the ASCII unit separator: stands between the parts so that ("a", "bc") is not ("ab", "c")


def text_sha256(text: str) -> str:
    """All hex digits of the sha256 of the text's UTF-8 (lone surrogates, which UTF-8 has no bytes for, as three bytes each)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def text_id(text: str) -> str:
    """The id of a report that came without one."""
    return text_sha256(text)[:ID_DIGITS]


def stable_id(report_id: str, words: Iterable[str], occurrence: int) -> str:
    """The id of the `occurrence`-th (from 0) thing in a report that is made of these words.

    Example:
        >>> stable_id("r1", ["he", "said", "it rained"], 0)
        '3f259fec15a9f79a'
    """
    return text_id(_SEPARATOR.join((report_id, *words, str(occurrence))))


class Numbering:
    """Hands out the ids of one report's things in the order of the text; counts those made of the same words.

    Example:
        >>> number = Numbering("r1")
        >>> number("he", "said", "it rained") == number("he", "said", "it rained")
        False
    """

    def __init__(self, report_id: str) -> None:
        self._report_id = report_id
        self._seen: Counter[tuple[str, ...]] = Counter()

    def __call__(self, *words: str) -> str:
        occurrence = self._seen[words]
        self._seen[words] += 1
        return stable_id(self._report_id, words, occurrence)
