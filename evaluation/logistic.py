"""Fitting a small logistic regression: the weights of the reader's confidences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alleged.extract.odds import probability

FOLDS = 5
RIDGE = 1.0
"""Pull of every weight but the constant towards 0: some features are rare."""
_STEPS = 50
_STILL = 1e-8


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is right or wrong: its features, how much it counts, and its fold (equal texts share one)."""

    features: Mapping[str, float]
    right: bool
    fold: int
    weight: float = 1.0


def fit(items: Sequence[Item]) -> dict[str, float]:
    """The weights by feature and the "constant", two decimals.

    Raises: ValueError where there are no items.
    """
    import numpy as np

    if not items:
        raise ValueError("nothing to fit on")
    names = list(items[0].features)
    given = np.array([[*(float(item.features[name]) for name in names), 1.0] for item in items])
    right = np.array([float(item.right) for item in items])
    counts = np.array([item.weight for item in items])
    pull = np.diag([RIDGE] * len(names) + [1e-6])
    weights = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        sure = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (counts * (right - sure)) - pull @ weights
        bend = (given * (counts * sure * (1 - sure))[:, None]).T @ given + pull
        step = np.linalg.solve(bend, slope)
        weights += step
        if abs(step).max() < _STILL:
            break
    return dict(zip((*names, "constant"), (round(float(weight), 2) for weight in weights), strict=True))


def over_folds(items: Sequence[Item]) -> list[tuple[float, bool]]:
    """`(confidence, right)` of each item by weights fitted on the other folds."""
    out: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        here, others = [i for i in items if i.fold == fold], [i for i in items if i.fold != fold]
        weights = fit(others) if here else {}
        out += [(probability(weights, item.features), item.right) for item in here]
    return out
