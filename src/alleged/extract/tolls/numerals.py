"""Which number stands with a word, and whether a noun is one or several."""

from collections.abc import Mapping

from alleged.extract.tree import Tree
from alleged.lexicon.tolls import Tolls
from alleged.records.number import FoundNumber


class Numerals:
    """The numbers of one document on its trees: `found` by each word that they cover; `names` holds the kinds of entities."""

    def __init__(self, tree: Tree, words: Tolls, found: Mapping[int, FoundNumber]) -> None:
        self.tree = tree
        self.words = words
        self.found = found
        self.names = {w: entity.kind for entity in tree.document.entities for w in range(*entity.words)}

    def number_on(self, word: int) -> FoundNumber | None:
        """The number that stands with a word: it is that number, or one hangs on it as a numeral or determiner before it. A measure
        has none that counts people."""
        if self.tree.lower[word] in self.words.words["measures"]:
            return None
        if word in self.found:
            return self.found[word]
        deprels = self.tree.document.deprels
        best = None
        for child in self.tree.children[word]:
            if (
                child < word
                and child in self.found
                and not self.stands_between_commas(child)
                and deprels[child] not in ("appos", "obl", "case", "nmod:poss", "acl:relcl", "conj", "cc")
            ):
                best = self.found[child]
        if best is None:
            # "between 50 and 60 people", "three to five people": the tree may hang a piece of the number deeper.
            left = word - 1
            while left >= 0 and self.tree.document.upos[left] == "ADJ" and left not in self.found:
                left -= 1
            known = self.found.get(left)
            if known is not None and known.end == left + 1 and self.tree.left[word] <= known.first:
                best = known
        return best

    def is_age(self, number: FoundNumber, head: int) -> bool:
        """Whether a number on a noun is its age: "the 34 - year - old", "a man, 34"."""
        lower = self.tree.lower
        behind = lower[number.end : number.end + 3]
        return any(word in ("year", "years", "month", "months", "yr") for word in behind[:2])

    def is_plural(self, head: int) -> bool:
        """Whether a noun looks plural: "Ukrainians", "Houthis"; names of persons and places do not."""
        word, upos = self.tree.lower[head], self.tree.document.upos[head]
        if not word.endswith("s") or word.endswith("ss") or word in self.words.people:
            return False
        return upos == "NOUN" or (upos == "PROPN" and self.names.get(head) == "NORP")

    def stands_between_commas(self, word: int) -> bool:
        lower = self.tree.lower
        return (
            word > 0
            and lower[word - 1] == ","
            and (word + 1 == len(lower) or lower[word + 1] in (",", ";", ".", "and"))
        )
