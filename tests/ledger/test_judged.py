"""What people judged, where it is shown: in incidents and their parts, in the list of claims, under ids that are no more."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from alleged.export.cited import WHOLE, Register
from alleged.export.remarks import told
from alleged.ledger.judging import Done, Judging
from alleged.records import Event, Reader
from alleged.records.remark import Remark
from alleged.store.claims import ClaimRow
from alleged.store.opening import Store
from tests.ledger.towns import event, holding, ledger, read, report, said

NEWER = Reader("0.2.0", "told", "l1", None)


@pytest.fixture
def judge(store: Store) -> Judging:
    """Somebody who judges once a second."""
    seconds: Iterator[int] = count()
    return Judging(store, "n.k.", clock=lambda: f"2031-06-01T00:00:{next(seconds):02}Z")


A = report("a", said("The mayor", 3))
B = report("b", said("The clinic", 4))
FAR = report("far", said("The police", 7, "Orim", 20), day=21)
TOLL, CLAIM, OTHER = read(A).tolls[0].id, read(A).claims[0].id, read(B).claims[0].id
EVENT, FIGURE = f"event {event(A)[:8]} “shells hit”", f"figure {TOLL[:8]} “3”"
HOLT, ULM = '{"name": "Ira Holt", "kind": "person"}', '{"name": "Ulm", "lat": 1, "lon": 2}'


def remarks(store: Store, id_: str) -> tuple[Remark, ...]:
    return ledger(store).show(id_).judgements


def words(store: Store, id_: str) -> list[tuple[str, str]]:
    """What is judged of what is shown, as a person reads it."""
    shown = [told(one, WHOLE) for one in remarks(store, id_)]
    assert all((one.who, one.day) == ("n.k.", "2031-06-01") for one in shown)
    return [(one.about, one.said) for one in shown]


OF_INCIDENTS: list[tuple[str, Callable[[Judging], Done], tuple[str, str]]] = [
    ("a grade", lambda j: j.grade(event(A), "weak"), (f"incident {event(A)[:8]}", "graded weak")),
    ("a note on it", lambda j: j.note(event(A), "filmed"), (EVENT, "filmed")),
    ("a note on a report", lambda j: j.note("b", "taken down"), ("report b", "taken down")),
    ("discounted everywhere", lambda j: j.discount("Clinic", "hearsay"), ("the source Clinic", "counts for nothing: hearsay")),
    ("a source by its words", lambda j: j.discount("The clinic", "x"), ("the source The clinic", "counts for nothing: x")),
    ("discounted here", lambda j: j.discount("Clinic", "x", event(A)), ("the source Clinic", "counts for nothing: x")),
    ("a value", lambda j: j.wrong(TOLL, "figure", "5-6"), (FIGURE, "figure: 5 to 6, not 3")),
    ("an open bound", lambda j: j.wrong(TOLL, "high", "null"), (FIGURE, "high: open, not 3")),
    ("a day", lambda j: j.wrong(event(A), "when", "2031-05-02"), (EVENT, "when: 2 May 2031, not 4 May 2031")),
    ("a source", lambda j: j.wrong(CLAIM, "source", HOLT), (f"claim {CLAIM[:8]} “The mayor”", "source: Ira Holt, not mayor")),
    ("what is right", lambda j: j.right(TOLL, "kind"), (FIGURE, "kind: killed is right")),
    ("all of it right", lambda j: j.right(TOLL), (FIGURE, "right")),
    ("what does not count", lambda j: j.wrong(TOLL), (FIGURE, "does not count")),
    ("words", lambda j: j.wrong(event(A), "words", "were killed"), (EVENT, "words: “were killed”, not “shells hit”")),
    ("all that a report told", lambda j: j.wrong(OTHER), (f"claim {OTHER[:8]} “The clinic”", "does not count")),
    ("apart", lambda j: j.different(event(A), event(FAR)), (EVENT, f"another incident than event {event(FAR)[:8]}")),
]  # fmt: skip


@pytest.mark.parametrize(("act", "expected"), [row[1:] for row in OF_INCIDENTS], ids=[row[0] for row in OF_INCIDENTS])
def test_what_bears_on_an_incident(
    store: Store, judge: Judging, act: Callable[[Judging], Done], expected: tuple[str, str]
) -> None:
    ledger(store).add([A, B, FAR])
    done = act(judge)
    (incident,) = [one for one in ledger(store).incidents_found() if "a" in one.incident.reports]
    assert words(store, incident.incident.id) == [expected]
    assert ledger(store).judgements([incident]) == [remarks(store, incident.incident.id)]
    shown = ledger(store).show(incident.incident.id)
    assert shown.dossier is not None
    assert shown.dossier.judgements == shown.judgements
    other = holding(store, "far").id
    assert words(store, other) == [] or done.judgement.what.kind == "different"
    judge.undo(done.judgement.id)
    assert words(store, holding(store, "a").id) == []


OF_THINGS: list[tuple[str, Callable[[Judging], Done], set[str]]] = [
    ("a figure's value", lambda j: j.wrong(TOLL, "low", "2"), {"a", CLAIM, "event", TOLL}),
    ("an event's place", lambda j: j.wrong(event(A), "place", "null"), {"a", CLAIM, "event", TOLL}),
    ("a claim's stance", lambda j: j.wrong(CLAIM, "stance", "denies"), {"a", CLAIM, "event", TOLL, "actor"}),
    ("a source", lambda j: j.discount("mayor", "x"), {"a", CLAIM, "event", TOLL, "actor"}),
    ("a note on the report", lambda j: j.note("a", "x"), {"a", CLAIM, "event", TOLL, "actor"}),
    ("a grade is the incident's", lambda j: j.grade(holding(j.store, "a").id, "weak"), set()),
]


@pytest.mark.parametrize(("act", "where"), [row[1:] for row in OF_THINGS], ids=[row[0] for row in OF_THINGS])
def test_what_bears_on_a_thing(store: Store, judge: Judging, act: Callable[[Judging], Done], where: set[str]) -> None:
    early = report("early", said("The police", 2), day=3)  # its event names the incident: A's own can be shown
    ledger(store).add([early, A])
    act(judge)
    ids = {"a": "a", CLAIM: CLAIM, "event": event(A), TOLL: TOLL, "actor": read(A).actors[0].id}
    assert {name for name, id_ in ids.items() if remarks(store, id_)} == where
    record = ledger(store).show(event(A)).record
    assert isinstance(record, Event)
    assert record == read(A).events[0]  # as the reader has it


def test_merged_and_split_incidents_say_what_replaced_them(store: Store, judge: Judging) -> None:
    ledger(store).add([A, B, FAR])
    near, far = holding(store, "a").id, holding(store, "far").id
    merged = judge.merge([near, far])
    gone = ledger(store).show(far[:8])
    assert (gone.kind, gone.id, gone.replaced_by, gone.dossier) == ("incident", far, (near,), None)
    assert words(store, near) == [(f"incident {near[:8]}", f"merged with {far[:8]}")]
    assert ledger(store).show(near).replaced_by == ()
    judge.undo(merged.judgement.id)
    assert ledger(store).show(far).dossier is not None
    judge.split(near, ["b"])
    left = ledger(store).show(near)
    assert left.replaced_by == tuple(sorted((near, event(B))))
    assert left.dossier is not None
    assert left.dossier.incident.reports == ("a",)
    assert [text for _, text in words(store, event(B))] == [f"split: another incident than {near[:8]}"]
    ledger(store, salt="other", reader=NEWER).reread()  # all ids are others
    assert ledger(store).show(near).replaced_by == tuple(sorted((holding(store, "a").id, holding(store, "b").id)))


def test_an_incident_that_a_report_joined(store: Store) -> None:
    ledger(store).add([B])
    assert ledger(store).show(event(B)).dossier is not None
    ledger(store).add([A])
    shown = ledger(store).show(event(B))
    assert (shown.kind, shown.replaced_by, shown.incidents) == ("event", (event(A),), (event(A),))
    assert ledger(store).show(event(B), as_of="2031-05-05").replaced_by == (event(A),)
    later = report("late", said("The police", 5), day=7)
    ledger(store).add([later])
    assert ledger(store).show(event(later), as_of="2031-05-06").kind == "event"


def listed(store: Store, **asked: Any) -> list[ClaimRow]:
    return list(ledger(store).claims(**asked))


CLAIMS: list[tuple[str, Callable[[Judging], Done], dict[str, str], tuple[str, ...]]] = [
    ("its stance", lambda j: j.wrong(CLAIM, "stance", "denies"), {"stance": "denies"}, ("stance",)),
    ("its act", lambda j: j.wrong(CLAIM, "act", "accuse"), {"act": "accuse"}, ("act",)),
    ("its source", lambda j: j.wrong(CLAIM, "source", HOLT), {"who": "holt"}, ("source",)),
    ("its content", lambda j: j.wrong(CLAIM, "content", "3 people [...] on 4 May"), {"about": '"on 4 may"'}, ("content",)),
    ("the source's words", lambda j: j.wrong(CLAIM, "source-words", "shells"), {"who": "shells"}, ("source-words",)),
    ("an event's type", lambda j: j.wrong(event(A), "type", "COERCE"), {"type": "COERCE"}, ("event type",)),
    ("an event's place", lambda j: j.wrong(event(A), "place", ULM), {"place": "ulm"}, ("event place",)),
    ("all of it", lambda j: j.wrong(CLAIM), {"who": "mayor"}, ("whole",)),
    ("as the reader has it", lambda j: j.wrong(CLAIM, "stance", "asserts"), {"stance": "asserts", "who": "mayor"}, ()),
    ("what is right", lambda j: j.right(CLAIM, "stance"), {"stance": "asserts", "who": "mayor"}, ()),
]  # fmt: skip


@pytest.mark.parametrize(("act", "asked", "marks"), [row[1:] for row in CLAIMS], ids=[row[0] for row in CLAIMS])
def test_claims_are_listed_as_corrected(
    store: Store, judge: Judging, act: Callable[[Judging], Done], asked: dict[str, str], marks: tuple[str, ...]
) -> None:
    two = report("a", said("The mayor", 3), said("The nurse", 2, "Orim", 20))
    ledger(store).add([two, B])
    before = listed(store)
    done = act(judge)
    after = listed(store)
    assert [row.id for row in after] == [row.id for row in before]
    found = [row for row in listed(store, **asked) if row.id == CLAIM]
    assert [row.corrected for row in found] == [marks]
    assert [row for row in after if row.id != CLAIM] == [row for row in before if row.id != CLAIM]
    hits = [hit.record for hit in ledger(store).search(next(iter(asked.values()))) if hit.kind == "claim"]
    assert all(row in after for row in hits)
    shown = ledger(store).show(CLAIM)
    assert shown.record == read(A).claims[0]  # the reader's
    assert [one.id for one in shown.judgements] == [done.judgement.id]
    # kept through a changed reader and a new version
    newer = ledger(store, salt="other", reader=NEWER)
    newer.reread()
    newer.add([replace(two, text=f"Sirens were heard. {two.text}")])
    assert sorted(row.corrected for row in listed(store)) == sorted([marks, (), ()])
    judged = [row.corrected for row in listed(store, **asked) if row.report == "a" and row.corrected]
    assert judged == ([marks] if marks else [])
    judge.undo(done.judgement.id)
    assert [row.corrected for row in listed(store)] == [(), (), ()]


def test_what_was_corrected_is_not_found_by_what_it_was(store: Store, judge: Judging) -> None:
    ledger(store).add([A])
    judge.wrong(CLAIM, "stance", "denies")
    assert listed(store, stance="asserts") == []
    judge.wrong(CLAIM, "source-words", "null")
    (row,) = listed(store)
    assert (row.source, row.actors, row.corrected) == (None, (), ("source-words", "stance"))
    assert listed(store, who="mayor") == []
    judge.wrong(CLAIM, "source", HOLT)  # whoever it is, the report has no words for it
    assert [row.actors for row in listed(store, who="holt")] == [("Ira Holt",)]
    dossier = ledger(store).show(holding(store, "a").id).dossier
    assert dossier is not None
    assert Register.of(dossier).claims[CLAIM].who == "Ira Holt"
