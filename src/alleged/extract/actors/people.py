"""A document and its claims -> its cast: who acts and speaks, each with all mentions, and whose voice each claim is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from alleged.extract.actors.chains import Chain, Chains
from alleged.extract.actors.joining import join
from alleged.extract.actors.phrase import Phrase
from alleged.extract.actors.phrases import phrases
from alleged.extract.actors.pronouns import Resolver, Speech
from alleged.extract.actors.speech import speech
from alleged.extract.actors.voices import Heard, Voices
from alleged.extract.tree import Tree
from alleged.lexicon import actors as words_of
from alleged.lexicon import weights as table
from alleged.lexicon.weights import Weights
from alleged.records.cast import Cast, Figure, Mention, MentionForm, Voice
from alleged.records.claim import Claim
from alleged.records.document import Document, WordRange
from alleged.records.span import Span

_PARTIES = frozenset(
    {"nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "obl:agent", "nmod:poss", "vocative", "appos"}
)
"""Relations in which a country is one that acts or is acted upon and no place."""
_ACTORS = frozenset({"person", "government", "military", "organization", "group", "people"})


@dataclass(frozen=True, slots=True)
class Joined:
    """A document's phrases in text order, the phrase of each head word, and the chains that hold them."""

    tree: Tree
    phrases: list[Phrase]
    by_word: dict[int, Phrase]
    chains: Chains
    speech: Speech


def joined(
    document: Document, claims: Sequence[Claim], *, weights: Weights | None = None, parties: Sequence[WordRange] = ()
) -> Joined:
    """All phrases of a document, joined, with pronouns resolved by the shipped weights or others; `parties` are words in which
    every pronoun is wanted."""
    tree = Tree.of(document)
    found, by_word = phrases(tree)
    spoken = speech(tree, claims, by_word)
    chains = join(tree, found, spoken.sources)
    asked = frozenset(word for words in parties for word in range(*words))
    resolver = Resolver(tree, found, chains, spoken, weights or table.load(), asked | spoken.owners)
    for _ in resolver.run():
        pass
    return Joined(tree, found, by_word, chains, spoken)


def cast(document: Document, claims: Sequence[Claim], parties: Sequence[WordRange] = ()) -> Cast:
    """Who acts and speaks in a document: figures with their mentions, and whose voice each claim with a source is.

    `parties` are the words for those who do what happens: a nation's adjective among them ("*Ukrainian* drones") is the nation.
    Vague sources ("some") and pronouns without an antecedent have a voice without figures; `candidates` are who it may be.
    """
    if not document.forms:
        return Cast((), {})
    found = joined(document, claims, parties=parties)
    voices = Voices(found.tree, found.phrases, found.by_word, found.chains, claims, found.speech)
    heard = voices.found()
    doing = {chain for words in parties for chain in voices.party(words)}
    return _Builder(found, voices, heard, doing).cast()


class _Builder:
    """Chains to figures: those that act or speak, in the order of their first mention."""

    def __init__(self, found: Joined, voices: Voices, heard: dict[str, Heard], doing: Collection[int] = ()) -> None:
        self._doing = doing
        self._found = found
        self._tree = found.tree
        self._document = found.tree.document
        self._voices = voices
        self._heard = heard
        self._words = words_of.load()

    def cast(self) -> Cast:
        """The cast of the document."""
        asked = {c for heard in self._heard.values() for c in (*heard.chains, *heard.maybe)} | set(self._doing)
        extra = self._pronouns_of_members()
        figures: list[tuple[int, Figure]] = []
        for chain in self._found.chains.all:
            figure = self._figure(chain, chain.number in asked, extra.get(chain.number, []))
            if figure is not None:
                figures.append((chain.number, figure))
        figures.sort(key=lambda pair: (pair[1].mentions[0].start, pair[0]))
        index = {number: at for at, (number, _) in enumerate(figures)}
        voices = {
            claim: Voice(
                tuple(index[c] for c in heard.chains if c in index), tuple(index[c] for c in heard.maybe if c in index)
            )
            for claim, heard in self._heard.items()
        }
        return Cast(tuple(figure for _, figure in figures), voices)

    def _pronouns_of_members(self) -> dict[int, list[Phrase]]:
        """Pronouns that mean a coordination ("they"), by the chains of its members."""
        out: dict[int, list[Phrase]] = {}
        for chain in self._found.chains.all:
            members = next((p.members for p in chain.phrases if p.members), ())
            for member in members:
                if member.chain >= 0:
                    out.setdefault(member.chain, []).extend(p for p in chain.phrases if p.pronoun is not None)
        return out

    def _figure(self, chain: Chain, speaks: bool, extra: Sequence[Phrase]) -> Figure | None:
        named = [p for p in chain.phrases if p.pronoun is None and not p.members]
        if not named:
            return None
        kept = [p for p in named if self._acts(p)] if chain.country is not None or not chain.names else named
        if speaks:
            kept = kept or named
        elif not kept or not self._is_actor(chain, kept):
            return None
        pronouns = [p for p in (*chain.phrases, *extra) if p.pronoun is not None]
        phrases = sorted({id(p): p for p in (*kept, *pronouns)}.values(), key=lambda p: p.head)
        return Figure(tuple(self._mention(p) for p in phrases), speaks, chain.country)

    def _is_actor(self, chain: Chain, kept: Sequence[Phrase]) -> bool:
        """Whether a chain that says nothing is an actor: named persons and organisations, and what acts."""
        first = kept[0]
        if first.maybe:
            return False
        if first.entity in ("Person", "Organization") or chain.country is not None:
            return True
        if first.entity == "NORP":
            return bool(first.nations) and first.number == "p"
        if first.entity is not None or self._voices.is_pair(first.head):  # "the two men" are others' mention
            return False
        return any(p.noun is not None and p.noun.kind in _ACTORS and (p.nations or p.definite) for p in kept)

    def _acts(self, phrase: Phrase) -> bool:
        """Whether a phrase stands where a party stands and not where a place does."""
        if phrase.head in self._voices.named:
            return True
        deprels = self._document.deprels
        at, steps = phrase.head, 0
        while deprels[at] == "conj" and steps < len(_PARTIES):
            at, steps = self._document.heads[at], steps + 1
        if deprels[at] in _PARTIES or deprels[at] == "root":
            return True
        case = self._tree.child(at, "case")
        return case is not None and self._tree.lower[case] in self._words.acting and phrase.entity != "Facility"

    def _mention(self, phrase: Phrase) -> Mention:
        document = self._document
        words: WordRange = phrase.words
        source = self._voices.named.get(phrase.head)
        if source is not None and phrase.pronoun is None:
            words = (min(words[0], source[0]), max(words[1], source[1]))
        words = (min(words[0], phrase.head), max(words[1], phrase.head + 1))
        span = Span.of(document.text, *document.span(self._tree.trim(words, keep=phrase.head)))
        form: MentionForm = "pronoun" if phrase.pronoun is not None else "name" if phrase.name else "noun"
        texts = tuple(document.text[slice(*document.span(role))] for role in phrase.roles if role[0] < role[1])
        if form == "noun" and phrase.noun is not None and phrase.noun.kind == "person":
            texts = (*texts, document.text[slice(*document.span(words))])
        return Mention(
            span.start, span.end, span.text, form, phrase.entity, " ".join(phrase.name), texts,
            phrase.noun.lemma if phrase.noun is not None else None, phrase.noun.kind if phrase.noun is not None else None,
            phrase.number == "p", phrase.definite, phrase.nations,
        )  # fmt: skip
