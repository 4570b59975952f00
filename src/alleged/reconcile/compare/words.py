"""In which words: what both claims speak of."""

from alleged.reconcile.happening import Happening


def compare(one: Happening, other: Happening) -> float:
    """The share of the shorter claim's longer words that the other has too."""
    shorter = min(len(one.words), len(other.words))
    return len(one.words & other.words) / shorter if shorter else 0.0


def trigger(one: Happening, other: Happening) -> float:
    """1 for the same word for it, by its first letters ("shelling", "shelled")."""
    a, b = one.event.trigger.text.lower().split()[-1], other.event.trigger.text.lower().split()[-1]
    return float(a[:5] == b[:5])


def thing(one: Happening, other: Happening) -> float:
    """1 where both hit or use the same thing ("station", "missile")."""
    mine, theirs = _things(one), _things(other)
    return float(not mine.isdisjoint(theirs))


def _things(of: Happening) -> set[str]:
    spans = [s for s in (of.event.target, of.event.means) if s is not None]
    return {word for span in spans for word in span.text.lower().split() if len(word) > 3}
