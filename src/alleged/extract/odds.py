"""From what is known of a reading to a probability that means what it says: a logistic regression's sum of weights."""

import math
from collections.abc import Mapping

LOWEST, HIGHEST = 0.01, 0.99
"""No reading of ours is certain, nor certainly wrong."""


def probability(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The probability of these features, two decimals, never 0 or 1. `weights` holds each feature's, and a "constant".

    Raises: KeyError for a feature without a weight.

    Example:
        >>> probability({"quoted": 1.1, "constant": 0.0}, {"quoted": 1})
        0.75
    """
    odds = weights["constant"] + sum(weights[name] * value for name, value in features.items())
    return min(max(round(1 / (1 + math.exp(-odds)), 2), LOWEST), HIGHEST)
