"""Questions to the ledger: the filters, the ledger as of a day, what changed, and one thing by its id, on both databases."""

import random
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from alleged.errors import DayError, LedgerError
from alleged.ledger.cuts import Cut
from alleged.ledger.showing import Shown
from alleged.records import Claim, Event, Reader, Toll
from alleged.schema import incident_to_json, json_schema
from alleged.store.opening import Store
from tests.ledger import towns
from tests.ledger.witnesses import REPORTS, ledger

IZMAIL = ("wire-1", "daily-1", "wire-2", "wire-3")
LISBON = ("courier-1",)

INCIDENTS = [
    ("all, the latest day first", {}, [LISBON, LISBON, IZMAIL]),
    ("place", {"place": "izmail"}, [IZMAIL]),
    ("who denies", {"who": "defence ministry", "stance": "denies"}, [IZMAIL]),
    ("nobody denies it", {"place": "lisbon", "stance": ("denies", "doubts")}, []),
    ("about, in what is said", {"about": '"grain depot"'}, [IZMAIL]),
    ("status", {"status": "responsibility contested"}, [IZMAIL]),
    ("type", {"type": "PROTEST"}, [LISBON]),
    ("its own day", {"until": "2031-05-12"}, [IZMAIL]),
    ("as of its first day", {"as_of": "2031-05-12"}, [("wire-1",)]),
    ("as of a day before all", {"as_of": "2031-05-11"}, []),
    ("what is drawn up anew is sifted, too", {"as_of": "2031-05-13", "who": "romanian"}, []),
    ("and found", {"as_of": "2031-05-14", "who": "romanian", "stance": "confirms"}, [("wire-1", "daily-1", "wire-2")]),
    ("as of a later day with words", {"as_of": "2031-05-13", "about": '"grain depot"'}, [("wire-1", "daily-1")]),
]


@pytest.mark.parametrize(("asked", "expected"), [row[1:] for row in INCIDENTS], ids=[row[0] for row in INCIDENTS])
def test_incidents(store: Store, asked: Any, expected: list[tuple[str, ...]]) -> None:
    opened = ledger(store)
    opened.add(REPORTS)
    found = list(opened.incidents(**asked))
    assert [one.reports for one in found] == expected
    assert [one for at in range(len(found)) for one in opened.incidents(limit=1, offset=at, **asked)] == found


@pytest.mark.parametrize("day", ["2031-05-12", "2031-05-13", "2031-05-14", "2031-05-15", "2031-05-16"])
def test_as_of_a_day_it_is_the_ledger_without_later_reports(store: Store, day: str, tmp_path: Path) -> None:
    opened = ledger(store)
    opened.add(REPORTS)
    with Store.open(f"sqlite:///{tmp_path / 'then.db'}") as other:
        then = ledger(other)
        then.add(report for report in REPORTS if (report.published or report.retrieved or "")[:10] <= day)
        assert list(opened.incidents(as_of=day)) == list(then.incidents())
        assert list(opened.claims(as_of=day)) == list(then.claims())
        assert list(opened.reports(as_of=day)) == list(then.reports())


def test_the_range_and_the_sources_are_those_of_the_day(store: Store) -> None:
    opened = ledger(store)
    opened.add(REPORTS)
    (then,) = opened.incidents(as_of="2031-05-13")
    (now,) = opened.incidents(place="izmail")
    assert (then.id, then.killed and then.killed.low, then.sources) == (now.id, 11, 2)
    assert (now.killed and now.killed.low, now.sources) == (14, 3)
    assert now.killed is not None
    assert (now.killed.ever.low, now.killed.ever.high) == (11, 14)


def test_the_order_of_arrival_makes_no_difference(store: Store, tmp_path: Path) -> None:
    opened = ledger(store)
    opened.add(REPORTS)
    shuffled = list(REPORTS)
    random.Random(5).shuffle(shuffled)
    with Store.open(f"sqlite:///{tmp_path / 'other.db'}") as other:
        for report in shuffled:
            ledger(other).add([report])
        for asked in ({}, {"as_of": "2031-05-13"}):
            mine = [incident_to_json(one) for one in opened.incidents(**asked)]
            assert mine == [incident_to_json(one) for one in ledger(other).incidents(**asked)]
        assert list(opened.changes("2031-05-13")) == list(ledger(other).changes("2031-05-13"))


def test_an_incident_has_the_contract_s_form(store: Store) -> None:
    opened = ledger(store)
    opened.add(REPORTS)
    schema = {**json_schema(), "$ref": "#/$defs/Incident"}
    for one in opened.incidents():
        jsonschema.validate(msgspec.json.decode(incident_to_json(one)), schema)


CLAIMS = [
    ("all, those without a day last", {}, ["wire-3", "courier-1", *["wire-2", "daily-1"] * 2, *["wire-1"] * 3, "loose-1"]),
    ("stance", {"stance": "denies"}, ["wire-1"]),
    ("who and about", {"who": "hask", "about": "injured"}, ["wire-1"]),
    ("since a day leaves out what has none", {"since": "2031-05-15"}, ["wire-3"]),
    ("as of a day", {"as_of": "2031-05-12"}, ["wire-1"] * 3),
    ("what has no day counts by when it was retrieved", {"as_of": "2031-05-16", "about": "old"}, ["loose-1"]),
    ("and not before", {"as_of": "2031-05-15", "about": "old"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "expected"), [row[1:] for row in CLAIMS], ids=[row[0] for row in CLAIMS])
def test_claims(store: Store, asked: Any, expected: list[str]) -> None:
    opened = ledger(store)
    opened.add(REPORTS)
    assert sorted(one.report for one in opened.claims(**asked)) == sorted(expected)
    if not asked:
        assert [one.report for one in opened.claims()][-1] == "loose-1"


def test_reports_and_a_search(store: Store) -> None:
    opened = ledger(store)
    opened.add(REPORTS)
    assert [one.id for one in opened.reports(who="wire", since="2031-05-13")] == ["wire-3", "wire-2"]
    hits = list(opened.search("depot Izmail"))
    kinds = [hit.kind for hit in hits]
    assert kinds == [kind for kind in ("incident", "claim", "report") for _ in range(kinds.count(kind))]
    assert kinds.count("incident") == 1
    assert kinds.count("report") == 5
    assert [hit.kind for hit in opened.search("depot Izmail", limit=1)] == ["incident", "claim", "report"]


CHANGES = [
    ("a revision, by whom", "2031-05-14", ("revision", "killed 11 or more", "killed 14", "Lena Hask", "wire-2")),
    ("a new incident", "2031-05-14", ("new incident", "", "single source", None, "courier-1")),
    ("a new position", "2031-05-15", ("position", "", "asserts (who did it), blames Ukraine", "Russia", "wire-3")),
    ("a denial in a new incident", "2031-05-12", ("denial", "", "denies (who did it)", "Russia's defence ministry", "wire-1")),
    ("sources", "2031-05-14", ("source", "2 independent", "3 independent", "Romanian officials, Russia", "wire-3")),
    ("a moment before", "2031-05-14T08:59:00Z", ("revision", "killed 11 or more", "killed 14", "Lena Hask", "wire-2")),
]  # fmt: skip


@pytest.mark.parametrize(("since", "expected"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_changes(store: Store, since: str, expected: tuple[str, str, str, str | None, str]) -> None:
    opened = ledger(store)
    opened.add(REPORTS)
    found = list(opened.changes(since))
    assert expected in [(one.kind, one.before, one.after, one.by, one.report) for one in found]
    assert found == sorted(found, key=lambda one: one.published or "")
    known = {claim.id for claim in opened.claims()}
    assert {one.claim for one in found} <= known


def test_nothing_changed_after_the_last_report(store: Store) -> None:
    opened = ledger(store)
    opened.add(REPORTS)
    assert list(opened.changes("2031-05-17")) == []
    later = [one.kind for one in opened.changes("2031-05-14T09:00:00Z") if one.report == "wire-2"]
    assert later == []  # it was published at that very moment


CUTS = [
    ("a day, itself included", Cut.after("2031-05-12"), "2031-05-12T23:59:00Z", None, False),
    ("the day after", Cut.after("2031-05-12"), "2031-05-13", None, True),
    ("before a day", Cut.before("2031-05-12"), "2031-05-12", None, True),
    ("up to a moment", Cut.before("2031-05-12T10:00:00Z"), "2031-05-12T12:00:00+02:00", None, False),
    ("after a moment, in another zone", Cut.before("2031-05-13T00:30:00Z"), "2031-05-12T22:00:00-05:00", None, True),
    ("a day alone may lie after the moment", Cut.before("2031-05-12T10:00:00Z"), "2031-05-12", None, True),
    ("without a day, as retrieved", Cut.after("2031-05-12"), None, "2031-05-13T00:00:00Z", True),
    ("without any", Cut.after("2031-05-12"), None, None, False),
]


@pytest.mark.parametrize(("cut", "published", "retrieved", "later"), [r[1:] for r in CUTS], ids=[r[0] for r in CUTS])
def test_what_is_later(cut: Cut, published: str | None, retrieved: str | None, later: bool) -> None:
    assert cut.is_later(published, retrieved) is later
    day = (published or retrieved or "9999")[:10]
    assert not later or cut.next_day <= day


def test_one_thing_by_its_id_or_its_beginning(store: Store) -> None:
    opened = ledger(store)
    opened.add(REPORTS)
    (incident,) = opened.incidents(place="izmail")
    shown = opened.show(incident.id[:6])
    assert shown.kind == "incident"
    assert shown.dossier is not None
    assert shown.dossier.incident == incident
    assert [reading.report.id for reading in shown.dossier.readings] == ["wire-1", "daily-1", "wire-2", "wire-3"]
    assert [(p.origin, p.copy) for p in shown.dossier.passages] == [("wire-1", "daily-1")]
    passage = shown.dossier.passages[0]
    texts = shown.dossier.texts
    assert texts["wire-1"][passage.start : passage.end] == texts["daily-1"][passage.copy_start : passage.copy_end]
    assert {one.reason for one in shown.dossier.likely} <= {"the same figure", "the same quotation"}
    then = opened.show(incident.id, as_of="2031-05-12")
    assert then.dossier is not None
    assert then.dossier.incident.reports == ("wire-1",)
    report = opened.show("wire-2")
    assert (report.kind, report.incidents, len(report.versions)) == ("report", (incident.id,), 1)
    assert report.reading is not None
    _inside(opened.show(report.claims[0].id), Claim, incident.id)
    _inside(opened.show(report.reading.tolls[0].id), Toll, incident.id)
    _inside(opened.show(report.reading.events[0].id), Event, incident.id)
    hask = next(actor for actor in report.reading.actors if "Hask" in actor.name)
    assert [claim.source.text for claim in opened.show(hask.id).claims if claim.source] == ["Mayor Lena Hask"]


def _inside(shown: Shown, kind: type, incident: str) -> None:
    if isinstance(shown.record, kind):
        assert incident in shown.incidents
        assert shown.claims
    else:  # an event that an incident is named after
        assert shown.kind == "incident"


def test_events_tolls_and_actors_by_their_ids_as_they_are_now(store: Store) -> None:
    one = towns.report("one", towns.said("The mayor", 3), towns.said("The clinic", 4))
    towns.ledger(store).add([one, towns.report("two", towns.said("The nurse", 5, "Orim", 20))])
    newer = towns.ledger(store, salt="other", reader=Reader("0.2.0", "told", "l1", None))

    def inside(**how: str) -> list[tuple[str, str]]:
        reading = towns.read(one, **how)
        every = (*reading.events[1:], *reading.tolls, *reading.actors)
        return [(type(thing).__name__.lower(), thing.id) for thing in every]

    for kind, id_ in inside():
        for beginning in (id_, id_[:6], id_[:12]):
            assert (newer.show(beginning).kind, newer.show(beginning).id) == (kind, id_)
    newer.reread()
    assert [newer.show(id_).kind for _, id_ in inside(salt="other")] == [kind for kind, _ in inside()]
    for _, id_ in inside():
        with pytest.raises(LedgerError, match="nothing here has an id"):
            newer.show(id_)


WRONG = [
    ("no such id", {"id": "ffffffffffffffff"}, "nothing here has an id"),
    ("too short", {"id": "0"}, "4 characters"),
    ("several", {"id": "wire"}, "more than one id begins 'wire'"),
]


@pytest.mark.parametrize(("asked", "words"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_cannot_be_shown(store: Store, asked: Any, words: str) -> None:
    opened = ledger(store)
    opened.add(REPORTS)
    with pytest.raises(LedgerError, match=words):
        opened.show(asked["id"])


def test_questions_that_cannot_be_asked(store: Store) -> None:
    opened = ledger(store)
    with pytest.raises(LedgerError, match="no word to look for"):
        list(opened.claims(who="!"))
    for asked in (opened.incidents(as_of="soon"), opened.changes("soon"), opened.claims(as_of="soon")):
        with pytest.raises((DayError, LedgerError), match="YYYY-MM-DD"):
            list(asked)  # type: ignore[call-overload]
