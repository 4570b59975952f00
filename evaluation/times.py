"""Days: calendar expressions against TimeML and Recognizers-Text, score/times.py. Texts are parsed anew."""

from evaluation.paths import need, out
from evaluation.rows import Row, progress, read_rows, write_rows
from evaluation.scorers import run_scorer

SETS = {"dates": "data/time/dev.jsonl", "date phrases": "data/time/phrases.jsonl"}


def predicted(gold: list[Row]) -> list[Row]:
    """Readings that hold `dates` alone, by this tree's model and rules."""
    from alleged.extract.dates.dates import expressions
    from alleged.parse import Parser
    from alleged.resolve.dates.dates import dates
    from alleged.settings import Settings

    parser = Parser(Settings())
    rows: list[Row] = []
    for row in progress(gold, "days", len(gold)):
        document = parser.parse(row["text"])
        found = dates(expressions(document), document, row["published"])
        made = [
            {"start": d.start, "end": d.end, "text": d.text, "from": d.from_, "to": d.to, "rule": d.rule} for d in found
        ]
        rows.append({"report": {"id": str(row["id"])}, "dates": made})
    return rows


def figures() -> dict[str, float]:
    """F1 of what is found and of what has the right interval, and the share of right ones among the found."""
    measured: dict[str, float] = {}
    for name, file in SETS.items():
        gold = need(file)
        made = out(f"times-{gold.stem}.jsonl")
        write_rows(made, predicted(read_rows(gold)))
        scored = run_scorer("times", gold, made)
        measured[f"{name} found F1"] = scored["found"]["f1"]
        measured[f"{name} value F1"] = scored["value"]["f1"]
        measured[f"{name} value accuracy"] = scored["value accuracy"]
    return measured
