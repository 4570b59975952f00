"""Figures -> the table that `make evaluate` prints."""

from collections.abc import Mapping

from evaluation.floors import Floor
from evaluation.targets import TARGETS, better

HEADINGS = ("figure", "start", "humans", "reach", "measured", "floor", "")
TARGET_NAMES = frozenset(target.name for target in TARGETS)


def rows(measured: Mapping[str, float], floors: Mapping[str, Floor]) -> list[tuple[str, ...]]:
    """The figures with a target, then the others that were measured; the last column is the mark."""
    out = []
    for target in TARGETS:
        value, floor = measured.get(target.name), floors.get(target.name)
        marks = []
        if value is not None and target.reach is not None:
            marks.append("below" if better(target.name, target.reach, value) else "ok")
        if value is not None and floor and better(target.name, floor.floor, value):
            marks.append("UNDER ITS FLOOR" if target.higher else "OVER ITS FLOOR")
        numbers = (target.start, target.humans, target.reach, value, floor.floor if floor else None)
        out.append((target.name, *map(_number, numbers), ", ".join(marks)))
    out += [(name, "", "", "", _number(value), "", "") for name, value in measured.items() if name not in TARGET_NAMES]
    return out


def text(measured: Mapping[str, float], floors: Mapping[str, Floor]) -> str:
    """The table as lines, columns aligned."""
    lines = [HEADINGS, *rows(measured, floors)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    out = []
    for line in lines:
        cells = [
            line[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(line[1:-1], widths[1:-1], strict=True)),
        ]
        out.append("  ".join([*cells, line[-1]]).rstrip())
    return "\n".join(out)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
