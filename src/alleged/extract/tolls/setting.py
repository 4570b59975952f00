"""How a toll is told: as happened or not, as of this incident or since February, as news or as background."""

from alleged.extract.tree import NEGATIONS, Tree
from alleged.lexicon.tolls import Tolls
from alleged.records.mention import TollStatus

_POSSIBLE = frozenset({"may", "might", "could"})
_FUTURE = frozenset({"will", "would", "can", "should", "must", "shall", "'ll", "’ll", "wo", "ca", "'d", "’d"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_TOWARDS = frozenset(
    {
        "threaten",
        "threatened",
        "threatening",
        "threatens",
        "plan",
        "planned",
        "planning",
        "want",
        "wanted",
        "wants",
        "try",
        "tried",
        "trying",
        "tries",
        "attempt",
        "attempted",
        "attempting",
        "conspire",
        "conspired",
        "conspiring",
        "intend",
        "intended",
        "intends",
        "hope",
        "hoped",
        "vow",
        "vowed",
        "plot",
        "plotting",
        "plotted",
        "conspiracy",
        "attempts",
        "aim",
        "aimed",
        "aiming",
        "designed",
        "intent",
        "order",
        "ordered",
        "refuse",
        "refused",
        "expected",
        "likely",
        "about",
        "prepared",
        "willing",
    }
)
_DENYING = frozenset({"deny", "denied", "denies", "denying"})
_CLIMB = 8
"""Steps up the tree: a toll's mood is set by the verbs around it, not by the whole sentence."""


def status(tree: Tree, trigger: int) -> TollStatus:
    """What a toll's own clause, and those that it hangs in, make of it."""
    lower, heads, deprels = tree.lower, tree.document.heads, tree.document.deprels
    word = trigger
    outcome: TollStatus = "happened"
    for step in range(_CLIMB):
        helpers = [lower[c] for c in tree.children[word] if deprels[c] in ("aux", "aux:pass", "mark")]
        if any(helper in _CONDITIONS for helper in helpers) or any(
            lower[c] == "if" for c in tree.children[word] if deprels[c] in ("mark", "advmod")
        ):
            return "hypothetical"
        if any(helper in _FUTURE for helper in helpers) or any(helper in _POSSIBLE for helper in helpers):
            perfect = any(lower[c] == "have" for c in tree.children[word] if deprels[c] == "aux")
            outcome = "unknown" if perfect and not any(helper in _FUTURE for helper in helpers) else "hypothetical"
            if step == 0 or deprels[word] not in ("ccomp",):
                return outcome
        if step == 0 and any(lower[c] in NEGATIONS for c in tree.children[word] if deprels[c] != "cc"):
            return "did not happen"
        head = heads[word]
        if head < 0:
            break
        if lower[word].endswith("ing"):
            helpers = [helper for helper in helpers if helper != "to"]  # "in addition to injuring" is no purpose
        if "to" in helpers and deprels[word] in ("xcomp", "acl", "advcl", "ccomp") and lower[head] in _TOWARDS:
            return "hypothetical"
        if "to" in helpers and deprels[word] in ("advcl", "acl"):
            return "hypothetical"
        if deprels[word] in ("ccomp", "xcomp", "obj") and lower[head] in _DENYING:
            return "did not happen"
        if (
            deprels[word] in ("conj", "parataxis", "acl:relcl", "ccomp", "advcl")
            and step > 0
            and deprels[word] != "conj"
        ):
            # Another clause's mood is its own, but for conditions, which cover what hangs in them.
            word = head
            if not any(lower[c] in _CONDITIONS for c in tree.children[word] if deprels[c] == "mark"):
                break
            return "hypothetical"
        word = head
    return "happened"


def is_cumulative(tree: Tree, words: Tolls, trigger: int, figure: int) -> bool:
    """Whether the figure is a running total: "since February", "so far this year", "in two years of war"."""
    first, end = _clause(tree, min(trigger, figure), max(trigger, figure))
    lower = tree.lower
    for w in range(first, end):
        for phrase in words.phrases["since"]:
            if lower[w : w + len(phrase)] == phrase and _hangs_on(tree, w, trigger):
                return True
    return False


def _hangs_on(tree: Tree, since: int, trigger: int) -> bool:
    """Whether a "since" counts up to this toll: not from it ("on the run since the killing"), nor to another in the sentence."""
    heads = tree.document.heads
    day = heads[since] if tree.document.deprels[since] in ("case", "mark", "advmod", "fixed") else since
    if day < 0:
        return True
    first, end = tree.subtree(day)
    if first <= trigger < end and day != trigger:
        return False
    governor = heads[day]
    if governor < 0 or governor == trigger or day == trigger:
        return True
    above = trigger
    for _ in range(_CLIMB):
        above = heads[above]
        if above < 0:
            return False
        if above == governor:
            return True
    return False


def is_background(tree: Tree, words: Tolls, trigger: int) -> bool:
    """Whether the clause puts the toll into another time: "last year", "in 2014", "in recent years"."""
    first, end = tree.document.sentences[tree.sentence(trigger)]
    lower = tree.lower
    return any(
        lower[w : w + len(phrase)] == phrase
        for w in range(first, end)
        for phrase in words.phrases["background"]
        if lower[w] == phrase[0]
    )


def _clause(tree: Tree, first: int, last: int) -> tuple[int, int]:
    begin, end = tree.document.sentences[tree.sentence(first)]
    return max(begin, first - 20), min(end, last + 20)
