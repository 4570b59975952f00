"""What a noun's own words say of it: by them a description is known again."""

from collections.abc import Mapping

from alleged.extract.tree import Tree
from alleged.lexicon import actors as words_of
from alleged.lexicon import nations as nations_of
from alleged.records.document import Entity

_SPELLINGS = {"defense": "defence", "armed": "army", "forces": "army"}
_LEMMAS = {"organisation": "organization", "center": "centre", "defense": "defence"}
_WITHIN = frozenset({"amod", "compound", "flat", "nmod:desc"})


class Nouns:
    """The nouns of one document; `entities` are its names by word."""

    def __init__(self, tree: Tree, entities: Mapping[int, Entity]) -> None:
        self._tree = tree
        self._entity = entities
        self._words = words_of.load()
        self._nations = nations_of.load()

    def content(self, word: int) -> frozenset[str]:
        """What a noun's own words say of it: itself, adjectives and nouns before it, nouns behind "of" and "for"; no countries."""
        tree, document = self._tree, self._tree.document
        out = {self.lemma(word)}
        todo = list(tree.children[word])
        seen = {word}
        while todo:
            child = todo.pop()
            if child in seen:  # a tree may go in circles
                continue
            seen.add(child)
            deprel = document.deprels[child]
            if deprel in _WITHIN or (deprel == "nmod" and self._led_by(child, "of", "for")):
                todo.extend(tree.children[child])
                entity = self._entity.get(child)
                said = entity is None or entity.kind == "Organization"
                if said and (document.forms[child].islower() or self._nations.any(document.forms[child]) is None):
                    out.add(self.lemma(child))
        return frozenset(out)

    def lemma(self, word: int) -> str:
        """A noun's singular as the lexicon has it, in one spelling; else its form."""
        lower = self._tree.lower[word]
        noun = self._words.nouns.get(lower)
        return _LEMMAS.get(noun.lemma, noun.lemma) if noun is not None else _SPELLINGS.get(lower, lower)

    def _led_by(self, word: int, *prepositions: str) -> bool:
        case = self._tree.child(word, "case")
        return case is not None and self._tree.lower[case] in prepositions
