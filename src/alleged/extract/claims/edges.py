"""Where a claim's words end: what the report sets behind them is cut off, what a relative word stands for is put in its place.

The model is good at where contents begin and weaker at where they end. Source: 400 claims of war news read by eye; of the wrong
ones half ran past what was said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from alleged.extract.claims.cue import read_cue
from alleged.extract.claims.draft import Draft
from alleged.extract.claims.sources import pieces
from alleged.extract.tree import QUOTED, Tree
from alleged.lexicon.cues import Cues
from alleged.records.document import WordRange

# How far above a "that" its relative clause is looked for.
_MAX_UP = 6
# Longest noun phrase, in words, that a relative word is taken to stand for: a longer one is more likely a wrong tree.
_MAX_ANTECEDENT = 12
_RELATIVE = frozenset({"that", "which", "who", "whom"})
# What a source did not do besides: "..., without *providing* evidence", "without *naming* anyone".
_SAID_NO_MORE = frozenset(
    (
        "providing giving offering presenting elaborating citing specifying naming identifying explaining detailing saying "
        "commenting mentioning substantiating disclosing clarifying revealing going adding"
    ).split()
)
_SPEAKING = frozenset({"say", "claim", "relay", "confirm", "concede", "estimate", "predict", "accuse", "deny"})


def afterthoughts(tree: Tree, drafts: Sequence[Draft], cues: Cues) -> list[Draft]:
    """A content ends before the report's own remark on it and before somebody else's turn.

    "..., *without providing evidence*", "..., *with the mayor writing that ...*", "..., *adding that ...*", "..., *a spokesman said
    on Monday*".
    """
    out: list[Draft] = []
    for draft in drafts:
        if draft.cue is None or not draft.content:
            out.append(draft)
            continue
        last = draft.content[-1]
        cut = next((at for at in _commas(tree, last) if _is_remark(tree, at + 1, last[1], draft, cues)), None)
        kept = pieces(tree, (last[0], cut), ()) if cut is not None else ()
        out.append(replace(draft, content=(*draft.content[:-1], *kept)) if kept else draft)
    return out


def own_verb(tree: Tree, drafts: Sequence[Draft], cues: Cues) -> list[Draft]:
    """A noun's content ends before the verb that the noun is the subject of: "her statement that the war is lost | *surprised*"."""
    deprels, heads, upos = tree.document.deprels, tree.document.heads, tree.document.upos
    out: list[Draft] = []
    for draft in drafts:
        if draft.cue is not None and draft.content:
            head = read_cue(tree, draft, cues).head
            verb = heads[head]
            first, end = draft.content[-1]
            helpers = [c for c in tree.children[verb] if deprels[c] in _HELPERS] if verb >= 0 else []
            if (
                upos[head] == "NOUN"
                and deprels[head] in ("nsubj", "nsubj:pass")
                and head < first < verb < end
                and not any(c < first for c in helpers)  # "her view | is that ...": here the cue holds the verb
            ):
                begin = min([verb, *helpers])
                kept = pieces(tree, (first, begin), ())
                draft = replace(draft, content=(*draft.content[:-1], *kept)) if kept else draft
        out.append(draft)
    return out


def antecedent(tree: Tree, drafts: Sequence[Draft], cues: Cues) -> list[Draft]:
    """A piece of content that is a bare relative word gives way to the noun it stands for: "*weapons* that Kyiv says *work*"; so
    does a source "that": "*footage* that shows ..."."""
    out: list[Draft] = []
    for draft in drafts:
        content = draft.content
        for k, (first, end) in enumerate(content):
            if end - first == 1 and draft.cue is not None and first < draft.cue[0]:
                found = _stands_for(tree, first)
                if found is not None:
                    content = (*content[:k], found, *content[k + 1 :])
        draft = draft if content == draft.content else replace(draft, content=content)
        source = draft.source
        if source is not None and source[1] - source[0] == 1 and tree.lower[source[0]] == "that":
            found = _stands_for(tree, source[0])
            draft = replace(draft, source=found) if found is not None else draft
        out.append(draft)
    return out


_HELPERS = frozenset({"aux", "aux:pass", "cop", "advmod"})


def _commas(tree: Tree, words: WordRange) -> Iterator[int]:
    """The commas and dashes of a content that stand in no quotation marks, from left to right."""
    forms, quotes = tree.document.forms, tree.document.quotes
    return (w for w in range(words[0] + 1, words[1] - 1) if forms[w] in (",", "—", "–") and quotes[w] not in QUOTED)


def _is_remark(tree: Tree, at: int, end: int, draft: Draft, cues: Cues) -> bool:
    """Whether the words from `at` to the content's end are the report's and not the source's."""
    lower = tree.lower
    if lower[at] == "adding" and tree.child(at, "ccomp") is not None:
        return True
    if lower[at] == "without":
        return at + 1 < end and lower[at + 1] in _SAID_NO_MORE and tree.right[at + 1] >= end - 1
    if lower[at] == "with":
        return any(
            lower[w].endswith("ing") and _speaks(tree, w, cues) and at - 1 <= _begins(tree, w) <= at + 1
            for w in range(at + 2, end)
        )
    return any(
        tree.left[w] <= at <= w
        and tree.right[w] >= end - 1
        and tree.document.deprels[w] == "parataxis"
        and _speaks(tree, w, cues)
        and tree.child(w, "ccomp", "xcomp", "obj", "mark", "cc") is None
        and (who := tree.child(w, "nsubj")) is not None
        and tree.left[who] == at
        for w in range(at + 1, end)
    )


def _speaks(tree: Tree, word: int, cues: Cues) -> bool:
    cue = cues.verbs.get(tree.lower[word])
    return cue is not None and cue.plain and cue.act in _SPEAKING and tree.document.upos[word] == "VERB"


def _begins(tree: Tree, verb: int) -> int:
    """Where a participle's phrase begins, its noun before it included: "*with the mayor* saying"."""
    noun = tree.document.heads[verb]
    behind = tree.document.deprels[verb] == "acl" and 0 <= noun < verb
    return tree.left[noun] if behind else tree.left[verb]


def _stands_for(tree: Tree, word: int) -> WordRange | None:
    """The noun phrase before a relative word that it stands for; None where the tree shows none."""
    deprels, heads, upos = tree.document.deprels, tree.document.heads, tree.document.upos
    if tree.lower[word] not in _RELATIVE:
        return None
    clause = heads[word]
    for _ in range(_MAX_UP):
        if clause < 0 or deprels[clause] == "acl:relcl":
            break
        clause = heads[clause]
    noun = heads[clause] if clause >= 0 and deprels[clause] == "acl:relcl" else -1
    if not 0 <= noun < word or upos[noun] == "VERB":
        return None
    low, high = tree.noun_phrase(noun)
    high = min(high, word)
    return tree.trim((low, high), keep=noun) if high - low <= _MAX_ANTECEDENT else None
