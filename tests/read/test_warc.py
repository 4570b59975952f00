"""Web archives: the pages in them, and what damage leaves."""

import gzip
import io
import sys

import pytest
from fastwarc import WarcRecord
from fastwarc.warc import WarcRecordType

from alleged.errors import UnreadableError
from alleged.read import warc
from alleged.read.opened import Opened
from alleged.records import Problem, Report
from alleged.settings import Settings

PARAGRAPH = "The mayor said that pier {} was hit twice on Monday and asked the capital for help with the fires there."
PAGE = "<!doctype html><html><body><article><h1>Port</h1><p>{0}</p><p>{0}</p></article></body></html>"


def page(number: int) -> bytes:
    return PAGE.format(PARAGRAPH.format(number)).encode()


def record(
    body: bytes, url: str = "https://example.org/1", *, status: str = "200 OK", kind: str = "text/html", **headers: str
) -> bytes:
    """One response as it stands in an archive."""
    made = WarcRecord()
    made.init_headers(WarcRecordType.response)
    made.headers["WARC-Target-URI"] = url
    made.headers["WARC-Date"] = "2024-03-12T08:00:00Z"
    made.headers["Content-Type"] = "application/http; msgtype=response"
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    made.set_bytes_content(f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{lines}\r\n".encode() + body)
    stream = io.BytesIO()
    made.write(stream)
    return stream.getvalue()


def read(data: bytes, settings: Settings = Settings()) -> list[Report | Problem]:  # noqa: B008  it never changes
    return list(warc.reports(Opened(io.BytesIO(data), "f", settings)))


@pytest.mark.parametrize("packed", [False, True])
def test_pages_and_texts_are_reports(packed: bool) -> None:
    records = [
        record(page(1), kind="text/html; charset=utf-8"),
        record(b"\x89PNG", "https://example.org/a.png", kind="image/png"),
        record(page(2), "https://example.org/gone", status="404 Not Found"),
        record(b"User-agent: *", "https://example.org/robots.txt", kind="text/plain"),
        record(b"date 2024-03-11 The mayor spoke.", "https://example.org/t", kind="text/plain"),
    ]
    first, second = read(b"".join(map(gzip.compress, records) if packed else records))
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert PARAGRAPH.format(1) in first.text
    assert (first.url, first.retrieved) == ("https://example.org/1", "2024-03-12T08:00:00Z")
    assert first.raw is not None
    assert (first.raw.data, first.raw.media_type) == (page(1), "text/html; charset=utf-8")
    assert (second.text, second.published) == ("date 2024-03-11 The mayor spoke.", "2024-03-11")
    assert second.raw is not None


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(page(1)), {"Content_Encoding": "gzip"}),
        (b"%x\r\n" % len(page(1)) + page(1) + b"\r\n0\r\n\r\n", {"Transfer_Encoding": "chunked"}),
    ],
)
def test_encodings_are_undone(body: bytes, headers: dict[str, str]) -> None:
    (report,) = read(record(body, **headers))
    assert isinstance(report, Report)
    assert report.raw is not None
    assert report.raw.data == page(1)


@pytest.mark.parametrize(
    ("body", "headers", "words"),
    [
        (gzip.compress(b"x" * 5_000_000), {"Content_Encoding": "gzip"}, "larger than 10,000 bytes"),
        (b"zz\r\nno chunk", {"Transfer_Encoding": "chunked"}, "cannot be unpacked"),
        (b"<html><body></body></html>", {}, "no article"),
    ],
)
def test_a_page_that_cannot_be_read_names_its_address(body: bytes, headers: dict[str, str], words: str) -> None:
    problem, report = read(record(body, **headers) + record(page(2)), Settings(max_page_bytes=10_000))
    assert isinstance(problem, Problem)
    assert problem.message.startswith("f: https://example.org/1: ")
    assert words in problem.message
    assert isinstance(report, Report)


RECORDS = [record(page(number), f"https://example.org/{number}") for number in range(4)]
PACKED = [gzip.compress(one) for one in RECORDS]


def damaged(one: bytes, at: int) -> bytes:
    return one[:at] + b"\xff" * 12 + one[at + 12 :]


@pytest.mark.parametrize(
    ("data", "left"),
    [
        pytest.param([RECORDS[0], damaged(RECORDS[1], 0), *RECORDS[2:]], [0, 2, 3], id="beginning"),
        pytest.param([RECORDS[0], RECORDS[1].replace(b"th: ", b"th: 9", 1), *RECORDS[2:]], [0, 2, 3], id="too long"),
        pytest.param([*RECORDS[:3], RECORDS[3][:-150]], [0, 1, 2], id="cut"),
        pytest.param([PACKED[0], damaged(PACKED[1], len(PACKED[1]) // 2), *PACKED[2:]], [0, 2, 3], id="packed"),
        pytest.param([*PACKED[:3], PACKED[3][:-60]], [0, 1, 2], id="packed and cut"),
    ],
)
def test_what_damage_leaves(data: list[bytes], left: list[int]) -> None:
    found = read(b"".join(data))
    urls = [report.url for report in found if isinstance(report, Report)]
    assert urls == [f"https://example.org/{number}" for number in left]
    assert any(isinstance(row, Problem) and row.message.startswith("f: ") for row in found)


def test_an_archive_without_a_page() -> None:
    with pytest.raises(UnreadableError, match=r"^f: no page in this archive"):
        read(record(b"x", kind="image/png"))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (RECORDS[0][:100], True),
        (PACKED[0][:100], True),
        (b"WARCRAFT", False),
        (gzip.compress(b"{}"), False),
        (b"", False),
    ],
)
def test_how_an_archive_begins(head: bytes, expected: bool) -> None:
    assert warc.begins(head) is expected


def test_without_fastwarc_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc", None)
    with pytest.raises(UnreadableError, match=r"pip install 'alleged\[warc\]'"):
        read(RECORDS[0])
