"""What people ruled about parts of incidents: which are one and which are not, made free of contradictions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's word on parts (ids): pairs that are one incident, pairs that are not. `name` is the judgement's id."""

    name: str
    joined: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Rulings:
    """Rulings that agree: pairs of parts, each sorted. `overruled` are the names of those of which something does not hold, for a
    later one says otherwise (or their parts are one, by the report itself)."""

    joined: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    overruled: tuple[str, ...] = ()

    @property
    def pairs(self) -> frozenset[tuple[str, Pair]]:
        """All that holds."""
        return frozenset([*(("joined", pair) for pair in self.joined), *(("apart", pair) for pair in self.apart)])


def settle(given: Sequence[Ruling]) -> Rulings:
    """What holds of rulings in the order in which they were given: the later one wins, over chains too (a is b, b is c, a is not
    c)."""
    state = _Sets()
    joined: set[Pair] = set()
    apart: set[Pair] = set()
    overruled: list[str] = []
    for ruling in reversed(given):
        whole = True
        for pair in ruling.joined:
            agrees = state.join(*pair)
            whole &= agrees
            if agrees and pair[0] != pair[1]:
                joined.add(_sorted(pair))
        for pair in ruling.apart:
            agrees = state.bar(*pair)
            whole &= agrees
            if agrees:
                apart.add(_sorted(pair))
        if not whole:
            overruled.append(ruling.name)
    return Rulings(tuple(sorted(joined)), tuple(sorted(apart)), tuple(reversed(overruled)))


def sets(pairs: Iterable[Pair]) -> tuple[tuple[str, ...], ...]:
    """What these pairs hold together, sorted."""
    state = _Sets()
    for pair in pairs:
        state.join(*pair)
    found: dict[str, list[str]] = {}
    for one in sorted(state.above):
        found.setdefault(state.top(one), []).append(one)
    return tuple(sorted(tuple(mine) for mine in found.values()))


class _Sets:
    """Sets of parts that are one, and which of the sets may not become one."""

    def __init__(self) -> None:
        self.above: dict[str, str] = {}
        self._barred: dict[str, set[str]] = {}

    def top(self, one: str) -> str:
        self.above.setdefault(one, one)
        while self.above[one] != one:
            self.above[one] = self.above[self.above[one]]
            one = self.above[one]
        return one

    def join(self, a: str, b: str) -> bool:
        """Makes two one, unless they are barred; whether they are one now."""
        first, second = sorted((self.top(a), self.top(b)))
        if first == second:
            return True
        if second in self._barred.get(first, ()):
            return False
        self.above[second] = first
        for other in self._barred.pop(second, set()):
            self._barred[other].discard(second)
            self._barred[other].add(first)
            self._barred.setdefault(first, set()).add(other)
        return True

    def bar(self, a: str, b: str) -> bool:
        """Keeps two apart, unless they are one; whether they are apart now."""
        first, second = self.top(a), self.top(b)
        if first == second:
            return False
        self._barred.setdefault(first, set()).add(second)
        self._barred.setdefault(second, set()).add(first)
        return True


def _sorted(pair: Pair) -> Pair:
    return pair if pair[0] <= pair[1] else (pair[1], pair[0])
