"""Exports: each form written whole, with its manifest, and the same bytes from both databases."""

import csv
import json
from pathlib import Path

import pytest

from alleged.errors import LedgerError
from alleged.export.cited import Showing
from alleged.ledger.exporting import FORMS, sample
from alleged.store.opening import Store
from tests.ledger.witnesses import REPORTS, ledger

OUTPUTS = {"csv": "tables", "parquet": "parquet"}


def everything(store: Store, folder: Path) -> dict[str, bytes]:
    """Each form and an audit sheet, by file name."""
    folder.mkdir()
    opened = ledger(store)
    for form in FORMS:
        opened.export(form, folder / OUTPUTS.get(form, f"x.{form}"))
    opened.export("csv", folder / "tables.zip")
    opened.export("jsonl", folder / "short.jsonl", showing=Showing(3))
    opened.export("plover", folder / "some.plover", place="izmail", showing=Showing(0))
    sample(store, folder / "sheet.csv", of="claims", per_stratum=2, seed=1)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_both_databases_and_any_order_of_arrival_give_the_same_bytes(store: Store, tmp_path: Path) -> None:
    ledger(store).add(REPORTS)
    with Store.open(f"sqlite:///{tmp_path / 'other.db'}") as other:
        for report in reversed(REPORTS):
            ledger(other).add([report])
        mine, theirs = everything(store, tmp_path / "mine"), everything(other, tmp_path / "theirs")
    assert list(mine) == list(theirs)
    assert [name for name in mine if mine[name] != theirs[name]] == []
    lines = [json.loads(line) for line in mine["x.jsonl"].splitlines()]
    assert [line["incident"]["place"]["name"] for line in lines] == ["Lisbon", "Lisbon", "Izmail"]
    manifest = json.loads(mine["x.jsonl.manifest.json"])
    assert (manifest["incidents"], manifest["reports"], manifest["words"]) == (3, 5, "whole")
    assert b"risen to fourteen" not in mine["short.jsonl"]
    assert b"risen to fourteen" in mine["x.jsonl"]
    assert b"shell" not in mine["some.plover"]
    assert len(mine["x.plover"].splitlines()) > len(mine["some.plover"].splitlines()) > 0
    rows = list(csv.DictReader(mine["x.ucdp"].decode().splitlines()))
    assert [(row["best"], row["alleged_denied_by"]) for row in rows] == [("14", "Russia's defence ministry")]


def test_a_question_narrows_the_export(store: Store, tmp_path: Path) -> None:
    opened = ledger(store)
    opened.add(REPORTS)
    done = opened.export("jsonl", tmp_path / "x.jsonl", place="izmail", as_of="2031-05-13")
    assert (done.incidents, done.reports) == (1, 2)
    (line,) = (json.loads(line) for line in (tmp_path / "x.jsonl").read_text().splitlines())
    assert line["incident"]["killed"]["low"] == 11
    assert [path.name for path in done.files] == ["x.jsonl", "x.jsonl.manifest.json"]


def test_what_fails_leaves_nothing(store: Store, tmp_path: Path) -> None:
    opened = ledger(store)
    opened.add(REPORTS)
    (tmp_path / "x.jsonl").write_text("before")
    with pytest.raises(LedgerError, match="no word"):
        opened.export("jsonl", tmp_path / "x.jsonl", who="!")
    with pytest.raises(LedgerError, match="say one of jsonl"):
        opened.export("pdf", tmp_path / "x.pdf")
    assert [path.name for path in tmp_path.iterdir() if "ledger.db" not in path.name] == ["x.jsonl"]
    assert (tmp_path / "x.jsonl").read_text() == "before"
