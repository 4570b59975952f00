"""`python -m benchmarks`: all measured in one run, as ratios where that is possible."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import measure, texts
from benchmarks.measure import Spread
from benchmarks.reader import Bench

# Source: issue 2, "Speed".
MOST_OVERHEAD = 2.2  # whole reading / bare forward passes; issue 3 (1.8 while only claims were read)
MOST_LONG = 1.2  # cost of a word in a long text / in a text of 500 words
MOST_SECONDS, MOST_MEGABYTES = (
    3.5,
    900,
)  # issue 3 (2.5 and 600 while only claims were read): `alleged read` of the example from a cold start
LONG, SHORT = 100_000, 500  # words
# Words in the short texts that the long one is held against: as many would only take longer.
SHORT_TOTAL = 20_000
WORDS = 12_000  # of whole reports, for the ratio to the floor


@dataclass(frozen=True, slots=True)
class Result:
    """A line of the outcome; `most` is the target where there is one."""

    name: str
    value: Spread
    unit: str
    most: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the target, if any, is kept."""
        return self.most is None or self.value.median <= self.most

    def line(self) -> str:
        """For the screen."""
        mark = "" if self.most is None else f"  at most {self.most:g}: {'ok' if self.holds else 'ABOVE'}"
        return f"{self.name:<52} {self.value} {self.unit}{mark}".rstrip()


def overhead(bench: Bench, threads: int, reports: Sequence[str], repeats: int) -> list[Result]:
    """Reading whole reports against the floor, and words a second."""
    floor = bench.floor(reports)
    taken = measure.by_turns([floor.run, lambda: bench.read(reports)], repeats)
    count = sum(map(texts.words, reports))
    name = f"{threads} thread{'s' if threads > 1 else ''}"
    return [
        Result(
            f"reading / bare forward passes, {name}", Spread(tuple(r / f for f, r in taken)), "times", MOST_OVERHEAD
        ),
        Result(f"reading, {name}", Spread(tuple(count / r for _, r in taken)), "words a second"),
        Result(
            f"bare forward passes, {name}", Spread(tuple(floor.wordpieces / f for f, _ in taken)), "wordpieces a second"
        ),
        Result(f"padding, {name}", Spread((100 * floor.padding / floor.fed,)), "% of the pieces computed", 0),
    ]


def length(bench: Bench, reports: Sequence[str], words: int, repeats: int) -> Result:
    """A word's cost in one long text against texts of 500 words."""
    (long,) = texts.cut(reports, words, 1)
    short = texts.cut(reports, SHORT, SHORT_TOTAL // SHORT)
    taken = measure.by_turns([lambda: bench.read(short), lambda: bench.read([long])], repeats)
    ratios = tuple((whole / words) / (cut / (SHORT * len(short))) for cut, whole in taken)
    return Result(f"a word of {words:,} / of {SHORT}", Spread(ratios), "times", MOST_LONG)


def cold(repeats: int) -> list[Result]:
    """`alleged read` of the example in a process of its own; files may be in the system's cache from the run before."""
    command = [str(Path(sys.executable).parent / "alleged"), "read", str(texts.example())]
    with tempfile.TemporaryDirectory() as folder:
        runs = [measure.process(command, Path(folder)) for _ in range(repeats)]
    return [
        Result("alleged read EXAMPLE, cold start", Spread(tuple(s for s, _ in runs)), "s", MOST_SECONDS),
        Result("alleged read EXAMPLE, largest memory", Spread(tuple(m for _, m in runs)), "MB", MOST_MEGABYTES),
    ]


def main(arguments: Sequence[str]) -> int:
    """0, or 1 with --check where a target is not kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--repeats", type=int, default=5, help="how often each is measured")
    parser.add_argument("--quick", action="store_true", help="a tenth of the long text, for a first look")
    parser.add_argument("--check", action="store_true", help="exit status 1 where a target is not kept")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all values there too")
    given = parser.parse_args(arguments)
    found, origin = texts.reports()
    chosen = texts.whole(found, WORDS)
    load = os.getloadavg()[0]
    print(f"{len(chosen)} of {origin}; {os.cpu_count()} cores, load {load:.1f} at the start; median (spread)")
    if load > 1:
        print("the machine is not idle: words a second are too low, and ratios wider spread")
    one, two = Bench(1), Bench(2)
    steps: list[Callable[[], list[Result]]] = [
        lambda: cold(given.repeats),
        lambda: overhead(one, 1, chosen, given.repeats),
        lambda: overhead(two, 2, chosen, given.repeats),
        lambda: [length(one, found, LONG // 10 if given.quick else LONG, min(3, given.repeats))],
    ]
    results: list[Result] = []
    for step in steps:
        for result in step():
            results.append(result)
            print(result.line(), flush=True)
    if given.json:
        rows = [{"name": r.name, "unit": r.unit, "most": r.most, "values": r.value.values} for r in results]
        given.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return int(given.check and not all(result.holds for result in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
