"""How many: the same figure for the same kind."""

from alleged.reconcile.happening import Happening

_TELLING = 3
"""A figure from which on its being the same says more than chance: many events have one or two dead."""


def compare(one: Happening, other: Happening) -> float:
    """1 for the same figure, 0.4 for the same small one, 0 else: figures of one event differ and change."""
    given = {(t.kind, t.low, t.high) for t in one.tolls if t.scope == "incident"}
    same = [t for t in other.tolls if t.scope == "incident" and (t.kind, t.low, t.high) in given]
    if not same:
        return 0.0
    return 1.0 if any(max(t.low or 0, t.high or 0) >= _TELLING for t in same) else 0.4
