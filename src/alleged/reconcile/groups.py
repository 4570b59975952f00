"""Parts of many reports gathered into incidents."""

import heapq
from collections.abc import Iterable, Mapping, Sequence

from alleged.reconcile.alike import FLOOR, SAME
from alleged.reconcile.part import Part

_EXACT = 1000
"""Weights are summed as whole thousandths, so that no order of summing makes a difference."""


def components(ids: Iterable[str], weights: Mapping[tuple[str, str], float]) -> tuple[tuple[str, ...], ...]:
    """The ids in sets that likely pairs hold together, each sorted, in the order of their first."""
    above: dict[str, str] = {one: one for one in ids}

    def top(one: str) -> str:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for (a, b), weight in weights.items():
        if weight >= SAME:
            first, second = sorted((top(a), top(b)))
            above[second] = first
    found: dict[str, list[str]] = {}
    for one in sorted(above):
        found.setdefault(top(one), []).append(one)
    return tuple(tuple(mine) for _, mine in sorted(found.items()))


def groups(parts: Sequence[Part], weights: Mapping[tuple[str, str], float]) -> tuple[tuple[Part, ...], ...]:
    """Parts in groups, each one incident, in time by their first; `weights` holds the pairs that were compared, by id.

    The two likeliest groups join first, as long as their pairs speak for it on average; a pair that is not in `weights` counts
    with FLOOR. The order of `parts` does not matter.
    """
    ordered = sorted(parts, key=lambda p: p.order)
    place = {part.id: i for i, part in enumerate(ordered)}
    floor, enough = round(FLOOR * _EXACT), round(SAME * _EXACT)
    # What a pair of groups has beyond the floor; absent where nothing was compared.
    over: dict[int, dict[int, int]] = {i: {} for i in range(len(ordered))}
    for (a, b), weight in weights.items():
        if a in place and b in place:
            i, j = place[a], place[b]
            over[i][j] = over[j][i] = round(weight * _EXACT) - floor
    members: dict[int, list[int]] = {i: [i] for i in over}
    heap = [(-float(value), i, j) for i, row in over.items() for j, value in row.items() if i < j]
    heapq.heapify(heap)
    while heap:
        worth, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        size = len(members[i]) * len(members[j])
        if -worth != over[i].get(j, 0) / size:
            continue  # from before one of the two grew
        if over[i][j] + (floor - enough) * size < 0:
            continue
        members[i] += members.pop(j)
        for k, value in over.pop(j).items():
            del over[k][j]
            if k != i:
                over[i][k] = over[k][i] = over[i].get(k, 0) + value
        for k, value in over[i].items():
            heapq.heappush(heap, (-value / (len(members[i]) * len(members[k])), min(i, k), max(i, k)))
    found = sorted(sorted(mine) for mine in members.values())
    return tuple(tuple(ordered[k] for k in mine) for mine in found)
