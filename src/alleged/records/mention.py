"""A toll on its way: what the words say, before it has an id, a claim or a place in an incident."""

from dataclasses import dataclass
from typing import Literal

from alleged.records.document import WordRange
from alleged.records.number import Number
from alleged.records.toll import Scope, TollKind, VictimClass, Who

TollStatus = Literal["happened", "did not happen", "hypothetical", "unknown"]
Basis = Literal["figure", "one", "plural", "none"]
Gender = Literal["female", "male"]


@dataclass(frozen=True, slots=True)
class Victim:
    """A single victim as told: to see whether two mentions are of one person. Names in lower case; None is not told.

    `definite` is a victim who is taken as known ("he", "the boy"). `anaphor` are those with neither name nor trait of their own.
    `doer` is one who may have done it: "the suspect", "himself".
    """

    names: tuple[str, ...]
    gender: Gender | None
    age: int | None
    noun: str | None
    definite: bool
    anaphor: bool
    doer: bool


@dataclass(frozen=True, slots=True)
class GroupMention:
    """A group among the victims: its words, and its number."""

    words: WordRange
    who: Who
    number: Number


@dataclass(frozen=True, slots=True)
class TollMention:
    """One toll in word ranges.

    `words` is the figure with its "at least", or where none stands the victim's words, or the trigger. `trigger` is the word that
    makes it a toll ("killed"). `basis`: a figure, one victim ("a woman was killed"), a plural without number, or a denial of any.
    `weak` marks people "shot" or "taken to hospital" who may have died: hurt unless another mention says that they did.
    `figure` is None where no number stands. `victims` is whose toll it is, `victim` that person where there is one.
    `more` marks figures beside others ("30 others", "two more"). `background` marks what the sentence puts into another time
    than the report's own story.
    """

    kind: TollKind
    number: Number
    basis: Basis
    trigger: int
    words: WordRange
    figure: WordRange | None
    victims: WordRange | None
    victim: Victim | None
    victim_class: VictimClass
    groups: tuple[GroupMention, ...]
    scope: Scope
    status: TollStatus
    weak: bool
    more: bool
    background: bool
