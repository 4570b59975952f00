"""Parquet files: rows as in JSON lines, a bad one is a problem."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from alleged.errors import UnreadableError
from alleged.read import parquet
from alleged.read.opened import Opened
from alleged.records import Problem, Report
from alleged.settings import Settings

ROW = {
    "id": "g1",
    "published": "2022-02-23T08:00:00Z",
    "publisher": "The Daily",
    "author": "Ann Lee",
    "title": "A title",
    "url": "https://example.org/1",
    "text": "Text – as it is",
}


def read(path: Path, settings: Settings = Settings()) -> list[Report | Problem]:  # noqa: B008  it never changes
    with path.open("rb") as stream:
        return list(parquet.reports(Opened(stream, "f", settings)))


def written(path: Path, table: pa.Table, **options: Any) -> Path:
    pq.write_table(table, path, **options)
    return path


def test_rows_are_reports_whatever_the_row_groups(tmp_path: Path) -> None:
    rows = [ROW | {"id": str(number), "text": f"Text {number}"} for number in range(150)]
    path = written(tmp_path / "a.parquet", pa.Table.from_pylist(rows), row_group_size=40)
    assert read(path) == [Report(**row) for row in rows]


@pytest.mark.parametrize(
    ("column", "values", "field", "expected"),
    [
        ("published", pa.array([datetime(2024, 3, 12, 8, tzinfo=UTC)]), "published", "2024-03-12T08:00:00Z"),
        ("published", pa.array([datetime(2024, 3, 12, 8)]), "published", "2024-03-12"),
        ("published", pa.array([datetime(2024, 3, 12).date()]), "published", "2024-03-12"),
        ("published", pa.array([None], pa.string()), "published", None),
        ("id", pa.array([17]), "id", "17"),
        ("text", pa.array(["long"], pa.large_string()), "text", "long"),
        ("text", pa.array(["view"]).dictionary_encode(), "text", "view"),
        ("country", pa.array(["XX"]), "text", "Text – as it is"),
    ],
)
def test_columns_of_other_types(tmp_path: Path, column: str, values: pa.Array, field: str, expected: str) -> None:
    columns = {name: pa.array([value]) for name, value in ROW.items()} | {column: values}
    (report,) = read(written(tmp_path / "a.parquet", pa.table(columns)))
    assert getattr(report, field) == expected


def test_a_bad_row_is_a_problem_with_its_number(tmp_path: Path) -> None:
    damaged = pa.array([b"good", b"\xff\xfe", b"x" * 500, b"good"]).view(pa.string())
    rows = read(written(tmp_path / "a.parquet", pa.table({"text": damaged})), Settings(max_file_bytes=400))
    assert [type(row) for row in rows] == [Report, Problem, Problem, Report]
    assert [row.message[:4] for row in rows if isinstance(row, Problem)] == ["f:2:", "f:3:"]
    (none,) = read(written(tmp_path / "b.parquet", pa.table({"text": pa.array([None], pa.string())})))
    assert isinstance(none, Problem)


def test_a_damaged_row_group_does_not_stop_the_rest(tmp_path: Path) -> None:
    rows = [{"text": f"Text {number} " + "and more " * 200} for number in range(30)]
    path = written(tmp_path / "a.parquet", pa.Table.from_pylist(rows), row_group_size=10, use_dictionary=False)
    column = pq.ParquetFile(path).metadata.row_group(1).column(0)
    data = bytearray(path.read_bytes())
    start, length = column.data_page_offset, column.total_compressed_size
    data[start : start + length] = b"\xff" * length
    path.write_bytes(data)
    found = read(path)
    assert [report.text[:8] for report in found if isinstance(report, Report)] == [
        row["text"][:8] for row in rows[:10] + rows[20:]
    ]
    (problem,) = (row for row in found if isinstance(row, Problem))
    assert problem.message.startswith("f: damaged in rows 11 to 20")


def test_no_parquet_and_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 not really")
    with pytest.raises(UnreadableError, match=r"^f: not a Parquet file"):
        read(tmp_path / "a.parquet")
    with pytest.raises(UnreadableError, match=r'no column "text" .there are: body'):
        read(written(tmp_path / "b.parquet", pa.table({"body": ["x"]})))


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.parquet", pa.table({"text": ["x"]}))
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UnreadableError, match=r"pip install 'alleged\[parquet\]'"):
        read(path)
