"""Words for political events by PLOVER type, the words around them, and the words of tolls (plover.toml)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from alleged.lexicon import table
from alleged.lexicon.inflect import noun_forms, verb_forms
from alleged.records.event import EventType

OBJECT, PARTY, PLACE = "*", "@party", "@place"
"""What a phrase may ask for beside words: an object at all, one that is somebody, one that is a place or a post."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase stands for. `words` is the lemma or the phrase as plover.toml has it; `said` marks acts done by words;
    `of_actor` nouns whose of-phrase names who does it, `owner_suffers` those whose owner it is done to; `vague` nouns name a
    state sooner than an event."""

    words: str
    type: EventType
    mode: str | None
    said: bool
    of_actor: bool
    owner_suffers: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """An event noun that is of another type beside certain words: "labor strike"."""

    entry: Entry
    nouns: frozenset[str]
    near: frozenset[str]


Phrase = tuple[frozenset[str], Entry]


@dataclass(frozen=True, slots=True)
class Events:
    """Event words by form, in lower case.

    For triggers: `triggers` are verbs; `phrases` what must hang on a verb, by its lemma, most words first; `named` are nouns,
    `compounds` the words of longer names by their head's form; `turns` nouns of another type beside certain words; `lemmas` the
    lemma of a verb's form, `singular` of a noun's. `carry` and `undergo` are forms of verbs that only carry an event noun, `occur`
    of those that say it took place.

    What speaks against one: `idle` are the objects (by the verb's lemma) with which a verb is no event, `bodily` lemmas that ask
    for somebody as their object or one of `things`; `accidents` nouns for what harms without anybody's doing, by the verbs `harms`.

    What makes it another: `crowd` those who riot, by the verbs `riotous`; `harm` lemmas whose object is counted as a toll;
    `falling` is what the lemmas `fall` say of the weapons `missiles`.

    For the parties: `weapons`, `parties`, `units` (measures, days) and `posts` (what is taken) are nouns, `mutual` lemmas of what
    two sides do together, `recipients` the relations and prepositions in which a type looks for its recipient, best first.

    For the report's own voice: `verbs` and `nouns` give the type of a form ("told" where a verb alone has none); `tolls` count
    people; `light` are forms of verbs that only carry an event noun.
    """

    triggers: dict[str, Entry]
    phrases: dict[str, tuple[Phrase, ...]]
    named: dict[str, Entry]
    compounds: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    turns: tuple[Turn, ...]
    lemmas: dict[str, str]
    singular: dict[str, str]
    carry: frozenset[str]
    undergo: frozenset[str]
    occur: frozenset[str]
    verbs: dict[str, str]
    nouns: dict[str, str]
    tolls: frozenset[str]
    light: frozenset[str]
    weapons: frozenset[str]
    parties: frozenset[str]
    units: frozenset[str]
    things: frozenset[str]
    posts: frozenset[str]
    mutual: frozenset[str]
    bodily: frozenset[str]
    harm: frozenset[str]
    falling: Entry
    fall: frozenset[str]
    missiles: frozenset[str]
    accidents: frozenset[str]
    harms: frozenset[str]
    crowd: frozenset[str]
    riotous: frozenset[str]
    idle: dict[str, frozenset[str]]
    recipients: dict[str, tuple[str, ...]]


@cache
def load() -> Events:
    """The events of plover.toml; a word in two rows belongs to the first."""
    rows = table("plover")
    triggers: dict[str, Entry] = {}
    named: dict[str, Entry] = {}
    phrases: dict[str, list[Phrase]] = {}
    compounds: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    lemmas: dict[str, str] = {}
    singular: dict[str, str] = {}
    for row in rows["row"]:
        for lemma in row.get("verbs", ()):
            for form in verb_forms(lemma):
                triggers.setdefault(form, _made(lemma, row))
                lemmas.setdefault(form, lemma)
        for phrase in (*row.get("phrases", ()), *_paired(row)):
            first, *others = phrase.split()
            phrases.setdefault(first, []).append((frozenset(others), _made(phrase, row)))
            for form in verb_forms(first):
                lemmas.setdefault(form, first)
            for other in others:
                for form in noun_forms(other):
                    singular.setdefault(form, other)
        for noun in row.get("nouns", ()):
            *_, head = noun.split(" of ")[0].split()
            for form in noun_forms(head):
                singular.setdefault(form, head)
                if " " in noun:
                    compounds.setdefault(form, []).append((_others(noun, head), _made(noun, row)))
                else:
                    named.setdefault(form, _made(noun, row))
    for verb in (*rows["fall"]["verbs"], *rows["carry"]["verbs"], *rows["carry"]["undergo"], *rows["carry"]["occur"]):
        for form in verb_forms(verb):
            lemmas.setdefault(form, verb)
    verbs, nouns = _told(rows)
    return Events(
        triggers=triggers,
        phrases={first: tuple(sorted(some, key=lambda one: -len(one[0]))) for first, some in phrases.items()},
        named=named,
        compounds={form: tuple(sorted(some, key=lambda one: -len(one[0]))) for form, some in compounds.items()},
        turns=tuple(
            Turn(_made(row["nouns"][0], row), frozenset(_forms(row["nouns"])), frozenset(row["near"]))
            for row in rows["turn"]
        ),
        lemmas=lemmas,
        singular=singular,
        carry=_verbs(rows["carry"]["verbs"]),
        undergo=_verbs(rows["carry"]["undergo"]),
        occur=_verbs(rows["carry"]["occur"]),
        verbs=verbs,
        nouns=nouns,
        tolls=frozenset(rows["toll"]["words"]),
        light=_verbs(rows["light"]["verbs"]),
        weapons=frozenset(_forms(rows["weapons"]["nouns"])),
        parties=frozenset(_forms(rows["parties"]["nouns"])),
        units=frozenset(_forms(rows["units"]["nouns"])),
        things=frozenset(rows["things"]["nouns"]),
        posts=frozenset(rows["posts"]["nouns"]),
        mutual=frozenset(rows["mutual"]["verbs"]),
        bodily=frozenset(rows["bodily"]["verbs"]),
        harm=frozenset(rows["harm"]["verbs"]),
        falling=Entry("fall", "ASSAULT", "heavy-weapons", said=False, of_actor=False),
        fall=frozenset(rows["fall"]["verbs"]),
        missiles=frozenset(_forms(rows["fall"]["weapons"])),
        accidents=frozenset(_forms(rows["accident"]["nouns"])),
        harms=frozenset(rows["accident"]["verbs"]),
        crowd=frozenset(_forms(rows["crowd"]["nouns"])),
        riotous=frozenset(rows["crowd"]["verbs"]),
        idle={verb: frozenset(_forms(nouns)) for verb, nouns in rows["idle"].items() if verb != "source"},
        recipients={kind: tuple(where) for kind, where in rows["recipient"].items() if kind != "source"},
    )


def sources() -> list[tuple[str, str]]:
    """The type and the source of each row of plover.toml."""
    return [(row["type"], row["source"]) for row in table("plover")["row"]]


def _made(words: str, row: dict[str, Any]) -> Entry:
    return Entry(
        words,
        cast("EventType", row["type"]),
        row.get("mode"),
        said=bool(row.get("said")),
        of_actor=row.get("of") == "actor",
        owner_suffers=row.get("owner") == "recipient",
        vague=bool(row.get("vague")),
    )


def _paired(row: dict[str, Any]) -> Iterator[str]:
    """The phrases that a row's pairs make: each verb with each noun, and with the preposition behind its plus sign."""
    for pair in row.get("pairs", ()):
        for verb in pair["verbs"].split():
            for noun in pair["nouns"].split():
                yield f"{verb} {noun.replace('+', ' ')}"


def _others(noun: str, head: str) -> tuple[str, ...]:
    """The words of a longer name but its head: "of" and "siege" of "state of siege"."""
    words = noun.split()
    words.remove(head)
    return tuple(words)


def _told(rows: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Forms of the verbs and nouns that tell an event in the report's own voice: acts done by words are somebody's claim."""
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    for row in rows["row"]:
        if row.get("said"):
            continue
        for lemma in row.get("verbs", ()):
            for form in verb_forms(lemma):
                verbs.setdefault(form, row["type"])
        for noun in row.get("nouns", ()):
            if " " not in noun:
                for form in noun_forms(noun):
                    nouns.setdefault(form, row["type"])
    for lemma in rows["told"]["verbs"]:
        for form in verb_forms(lemma):
            verbs.setdefault(form, "told")
    for form in _forms(rows["weapons"]["nouns"]):
        nouns.setdefault(form, "ASSAULT")
    return verbs, nouns


def _verbs(lemmas: list[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in verb_forms(lemma))


def _forms(nouns: list[str]) -> list[str]:
    return [form for noun in nouns for form in noun_forms(noun)]
