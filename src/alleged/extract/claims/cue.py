"""A claim's cue against the lexicon: its head word, its class, whether it is negated."""

from dataclasses import dataclass

from alleged.extract.claims.draft import Draft
from alleged.extract.tree import NEGATIONS, Tree
from alleged.lexicon.cues import Cue, Cues
from alleged.records.document import WordRange

# Words that a multiword verb may have inside it: "brushed *it* off", "made it *very* clear".
_MAX_GAP = 2
# Words of a multiword verb that the cue's span may have left to the content: "called | for calm".
_MAX_BEYOND = 2
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_LEMMAS_OF_HELPERS = frozenset({"be", "have", "do", "can", "will", "would"})
# Verbs that lead only where no other does: "continued to question".
_ASPECTUAL = frozenset({"begin", "continue", "go", "proceed", "repeat"})
_NO = frozenset({"no", "without", "nothing"})
_NOBODY = frozenset({"neither", "no", "none", "nobody"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules about a cue look at. `head` is the word that carries it, `entry` its class (None where the lexicon lacks it),
    `lemmas` the lemmas of the cue's words (their forms where no lemma is known), `after` the first words of the content."""

    tree: Tree
    draft: Draft
    cue: WordRange
    head: int
    entry: Cue | None
    lemmas: tuple[str, ...]
    negated: bool
    after: tuple[str, ...]

    @property
    def lemma(self) -> str:
        """The head word's lemma."""
        return self.lemmas[self.head - self.cue[0]]

    def has(self, words: frozenset[str]) -> bool:
        """Whether one of these lemmas stands in the cue."""
        return not words.isdisjoint(self.lemmas)

    def content_words(self) -> range | tuple[int, ...]:
        """The content's words by index."""
        pieces = self.draft.content
        if len(pieces) == 1:
            return range(*pieces[0])
        return tuple(w for first, end in pieces for w in range(first, end))


# How many words of the content the rules see.
_AFTER = 6


def read_cue(tree: Tree, draft: Draft, cues: Cues) -> Reading:
    """Look a draft's cue up. The first known verb leads, then a known phrase, then a known noun, then what the tree has on top.

    Raises: ValueError for a narrated claim.
    """
    if draft.cue is None:
        raise ValueError("a narrated claim has no cue")
    first, end = draft.cue
    lower = tree.lower
    known = cues.lemmas
    lemmas = tuple(known.get(lower[w]) or lower[w] for w in range(first, end))
    head, entry = _find(tree, draft.cue, lemmas, cues)
    if head < 0:
        tops = tree.tops(first, end)
        head = tops[0] if tops else first
    begin = draft.content[0][0] if draft.content else end
    last = draft.content[0][1] if draft.content else end
    after = lower[begin : min(last, begin + _AFTER)]
    negated = any(lower[w] in NEGATIONS or lower[w] in _NO for w in range(first, end)) or tree.negated(head)
    # "Neither the hospital nor the police said who ...", "no group has claimed it": nobody of them did. "Neither side disputes it"
    # says more than that nobody spoke.
    speaks = entry is not None and entry.act not in ("deny", "dispute")
    negated = negated or (speaks and draft.source is not None and lower[draft.source[0]] in _NOBODY)
    if entry is not None and " " in entry.lemma and not (NEGATIONS | _NO).isdisjoint(entry.lemma.split()):
        negated = False  # "have no faith in": the "no" is the phrase's own
    return Reading(tree, draft, draft.cue, head, entry, lemmas, negated, after)


def _find(tree: Tree, cue: WordRange, lemmas: tuple[str, ...], cues: Cues) -> tuple[int, Cue | None]:
    first, end = cue
    lower, upos = tree.lower, tree.document.upos
    verb: tuple[int, Cue] | None = None
    noun: tuple[int, Cue] | None = None
    for w in range(first, end):
        form, lemma = lower[w], lemmas[w - first]
        for words, entry in cues.fixed.get(form, ()):
            if lower[w : w + len(words)] == words:
                return w, entry
        for words, entry in cues.phrases.get(lemma, ()):
            if _matches(tree, w, end, words, cues):
                return w, entry
        if (
            (verb is None or verb[1].lemma in _ASPECTUAL)
            and form in cues.verbs
            and lemma not in _LEMMAS_OF_HELPERS
            and upos[w] not in _NOMINAL | {"ADP", "SCONJ"}
        ):
            verb = w, cues.verbs[form]
        elif noun is None and form in cues.nouns and upos[w] in _NOMINAL:
            noun = w, cues.nouns[form]
    if verb is None and noun is None:
        # Tags may be wrong, in headlines above all: the forms alone, then.
        verb = next(((w, cues.verbs[lower[w]]) for w in range(first, end) if lower[w] in cues.verbs), None)
    if verb is not None and (noun is None or not _carries(verb[1], noun[1])):
        return verb
    return noun or (-1, None)


def _carries(verb: Cue, noun: Cue) -> bool:
    """Whether the verb only carries the noun: "issued a denial", "expressed doubt", "dismissal" after a say verb."""
    return (
        verb.lemma in {"issue", "express", "voice", "release", "offer", "publish", "deliver", "raise", "show"}
        and noun.name != "say"
    )


def _matches(tree: Tree, at: int, end: int, words: tuple[str, ...], cues: Cues) -> bool:
    """Whether the phrase's further words follow `at`: inside the cue with small gaps, just behind it without."""
    lower = tree.lower
    w = at + 1
    limit = min(len(lower), end + _MAX_BEYOND)
    for word in words[1:]:
        gap = 0
        while w < limit and lower[w] != word and cues.lemmas.get(lower[w]) != word:
            w, gap = w + 1, gap + 1
            if gap > _MAX_GAP or w >= end:
                return False
        if w >= limit:
            return False
        w += 1
    return True
