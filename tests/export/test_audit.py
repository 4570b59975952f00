"""The audit sample, the sheet filled in, and the rates it gives."""

import csv
import io
from collections import Counter
from pathlib import Path

import pytest

from alleged.errors import SheetError
from alleged.export.audited import audit, read_audit, wilson
from alleged.export.cells import write_csv
from alleged.export.sampled import COLUMNS, Asked, Unit, claim_units, incident_units, sheet
from tests.export.dossiers import dossier


def units(**strata: int) -> list[Unit]:
    asked = (Asked("place", "Port Salve", "words", None),)
    return [Unit(f"{name}{n}", name, asked) for name, count in strata.items() for n in range(count)]


def filled(rows: list[dict[str, object]], answers: dict[str, str], delimiter: str = ",") -> io.StringIO:
    """The sheet with an answer a stratum."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, COLUMNS, delimiter=delimiter)
    writer.writeheader()
    writer.writerows({**row, "right?": answers.get(str(row["stratum"]), "")} for row in rows)
    stream.seek(0)
    return stream


def test_the_draw_is_the_same_in_any_order_and_a_larger_one_holds_it() -> None:
    many = units(a=50, b=3)
    small = list(sheet(many, per_stratum=5, seed=1))
    assert small == list(sheet(reversed(many), per_stratum=5, seed=1))
    assert Counter(row["stratum"] for row in small) == {"a": 5, "b": 3}
    assert {(row["stratum"], row["population"], row["sampled"]) for row in small} == {("a", 50, 5), ("b", 3, 3)}
    large = {row["unit"] for row in sheet(many, per_stratum=20, seed=1)}
    assert {row["unit"] for row in small} <= large
    assert [row["unit"] for row in small] != [row["unit"] for row in sheet(many, per_stratum=5, seed=2)]
    assert list(sheet(many, per_stratum=0, seed=1)) == []


def test_an_incidents_questions_stand_beside_their_words() -> None:
    rows = list(sheet(incident_units([dossier()]), per_stratum=1, seed=1))
    assert {row["stratum"] for row in rows} == {"responsibility contested / ASSAULT"}
    assert [row["field"] for row in rows] == ["type", "place", "when", "headline", "toll", "toll", *["position"] * 4]
    assert rows[4]["value"] == "killed 11 or more, incident, by the council"
    assert "at least eleven" in str(rows[4]["words"])
    assert all(row["right?"] is None and list(row) == list(COLUMNS) for row in rows)


def test_claims_by_stance_each_once() -> None:
    rows = list(sheet(claim_units([dossier(), dossier(id="e2")]), per_stratum=9, seed=1))
    assert Counter(row["stratum"] for row in rows if row["field"] == "stance") == {"asserts": 3, "denies": 1}


@pytest.mark.parametrize(
    ("wrong", "judged", "low", "high"),
    [(0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763), (10, 10, 0.722, 1.0), (0, 0, 0.0, 1.0)],
)
def test_wilson(wrong: int, judged: int, low: float, high: float) -> None:
    """Source of the expected: the formula, by hand."""
    found = wilson(wrong, judged)
    assert (round(found[0], 3), round(found[1], 3)) == (low, high)


def test_strata_weigh_by_their_population() -> None:
    rows = [dict(row) for row in sheet(units(a=90, b=10), per_stratum=10, seed=1)]
    found = audit(filled(rows, {"a": "yes", "b": "no"}), "sheet.csv")
    rates = dict(found.strata)
    assert (rates["a"].judged, rates["a"].rate, rates["b"].rate) == (10, 0.0, 1.0)
    assert found.overall.rate == pytest.approx(0.1)
    assert found.overall.wrong == 10
    assert found.overall.low is not None
    assert found.overall.high is not None
    assert found.overall.low < 0.1 < found.overall.high
    assert (rates["a"].low, rates["a"].high) == pytest.approx(wilson(0, 10))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_blank_rows_are_open_and_other_delimiters_are_understood(delimiter: str) -> None:
    rows = [dict(row) for row in sheet(units(a=4, b=4), per_stratum=4, seed=1)]
    found = audit(filled(rows, {"a": " Y "}, delimiter), "sheet.csv")
    assert (found.overall.judged, found.overall.rate, found.open) == (4, 0.0, 4)


def test_nothing_judged_gives_no_rate() -> None:
    rows = [dict(row) for row in sheet(units(a=4), per_stratum=4, seed=1)]
    found = audit(filled(rows, {}), "sheet.csv")
    assert (found.overall.rate, found.strata, found.open) == (None, (), 4)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"right?": "perhaps"}, "sheet.csv, line 2: 'perhaps'"),
        ({"population": "many", "right?": "yes"}, "sheet.csv, line 2: population"),
        ({"sampled": "0", "right?": "yes"}, "sheet.csv, line 2: population"),
    ],
)
def test_an_answer_that_is_none_names_the_line(change: dict[str, str], message: str) -> None:
    row = {**dict(next(sheet(units(a=1), per_stratum=1, seed=1))), **change}
    stream = io.StringIO(newline="")
    write_csv([row], COLUMNS, stream)
    stream.seek(0)
    with pytest.raises(SheetError, match=message):
        audit(stream, "sheet.csv")


def test_files_that_are_no_sheets(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(SheetError, match="has no column stratum"):
        read_audit(other)
    other.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SheetError, match="save it as CSV in UTF-8"):
        read_audit(other)
    with pytest.raises(SheetError, match="cannot be read"):
        read_audit(tmp_path / "missing.csv")


def test_a_sheet_saved_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    rows = [dict(row) for row in sheet(units(a=2), per_stratum=2, seed=1)]
    path.write_text("\ufeff" + filled(rows, {"a": "no"}).getvalue(), encoding="utf-8", newline="")
    assert read_audit(path).overall.wrong == 2
