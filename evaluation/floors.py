"""Floors: values that the figures may not fall under, kept in floors.toml.

    ["claim F1 at 0.5"]
    floor = 70.1
    best = 71.3
    lowered = "why the floor may stand under the best one ever reached"

`best` is the highest floor that ever stood there. A floor under its `best` needs `lowered`, a reason in words: so no floor
falls silently, and the file alone tells.
"""

import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.targets import BY_NAME, better

# Points by which a floor is set worse than what was measured. Source: int8 kernels of other CPUs round otherwise and move a
# figure by a tenth or two.
SLACK = 0.3
HEADER = """\
# What the figures of `make evaluate` may not fall under (calibration error: rise over). `make evaluate RAISE=1` moves floors to
# the better, never to the worse. To lower one, edit `floor` by hand, leave `best` as it is, and say why in `lowered`.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """A floor, the best one that ever stood there, and why it was lowered where it was."""

    floor: float
    best: float
    lowered: str = ""


class FloorsError(ValueError):
    """The floors file does not hold what it must; the message says which floor and why."""


def load(path: Path) -> dict[str, Floor]:
    """The floors; none where there is no file yet.

    Raises: FloorsError where a floor is under its best and gives no reason, or is no floor at all.
    """
    if not path.exists():
        return {}
    floors = {}
    for name, row in tomllib.loads(path.read_text(encoding="utf-8")).items():
        if name not in BY_NAME:
            raise FloorsError(f"{path.name}: {name!r} is no figure with a target")
        try:
            floor = Floor(float(row["floor"]), float(row["best"]), str(row.get("lowered", "")).strip())
        except (KeyError, TypeError, ValueError) as error:
            raise FloorsError(f"{path.name}: {name!r} needs numbers floor and best ({error})") from error
        if better(name, floor.best, floor.floor) and not floor.lowered:
            raise FloorsError(f"{path.name}: the floor of {name!r} was lowered without a reason in `lowered`")
        if better(name, floor.floor, floor.best):
            raise FloorsError(f"{path.name}: {name!r} has a floor better than its best; set best to it")
        floors[name] = floor
    return floors


def fallen(measured: Mapping[str, float], floors: Mapping[str, Floor]) -> list[str]:
    """The figures that are worse than their floor, of those that were measured."""
    return [name for name, floor in floors.items() if name in measured and better(name, floor.floor, measured[name])]


def raised(measured: Mapping[str, float], floors: Mapping[str, Floor]) -> dict[str, Floor]:
    """The floors moved to just under what was measured, where that is better than they were. None is made worse."""
    moved = dict(floors)
    for name, value in measured.items():
        target = BY_NAME.get(name)
        if target is None:
            continue
        whole = float(value).is_integer() and name.startswith("example")
        fresh = value if whole else _tenths(value - SLACK if target.higher else value + SLACK, down=target.higher)
        old = floors.get(name)
        if old is None or better(name, fresh, old.floor):
            best = fresh if old is None or better(name, fresh, old.best) else old.best
            moved[name] = Floor(fresh, best, old.lowered if old and best != fresh else "")
    return moved


def _tenths(value: float, *, down: bool) -> float:
    # Rounded first: 62.3 - 0.3 is a hair under 62.0.
    tenths = round(value * 10, 6)
    return (math.floor(tenths) if down else math.ceil(tenths)) / 10


def save(path: Path, floors: Mapping[str, Floor]) -> None:
    """Write the floors in the order of the targets."""
    parts = [HEADER]
    for name in BY_NAME:
        if floor := floors.get(name):
            # JSON's strings are TOML's basic strings.
            lines = [f"[{json.dumps(name)}]", f"floor = {floor.floor}", f"best = {floor.best}"]
            if floor.lowered:
                lines.append(f"lowered = {json.dumps(floor.lowered, ensure_ascii=False)}")
            parts.append("\n".join(lines) + "\n")
    path.write_text("\n".join(parts), encoding="utf-8")
