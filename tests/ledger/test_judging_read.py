"""A person's word on what the model reads, and the documents' own example."""

import json
import re
from pathlib import Path

from alleged.ledger.judging import Judging
from alleged.ledger.ledger import Ledger
from alleged.read.text import report_of
from alleged.schema import from_json
from alleged.store import readings, reports
from alleged.store.opening import Store
from tests.ledger.towns import drawn, holding

DOCUMENT = Path(__file__).parents[2] / "docs" / "judging.md"
FIRST = (
    "A rocket strike on a bus station in Kramatorsk killed four people on Monday, the regional governor said. "
    "The defence ministry denied that its forces had fired on the town."
)
SECOND = (
    "Shelling killed nine people in Odesa on Thursday, the city council said. "
    "The mayor said that a warehouse had been hit."
)


def test_a_figure_that_the_model_read(tmp_path: Path) -> None:
    with Ledger.open(f"sqlite:///{tmp_path / 'ledger.db'}") as ledger:
        ledger.add(
            [
                report_of(FIRST, id="k", published="2031-05-13", publisher="Courier"),
                report_of(SECOND, id="o", published="2031-05-16", publisher="Herald"),
            ]
        )
        store = ledger.store
        judge = Judging(store, "n.k.", clock=lambda: "2031-06-01T00:00:00Z")
        before = drawn(store)
        with store.reading() as connection:
            (key,) = reports.current_versions(connection, ["k"]).values()
            reading = from_json(readings.current(connection, [key])[key])
        (toll,) = [toll for toll in reading.tolls if toll.kind == "killed"]
        assert [(one.killed.low, one.killed.high) for one in before if "k" in one.reports and one.killed] == [(4, 4)]
        given = [judge.wrong(toll.id[:10], "figure", "5-7")]
        killed = [one.killed for one in drawn(store) if "k" in one.reports and one.killed is not None]
        assert [(one.low, one.high) for one in killed] == [(5, 7)]
        first, second = (next(one.id for one in drawn(store) if name in one.reports and one.killed) for name in "ko")
        given.append(judge.merge([first, second]))
        (one,) = [one for one in drawn(store) if one.killed is not None]
        assert one.killed is not None
        assert (set(one.reports), one.killed.low, one.killed.high) == ({"k", "o"}, 5, 9)
        for done in reversed(given):
            judge.undo(done.judgement.id)
        assert drawn(store) == before


def test_the_document_s_example_is_entered_and_met_by_a_report(tmp_path: Path) -> None:
    (block,) = re.findall(r"^```json\n(.*?)^```$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    with Store.open(f"sqlite:///{tmp_path / 'ledger.db'}") as store:
        done = Judging(store, "n.k.").enter(block)
        (one,) = drawn(store)
        assert one.killed is not None
        assert (one.killed.low, one.killed.high) == (6, 6)
        assert holding(store, done.judgement.what.anchors[0].report) == one
    assert json.loads(block)["language"] == "uk"
