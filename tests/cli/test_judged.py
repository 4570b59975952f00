"""What people judged, as the commands show it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from alleged.cli import cli
from alleged.ledger.judging import Judging
from alleged.store.opening import Store
from tests.ledger.towns import event, ledger, read, report, said

A = report("a", said("The mayor", 3))
B = report("b", said("The clinic", 4))
FAR = report("far", said("The police", 7, "Orim", 20), day=21)
CLAIM, TOLL = read(A).claims[0].id, read(A).tolls[0].id


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger in which somebody judged: all that bears on the incident of A and B; FAR was merged and is on its own again."""
    address = f"sqlite:///{tmp_path_factory.mktemp('judged') / 'ledger.db'}"
    with Store.open(address) as store:
        ledger(store).add([A, B, FAR])
        judge = Judging(store, "n.k.", clock=lambda: "2031-06-01T00:00:00Z")
        judge.grade(event(A), "weak")
        judge.note(CLAIM, "filmed")
        judge.wrong(TOLL, "figure", "5-6")
        judge.wrong(CLAIM, "source", '{"name": "Ira Holt", "kind": "person"}')
        judge.wrong(read(B).claims[0].id)
        judge.discount("police", "hearsay")
        judge.merge([event(A), event(FAR)])
    return address


def asked(url: str, *words: str) -> str:
    done = CliRunner().invoke(cli, words, env={"ALLEGED_LEDGER": url, "NO_COLOR": "1"})
    assert done.exception is None, done.output
    return done.output


SHOWN: list[tuple[tuple[str, ...], list[str]]] = [
    (("show", event(A)), ["A person's word", "graded weak", "filmed", "figure: 5 to 6, not 3", "source: Ira Holt, not mayor"]),
    (("show", event(A)), ["n.k.", "2031-06-01", "counts for nothing: hearsay", "does not count"]),
    (("show", event(A), "--cite"), ["A person's word", "graded weak", "To cite"]),
    (("show", CLAIM), ["whose word mayor", "source: Ira Holt, not mayor", "figure: 5 to 6, not 3", "filmed"]),
    (("show", TOLL), ["Figure", "figure: 5 to 6, not 3"]),
    (("show", "a"), ["A person's word", "filmed", "Claims"]),
    (("show", event(FAR)), ["is no more", f"replaced_by {event(A)}"]),
    (("show", event(FAR), "--cite"), [f"replaced_by {event(A)}"]),
    (("incidents",), ["judged: weak"]),
    (("claims", "--who", "holt"), ["corrected:", "figure", "Holt"]),
    (("claims", "--who", "clinic"), ["does not", "(judged)"]),
    (("judge", "list"), ['is {"low": 5, "high": 6} (was {"low": 3, "high": 3})']),
]  # fmt: skip


@pytest.mark.parametrize(("words", "there"), SHOWN, ids=[" ".join(row[0]) for row in SHOWN])
def test_tables(url: str, words: tuple[str, ...], there: list[str]) -> None:
    out = " ".join(asked(url, *words).split())
    assert [one for one in there if one not in out] == []


def test_json(url: str) -> None:
    def read_json(*words: str) -> Any:
        return json.loads(asked(url, *words, "--format", "json"))

    (incident,) = read_json("incidents")
    shown = read_json("show", event(A), "--cite")
    assert shown["incident"] == incident  # as the contract has it: judgements stand beside
    kinds = ["grade", "note", "wrong", "wrong", "wrong", "discount", "merge"]
    assert [one["kind"] for one in shown["judgements"]] == kinds
    value = next(one for one in shown["judgements"] if one["field"] == "figure")
    assert (value["was"], value["value"], value["who"]) == ({"low": 3, "high": 3}, {"low": 5, "high": 6}, "n.k.")
    gone = read_json("show", event(FAR))
    assert gone == {"kind": "incident", "id": event(FAR), "replaced_by": [event(A)]}
    claim = read_json("show", CLAIM)
    assert claim["claim"]["actors"] == [read(A).actors[0].id]  # the reader's
    assert [one["field"] for one in claim["judgements"]] == [None, "figure", "source"]
    rows = {one["id"]: one["corrected"] for one in read_json("claims")}
    assert rows == {CLAIM: ["source", "toll figure"], read(B).claims[0].id: ["whole"], read(FAR).claims[0].id: []}


@pytest.mark.parametrize("form", ["markdown", "html", "jsonl"])
def test_exports(url: str, form: str, tmp_path: Path) -> None:
    for more in ((), ("--no-text", "0")):
        output = tmp_path / f"out.{form}"
        asked(url, "export", "--format", form, "--output", str(output), *more)
        text = output.read_text()
        assert "hearsay" in text
        assert ("shells hit" in text) is not bool(more)
