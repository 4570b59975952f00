"""What a report was before it was decoded."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as they were retrieved, once transfer and content encodings (chunks, gzip) are undone.

    `media_type` is what came with them, parameters included ("text/html; charset=windows-1252"); None is not known.
    """

    data: bytes
    media_type: str | None
