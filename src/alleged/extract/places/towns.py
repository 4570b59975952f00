"""Towns that the model took for people: "the strike on Kramatorsk's station"."""

from collections.abc import Callable, Iterator

from alleged.extract.tree import Tree
from alleged.records.document import WordRange

_WHERE = frozenset({"in", "at", "near", "outside", "around", "across", "toward", "towards", "into", "inside"})
_ACTS = frozenset({"nsubj", "nsubj:pass", "appos", "vocative"})
_LEAST = 20_000
"""People in a town that is taken for one against the model's word: a guess; villages share their names with too many people."""


def mistaken(tree: Tree, known: Callable[[str], int], sites: frozenset[str]) -> Iterator[WordRange]:
    """Names of one word marked as people that are towns' names, nowhere stand with a first name, act or speak, and stand at least
    once where a place does: behind "in" or "near", or as the owner of a building ("Lozova's station"). `known` gives the number
    of people in the largest place of a name, `sites` are folded nouns of buildings and grounds.
    """
    document = tree.document
    people = [entity.words for entity in document.entities if entity.kind == "Person"]
    parts = {document.forms[w] for first, end in people if end - first > 1 for w in range(first, end)}
    by_name: dict[str, list[int]] = {}
    for first, end in people:
        if end - first == 1 and document.forms[first] not in parts:
            by_name.setdefault(document.forms[first], []).append(first)
    for name, words in by_name.items():
        if known(name) < _LEAST or any(document.deprels[word] in _ACTS for word in words):
            continue
        if any(_stands_as_a_place(tree, word, sites) for word in words):
            yield from ((word, word + 1) for word in words)


def _stands_as_a_place(tree: Tree, word: int, sites: frozenset[str]) -> bool:
    document = tree.document
    if document.deprels[word] == "nmod:poss" and tree.lower[document.heads[word]] in sites:
        return True
    return word > 0 and tree.lower[word - 1] in _WHERE and document.deprels[word] in ("obl", "nmod")
