"""How many a noun phrase stands for, and who: "at least seven members of the family", "a man and his two sons", "John Smith, 34"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from alleged.extract.tree import Tree
from alleged.lexicon.tolls import Tolls
from alleged.records.document import WordRange
from alleged.records.mention import Basis, Gender, GroupMention, Victim
from alleged.records.number import FoundNumber, Number
from alleged.records.toll import Bounds, VictimClass

_SINGULAR = frozenset({"he", "she", "him", "her", "someone", "somebody", "another", "himself", "herself", "one", "myself"})
_MALE = frozenset({"he", "him", "himself"})
_FEMALE = frozenset({"she", "her", "herself"})
_REFLEXIVE = frozenset({"himself", "herself", "themselves", "themself", "myself"})
_PLURAL_PRONOUNS = frozenset({"they", "them", "others", "those", "we", "us", "some", "these", "themselves"})
_NOT_COUNTED = frozenset({"anyone", "anybody", "everyone", "everybody", "all", "it", "you", "i", "me", "each", "who", "whoever", "what", "any", "this", "that"})
_NO_ONE = frozenset({"nobody", "none", "no-one"})
_RELATIVES = frozenset({"who", "whom", "that", "which"})
_ADDED = frozenset({"other", "others", "more", "another", "additional", "further"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our"})
_HOW_MANY = frozenset({"how", "many"})
_PARTITIVE = frozenset({"them", "whom", "these", "those", "us", "which", "victims", "dead", "wounded", "injured"})
_AGES = range(1, 111)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a noun phrase counts. `head` is the noun that is counted, `figure` its number's words, None without one.

    `more` marks "30 others", `part` "three of them"; `victim` is set where it is one person.
    """

    number: Number
    basis: Basis
    head: int
    figure: WordRange | None
    phrase: WordRange
    victim: Victim | None
    more: bool
    part: bool
    victim_class: VictimClass
    groups: tuple[GroupMention, ...]


class Counter:
    """Counts the noun phrases of one document. `found` are its numbers by each word that they cover."""

    def __init__(self, tree: Tree, words: Tolls, found: Mapping[int, FoundNumber], plural: Number) -> None:
        self.tree = tree
        self.words = words
        self.found = found
        self._plural = plural
        self._names = {w: entity.kind for entity in tree.document.entities for w in range(*entity.words)}

    def count(self, head: int) -> Counted | None:
        """What the phrase around a noun counts, its coordinates added; None where nothing can be counted ("everyone")."""
        head = self._behind_dateline(head)
        parts = [head, *self._coordinates(head)]
        counted = [one for one in (self._one(part) for part in parts) if one is not None]
        if not counted:
            return None
        first = counted[0]
        if len(counted) == 1 or first.part:
            return first
        return self._sum(counted)

    def _behind_dateline(self, head: int) -> int:
        """ "KYIV - Two people": trees may hang the subject on the dateline."""
        tree = self.tree
        if tree.document.upos[head] != "PROPN" or head not in tree.sentence_starts or tree.lower[head + 1 : head + 2] not in (("-",), ("–",), ("—",)):
            return head
        return next((c for c in tree.children[head] if tree.document.deprels[c] in ("appos", "conj", "parataxis", "nmod", "list")), head)

    def is_person(self, head: int) -> bool:
        """Whether a noun is a word for people, a name that may be a person's, or a pronoun of people."""
        upos, word = self.tree.document.upos[head], self.tree.lower[head]
        if upos == "PRON":
            return word not in ("it", "itself", "this", "that", "which", "what")
        if word in self.words.people:
            return True
        if word in self.words.words["things"]:
            return False
        if upos == "PROPN":
            return self._names.get(head, "Person") in ("Person", "NORP", "Misc")
        return upos == "NUM" or head in self.found or word == "old"

    def is_single(self, head: int) -> bool:
        """Whether a noun stands for one, or for those who were spoken of before ("they")."""
        return self.tree.document.upos[head] in ("PRON", "PROPN") or not (
            self.tree.lower[head] in self.words.plural or self._is_plural_noun(head)
        )

    def number_on(self, word: int) -> FoundNumber | None:
        """The number that stands with a word: it is that number, or one hangs on it as a numeral or determiner before it."""
        if word in self.found:
            return self.found[word]
        deprels = self.tree.document.deprels
        best = None
        for child in self.tree.children[word]:
            if child < word and child in self.found and not self._stands_between_commas(child) and deprels[child] not in ("appos", "obl", "case", "nmod:poss", "acl:relcl", "conj", "cc"):
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

    def _one(self, head: int) -> Counted | None:
        tree, lower, upos = self.tree, self.tree.lower, self.tree.document.upos
        word = lower[head]
        if word in _NOT_COUNTED or word in self.words.words["animals"]:
            return None
        if self._asks_how_many(head):
            return None
        number = self.number_on(head)
        counted = self._inside(head)
        if number is not None and number.number.low == number.number.high == 1 and word == "one" and self._possessed(head):
            number = None
        if number is None and word in self.words.words["groups_of"]:
            member = self._member(head)
            number = self.number_on(member) if member is not None else None
            if number is None:
                return self._household(head) or self._made(head, member or head, self._plural, "plural", None)
        if number is not None:
            if self._is_age(number, head):
                number = None
            else:
                basis: Basis = "none" if number.number.high == 0 else "figure"
                return self._made(head, counted, number.number, basis, (number.first, number.end))
        if word in _NO_ONE:
            return self._made(head, head, Number.exactly(0, "no one"), "none", (head, head + 1))
        if word in self.words.words["pairs"]:
            return self._made(head, head, Number.exactly(2, "couple"), "figure", (head, head + 1))
        if word in self.words.words["trios"]:
            return self._made(head, head, Number.exactly(3, "couple"), "figure", (head, head + 1))
        if word in _PLURAL_PRONOUNS or word in self.words.plural or self._is_plural_noun(head):
            return self._made(head, head, self._plural, "plural", None)
        if upos[head] in ("NOUN", "PROPN", "ADJ", "NUM", "DET") or word in _SINGULAR:
            return self._made(head, head, Number.exactly(1, "one"), "one", None)
        return None

    def _household(self, head: int) -> Counted | None:
        """ "the entire family, including up to 81 civilians": the number that is named for it."""
        tree = self.tree
        for child in tree.children[head]:
            case = tree.child(child, "case")
            number = self.number_on(child)
            if case is not None and tree.lower[case] == "including" and number is not None:
                return self._made(head, child, number.number, "figure", (number.first, number.end))
        return None

    def _made(self, head: int, counted: int, number: Number, basis: Basis, figure: WordRange | None) -> Counted:
        tree = self.tree
        phrase = tree.noun_phrase(head)
        single = basis == "one" or (number.low == number.high == 1)
        return Counted(
            number=number,
            basis=basis,
            head=counted,
            figure=figure,
            phrase=phrase,
            victim=self.victim(counted) if single else None,
            more=self._is_added(head, phrase),
            part=self._is_part(head),
            victim_class=self._class(counted, phrase),
            groups=self._groups(head, counted, number, figure),
        )

    def _sum(self, counted: Sequence[Counted]) -> Counted:
        """Coordinates as one: "a man and his two sons" are three."""
        first = counted[0]
        lows = [one.number.low for one in counted]
        highs = [one.number.high for one in counted]
        as_low = [one.number.counts_as.low for one in counted]
        as_high = [one.number.counts_as.high for one in counted]
        number = Number(
            _added(lows), _added(highs), any(one.number.approximate for one in counted), Bounds(_added(as_low), _added(as_high)), "sum"
        )
        plural = all(one.basis == "plural" for one in counted)
        classes = {one.victim_class for one in counted}
        return Counted(
            number=first.number if plural else number,
            basis="plural" if plural else "figure",
            head=first.head,
            figure=None,
            phrase=(min(one.phrase[0] for one in counted), max(one.phrase[1] for one in counted)),
            victim=None,
            more=first.more,
            part=False,
            victim_class=first.victim_class if len(classes) == 1 else "unknown",
            groups=tuple(group for one in counted for group in one.groups),
        )

    def _coordinates(self, head: int) -> Iterator[int]:
        """The nouns coordinate with a head, those that are said to be part of it ("including ...") left out."""
        tree = self.tree
        for child in tree.children[head]:
            if tree.document.deprels[child] != "conj" or not self.is_person(child):
                continue
            if tree.document.upos[child] == "NUM" and self._stands_between_commas(child):
                continue  # an age: "John Smith, 34, and ..."
            if tree.document.upos[child] == "VERB" or tree.child(child, "nsubj", "nsubj:pass") is not None:
                continue
            if self._is_same_one(child):
                continue  # "a poet, novelist and activist" is one
            between = range(head + 1, child)
            if any(tree.lower[w] in ("including", "among", "include", "included") for w in between):
                return
            yield child

    def _is_same_one(self, child: int) -> bool:
        """Whether a coordinate noun only goes on describing: singular, without article, number, name or owner of its own."""
        tree = self.tree
        if tree.document.upos[child] != "NOUN" or tree.lower[child] in self.words.plural or self._is_plural_noun(child):
            return False
        own = tree.child(child, "det", "nmod:poss", "nummod", "appos", "flat", "amod")
        return own is None and self.number_on(child) is None

    def _stands_between_commas(self, word: int) -> bool:
        lower = self.tree.lower
        return word > 0 and lower[word - 1] == "," and (word + 1 == len(lower) or lower[word + 1] in (",", ";", ".", "and"))

    def _inside(self, head: int) -> int:
        """The noun that is counted: of "dozens of people" the people."""
        if head not in self.found and self.tree.lower[head] not in self.words.words["groups_of"]:
            return head
        member = self._member(head)
        return member if member is not None else head

    def _member(self, head: int) -> int | None:
        tree = self.tree
        for child in tree.children[head]:
            case = tree.child(child, "case")
            if tree.document.deprels[child] in ("nmod", "nummod") and child > head and case is not None and tree.lower[case] == "of":
                return child
        return None

    def _asks_how_many(self, head: int) -> bool:
        return any(self.tree.lower[c] == "many" and any(self.tree.lower[g] == "how" for g in self.tree.children[c]) for c in self.tree.children[head])

    def _possessed(self, head: int) -> bool:
        return self.tree.child(head, "nmod:poss") is not None

    def _is_age(self, number: FoundNumber, head: int) -> bool:
        """Whether a number on a noun is its age: "the 34 - year - old", "a man, 34"."""
        lower = self.tree.lower
        behind = lower[number.end : number.end + 3]
        return any(word in ("year", "years", "month", "months", "yr") for word in behind[:2])

    def _is_plural_noun(self, head: int) -> bool:
        """Whether a noun looks plural: "Ukrainians", "Houthis"; names of persons and places do not."""
        word, upos = self.tree.lower[head], self.tree.document.upos[head]
        if not word.endswith("s") or word.endswith("ss") or word in self.words.people:
            return False
        return upos == "NOUN" or (upos == "PROPN" and self._names.get(head) == "NORP")

    def _is_added(self, head: int, phrase: WordRange) -> bool:
        """ "30 others", "two more", "another three": beside others that were counted; not the "more" of "more than 30"."""
        lower = self.tree.lower
        for word in range(max(phrase[0], head - 3), min(phrase[1], head + 2)):
            if lower[word] in _ADDED and not (lower[word] == "more" and lower[word + 1 : word + 2] == ("than",)):
                return True
        return False

    def _is_part(self, head: int) -> bool:
        """ "three of them", "two of the wounded", "one of the victims"."""
        tree = self.tree
        if head not in self.found and tree.lower[head] not in ("one", "some", "another"):
            return False
        for child in tree.children[head]:
            case = tree.child(child, "case")
            if case is None or tree.lower[case] != "of" or child < head:
                continue
            if tree.lower[child] in _PARTITIVE:
                return True
            article = tree.child(child, "det")
            if article is not None and tree.lower[article] in _DEFINITE and tree.lower[child] in self.words.plural:
                return True
        return False

    def victim(self, head: int) -> Victim:
        """Who a single victim is, as far as the phrase tells."""
        tree, lower, upos = self.tree, self.tree.lower, self.tree.document.upos
        first, end = tree.subtree(head)
        end = min(end, head + 12)
        near = [w for w in range(max(first, head - 8), end) if self._belongs(w, head)]
        names = tuple(lower[w] for w in near if upos[w] == "PROPN" and self._names.get(w, "Person") == "Person" and lower[w].isalpha())
        word = lower[head]
        gender = self._gender(near)
        article = tree.child(head, "det", "nmod:poss")
        definite = word in _SINGULAR - {"someone", "somebody", "another", "one"} or bool(names) or (
            article is not None and (lower[article] in _DEFINITE or lower[article] in _POSSESSIVES)
        )
        age = self._age(near)
        pronoun = upos[head] == "PRON"
        known = ("victim", "person", "body", "one", "man", "woman", "boy", "girl", "child", "teen", "teenager", "suspect", "deceased")
        anaphor = not names and definite and age is None and (pronoun or word in known)
        doer = word in _REFLEXIVE or any(lower[w] in self.words.words["doer"] for w in near)
        return Victim(names, gender, age, None if pronoun else word, definite, anaphor, doer)

    def _belongs(self, word: int, head: int) -> bool:
        """Whether a word belongs to a noun's own description and not to a clause or place that hangs on it."""
        heads, deprels = self.tree.document.heads, self.tree.document.deprels
        steps = 0
        while word != head and steps < 5:
            if word < 0 or deprels[word] in ("acl:relcl", "nmod", "nmod:poss", "conj", "advcl", "parataxis", "obl", "acl"):
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
            if w in self.found and lower[w].isdigit() and int(lower[w]) in _AGES:
                return int(lower[w])
        return None

    def _class(self, head: int, phrase: WordRange) -> VictimClass:
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

    def _groups(self, head: int, counted: int, number: Number, figure: WordRange | None) -> tuple[GroupMention, ...]:
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
            own_number = self.number_on(w)
            if own_number is not None and not self._is_age(own_number, w):
                out.append(GroupMention((own_number.first, w + 1), kind, own_number.number))
            elif lower[w] in self.words.plural:
                before = self.found.get(w - 3)  # "three of them children"
                count = before.number if before is not None and lower[w - 2 : w] in (("of", "them"), ("of", "whom")) else self._plural
                out.append(GroupMention((w, w + 1), kind, count))
            else:
                out.append(GroupMention((w, w + 1), kind, Number.exactly(1, "one")))
        return tuple(out)


_GROUPS_REACH = 30
"""Words behind the victims that are searched for groups: a long parenthesis of names; clauses end it sooner."""


def _added(values: Sequence[int | None]) -> int | None:
    return None if any(value is None for value in values) else sum(value for value in values if value is not None)
