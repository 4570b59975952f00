"""Where a phrase ends that the tree ran on, and which apposition is a phrase of its own."""

from collections.abc import Mapping

from alleged.extract.tree import Tree
from alleged.lexicon.actors import Actors
from alleged.lexicon.nations import Nations
from alleged.records.document import Entity, WordRange

_BEFORE_DAYS = frozenset({"on", "in", "at", "since", "late", "early", "by", "during", ","})
"""What leads to a day that the tree hung on a noun before it: "the mayor *on* Sunday"; "the government *of* 2014" is a name."""
_HOLDING = frozenset("held run controlled occupied ruled administered backed governed based".split())
"""Behind a hyphen, before a place: whose it is stands before ("rebel-held *Aleppo*")."""


def without_day(tree: Tree, entities: Mapping[int, Entity], words: WordRange, head: int) -> WordRange:
    """A phrase's words without a day at their end: "the mayor *on Sunday*" is the mayor, and the day is that of what he does."""
    first, end = words
    while end - 1 > head:
        day = entities.get(end - 1)
        if day is None or day.kind != "Date" or day.words[0] <= head:
            break
        before = day.words[0]
        if tree.lower[before - 1] == "of":
            break
        while before - 1 > head and tree.lower[before - 1] in _BEFORE_DAYS:
            before -= 1
        end = before
    return first, end


def begins(tree: Tree, first: int, name: int) -> int:
    """Where the words of a body's name begin that stands at `name`: what the tree hung before a comma is none of them."""
    return next((w + 1 for w in range(name - 1, first - 1, -1) if tree.document.forms[w] in (",", ";", ":")), first)


def name_begins(tree: Tree, entities: Mapping[int, Entity], nations: Nations, named: Entity) -> int:
    """Where an organisation's name begins: with the town or region before it ("*Kutum* Relief Room"); a country's is left out, for
    it says whose a ministry is and is no part of what it is called."""
    first = named.words[0]
    before = entities.get(first - 1) if named.kind in ("Organization", "Facility") else None
    if before is None or before.kind != "Location" or tree.sentence(first - 1) != tree.sentence(first):
        return first
    forms = tree.document.forms[slice(*before.words)]
    head = tree.document.heads[before.words[1] - 1]
    inside = named.words[0] <= head < named.words[1] or (before.words[0] <= head < before.words[1])
    return before.words[0] if inside and nations.any(" ".join(forms)) is None else first


def is_apart(tree: Tree, entities: Mapping[int, Entity], words: Actors, head: int, word: int) -> bool:
    """Whether a body's name behind a comma is no other name for the noun before it: "came from a missile, the *Delta Group* said".

    A noun that cannot be a body, then a comma and "the": the tree hung the speaker on the end of what is said.
    """
    named, noun = entities.get(word), words.nouns.get(tree.lower[head])
    if named is None or named.kind in ("Person", "Date", "Money") or head in entities:
        return False
    if noun is not None and noun.kind != "document":
        return False
    first = tree.left[word]
    if any(tree.document.deprels[c] == "punct" and c < word for c in tree.children[word]):
        first = min(
            (c + 1 for c in tree.children[word] if tree.document.deprels[c] == "punct" and c < word), default=first
        )
    comma = first > 0 and "," in (tree.document.forms[first], tree.document.forms[first - 1])
    return comma and any(tree.document.deprels[c] == "det" for c in tree.children[word])


def is_held(tree: Tree, place: int) -> bool:
    """Whether a place is said to be somebody's: in "rebel-held Aleppo" Aleppo does not tell whose."""
    return place > 1 and tree.lower[place - 1] in _HOLDING and tree.lower[place - 2] == "-"
