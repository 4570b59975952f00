"""How sure a claim is: the hedges in its cue and content, and what is left of its certainty."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from alleged.extract.claims.draft import Draft
from alleged.extract.claims.nesting import innermost
from alleged.extract.tree import Tree
from alleged.lexicon.hedges import Hedges
from alleged.records.claim import Certainty
from alleged.records.document import WordRange

ORDER: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")
"""From the most to the least that a speaker commits to."""

_MODALS = frozenset({"may", "might", "could"})
_PASSIVE = frozenset(
    {
        "believed",
        "presumed",
        "thought",
        "expected",
        "suspected",
        "assumed",
        "understood",
        "feared",
        "alleged",
        "disputed",
    }
)
_APPEARING = frozenset({"appears", "appear", "appeared", "seems", "seem", "seemed"})
# Relations through which a hedge reaches the clause that it hangs on.
_REACHING = frozenset({"aux", "advmod", "cop", "aux:pass", "ccomp", "parataxis", "amod", "obl", "advcl"})
_THROUGH = frozenset({"xcomp", "ccomp", "csubj", "conj"})


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge in the document: its words, the word that carries it, what it leaves of certainty."""

    words: WordRange
    head: int
    certainty: Certainty


Guard = Callable[[Tree, int], bool]


def modal_is_verb(tree: Tree, word: int) -> bool:
    """ "May" is a hedge as an auxiliary and a month or a name otherwise."""
    return tree.lower[word] not in _MODALS or tree.document.upos[word] in ("AUX", "VERB")


def participle_is_passive(tree: Tree, word: int) -> bool:
    """ "Was believed to", "the suspected attacker" hedge; "he believed" is a cue."""
    if tree.lower[word] not in _PASSIVE:
        return True
    return tree.document.deprels[word] == "amod" or tree.child(word, "aux:pass") is not None


def appearing_has_a_clause(tree: Tree, word: int) -> bool:
    """ "Appears to have been hit" hedges; "appeared on television" does not."""
    return tree.lower[word] not in _APPEARING or tree.child(word, "xcomp", "ccomp") is not None


GUARDS: tuple[Guard, ...] = (modal_is_verb, participle_is_passive, appearing_has_a_clause)


def find_hedges(tree: Tree, hedges: Hedges) -> list[Hedge]:
    """All hedges of a document, in order; of two that overlap the longer."""
    found: list[Hedge] = []
    lower = tree.lower
    words, phrases = hedges.words, hedges.phrases
    until = 0
    for w, form in enumerate(lower):
        if w < until:
            continue
        if form in phrases:
            match = next((row for row in phrases[form] if lower[w : w + len(row[0])] == row[0]), None)
            if match is not None:
                until = w + len(match[0])
                tops = tree.tops(w, until)
                found.append(Hedge((w, until), tops[0] if tops else w, match[1]))
                continue
        if form in words and all(guard(tree, w) for guard in GUARDS):
            found.append(Hedge((w, w + 1), w, words[form]))
    return found


def hedges_by_claim(found: Sequence[Hedge], drafts: Sequence[Draft]) -> list[tuple[Hedge, ...]]:
    """For each claim the hedges in its cue or content that stand in no claim inside it."""
    intervals = [(piece, i) for i, d in enumerate(drafts) for piece in (*d.content, *((d.cue,) if d.cue else ()))]
    out: list[list[Hedge]] = [[] for _ in drafts]
    points = [(hedge.words, -1 - i) for i, hedge in enumerate(found)]
    for hedge, around in zip(found, innermost(intervals, points), strict=True):
        if around:
            out[around[0]].append(hedge)
    return [tuple(group) for group in out]


def certainty(tree: Tree, draft: Draft, base: Certainty, hedges: Sequence[Hedge]) -> Certainty:
    """What the source puts in: the cue's own certainty, lowered by hedges in the cue and by those that hedge the content's heads.

    A content of several sentences is lowered only where each of them is hedged.
    """
    weakest = ORDER.index(base)
    if not hedges or base == "unknown":
        return base
    inside = [
        h
        for h in hedges
        if draft.cue and draft.cue[0] <= h.words[0] < draft.cue[1] and tree.lower[h.head] not in _APPEARING
    ]
    for hedge in inside:
        if draft.source is not None or tree.lower[hedge.head] not in _PASSIVE:
            weakest = max(weakest, ORDER.index(hedge.certainty))
    heads = [w for first, end in draft.content for w in tree.tops(first, end) if not _is_addition(tree, w, draft)]
    levels = [max((ORDER.index(h.certainty) for h in hedges if _reaches(tree, h, head)), default=0) for head in heads]
    if levels:
        weakest = max(weakest, min(levels))
    return ORDER[weakest]


def hedges_of_word(tree: Tree, word: int, near: Sequence[Hedge]) -> tuple[Certainty, tuple[WordRange, ...]]:
    """What hedges among `near` leave of the certainty of the clause or noun at `word`, and which they are."""
    found = [h for h in near if _reaches(tree, h, word)]
    level = max((ORDER.index(h.certainty) for h in found), default=0)
    return ORDER[level], tuple(h.words for h in found)


def _is_addition(tree: Tree, word: int, draft: Draft) -> bool:
    """Whether a top of the content is a noun left by a relative clause, or a second top of one sentence that hangs on the first."""
    return (
        len(draft.content) > 1 and tree.document.upos[word] in ("NOUN", "PROPN", "PRON") and word < draft.content[0][1]
    )


def _reaches(tree: Tree, hedge: Hedge, head: int) -> bool:
    if hedge.words[0] <= head < hedge.words[1]:
        return True
    heads, deprels = tree.document.heads, tree.document.deprels
    for w in range(*hedge.words):
        at = heads[w]
        if at == head and deprels[w] in _REACHING:
            return True
        # "is likely to have been hit": the hedge hangs on a clause that the head governs as its complement.
        if (
            at >= 0
            and deprels[w] in ("aux", "advmod")
            and deprels[at] in _THROUGH
            and heads[at] == head
            and deprels[at] == "xcomp"
        ):
            return True
    return False
