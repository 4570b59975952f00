"""What a person points at, a file, a folder, an address or standard input, to the reports in it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from alleged.errors import UnreadableError
from alleged.read import address, html, jsonl, text
from alleged.records import Problem, Report
from alleged.settings import Settings

STANDARD_INPUT = "-"

_JSONL = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
_HTML = (".html", ".htm", ".xhtml")
_TEXT = (".txt", ".text")
_IN_FOLDERS = (*_JSONL, *_HTML, *_TEXT)


def reports(
    names: Iterable[str], settings: Settings, *, published: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[Report | Problem]:
    """The reports behind these names, in order; what cannot be read is a `Problem` whose message begins with its name.

    `published` is the reader's own word on the day, and wins over whatever the reports say. Folders are walked in the order of
    their files' names.
    """
    for name in names:
        for found in _guarded(name, settings, stdin):
            if published is not None and isinstance(found, Report):
                found = replace(found, published=published)
            yield found


def _guarded(name: str, settings: Settings, stdin: BinaryIO | None) -> Iterator[Report | Problem]:
    try:
        yield from _reports(name, settings, stdin)
    except UnreadableError as error:
        yield Problem("unreadable", str(error))
    except OSError as error:
        yield Problem("unreadable", f"{name}: {error.strerror or error}")


def _reports(name: str, settings: Settings, stdin: BinaryIO | None) -> Iterator[Report | Problem]:
    if name == STANDARD_INPUT and stdin is not None:
        yield from _stream(stdin, settings.max_file_bytes)
    elif address.is_address(name):
        yield from _address(name, settings)
    elif Path(name).is_dir():
        yield from _folder(Path(name), settings)
    else:
        yield from _file(Path(name), settings.max_file_bytes)


def _folder(folder: Path, settings: Settings) -> Iterator[Report | Problem]:
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.name.lower().endswith(_IN_FOLDERS)
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    if not files:
        raise UnreadableError(f"{folder}: no reports in this folder (looked for {', '.join(_IN_FOLDERS)})")
    for path in files:
        yield from _guarded(str(path), settings, None)


def _file(path: Path, limit: int) -> Iterator[Report | Problem]:
    name = str(path)
    suffixes = path.name.lower()
    if suffixes.endswith(_JSONL):
        yield from jsonl.read(path, name)
        return
    if suffixes.endswith(".json"):
        raise UnreadableError(f"{name}: JSON is not read, JSON lines are: one report a line, in a file called .jsonl")
    with path.open("rb") as stream:
        data = _all(stream, name, limit)
    yield html.read(data, name) if suffixes.endswith(_HTML) or html.looks_like_html(data) else text.read(data, name)


def _address(url: str, settings: Settings) -> Iterator[Report | Problem]:
    page = address.fetch(url, settings)
    if page.kind == "jsonl":
        yield from jsonl.read_lines(page.data.splitlines(), url)
    elif page.kind == "html" or html.looks_like_html(page.data):
        yield html.read(page.data, url, url=page.url, encoding=page.encoding, retrieved=page.retrieved)
    else:
        yield replace(text.read(page.data, url, page.encoding), url=page.url, retrieved=page.retrieved)


def _stream(stream: BinaryIO, limit: int) -> Iterator[Report | Problem]:
    name = "standard input"
    first = stream.readline(limit + 1)
    if jsonl.is_row(first):
        yield from jsonl.read_lines(chain([first], stream), name)
        return
    data = first + _all(stream, name, limit - len(first))
    yield html.read(data, name) if html.looks_like_html(data) else text.read(data, name)


def _all(stream: BinaryIO, name: str, limit: int) -> bytes:
    data = stream.read(max(limit, 0) + 1)
    if len(data) > max(limit, 0):
        raise UnreadableError(
            f"{name}: larger than the limit of {limit:,} bytes for one report; cut it, or give JSON lines"
        )
    return data
