"""Where output goes: the screen, or a file that appears only when it is whole."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

FORMATS = ("table", "json", "jsonl", "html", "plover", "conllu", "spacy")


@contextmanager
def written(output: Path | None) -> Iterator[BinaryIO]:
    """A stream of bytes to standard output, or to a file beside `output` that takes its place at the end.

    Nothing of a run that was broken off stays behind, and a file that was there before stays as it was.
    """
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if output.exists() and not output.is_file():  # a device or a pipe cannot be replaced
        with output.open("wb") as stream:
            yield stream
        return
    target = output.resolve()
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as temporary:
        part = Path(temporary.name)
        try:
            yield cast("BinaryIO", temporary)
            temporary.flush()
            part.chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
