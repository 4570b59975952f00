"""How many a noun phrase stands for: "at least seven members of the family", "a man and his two sons", "dozens"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from alleged.extract.tolls.numerals import Numerals
from alleged.extract.tolls.traits import Traits
from alleged.extract.tree import Tree
from alleged.lexicon.tolls import Tolls
from alleged.records.document import WordRange
from alleged.records.mention import Basis, GroupMention, Victim
from alleged.records.number import FoundNumber, Number
from alleged.records.toll import Bounds, VictimClass

_SINGULAR = frozenset(
    {"he", "she", "him", "her", "someone", "somebody", "another", "himself", "herself", "one", "myself"}
)
_PLURAL_PRONOUNS = frozenset({"they", "them", "others", "those", "we", "us", "some", "these", "themselves"})
_NOT_COUNTED = frozenset(
    {
        "anyone",
        "anybody",
        "everyone",
        "everybody",
        "all",
        "it",
        "you",
        "i",
        "me",
        "each",
        "who",
        "whoever",
        "what",
        "any",
        "this",
        "that",
    }
)
_NO_ONE = frozenset({"nobody", "none", "no-one"})
_ADDED = frozenset({"other", "others", "more", "another", "additional", "further"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_PARTITIVE = frozenset({"them", "whom", "these", "those", "us", "which", "victims", "dead", "wounded", "injured"})


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
        self.numerals = Numerals(tree, words, found)
        self.traits = Traits(self.numerals, plural)
        self._plural = plural

    def number_on(self, word: int) -> FoundNumber | None:
        """The number that stands with a word."""
        return self.numerals.number_on(word)

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
        if (
            tree.document.upos[head] != "PROPN"
            or head not in tree.sentence_starts
            or tree.lower[head + 1 : head + 2] not in (("-",), ("–",), ("—",))
        ):
            return head
        return next(
            (
                c
                for c in tree.children[head]
                if tree.document.deprels[c] in ("appos", "conj", "parataxis", "nmod", "list")
            ),
            head,
        )

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
            return self.numerals.names.get(head, "Person") in ("Person", "NORP", "Misc")
        return upos == "NUM" or head in self.found or word == "old"

    def is_single(self, head: int) -> bool:
        """Whether a noun stands for one, or for those who were spoken of before ("they")."""
        return self.tree.document.upos[head] in ("PRON", "PROPN") or not (
            self.tree.lower[head] in self.words.plural or self.numerals.is_plural(head)
        )

    def _one(self, head: int) -> Counted | None:
        lower, upos = self.tree.lower, self.tree.document.upos
        word = lower[head]
        if word in _NOT_COUNTED or word in self.words.words["animals"]:
            return None
        if self._asks_how_many(head):
            return None
        number = self.number_on(head)
        counted = self.inside(head)
        if (
            number is not None
            and number.number.low == number.number.high == 1
            and word == "one"
            and self._possessed(head)
        ):
            number = None
        if number is None and word in self.words.words["groups_of"]:
            member = self._member(head)
            number = self.number_on(member) if member is not None else None
            if number is None:
                return self._household(head) or self._made(head, member or head, self._plural, "plural", None)
        if number is not None:
            if self.numerals.is_age(number, head):
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
        if word in _PLURAL_PRONOUNS or word in self.words.plural or self.numerals.is_plural(head):
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
        if phrase[0] >= phrase[1]:  # a broken tree: the noun alone
            phrase = (head, head + 1)
        single = basis == "one" or (number.low == number.high == 1)
        return Counted(
            number=number,
            basis=basis,
            head=counted,
            figure=figure,
            phrase=phrase,
            victim=self.traits.victim(counted) if single else None,
            more=self._is_added(head, phrase),
            part=self._is_part(head),
            victim_class=self.traits.victim_class(counted, phrase),
            groups=self.traits.groups(head, counted, number, figure),
        )

    def _sum(self, counted: Sequence[Counted]) -> Counted:
        """Coordinates as one: "a man and his two sons" are three."""
        first = counted[0]
        lows = [one.number.low for one in counted]
        highs = [one.number.high for one in counted]
        as_low = [one.number.counts_as.low for one in counted]
        as_high = [one.number.counts_as.high for one in counted]
        number = Number(
            _added(lows),
            _added(highs),
            any(one.number.approximate for one in counted),
            Bounds(_added(as_low), _added(as_high)),
            "sum",
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
            if tree.document.upos[child] == "NUM" and self.numerals.stands_between_commas(child):
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
        if (
            tree.document.upos[child] != "NOUN"
            or tree.lower[child] in self.words.plural
            or self.numerals.is_plural(child)
        ):
            return False
        own = tree.child(child, "det", "nmod:poss", "nummod", "appos", "flat", "amod")
        return own is None and self.number_on(child) is None

    def inside(self, head: int) -> int:
        """The noun that is counted: of "dozens of people" the people."""
        if head not in self.found and self.tree.lower[head] not in self.words.words["groups_of"]:
            return head
        member = self._member(head)
        return member if member is not None else head

    def _member(self, head: int) -> int | None:
        """The noun behind "of"; in "tens of thousands of civilians" the one behind the whole number."""
        tree, own = self.tree, self.found.get(head)
        for child in tree.children[head]:
            case = tree.child(child, "case")
            if (
                tree.document.deprels[child] in ("nmod", "nummod")
                and child > head
                and case is not None
                and tree.lower[case] == "of"
                and (own is None or self.found.get(child) is not own)
            ):
                return child
        return None

    def _asks_how_many(self, head: int) -> bool:
        return any(
            self.tree.lower[c] == "many" and any(self.tree.lower[g] == "how" for g in self.tree.children[c])
            for c in self.tree.children[head]
        )

    def _possessed(self, head: int) -> bool:
        return self.tree.child(head, "nmod:poss") is not None

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


def _added(values: Sequence[int | None]) -> int | None:
    return None if any(value is None for value in values) else sum(value for value in values if value is not None)
