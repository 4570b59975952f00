"""Whether what a word names took place, against people's judgements from -3 (it did not) to 3 (it did): UDS-IH2 and UW.

The two ask differently. UDS: has it happened by now, so that plans and wishes stand below zero. UW: does the writer commit to
it, so that a plan counts nearly as a fact. The readings' status keeps both apart; what each set makes of a status is its median
there.
"""

from collections.abc import Iterable, Mapping, Sequence

from evaluation.paths import need
from evaluation.rows import Row, read_rows
from evaluation.tokens import Sentence, annotated

SETS: Mapping[str, str] = {"uds": "data/factuality/uds.dev.jsonl", "uw": "data/factuality/uw.dev.jsonl"}
CLEAR = 1.0
"""From here on a judgement says that it took place, below its negative that it did not; between them it is uncertain."""
MEDIANS: Mapping[str, Mapping[str, float]] = {
    "uds": {
        "happened": 2.625,
        "ongoing": 2.25,
        "did not happen": -0.375,
        "attempted": 0.0,
        "planned": -2.25,
        "hypothetical": -1.5,
        "unknown": 0.0,
    },
    "uw": {
        "happened": 3.0,
        "ongoing": 3.0,
        "did not happen": -1.4,
        "attempted": 1.0,
        "planned": 2.2,
        "hypothetical": 1.6,
        "unknown": 1.4,
    },
}
"""Median judgement of each status. Source: factuality/uds.train (every third sentence) and uw.train, with these rules."""
SAYS: Mapping[str, str] = {"happened": "did", "ongoing": "did", "did not happen": "did not"}
"""What a status says in three classes; all others are uncertain."""


def figures() -> dict[str, float]:
    """Accuracy in per cent (three classes: did, did not, uncertain; and whether it is above zero), mean absolute error."""
    measured: dict[str, float] = {}
    for name, path in SETS.items():
        pairs = list(_pairs(read_rows(need(path)), name))
        three = sum(_class(score) == SAYS.get(status, "uncertain") for status, score in pairs)
        two = sum((score > 0) == (SAYS.get(status) == "did") for status, score in pairs)
        error = sum(abs(MEDIANS[name][status] - score) for status, score in pairs)
        total = len(pairs) or 1
        measured[f"factuality {name} three classes"] = round(100 * three / total, 1)
        measured[f"factuality {name} took place or not"] = round(100 * two / total, 1)
        measured[f"factuality {name} mean error"] = round(error / total, 2)
    return measured


def _pairs(rows: Sequence[Row], label: str) -> Iterable[tuple[str, float]]:
    """The status of each judged word, and the judgement."""
    from alleged.extract.events.status import status
    from alleged.extract.tree import Tree
    from alleged.lexicon import embedding

    words = embedding.load()
    sentences = [row["text"].split() for row in rows]
    documents = [[Sentence(forms, [2] + [1] * (len(forms) - 1))] for forms in sentences]
    for row, document in zip(rows, annotated(documents, f"factuality {label}"), strict=True):
        tree = Tree.of(document)
        for target in row["targets"]:
            found, _ = status(tree, target["word"], words)
            yield found, target["score"]


def _class(score: float) -> str:
    return "did" if score > CLEAR else "did not" if score < -CLEAR else "uncertain"
