"""Texts to read: news reports of the shared data where they are there, else the shipped example over and over."""

import json
import os
import random
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = 20230104


def example() -> Path:
    """The report that ships with the product."""
    import alleged

    return Path(alleged.__file__).parent / "examples" / "report.txt"


def reports() -> tuple[list[str], str]:
    """Whole reports in a fixed random order, and where they are from."""
    folder = Path(os.environ.get("ALLEGED_SHARED") or ROOT.parent / "shared") / "data" / "reports"
    found = [json.loads(line)["text"] for path in sorted(folder.glob("*.jsonl")) for line in _lines(path)]
    if not found:
        return [example().read_text(encoding="utf-8")], "the shipped example, repeated"
    random.Random(SEED).shuffle(found)
    return found, f"{len(found)} reports of {folder}"


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        yield from (line for line in lines if line.strip())


def words(text: str) -> int:
    """Words as a person counts them: what stands between blanks."""
    return len(text.split())


def whole(texts: Sequence[str], at_least: int) -> list[str]:
    """Whole reports, as many as hold this many words; they begin anew where there are too few."""
    out: list[str] = []
    count = 0
    for text in cycle(texts):
        out.append(text)
        count += words(text)
        if count >= at_least:
            return out
    return out


def cut(texts: Sequence[str], size: int, count: int) -> list[str]:
    """`count` texts of `size` words each, cut from the reports one after the other; paragraphs stay."""
    pieces = [piece for text in whole(texts, size * count) for piece in (*_pieces(text), "\n\n")]
    out: list[str] = []
    held: list[str] = []
    number = 0
    for piece in pieces:
        held.append(piece)
        number += not piece.isspace()
        if number == size:
            out.append("".join(held))
            held, number = [], 0
            if len(out) == count:
                break
    return out


def _pieces(text: str) -> Iterator[str]:
    """Words and the blanks between them."""
    import re

    yield from re.findall(r"\s+|\S+", text)
