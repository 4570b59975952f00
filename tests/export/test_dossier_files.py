"""Dossiers as JSONL, GeoJSON, linked tables and manifest."""

import csv
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from alleged.export import acled, dossier_page, geojson, jsonl, linked, markdown, sampled, ucdp
from alleged.export.cells import plain
from alleged.export.cited import Register, Showing, claim_ids, words_sha256
from alleged.export.manifest import Tally, manifest
from alleged.export.table_files import write_csv_folder, write_csv_zip, write_parquet
from alleged.records.dossier import Dossier
from tests.export.dossiers import FIRST, SECRET, dossier, incident

INCIDENT_KEYS = [
    "id", "type", "place", "when", "means", "target", "headline", "status", "killed", "injured", "missing", "captured", "displaced",
    "reports", "copies", "origins", "sources", "positions", "tolls", "revisions",
]  # fmt: skip


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_jsonl_has_the_contracts_keys_and_words_that_stand_where_they_say() -> None:
    line = json.loads(next(jsonl.lines([dossier()])))
    assert list(line) == ["schema_version", "incident", "claims", "reports", "passages", "likely", "judgements"]
    assert list(line["incident"]) == INCIDENT_KEYS
    assert line["incident"]["when"] == {"from": "2031-05-12", "to": "2031-05-13", "precision": "day"}
    assert [c["id"] for c in line["claims"]] == ["c1", "c4", "c2", "c3"]
    first = line["claims"][0]
    assert first["report"] == "r1"
    assert FIRST[first["cue"]["start"] : first["cue"]["end"]] == first["cue"]["text"] == "said"


def test_without_text_a_span_is_offsets_hash_and_a_short_quote() -> None:
    line = json.loads(next(jsonl.lines([dossier()], Showing(3))))
    piece = line["claims"][0]["content"][0]
    assert list(piece) == ["start", "end", "quote", "sha256"]
    assert piece["quote"] == "Shells hit a …"
    whole = json.loads(next(jsonl.lines([dossier()])))["claims"][0]["content"][0]["text"]
    assert piece["sha256"] == words_sha256(Register.of(dossier()).claims["c1"].claim.content)
    assert len(whole.split()) > 3


def _csv(rows: Any) -> str:
    return "\n".join(str(row) for row in rows)


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("jsonl", lambda d, s: _csv(jsonl.lines(d, s))),
        ("geojson", lambda d, s: "".join(geojson.pieces(d, s))),
        ("tables", lambda d, s: _csv(linked.rows(d, s))),
        ("ucdp", lambda d, s: _csv(ucdp.rows(d, s))),
        ("acled", lambda d, s: _csv(acled.rows(d, s))),
        ("markdown", lambda d, s: "".join(markdown.documents(d, s))),
        ("page", lambda d, s: dossier_page.page(d, s)),
        ("sheet", lambda d, s: _csv(sampled.sheet(sampled.incident_units(d, s), per_stratum=9, seed=1))),
        ("claims", lambda d, s: _csv(sampled.sheet(sampled.claim_units(d, s), per_stratum=9, seed=1))),
    ],
)
def test_no_form_without_text_holds_more_than_so_many_words(form: str, written: Any) -> None:
    for words in (0, 2):
        assert SECRET not in written([dossier()], Showing(words)), form
        assert "grain depot in Port" not in written([dossier()], Showing(words)), form
    whole = written([dossier()], Showing())
    assert form in ("ucdp", "acled") or SECRET in whole, form


def test_geojson_is_a_collection_of_features_with_longitude_first() -> None:
    nowhere = dossier(place=None, id="e2")
    found = json.loads("".join(geojson.pieces([dossier(), nowhere])))
    assert found["type"] == "FeatureCollection"
    here, there = found["features"]
    assert here["geometry"] == {"type": "Point", "coordinates": [45.25, -12.5]}
    assert (there["id"], there["geometry"], there["properties"]["place"]) == ("e2", None, None)
    assert {"by", "stance", "words", "outlet", "published", "url"} == set(here["properties"]["said"][0])
    assert json.loads("".join(geojson.pieces([])))["features"] == []


def test_csv_files_refer_to_one_another(tmp_path: Path) -> None:
    paths = write_csv_folder([dossier(), dossier(id="e2")], tmp_path / "new")
    assert sorted(path.name for path in paths) == ["claims.csv", "incidents.csv", "sources.csv", "tolls.csv"]
    assert sorted(p.name for p in (tmp_path / "new").iterdir()) == [p.name for p in paths], (
        "nothing half written is left"
    )
    folder = tmp_path / "new"
    incidents = {row["incident_id"] for row in table(folder, "incidents")}
    sources = {(row["incident_id"], row["source_id"]) for row in table(folder, "sources")}
    claims, tolls = table(folder, "claims"), table(folder, "tolls")
    assert incidents == {"e1", "e2"}
    assert all(row["incident_id"] in incidents for row in (*claims, *tolls))
    assert all((row["incident_id"], row["source_id"]) in sources for row in claims)
    known = {row["claim_id"] for row in claims}
    assert all(set(row["claims"].split(linked.LIST)) <= known for row in tolls)
    assert [(row["toll_id"], row["supersedes"], row["superseded_by"]) for row in tolls[:2]] == [
        ("t1", "", "t2"),
        ("t2", "t1", ""),
    ]
    assert plain(claims[0]["title"]) == "=Depot hit"
    assert claims[0]["title"].startswith("'")
    assert [row["likely_same_as"] for row in claims[:4]] == ["", "c1", "", ""]
    start, end = map(int, claims[0]["content_at"].split("-"))
    assert FIRST[start:end] == claims[0]["content"]


def test_a_zip_holds_the_same_tables_with_the_same_bytes_each_time(tmp_path: Path) -> None:
    write_csv_folder([dossier()], tmp_path)
    archive = write_csv_zip([dossier()], tmp_path / "a.zip")
    again = write_csv_zip([dossier()], tmp_path / "b.zip")
    assert archive.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        assert {n: opened.read(n) for n in opened.namelist()} == {
            p.name: p.read_bytes() for p in tmp_path.glob("*.csv")
        }


def test_parquet_has_types_and_text_as_it_is(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    write_parquet([dossier()], tmp_path)
    incidents = parquet.read_table(tmp_path / "incidents.parquet").to_pylist()
    claims = parquet.read_table(tmp_path / "claims.parquet").to_pylist()
    assert (incidents[0]["lat"], incidents[0]["killed_low"], incidents[0]["killed_open"], incidents[0]["injured_low"]) == (
        -12.5, 14, False, None,
    )  # fmt: skip
    assert claims[0]["title"] == "=Depot hit"
    assert list(claims[0]) == list(linked.COLUMNS["claims"])


def test_a_failing_run_leaves_what_was_there(tmp_path: Path) -> None:
    write_csv_folder([dossier()], tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def broken() -> Any:
        yield dossier(id="e3")
        raise RuntimeError("the ledger went away")

    with pytest.raises(RuntimeError):
        write_csv_folder(broken(), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_rows_have_the_columns() -> None:
    found = next(linked.rows([dossier()], Showing()))
    for name, columns in linked.COLUMNS.items():
        for row in found.of(name):
            assert list(row) == list(columns) or set(row) == set(columns), name


def test_manifest_counts_and_tells_no_time_unless_given() -> None:
    tally = Tally()
    assert len(list(tally.counted([dossier(), dossier(id="e2")]))) == 2
    found = json.loads(manifest(tally, "jsonl", showing=Showing(7)))
    assert (found["incidents"], found["claims"], found["reports"], found["made"]) == (2, 4, 2, None)
    assert found["readers"] == [{"version": "0.1.0", "model": "m1", "lexicon": "l1", "gazetteer": None, "reports": 2}]
    assert found["words"] == "at most 7 of each quotation"
    assert json.loads(manifest(tally, "jsonl", made="2031-06-01T00:00:00Z"))["made"] == "2031-06-01T00:00:00Z"


def test_a_dossier_without_readings_still_goes_through() -> None:
    bare = Dossier(incident(), (), {})
    assert len(claim_ids(bare.incident)) == 4
    assert json.loads(next(jsonl.lines([bare])))["claims"] == []
    assert "Reported assault" in markdown.document(bare)
    assert next(acled.rows([bare]))["notes"]
    assert next(ucdp.rows([bare]))["source_article"] is None
