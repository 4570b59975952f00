"""Words for things that happen, by PLOVER type, and the words of tolls."""

from dataclasses import dataclass
from functools import cache

from alleged.lexicon import table
from alleged.lexicon.inflect import noun_forms, verb_forms

_OTHER_TABLES = frozenset({"toll", "light"})


@dataclass(frozen=True, slots=True)
class Events:
    """PLOVER types by form, in lower case: `verbs`, `nouns`. `tolls` are words that count people; `light` are forms of verbs
    that only carry an event noun."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    tolls: frozenset[str]
    light: frozenset[str]


@cache
def load() -> Events:
    """The events of events.toml; a word in two types belongs to the first."""
    rows = table("events")
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    for kind, row in rows.items():
        if kind in _OTHER_TABLES:
            continue
        for lemma in row["verbs"]:
            for form in verb_forms(lemma):
                verbs.setdefault(form, kind)
        for lemma in row["nouns"]:
            for form in noun_forms(lemma):
                nouns.setdefault(form, kind)
    light = frozenset(form for lemma in rows["light"]["verbs"] for form in verb_forms(lemma))
    return Events(verbs, nouns, frozenset(rows["toll"]["words"]), light)
