"""The command's options, exit statuses and messages, with a parser that finds nothing."""

import json
from pathlib import Path
from typing import Any, cast

import pytest

from alleged import pipeline
from alleged.cli import main
from alleged.parse import Parser
from alleged.pipeline import Tools
from alleged.read.language import Languages
from alleged.records.document import Document
from alleged.resolve.places.gazetteer import Gazetteer
from alleged.settings import Settings
from alleged.version import VERSION
from tests.making import READER

ENGLISH = "date 2024-03-12 He said that he was there and that they were with her."
GERMAN = "Die Armee teilte am Mittwoch mit, sie habe in der Nähe von Makijiwka einen Angriff geführt."


class NothingFound:
    """Parses each text to a document without words."""

    def parse(self, text: str) -> Document:
        if "crash" in text:
            raise RuntimeError("odd text")
        if "stop" in text:
            raise KeyboardInterrupt
        return Document(text, (), (), (), (), (), (), (), (), (), (), ())


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    tools = Tools(cast("Parser", NothingFound()), Languages(), READER, "recorder", Gazetteer.of(Settings()))
    monkeypatch.setattr(pipeline, "claims", lambda *_: ())
    monkeypatch.setattr(Tools, "of", staticmethod(lambda _settings: tools))


@pytest.fixture
def command(capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(arguments)
        out, err = capfdbinary.readouterr()
        return cast("int", left.value.code), out.decode(), err.decode()

    return call


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text(ENGLISH)
    return str(path)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("read",), "Missing argument 'PATH...'"),
        (("read", "x", "--format", "pdf"), "'pdf' is not one of"),
        (("read", "x", "--published", "soon"), "YYYY-MM-DD"),
        (("read", "x", "--output", "/no/such/folder/x"), "no folder"),
        (("read", "x", "--output", "/"), "is a folder"),
        (("read", "x", "--nonsense"), "No such option"),
        (("nonsense",), "No such command"),
    ],
)
def test_wrong_use(command: Any, arguments: tuple[str, ...], words: str) -> None:
    status, out, err = command(*arguments)
    assert (status, out) == (2, "")
    assert words in err


def test_json_is_a_list_in_input_order(command: Any, report: str) -> None:
    status, out, err = command("read", report, report, "--format", "json", "--published", "2024-03-13")
    assert (status, err) == (0, "")
    assert [reading["report"]["published"] for reading in json.loads(out)] == ["2024-03-13"] * 2


def test_jsonl_is_one_a_line(command: Any, report: str) -> None:
    status, out, _ = command("read", report, report, "--format", "jsonl")
    assert status == 0
    assert [json.loads(line)["report"]["published"] for line in out.splitlines()] == ["2024-03-12"] * 2


def test_the_table_is_plain_when_piped(command: Any, report: str) -> None:
    status, out, _ = command("read", report)
    assert status == 0
    assert "2024-03-12" in out
    assert "\x1b" not in out


def test_output_goes_to_the_file(command: Any, report: str, tmp_path: Path) -> None:
    status, out, _ = command("read", report, "--format", "json", "--output", str(tmp_path / "out.json"))
    assert (status, out) == (0, "")
    assert len(json.loads((tmp_path / "out.json").read_bytes())) == 1


@pytest.mark.parametrize("form", ["json", "jsonl", "table"])
def test_some_failed_and_the_rest_goes_on(command: Any, report: str, tmp_path: Path, form: str) -> None:
    rows = [{"text": text} for text in ("", GERMAN, f"{ENGLISH} crash", ENGLISH)]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)) + "\nbad")
    status, out, err = command("read", str(tmp_path / "none"), str(path), report, "--format", form)
    assert status == 1
    for words in ("none: No such file", "no text to read", "'de'", "RuntimeError: odd text", "rows.jsonl:5: no JSON"):
        assert words in err
    if form == "json":
        assert [[p["code"] for p in reading["problems"]] for reading in json.loads(out)] == [
            ["empty"],
            ["not_english"],
            ["failed"],
            [],
            [],
        ]


def test_a_feed_in_a_file(command: Any, tmp_path: Path) -> None:
    item = {"id": "https://example.org/1", "content_text": ENGLISH, "date_published": "2024-03-12T08:00:00Z"}
    path = tmp_path / "feed.json"
    path.write_text(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The Daily", "items": [item]}))
    status, out, _ = command("read", str(path), "--format", "json")
    (reading,) = json.loads(out)
    assert status == 0
    assert (reading["report"]["publisher"], reading["report"]["published"]) == ("The Daily", "2024-03-12T08:00:00Z")


def test_nothing_readable_is_an_empty_list(command: Any) -> None:
    assert command("read", "/no/such/file", "--format", "json")[:2] == (1, "[]\n")


def test_an_interrupt_leaves_no_mess(command: Any, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"{ENGLISH} stop")
    status, out, err = command("read", str(path), "--output", str(tmp_path / "out.json"))
    assert (status, out) == (130, "")
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == [path]


def test_schema_and_version(command: Any) -> None:
    status, out, _ = command("schema")
    assert status == 0
    assert json.loads(out)["$ref"] == "#/$defs/Reading"
    assert command("--version")[:2] == (0, f"alleged, version {VERSION}\n")


@pytest.mark.parametrize("arguments", [("--help",), ("read", "--help"), ("demo", "--help"), ("schema", "-h")])
def test_help(command: Any, arguments: tuple[str, ...]) -> None:
    status, out, _ = command(*arguments)
    assert status == 0
    assert out.startswith("Usage: alleged")
