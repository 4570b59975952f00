"""Gains and losses against another revision, claim by claim, on attribution/dev.

    make compare BASE=main~1        python -m evaluation compare BASE [--limit N] [--report-only]

The other revision's reader runs from a worktree of its own, with this environment's packages. The tables hold words of the
data: they go to the screen and to evaluation/out/, which git ignores.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evaluation import attribution
from evaluation.matching import RIGHT, by_report, counted, matches, word_sets
from evaluation.paths import ROOT, MissingDataError, out
from evaluation.reading import read_reports, read_with
from evaluation.rows import Row, read_rows, write_rows
from evaluation.scorers import scorer

# Words of a claim's content that a line of the table shows.
SHOWN = 30


@dataclass(frozen=True, slots=True)
class Change:
    """One claim that went from one side to the other: `kind` is "gained", "lost", "spurious new" or "spurious gone"."""

    kind: str
    report: str
    start: int
    end: int
    source: str
    cue: str
    content: str


KINDS = ("gained", "lost", "spurious new", "spurious gone")
EXPLAINED = {
    "gained": "gold claims matched now that were not",
    "lost": "gold claims matched before that are not now",
    "spurious new": "claims that match no gold claim, new",
    "spurious gone": "claims that matched no gold claim, gone",
}


def changes(rows: Sequence[Row], base: Sequence[Row], head: Sequence[Row]) -> list[Change]:
    """What changed from the readings `base` to the readings `head`, in the order of the text."""
    before, after = by_report(base), by_report(head)
    found: list[Change] = []
    for row in rows:
        name, text, gold = str(row["id"]), row["text"], row["claims"]
        old, new = (counted(side.get(name, {})) for side in (before, after))
        old_right = {m.gold: m.predicted for m in matches(text, gold, old) if m.right}
        new_right = {m.gold: m.predicted for m in matches(text, gold, new) if m.right}
        one = [_change("gained", row, gold[i]) for i in sorted(new_right.keys() - old_right.keys())]
        one += [_change("lost", row, gold[i]) for i in sorted(old_right.keys() - new_right.keys())]
        old_wrong = [claim for i, claim in enumerate(old) if i not in set(old_right.values())]
        new_wrong = [claim for i, claim in enumerate(new) if i not in set(new_right.values())]
        one += [_change("spurious new", row, claim) for claim in _unlike(text, new_wrong, old_wrong)]
        one += [_change("spurious gone", row, claim) for claim in _unlike(text, old_wrong, new_wrong)]
        found += sorted(one, key=lambda change: (change.start, change.kind))
    return found


def _unlike(text: str, these: Sequence[Row], those: Sequence[Row]) -> list[Row]:
    """Claims of one side that none of the other resembles: a moved border alone makes no change."""
    jaccard = scorer("scoring").jaccard
    other = word_sets(text, those)
    return [
        claim
        for claim, words in zip(these, word_sets(text, these), strict=True)
        if not any(all(jaccard(words[r], o[r]) >= RIGHT for r in ("source", "content")) for o in other)
    ]


def _change(kind: str, row: Row, claim: Row) -> Change:
    pieces = scorer("scoring").pieces
    spans = {role: pieces(claim.get(role)) for role in ("source", "cue", "content")}
    everything = [span for role in spans.values() for span in role]
    words = {role: " … ".join(" ".join(row["text"][a:b].split()) for a, b in found) for role, found in spans.items()}
    content = words["content"].split()
    return Change(
        kind,
        str(row["id"]),
        min((a for a, _ in everything), default=0),
        max((b for _, b in everything), default=0),
        words["source"] or "nobody",
        words["cue"] or "–",
        " ".join(content[:SHOWN]) + (" …" if len(content) > SHOWN else ""),
    )


def markdown(found: Sequence[Change], base: str, figures: Sequence[tuple[str, float, float]]) -> str:
    """The tables: figures on both sides, counts, then each change."""
    lines = [f"# Gains and losses against {base}", "", "| figure | base | now | |", "|---|---|---|---|"]
    lines += [f"| {name} | {old:g} | {new:g} | {new - old:+.1f} |" for name, old, new in figures]
    count = {kind: sum(change.kind == kind for change in found) for kind in KINDS}
    lines += ["", "| | claims |", "|---|---|", *(f"| {EXPLAINED[kind]} | {count[kind]} |" for kind in KINDS)]
    lines.append(f"| net: gold claims matched | {count['gained'] - count['lost']:+d} |")
    lines.append(f"| net: spurious claims | {count['spurious new'] - count['spurious gone']:+d} |")
    for kind in KINDS:
        rows = [change for change in found if change.kind == kind]
        if rows:
            lines += [
                "",
                f"## {kind.capitalize()}",
                "",
                "| report | offsets | source | cue | content |",
                "|---|---|---|---|---|",
            ]
            lines += [
                f"| {c.report} | {c.start}–{c.end} | {_cell(c.source)} | {_cell(c.cue)} | {_cell(c.content)} |"
                for c in rows
            ]
    return "\n".join(lines) + "\n"


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


@contextmanager
def worktree(revision: str) -> Iterator[Path]:
    """A checkout of a revision in a folder that is gone afterwards.

    Raises: ValueError where git knows no such revision.
    """
    if _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").returncode:
        raise ValueError(f"git knows no revision {revision!r}")
    folder = Path(tempfile.mkdtemp(prefix="alleged-compare-"))
    try:
        done = _git("worktree", "add", "--detach", str(folder / "tree"), revision)
        if done.returncode:
            raise ValueError(done.stderr.strip())
        yield folder / "tree"
    finally:
        _git("worktree", "remove", "--force", str(folder / "tree"))
        shutil.rmtree(folder, ignore_errors=True)
        _git("worktree", "prune")


def _git(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def readings(rows: Sequence[Row], revision: str) -> list[Row]:
    """Readings by the reader of a revision."""
    with worktree(revision) as tree, tempfile.TemporaryDirectory() as work:
        return read_with(tree / "src", rows, Path(work))


def main(arguments: Sequence[str]) -> int:
    """Print gains and losses against BASE; 2 where data or the revision are missing."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation compare", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("base", metavar="BASE", help="a revision")
    parser.add_argument("--limit", type=int, metavar="N", help="compare the first N reports alone")
    parser.add_argument("--report-only", action="store_true", help="use the readings that the last run kept")
    given = parser.parse_args(arguments)
    try:
        rows = attribution.gold()[: given.limit]
        name = given.base.replace("/", "-")
        kept = [out(f"compare-{name}.{side}.jsonl") for side in ("base", "head")]
        if given.report_only:
            base, head = (read_rows(path) for path in kept)
        else:
            print(f"reading {len(rows)} reports by {given.base} …", file=sys.stderr)
            base = readings(rows, given.base)
            head = read_reports(rows, "this tree")
            for path, side in zip(kept, (base, head), strict=True):
                write_rows(path, side)
    except (MissingDataError, ValueError, RuntimeError, FileNotFoundError) as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return 2
    old, new = (attribution.figures(rows, side) for side in (base, head))
    shown = [(key, old[key], new[key]) for key in new if "precision" not in key and "recall" not in key]
    report = markdown(changes(rows, base, head), given.base, shown)
    path = out(f"compare-{name}.md")
    path.write_text(report, encoding="utf-8")
    print(report)
    print(f"written to {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
