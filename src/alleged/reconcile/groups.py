"""Parts of many reports gathered into incidents."""

import heapq
from collections.abc import Mapping, Sequence
from itertools import combinations

from alleged.reconcile.alike import EXCLUDED, FLOOR, SAME
from alleged.reconcile.part import Part
from alleged.reconcile.rulings import Rulings, sets

_EXACT = 1000
"""Weights are summed as whole thousandths, so that no order of summing makes a difference."""


def _by_report(ordered: Sequence[Part]) -> dict[str, list[int]]:
    out: dict[str, list[int]] = {}
    for i, part in enumerate(ordered):
        out.setdefault(part.report, []).append(i)
    return out


_RULED = -(10**15)
"""What a pair that a person keeps apart has, in thousandths: no number of other pairs comes up to it."""
_NO_RULINGS = Rulings()


def groups(
    parts: Sequence[Part], weights: Mapping[tuple[str, str], float], rulings: Rulings = _NO_RULINGS
) -> tuple[tuple[Part, ...], ...]:
    """Parts in groups, each one incident, in time by their first; `weights` holds the pairs that were compared, by id.

    The two likeliest groups join first, as long as their pairs speak for it on average; a pair that is not in `weights` counts
    with FLOOR. What people ruled comes first: parts that they joined are as one part from the beginning, parts that they keep
    apart never are one. The order of `parts` does not matter.
    """
    ordered = sorted(parts, key=lambda p: p.order)
    members = _joined(ordered, rulings)
    sizes = dict.fromkeys(members, 1)
    floor, enough = round(FLOOR * _EXACT), round(SAME * _EXACT)
    over = _over(ordered, members, weights, rulings)
    heap = [(-float(value), i, j) for i, row in over.items() for j, value in row.items() if i < j]
    heapq.heapify(heap)
    while heap:
        worth, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        size = sizes[i] * sizes[j]
        if -worth != over[i].get(j, 0) / size:
            continue  # from before one of the two grew
        if over[i][j] + (floor - enough) * size < 0:
            continue
        members[i] += members.pop(j)
        sizes[i] += sizes.pop(j)
        for k, value in over.pop(j).items():
            del over[k][j]
            if k != i:
                over[i][k] = over[k][i] = over[i].get(k, 0) + value
        for k, value in over[i].items():
            heapq.heappush(heap, (-value / (sizes[i] * sizes[k]), min(i, k), max(i, k)))
    found = sorted(sorted(mine) for mine in members.values())
    return tuple(tuple(ordered[k] for k in mine) for mine in found)


def _joined(ordered: Sequence[Part], rulings: Rulings) -> dict[int, list[int]]:
    """The parts that people joined, by the first of them, and each other part by itself."""
    place = {part.id: i for i, part in enumerate(ordered)}
    members: dict[int, list[int]] = {i: [i] for i in range(len(ordered))}
    for held in sets(rulings.joined):
        here = sorted(place[one] for one in held if one in place)
        for other in here[1:]:
            members[here[0]] += members.pop(other)
    return members


def _over(
    ordered: Sequence[Part],
    members: Mapping[int, Sequence[int]],
    weights: Mapping[tuple[str, str], float],
    rulings: Rulings,
) -> dict[int, dict[int, int]]:
    """What each pair of groups has beyond the floor, in thousandths; absent where nothing was compared.

    Parts that people joined are met by whoever is like one of them: the others' unlikeness was no reason to that person either.
    """
    node = {ordered[k].id: i for i, mine in members.items() for k in mine}
    floor = round(FLOOR * _EXACT)
    over: dict[int, dict[int, int]] = {i: {} for i in members}
    for (a, b), weight in weights.items():
        if a in node and b in node and node[a] != node[b]:
            i, j = node[a], node[b]
            value = round(weight * _EXACT) - floor
            over[i][j] = over[j][i] = max(value, over[i].get(j, value))
    apart = round(EXCLUDED * _EXACT) - floor
    for mine in _by_report(ordered).values():  # one report's own parts, whether they were compared or not
        own = sorted({node[ordered[k].id] for k in mine})
        for i, j in combinations(own, 2):
            over[i][j] = over[j][i] = apart
    for a, b in rulings.apart:
        if a in node and b in node and node[a] != node[b]:
            i, j = node[a], node[b]
            over[i][j] = over[j][i] = _RULED
    return over
