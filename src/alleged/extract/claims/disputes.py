"""Which claims of one report answer which: what is disputed, what is confirmed, what is said twice.

A claim points only at what its own words refer to: a claim inside its content ("denied Ukrainian claims that ..."), a noun
that takes up an earlier one ("those estimates", "the allegation"), a noun in apposition to what was just said ("..., a move
officials say is not planned"), or enough of the same words. Where two answers fit equally it points at none.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from alleged.extract.claims.draft import Draft
from alleged.extract.claims.stance import Meaning
from alleged.extract.tree import Tree
from alleged.lexicon.verdicts import Verdicts

LOOK_BACK = 24
"""How many claims before it a claim may answer. Source: answers stand in a report's next paragraphs, if not the next sentence."""
_MIN_SHARED = 2
_MIN_SHARE = 0.5
"""Content words that a denial must share with what it denies: two, and half of its own; "denied the attack" has too few."""
_STEM = 5
_MAX_WORDS = 200


@dataclass(frozen=True, slots=True)
class Answers:
    """For one claim the indices of those it disputes, confirms, and says again."""

    disputes: tuple[int, ...] = ()
    confirms: tuple[int, ...] = ()
    same_as: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules look at: all claims in order, what each does, its parent, its content words cut to stems."""

    tree: Tree
    verdicts: Verdicts
    drafts: Sequence[Draft]
    meanings: Sequence[Meaning]
    parents: Sequence[int | None]
    children: Sequence[Sequence[int]]
    stems: Sequence[frozenset[str]]
    sentences: Sequence[int]


Rule = Callable[[Known, int], tuple[int, ...] | None]


def inside(known: Known, i: int) -> tuple[int, ...] | None:
    """A claim in the content itself: "denied *Ukrainian claims that* ...", "confirmed reports that ..."."""
    if known.meanings[i].stance not in ("denies", "disputes", "doubts", "confirms"):
        return None
    draft = known.drafts[i]
    nested = [
        c
        for c in known.children[i]
        if known.parents[c] == i and known.drafts[c].rule in ("claim_noun", "reported_noun", "model")
    ]
    head = known.tree.tops(*draft.content[0])[:1] if draft.content else []
    fitting = [c for c in nested if head and (cue := known.drafts[c].cue) is not None and cue[0] <= head[0] < cue[1]]
    return tuple(fitting) if len(fitting) == 1 else None


def apposition(known: Known, i: int) -> tuple[int, ...] | None:
    """A noun set beside what was just said: "..., a move officials say is not being considered", "..., a charge Moscow denies"."""
    draft = known.drafts[i]
    if not draft.content:
        return None
    first, end = draft.content[0]
    tree = known.tree
    tops = [w for w in tree.tops(first, end) if tree.document.upos[w] == "NOUN"]
    if not tops or first == 0 or tree.document.forms[first - 1] not in (",", "–", "—", "-"):
        return None
    if not (len(draft.content) > 1 or draft.rule == "relative_object") and tree.document.deprels[tops[0]] != "appos":
        return None
    before = [
        j
        for j in _earlier(known, i)
        if known.drafts[j].content and first - 2 <= known.drafts[j].content[-1][1] <= first
    ]
    return tuple(before) if before and _one_line(known, before) else None


def noun(known: Known, i: int) -> tuple[int, ...] | None:
    """A noun or pronoun that takes up an earlier claim: "those estimates are exaggerated", "rejected the charge", "denied it"."""
    draft = known.drafts[i]
    if not draft.content:
        return None
    tree = known.tree
    named = _taken_up(tree, draft, known.verdicts)
    if named is None:
        return None
    acts = known.verdicts.acts[named]
    owner = _owner(tree, draft, named)
    nearest: list[int] = []
    for j in _earlier(known, i):
        if owner is not None and not _is_theirs(known, j, owner):
            continue
        if known.meanings[j].act in acts and known.drafts[j].cue is not None and not _same_source(known, i, j):
            if nearest and known.sentences[j] != known.sentences[nearest[0]]:
                break
            nearest.append(j)
    return tuple(nearest) if nearest and _one_line(known, nearest) else None


def shared_words(known: Known, i: int) -> tuple[int, ...] | None:
    """Enough of the same words: "denied striking the market in Sloviansk" after a claim that it was struck."""
    if known.meanings[i].stance == "asserts":
        return None
    own = known.stems[i]
    best: list[int] = []
    most = 0
    for j in _earlier(known, i):
        shared = len(own & known.stems[j])
        if (
            shared < _MIN_SHARED
            or shared < _MIN_SHARE * len(own)
            or _same_source(known, i, j)
            or known.meanings[j].stance == "none"
        ):
            continue
        if shared > most:
            best, most = [j], shared
        elif shared == most:
            best.append(j)
    return tuple(best) if best and _one_line(known, best) else None


RULES: tuple[Rule, ...] = (inside, apposition, noun, shared_words)


def answers(
    tree: Tree,
    drafts: Sequence[Draft],
    meanings: Sequence[Meaning],
    parents: Sequence[int | None],
    verdicts: Verdicts,
) -> list[Answers]:
    """For each claim what it disputes, confirms or repeats."""
    below: list[list[int]] = [[] for _ in drafts]
    for i, parent in enumerate(parents):
        if parent is not None:
            below[parent].append(i)
    stems = [_stems(tree, draft) for draft in drafts]
    sentences = [tree.sentence(draft.cue[0] if draft.cue else draft.first) for draft in drafts]
    known = Known(tree, verdicts, drafts, meanings, parents, below, stems, sentences)
    said: dict[tuple[str, frozenset[str]], int] = {}
    out: list[Answers] = []
    for i, draft in enumerate(drafts):
        kind = _answers_how(known, i)
        found = next((f for rule in RULES if (f := rule(known, i)) is not None), ()) if kind else ()
        found = tuple(sorted(found))
        twin: tuple[int, ...] = ()
        if draft.source is not None and len(stems[i]) > _MIN_SHARED:
            key = (" ".join(tree.lower[w] for w in range(*draft.source)), stems[i])
            twin = (said[key],) if key in said else ()
            said.setdefault(key, i)
        out.append(Answers(found if kind == "disputes" else (), found if kind == "confirms" else (), twin))
    return out


def _answers_how(known: Known, i: int) -> str | None:
    """Whether a claim can dispute or confirm another at all, by its stance or by what its content says of a claim."""
    stance = known.meanings[i].stance
    if stance in ("denies", "disputes", "doubts"):
        return "disputes"
    if stance in ("confirms", "concedes"):
        return "confirms"
    draft = known.drafts[i]
    if stance != "asserts" or not draft.content or draft.rule == "relative_object":
        return None
    gapped = len(draft.content) > 1
    if not gapped and _taken_up(known.tree, draft, known.verdicts) is None:
        return None
    verdicts = (
        _verdict(known, top, gapped=gapped) for first, end in draft.content for top in known.tree.tops(first, end)
    )
    return next((verdict for verdict in verdicts if verdict is not None), None)


def _verdict(known: Known, top: int, *, gapped: bool) -> str | None:
    """What a content's main word says of what it takes up: "false", "not true", "true"; of "a move ..." also "is not planned"."""
    word = known.tree.lower[top]
    denied = known.tree.negated(top)
    if word in known.verdicts.false:
        return None if denied else "disputes"
    if word in known.verdicts.true:
        return "disputes" if denied else "confirms"
    return "disputes" if denied and gapped else None


def _taken_up(tree: Tree, draft: Draft, verdicts: Verdicts) -> str | None:
    """The noun or pronoun in the content that takes up something said before: its subject, or the content itself."""
    first, end = draft.content[0]
    for top in tree.tops(first, end)[:2]:
        subject = tree.child(top, "nsubj", "nsubj:pass", "nsubj:outer")
        for w in (subject, top):
            if w is None or not first <= w < end or tree.lower[w] not in verdicts.acts:
                continue
            if tree.document.upos[w] in ("PRON", "DET"):
                return tree.lower[w] if w == subject or end - first == 1 else None
            if _is_definite(tree, w, verdicts):
                return tree.lower[w]
    return None


def _owner(tree: Tree, draft: Draft, named: str) -> str | None:
    """Whose word it is by the noun that takes it up: "army" of "the *army's* account"; None where nobody is named."""
    first, end = draft.content[0]
    noun_ = next((w for w in range(first, end) if tree.lower[w] == named), None)
    poss = tree.child(noun_, "nmod:poss") if noun_ is not None else None
    return tree.lower[poss] if poss is not None and tree.document.upos[poss] in ("NOUN", "PROPN") else None


def _is_theirs(known: Known, j: int, owner: str) -> bool:
    """Whether a claim's source is called by the owner's word."""
    source = known.drafts[j].source
    return source is not None and owner in known.tree.lower[slice(*source)]


def _is_definite(tree: Tree, word: int, verdicts: Verdicts) -> bool:
    """ "Those estimates", "the claims", "Kyiv's allegation"; bare "claims that ..." open something new."""
    if tree.child(word, "acl", "ccomp") is not None:
        return False
    determiner = tree.child(word, "det", "det:predet", "nmod:poss")
    if determiner is None:
        return False
    return tree.lower[determiner] in verdicts.takes_up or tree.document.deprels[determiner] == "nmod:poss"


def _earlier(known: Known, i: int) -> list[int]:
    """The claims before this one, nearest first, without those that it stands in or that stand in it."""
    own = {i}
    at = known.parents[i]
    while at is not None:
        own.add(at)
        at = known.parents[at]
    start = known.drafts[i].cue or known.drafts[i].content[0]
    return [
        j
        for j in range(i - 1, max(-1, i - 1 - LOOK_BACK), -1)
        if j not in own and known.parents[j] != i and known.drafts[j].first < start[0]
    ]


def _one_line(known: Known, found: Sequence[int]) -> bool:
    """Whether the claims found are one thing said: a claim and those nested in it, each the parent of the next."""
    group = set(found)
    tops = [j for j in found if known.parents[j] not in group]
    return len(tops) == 1 and all(sum(known.parents[j] == k for j in found) <= 1 for k in found)


def _same_source(known: Known, i: int, j: int) -> bool:
    one, other = known.drafts[i].source, known.drafts[j].source
    if one is None or other is None:
        return False
    return one == other or known.tree.lower[slice(*one)] == known.tree.lower[slice(*other)]


def _stems(tree: Tree, draft: Draft) -> frozenset[str]:
    """A content's nouns, names, verbs and adjectives, cut to their first letters: "struck" and "striking" stay apart, "attacked",
    "attacks" do not."""
    out: set[str] = set()
    upos, lower = tree.document.upos, tree.lower
    for first, end in draft.content:
        for w in range(first, min(end, first + _MAX_WORDS)):
            if upos[w] in ("NOUN", "PROPN", "VERB", "NUM", "ADJ"):
                out.add(lower[w][:_STEM])
    return frozenset(out)
