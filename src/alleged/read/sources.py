"""What a person points at, a file, a folder, an address or standard input, to the reports in it."""

import io
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Protocol, cast
from urllib.parse import urlsplit

from alleged.errors import UnreadableError
from alleged.read import address, feed, html, jsonl, parquet, text, warc
from alleged.read.media import essence
from alleged.read.opened import HEAD_BYTES, Opened
from alleged.records import Problem, Report
from alleged.settings import Settings

STANDARD_INPUT = "-"
_STREAM = "standard input"


class Format(Protocol):
    """One format of reports: a module of this package."""

    @property
    def ENDINGS(self) -> tuple[str, ...]:  # noqa: N802  a module's constant
        """How files of the format are called."""

    def begins(self, head: bytes) -> bool:
        """Whether an input with these first bytes is of the format."""

    def reports(self, opened: Opened) -> Iterator[Report | Problem]:
        """Its reports. Raises: UnreadableError, OSError."""


FORMATS: tuple[Format, ...] = (
    # the first whose ending or beginning fits; a text is what is nothing else
    jsonl,
    parquet,
    warc,
    feed,
    html,
    text,
)

_MANY_KINDS = (".json", ".xml")  # feeds among other things
_ENDINGS = tuple(ending for form in FORMATS for ending in form.ENDINGS)


def reports(
    names: Iterable[str],
    settings: Settings,
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    web: address.Web | None = None,
) -> Iterator[Report | Problem]:
    """The reports behind these names, in order; what cannot be read is a `Problem` whose message begins with its name.

    `published` is the reader's own word on the day, and wins over whatever the reports say. Folders are walked in the order of
    their files' names. `web` is the way to addresses, a new one for this call where none is given.
    """
    with closing(address.Web(settings)) as own:
        for name in names:
            for found in _guarded(name, settings, stdin, web or own):
                if published is not None and isinstance(found, Report):
                    found = replace(found, published=published)
                yield found


def _guarded(name: str, settings: Settings, stdin: BinaryIO | None, web: address.Web) -> Iterator[Report | Problem]:
    try:
        for found in _found(name, settings, stdin, web):
            if isinstance(found, Report) and found.place is None:
                found = replace(found, place=_STREAM if name == STANDARD_INPUT else name)
            yield found
    except UnreadableError as error:
        yield Problem("unreadable", str(error))
    except OSError as error:
        yield Problem("unreadable", f"{name}: {error.strerror or error}")


def _found(name: str, settings: Settings, stdin: BinaryIO | None, web: address.Web) -> Iterator[Report | Problem]:
    if name == STANDARD_INPUT and stdin is not None:
        return _stream(stdin, settings)
    if address.is_address(name):
        return _address(name, settings, web)
    return _folder(Path(name), settings, web) if Path(name).is_dir() else _file(Path(name), settings)


def _folder(folder: Path, settings: Settings, web: address.Web) -> Iterator[Report | Problem]:
    shut: list[OSError] = []
    files = sorted(_files(folder, shut.append))
    for error in shut:
        yield Problem("unreadable", f"{error.filename}: {error.strerror or error}")
    if not files and not shut:
        raise UnreadableError(
            f"{folder}: no reports in this folder (looked for {', '.join(_ENDINGS)}, feeds in .xml, .json)"
        )
    for path in files:
        yield from _guarded(str(path), settings, None, web)


def _files(folder: Path, shut: Callable[[OSError], object]) -> Iterator[Path]:
    """The files of a folder and of those in it that may hold reports; `shut` is told of folders that cannot be looked into.

    Links to folders are not followed: they may go in circles.
    """
    for place, folders, names in os.walk(folder, onerror=shut):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place, name)
            if name.startswith(".") or not path.is_file():
                continue
            if name.lower().endswith(_ENDINGS) or (name.lower().endswith(_MANY_KINDS) and _is_feed(path)):
                yield path


def _is_feed(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return feed.begins(stream.read(HEAD_BYTES))
    except OSError:
        return True  # read in its turn, it will say what is wrong


def _file(path: Path, settings: Settings) -> Iterator[Report | Problem]:
    name = str(path)
    with path.open("rb") as stream:
        form = _called(name) or _beginning(stream.readline(settings.max_file_bytes + 1))
        if form is None:
            stream.seek(0)
            first = stream.readline(settings.max_file_bytes + 1)
            form = _told(first + stream.read(HEAD_BYTES), name)
        stream.seek(0)
        yield from form.reports(Opened(stream, name, settings))


def _address(url: str, settings: Settings, web: address.Web) -> Iterator[Report | Problem]:
    page = web.page(url)
    kind = essence(page.media_type)
    form = _called(urlsplit(page.url).path)
    if feed.begins(page.data[:HEAD_BYTES]):
        form = feed
    elif form is None and kind in jsonl.MEDIA_TYPES:
        form = jsonl
    elif form is None and (kind in ("text/html", "application/xhtml+xml") or not kind):
        form = html
    stream = io.BufferedReader(cast("io.RawIOBase", io.BytesIO(page.data)))
    opened = Opened(stream, url, settings, page.url, page.media_type, page.retrieved, web)
    yield from (form or _told(page.data, url, kind)).reports(opened)


def _stream(stream: BinaryIO, settings: Settings) -> Iterator[Report | Problem]:
    name = _STREAM
    first = stream.readline(settings.max_file_bytes + 1)
    form = _beginning(first)
    if form is None:  # only now: a line of JSON is read before the next one has come
        first += stream.read(HEAD_BYTES)
        form = _told(first, name)
    joined = io.BufferedReader(_Joined(first, stream))
    yield from form.reports(Opened(joined, name, settings))


def _called(name: str) -> Format | None:
    """The format that a name's ending says; a text's says too little: pages and feeds are saved under it."""
    return next((form for form in FORMATS if form is not text and name.lower().endswith(form.ENDINGS)), None)


def _beginning(first: bytes) -> Format | None:
    """The format that the first line alone shows."""
    return next((form for form in (jsonl, parquet, warc) if form.begins(first)), None)


def _told(head: bytes, name: str, kind: str = "") -> Format:
    """The format of an input with this beginning.

    Raises: UnreadableError for JSON and XML of other kinds.
    """
    form = next(form for form in FORMATS if form.begins(head))
    if form is not text:
        return form
    if name.lower().endswith(".json") or kind.endswith("json"):
        raise UnreadableError(
            f"{name}: JSON that is no feed is not read, JSON lines are: one report a line, in a file called .jsonl"
        )
    if name.lower().endswith(".xml") or (kind.endswith("xml") and head.lstrip().startswith(b"<")):
        raise UnreadableError(f"{name}: XML that is neither a feed nor a page; save its text and read that")
    return form


class _Joined(io.RawIOBase):
    """A stream with what was read of it put back."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = first
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        if self._first:
            piece, self._first = self._first[: len(view)], self._first[len(view) :]
        else:
            read = getattr(
                self._rest, "read1", self._rest.read
            )  # what is there, rather than waiting for a whole buffer
            piece = read(len(view))
        view[: len(piece)] = piece
        return len(piece)
