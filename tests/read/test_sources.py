"""Names to reports."""

import gzip
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from alleged.read.address import Page, Web
from alleged.read.sources import reports
from alleged.records import Problem, Report
from alleged.settings import Settings

SETTINGS = Settings()
ARTICLE = (
    "<p>The mayor said that the port was hit twice on Monday and asked the capital for help with the fires.</p>" * 2
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    "<title>The Daily</title><item><content:encoded>&lt;p&gt;The mayor spoke.&lt;/p&gt;</content:encoded></item></channel></rss>"
)
JSON_FEED = (
    '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_text": "The mayor spoke."}]}'
)
PAGE = f"<!doctype html><html><body><article><h1>Port</h1>{ARTICLE}</article></body></html>"


def texts(*names: str, stdin: bytes | None = None, settings: Settings = SETTINGS) -> list[str]:
    stream = None if stdin is None else io.BytesIO(stdin)
    found = reports(names, settings, stdin=stream)
    return [item.text if isinstance(item, Report) else f"! {item.message}" for item in found]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text("second")
    (tmp_path / "a.txt").write_text("first")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "c.jsonl").write_text('{"text": "third"}\nbad\n{"text": "fourth"}\n')
    (tmp_path / ".hidden.txt").write_text("hidden")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_a_folder_in_the_order_of_names(folder: Path) -> None:
    first, second, third, bad, fourth = texts(str(folder))
    assert (first, second, third, fourth) == ("first", "second", "third", "fourth")
    assert f"{folder}/deep/c.jsonl:2" in bad


def test_new_endings_in_a_folder_and_links_in_circles(folder: Path) -> None:
    (folder / "deep" / "circle").symlink_to(folder)
    (folder / "bb.xml").write_text(FEED)
    (folder / "bc.xml").write_text("<sitemap/>")
    (folder / "bd.json").write_text('{"name": "settings"}')
    (folder / ".git").mkdir()
    (folder / ".git" / "x.txt").write_text("hidden")
    assert texts(str(folder))[:4] == ["first", "second", "The mayor spoke.", "third"]
    assert len(texts(str(folder))) == 6


def test_a_folder_that_cannot_be_looked_into_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.scandir

    def scandir(path: str) -> Any:
        if str(path).endswith("deep"):
            raise PermissionError(13, "Permission denied", path)
        return whole(path)

    monkeypatch.setattr(os, "scandir", scandir)  # file rights do not bind the user that tests may run as
    assert texts(str(folder)) == [f"! {folder}/deep: Permission denied", "first", "second"]
    assert texts(str(folder / "deep")) == [f"! {folder}/deep: Permission denied"]


def test_each_report_knows_its_place(folder: Path) -> None:
    (folder / "bb.xml").write_text(FEED)
    found = [
        one.place
        for one in reports([str(folder), "-"], SETTINGS, stdin=io.BytesIO(b"He spoke."))
        if isinstance(one, Report)
    ]
    inside = ["a.txt", "b.txt", "bb.xml:1", "deep/c.jsonl:1", "deep/c.jsonl:3"]
    assert found == [*(f"{folder}/{name}" for name in inside), "standard input"]


def test_a_bad_file_in_a_folder_does_not_stop_the_rest(folder: Path) -> None:
    (folder / "aa.txt").write_bytes(b"\0\1\2")
    assert texts(str(folder))[1].startswith(f"! {folder}/aa.txt: not text")


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("report", "plain", "plain"),
        ("report.md", "plain", "plain"),
        ("REPORT.TXT", "plain", "plain"),
        ("rows.ndjson", '{"text": "row"}', "row"),
        ("page.HTML", PAGE, "The mayor said"),
        ("saved", PAGE, "The mayor said"),
        ("saved.txt", FEED, "The mayor spoke."),
        ("feed.rss", FEED, "The mayor spoke."),
        ("feed.xml", FEED, "The mayor spoke."),
        ("feed.json", JSON_FEED, "The mayor spoke."),
        ("rows.json", '{"text": "row"}', "row"),
    ],
)
def test_one_file(tmp_path: Path, name: str, content: str, expected: str) -> None:
    (tmp_path / name).write_text(content)
    (text,) = texts(str(tmp_path / name))
    assert expected in text


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.json", '[{"text": "x"}]'), ("a.xml", "<sitemap/>"), ("a.pdf", "%PDF-1.4"), ("large.txt", "x" * 300)],
)
def test_what_cannot_be_read_names_the_file(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content)
    (problem,) = reports([str(path)], Settings(max_file_bytes=200))
    assert isinstance(problem, Problem)
    assert problem.message.startswith(f"{path}: ")


def test_missing_files_and_empty_folders(tmp_path: Path) -> None:
    missing, empty, last = texts(str(tmp_path / "none.txt"), str(tmp_path), "-", stdin=b"still read")
    assert missing == f"! {tmp_path}/none.txt: No such file or directory"
    assert "no reports in this folder" in empty
    assert last == "still read"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"plain text\nof two lines", ["plain text\nof two lines"]),
        (b"", [""]),
        (b'{"text": "one"}\n{"text": "two"}', ["one", "two"]),
        (b'\xef\xbb\xbf{"text": "one"}', ["one"]),
        (b"{curly} words", ["{curly} words"]),
        (gzip.compress(b'{"text": "one"}\n{"text": "two"}'), ["one", "two"]),
        (FEED.encode(), ["The mayor spoke."]),
        (JSON_FEED.replace(", ", ",\n").encode(), ["The mayor spoke."]),
    ],
)
def test_standard_input(data: bytes, expected: list[str]) -> None:
    assert texts("-", stdin=data) == expected


def test_a_page_on_standard_input() -> None:
    assert "The mayor said" in texts("-", stdin=PAGE.encode())[0]


class Slow(io.RawIOBase):
    """Gives a line only when the one before was read."""

    def __init__(self) -> None:
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        line = b'{"text": "one"}\n'
        self.given += 1
        memoryview(buffer)[: len(line)] = line  # type: ignore[arg-type]
        return len(line)


def test_lines_are_read_as_they_come() -> None:
    slow = Slow()
    found = reports(["-"], SETTINGS, stdin=io.BufferedReader(slow))
    for number in range(1, 4):
        assert isinstance(next(found), Report)
        assert slow.given <= number + 1


@pytest.mark.parametrize(
    ("name", "data", "kept"),
    [
        ("a.txt", "He said “no”.".encode(), None),
        ("a.txt", "He said “no”.".encode("cp1252"), "text/plain"),
        ("a.txt", b"\xef\xbb\xbfHe said no.", None),
        ("a.html", PAGE.encode(), "text/html"),
        ("a.jsonl", b'{"text": "He said no."}', None),
        ("a.rss", FEED.encode(), "text/html; charset=utf-8"),
    ],
)
def test_bytes_are_kept_where_the_text_does_not_give_them_back(
    tmp_path: Path, name: str, data: bytes, kept: str | None
) -> None:
    (tmp_path / name).write_bytes(data)
    (report,) = reports([str(tmp_path / name)], SETTINGS)
    assert isinstance(report, Report)
    assert (report.raw and report.raw.media_type) == kept
    if report.raw is not None and name != "a.rss":
        assert report.raw.data == data


def test_the_users_word_on_the_day_wins(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": "date 2023-01-04 x", "published": "2022-01-01"}))
    (report,) = reports([str(path)], SETTINGS, published="2024-03-12")
    assert isinstance(report, Report)
    assert report.published == "2024-03-12"


class Pages(Web):
    """A web that is in hand: media type and body by address."""

    def __init__(self, pages: dict[str, tuple[str, str]]) -> None:
        super().__init__(SETTINGS)
        self.pages = pages

    def page(self, url: str) -> Page:
        media_type, body = self.pages[url]
        return Page(body.encode(), media_type, url, "2024-03-12T09:00:00Z")


@pytest.mark.parametrize(
    ("path", "media_type", "body", "expected"),
    [
        ("1", "text/html; charset=utf-8", PAGE, "The mayor said"),
        ("1", "", PAGE, "The mayor said"),
        ("1", "text/plain", "plain", "plain"),
        ("1", "text/html", FEED, "The mayor spoke."),
        ("feed.json", "application/json", JSON_FEED, "The mayor spoke."),
        ("rows.jsonl", "text/plain", '{"text": "row"}', "row"),
        ("rows", "application/x-ndjson", '{"text": "row"}', "row"),
        ("api", "application/json", '["x"]', "! https://example.org/api: JSON that is no feed"),
        ("map", "application/xml", "<sitemap/>", "! https://example.org/map: XML that is neither"),
    ],
)
def test_addresses(path: str, media_type: str, body: str, expected: str) -> None:
    url = f"https://example.org/{path}"
    (found,) = reports([url], SETTINGS, web=Pages({url: (media_type, body)}))
    shown = found.text if isinstance(found, Report) else f"! {found.message}"
    assert expected in shown


def test_a_feed_leads_to_its_pages() -> None:
    feed = FEED.replace("content:encoded>", "description>").replace("<item>", "<item><link>/1</link>")
    pages = {"https://example.org/feed": ("text/xml", feed), "https://example.org/1": ("text/html", PAGE)}
    (report,) = reports(["https://example.org/feed"], SETTINGS, web=Pages(pages))
    assert isinstance(report, Report)
    assert "The mayor said" in report.text
    assert (report.url, report.retrieved) == ("https://example.org/1", "2024-03-12T09:00:00Z")


def test_a_refused_address_is_a_row() -> None:
    (problem,) = texts("http://127.0.0.1:9/x")
    assert "private address" in problem
