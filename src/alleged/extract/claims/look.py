"""The second look over a document: which words the rules of `inner` look at, and what of their findings is kept.

The model is trained on outermost attributions; so the rules look above all inside contents. `OUTSIDE` are those safe enough for
words that stand in nobody's content.
"""

from collections.abc import Sequence

from alleged.extract.claims.cue import read_cue
from alleged.extract.claims.doubts import NOT_YET_SAID, nobody_shows
from alleged.extract.claims.draft import Draft
from alleged.extract.claims.inner import FIGURE_RULES, FIXED_RULES, NOUN_RULES, VERB_RULES, Rule
from alleged.extract.claims.nesting import innermost
from alleged.extract.tree import Tree
from alleged.lexicon.cues import Cue, Cues

OUTSIDE: frozenset[str] = frozenset(
    (
        "relative_gap relative_object reported_clause participle parenthetical according_to claim_noun accusation "
        "figure unverified reported_noun"
    ).split()
)
"""Rules that also look at words in nobody's content."""
_OUTSIDE_CLASSES = frozenset(
    {"say", "according", "manner", "estimate", "construction", "claim", "accuse", "deny", "confirm", "concede", "warn"}
)


def look(tree: Tree, drafts: Sequence[Draft], cues: Cues, *, outside: bool = True) -> list[Draft]:
    """What the rules find beside `drafts`: inside their contents, and with `outside` also elsewhere by the rules in OUTSIDE.

    Nothing is found where a cue stands already. What is found inside a content stays inside it.
    """
    taken = bytearray(len(tree.lower))
    for draft in drafts:
        if draft.cue is not None:
            taken[draft.cue[0] : draft.cue[1]] = b"\1" * (draft.cue[1] - draft.cue[0])
    hits = _hits(tree, cues, taken)
    intervals = [(piece, i) for i, draft in enumerate(drafts) for piece in draft.content]
    around = innermost(intervals, [((word, word + 1), -1 - n) for n, (word, _, _) in enumerate(hits)])
    found: list[Draft] = []
    for (word, cue, rules), owners in zip(hits, around, strict=True):
        if not owners and (not outside or cue.name not in _OUTSIDE_CLASSES):
            continue
        seen = next((one for rule in rules if (one := rule(tree, word, cue)) is not None), None)
        if seen is None or seen.cue is None or any(taken[seen.cue[0] : seen.cue[1]]):
            continue
        if nobody_shows(tree, seen, read_cue(tree, seen, cues)):
            continue
        kept = _within(seen, drafts[owners[0]], word) if owners else _without(seen, cue, taken)
        if kept is not None:
            found.append(kept)
            taken[seen.cue[0] : seen.cue[1]] = b"\1" * (seen.cue[1] - seen.cue[0])
    return found


def _hits(tree: Tree, cues: Cues, taken: bytearray) -> list[tuple[int, Cue, tuple[Rule, ...]]]:
    """Words that the rules look at: plain verbs, nouns of saying, "according"."""
    upos = tree.document.upos
    verbs, nouns = cues.verbs, cues.nouns
    according = cues.fixed["according"][0][1]
    figures = cues.figures
    out: list[tuple[int, Cue, tuple[Rule, ...]]] = []
    for word, form in enumerate(tree.lower):
        if taken[word]:
            continue
        if form in verbs and upos[word] == "VERB":
            cue = verbs[form]
            if cue.plain and not _is_not_yet_said(tree, word):
                out.append((word, cue, VERB_RULES))
        elif upos[word] == "VERB" and form in figures:
            out.append((word, figures[form], FIGURE_RULES))
        elif form in nouns and upos[word] == "NOUN":
            out.append((word, nouns[form], NOUN_RULES))
        elif form == "according":
            out.append((word, according, FIXED_RULES))
    return out


def _within(draft: Draft, outer: Draft, word: int) -> Draft | None:
    """The draft cut to the content that its cue stands in; None where a piece of it lies outside."""
    first, end = next(piece for piece in outer.content if piece[0] <= word < piece[1])
    cut = tuple((max(a, first), min(b, end)) for a, b in draft.content if a < end and b > first)
    if not cut or len(cut) < len(draft.content) or draft.cue is None or draft.cue[1] > end:
        return None
    return Draft(draft.source, draft.cue, cut, draft.probability, draft.rule)


def _without(draft: Draft, cue: Cue, taken: bytearray) -> Draft | None:
    """The draft where its rule may look outside contents and its source holds no known cue; there the model saw it otherwise."""
    if draft.rule not in OUTSIDE or (draft.rule == "reported_noun" and cue.name != "deny"):
        return None
    # A figure's verb stands far enough from any cue within its subject ("a nurse, who asked not to be named, put ...").
    seen = draft.source is not None and draft.rule != "figure" and any(taken[draft.source[0] : draft.source[1]])
    return None if seen else draft


def _is_not_yet_said(tree: Tree, word: int) -> bool:
    """Whether somebody is only to say it, or could: "in order *to say*", "one *might say*"."""
    if tree.negated(word):
        return False
    return any(tree.lower[c] == "to" or tree.lower[c] in NOT_YET_SAID for c in tree.children[word] if c < word)
