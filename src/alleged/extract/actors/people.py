"""A document and its claims -> its cast: who acts and speaks, each with all mentions, and whose voice each claim is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alleged.extract.actors.chains import Chain, Chains
from alleged.extract.actors.joining import join
from alleged.extract.actors.phrases import Phrase, phrases
from alleged.extract.actors.pronouns import Resolver
from alleged.extract.actors.speech import speech
from alleged.extract.tree import Tree
from alleged.lexicon import weights as table
from alleged.lexicon.weights import Weights
from alleged.records.claim import Claim
from alleged.records.document import Document


@dataclass(frozen=True, slots=True)
class Joined:
    """A document's phrases in text order, the phrase of each head word, and the chains that hold them."""

    tree: Tree
    phrases: list[Phrase]
    by_word: dict[int, Phrase]
    chains: Chains


def joined(document: Document, claims: Sequence[Claim], *, weights: Weights | None = None) -> Joined:
    """All phrases of a document, joined, with pronouns resolved by the shipped weights or others."""
    tree = Tree.of(document)
    found, by_word = phrases(tree)
    chains = join(tree, found)
    resolver = Resolver(tree, found, chains, speech(tree, claims), weights or table.load())
    for _ in resolver.run():
        pass
    return Joined(tree, found, by_word, chains)
