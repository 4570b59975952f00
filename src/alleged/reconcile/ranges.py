"""The figures of an incident: who gave which, which of them are superseded, and the range over those that stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from alleged.reconcile.account import DENYING, Account, Voice, origin_key
from alleged.reconcile.blame import takes_back
from alleged.reconcile.sums import ADDED_UP
from alleged.records.actor import ActorRef
from alleged.records.incident import ByClass, IncidentToll, LatestFigure, Range, SideFigure
from alleged.records.toll import Bounds, Toll, TollKind
from alleged.records.when import Interval

_SOMEBODY = frozenset({"one", ADDED_UP})
"""Rules of tolls that are people told of one by one, without a number."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one origin, with all the claims that give it; `order` puts figures in time; `withdrawn`: its source took it
    back, under these other keys of its own (`taken_back_by`)."""

    toll: Toll
    voice: Voice | None
    origin: str
    body: str
    said: tuple[str, str] | None
    published: str | None
    order: tuple[str, str, str, int]
    claims: tuple[str, ...]
    supersedes: str | None = None
    withdrawn: bool = False
    taken_back_by: tuple[str, ...] = ()

    @property
    def counts(self) -> Bounds:
        """What it adds to a range."""
        return self.toll.counts_as

    @property
    def is_zero(self) -> bool:
        """Whether it denies any loss."""
        return self.toll.low == 0 and self.toll.high == 0

    @property
    def is_one_of_them(self) -> bool:
        """Whether it is somebody told of, and no number."""
        return self.toll.rule in _SOMEBODY


def figures(accounts: Sequence[Account]) -> tuple[Figure, ...]:
    """Every figure once for each origin, in time, with the figure that it supersedes.

    The same origin's same figure in several claims or reports is one. A figure supersedes the last other one of the same actor, or
    of another voice of the same organisation, of the same kind and scope, that was said or published before.
    """
    found: list[Figure] = []
    last: dict[tuple[str, str, str, str], int] = {}
    for account in sorted(accounts, key=lambda a: a.order):
        back = takes_back(account.claim)
        for toll in account.tolls:
            if account.claim.stance in DENYING and not (toll.low == 0 and toll.high == 0):
                continue
            figure = _figure(account, toll)
            if back and _take_back(found, figure):
                continue
            key = (toll.kind, toll.scope, figure.origin, toll.victim_class)
            at = last.get(key)
            seen = found[at] if at is not None else None
            if at is not None and seen is not None and (seen.toll.low, seen.toll.high) == (toll.low, toll.high):
                found[at] = replace(seen, claims=tuple(dict.fromkeys((*seen.claims, account.claim.id))))
            else:
                last[key] = len(found)
                found.append(replace(figure, withdrawn=True) if back else figure)
    out: list[Figure] = []
    for figure in sorted(found, key=lambda f: f.order):
        earlier = [f for f in out if _supersedable(f, figure)]
        out.append(replace(figure, supersedes=earlier[-1].toll.id) if earlier else figure)
    return tuple(out)


def _take_back(found: list[Figure], back: Figure) -> bool:
    """Whether an earlier figure is the one that a source takes back: its own same one, or where its voice has no name the only same
    one that an unnamed voice gave. It is marked and keeps both claims."""
    same = [
        i
        for i, f in enumerate(found)
        if (f.toll.kind, f.toll.low, f.toll.high) == (back.toll.kind, back.toll.low, back.toll.high)
    ]
    mine = [i for i in same if found[i].origin == back.origin or found[i].body == back.body]
    if not mine and back.voice is not None and not back.voice.named:
        unnamed = [i for i in same if (v := found[i].voice) is not None and not v.named]
        mine = unnamed if len({found[i].origin for i in unnamed}) == 1 else []
    for i in mine:
        claims = tuple(dict.fromkeys((*found[i].claims, *back.claims)))
        found[i] = replace(found[i], withdrawn=True, claims=claims, taken_back_by=(back.origin, back.body))
    return bool(mine)


def standing(given: Iterable[Figure], kind: TollKind) -> tuple[Figure, ...]:
    """The figures of one kind that count in a range: of the incident itself, no part, no running total, none superseded or taken
    back."""
    mine = _counted(given, kind)
    gone = {f.supersedes for f in mine}
    return tuple(f for f in mine if f.toll.id not in gone and not f.withdrawn)


def _counted(given: Iterable[Figure], kind: TollKind) -> tuple[Figure, ...]:
    """The figures of one kind that tell how many. Whoever tells of one of the dead ("a nurse was killed") gives no other figure
    than those who say that there were five: such a one counts where nobody gives a number above one."""
    mine = tuple(f for f in given if f.toll.kind == kind and f.toll.scope == "incident")
    numbers = tuple(f for f in mine if not f.is_one_of_them)
    return numbers if any((f.counts.high or 0) > 1 for f in numbers) else mine


def range_of(given: Sequence[Figure], kind: TollKind) -> Range | None:
    """The range over the latest figure of each origin; None where nobody gives one.

    A denial of any loss is a 0 in `by_side` alone, unless nobody says otherwise.
    """
    every = _counted(given, kind)
    now = standing(given, kind)
    losses = [f for f in now if not f.is_zero] or list(now)
    if not losses:
        return None
    ever = [f for f in every if not f.is_zero] or every
    bounds = _bounds(losses)
    latest = max(losses, key=lambda f: (f.order[0], f.published or "", f.toll.id))
    top = [f for f in losses if f.counts.high == bounds.high]
    return Range(
        low=bounds.low,
        high=bounds.high,
        open=any(f.toll.high is None for f in top),
        ever=_bounds(ever),
        latest=LatestFigure(latest.counts.low, latest.counts.high, _ref(latest.voice), latest.claims[0]),
        by_side=_by_side(now),
        by_class=ByClass(
            *(
                _bounds(mine) if (mine := [f for f in losses if f.toll.victim_class == one]) else None
                for one in ("civilian", "combatant", "unknown")
            )
        ),
    )


def meet(given: Sequence[Figure]) -> bool:
    """Whether the ranges that different sides give meet: each pair of sides has a figure in common. Whoever has no side is none: a
    hospital and a committee that count differently contest nothing."""
    sides: dict[str, list[Figure]] = {}
    for figure in given:
        if figure.voice is not None and figure.voice.side is not None:
            sides.setdefault(figure.voice.side, []).append(figure)
    ranges = [_bounds(mine) for mine in sides.values()]
    opened = [any(f.toll.high is None for f in mine) for mine in sides.values()]
    for i, one in enumerate(ranges):
        for j in range(i + 1, len(ranges)):
            other = ranges[j]
            high, other_high = _above(one, opened[i]), _above(other, opened[j])
            if (one.low or 0) > other_high or (other.low or 0) > high:
                return False
    return True


def lies_in(toll: Toll, bounds: Range | None) -> bool:
    """Whether a figure lies within a range as it ever was; False where there is no range."""
    if bounds is None:
        return False
    low, high = toll.counts_as.low, toll.counts_as.high
    under = bounds.ever.low is not None and low is not None and low < bounds.ever.low
    over = bounds.ever.high is not None and high is not None and high > bounds.ever.high
    return not (under or over)


def as_records(given: Iterable[Figure]) -> tuple[IncidentToll, ...]:
    """The figures as the contract has them."""
    return tuple(
        IncidentToll(
            id=f.toll.id,
            kind=f.toll.kind,
            low=f.toll.low,
            high=f.toll.high,
            counts_as=f.counts,
            by=_ref(f.voice),
            side=f.voice.side if f.voice is not None else None,
            said=Interval(*f.said) if f.said is not None else None,
            published=f.published,
            claims=f.claims,
            supersedes=f.supersedes,
            scope=f.toll.scope,
            victim_class=f.toll.victim_class,
            groups=f.toll.groups,
        )
        for f in given
    )


def _figure(account: Account, toll: Toll) -> Figure:
    said = account.claim.said
    when = (said.from_, said.to) if said is not None else None
    published = account.report.published
    return Figure(
        toll=toll,
        voice=account.voice,
        origin=origin_key(account),
        body=account.voice.body if account.voice is not None else origin_key(account),
        said=when,
        published=published,
        order=(when[0] if when else (published or "")[:10], published or "", account.report.id, toll.start),
        claims=(account.claim.id,),
    )


def _supersedable(earlier: Figure, later: Figure) -> bool:
    """Whether a later figure of the same voice or organisation takes an earlier one's place."""
    one, other = earlier.toll, later.toll
    if later.withdrawn or (later.is_one_of_them and not earlier.is_one_of_them and not earlier.withdrawn):
        return False
    if earlier.withdrawn and (one.kind, one.scope) == (other.kind, other.scope):
        same = {later.origin, later.body} & {earlier.origin, earlier.body, *earlier.taken_back_by}
        return bool(same) and earlier.order[:2] <= later.order[:2]
    return (
        (earlier.origin == later.origin or earlier.body == later.body)
        and (one.kind, one.scope, one.victim_class) == (other.kind, other.scope, other.victim_class)
        and (earlier.said or earlier.published or "") != (later.said or later.published or "")
        and earlier.order[:2] < later.order[:2]
    )


def _bounds(given: Sequence[Figure]) -> Bounds:
    lows = [f.counts.low for f in given if f.counts.low is not None]
    highs = [f.counts.high for f in given if f.counts.high is not None]
    return Bounds(min(lows) if lows else None, max(highs) if highs else None)


def _by_side(given: Sequence[Figure]) -> tuple[SideFigure, ...]:
    sides: dict[str, list[Figure]] = {}
    for figure in given:
        if figure.voice is not None and figure.voice.side is not None:
            sides.setdefault(figure.voice.side, []).append(figure)
    out = ((side, _bounds(mine)) for side, mine in sorted(sides.items()))
    return tuple(SideFigure(side, bounds.low, bounds.high) for side, bounds in out)


def _above(bounds: Bounds, is_open: bool) -> float:
    return float("inf") if is_open or bounds.high is None else bounds.high


def _ref(voice: Voice | None) -> ActorRef | None:
    return voice.ref if voice is not None else None
