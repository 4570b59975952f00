"""Whose voice each claim is: its source's words -> the phrases meant."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from alleged.extract.actors.chains import Chains
from alleged.extract.actors.phrase import Being, Phrase
from alleged.extract.actors.pronouns import Speech
from alleged.extract.actors.speech import source_heads, word_range
from alleged.extract.tree import Tree
from alleged.lexicon import actors as words_of
from alleged.lexicon import nations as nations_of
from alleged.records.claim import Claim
from alleged.records.document import WordRange

PAIR_BACK = 2
"""Sentences back in which "the two men" were named. Source: war news by eye."""
_SELF = frozenset({"i", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl:relcl"})
_MAX_UP = 6
_PAIR_WORDS = frozenset({"two", "both"})
_PAIR_NOUNS = frozenset({"pair", "duo", "couple"})
_SIDES = frozenset({"side", "country", "nation", "government", "neighbour", "neighbor", "state"})
_MAKERS = frozenset({"by", "from", "of"})


@dataclass(frozen=True, slots=True)
class Heard:
    """Chains that a claim's source means, and those it may mean."""

    chains: tuple[int, ...] = ()
    maybe: tuple[int, ...] = ()

    def __or__(self, other: "Heard") -> "Heard":
        """Both together, each chain once."""
        chains = tuple(dict.fromkeys((*self.chains, *other.chains)))
        return Heard(chains, tuple(c for c in dict.fromkeys((*self.maybe, *other.maybe)) if c not in chains))


class Voices:
    """Finds the voices of one document's claims, outer claims first, for "I" in a quotation is the one who is quoted."""

    def __init__(
        self,
        tree: Tree,
        phrases: Sequence[Phrase],
        by_word: dict[int, Phrase],
        chains: Chains,
        claims: Sequence[Claim],
        spoken: Speech,
    ) -> None:
        self.tree = tree
        self.phrases = phrases
        self.by_word = by_word
        self.chains = chains
        self.words = words_of.load()
        self.nations = nations_of.load()
        self.claims = claims
        self.speech = spoken
        self.heard: dict[str, Heard] = {}
        self.named: dict[int, WordRange] = {}
        """The words of each source by its head, where it has one head."""

    def found(self) -> dict[str, Heard]:
        """The voice of each claim that has a source."""
        for claim in sorted(self.claims, key=lambda claim: (claim.depth, claim.cue.start if claim.cue else 0)):
            words = word_range(self.tree.document, claim.source) if claim.source is not None else None
            if words is None:
                continue
            heads = source_heads(self.tree, words, self.by_word)
            heard = Heard()
            for head in heads:
                heard |= self.voice(head, claim)
            if len(heads) == 1:
                self.named.setdefault(heads[0], words)
            self.heard[claim.id] = heard
        return self.heard

    def voice(self, head: int, claim: Claim) -> Heard:
        """Whom a source's head word means."""
        return next((heard for rule in RULES if (heard := rule(self, head, claim)) is not None), Heard())

    def party(self, words: WordRange) -> tuple[int, ...]:
        """The chains of those whom the words for an event's party mean; a nation's adjective means the nation."""
        head = next(iter(self.tree.tops(*words)), words[0])
        pronouns = [w for w in range(*words) if (p := self.by_word.get(w)) is not None and p.pronoun is not None]
        heard = Heard()
        for word in (head, *pronouns):
            phrase = self.by_word.get(word)
            if phrase is not None and phrase.pronoun is not None:
                heard |= _with_names(self, self.of_phrase(phrase))
            elif phrase is not None and phrase.being != "thing":
                heard |= self.of_phrase(phrase)
            elif phrase is None and (nation := _nation(self, word)) is not None:
                heard |= nation
        return heard.chains

    def is_pair(self, head: int) -> bool:
        """Whether a word is "men" of "the two men", "the pair": those named just before."""
        tree = self.tree
        noun = self.words.nouns.get(tree.lower[head])
        if noun is not None and noun.lemma in _PAIR_NOUNS:
            return True
        counted = any(tree.lower[c] in _PAIR_WORDS for c in tree.children[head])
        return counted and tree.lower[head] in self.words.pairs and (head not in self.by_word or self._is_known(head))

    def _is_known(self, head: int) -> bool:
        return self.by_word[head].definite or any(self.tree.lower[c] == "both" for c in self.tree.children[head])

    def of_phrase(self, phrase: Phrase) -> Heard:
        """The chains that a phrase means: a coordination's are those of its members."""
        if phrase.maybe:
            return Heard((), phrase.maybe)
        if phrase.chain < 0:
            return Heard()
        members = next((p.members for p in self.chains.all[phrase.chain].phrases if p.members), ())
        heard = Heard()
        for member in members:
            heard |= self.of_phrase(member)
        return heard if members else Heard((phrase.chain,))


Rule = Callable[[Voices, int, Claim], Heard | None]


def first_person(voices: Voices, head: int, claim: Claim) -> Heard | None:
    """ "I" is who is quoted; "we" is that too where it is a body, else who it may be: a spokesman's "we" are many."""
    lower = voices.tree.lower[head]
    if (lower not in _SELF and lower not in _WE) or head in voices.by_word:  # "US" is no "us"
        return None
    outer = voices.heard.get(claim.parent or "")
    if outer is None:
        speaker = voices.by_word.get(voices.speech.speaker.get(head, -1))
        if speaker is None:
            return Heard()
        outer = voices.of_phrase(speaker)
    if lower in _SELF:
        return outer
    bodies = bool(outer.chains) and all(voices.chains.all[c].being == "body" for c in outer.chains)
    return outer if bodies else Heard((), (*outer.chains, *outer.maybe))


def relative(voices: Voices, head: int, claim: Claim) -> Heard | None:
    """ "Who", "which": the noun that the clause hangs on."""
    if voices.tree.lower[head] not in _RELATIVE:
        return None
    deprels, heads = voices.tree.document.deprels, voices.tree.document.heads
    at = head
    for _ in range(_MAX_UP):
        if at < 0:
            return Heard()
        if deprels[at] in _CLAUSES and heads[at] >= 0:
            phrase = voices.by_word.get(heads[at])
            # "Exports to Finland, which refused": who refuses can speak.
            if phrase is not None and phrase.being == "thing":
                last = voices.tree.left[at] - (voices.tree.lower[voices.tree.left[at]] == ",")
                edge = last if voices.tree.lower[last] == "," else last + 1
                near = [p for p in voices.phrases if p.words[1] == edge and p.being == "body" and not p.members]
                phrase = near[-1] if near else phrase
            return voices.of_phrase(phrase) if phrase is not None else Heard()
        at = heads[at]
    return Heard()


def pair(voices: Voices, head: int, claim: Claim) -> Heard | None:
    """ "The two men", "both leaders", "the pair": the last two who were named together, or the only two named close by."""
    tree = voices.tree
    lower = tree.lower[head]
    noun = voices.words.nouns.get(lower)
    if lower != "both" and not voices.is_pair(head):
        return None
    being: Being | None = None
    if noun is not None and noun.lemma not in _PAIR_NOUNS:
        being = "body" if noun.lemma in _SIDES else "person" if noun.kind == "person" else None
    here = tree.sentence(head)
    recent: list[int] = []
    for other in reversed(voices.phrases):
        if other.head >= head or (other.chain < 0 and not other.members):
            continue
        if here - other.sentence > PAIR_BACK:
            break
        if len(other.members) == len(_PAIR_WORDS) and all(_named(voices, m, being) for m in other.members):
            return voices.of_phrase(other.members[0]) | voices.of_phrase(other.members[1])
        if _named(voices, other, being) and other.chain not in recent:
            recent.append(other.chain)
    return Heard(tuple(sorted(recent))) if len(recent) == len(_PAIR_WORDS) else Heard((), tuple(sorted(recent)))


def _named(voices: Voices, phrase: Phrase, being: Being | None) -> bool:
    if phrase.chain < 0 or phrase.members:
        return False
    chain = voices.chains.all[phrase.chain]
    if being == "body":
        return chain.country is not None
    return bool(chain.names) and chain.being == (being or "person") and chain.gender != "f"


def issued(voices: Voices, head: int, claim: Claim) -> Heard | None:
    """ "The statement added": whoever made it, where its words or an earlier claim's channel say; else the statement itself."""
    tree = voices.tree
    lower = tree.lower[head]
    phrase = voices.by_word.get(head)
    if lower not in voices.words.issued or phrase is None:
        return None
    released = [g for c in tree.children[head] if tree.document.deprels[c] == "acl" for g in tree.children[c]]
    for child in (*tree.children[head], *released):
        case = tree.child(child, "case")
        maker = voices.by_word.get(child)
        if maker is None or maker.being == "thing":
            continue
        if tree.document.deprels[child] == "nmod:poss" or (case is not None and tree.lower[case] in _MAKERS):
            return voices.of_phrase(maker)
    if not phrase.definite:
        return None
    lemma = voices.words.nouns[lower].lemma
    earlier = [
        c for c in voices.claims
        if c.channel is not None and c.cue is not None and claim.cue is not None and c.cue.start < claim.cue.start
        and lemma in c.channel.text.lower().split() and voices.heard.get(c.id, Heard()).chains
    ]  # fmt: skip
    if not earlier:
        return None
    return voices.heard[max(earlier, key=lambda c: c.cue.start if c.cue else 0).id]


def adjective(voices: Voices, head: int, claim: Claim) -> Heard | None:
    """ "*Ukrainian* claims": the country's."""
    return None if head in voices.by_word else _nation(voices, head)


def _nation(voices: Voices, head: int) -> Heard | None:
    """The country that an adjective is of, with the adjective for a mention of it."""
    code = voices.nations.any(voices.tree.document.forms[head])
    if code is None:
        return None
    chain = next((c for c in voices.chains.all if c.country == code), None)
    phrase = Phrase(
        head,
        (head, head + 1),
        "NORP",
        (),
        (),
        None,
        "s",
        None,
        "body",
        False,
        (code,),
        sentence=voices.tree.sentence(head),
    )
    if chain is None:
        chain = voices.chains.opened(phrase)
        chain.country = code
    else:
        voices.chains.put(phrase, chain)
    voices.by_word[head] = phrase
    return Heard((chain.number,))


def vague(voices: Voices, head: int, claim: Claim) -> Heard | None:
    """ "Some", "many", "others": nobody who could be known."""
    phrase = voices.by_word.get(head)
    lower = voices.tree.lower[head]
    if phrase is None or (lower in voices.words.vague and lower not in voices.words.nouns):
        return Heard()
    return None


def phrase_itself(voices: Voices, head: int, claim: Claim) -> Heard | None:
    """Whom the phrase was joined with; things that cannot speak and are no record are nobody."""
    phrase = voices.by_word[head]
    heard = voices.of_phrase(phrase)
    if phrase.pronoun is not None:
        heard = _with_names(voices, heard)
    elif phrase.being == "thing" and phrase.noun is None and voices.tree.document.upos[head] != "PROPN":
        return Heard()
    return heard


def _with_names(voices: Voices, heard: Heard) -> Heard:
    """What a pronoun means without chains that hold pronouns alone: those name nobody."""
    keep = [c for c in heard.chains if any(p.pronoun is None for p in voices.chains.all[c].phrases)]
    maybe = [c for c in heard.maybe if any(p.pronoun is None for p in voices.chains.all[c].phrases)]
    return Heard(tuple(keep), tuple(maybe))


RULES: tuple[Rule, ...] = (first_person, relative, pair, issued, adjective, vague, phrase_itself)
