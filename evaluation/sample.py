"""Draw claims at random from readings of whole reports, to be judged by eye.

    python -m evaluation sample --seed 1 --n 200

Writes one sheet a judge to evaluation/out/ (with the words; ignored by git) and the sample's committed form to
evaluation/judged/SEED.jsonl: report ids, offsets and room for verdicts, no text.
"""

import argparse
import random
import sys
from collections.abc import Sequence

from evaluation.paths import JUDGED, ROOT, MissingDataError, need, out
from evaluation.reading import read_reports
from evaluation.rows import Row, read_rows, write_rows

JUDGES = ("a", "b")
# What a judge says of a claim, true or false each: the text really reports such a statement (or other attribution) of
# somebody; the source is the right one, whole; the content is all and only what that source is said to say.
QUESTIONS = ("statement", "source", "words")
# Code points of the report that a sheet shows on either side of the claim.
CONTEXT = 400


def drawn(readings: Sequence[Row], seed: int, n: int) -> list[tuple[str, Row]]:
    """`n` claims, each as likely as any other, nested ones too; what the report tells in its own voice is left out."""
    every = [
        (str(reading["report"]["id"]), claim)
        for reading in readings
        for claim in reading["claims"]
        if claim["form"] != "narrated"
    ]
    chosen = random.Random(seed).sample(range(len(every)), min(n, len(every)))
    return [every[index] for index in sorted(chosen)]


def committed(report: str, claim: Row) -> Row:
    """A claim's row without any words."""
    return {
        "report": report,
        "source": _offsets(claim["source"]),
        "cue": _offsets(claim["cue"]),
        "content": [_offsets(span) for span in claim["content"]],
        **{judge: dict.fromkeys(QUESTIONS) for judge in JUDGES},
    }


def sheet_row(number: int, report: str, claim: Row, text: str) -> Row:
    """A claim's row for a judge: the words, the text around them, the questions open."""
    spans = [span for span in (claim["source"], claim["cue"], *claim["content"]) if span]
    first = min((span["start"] for span in spans), default=0)
    last = max((span["end"] for span in spans), default=0)
    return {
        "n": number,
        "report": report,
        "source": claim["source"] and claim["source"]["text"],
        "cue": claim["cue"] and claim["cue"]["text"],
        "content": [span["text"] for span in claim["content"]],
        "parent": claim["parent"] is not None,
        "context": text[max(0, first - CONTEXT) : last + CONTEXT],
        "verdict": dict.fromkeys(QUESTIONS),
    }


def _offsets(span: Row | None) -> list[int] | None:
    return [span["start"], span["end"]] if span else None


def main(arguments: Sequence[str]) -> int:
    """Draw a sample; 2 where data are missing or the sample is there already."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation sample", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--n", type=int, default=200)
    parser.add_argument("--force", action="store_true", help="draw anew over a sample that is there, verdicts and all")
    given = parser.parse_args(arguments)
    target = JUDGED / f"{given.seed}.jsonl"
    if target.exists() and not given.force:
        print(f"evaluation: {target.relative_to(ROOT)} is there already (--force draws anew)", file=sys.stderr)
        return 2
    try:
        reports = [row for path in sorted(need("data/reports").glob("*.jsonl")) for row in read_rows(path)]
    except MissingDataError as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return 2
    readings = read_reports(reports, "reports")
    texts = {str(row["id"]): row["text"] for row in reports}
    sample = drawn(readings, given.seed, given.n)
    head: Row = {"seed": given.seed, "reports": len(reports), "reader": readings[0]["reader"] if readings else None}
    write_rows(target, [head, *(committed(report, claim) for report, claim in sample)])
    sheet = [sheet_row(n, report, claim, texts[report]) for n, (report, claim) in enumerate(sample, 1)]
    for judge in JUDGES:
        write_rows(out(f"sample-{given.seed}.{judge}.jsonl"), sheet)
    print(f"{len(sample)} claims: {target.relative_to(ROOT)}; sheets evaluation/out/sample-{given.seed}.{{a,b}}.jsonl")
    print(f"Set {', '.join(QUESTIONS)} to true or false under each row's verdict; then:")
    print(f"python -m evaluation judge --seed {given.seed} --take")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
