"""Web archives (WARC, packed record by record or not): a report for each page in them. Needs the extra `alleged[warc]`."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast

from alleged.errors import UnreadableError
from alleged.read import html, text
from alleged.read.media import essence
from alleged.read.opened import Opened, is_packed, unpacked
from alleged.records import Problem, Raw, Report

if TYPE_CHECKING:
    from fastwarc import ArchiveIterator, WarcRecord

ENDINGS = (".warc", ".warc.gz")

MAX_SEARCHES = 1000
"""After damage the next record is looked for; more false starts than that in a row, and the rest is given up."""

_MAGIC = b"WARC/"
_START = re.compile(rb"WARC/1\.[01]\r?\n")
_PACKED_START = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_SWALLOWED = re.compile(rb"\r\n\r\nWARC/1\.[01]\r\nWARC-")  # another record inside one: its length is wrong
_SEARCH_BYTES = 1 << 20
_OVERLAP = 16
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "")


def begins(head: bytes) -> bool:
    """Whether a web archive begins so, packed or not."""
    return unpacked(head).startswith(_MAGIC)


def reports(opened: Opened) -> Iterator[Report | Problem]:
    """The reports of an archive's pages: responses that are HTML or text and were no errors; everything else is passed over.

    A damaged record is a problem, and the next one is looked for.

    Raises: UnreadableError where fastwarc is not installed or there is no page in the archive.
    """
    try:
        from fastwarc import WarcRecord  # noqa: F401  asked for here, used below
    except ImportError:
        raise UnreadableError(f"{opened.name}: web archives need fastwarc: pip install 'alleged[warc]'") from None
    any_found = False
    with _searchable(opened.stream) as stream:
        for found in _records(stream, opened):
            read = _report(found, opened) if isinstance(found, _Block) else found
            if read is not None:
                any_found = True
                yield read
    if not any_found:
        raise UnreadableError(f"{opened.name}: no page in this archive (looked for responses that are HTML or text)")


@contextmanager
def _searchable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The archive as a stream that can go back: standard input by way of a file that is gone afterwards."""
    if stream.seekable():
        yield stream
        return
    with TemporaryFile() as kept:
        copyfileobj(stream, kept)
        kept.seek(0)
        yield cast("BinaryIO", kept)


@dataclass(frozen=True, slots=True)
class _Block:
    """A response as it came over the wire, with what the archive says of it."""

    data: bytes
    place: str
    url: str | None
    retrieved: str | None
    truncated: bool


def _records(stream: BinaryIO, opened: Opened) -> Iterator[_Block | Problem]:
    start = stream.tell()
    packed = is_packed(stream.read(2))
    searches = 0
    while True:
        stream.seek(start)
        at = start
        try:
            for record in _iterated(stream):
                found = _block(record, opened)
                at = record.stream_pos
                searches = 0
                yield found
                if isinstance(found, Problem):
                    break
            else:
                return
        except (OSError, ValueError, AttributeError, EOFError) as error:
            if not searches:
                yield Problem(
                    "unreadable", f"{opened.name}: damaged after byte {at:,} ({error}); the record was left out"
                )
        searches += 1
        following = _next_start(stream, at + 1, packed=packed)
        if following is None:
            return
        if searches > MAX_SEARCHES:
            yield Problem("unreadable", f"{opened.name}: what comes after byte {at:,} was left out; repair the archive")
            return
        start = following


def _iterated(stream: BinaryIO) -> "ArchiveIterator":
    from fastwarc import ArchiveIterator
    from fastwarc.warc import response

    return ArchiveIterator(stream, record_types=response, parse_http=False)


def _block(record: "WarcRecord", opened: Opened) -> _Block | Problem:
    url = record.headers.get("WARC-Target-URI")
    place = f"{opened.name}: {(url or 'record at byte ' + str(record.stream_pos)).strip('<>')}"
    limit = opened.settings.max_page_bytes
    stated = record.content_length
    pieces = []
    size = 0
    while size <= limit and (piece := record.reader.read(limit + 1 - size)):
        pieces.append(piece)
        size += len(piece)
    data = b"".join(pieces)
    if size < min(stated, limit) or _SWALLOWED.search(data):
        return Problem(
            "unreadable", f"{place}: the record is damaged (its length is not what it says) and was left out"
        )
    truncated = size > limit or record.headers.get("WARC-Truncated") is not None
    date = record.headers.get("WARC-Date")
    return _Block(data[:limit], place, url.strip("<>") if url else None, date, truncated)


def _report(block: _Block, opened: Opened) -> Report | Problem | None:
    """The report of a response, None where it is no page."""
    from fastwarc import WarcRecord
    from fastwarc.warc import response

    record = WarcRecord()
    record.init_headers(response)
    record.set_bytes_content(block.data)
    record.is_http = True
    try:
        record.parse_http(auto_decode="all")
        status = record.http_headers.status_code
        media_type = record.http_headers.get("Content-Type")
        if status is None:
            return Problem("unreadable", f"{block.place}: no HTTP response in this record; it was left out")
        path = (block.url or "").partition("?")[0]
        if not 200 <= status < 300 or essence(media_type) not in _PAGES or path.endswith("/robots.txt"):
            return None
        limit = opened.settings.max_page_bytes
        body = b""
        while len(body) <= limit and (piece := record.reader.read(limit + 1 - len(body))):
            body += piece
    except (OSError, ValueError, AttributeError, EOFError) as error:
        return Problem("unreadable", f"{block.place}: the page cannot be unpacked ({error}); it was left out")
    if len(body) > limit:
        return Problem("unreadable", f"{block.place}: larger than {limit:,} bytes; the page was left out")
    return _read(body, media_type, block)


def _read(body: bytes, media_type: str | None, block: _Block) -> Report | Problem:
    retrieved, problems = _moment(block)
    try:
        if essence(media_type) in ("text/html", "application/xhtml+xml") or html.begins(body):
            report = html.read(body, block.place, url=block.url, media_type=media_type, retrieved=retrieved)
        else:
            plain = text.read(body, block.place, media_type)
            report = replace(plain, url=block.url, retrieved=retrieved, raw=Raw(body, media_type))
    except UnreadableError as error:
        return Problem("unreadable", str(error))
    if block.truncated:
        problems.append(Problem("truncated", f"{block.place}: the archive holds only the beginning of this page"))
    return replace(text.with_problems(report, *problems), place=block.place)


def _moment(block: _Block) -> tuple[str | None, list[Problem]]:
    from alleged.errors import DayError
    from alleged.read.published import timestamp

    try:
        return (timestamp(block.retrieved) if block.retrieved else None), []
    except DayError as error:
        return None, [Problem("bad_date", f"{block.place}: WARC-Date was left out: {error}")]


def _next_start(stream: BinaryIO, position: int, *, packed: bool) -> int | None:
    """Where the next record may begin, None where there is none."""
    pattern = _PACKED_START if packed else _START
    stream.seek(position)
    window = b""
    while piece := stream.read(_SEARCH_BYTES):
        window += piece
        found = pattern.search(window)
        if found:
            return position + found.start()
        dropped = max(0, len(window) - _OVERLAP)
        position += dropped
        window = window[dropped:]
    return None
