"""Who the victims of a toll are: a single one's name, age and gender; civilian or combatant; women and children among them."""

from collections.abc import Sequence

from alleged.extract.tolls.numerals import Numerals
from alleged.records.document import WordRange
from alleged.records.mention import Gender, GroupMention, Victim
from alleged.records.number import Number
from alleged.records.toll import VictimClass

_SINGULAR = frozenset(
    {"he", "she", "him", "her", "someone", "somebody", "another", "himself", "herself", "one", "myself"}
)
_MALE = frozenset({"he", "him", "himself"})
_FEMALE = frozenset({"she", "her", "herself"})
_REFLEXIVE = frozenset({"himself", "herself", "themselves", "themself", "myself"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our"})
_AGES = range(1, 111)
_GROUPS_REACH = 30


class Traits:
    """Reads the traits of nouns of one document; `plural` is what a plural without number counts."""

    def __init__(self, numerals: Numerals, plural: Number) -> None:
        self.numerals = numerals
        self.tree = numerals.tree
        self.words = numerals.words
        self._plural = plural

    def victim(self, head: int) -> Victim:
        """Who a single victim is, as far as the phrase tells."""
        tree, lower, upos = self.tree, self.tree.lower, self.tree.document.upos
        first, end = tree.subtree(head)
        end = min(end, head + 12)
        near = [w for w in range(max(first, head - 8), end) if self._belongs(w, head)]
        names = tuple(
            lower[w]
            for w in near
            if upos[w] == "PROPN" and self.numerals.names.get(w, "Person") == "Person" and lower[w].isalpha()
        )
        word = lower[head]
        gender = self._gender(near)
        article = tree.child(head, "det", "nmod:poss")
        definite = (
            word in _SINGULAR - {"someone", "somebody", "another", "one"}
            or bool(names)
            or (article is not None and (lower[article] in _DEFINITE or lower[article] in _POSSESSIVES))
        )
        age = self._age(near)
        pronoun = upos[head] == "PRON"
        known = (
            "victim",
            "person",
            "body",
            "one",
            "man",
            "woman",
            "boy",
            "girl",
            "child",
            "teen",
            "teenager",
            "suspect",
            "deceased",
        )
        anaphor = not names and definite and age is None and (pronoun or word in known)
        doer = word in _REFLEXIVE or any(lower[w] in self.words.words["doer"] for w in near)
        return Victim(names, gender, age, None if pronoun else word, definite, anaphor, doer)

    def _belongs(self, word: int, head: int) -> bool:
        """Whether a word belongs to a noun's own description and not to a clause or place that hangs on it."""
        heads, deprels = self.tree.document.heads, self.tree.document.deprels
        steps = 0
        while word != head and steps < 5:
            if word < 0 or deprels[word] in (
                "acl:relcl",
                "nmod",
                "nmod:poss",
                "conj",
                "advcl",
                "parataxis",
                "obl",
                "acl",
            ):
                return False
            word, steps = heads[word], steps + 1
        return word == head

    def _gender(self, near: Sequence[int]) -> Gender | None:
        lower = [self.tree.lower[w] for w in near]
        if any(w in self.words.female or w in _FEMALE for w in lower):
            return "female"
        return "male" if any(w in self.words.male or w in _MALE for w in lower) else None

    def _age(self, near: Sequence[int]) -> int | None:
        lower = self.tree.lower
        for w in near:
            if w in self.numerals.found and lower[w].isdecimal() and int(lower[w]) in _AGES:
                return int(lower[w])
        return None

    def victim_class(self, head: int, phrase: WordRange) -> VictimClass:
        classes = self.words.classes
        own = classes.get(self.tree.lower[head])
        if own is not None:
            return own
        for w in range(phrase[0], min(phrase[1], head + 1)):
            if self.tree.lower[w] in ("civilian", "innocent", "unarmed"):
                return "civilian"
            if self.tree.lower[w] in ("military", "army", "armed"):
                return "combatant"
        return "unknown"

    def groups(self, head: int, counted: int, number: Number, figure: WordRange | None) -> tuple[GroupMention, ...]:
        """Groups among the victims: the victims themselves where they are one, and those behind "including" or "of them"."""
        tree, lower, who = self.tree, self.tree.lower, self.words.who
        out: list[GroupMention] = []
        own = who.get(lower[counted])
        if own is not None:
            first = figure[0] if figure is not None else counted
            out.append(GroupMention((min(first, counted), counted + 1), own, number))
        sentence_end = tree.document.sentences[tree.sentence(head)][1]
        opened = False
        for w in range(counted + 1, min(sentence_end, counted + _GROUPS_REACH)):
            if not opened:
                if tree.document.upos[w] in ("VERB", "AUX") and lower[w] != "including":
                    break
                opened = any(lower[w : w + len(phrase)] == phrase for phrase in self.words.phrases["among"])
                continue
            if tree.document.upos[w] in ("VERB", "AUX") and lower[w] not in ("including", "included", "aged"):
                break
            kind = who.get(lower[w])
            if kind is None:
                continue
            own_number = self.numerals.number_on(w)
            if own_number is not None and not self.numerals.is_age(own_number, w):
                out.append(GroupMention((own_number.first, w + 1), kind, own_number.number))
            elif lower[w] in self.words.plural:
                before = self.numerals.found.get(w - 3)  # "three of them children"
                count = (
                    before.number
                    if before is not None and lower[w - 2 : w] in (("of", "them"), ("of", "whom"))
                    else self._plural
                )
                out.append(GroupMention((w, w + 1), kind, count))
            else:
                out.append(GroupMention((w, w + 1), kind, Number.exactly(1, "one")))
        return tuple(out)
