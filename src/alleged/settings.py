"""What can be set, in one frozen record with its defaults. The record reads nothing from the environment."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

DEFAULT_TIMEOUT_SECONDS = 20.0
"""Seconds to wait for a web server to connect or to send its next bytes; slow sites of the field answer within ten."""

MAX_PAGE_BYTES = 20_000_000
"""Largest page taken from the web, in bytes, after unpacking: a hundred times a long news page."""

MAX_FILE_BYTES = 200_000_000
"""Largest text or HTML file read whole, in bytes, and largest line of a JSONL file (the file itself has no limit)."""

RETRIES = 2
"""How often an address is asked again after "too many requests", a fault of the server or a broken connection."""

DELAY_SECONDS = 1.0
"""Seconds between two requests to one host: what a person who follows links would take."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read. `threads` is the number of the model's threads, None for one a core. `vague` is the column of vague.toml
    that vague number words count by. `gazetteer` is a gazetteer file; None is the one that the user imported, if there is one, else
    the one that ships."""

    threads: int | None = None
    timeout: float = DEFAULT_TIMEOUT_SECONDS
    max_page_bytes: int = MAX_PAGE_BYTES
    max_file_bytes: int = MAX_FILE_BYTES
    retries: int = RETRIES
    delay: float = DELAY_SECONDS
    allow_private_addresses: bool = False
    vague: Literal["recorder", "conservative", "literal"] = "recorder"
    gazetteer: Path | None = None


def user_folder() -> Path:
    """The user's data folder of this program as the system has it (XDG_DATA_HOME, LOCALAPPDATA); it need not be there."""
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support"
    else:
        folder = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return folder / "alleged"


def user_gazetteer() -> Path:
    """Where `alleged gazetteer import` writes to and reading looks first."""
    return user_folder() / "gazetteer.bin"


def user_officeholders() -> Path:
    """Where `alleged officeholders import` writes to and reading looks first."""
    return user_folder() / "officeholders.csv.gz"


def user_ledger() -> str:
    """The address of the ledger that is used where none is named."""
    return f"sqlite:///{user_folder() / 'ledger.db'}"
