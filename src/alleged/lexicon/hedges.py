"""Hedges: words with which a speaker commits to less than the whole, and how much less."""

from dataclasses import dataclass
from functools import cache
from typing import cast

from alleged.lexicon import table
from alleged.records.claim import Certainty


@dataclass(frozen=True, slots=True)
class Hedges:
    """`words` gives the certainty of a form; `phrases` the multiword hedges by their first word, longest first."""

    words: dict[str, Certainty]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Certainty], ...]]


@cache
def load() -> Hedges:
    """The hedges of hedges.toml, in lower case."""
    words: dict[str, Certainty] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Certainty]]] = {}
    for name, row in table("hedges").items():
        certainty = cast("Certainty", name)
        for word in row["words"]:
            words.setdefault(word, certainty)
        for phrase in row["phrases"]:
            parts = tuple(phrase.split())
            phrases.setdefault(parts[0], []).append((parts, certainty))
    return Hedges(words, {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()})
