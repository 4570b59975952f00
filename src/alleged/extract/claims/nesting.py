"""Which claim stands inside which: parents and depths."""

from collections.abc import Iterator, Sequence

from alleged.extract.claims.draft import Draft
from alleged.extract.tree import Tree
from alleged.records.document import WordRange

# How many enclosing contents are looked at for one point: more do not nest in any real text, and overlaps stay cheap.
_MAX_OPEN = 32
_ACCORDING = "according"


def innermost(
    intervals: Sequence[tuple[WordRange, int]], points: Sequence[tuple[WordRange, int]]
) -> list[tuple[int, ...]]:
    """For each point (a range and who owns it) the owners of the intervals around it, innermost first, its own left out.

    Runs over both once, sorted by their start.
    """
    order = sorted(range(len(points)), key=lambda i: (points[i][0][0], -points[i][0][1]))
    opening = sorted(intervals, key=lambda item: (item[0][0], -item[0][1]))
    out: list[tuple[int, ...]] = [()] * len(points)
    stack: list[tuple[WordRange, int]] = []
    at = 0
    for i in order:
        (first, end), owner = points[i]
        while at < len(opening) and opening[at][0][0] <= first:
            while stack and stack[-1][0][1] <= opening[at][0][0]:
                stack.pop()
            stack.append(opening[at])
            at += 1
        while stack and stack[-1][0][1] <= first:
            stack.pop()
        around = (item for item in reversed(stack[-_MAX_OPEN:]) if item[0][1] >= end and item[1] != owner)
        out[i] = tuple(dict.fromkeys(item[1] for item in sorted(around, key=lambda item: item[0][1] - item[0][0])))
    return out


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each claim the index of the innermost one in whose content its cue stands; narrated claims neither have nor are parents.

    Free of cycles: of two claims that stand in each other's content the one that comes first keeps none.
    """
    intervals = [(piece, i) for i, draft in enumerate(drafts) if draft.cue is not None for piece in draft.content]
    points = [(draft.cue, i) for i, draft in enumerate(drafts) if draft.cue is not None]
    found: list[int | None] = [None] * len(drafts)
    for (_, owner), around in zip(points, innermost(intervals, points), strict=True):
        found[owner] = next((candidate for candidate in around if not _leads_to(found, candidate, owner)), None)
    return found


def passed_on(tree: Tree, drafts: Sequence[Draft], found: Sequence[int | None]) -> list[int | None]:
    """The parents, with those of claims besides that another passes on: "the governor said, according to the agency"."""
    out = list(found)
    for inner, outer in _relays(tree, drafts):
        if out[inner] is None and not _leads_to(out, outer, inner):
            out[inner] = outer
    return out


def _relays(tree: Tree, drafts: Sequence[Draft]) -> Iterator[tuple[int, int]]:
    """Claims with the one that passes them on: "agency" hangs on "said"."""
    by_cue = {word: i for i, draft in enumerate(drafts) if draft.cue is not None for word in range(*draft.cue)}
    for outer, draft in enumerate(drafts):
        if draft.cue is None or draft.source is None or tree.lower[draft.cue[0]] != _ACCORDING:
            continue
        for word in range(*draft.source):
            inner = by_cue.get(tree.document.heads[word])
            if inner is not None and inner != outer and not set(draft.content).isdisjoint(drafts[inner].content):
                yield inner, outer
                break


def depths(found: Sequence[int | None], drafts: Sequence[Draft]) -> list[int]:
    """0 for narrated claims, 1 for those said, one more than the parent's for those inside another."""
    out = [-1] * len(drafts)
    for i in range(len(drafts)):
        chain: list[int] = []
        at: int | None = i
        while at is not None and out[at] < 0:
            chain.append(at)
            at = found[at]
        depth = out[at] if at is not None else 0
        for one in reversed(chain):
            depth = 0 if drafts[one].cue is None else depth + 1
            out[one] = depth
    return out


def _leads_to(found: Sequence[int | None], start: int, goal: int) -> bool:
    at: int | None = start
    while at is not None:
        if at == goal:
            return True
        at = found[at]
    return False
