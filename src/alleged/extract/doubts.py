"""What speaks against a claim of the model's: too little behind it, or nobody who says it.

A doubt looks at a draft and its cue and answers whether the draft should go. Source for all: 200 claims of war news judged twice
(`evaluation/judged/11.jsonl`: of 25 without a source two to four were right, of those inside contents half), what stands
outside contents measured on attribution/dev not to cost claim F1; claims inside others the dev set cannot measure.
"""

from collections.abc import Callable

from alleged.extract.cue import Reading
from alleged.extract.draft import MODEL, Draft
from alleged.extract.tree import Tree

Doubt = Callable[[Tree, Draft, Reading], bool]

UNKNOWN_CUE, NOBODY_NAMED = 0.4, 0.35
"""Raw probability under which a cue that the lexicon lacks, and under which a claim of nobody, is not believed. Source: best claim
F1 on attribution/dev (72.1 without, 73.2 with; 0.3 to 0.5 tried for the one, 0.3 to 0.4 for the other, on that same set)."""

OUTSIDE = 0.3
"""Probability of standing outside all contents under which a cue was marked for what stands inside only: the parser's own bound."""

_LIGHT = frozenset({"be", "have", "do", "get", "make", "take", "go", "come", "give"})
_FUNCTION = frozenset({"AUX", "DET", "PART", "ADP", "PRON", "SCONJ", "CCONJ"})
_BESIDE = frozenset({"ADV", "PART", "PUNCT"})


def hardly_believed(tree: Tree, draft: Draft, cue: Reading) -> bool:
    """The model's probability is low, and the lexicon does not know the cue or nobody is named."""
    return draft.probability < UNKNOWN_CUE and (
        cue.entry is None or (draft.source is None and draft.probability < NOBODY_NAMED)
    )


def unknown_inside(tree: Tree, draft: Draft, cue: Reading) -> bool:
    """Inside a content, where the corpus is silent and the model learnt from made examples, the lexicon must know the cue."""
    return draft.outer < OUTSIDE and cue.entry is None


def nobody_says(tree: Tree, draft: Draft, cue: Reading) -> bool:
    """No source, and neither a cue that is known nor a passive ("*is believed* to be"), which alone lets the source out.

    So "the talks *seem* slow" goes too: the report's own impression is nobody's claim.
    """
    if draft.source is not None:
        return False
    active = tree.document.upos[cue.head] == "VERB" and tree.child(cue.head, "aux:pass") is None
    return cue.entry is None or active


def nothing_said(tree: Tree, draft: Draft, cue: Reading) -> bool:
    """The cue has no word of its own: an auxiliary, an article, "to", a light verb."""
    upos = tree.document.upos
    if cue.entry is not None:
        return False
    return all(
        upos[w] in _FUNCTION or lemma in _LIGHT
        for w, lemma in enumerate(cue.lemmas, cue.cue[0])
        if upos[w] not in _BESIDE
    ) and any(upos[w] != "PUNCT" for w in range(*cue.cue))


DOUBTS: tuple[Doubt, ...] = (hardly_believed, unknown_inside, nobody_says, nothing_said)


def doubted(tree: Tree, draft: Draft, cue: Reading) -> bool:
    """Whether a doubt speaks against a draft of the model's; what a rule found has its own reason."""
    return draft.rule == MODEL and any(doubt(tree, draft, cue) for doubt in DOUBTS)
