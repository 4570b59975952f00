"""The words that show that somebody says, thinks, denies or wants something, with the class of each."""

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from alleged.lexicon import table
from alleged.lexicon.inflect import noun_forms, verb_forms
from alleged.records.claim import Act, Certainty, Stance

NO_TRUTH: frozenset[str] = frozenset({"none", "declines", "unverified", "doubts"})
"""Stances that leave open whether the content is so: its certainty is unknown."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue word does. `name` is its class in cues.toml; `plain` marks words that show a statement by themselves."""

    lemma: str
    name: str
    act: Act
    stance: Stance
    certainty: Certainty
    plain: bool


@dataclass(frozen=True, slots=True)
class Construction:
    """A class that a word has only beside others: a governing word in `governs`, or a figure in the content (`number`)."""

    cue: Cue
    governs: frozenset[str]
    number: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words by form, in lower case.

    `verbs` and `nouns` (adjectives too) give the class of a form; `lemmas` the lemma of a verb's form; `phrases` the multiword
    verbs by the lemma of their first word, longest first; `fixed` the unchanging phrases by their first word, longest first;
    `constructions` the classes that a lemma has only beside other words; `figures` the verbs among these that give figures.
    """

    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    lemmas: dict[str, str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    fixed: dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    constructions: dict[str, tuple[Construction, ...]]
    figures: dict[str, Cue]
    witnesses: frozenset[str]

    def forms(self) -> frozenset[str]:
        """All cue forms, multiword ones by their lemmas."""
        many = (" ".join(words) for group in (self.phrases, self.fixed) for rows in group.values() for words, _ in rows)
        return frozenset((*self.verbs, *self.nouns, *many))


@cache
def load() -> Cues:
    """The cue lexicon. A word in two classes belongs to the one that cues.toml names first."""
    rows = table("cues")
    verbs: dict[str, Cue] = {}
    nouns: dict[str, Cue] = {}
    lemmas: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    fixed: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for name, row in rows["classes"].items():
        for lemma in row.get("verbs", ()):
            cue = _cue(lemma, name, row)
            if " " in lemma:
                _add(phrases, lemma, cue, lemmas)
                continue
            for form in verb_forms(lemma):
                verbs.setdefault(form, cue)
                lemmas.setdefault(form, lemma)
        for lemma in row.get("nouns", ()):
            for form in noun_forms(lemma):
                nouns.setdefault(form, _cue(lemma, name, row))
        for lemma in row.get("adjectives", ()):
            nouns.setdefault(lemma, _cue(lemma, name, row))
        for lemma in row.get("phrases", ()):
            _add(phrases, lemma, _cue(lemma, name, row), lemmas)
        for phrase in row.get("fixed", ()):
            words = tuple(phrase.split())
            fixed.setdefault(words[0], []).append((words, _cue(phrase, name, row)))
    for lemma in ("do", "have", "be", "can", "would", "will"):
        for form in verb_forms(lemma):
            lemmas.setdefault(form, lemma)
    constructions: dict[str, list[Construction]] = {}
    figures: dict[str, Cue] = {}
    for row in rows["constructions"]:
        governs = frozenset(row["with"].split())
        cue = _cue(row["lemma"], "construction", row)
        constructions.setdefault(row["lemma"], []).append(Construction(cue, governs - {"number"}, "number" in governs))
        for form in verb_forms(row["lemma"]):
            lemmas.setdefault(form, row["lemma"])
            if "number" in governs:
                figures[form] = cue
    return Cues(
        verbs,
        nouns,
        lemmas,
        _longest_first(phrases),
        _longest_first(fixed),
        {k: tuple(v) for k, v in constructions.items()},
        figures,
        frozenset(form for lemma in rows["witnesses"]["nouns"] for form in noun_forms(lemma)),
    )


@cache
def nouns_of(classes: frozenset[str]) -> frozenset[str]:
    """The forms of the nouns in these classes."""
    return frozenset(form for form, cue in load().nouns.items() if cue.name in classes)


def sources() -> dict[str, str]:
    """Where each class of cues.toml comes from."""
    return {name: row["source"] for name, row in table("cues")["classes"].items()}


def _cue(lemma: str, name: str, row: dict[str, Any]) -> Cue:
    stance = cast("Stance", row["stance"])
    certainty = row.get("certainty") or ("unknown" if stance in NO_TRUTH else "certain")
    return Cue(lemma, name, cast("Act", row["act"]), stance, cast("Certainty", certainty), bool(row.get("plain")))


def _add(phrases: dict[str, list[tuple[tuple[str, ...], Cue]]], lemma: str, cue: Cue, lemmas: dict[str, str]) -> None:
    words = tuple(lemma.split())
    phrases.setdefault(words[0], []).append((words, cue))
    for form in verb_forms(words[0]):
        lemmas.setdefault(form, words[0])


def _longest_first(
    phrases: dict[str, list[tuple[tuple[str, ...], Cue]]],
) -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()}
