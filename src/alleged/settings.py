"""What can be set, in one frozen record with its defaults. Nothing here is read from the environment."""

from dataclasses import dataclass
from typing import Literal

DEFAULT_TIMEOUT_SECONDS = 20.0
"""Seconds to wait for a web server to connect or to send its next bytes; slow sites of the field answer within ten."""

MAX_PAGE_BYTES = 20_000_000
"""Largest page taken from the web, in bytes, after unpacking: a hundred times a long news page."""

MAX_FILE_BYTES = 200_000_000
"""Largest text or HTML file read whole, in bytes (JSONL is read line by line and has no limit of its own)."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read. `threads` is the number of the model's threads, None for one a core. `vague` is the column of vague.toml
    that vague number words count by."""

    threads: int | None = None
    timeout: float = DEFAULT_TIMEOUT_SECONDS
    max_page_bytes: int = MAX_PAGE_BYTES
    max_file_bytes: int = MAX_FILE_BYTES
    allow_private_addresses: bool = False
    vague: Literal["recorder", "conservative", "literal"] = "recorder"
