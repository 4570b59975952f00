"""What a governing word makes of the event it governs: "managed to" it took place, "refused to" it did not, "wants to" is open."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from alleged.lexicon import table
from alleged.lexicon.inflect import noun_forms, verb_forms

Effect = Literal["did", "ongoing", "not", "attempted", "planned", "hypothetical", "factive"]
_EFFECTS: tuple[Effect, ...] = ("did", "ongoing", "not", "attempted", "planned", "hypothetical", "factive")


@dataclass(frozen=True, slots=True)
class Embedding:
    """Effects by form, in lower case.

    `markers` are the words before a clause that open a supposed world, `cases_not` and `cases_open` prepositions that do it to a
    noun; `ending` forms of verbs whose object was there before, `addressing` of verbs whose object is spoken to.
    """

    verbs: dict[str, Effect]
    nouns: dict[str, Effect]
    adjectives: dict[str, Effect]
    markers: frozenset[str]
    cases_not: frozenset[str]
    cases_open: frozenset[str]
    ending: frozenset[str]
    addressing: frozenset[str]


@cache
def load() -> Embedding:
    """The words of embedding.toml; a word in two classes belongs to the first."""
    rows = table("embedding")
    verbs: dict[str, Effect] = {}
    nouns: dict[str, Effect] = {}
    adjectives: dict[str, Effect] = {}
    for effect in _EFFECTS:
        row = rows[effect]
        for lemma in row["verbs"]:
            for form in verb_forms(lemma):
                verbs.setdefault(form, effect)
        for lemma in row["nouns"]:
            for form in noun_forms(lemma):
                nouns.setdefault(form, effect)
        for word in row["adjectives"]:
            adjectives.setdefault(word, effect)
    marks = rows["markers"]
    return Embedding(
        verbs,
        nouns,
        adjectives,
        frozenset(marks["hypothetical"]),
        frozenset(marks["cases_not"]),
        frozenset(marks["cases_hypothetical"]),
        _forms(rows["ending"]["verbs"]),
        _forms(rows["addressing"]["verbs"]),
    )


def _forms(lemmas: list[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in verb_forms(lemma))
