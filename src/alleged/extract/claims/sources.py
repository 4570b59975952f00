"""Whose words: the source that the tree shows for a cue, and the pieces that a claim's own cue leaves of its content."""

from collections.abc import Sequence

from alleged.extract.tree import CLOSES, OPENS, QUOTED, Tree
from alleged.records.document import WordRange

_EXPLETIVE = frozenset({"it", "there"})
_SUBJECTS = ("nsubj", "nsubj:outer", "nsubj:pass")
# A verb without a subject of its own borrows that of the clause it hangs on, over these relations and at most so far up.
_BORROWING = frozenset({"conj", "xcomp", "advcl"})
_MAX_UP = 3


def subject(tree: Tree, verb: int) -> int | None:
    """The word that a verb's source is read from: its subject, the one it shares with a coordinate verb, a passive's agent.

    None where there is none, or only "it" or "there" ("it is said").
    """
    deprels, heads = tree.document.deprels, tree.document.heads
    at = verb
    for _ in range(_MAX_UP):
        if tree.child(at, "aux:pass") is not None:
            return _agent(tree, at)
        found = tree.child(at, *_SUBJECTS)
        if found is not None:
            return None if tree.lower[found] in _EXPLETIVE and deprels[found] == "expl" else found
        if tree.child(at, "expl") is not None or deprels[at] not in _BORROWING or heads[at] < 0:
            return None
        at = heads[at]
    return None


def impersonal(tree: Tree, verb: int) -> bool:
    """ "It is said that": a passive with "it" for a subject and nobody named."""
    return (
        tree.child(verb, "expl") is not None and tree.child(verb, "aux:pass") is not None and _agent(tree, verb) is None
    )


def noun_source(tree: Tree, noun: int) -> WordRange | None:
    """Whose claim a noun is: "*Ukrainian* claims", "*Moscow's* denial", "claims by *the army*", "*Kremlin* allegations"."""
    deprels, upos, forms = tree.document.deprels, tree.document.upos, tree.document.forms
    for child in tree.children[noun]:
        deprel = deprels[child]
        if deprel == "nmod:poss":
            return tree.noun_phrase(child) if upos[child] != "PRON" else (child, child + 1)
        if (
            deprel in ("amod", "compound")
            and forms[child][:1].isupper()
            and upos[child] in ("ADJ", "PROPN")
            and child < noun
        ):
            return child, child + 1
        if deprel == "nmod" and child > noun:
            case = tree.child(child, "case")
            if case is not None and tree.lower[case] in ("by", "from"):
                return tree.noun_phrase(child)
    return None


def pieces(tree: Tree, words: WordRange, holes: Sequence[WordRange]) -> tuple[WordRange, ...]:
    """What is left of a range without the holes (a cue and its source in the middle of what is said), edges trimmed."""
    out: list[WordRange] = []
    at = words[0]
    for first, end in sorted(holes):
        if end <= at or first >= words[1]:
            continue
        if first > at:
            out.append(tree.trim((at, first)))
        at = max(at, end)
    if at < words[1]:
        out.append(tree.trim((at, words[1])))
    return tuple(_with_marks(tree, piece) for piece in out if piece[0] < piece[1] and _says_something(tree, piece))


def _says_something(tree: Tree, piece: WordRange) -> bool:
    return any(tree.document.upos[w] != "PUNCT" for w in range(*piece))


def _with_marks(tree: Tree, piece: WordRange) -> WordRange:
    """A quotation with both its marks, where the tree hung one of them on the cue's verb."""
    quotes = tree.document.quotes
    first, end = piece
    if first > 0 and quotes[first - 1] == OPENS and quotes[first] in QUOTED:
        first -= 1
    if end < len(quotes) and quotes[end] == CLOSES and quotes[end - 1] in QUOTED and OPENS in quotes[first : first + 1]:
        end += 1
    return first, end


def _agent(tree: Tree, verb: int) -> int | None:
    agent = tree.child(verb, "obl:agent")
    if agent is not None:
        return agent
    return next(
        (
            c
            for c in tree.children[verb]
            if tree.document.deprels[c] == "obl"
            and any(tree.lower[g] == "by" and tree.document.deprels[g] == "case" for g in tree.children[c])
        ),
        None,
    )
