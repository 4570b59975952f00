"""A text as folded words with their places, and the sampled 5-word shingles by which reports that repeat one another are found."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from alleged.lexicon.folding import fold

SHINGLE = 5
"""Words in a shingle. Source: the issue; four words are shared by chance in news, six miss copies with every sixth changed."""
ALL_UP_TO = 128
"""A text with so many shingles or fewer keeps them all: a one-sentence report must still be found in the article that lifts it."""
SPARSE_BITS = 2
"""Longer texts keep the shingles whose hash ends in so many zero bits, one in four: a lifted sentence of 25 words keeps five."""
AT_MOST = 1024
"""Shingles kept of any text. From about 4,000 words on more bits must be zero, and short passages of them are missed."""

# Figures with their separators ("1,200"), abbreviations ("U.S."), words with apostrophes; a hyphen parts words as a blank does.
_WORD = re.compile(r"\d+(?:[.,]\d+)*[^\W\d_]*|[^\W\d_](?:\.[^\W\d_])+(?![^\W_])|[^\W_]+(?:['’ʼ][^\W_]+)*")
_SIGNED = 1 << 63


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: `folded` without case and accents, `starts` and `ends` their code points. One item a word."""

    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @staticmethod
    def of(text: str, *, without: Sequence[tuple[int, int]] = ()) -> "Words":
        """The words of `text`, but for those that begin in the sorted ranges `without`."""
        folded, starts, ends = [], [], []
        past = iter(without)
        skip = next(past, None)
        for match in _WORD.finditer(text):
            start, end = match.span()
            while skip is not None and skip[1] <= start:
                skip = next(past, None)
            if skip is not None and skip[0] <= start:
                continue
            folded.append(fold(match.group()))
            starts.append(start)
            ends.append(end)
        return Words(tuple(folded), tuple(starts), tuple(ends))

    def __len__(self) -> int:
        return len(self.folded)


def fingerprints(text: str) -> tuple[int, ...]:
    """Hashes of sampled 5-word shingles of a text: sorted, distinct, signed 64-bit, the same on every machine; () under five words.

    Two texts sample the same shingles, as the hash itself decides. A text of up to `ALL_UP_TO` shingles keeps all of them.
    """
    every = {_hash(shingle) for shingle in _shingles(Words.of(text).folded)}
    if len(every) <= ALL_UP_TO:
        return tuple(sorted(every))
    bits = SPARSE_BITS
    kept = _ending(every, bits)
    while len(kept) > AT_MOST:
        bits += 1
        kept = _ending(kept, bits)
    return tuple(sorted(kept))


def hashes(folded: Sequence[str]) -> tuple[int, ...]:
    """The hashes of all shingles of these folded words, in their order, those that sampling leaves out too."""
    return tuple(_hash(shingle) for shingle in _shingles(folded))


def containment(one: Collection[int], other: Collection[int]) -> float:
    """The share (0 to 1) of the smaller text's fingerprints that the larger has, over what both would have sampled: an estimate."""
    if not one or not other:
        return 0.0
    mask = max(_mask(one), _mask(other))
    fewer, more = sorted(({h for h in side if not h & mask} for side in (one, other)), key=len)
    return len(fewer & more) / len(fewer) if fewer else 0.0


def _shingles(folded: Sequence[str]) -> list[str]:
    return [" ".join(folded[i : i + SHINGLE]) for i in range(len(folded) - SHINGLE + 1)]


def _hash(shingle: str) -> int:
    value = int.from_bytes(blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
    return value - (value & _SIGNED) * 2


def _ending(found: Collection[int], bits: int) -> set[int]:
    mask = (1 << bits) - 1
    return {h for h in found if not h & mask}


def _mask(found: Collection[int]) -> int:
    """The bits that are zero in every hash of a text: which sample it is."""
    if len(found) <= ALL_UP_TO and any(h & 1 or h & 2 for h in found):
        return 0
    together = 0
    for h in found:
        together |= h
    return (together & -together) - 1 if together else 0
