"""Where a claim was made and to whom: "wrote on the Telegram messaging app", "told Interfax", "in a statement"."""

from dataclasses import dataclass

from alleged.extract.claims.draft import Draft
from alleged.extract.tree import Tree
from alleged.lexicon.channels import OUTLETS, Channels
from alleged.records.claim import ChannelKind
from alleged.records.document import WordRange

_CORE = frozenset(
    {"compound", "flat", "amod", "nmod:poss", "nummod", "det", "appos", "nmod:desc", "flat:foreign", "goeswith"}
)
_OBJECTS = frozenset({"obj", "iobj"})
_PHRASES = frozenset({"obl", "obl:unmarked", "nmod"})
# Verbs whose object is the one spoken to.
_SPOKEN_TO = frozenset(
    (
        "tell inform ask remind assure notify warn advise brief thank urge reassure caution promise alert update "
        "order instruct beg implore text email message quiz congratulate"
    ).split()
)
# Clauses beside the cue that say where: "speaking on state television", "writing in the Times".
SPEAKING = frozenset({"speaking", "writing", "talking", "posting", "appearing", "testifying"})
# Kinds whose own noun says more than the name inside: "an interview with CNN" is an interview.
_OWN_NOUN = frozenset({"interview", "briefing", "statement", "document"})
# Children of a cue's verb that are looked at: more stand only in word lists that the tree took for a sentence.
_MAX_CHILDREN = 40


@dataclass(frozen=True, slots=True)
class Where:
    """A channel's words and kind, and the words of the one spoken to; None each where the text does not tell."""

    channel: WordRange | None
    kind: ChannelKind | None
    addressee: WordRange | None


def where(tree: Tree, draft: Draft, head: int, lemma: str, channels: Channels) -> Where:
    """The channel and the addressee that hang on a cue's head word, outside source and content."""
    channel: WordRange | None = None
    kind: ChannelKind | None = None
    addressee: WordRange | None = None
    for noun, preposition in _candidates(tree, head, lemma):
        if _inside(noun, draft):
            continue
        if preposition is None or preposition == "to":
            if addressee is None and (preposition is None or tree.document.upos[noun] in ("NOUN", "PROPN", "PRON")):
                addressee = _outside(tree, noun, draft)
            found = kind_of(tree, noun, channels)
            if found in OUTLETS and channel is None:
                channel, kind = addressee, found
        elif channel is None and preposition in channels.prepositions:
            found = kind_of(tree, noun, channels)
            if found is not None:
                channel, kind = _outside(tree, noun, draft), found
    return Where(channel, kind, addressee)


def kind_of(tree: Tree, noun: int, channels: Channels) -> ChannelKind | None:
    """The kind of channel that a noun phrase names, None where it names none.

    A known name counts before a common noun ("the Telegram channel"), but for nouns that say how it was said ("a BBC interview").
    """
    words = [noun]
    deprels = tree.document.deprels
    for child in tree.children[noun]:
        if deprels[child] in _CORE and abs(child - noun) <= _MAX_CHILDREN:
            words.append(child)
            words.extend(c for c in tree.children[child] if deprels[c] in _CORE)
    words.sort()
    forms = [tree.document.forms[w] for w in words]
    lower = [tree.lower[w] for w in words]
    own = _longest(lower[: words.index(noun) + 1], channels.words, channels.longest, ends=True)
    if own in _OWN_NOUN:
        return own
    return _longest(forms, channels.names, channels.longest, ends=False) or own


def _longest(words: list[str], table: dict[str, ChannelKind], longest: int, *, ends: bool) -> ChannelKind | None:
    """The kind of the longest run of `words` that `table` knows; with `ends` only of one that ends them."""
    for size in range(min(longest, len(words)), 0, -1):
        firsts = (len(words) - size,) if ends else range(len(words) - size + 1)
        for first in firsts:
            found = table.get(" ".join(words[first : first + size]))
            if found is not None:
                return found
    return None


def _candidates(tree: Tree, head: int, lemma: str) -> list[tuple[int, str | None]]:
    """Nouns that may name a channel or an addressee, each with its preposition (None for an object)."""
    deprels = tree.document.deprels
    out: list[tuple[int, str | None]] = []
    for child in tree.children[head][:_MAX_CHILDREN]:
        deprel = deprels[child]
        if deprel in _OBJECTS and (deprel == "iobj" or lemma in _SPOKEN_TO):
            out.append((child, None))
        elif deprel in _PHRASES:
            out.append((child, _preposition(tree, child)))
        elif deprel in ("advcl", "parataxis") and tree.lower[child] in SPEAKING:
            out.extend(_candidates(tree, child, "speak"))
        elif deprel in ("xcomp", "obj") and lemma not in _SPOKEN_TO:
            # "issued a statement on Telegram", "went on to say in a speech"
            out.extend((c, _preposition(tree, c)) for c in tree.children[child] if deprels[c] in _PHRASES)
    return out


def _preposition(tree: Tree, noun: int) -> str:
    case = tree.child(noun, "case")
    return tree.lower[case] if case is not None else ""


def _inside(word: int, draft: Draft) -> bool:
    if draft.source is not None and draft.source[0] <= word < draft.source[1]:
        return True
    return any(first <= word < end for first, end in draft.content)


def _outside(tree: Tree, noun: int, draft: Draft) -> WordRange:
    """The noun's phrase, cut where the claim's own content, cue or source begins."""
    first, end = tree.noun_phrase(noun)
    others = [*draft.content, *(r for r in (draft.cue, draft.source) if r is not None and not r[0] <= noun < r[1])]
    for start, stop in others:
        if noun < start < end:
            end = start
        if first < stop <= noun:
            first = stop
    return tree.trim((first, end), keep=noun)
