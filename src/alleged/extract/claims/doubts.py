"""What speaks against a claim of the model's: too little behind it, or nobody who says it.

A doubt looks at a draft and its cue and answers whether the draft should go. Source for all: 200 claims of war news judged twice
(`evaluation/judged/11.jsonl`: of 25 without a source two to four were right, of those inside contents half), what stands
outside contents measured on attribution/dev not to cost claim F1; claims inside others the dev set cannot measure.
"""

from collections.abc import Callable

from alleged.extract.claims.cue import Reading
from alleged.extract.claims.draft import MODEL, Draft
from alleged.extract.tree import NEGATIONS, Tree
from alleged.lexicon.cues import load

Doubt = Callable[[Tree, Draft, Reading], bool]

UNKNOWN_CUE, NOBODY_NAMED = 0.4, 0.35
"""Raw probability under which a cue that the lexicon lacks, and under which a claim of nobody, is not believed. Source: best claim
F1 on attribution/dev (72.1 without, 73.2 with; 0.3 to 0.5 tried for the one, 0.3 to 0.4 for the other, on that same set)."""

OUTSIDE = 0.3
"""Probability of standing outside all contents under which a cue was marked for what stands inside only: the parser's own bound."""

NOT_YET_SAID = frozenset({"must", "should", "could", "might", "may", "ought", "need", "needs", "needed", "let"})
"""Words before a verb of saying that leave it unsaid."""

DEED = 0.6
"""Raw probability under which a deed inside a content is not believed. Source: nested claims of 200 war reports read by eye."""

_DEEDS = frozenset({"decide", "agree", "talk"})
_GOING_ON = frozenset({"continue", "begin", "start", "proceed"})
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


def merely_possible(tree: Tree, draft: Draft, cue: Reading) -> bool:
    """What somebody could, should or must say has not been said: "allies *must make clear* that ...", "one *could argue*"."""
    words = tree.lower[slice(*cue.cue)]
    return words[0] in NOT_YET_SAID and NEGATIONS.isdisjoint(words)


def to_be_said(tree: Tree, draft: Draft, cue: Reading) -> bool:
    """An infinitive alone: what somebody sets out "*to discuss*" is not said yet."""
    return tree.lower[cue.cue[0]] == "to"


def goes_on_doing(tree: Tree, draft: Draft, cue: Reading) -> bool:
    """ "He *continued*: ..." is said, "he *continued* to fire" is done."""
    return cue.lemma in _GOING_ON and cue.after[:1] == ("to",)


def said_by_you(tree: Tree, draft: Draft, cue: Reading) -> bool:
    """ "You know", "you say": a way of speaking."""
    return draft.source is not None and tree.lower[draft.source[0] : draft.source[1]] == ("you",)


def pronoun_inside(tree: Tree, draft: Draft, cue: Reading) -> bool:
    """Inside a content, a claim whose own content is one pronoun says nothing that could be checked: "as people say *it*"."""
    return (
        draft.outer < OUTSIDE
        and len(draft.content) == 1
        and draft.content[0][1] - draft.content[0][0] == 1
        and tree.document.upos[draft.content[0][0]] in ("PRON", "DET", "ADV", "SCONJ")
    )


def deed_inside(tree: Tree, draft: Draft, cue: Reading) -> bool:
    """Inside a content, a decision or talk that takes a thing and no clause is a deed and not a word: "had *passed* laws"."""
    if draft.outer >= OUTSIDE or draft.probability >= DEED or cue.entry is None or cue.entry.name not in _DEEDS:
        return False
    return not cue.after or cue.after[0] not in ("to", "that", "not", "against", "whether")


def nobody_shows(tree: Tree, draft: Draft, cue: Reading) -> bool:
    """A thing that is neither a record nor a name shows nothing by itself: "six months of war *proved* that ..."."""
    if draft.source is None or cue.entry is None or cue.entry.name != "show":
        return False
    upos, lower = tree.document.upos, tree.lower
    heads = tree.tops(*draft.source)
    if len(heads) != 1 or upos[heads[0]] != "NOUN":
        return False
    words = {lower[w] for w in range(*draft.source)}
    return words.isdisjoint(load().witnesses) and not any(upos[w] == "PROPN" for w in range(*draft.source))


DOUBTS: tuple[Doubt, ...] = (
    hardly_believed,
    unknown_inside,
    nobody_says,
    nothing_said,
    merely_possible,
    to_be_said,
    goes_on_doing,
    said_by_you,
    pronoun_inside,
    deed_inside,
    nobody_shows,
)


def doubted(tree: Tree, draft: Draft, cue: Reading) -> bool:
    """Whether a doubt speaks against a draft of the model's; what a rule found has its own reason."""
    return draft.rule == MODEL and any(doubt(tree, draft, cue) for doubt in DOUBTS)
