"""The command `alleged judge`, as it is typed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from alleged.cli import cli
from alleged.cli.judge import judge
from alleged.store.opening import Store
from tests.ledger.test_entering import ENTRY
from tests.ledger.towns import drawn, event, holding, ledger, read, report, said

A = report("a", said("The mayor", 3))
B = report("b", said("The clinic", 4))
FAR = report("far", said("The police", 7, "Orim", 20), day=21)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A ledger with three reports."""
    address = f"sqlite:///{tmp_path / 'ledger.db'}"
    with Store.open(address) as store:
        ledger(store).add([A, B, FAR])
    return address


def typed(url: str, *words: str, fails: bool = False) -> Result:
    done = CliRunner().invoke(cli, ["judge", *words], env={"ALLEGED_LEDGER": url})
    assert (done.exception is not None) is fails, done.output
    return done


def test_each_command_in_turn(url: str, tmp_path: Path) -> None:
    with Store.open(url) as store:
        near, far = holding(store, "a").id, holding(store, "far").id
    file = tmp_path / "entry.json"
    file.write_text(json.dumps(ENTRY), encoding="utf-8")
    toll = read(A).tolls[0].id
    commands = [
        ["same", event(A), event(FAR)],
        ["different", event(A), event(FAR)],
        ["merge", near, far],
        ["split", near, "--out", "far"],
        ["right", toll, "--field", "kind"],
        ["wrong", toll, "--field", "figure", "--value", "5-6"],
        ["discount", "Clinic", "--because", "hearsay", "--incident", near],
        ["grade", near, "fair"],
        ["note", toll, "the list has six names"],
        ["enter", str(file)],
    ]
    given = [typed(url, *words, "--who", "n.k.").stdout.strip() for words in commands]
    given.append(typed(url, "undo", given[0][:12], "--who", "n.k.").stdout.strip())
    shown = json.loads(typed(url, "list", "--format", "json").stdout)
    assert [item["id"] for item in shown] == given
    assert [item["kind"] for item in shown] == [words[0] for words in commands] + ["undo"]
    assert {item["who"] for item in shown} == {"n.k."}
    assert shown[0]["undone_by"] == given[-1]
    assert all(item["lost"] == [] for item in shown)
    lines = typed(url, "list").stdout.splitlines()
    assert len(lines) == len(given)
    assert lines[5].endswith(
        f'wrong: figure of toll {toll[:8]} “3” in a is {{"low": 5, "high": 6}} (was {{"low": 3, "high": 3}})'
    )
    assert typed(url, "list", "--lost").stdout == ""


def test_what_it_says(url: str) -> None:
    first = typed(url, "same", event(A), event(FAR), "--who", "n.k.")
    with Store.open(url) as store:
        (one,) = drawn(store)
    assert first.stderr == f"now in incident {one.id}\n"
    second = typed(url, "different", event(A), event(FAR), "--who", "n.k.")
    assert f"overrules, in whole or in part, judgement {first.stdout.strip()}" in second.stderr
    assert "[overruled by a later one]" in typed(url, "list").stdout.splitlines()[0]


def test_the_user_s_own_name_is_taken(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "ira")
    typed(url, "note", "a", "seen")
    assert "  ira  note: report a: seen" in typed(url, "list").stdout


def test_a_place_of_the_gazetteer(url: str) -> None:
    typed(url, "wrong", event(A), "--field", "place", "--value", "Kramatorsk", "--who", "n.k.")
    with Store.open(url) as store:
        place = holding(store, "a").place
    assert place is not None
    assert (place.name, place.country) == ("Kramatorsk", "UA")


WRONG = [
    (["grade", "zz", "fair"], "there is no incident 'zz'"),
    (["enter", "missing.json"], "missing.json: cannot be read"),
    (["wrong", event(A), "--field", "low", "--value", "2"], "an event has no field 'low'"),
]


@pytest.mark.parametrize(("words", "message"), WRONG, ids=[row[0][0] for row in WRONG])
def test_errors(url: str, words: list[str], message: str) -> None:
    done = typed(url, *words, "--who", "n.k.", fails=True)
    assert message in str(done.exception)


def test_there_is_no_ledger(tmp_path: Path) -> None:
    done = typed(f"sqlite:///{tmp_path / 'none.db'}", "list", fails=True)
    assert "there is no ledger here" in str(done.exception)


@pytest.mark.parametrize("name", sorted(judge.commands))
def test_each_command_has_an_example(name: str) -> None:
    done = CliRunner().invoke(cli, ["judge", name, "--help"])
    assert f"alleged judge {name}" in done.output.partition("Example")[2]
