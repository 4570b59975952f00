"""What the rules for tolls look at, what they find, and what they ask of words."""

from collections.abc import Callable
from dataclasses import dataclass

from alleged.extract.tolls.victims import Counter
from alleged.extract.tree import Tree
from alleged.lexicon.tolls import Tolls
from alleged.records.number import FoundNumber
from alleged.records.toll import TollKind

_STILL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})


@dataclass(frozen=True, slots=True)
class Found:
    """A toll's place: `head` is the noun that it counts, `number` its number where no noun stands with it.

    `weak` is a wound that may have killed; `unsure` a toll only feared or believed; `plural` a plural that stands for several.
    """

    kind: TollKind
    trigger: int
    head: int | None
    number: FoundNumber | None = None
    weak: bool = False
    unsure: bool = False
    plural: bool = False
    cumulative: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """What a rule looks at: one document's tree, the words of tolls, the numbers found."""

    tree: Tree
    words: Tolls
    counter: Counter


Rule = Callable[[Place, int], Found | None]


def kind_of(place: Place, word: int) -> TollKind | None:
    form = place.tree.lower[word]
    words = place.words
    return (
        words.object_verbs.get(form)
        or words.subject_verbs.get(form)
        or words.adjectives.get(form)
        or ("injured" if form in words.weak and form in ("shot", "stabbed") else None)
    )


def is_year(place: Place, number: FoundNumber) -> bool:
    forms = place.tree.document.forms
    return number.first == number.core and forms[number.core].isdecimal() and 1900 <= int(forms[number.core]) <= 2100


def of_whom(place: Place, word: int) -> int | None:
    tree = place.tree
    for child in tree.children[word]:
        case = tree.child(child, "case")
        if tree.document.deprels[child] == "nmod" and case is not None and tree.lower[case] in ("of", "among"):
            return child
    return None


def may_suffer(place: Place, head: int, kind: TollKind, *, weak: bool) -> bool:
    """Whether a noun can be a victim; verbs that also have other objects need a word for people."""
    tree = place.tree
    form = tree.lower[head]
    if form in place.words.words["animals"]:
        return False
    inner = place.counter.inside(head)
    if kind in ("captured", "displaced"):
        counted = place.counter.number_on(head) is not None
        return counted and place.counter.is_person(inner) and form != "one"
    if tree.lower[inner] in place.words.words["things"]:
        return False
    if weak:
        unnumbered = (
            form in place.words.words["groups_of"] and place.counter.number_on(head) is None
        )  # "hit the family home"
        return place.counter.is_person(inner) and not unnumbered
    return tree.document.upos[head] in _STILL


def unsure(place: Place, word: int) -> bool:
    tree = place.tree
    governor = tree.document.heads[word]
    return (
        governor >= 0
        and tree.document.deprels[word] in ("xcomp", "ccomp")
        and tree.lower[governor] in place.words.words["unsure"]
    )
