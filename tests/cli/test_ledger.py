"""The commands that keep a ledger and ask it, as a person types them."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

import jsonschema
import pytest

from alleged.cli import main
from alleged.ledger.intake import MOST_REPORTS
from alleged.read import sources
from alleged.records import Report
from alleged.schema import json_schema
from tests.ledger.witnesses import REPORTS

GERMAN = "Die Armee teilte am Mittwoch mit, sie habe in der Nähe von Makijiwka einen Angriff geführt."


def run(capture: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    out, err = capture.readouterr()
    return cast("int", left.value.code), out.decode(), err.decode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    keys = ("id", "text", "published", "publisher", "title", "url", "retrieved")
    rows = [{key: value for key, value in asdict(report).items() if key in keys} for report in REPORTS]
    (folder / "reports.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    with pytest.raises(SystemExit) as left:
        main(["add", str(folder / "reports.jsonl"), "--ledger", f"sqlite:///{folder / 'case.db'}"])
    assert left.value.code == 0
    return folder


@pytest.fixture
def command(folder: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("ALLEGED_LEDGER", f"sqlite:///{folder / 'case.db'}")
    monkeypatch.setenv("NO_COLOR", "1")
    return lambda *arguments: run(capfdbinary, *arguments)


TABLES = [
    (("incidents",), ["reported assault", "Izmail", "killed 14", "responsibility", "contested", "denials by Russia's"], ["→"]),
    (("incidents", "--as-of", "2031-05-13"), ["killed 11 or more", "2 reports"], ["killed 14", "Lisbon"]),
    (("incidents", "--status", "Responsibility-Contested"), ["Izmail"], ["Lisbon"]),
    (("incidents", "--place", "nowhere"), ["no incident fits"], []),
    (("incidents", "--limit", "1"), ["Lisbon"], ["Izmail", "more"]),
    (("claims", "--stance", "denies"), ["Russia's defence ministry", "denied", "denies"], ["Hask"]),
    (("reports", "--who", "courier"), ["Three detained in Lisbon", "courier-1"], ["Izmail"]),
    (("search", "grain", "depot"), ["Incidents", "Claims", "Reports"], ["Lisbon"]),
    (("search", "submarine"), ["nothing fits"], []),
    (
        ("changes", "--since", "2031-05-14"),
        ["revision: killed 11 or more → killed 14, by Lena Hask", "new incident", "Wire Q"],
        ["Daily B"],
    ),
    (("show", "wire-2"), ["Toll in Izmail rises", "version 1 (current)", "Mayor Lena Hask said"], []),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "there", "absent"), TABLES, ids=[" ".join(row[0]) for row in TABLES])
def test_tables(command: Any, arguments: tuple[str, ...], there: list[str], absent: list[str]) -> None:
    status, out, err = command(*arguments)
    assert (status, err) == (0, "")
    assert [words for words in there if words not in out] == []
    assert [words for words in absent if words in out] == []
    assert "\x1b" not in out


def test_incidents_are_a_list_of_the_contract_s(command: Any) -> None:
    status, out, _ = command("incidents", "--format", "json")
    found = json.loads(out)
    assert (status, len(found)) == (0, 3)
    schema = {**json_schema(), "$ref": "#/$defs/Incident"}
    for one in found:
        jsonschema.validate(one, schema)
    lines = command("incidents", "--format", "jsonl")[1].splitlines()
    assert [json.loads(line) for line in lines] == found


def test_json_of_the_other_lists(command: Any) -> None:
    (denial,) = json.loads(command("claims", "--stance", "denies", "--format", "json")[1])
    assert (denial["report"], denial["cue"], denial["stance"]) == ("wire-1", "denied", "denies")
    assert [json.loads(line)["id"] for line in command("reports", "--format", "jsonl")[1].splitlines()][-1] == "loose-1"
    kinds = [json.loads(line)["kind"] for line in command("search", "depot", "--format", "jsonl")[1].splitlines()]
    assert kinds == sorted(kinds, key=["incident", "claim", "report"].index)
    changes = json.loads(command("changes", "--since", "2031-05-15", "--format", "json")[1])
    assert {one["report"] for one in changes} == {"wire-3"}
    assert command("claims", "--who", "nobody", "--format", "json")[1] == "[]\n"


def test_an_incident_is_shown_with_why_and_whose_words(command: Any) -> None:
    (incident,) = json.loads(command("incidents", "--place", "izmail", "--format", "json")[1])
    status, out, _ = command("show", incident["id"][:6])
    assert status == 0
    for words in (
        "How each question stands",
        "against it",
        "takes the place of",
        "The words",
    ):
        assert words in out
    shown = json.loads(command("show", incident["id"], "--format", "json", "--cite")[1])
    assert shown["incident"] == incident
    cited = {one["url"] for one in shown["citations"] if one["report"] == "wire-1" and one["stance"] == "denies"}
    assert cited == {
        "https://wire.example/1#:~:text=that%20its%20forces%20had%20shelled%20the%20grain%20depot",
    }
    out = command("show", incident["id"], "--cite")[1]
    assert "Russia's defence ministry denied “that its forces had shelled the grain depot” Wire Q, 2031-05-12." in out
    assert "https://daily.example/1#top:~:text=" in out


def test_export_and_audit(command: Any, tmp_path: Path) -> None:
    status, out, err = command(
        "export", "--format", "markdown", "--output", str(tmp_path / "x.md"), "--place", "izmail"
    )
    assert (status, out) == (0, "")
    assert "1 incidents" in err
    assert (tmp_path / "x.md").read_text().count("# Reported assault, Izmail") == 1
    assert json.loads((tmp_path / "x.md.manifest.json").read_text())["incidents"] == 1
    assert command("export", "--format", "jsonl", "--no-text", "--output", str(tmp_path / "x.jsonl"))[0] == 0
    assert "has risen to" not in (tmp_path / "x.jsonl").read_text()
    sheet = tmp_path / "sheet.csv"
    assert command("audit", "sample", "--of", "claims", "--output", str(sheet))[0] == 0
    sheet.write_text(sheet.read_text().replace('"",""', '"yes",""'))
    status, out, _ = command("audit", "score", str(sheet), "--format", "json")
    assert (status, json.loads(out)["overall"]["wrong"]) == (0, 0)
    assert "error rate" in command("audit", "score", str(sheet))[1]


WRONG = [
    (("incidents", "--status", "nonsense"), 2, "is not one of"),
    (("claims", "--since", "soon"), 2, "YYYY-MM-DD"),
    (("claims", "--limit", "0"), 2, "--limit"),
    (("changes",), 2, "--since"),
    (("add",), 2, "SOURCE"),
    (("watch", "feed.xml"), 2, "a web address"),
    (("watch", "https://a.example/feed", "--every", "1"), 2, "too often"),
    (("export", "--format", "csv"), 2, "--output"),
    (("export", "--format", "html", "--output", "/"), 2, "is a folder"),
    (("audit", "score", "none.csv"), 2, "does not exist"),
    (("show", "ffffffff"), 1, "nothing here has an id"),
    (("claims", "--who", "!"), 1, "no word to look for"),
    (("incidents", "--ledger", "sqlite:////no/such/ledger.db"), 1, "there is no ledger here"),
    (("incidents", "--ledger", "mysql://a/b"), 1, "a ledger cannot be kept there"),
]


@pytest.mark.parametrize(("arguments", "expected", "words"), WRONG, ids=[" ".join(row[0]) for row in WRONG])
def test_wrong_use(command: Any, arguments: tuple[str, ...], expected: int, words: str) -> None:
    status, out, err = command(*arguments)
    assert (status, out) == (expected, "")
    assert words in err
    assert "Traceback" not in err


def test_adding_again_and_what_could_not_be_read(command: Any, folder: Path, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'new.db'}"
    (tmp_path / "de.txt").write_text(GERMAN)
    source = str(folder / "reports.jsonl")
    status, out, err = command("add", source, str(tmp_path / "de.txt"), "none.txt", "--ledger", address)
    assert (status, out) == (1, "")
    assert "7 new, 0 changed, 0 known" in err
    assert "1 was kept without being read, 1 could not be had (see above)" in err
    assert "none.txt: No such file" in err
    status, _, err = command("add", source, "--ledger", address)
    assert (status, "0 new, 0 changed, 6 known; 0 claims." in err) == (0, True)
    assert "de.txt" not in command("reports", "--unread", "not_english", "--ledger", address)[1]
    assert "language de, kept," in command("reports", "--unread", "not_english", "--ledger", address)[1]
    assert "nothing to do" in command("reread", "--ledger", address)[2]


def test_the_order_of_arrival_does_not_change_the_incidents(command: Any, folder: Path, tmp_path: Path) -> None:
    lines = (folder / "reports.jsonl").read_text().splitlines(keepends=True)
    (tmp_path / "turned.jsonl").write_text("".join(reversed(lines)))
    address = f"sqlite:///{tmp_path / 'turned.db'}"
    assert command("add", str(tmp_path / "turned.jsonl"), "--ledger", address)[0] == 0
    assert command("incidents", "--format", "json", "--ledger", address) == command("incidents", "--format", "json")


def test_stopping_says_how_to_go_on_and_loses_nothing(
    command: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"sqlite:///{tmp_path / 'ledger.db'}"

    def stopped(*_: object, **__: object) -> Iterator[Report]:
        yield from REPORTS[:2]
        yield from (Report(f"x{number}", "") for number in range(MOST_REPORTS))  # more than one batch
        raise KeyboardInterrupt

    monkeypatch.setattr(sources, "reports", stopped)
    status, _, err = command("add", "whatever", "--ledger", address)
    assert status == 130
    assert "Say the same again to go on" in err
    assert "Traceback" not in err
    kept = command("reports", "--format", "jsonl", "--since", "2031-01-01", "--ledger", address)[1]
    assert len(kept.splitlines()) == 2
