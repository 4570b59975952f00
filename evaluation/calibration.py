"""Whether a claim's confidence is the share of claims that are right at that confidence."""

from collections.abc import Sequence

from evaluation.matching import by_report, counted, matches
from evaluation.rows import Row

BINS = 10


def outcomes(rows: Sequence[Row], readings: Sequence[Row]) -> list[tuple[float, bool]]:
    """`(confidence, right)` of each claim that the gold could hold; right as attribution.py's claim match at 0.5."""
    found = by_report(readings)
    out: list[tuple[float, bool]] = []
    for row in rows:
        claims = counted(found.get(str(row["id"]), {}))
        right = {match.predicted for match in matches(row["text"], row["claims"], claims) if match.right}
        out += [(float(claim["confidence"]), index in right) for index, claim in enumerate(claims)]
    return out


def expected_error(pairs: Sequence[tuple[float, bool]], bins: int = BINS) -> float:
    """Expected calibration error in points: over equal-width bins, |mean confidence - share right|, weighted by size.

    A confidence of 1 falls into the last bin.

    Example:
        >>> expected_error([(0.95, True), (0.95, False), (0.15, False)])
        35.0
    """
    held: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in pairs:
        held.setdefault(min(int(confidence * bins), bins - 1), []).append((confidence, right))
    gaps = (abs(sum(c for c, _ in one) - sum(r for _, r in one)) for one in held.values())
    return round(100 * sum(gaps) / max(1, len(pairs)), 1)


def figures(rows: Sequence[Row], readings: Sequence[Row]) -> dict[str, float]:
    """The expected calibration error."""
    return {"calibration error": expected_error(outcomes(rows, readings))}
