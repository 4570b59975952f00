"""From the model's own probability to one that means what it says."""

import math

SLOPE = 0.74
INTERCEPT = 0.92
"""Platt scaling of the log odds (Platt 1999). Source: fitted on the 2,045 claims of attribution/dev, right being what the
scorer matches at 0.5."""

_EDGE = 1e-6


def calibrate(probability: float) -> float:
    """The calibrated probability, two decimals.

    Example:
        >>> calibrate(0.5)
        0.72
    """
    p = min(max(probability, _EDGE), 1 - _EDGE)
    odds = SLOPE * math.log(p / (1 - p)) + INTERCEPT
    return round(1 / (1 + math.exp(-odds)), 2)
