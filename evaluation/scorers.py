"""The scorers of ../shared/score, used as they are."""

import importlib
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.paths import need


def scorer(name: str) -> ModuleType:
    """A scorer's module. They import one another by bare names, so their folder stands on the path meanwhile."""
    folder = str(need("score"))
    need(f"score/{name}.py")
    sys.path.insert(0, folder)
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(folder)


def run_scorer(name: str, gold: Path, predicted: Path) -> dict[str, Any]:
    """What a scorer prints for two files, for those that keep their scoring in the command."""
    command = [sys.executable, str(need(f"score/{name}.py")), str(gold), str(predicted)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{name}.py: {done.stderr.strip() or done.stdout.strip()}")
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures
