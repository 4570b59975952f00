"""JSON lines: a bad line is a row, and the rest goes on."""

import gzip
import json
from pathlib import Path

import pytest

from alleged.read import jsonl
from alleged.read.opened import Opened
from alleged.records import Problem, Report
from alleged.records.ids import text_id
from alleged.settings import Settings

GOOD = {
    "id": "g1",
    "published": "2022-02-23T08:00:00Z",
    "publisher": "The Daily",
    "author": "Ann Lee",
    "title": "A title",
    "url": "https://example.org/1",
    "text": "Text",
}


def lines(*rows: object) -> list[bytes]:
    return [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]


def test_all_fields() -> None:
    (report,) = jsonl.read_lines(lines(GOOD), "f.jsonl")
    assert report == Report(**GOOD)


def test_only_the_text_is_needed() -> None:
    (report,) = jsonl.read_lines(
        lines({"text": "date 2023-01-04 Text", "country": "GB", "published": "", "title": None}), "f"
    )
    assert isinstance(report, Report)
    assert (report.id, report.published, report.title, report.problems) == (
        text_id(report.text),
        "2023-01-04",
        None,
        (),
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (b'{"text": "unclosed', "no JSON"),
        (b"\xff\xfe{}", "no JSON"),
        (b'{"text": "\xff"}', "no JSON"),
        (["a", "list"], "no JSON object"),
        ({"id": "x"}, 'no "text"'),
        ({"text": None}, 'no "text"'),
        ({"text": 5}, 'no "text"'),
    ],
)
def test_a_bad_line_is_a_problem_with_its_number(row: object, words: str) -> None:
    good, bad, again = jsonl.read_lines(lines(GOOD, row, GOOD), "f.jsonl")
    assert isinstance(good, Report)
    assert isinstance(again, Report)
    assert isinstance(bad, Problem)
    assert bad.message.startswith("f.jsonl:2: ")
    assert words in bad.message


def test_a_bad_field_is_left_out_and_said() -> None:
    (report,) = jsonl.read_lines(lines(GOOD | {"published": "04/01/2023", "title": ["x"], "id": 7}), "f")
    assert isinstance(report, Report)
    assert (report.published, report.title, report.id) == (None, None, "7")
    assert [problem.code for problem in report.problems] == ["bad_field", "bad_date"]


def test_empty_lines_and_a_byte_order_mark_are_passed_over() -> None:
    rows = [b"\xef\xbb\xbf" + lines(GOOD)[0], b"\n", b"  \r\n", *lines(GOOD)]
    assert [type(row) for row in jsonl.read_lines(rows, "f")] == [Report, Report]


def from_file(path: Path, settings: Settings = Settings()) -> list[Report | Problem]:  # noqa: B008  it never changes
    with path.open("rb") as stream:
        return list(jsonl.reports(Opened(stream, str(path), settings)))


@pytest.mark.parametrize("packed", [False, True])
def test_a_line_beyond_the_limit_is_left_out_and_the_rest_goes_on(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "a.jsonl"
    data = b"\n".join(lines({"text": "x" * 5_000_000}, GOOD))
    path.write_bytes(gzip.compress(data) if packed else data)
    long, good = from_file(path, Settings(max_file_bytes=1000))
    assert isinstance(long, Problem)
    assert long.message.startswith(f"{path}:1: longer than")
    assert good == Report(**GOOD)


def test_packed_files(tmp_path: Path) -> None:
    whole = tmp_path / "a.jsonl.gz"
    whole.write_bytes(gzip.compress(b"\n".join(lines(GOOD, GOOD))))
    assert [type(row) for row in from_file(whole)] == [Report, Report]
    cut = tmp_path / "b.jsonl.gz"
    cut.write_bytes(gzip.compress(b"\n".join(lines(GOOD) * 5))[:-12])
    assert isinstance(from_file(cut)[-1], Problem)
    none = tmp_path / "c.jsonl.gz"
    none.write_bytes(b"\x1f\x8bnot gzip at all")
    assert [type(row) for row in from_file(none)] == [Problem]
