"""Offices by which reports know one person: "the regional governor", "the governor of the Kursk region"."""

import re

from alleged.lexicon import actors as words_of
from alleged.lexicon.folding import fold
from alleged.lexicon.nations import load as nations_of
from alleged.reconcile.account import Post
from alleged.records.actor import Actor

_INDEFINITE = frozenset("a an one another some any several two three his her its their our my".split())
_SMALL = frozenset("the of for in at and to from local acting".split())
_TAIL = re.compile(r",| (?:of|for|in|at|to) ", re.IGNORECASE)


def post(actor: Actor) -> Post | None:
    """The office that tells who an actor is; None for those who may be any: "an official", "a resident"."""
    if actor.kind == "unnamed":
        return post_of(actor.name)
    if actor.kind == "person" and actor.role is not None:
        return post_of(actor.role)
    if actor.kind in ("group", "organization", "people") and not any(
        c.isupper() for c in actor.name[1:].split(" ")[-1]
    ):
        return _collective(actor.name)
    return None


def post_of(text: str) -> Post | None:
    """The office in words that are definite: "head of Russia's Kursk district", "provincial police chief"."""
    words = words_of.load()
    plain = text.replace("’s", "").replace("'s", "").split()
    if not plain or plain[0].lower() in _INDEFINITE:
        return None
    before = _TAIL.split(" ".join(plain), maxsplit=1)[0].split()
    noun = before[-1].lower() if before else ""
    if noun not in words.sole and noun not in words.shared:
        return None
    return _post(noun, [*before[:-1], *plain[len(before) :]], shared=noun in words.shared)


def _collective(text: str) -> Post | None:
    words = text.split()
    noun = words[-1].lower() if words else ""
    if noun not in words_of.load().collective or words[0].lower() in _INDEFINITE:
        return None
    return _post(noun, words[:-1], shared=False)


def _post(noun: str, around: list[str], *, shared: bool) -> Post:
    words, nations = words_of.load(), nations_of()
    names: set[str] = set()
    levels: set[str] = set()
    rest: set[str] = set()
    for word in around:
        bare = word.strip(",.()")
        low = bare.lower()
        if low in words.levels:
            levels.add(words.levels[low])
        elif low and low not in _SMALL and nations.any(bare) is None:
            (names if bare[:1].isupper() else rest).add(fold(bare))
    second = words.limits & rest
    return Post(noun, frozenset(names), frozenset(levels), frozenset(rest - second), second, shared)


def agree(one: Post, other: Post) -> bool:
    """Whether two wordings may be one office: nothing in them contradicts, and an office that many bodies have is of one body."""
    if one.noun != other.noun or one.second != other.second:
        return False
    if not _fit(one.names, other.names) or not _fit(one.levels, other.levels):
        return False
    if one.rest != other.rest and (one.shared or (one.rest and other.rest)):
        return False
    told = (one.rest or one.levels, other.rest or other.levels)
    return not one.shared or all(told) or bool(one.names & other.names)


def _fit(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or one <= other or other <= one
