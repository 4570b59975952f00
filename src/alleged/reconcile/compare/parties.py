"""Who: the same ones do it or have it done to them.

That two accounts name different doers says nothing against their being of one event: that is what is contested.
"""

from alleged.reconcile.happening import Happening


def doers(one: Happening, other: Happening) -> float:
    """1 where both name the same doer, 0.8 where doers of one side."""
    if not one.doers.isdisjoint(other.doers):
        return 1.0
    return 0.8 if not one.sides.isdisjoint(other.sides) else 0.0


def sufferers(one: Happening, other: Happening) -> float:
    """1 where both name the same one to whom it is done."""
    return float(not one.sufferers.isdisjoint(other.sufferers))
