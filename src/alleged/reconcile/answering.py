"""What answers an event told elsewhere in a report: "the air force flew no sorties there", "accused the army of firing the shell".

Who denies or blames speaks of the incident that was told; what he says of it is no incident of its own, though it names an event.
"""

from collections.abc import Sequence
from datetime import date

from alleged.reconcile.account import DENYING
from alleged.reconcile.blame import takes_back
from alleged.reconcile.happening import Happening

HARMFUL = frozenset({"ASSAULT", "COERCE"})
"""Types of events in which people come to harm: what blame and figures of dead and injured are about."""
_ANSWERED = HARMFUL | {"MOBILIZE"}
"""Types that an answer names: "flew no sorties" moves, and is about the bombing."""
_ANSWERS = frozenset({"accuse", "deny", "dispute"})
_NEAR = 2
"""Days between an answer's event and what it answers: reports of later days give the answer's day for the event's."""
_TOWNS = frozenset({"exact", "town", "district"})
_CLAIMS_APART = 3
"""Claims between a denial and the blame that follows it: "it was hit by their own missile"."""

Group = tuple[Happening, ...]


def folded(groups: Sequence[Group]) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """The groups without those that only answer another of their report, and for each the events that answer it.

    An answer goes to a group in which people come to harm and whose place and day do not speak against it; one that finds none
    stays an incident.
    """
    starts = [group[0].event.trigger.start for group in groups]
    only = [_only_answers(group) for group in groups]
    into: dict[int, int] = {}
    for i, group in enumerate(groups):
        if only[i]:
            takes = [j for j, other in enumerate(groups) if j != i and _takes(other, group)]
            told = [j for j in takes if not only[j]] or [j for j in takes if starts[j] < starts[i]]
            target = _likeliest(told, groups, starts, starts[i])
        else:
            target = _denied_before(i, groups)
        if target is not None:
            into[i] = target
    # What took in an answer is an incident itself: no chains.
    into = {i: j for i, j in into.items() if j not in into}
    kept = [i for i in range(len(groups)) if i not in into]
    answers = tuple(tuple(h for i, j in into.items() if j == k for h in groups[i]) for k in kept)
    return tuple(groups[k] for k in kept), answers


def _likeliest(told: Sequence[int], groups: Sequence[Group], starts: Sequence[int], at: int) -> int | None:
    """Which of these is answered: an attack rather than another harm, one with figures rather than without, the last before."""
    for of in (
        [j for j in told if groups[j][0].event.type == "ASSAULT" and any(h.tolls for h in groups[j])],
        [j for j in told if groups[j][0].event.type == "ASSAULT"],
        told,
    ):
        if of:
            before = [j for j in of if starts[j] <= at]
            return max(before, key=lambda j: starts[j]) if before else min(of, key=lambda j: starts[j])
    return None


def _only_answers(group: Group) -> bool:
    """Whether all that a group tells is an answer: denied, disclaimed, blamed or owned up to, without figures of its own."""
    return all(h.event.type in _ANSWERED and not any(t.high != 0 for t in h.tolls) and _answers(h) for h in group)


def _answers(h: Happening) -> bool:
    """Whether an event is named only to be denied, blamed on somebody or taken back; "the strike was not ours" tells of it."""
    if h.claim.form == "narrated":
        return False  # "no arrests had been made" answers nobody
    if h.event.status == "did not happen" or h.claim.stance in DENYING or h.claim.act in _ANSWERS:
        return True
    return takes_back(h.claim)


def _takes(told: Group, answer: Group) -> bool:
    """Whether people come to harm in what was told, and neither place nor day of an answer speaks against its being about that."""
    if not any(h.event.type in HARMFUL and h.event.status != "did not happen" for h in told):
        return False
    towns = {_key(h) for h in told if _is_town(h)}
    if any(_is_town(h) and _key(h) not in towns for h in answer):
        return False
    return all(_days_apart(a, b) <= _NEAR for a in told for b in answer)


def _denied_before(i: int, groups: Sequence[Group]) -> int | None:
    """The group with a denial just before one that has neither place nor day nor figure and says who did it."""
    group = groups[i]
    if not all(
        h.event.type == "ASSAULT"
        and h.place is None
        and h.event.when is None
        and h.event.actor
        and not h.tolls
        and h.claim.form != "narrated"
        for h in group
    ):
        return None
    start = group[0].event.trigger.start
    claims = sorted({(g.claim.content[0].start, g.claim.id) for other in groups for g in other if g.claim.content})
    at = {id_: n for n, (_, id_) in enumerate(claims)}
    denials = [
        (h.event.trigger.start, j)
        for j, other in enumerate(groups)
        if j != i
        for h in other
        if h.event.trigger.start < start
        and (h.claim.act == "deny" or h.event.status == "did not happen")
        and h.event.type in HARMFUL
        and 0 < at.get(group[0].claim.id, 0) - at.get(h.claim.id, 0) <= _CLAIMS_APART
    ]
    return max(denials)[1] if denials else None


def _is_town(h: Happening) -> bool:
    return h.place is not None and h.place.precision in _TOWNS


def _key(h: Happening) -> object:
    return (h.place.geonameid or h.place.name) if h.place is not None else None


def _days_apart(one: Happening, other: Happening) -> int:
    """Days between two events; 0 where either has none, or where one lies in the other."""
    a, b = one.event.when, other.event.when
    if a is None or b is None or (a.from_ < b.to and b.from_ < a.to):
        return 0
    return min(
        abs((date.fromisoformat(x) - date.fromisoformat(y)).days)
        for x, y in ((a.from_, b.from_), (a.from_, b.to), (a.to, b.from_))
    )
