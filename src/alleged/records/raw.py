"""What a report was decoded from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes as retrieved, before decoding; `media_type` as the server or the file's name has it, None where neither tells."""

    data: bytes
    media_type: str | None
