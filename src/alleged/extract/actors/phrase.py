"""One phrase that may stand for somebody or something."""

from dataclasses import dataclass, field
from typing import Literal

from alleged.lexicon.actors import Gender, Noun
from alleged.records.document import WordRange

Number = Literal["s", "p", "?"]
Being = Literal["person", "body", "thing"]
"""A person; a body of persons (an organisation, a country, an army), which may be "it" and "they"; all else."""


@dataclass(slots=True, eq=False)
class Phrase:
    """One phrase. `head` is its head word, `words` its own words without clauses; `name` the bare name's words.

    `chain` is the number of the chain it belongs to, -1 before it is joined; `maybe` the chains it may belong to where nothing
    decided. `also` are the nouns beside it that say what it is ("the Delta Group, *a relief charity*"): each one's singular and
    its words. `members` are the phrases of a coordination ("Kyiv and its allies"), which is a phrase of its own beside them.
    """

    head: int
    words: WordRange
    entity: str | None
    name: tuple[str, ...]
    roles: tuple[WordRange, ...]
    noun: Noun | None
    number: Number
    gender: Gender | None
    being: Being | None
    definite: bool
    nations: tuple[str, ...]
    content: frozenset[str] = frozenset()
    aliases: tuple[str, ...] = ()
    pronoun: str | None = None
    chain: int = -1
    maybe: tuple[int, ...] = ()
    antecedent: "Phrase | None" = None
    members: tuple["Phrase", ...] = field(default=())
    also: tuple[tuple[str, frozenset[str]], ...] = ()
    country: str | None = None
    sentence: int = 0
