"""Who "he", "she", "it" and "they" are: candidates before the pronoun, what speaks for each, and a choice that may stay open.

A candidate's score is the sum of the weights of its features; the weights of a class of pronouns are a column of one table. The
scores become shares of belief over the candidates and "none of them"; those of one chain add up. Where no chain has enough of it,
the pronoun stays open and the chains with a good part of it are who it may be.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from alleged.extract.actors.chains import Chains
from alleged.extract.actors.phrase import Phrase
from alleged.extract.tree import QUOTED, Tree
from alleged.lexicon.weights import Weights

Column = Literal["person", "they", "it"]

SENTENCES_BACK = {"person": 5, "they": 3, "it": 2}
"""How far back a candidate may stand, in sentences: a guess, tried by eye on OntoGUM's training documents."""
MOST_CANDIDATES = 24
"""Candidates looked at, the nearest first."""
LONE = 0.2
"""Share of belief that decides for "he" or "she" where only one person could be meant. Source: OntoGUM train: 0.1 to 0.3
answer alike."""
MAYBE = 0.15
"""Share of belief from which a chain is named as a candidate where nothing decides."""

COLUMN_OF: dict[str, Column] = {
    "he": "person", "him": "person", "his": "person", "himself": "person",
    "she": "person", "her": "person", "hers": "person", "herself": "person",
    "they": "they", "them": "they", "their": "they", "themselves": "they",
    "it": "it", "its": "it", "itself": "it",
}  # fmt: skip
_BODIES_OWN = frozenset({"its", "their"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
_OBJECTS = frozenset({"obj", "iobj"})
_ARGUMENTS = _SUBJECTS | _OBJECTS | {"obl", "obl:agent", "obl:unmarked"}
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "conj", "acl", "acl:relcl", "parataxis", "advcl:relcl"})
_PARAGRAPH = 3


@dataclass(frozen=True, slots=True)
class Speech:
    """What the claims tell: the speaker's head word of each quoted word, the words that are sources, and what each of these says:
    the words of its contents by its head word. `owners` are pronouns in a source that say whose it is: "*its* director"."""

    speaker: Mapping[int, int]
    sources: frozenset[int]
    said: Mapping[int, frozenset[int]]
    owners: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates of a pronoun, nearest first, and the features of each."""

    candidates: tuple[Phrase, ...]
    features: tuple[tuple[str, ...], ...]


class Resolver:
    """Resolves the pronouns of one document in the order of the text; `asked` are words that are wanted whatever they are."""

    def __init__(
        self,
        tree: Tree,
        phrases: Sequence[Phrase],
        chains: Chains,
        speech: Speech,
        weights: Weights,
        asked: Collection[int] = (),
    ) -> None:
        self._tree = tree
        self._asked = asked
        self._phrases = phrases
        self._chains = chains
        self._speech = speech
        self._weights = weights
        self._counts: dict[int, int] = {}
        self._last_speaker = self._nearest = -1
        document = tree.document
        self._paragraph: list[int] = []
        at = 0
        for first, _ in document.sentences:
            at += document.breaks[first] == _PARAGRAPH
            self._paragraph.append(at)

    def run(self) -> Iterator[tuple[Phrase, Choice]]:
        """Put each pronoun into its chain, or leave it open; yields each with its choice."""
        for index, phrase in enumerate(self._phrases):
            if phrase.pronoun is not None and self._wanted(phrase):
                choice = self.choice(index)
                own = self._own(phrase, index)
                if own is not None:
                    phrase.antecedent = own
                    self._chains.put(phrase, self._chains.all[self._chain_of(own)])
                else:
                    self._decide(phrase, choice)
                yield phrase, choice
            if phrase.chain >= 0:
                self._counts[phrase.chain] = self._counts.get(phrase.chain, 0) + 1
                if phrase.head in self._speech.sources:
                    self._last_speaker = phrase.chain

    def _wanted(self, phrase: Phrase) -> bool:
        """Pronouns that somebody asks for: subjects, sources, and all of persons, which tell who is spoken of."""
        return (
            self._tree.document.deprels[phrase.head] in _SUBJECTS
            or phrase.head in self._speech.sources
            or phrase.head in self._asked
            or COLUMN_OF[phrase.pronoun or "it"] == "person"
        )

    def _own(self, pronoun: Phrase, index: int) -> Phrase | None:
        """The body that speaks of what is its own: "the army denied that *its* planes were there". Only for words that are asked
        for, and only where what it says names no other body before them."""
        if pronoun.head not in self._asked or pronoun.pronoun not in _BODIES_OWN:
            return None
        back = (self._phrases[at] for at in range(index - 1, -1, -1))
        near = [p for p in takewhile(lambda p: p.sentence == pronoun.sentence, back) if p.pronoun is None]
        speaker = next((p for p in near if pronoun.head in self._speech.said.get(p.head, ())), None)
        if speaker is None or speaker.being != "body":
            return None
        said = self._speech.said[speaker.head]
        return None if any(p.being == "body" and p.head in said for p in near) else speaker

    def choice(self, index: int) -> Choice:
        """The candidates of the pronoun at this index, with their features."""
        pronoun = self._phrases[index]
        column = COLUMN_OF[pronoun.pronoun or "it"]
        far = pronoun.sentence - SENTENCES_BACK[column]
        candidates: list[Phrase] = []
        others = self._others(pronoun, index, far) if pronoun.head in self._speech.sources else frozenset()
        for at in range(index - 1, -1, -1):
            phrase = self._phrases[at]
            if phrase.sentence < far or len(candidates) == MOST_CANDIDATES:
                break
            if (phrase.chain < 0 or phrase.chain not in others) and self._possible(pronoun, phrase, column):
                candidates.append(phrase)
        self._nearest = candidates[0].chain if candidates else -1
        features = tuple(tuple(self._features(pronoun, phrase, rank, column)) for rank, phrase in enumerate(candidates))
        return Choice(tuple(candidates), features)

    def _others(self, pronoun: Phrase, index: int, far: int) -> frozenset[int]:
        """Chains that a source's own words name as somebody else: in "Putin has started this war," he said, "he" is not Putin."""
        said = self._speech.said.get(pronoun.head, frozenset())
        quotes = self._tree.document.quotes
        out: set[int] = set()
        for at in range(index - 1, -1, -1):
            phrase = self._phrases[at]
            if phrase.sentence < far:
                break
            if phrase.head in said and phrase.chain >= 0 and (phrase.pronoun is None or quotes[phrase.head] in QUOTED):
                out.add(phrase.chain)
        return frozenset(out)

    def _possible(self, pronoun: Phrase, phrase: Phrase, column: Column) -> bool:
        """Whether number, gender and the tree allow it; a source must be able to speak."""
        if phrase.head == pronoun.head or phrase.words[0] <= pronoun.head < phrase.words[1]:
            return False
        if phrase.pronoun is not None:
            if phrase.chain < 0 or COLUMN_OF[phrase.pronoun] != column:
                return False
            if phrase.gender != pronoun.gender:
                return False
        chain = self._chains.all[phrase.chain] if phrase.chain >= 0 else None
        if column == "person":
            if phrase.number == "p" or phrase.being != "person":
                return False
            gender = chain.gender if chain is not None and chain.gender is not None else phrase.gender
            if gender is not None and gender != pronoun.gender:
                return False
            speaker = self._speech.speaker.get(pronoun.head)
            if speaker is not None and speaker == phrase.head:
                return False
        elif pronoun.head in self._speech.sources and _is_dumb(phrase):
            return False
        elif column == "they":
            if phrase.number == "s" and phrase.being != "body":
                return False
        elif phrase.number == "p" or phrase.being == "person":
            return False
        return not self._together(pronoun.head, phrase)

    def _together(self, pronoun: int, phrase: Phrase) -> bool:
        """Whether both are arguments of one verb, which only a reflexive allows."""
        heads, deprels = self._tree.document.heads, self._tree.document.deprels
        if self._tree.lower[pronoun] in _REFLEXIVE or deprels[pronoun] not in _ARGUMENTS:
            return False
        return any(
            heads[one.head] == heads[pronoun] and deprels[one.head] in _ARGUMENTS for one in (phrase, *phrase.members)
        )

    def _features(self, pronoun: Phrase, phrase: Phrase, rank: int, column: Column) -> Iterator[str]:
        """What speaks for and against a candidate, by name."""
        document = self._tree.document
        deprels, heads, quotes = document.deprels, document.heads, document.quotes
        back = pronoun.sentence - phrase.sentence
        yield f"sentences back {min(back, 4)}"
        yield f"rank {min(rank, 4)}"
        deprel = deprels[phrase.head]
        subject = deprel in _SUBJECTS
        if subject:
            yield "subject"
        else:
            yield "object" if deprel in _OBJECTS else "oblique" if deprel.startswith("obl") else "inside"
        if subject:
            yield f"subject, sentences back {min(back, 2)}"
        if subject and deprels[pronoun.head] in _SUBJECTS:
            yield "both subjects"
            verb = heads[phrase.head]
            if verb >= 0 and heads[verb] < 0:
                yield "subject of the sentence"
            if verb >= 0 and self._governs(verb, heads[pronoun.head]):
                yield "subject of the clause above"
        if phrase.pronoun is not None:
            yield "pronoun"
            yield f"pronoun, sentences back {min(back, 2)}"
        elif phrase.members:
            yield "coordination"
        elif phrase.entity is not None:
            yield f"name {phrase.entity}"
        else:
            yield f"noun {phrase.noun.kind}" if phrase.noun is not None else "noun"
            if phrase.definite:
                yield "definite"
        if phrase.number == "?":
            yield "number unclear"
        elif phrase.number == "s" and column == "they":
            yield "singular"
        if phrase.chain >= 0:
            yield f"mentions {_bucket(self._counts.get(phrase.chain, 0))}"
            if rank and phrase.chain == self._nearest:
                yield "again the nearest"
            if column == "person" and self._chains.all[phrase.chain].gender is not None:
                yield "gender known"
            if phrase.chain == self._last_speaker:
                yield "last speaker"
                if pronoun.head in self._speech.sources:
                    yield "speaker and last speaker"
        if phrase.head in self._speech.sources:
            yield "source"
        inside, within = quotes[pronoun.head] in QUOTED, quotes[phrase.head] in QUOTED
        if inside != within:
            yield "pronoun alone quoted" if inside else "candidate alone quoted"
        if back and self._paragraph[pronoun.sentence] != self._paragraph[phrase.sentence]:
            yield "another paragraph"
        if self._speech.speaker.get(pronoun.head) == phrase.head:
            yield "speaker of the quotation"

    def _governs(self, verb: int, clause: int) -> bool:
        """Whether a clause hangs on this verb's, directly or over one between them."""
        deprels, heads = self._tree.document.deprels, self._tree.document.heads
        for _ in range(3):
            if clause < 0 or deprels[clause] not in _CLAUSES:
                return False
            clause = heads[clause]
            if clause == verb:
                return True
        return False

    def shares(self, pronoun: Phrase, choice: Choice) -> list[float]:
        """The candidates' shares of belief; what is missing to 1 is nobody's."""
        column = self._weights[COLUMN_OF[pronoun.pronoun or "it"]]
        scores = [sum(column.get(one, 0.0) for one in row) for row in choice.features]
        none = column.get("nobody", 0.0)
        top = max([none, *scores])
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers) + math.exp(none - top)
        return [power / total for power in powers]

    def _decide(self, pronoun: Phrase, choice: Choice) -> None:
        by_chain: dict[int, float] = {}
        best: dict[int, Phrase] = {}
        for phrase, share in zip(choice.candidates, self.shares(pronoun, choice), strict=True):
            number = self._chain_of(phrase)
            by_chain[number] = by_chain.get(number, 0.0) + share
            best.setdefault(number, phrase)
        if not by_chain:
            self._chains.opened(pronoun)
            return
        number, share = max(by_chain.items(), key=lambda item: (item[1], -item[0]))
        column = self._weights[COLUMN_OF[pronoun.pronoun or "it"]]
        known = [n for n in by_chain if any(p.pronoun is None for p in self._chains.all[n].phrases)]
        alone = known == [number] and pronoun.being == "person"
        if share >= (LONE if alone else column["decides"]):
            pronoun.antecedent = best[number]
            self._chains.put(pronoun, self._chains.all[number])
            return
        speaker = self._only_speaker(pronoun, best)
        if speaker is not None:
            pronoun.antecedent = best[speaker]
            self._chains.put(pronoun, self._chains.all[speaker])
            return
        near = sorted(by_chain.items(), key=lambda item: (-item[1], item[0]))
        pronoun.maybe = tuple(number for number, share in near if share >= MAYBE)
        # Somebody all the same: the pronouns behind may mean the one that this one means, whoever that is.
        self._chains.opened(pronoun)

    def _only_speaker(self, pronoun: Phrase, best: Mapping[int, Phrase]) -> int | None:
        """Who spoke last, for an "it" or "they" that speaks itself, where one body did: who is named goes on speaking."""
        if (
            pronoun.head not in self._speech.sources | self._speech.owners
            or COLUMN_OF[pronoun.pronoun or "it"] == "person"
        ):
            return None
        spoke = [
            (p.sentence, number)
            for number in best
            for p in self._chains.all[number].phrases
            if p.head in self._speech.sources and p.head < pronoun.head
        ]
        last = max((sentence for sentence, _ in spoke), default=-1)
        found = {number for sentence, number in spoke if sentence == last}
        return found.pop() if len(found) == 1 else None

    def _chain_of(self, phrase: Phrase) -> int:
        """A phrase's chain; a coordination has none before a pronoun asks for it."""
        if phrase.chain < 0:
            self._chains.opened(phrase)
        return phrase.chain


def _bucket(count: int) -> str:
    return str(count) if count < 3 else "3 to 5" if count < 6 else "6 or more"


def _is_dumb(phrase: Phrase) -> bool:
    """Whether a phrase means a thing, which says nothing."""
    return phrase.being == "thing" and phrase.entity is None and not phrase.members
