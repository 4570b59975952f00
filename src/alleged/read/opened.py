"""An input that is open for reading, and what is known of it besides its bytes."""

import zlib
from dataclasses import dataclass
from typing import BinaryIO

from alleged.errors import UnreadableError
from alleged.read.address import Web
from alleged.settings import Settings

HEAD_BYTES = 4096
"""How much of an input is looked at to tell its format: a feed or page may begin with a long comment."""

_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Opened:
    """`name` is for messages. `url`, `media_type` and `retrieved` are what the web said, None for files. `web` fetches the pages
    that a feed leads to; None where a feed is a file: then nothing is fetched."""

    stream: BinaryIO
    name: str
    settings: Settings
    url: str | None = None
    media_type: str | None = None
    retrieved: str | None = None
    web: Web | None = None

    def whole(self, limit: int | None = None) -> bytes:
        """All bytes; `limit` is `settings.max_file_bytes` where it is not given.

        Raises: UnreadableError where there are more.
        """
        limit = self.settings.max_file_bytes if limit is None else limit
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise UnreadableError(
                f"{self.name}: larger than the limit of {limit:,} bytes for one report; cut it, or give JSON lines"
            )
        return data


def unpacked(head: bytes) -> bytes:
    """The first bytes of an input, out of gzip where they are packed; b"" where they cannot be unpacked."""
    if not head.startswith(_GZIP):
        return head
    try:
        return zlib.decompressobj(wbits=31).decompress(head, HEAD_BYTES * 16)
    except zlib.error:
        return b""


def is_packed(head: bytes) -> bool:
    """Whether these bytes begin a gzip file."""
    return head.startswith(_GZIP)
