"""Where the data lie and where results go."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "evaluation" / "out"
JUDGED = ROOT / "evaluation" / "judged"
FLOORS = ROOT / "evaluation" / "floors.toml"


class MissingDataError(Exception):
    """A file of the shared data is not there; the message says which and what to do."""


def shared() -> Path:
    """The folder that holds `data/`, `score/` and `examples/`: ALLEGED_SHARED, else `../shared` beside the repository."""
    return Path(os.environ.get("ALLEGED_SHARED") or ROOT.parent / "shared")


def need(relative: str) -> Path:
    """A file or folder of the shared data.

    Raises: MissingDataError where it is not there.
    """
    path = shared() / relative
    if not path.exists():
        raise MissingDataError(
            f"{path} is not there. The evaluation needs the shared data and scorers: "
            "set ALLEGED_SHARED to the folder that holds data/ and score/."
        )
    return path


def out(name: str) -> Path:
    """A file under evaluation/out/, whose folder is made where it is missing, and ignored by git: the data's words stay out."""
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / ".gitignore").write_text("*\n", encoding="utf-8")
    return OUT / name
