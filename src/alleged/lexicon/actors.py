"""Nouns for those who act and speak, titles, given names: what a phrase's head says of who is meant."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from alleged.lexicon import table
from alleged.lexicon.inflect import noun_forms

NounClass = Literal["person", "government", "military", "organization", "group", "people", "document", "country"]
CLASSES: tuple[NounClass, ...] = (
    "person", "government", "military", "organization", "document", "country", "group", "people"
)  # fmt: skip
"""A noun in two classes belongs to the first."""
Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A form of a noun: its class, its singular, and whether it is plural."""

    kind: NounClass
    lemma: str
    plural: bool


@dataclass(frozen=True, slots=True)
class Actors:
    """The words of actors.toml and names.toml, by form in lower case."""

    nouns: dict[str, Noun]
    gendered: dict[str, Gender]
    given: dict[str, Gender]
    female_endings: tuple[str, ...]
    titles: frozenset[str]
    courtesy: frozenset[str]
    issued: frozenset[str]
    vague: frozenset[str]
    pairs: frozenset[str]
    speakers: frozenset[str]
    generic: frozenset[str]
    sole: frozenset[str]
    shared: frozenset[str]
    collective: frozenset[str]
    heads: frozenset[str]
    members: frozenset[str]
    staff: frozenset[str]
    loose: frozenset[str]
    levels: dict[str, str]
    limits: frozenset[str]
    acting: frozenset[str]
    plurals: frozenset[str]
    singulars: frozenset[str]
    either: frozenset[str]
    broader: dict[str, frozenset[str]]


@cache
def load() -> Actors:
    """The words, read once."""
    rows, names = table("actors"), table("names")
    nouns: dict[str, Noun] = {}
    for kind in CLASSES:
        for lemma in rows[kind].get("nouns", "").split():
            for number, form in enumerate(_forms(lemma)):
                nouns.setdefault(form, Noun(kind, lemma, number > 0))
        for form in rows[kind].get("plural", "").split():
            nouns[form] = Noun(kind, form.removesuffix("s"), True)
    gendered: dict[str, Gender] = {}
    genders: tuple[Gender, Gender] = ("m", "f")
    for gender, key in zip(genders, ("male", "female"), strict=True):
        for lemma in (*rows["person"][key].split(), *rows["titles"][key].split()):
            for form in _forms(lemma):
                gendered[form] = gender
    male, female = set(names["male"].split()), set(names["female"].split())
    given: dict[str, Gender] = dict.fromkeys(sorted(male - female), "m")
    given.update(dict.fromkeys(sorted(female - male), "f"))
    return Actors(
        nouns, gendered, given, tuple(names["female_endings"]),
        _words(rows, "titles", "courtesy") | _words(rows, "titles", "ranks"), _words(rows, "titles", "courtesy"),
        _inflected(rows["document"]["issued"]), _words(rows, "vague", "words"), _inflected(rows["pairs"]["nouns"]),
        _inflected(rows["speakers"]["nouns"]), _words(rows, "generic", "nouns"),
        _words(rows, "posts", "sole"), _words(rows, "posts", "shared"), _words(rows, "posts", "collective"),
        _words(rows, "posts", "heads"), _words(rows, "posts", "members"), _words(rows, "posts", "staff"),
        _words(rows, "generic", "loose"),
        {word: level for level in rows["levels"] for word in rows["levels"][level].split()},
        _words(rows, "limits", "words"), _words(rows, "acting", "prepositions"),
        _words(rows, "number", "plural"), _words(rows, "number", "singular"), _words(rows, "number", "either"),
        {word: frozenset(rows["broader"][word].split()) for word in rows["broader"]},
    )  # fmt: skip


def _forms(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("man") and lemma != "human":
        return lemma, lemma[:-3] + "men"
    return noun_forms(lemma)


def _words(rows: dict[str, Any], part: str, key: str) -> frozenset[str]:
    return frozenset(rows[part][key].split())


def _inflected(words: str) -> frozenset[str]:
    return frozenset(form for lemma in words.split() for form in _forms(lemma))
