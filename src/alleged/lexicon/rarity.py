"""How much a word tells: rare words tell reports apart, common ones do not."""

import math
from functools import lru_cache
from importlib.resources import files

_COMMON, _RARE = 2_000, 30_000
"""Ranks between which a word goes from telling nothing to telling all that one word can tell."""
_DIGITS = 0.6
"""What a number tells: an age or a house number is as rare as a rare word, but also turns up by chance."""


def rarity(word: str) -> float:
    """0 for a common word to 1 for one that is in no list; `word` is folded.

    Source: the rank of the word in the encoder's vocabulary, which is ordered by frequency in English books and Wikipedia.
    """
    if word.isdigit():
        return _DIGITS if len(word) > 1 else 0.0
    return _ranks().get(word, 1.0)


@lru_cache(maxsize=1)
def _ranks() -> dict[str, float]:
    lines = (files("alleged.parse") / "weights" / "vocab.txt").read_text(encoding="utf-8").splitlines()
    span = math.log(_RARE) - math.log(_COMMON)
    return {w: round(max(0.0, math.log(max(i, 1)) - math.log(_COMMON)) / span, 3) for i, w in enumerate(lines)}
