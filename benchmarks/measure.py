"""Times as ratios: what is compared runs by turns, so that a machine's moods hit both."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Spread:
    """Repeated measurements: the middle one and both ends."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle of the values."""
        return median(self.values)

    def __str__(self) -> str:
        low, high = _rounded(min(self.values)), _rounded(max(self.values))
        return f"{_rounded(self.median)} ({low} to {high}, {len(self.values)} times)"


def _rounded(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def by_turns(works: Sequence[Callable[[], object]], repeats: int) -> list[tuple[float, ...]]:
    """Seconds of each work, once a repeat, one after the other; every second repeat in reverse order. Each runs once before."""
    for work in works:
        work()
    out = []
    for repeat in range(repeats):
        order = range(len(works)) if repeat % 2 == 0 else range(len(works) - 1, -1, -1)
        taken = {index: seconds(works[index]) for index in order}
        out.append(tuple(taken[index] for index in range(len(works))))
    return out


def process(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """`(seconds, megabytes)` of a process from start to end: wall time and its largest resident memory.

    Linux counts in what this process held when it started the other one: measure before loading anything large.

    Raises: RuntimeError where it fails.
    """
    start = time.perf_counter()
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert child.stderr is not None
    with child.stderr:  # read to its end first: a full pipe would hold the child for ever
        errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    taken = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(
            f"{' '.join(command)}: exit status {child.returncode}: {errors.decode(errors='replace').strip()}"
        )
    # Kilobytes on Linux, bytes on macOS (getrusage(2)).
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return taken, usage.ru_maxrss / unit
