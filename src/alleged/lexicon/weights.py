"""The table of weights by which pronouns find their antecedents."""

from collections.abc import Mapping
from functools import cache

from alleged.lexicon import table

Weights = Mapping[str, Mapping[str, float]]
COLUMNS = ("person", "they", "it")


@cache
def load() -> Weights:
    """Each column's weights by feature; `nobody` is the score of none of the candidates, `decides` the share that decides."""
    rows = table("pronouns")
    return {
        column: {row: float(values[at]) for row, values in rows["weights"].items()} for at, column in enumerate(COLUMNS)
    }
