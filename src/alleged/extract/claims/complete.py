"""What the model left out beside what it marked: a subject in plain sight, a quotation that goes on.

A rule takes the drafts and returns them completed; all are run, in order.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from alleged.extract.claims.cue import read_cue
from alleged.extract.claims.doubts import doubted
from alleged.extract.claims.draft import Draft
from alleged.extract.claims.edges import afterthoughts, antecedent, own_verb
from alleged.extract.claims.sources import pieces, subject
from alleged.extract.tree import CLOSES, OPENS, QUOTED, Tree
from alleged.lexicon.cues import Cues
from alleged.records.document import WordRange

Rule = Callable[[Tree, Sequence[Draft], Cues], list[Draft]]

# Verbs whose subject is what is spoken of, not who speaks: "the talks *seem* slow".
_RAISING = frozenset({"seem", "appear", "tend", "happen"})
_RELATIVE_THINGS = frozenset({"that", "which", "what", "whatever", "it", "there", "this"})
# Quoted sentences after a claim that are taken for its going on: more are a passage of its own.
_MAX_CONTINUING = 12
_IN_QUOTES = QUOTED | {OPENS, CLOSES}


def trimmed(tree: Tree, drafts: Sequence[Draft], cues: Cues) -> list[Draft]:
    """Contents lose the commas at their edges and a sentence's own stop; empty pieces and those of marks alone go."""
    out: list[Draft] = []
    for draft in drafts:
        kept = tuple(piece for first, end in draft.content for piece in pieces(tree, (first, end), ()))
        out.append(draft if kept == draft.content else replace(draft, content=kept))
    return out


def tidy_cue(tree: Tree, drafts: Sequence[Draft], cues: Cues) -> list[Draft]:
    """One cue is one unbroken group: of two ("wrote ..., *saying*") the one beside the content stays, and an article at its end
    ("calls *a*") opens the content."""
    deprels, upos, forms = tree.document.deprels, tree.document.upos, tree.document.forms
    out: list[Draft] = []
    for draft in drafts:
        cue, content = draft.cue, draft.content
        if cue is None or not content:
            out.append(draft)
            continue
        first, end = cue
        if content[-1][0] >= end:
            commas = [w for w in range(first + 1, end - 1) if forms[w] == "," and upos[w + 1] == "VERB"]
            if commas:
                first = commas[-1] + 1
                # What stood before both is the first one's: the second look finds it there.
                content = tuple(piece for piece in content if piece[0] >= end)
        while end - 1 > first and upos[end - 1] == "DET" and deprels[end - 1] == "det":
            end -= 1
        if end < cue[1]:
            content = tuple((end, b) if a == cue[1] else (a, b) for a, b in content)
        out.append(draft if (first, end) == cue else replace(draft, cue=(first, end), content=content))
    return out


def whole_quotation(tree: Tree, drafts: Sequence[Draft], cues: Cues) -> list[Draft]:
    """A content that holds part of a quotation holds all of it, as far as no other claim, cue or source stands there."""
    quotes = tree.document.quotes
    taken = bytearray(len(quotes))
    for draft in drafts:
        for first, end in (*draft.content, *(r for r in (draft.cue, draft.source) if r is not None)):
            taken[first:end] = b"\1" * (end - first)
    out: list[Draft] = []
    for draft in drafts:
        content = list(draft.content)
        for k, (first, end) in enumerate(content):
            if quotes[first] in QUOTED:
                low = first
                while low > 0 and quotes[low - 1] in QUOTED and not taken[low - 1]:
                    low -= 1
                if low > 0 and quotes[low - 1] == OPENS and not taken[low - 1]:
                    first = low - 1
            if quotes[end - 1] in QUOTED:
                high = end
                while high < len(quotes) and quotes[high] in QUOTED and not taken[high]:
                    high += 1
                if high < len(quotes) and quotes[high] == CLOSES and not taken[high]:
                    end = high + 1
            content[k] = (first, end)
        out.append(draft if tuple(content) == draft.content else replace(draft, content=tuple(content)))
    return out


def missing_subject(tree: Tree, drafts: Sequence[Draft], cues: Cues) -> list[Draft]:
    """A cue without a source takes its verb's subject, or for a participle ("..., adding that") that of the claim it hangs on."""
    by_head: dict[int, Draft] = {}
    out: list[Draft] = []
    heads: list[int] = []
    for draft in drafts:
        cue = read_cue(tree, draft, cues) if draft.cue else None
        head = cue.head if cue is not None and cue.lemma not in _RAISING else -1
        heads.append(head)
        if head >= 0 and draft.source is not None:
            by_head.setdefault(head, draft)
    for draft, head in zip(drafts, heads, strict=True):
        if draft.source is None and head >= 0 and tree.document.upos[head] == "VERB":
            found = _subject(tree, draft, head, by_head)
            out.append(replace(draft, source=found) if found is not None else draft)
        else:
            out.append(draft)
    return out


def same_speaker(tree: Tree, drafts: Sequence[Draft], cues: Cues) -> list[Draft]:
    """A cue that goes on where another claim's content ended has that claim's source and not somebody whom the content names:
    "The army admitted that *a plane* was lost *and said* ...", "*the crew* was safe, he said, *adding* that ..."."""
    document = tree.document
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.cue is not None and draft.source is not None:
            by_sentence.setdefault(tree.sentence(draft.cue[0]), []).append(draft)
    out: list[Draft] = []
    for draft in drafts:
        cue, source = draft.cue, draft.source
        if cue is not None and source is not None:
            goes_on = tree.lower[cue[0]].endswith("ing") or any(document.deprels[w] == "conj" for w in range(*cue))
            others = by_sentence[tree.sentence(cue[0])] if goes_on else ()
            before = next((other for other in others if _names_before(other, cue, source)), None)
            draft = replace(draft, source=before.source) if before is not None else draft
        out.append(draft)
    return out


def _names_before(other: Draft, cue: WordRange, source: WordRange) -> bool:
    """Whether a claim that is over before a cue has that cue's source among what it says."""
    if other.cue is None or other.cue[1] > cue[0] or not all(end <= cue[0] for _, end in other.content):
        return False
    return any(first <= source[0] and source[1] <= end for first, end in other.content)


def whole_subject(tree: Tree, drafts: Sequence[Draft], cues: Cues) -> list[Draft]:
    """A source that is only the last part of a compound subject takes the whole: "Riga *and its allies* say"."""
    deprels, heads = tree.document.deprels, tree.document.heads
    out: list[Draft] = []
    for draft in drafts:
        source, cue = draft.source, draft.cue
        tops = tree.tops(*source) if source is not None else []
        if source is not None and cue is not None and len(tops) == 1 and deprels[tops[0]] == "conj":
            first = heads[tops[0]]
            whole = tree.noun_phrase(first) if first >= 0 else source
            if deprels[first] in ("nsubj", "nsubj:pass") and cue[0] <= heads[first] < cue[1] and whole[1] == source[1]:
                draft = replace(draft, source=whole)
        out.append(draft)
    return out


def continuing_quotation(tree: Tree, drafts: Sequence[Draft], cues: Cues) -> list[Draft]:
    """A sentence wholly in quotation marks that nobody is given for goes on with the quotation before it."""
    document = tree.document
    out = list(drafts)
    touched: dict[int, int] = {}
    last_quoted: dict[int, int] = {}
    for i, draft in enumerate(out):
        for first, end in (*draft.content, *(r for r in (draft.cue, draft.source) if r is not None)):
            low, high = tree.sentence(first), tree.sentence(end - 1)
            for sentence in range(low, min(high, low + _MAX_CONTINUING * 4) + 1):
                touched[sentence] = touched.get(sentence, 0) + 1
        if draft.cue is not None and draft.content and any(document.quotes[w] for w in range(*draft.content[-1])):
            sentence = tree.sentence(draft.content[-1][1] - 1)
            # Two quotations in one sentence leave open which of them goes on.
            last_quoted[sentence] = -1 if sentence in last_quoted else i
    open_claim, run = -1, 0
    for sentence, (first, end) in enumerate(document.sentences):
        if sentence in touched:
            open_claim, run = last_quoted.get(sentence, -1), 0
            continue
        if open_claim < 0 or run >= _MAX_CONTINUING or not _all_quoted(tree, first, end):
            open_claim = -1
            continue
        out[open_claim] = replace(out[open_claim], content=(*out[open_claim].content, (first, end)))
        run += 1
    return out


def carried_on(tree: Tree, drafts: Sequence[Draft], cues: Cues) -> list[Draft]:
    """What goes on behind a clause set into a sentence is said too: "The roof fell, the mayor wrote, *and two were missing*"."""
    deprels, heads = tree.document.deprels, tree.document.heads
    taken = bytearray(len(tree.lower))
    for draft in drafts:
        for first, end in (*draft.content, *(r for r in (draft.cue, draft.source) if r is not None)):
            taken[first:end] = b"\1" * (end - first)
    out: list[Draft] = []
    for draft in drafts:
        cue, content = draft.cue, draft.content
        verb = next((w for w in range(*cue) if deprels[w] == "parataxis"), None) if cue is not None else None
        told = heads[verb] if verb is not None else -1
        if cue is not None and content and any(a <= told < b for a, b in content) and content[-1][1] <= cue[0]:
            for child in tree.children[told]:
                first, end = tree.subtree(child)
                if (
                    deprels[child] == "conj"
                    and first >= cue[1]
                    and tree.child(child, "nsubj", "nsubj:pass") is not None
                    and not any(taken[first:end])
                ):
                    content = (*content, *pieces(tree, (first, end), ()))
                    taken[first:end] = b"\1" * (end - first)
        out.append(draft if content == draft.content else replace(draft, content=content))
    return out


def well_founded(tree: Tree, drafts: Sequence[Draft], cues: Cues) -> list[Draft]:
    """Without the claims that a doubt speaks against."""
    return [draft for draft in drafts if draft.cue is None or not doubted(tree, draft, read_cue(tree, draft, cues))]


RULES: tuple[Rule, ...] = (
    trimmed,
    tidy_cue,
    antecedent,
    missing_subject,
    same_speaker,
    whole_subject,
    whole_quotation,
    continuing_quotation,
    own_verb,
    carried_on,
    afterthoughts,
    well_founded,
)


def complete(tree: Tree, drafts: Sequence[Draft], cues: Cues) -> list[Draft]:
    """The drafts after all rules."""
    out = list(drafts)
    for rule in RULES:
        out = rule(tree, out, cues)
    return out


def _subject(tree: Tree, draft: Draft, head: int, by_head: dict[int, Draft]) -> WordRange | None:
    deprels, heads = tree.document.deprels, tree.document.heads
    if (
        deprels[head] in ("advcl", "acl")
        and tree.child(head, "nsubj", "nsubj:pass") is None
        and tree.lower[head].endswith("ing")
    ):
        above = by_head.get(heads[head])
        return above.source if above is not None and above.source != draft.cue else None
    who = subject(tree, head)
    if who is None or tree.lower[who] in _RELATIVE_THINGS:
        return None
    found = tree.noun_phrase(who)
    held = (*draft.content, draft.cue)
    if any(r is not None and found[0] < r[1] and r[0] < found[1] for r in held):
        return None
    return found


def _all_quoted(tree: Tree, first: int, end: int) -> bool:
    quotes, upos = tree.document.quotes, tree.document.upos
    return (
        quotes[first] == OPENS
        and all(quotes[w] in _IN_QUOTES for w in range(first, end))
        and any(upos[w] != "PUNCT" for w in range(first, end))
    )
