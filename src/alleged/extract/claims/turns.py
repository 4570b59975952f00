"""Turns of a transcript and "From X:" layouts: who speaks stands before a colon at a paragraph's start."""

from collections.abc import Sequence
from itertools import pairwise

from alleged.extract.claims.draft import Draft
from alleged.extract.tree import Tree
from alleged.records.document import WordRange

PROBABILITY = 0.8
"""Raw probability of a turn: a guess, not measured yet."""

# Words that a speaker's name may have before the colon, "From" and titles included.
_MAX_NAME = 8
# Words that a turn must have: less is a label ("Price: 5 dollars").
_MIN_SAID = 4
# Speakers' turns that make a transcript: one alone is a headline's or a label's colon.
_MIN_TURNS = 2
_PARAGRAPH, _LINE = 3, 2


def turns(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """A claim for each turn that the model left out: `NAME:` in capitals, or `From Name:`, and what follows to the next turn.

    Names in capitals count where the text has at least two turns.
    """
    document = tree.document
    starts = [i for i, gap in enumerate(document.breaks) if gap in (_PARAGRAPH, _LINE)]
    paragraphs = list(pairwise([*starts, len(document.forms)]))
    found = [(first, end, speaker) for first, end in paragraphs if (speaker := _speaker(tree, first, end)) is not None]
    named = sum(tree.lower[first] != "from" for first, _, _ in found)
    taken = {w for draft in drafts if draft.cue is not None for w in range(*draft.cue)}
    out: list[Draft] = []
    for n, (first, end, speaker) in enumerate(found):
        letter = tree.lower[first] == "from"
        colon = speaker[1]
        if colon in taken or (named < _MIN_TURNS and not letter):
            continue
        until = found[n + 1][0] if n + 1 < len(found) and not letter else end
        pieces = tuple(
            (max(a, colon + 1), b)
            for a, b in paragraphs
            if a < until and b > first and b > colon + 1 and _is_free(a, b, colon, drafts)
        )
        if pieces:
            out.append(Draft(speaker, (colon, colon + 1), pieces, PROBABILITY, "turns"))
    return out


def _speaker(tree: Tree, first: int, end: int) -> WordRange | None:
    """The name before the colon that a paragraph opens with; None where it opens otherwise."""
    forms, upos = tree.document.forms, tree.document.upos
    colon = next((w for w in range(first, min(end, first + _MAX_NAME)) if forms[w] == ":"), None)
    if colon is None or colon == first or end - colon <= _MIN_SAID:
        return None
    begin = first + (tree.lower[first] == "from")
    names = [w for w in range(begin, colon) if upos[w] != "PUNCT"]
    if not names:
        return None
    capitals = all(forms[w].isupper() for w in names) and any(len(forms[w]) > 2 for w in names)
    return (begin, colon) if capitals or (begin > first and forms[begin][0].isupper()) else None


def _is_free(first: int, end: int, colon: int, drafts: Sequence[Draft]) -> bool:
    """Whether a paragraph is the turn's own: its first one, or one in which nobody else's words are marked outright."""
    return first < colon < end or not any(
        draft.source is not None and first <= draft.source[0] < end and draft.probability > PROBABILITY
        for draft in drafts
    )
