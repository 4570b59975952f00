"""Sentences that speak to the reader: they are the page's ("Sign up and you get ..."), and sharing them is no copying."""

import re

from alleged.reconcile.shingles import Words

# Source: 663 articles of one war: of 78 pairs that shared no more than page furniture this alone finds 20, and no copy is lost by
# it; the rest has to be known by its words (lexicon/furniture.toml).
_READER = frozenset({"you", "your", "yours", "yourself"})
_END = re.compile(r"[.!?…\r\n]")


def words_to_reader(words: Words, quoted: tuple[bool, ...], text: str) -> tuple[bool, ...]:
    """For each word of `text` whether it is in a sentence that says "you" to the reader, outside quotation marks (`quoted`).

    Example:
        >>> text = "Rain fell. You can follow it here. “You saw it,” he said."
        >>> words = Words.of(text)
        >>> marks = words_to_reader(words, (False,) * 7 + (True,) * 3 + (False,) * 2, text)
        >>> [word for word, marked in zip(words.folded, marks) if marked]
        ['you', 'can', 'follow', 'it', 'here']
    """
    out: list[bool] = []
    begin = 0
    for i in range(1, len(words) + 1):
        if i == len(words) or _END.search(text, words.ends[i - 1], words.starts[i]):
            speaks = any(words.folded[k] in _READER and not quoted[k] for k in range(begin, i))
            out += [speaks] * (i - begin)
            begin = i
    return tuple(out)
