"""Entered by hand: the form, its errors, and its way through the ledger."""

import json
from copy import deepcopy
from itertools import count
from typing import Any

import pytest

from alleged.errors import LedgerError
from alleged.ledger.judging import Judging
from alleged.records import Reader, Report
from alleged.records.judgement import HAND
from alleged.schema import from_json
from alleged.store import readings, reports
from alleged.store.opening import Store
from alleged.store.search import Wanted, find_claims
from tests.ledger.towns import drawn, holding, ledger, report, said

ENTRY: dict[str, Any] = {
    "published": "2031-05-05",
    "publisher": "Radio Salve",
    "language": "uk",
    "actors": [{"name": "Salve hospital", "kind": "organization", "country": "XK"}],
    "claims": [
        {
            "source": {"original": "У лікарні", "translation": "The hospital"},
            "actor": "Salve hospital",
            "cue": {"original": "повідомили", "translation": "said"},
            "content": {
                "original": "внаслідок обстрілу міста загинули шестеро людей",
                "translation": "six people died when the town was shelled",
            },
            "events": [
                {
                    "words": "обстрілу",
                    "type": "ASSAULT",
                    "target": {"original": "міста", "translation": "the town"},
                    "place": {"name": "Salve", "geonameid": 105, "lat": 10.0, "lon": 20.0, "country": "XK"},
                    "when": {"from": "2031-05-04"},
                    "tolls": [{"words": "шестеро", "kind": "killed", "low": 6, "high": 6}],
                }
            ],
        }
    ],
}
A = report("a", said("The mayor", 3))


def judging(store: Store) -> Judging:
    seconds = count()
    return Judging(store, "n.k.", clock=lambda: f"2031-06-01T00:00:{next(seconds):02}Z")


def changed(path: str, value: Any) -> str:
    """The entry with another value at a path of keys and numbers, or without one where the value is None."""
    made = deepcopy(ENTRY)
    *way, last = [int(key) if key.isdecimal() else key for key in path.split(".")]
    at: Any = made
    for key in way:
        at = at[key]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return json.dumps(made)


def test_what_is_entered_is_reconciled_with_what_was_read(store: Store) -> None:
    ledger(store).add([A])
    done = judging(store).enter(json.dumps(ENTRY))
    (one,) = drawn(store)
    assert one.killed is not None
    assert (len(one.reports), one.sources, one.killed.low, one.killed.high) == (2, 2, 3, 6)
    (name,) = {origin.actor.name for origin in one.origins if origin.actor is not None} - {"mayor"}
    assert name == "Salve hospital"
    with store.reading() as connection:
        (claim,) = find_claims(connection, Wanted(who="hospital"), limit=9)
        assert claim.content == (
            "внаслідок обстрілу міста загинули шестеро людей",
            "six people died when the town was shelled",
        )
        (found,) = find_claims(connection, Wanted(about="шестеро"), limit=9)  # to be found in either language
        assert found == claim
        ((_, version),) = [(id_, key) for id_, key in readings.of_reports(connection) if id_ != "a"]
        reading = from_json(readings.current(connection, [version])[version])
        text = reports.texts(connection, [version])[version]
    assert reading.reader.version == HAND
    spans = [piece for said_ in reading.claims for piece in said_.content] + [e.trigger for e in reading.events]
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert text.startswith("У лікарні повідомили")
    assert "The hospital said six people died" in text
    judging(store).undo(done.judgement.id)
    assert [one.reports for one in drawn(store)] == [("a",)]
    with store.reading() as connection:
        assert find_claims(connection, Wanted(who="hospital"), limit=9) == []


def test_it_is_never_read_again(store: Store) -> None:
    ledger(store).add([A])
    judging(store).enter(json.dumps(ENTRY))
    newer = ledger(store, reader=Reader("0.2.0", "told", "l1", None))
    assert newer.stale() == 1
    assert newer.reread().changed == 1
    assert len(holding(store, "a").reports) == 2


def test_entered_twice_the_last_holds_and_the_first_comes_back(store: Store) -> None:
    judge = judging(store)
    judge.enter(changed("id", "h1"))
    event = "claims.0.events.0"
    again = json.loads(changed(f"{event}.tolls.0.high", 8))
    second = judge.enter(json.dumps({**again, "id": "h1"}))

    def killed() -> list[int | None]:
        return [one.killed.high for one in drawn(store) if one.killed is not None]

    assert killed() == [8]
    judge.undo(second.judgement.id)
    assert killed() == [6]


def test_a_report_that_could_not_be_read(store: Store) -> None:
    text = "У лікарні повідомили, що внаслідок обстрілу міста загинули шестеро людей."
    ledger(store).add([Report("u1", text, published="2031-05-05", publisher="Radio Salve")])
    entry = {"id": "u1", "actors": ENTRY["actors"], "claims": ENTRY["claims"]}
    judging(store).enter(json.dumps(entry))
    assert holding(store, "u1").killed is not None
    with store.reading() as connection:
        versions = reports.of_versions(connection, reports.versions_of(connection, "u1"))
        texts = [version.report.text for version in versions.values()]
        assert texts[0] == text  # kept as it came
        assert texts[1].startswith(text)
        assert all(version.report.publisher == "Radio Salve" for version in versions.values())


def test_an_event_and_a_figure_alone_are_the_report_s_own_word(store: Store) -> None:
    entry = {
        "publisher": "Field notes",
        "published": "2031-05-05",
        "events": [
            {
                "words": "der Markt wurde beschossen",
                "type": "ASSAULT",
                "place": {"name": "Dova", "lat": 10.0, "lon": 20.0},
            }
        ],
        "tolls": [
            {"words": {"original": "zwei Tote", "translation": "two dead"}, "kind": "killed", "low": 2, "high": None}
        ],
    }
    judging(store).enter(json.dumps(entry))
    (one,) = drawn(store)
    assert one.killed is not None
    assert (one.killed.low, one.killed.open, one.place.name if one.place else "") == (2, True, "Dova")


ERRORS = [
    ("no JSON", "{", "f.json: this is no JSON"),
    ("nothing in it", "{}", "f.json: nothing is entered"),
    ("a misspelt name", changed("claim", []), "unknown field `claim`"),
    ("a word that is no act", changed("claims.0.act", "tell"), "$.claims[0].act"),
    ("a figure in words", changed("claims.0.events.0.tolls.0.low", "six"), "$.claims[0].events[0].tolls[0].low"),
    ("no kind", changed("claims.0.events.0.tolls.0.kind", None), "missing required field `kind`"),
    (
        "a day that is none",
        changed("claims.0.events.0.when.from", "2031-02-30"),
        "$.claims[0].events[0].when: this is no day",
    ),
    ("published on no day", changed("published", "soon"), "$.published"),
    ("somebody unknown", changed("claims.0.actor", "Nobody"), "$.claims[0].actor: 'Nobody' is not among the actors"),
    (
        "words that are not there",
        changed("claims.0.events.0.words", "вибух"),
        "$.claims[0].events[0].words: these words do not",
    ),
    (
        "a place that is nowhere",
        changed("claims.0.events.0.place", {"name": "Dova"}),
        "say a geonameid, or lat and lon",
    ),
    ("crossed figures", changed("claims.0.events.0.tolls.0.low", 9), "low is 9 and high 6"),
    ("a report that was read", changed("id", "a"), "report a was read by this program"),
]


@pytest.mark.parametrize(("data", "message"), [row[1:] for row in ERRORS], ids=[row[0] for row in ERRORS])
def test_errors_say_where(store: Store, data: str, message: str) -> None:
    ledger(store).add([A])
    with pytest.raises(LedgerError) as error:
        judging(store).enter(data, "f.json")
    assert message in str(error.value)
    assert str(error.value).startswith("f.json: ")
    assert len(drawn(store)) == 1
