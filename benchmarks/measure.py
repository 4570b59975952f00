"""Times as ratios: what is compared runs by turns, so that a machine's moods hit both."""

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


_WATCH = """
import os, subprocess, sys, time
start = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
print(time.perf_counter() - start, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""
"""Starts a command and tells how it went. It stands in between because Linux counts in what the process held that started another:
this one is small, one that has loaded a model is not."""


def process(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """`(seconds, megabytes)` of a process from start to end: wall time and its largest resident memory.

    Raises: RuntimeError where it fails.
    """
    watched = [sys.executable, "-S", "-c", _WATCH, *command]
    done = subprocess.run(watched, cwd=folder, capture_output=True, text=True, errors="replace", check=True)
    taken, much, code = done.stdout.split()
    if code != "0":
        raise RuntimeError(f"{' '.join(command)}: exit status {code}: {done.stderr.strip()}")
    # Kilobytes on Linux, bytes on macOS (getrusage(2)).
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return float(taken), float(much) / unit
