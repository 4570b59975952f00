"""A person's word: what it does to the incidents, how it is undone, and how it lasts."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, permutations

import pytest

from alleged.errors import LedgerError
from alleged.ledger.judging import Done, Judging
from alleged.ledger.reviewing import concerning, listed
from alleged.ledger.things import replaced_by
from alleged.records import Reader, Report
from alleged.store import readings, reports
from alleged.store.opening import Store
from tests.ledger.towns import drawn, event, holding, ledger, read, report, said

NEWER = Reader("0.2.0", "told", "l1", None)


@pytest.fixture
def judge(store: Store) -> Judging:
    """Somebody who judges once a second."""
    return judging(store)


def judging(store: Store) -> Judging:
    seconds: Iterator[int] = count()
    return Judging(store, "n.k.", clock=lambda: f"2031-06-01T00:00:{next(seconds):02}Z")


A = report("a", said("The mayor", 3))
B = report("b", said("The clinic", 4))
FAR = report("far", said("The police", 7, "Orim", 20), day=21)
BOTH = report("both", said("The mayor", 3), said("The governor", 9, "Orim", 20), day=22)


def sets(store: Store) -> set[frozenset[str]]:
    """Which reports are told of together."""
    return {frozenset(one.reports) for one in drawn(store)}


def together(*groups: str) -> set[frozenset[str]]:
    return {frozenset(group.split()) for group in groups}


def test_what_the_links_say_without_anybody(store: Store) -> None:
    ledger(store).add([A, B, FAR])
    assert sets(store) == together("a b", "far")


RULED: list[tuple[str, Callable[[Judging], Done], set[frozenset[str]]]] = [
    ("same: joined whatever the links say", lambda j: j.same(event(A), event(FAR)), together("a b far")),
    ("different: kept apart", lambda j: j.different(event(A), event(B)), together("a", "b", "far")),
    ("merge", lambda j: j.merge([holding(j.store, "a").id, holding(j.store, "far").id]), together("a b far")),
    ("split, by report", lambda j: j.split(holding(j.store, "a").id, ["b"]), together("a", "b", "far")),
    ("split, by event", lambda j: j.split(holding(j.store, "a").id, [event(B)]), together("a", "b", "far")),
    ("beginnings of ids", lambda j: j.same(event(A)[:10], event(FAR)[:10]), together("a b far")),
]


@pytest.mark.parametrize(("act", "expected"), [row[1:] for row in RULED], ids=[row[0] for row in RULED])
def test_rulings(store: Store, judge: Judging, act: Callable[[Judging], Done], expected: set[frozenset[str]]) -> None:
    ledger(store).add([A, B, FAR])
    before = drawn(store)
    done = act(judge)
    assert sets(store) == expected
    assert done.judgement.who == "n.k."
    assert done.judgement.at == "2031-06-01T00:00:00Z"
    assert set(done.incidents) <= {one.id for one in drawn(store)}
    undone = judge.undo(done.judgement.id)
    assert drawn(store) == before
    judge.undo(undone.judgement.id)  # and it holds again
    assert sets(store) == expected
    with pytest.raises(LedgerError, match="is undone already"):
        judge.undo(undone.judgement.id)
    judge.undo(done.judgement.id)
    assert drawn(store) == before
    with store.reading() as connection:  # nothing is taken away
        assert len(listed(connection)) == 4


def test_the_order_of_arrival_does_not_matter(address: str, request: pytest.FixtureRequest) -> None:
    seen: list[object] = []
    for number, order in enumerate(permutations([A, B, FAR, BOTH])):
        if number % 5:  # five of the 24
            continue
        on_server = address.startswith("postgresql")
        with Store.open(request.getfixturevalue("server").fresh() if on_server else f"{address}{number}") as store:
            judge = judging(store)
            ledger(store).add([A, BOTH])
            judge.different(event(A), event(BOTH))
            judge.wrong(read(A).tolls[0].id, "figure", "5-6")
            judge.discount("governor", "speaks from hearsay")
            for one in order:
                ledger(store).add([one])
            seen.append(drawn(store))
            assert not any({"a", "both"} <= set(one.reports) for one in drawn(store))
    assert all(one == seen[0] for one in seen)


def test_the_later_judgement_wins(store: Store, judge: Judging) -> None:
    ledger(store).add([A, B, FAR])
    joined = judge.same(event(A), event(FAR))
    apart = judge.different(event(FAR), event(A))
    assert apart.overruled == (joined.judgement.id,)
    assert sets(store) == together("a b", "far")
    # over a chain: a is b, b is far
    judge.same(event(A), event(B))
    last = judge.same(event(B), event(FAR))
    assert last.overruled == (apart.judgement.id,)
    assert sets(store) == together("a b far")
    with store.reading() as connection:
        states = {one.judgement.id: one.overruled for one in listed(connection)}
    assert states[apart.judgement.id]
    assert not states[last.judgement.id]


def test_two_events_of_one_report_are_joined(store: Store, judge: Judging) -> None:
    ledger(store).add([BOTH])
    assert len(drawn(store)) == 2
    judge.same(event(BOTH, 0), event(BOTH, 1))
    (one,) = drawn(store)
    assert one.killed is not None
    assert (one.killed.low, one.killed.high) == (3, 9)


ONE = report("one", said("The mayor", 3), said("The clinic", 4), said("The nurse", 5))


def test_two_events_that_a_report_tells_as_one_are_parted(store: Store, judge: Judging) -> None:
    def killed() -> list[tuple[set[str], int | None, int | None]]:
        shown = [(set(one.reports), one.killed.low, one.killed.high) for one in drawn(store) if one.killed is not None]
        return sorted(shown, key=lambda one: (one[1], one[2]))

    ledger(store).add([ONE])
    assert killed() == [({"one"}, 3, 5)]
    apart = judge.different(event(ONE, 0), event(ONE, 1))
    assert killed() == [({"one"}, 3, 5), ({"one"}, 4, 4)]  # the nurse's event goes to the first
    assert len(apart.incidents) == 2
    ledger(store).add([B])  # another report meets one of them, and never both
    assert sorted(one.reports for one in drawn(store)) in ([("b", "one"), ("one",)], [("one",), ("one", "b")])
    ledger(store, salt="other", reader=NEWER).reread()
    ledger(store, salt="other", reader=NEWER).add([replace(ONE, text=f"Sirens were heard. {ONE.text}")])
    assert sum("one" in one.reports for one in drawn(store)) == 2
    joined = judge.same(event(ONE, 0, salt="other"), event(ONE, 1, salt="other"))
    assert joined.overruled == (apart.judgement.id,)
    assert sum("one" in one.reports for one in drawn(store)) == 1
    judge.undo(joined.judgement.id)
    assert sum("one" in one.reports for one in drawn(store)) == 2
    judge.undo(apart.judgement.id)
    assert sum("one" in one.reports for one in drawn(store)) == 1


def test_a_parted_report_is_as_before_when_that_is_undone(store: Store, judge: Judging) -> None:
    ledger(store).add([ONE, FAR])
    before = drawn(store)
    judge.wrong(read(ONE).tolls[0].id, "figure", "6")
    corrected = drawn(store)
    apart = judge.different(event(ONE, 0), event(ONE, 1))
    assert len(drawn(store)) == 3
    with pytest.raises(LedgerError, match="are one event"):
        judge.different(event(ONE, 0), read(ONE).claims[0].id)
    again = judge.wrong(read(ONE).tolls[1].id, "figure", "8")
    assert len(drawn(store)) == 3
    judge.undo(again.judgement.id)
    judge.undo(apart.judgement.id)
    assert drawn(store) == corrected != before


def test_what_took_an_incident_s_place(store: Store, judge: Judging) -> None:
    ledger(store).add([A, B, FAR])
    near, far = holding(store, "a").id, holding(store, "far").id
    merged = judge.merge([near, far])
    (kept,) = [one.id for one in drawn(store)]
    with store.reading() as connection:
        assert {replaced_by(connection, near), replaced_by(connection, far)} == {(), (kept,)}
    judge.undo(merged.judgement.id)
    with store.reading() as connection:
        assert replaced_by(connection, far) == ()
    judge.split(near, ["b"])
    with store.reading() as connection:
        assert replaced_by(connection, near) == tuple(sorted((holding(store, "a").id, holding(store, "b").id)))
    judge.merge([holding(store, "a").id, far])
    with pytest.raises(LedgerError, match=f"is no more; in its place is {holding(store, 'a').id}"):
        judge.grade(far, "fair")


def test_corrected_figures_change_the_range(store: Store, judge: Judging) -> None:
    ledger(store).add([A, B])

    def killed() -> tuple[int | None, int | None]:
        found = holding(store, "a").killed
        assert found is not None
        return found.low, found.high

    assert killed() == (3, 4)
    toll = read(A).tolls[0].id
    wrong = judge.wrong(toll, "figure", "5-6")
    assert killed() == (4, 6)
    later = judge.wrong(toll, "high", "8")
    assert killed() == (4, 8)
    judge.wrong(read(B).tolls[0].id)
    assert killed() == (5, 8)
    judge.undo(later.judgement.id)
    assert killed() == (5, 6)
    judge.undo(wrong.judgement.id)
    assert killed() == (3, 3)
    judge.right(read(B).tolls[0].id)  # it counts after all
    assert killed() == (3, 4)
    with store.reading() as connection:  # what the reader read is kept as it was
        (key,) = reports.current_versions(connection, ["a"]).values()
        assert b'"low":3' in readings.current(connection, [key])[key]


CORRECTED = [
    ("a toll's kind", lambda j: j.wrong(read(A).tolls[0].id, "kind", "injured"), lambda i: i.injured is not None),
    ("a toll's scope", lambda j: j.wrong(read(A).tolls[0].id, "scope", "cumulative"), lambda i: i.killed is None),
    ("an event's type", lambda j: j.wrong(event(A), "type", "coerce"), lambda i: i.type == "COERCE"),
    (
        "an event's day",
        lambda j: j.wrong(event(A), "when", "2031-05-02/2031-05-03"),
        lambda i: i.when.to == "2031-05-04",
    ),
    (
        "an event's place",
        lambda j: j.wrong(event(A), "place", '{"name": "Dova", "lat": 1.5, "lon": 2}'),
        lambda i: (i.place.name, i.place.lat) == ("Dova", 1.5),
    ),
    ("no place", lambda j: j.wrong(event(A), "place", "null"), lambda i: i.place is None),
    (
        "an event's status",
        lambda j: j.wrong(event(A), "status", "did not happen"),
        lambda i: i.status.happened.dispute == "denied",
    ),
    ("a claim's stance", lambda j: j.wrong(read(A).claims[0].id, "stance", "denies"), lambda i: i.killed is None),
    (
        "a claim's source",
        lambda j: j.wrong(read(A).claims[0].id, "source", '{"name": "Ira Holt", "kind": "person"}'),
        lambda i: i.origins[0].actor.name == "Ira Holt",
    ),
]


@pytest.mark.parametrize(("act", "holds"), [row[1:] for row in CORRECTED], ids=[row[0] for row in CORRECTED])
def test_corrections(store: Store, judge: Judging, act: Callable[[Judging], Done], holds: Callable[..., bool]) -> None:
    ledger(store).add([A])
    (before,) = drawn(store)
    assert not holds(before)
    done = act(judge)
    (after,) = drawn(store)
    assert holds(after)
    judge.undo(done.judgement.id)
    assert drawn(store) == [before]


def test_what_does_not_count_is_gone_with_all_in_it(store: Store, judge: Judging) -> None:
    ledger(store).add([A])
    done = judge.wrong(read(A).claims[0].id)
    assert drawn(store) == []
    with pytest.raises(LedgerError, match="does not count"):
        judge.wrong(read(A).tolls[0].id, "high", "4")
    judge.undo(done.judgement.id)
    assert len(drawn(store)) == 1


@pytest.mark.parametrize("everywhere", [True, False])
def test_a_discounted_source(store: Store, judge: Judging, everywhere: bool) -> None:
    ledger(store).add([A, B])
    before = holding(store, "a")
    assert before.killed is not None
    assert (before.headline, before.sources, before.killed.high) == ("corroborated", 2, 4)
    done = judge.discount("Clinic", "was not there", None if everywhere else before.id)
    after = holding(store, "a")
    assert after.killed is not None
    assert (after.headline, after.sources, after.killed.high) == ("single source", 1, 3)
    assert [origin.claims for origin in after.origins] == [origin.claims for origin in before.origins]  # shown
    assert {toll.high for toll in after.tolls} == {3, 4}
    other = report("c", said("The clinic", 8, "Orim", 20), day=21)
    ledger(store).add([other])  # also in what comes later
    assert (holding(store, "c").killed is None) is everywhere
    judge.undo(done.judgement.id)
    assert holding(store, "a") == before
    assert holding(store, "c").killed is not None


def test_judgements_survive_a_changed_reader(store: Store, judge: Judging) -> None:
    ledger(store).add([A, B, FAR])
    judge.same(event(A), event(FAR))
    judge.wrong(read(A).tolls[0].id, "figure", "12")
    judge.note(event(B), "seen on film")
    newer = ledger(store, salt="other", reader=NEWER)
    assert newer.reread().changed == 3
    one = holding(store, "a")
    assert one.id not in {event(A), event(B)}  # all ids are others
    assert one.killed is not None
    assert (sets(store), one.killed.high) == (together("a b far"), 12)
    with store.reading() as connection:
        assert [item.lost for item in listed(connection)] == [(), (), ()]
        assert [item.what.kind for item in concerning(connection, one.id)] == ["same", "wrong", "note"]


VERSIONS = [
    ("words before it", lambda text: f"Sirens were heard. {text}", False),
    ("the figure stands elsewhere", lambda text: f"{text} Nothing else is known of it.", False),
    ("another figure", lambda text: text.replace("3 people", "6 people"), True),
    ("all is gone", lambda _: "The road was open again.", True),
]


@pytest.mark.parametrize(("change", "lost"), [row[1:] for row in VERSIONS], ids=[row[0] for row in VERSIONS])
def test_a_new_version(store: Store, judge: Judging, change: Callable[[str], str], lost: bool) -> None:
    ledger(store).add([A])
    judge.wrong(read(A).tolls[0].id, "figure", "11")
    ledger(store).add([replace(A, text=change(A.text))])
    with store.reading() as connection:
        assert [bool(item.lost) for item in listed(connection)] == [lost]
        assert len(listed(connection, lost=True)) == lost
    killed = [one.killed.high for one in drawn(store) if one.killed is not None]
    assert killed == ([11] if not lost else [6] if "another" in change(A.text) or killed else [])
    ledger(store).add([replace(A, retrieved="2031-05-09")])
    assert len(drawn(store)) in (0, 1)


def test_a_judgement_s_incident_alone_is_drawn_up(
    store: Store, judge: Judging, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alleged.ledger import reconciling

    ledger(store).add([A, B, FAR])
    seen: list[set[str]] = []
    real = reconciling.draw_up

    def watch(group, *rest):  # type: ignore[no-untyped-def]
        seen.append({part.report for part in group})
        return real(group, *rest)

    monkeypatch.setattr(reconciling, "draw_up", watch)
    judge.wrong(read(FAR).tolls[0].id, "high", "9")
    judge.grade(holding(store, "a").id, "fair")
    assert seen == [{"far"}]


ERRORS: list[tuple[str, Callable[[Judging], Done], str]] = [
    ("an id of nothing", lambda j: j.same("zzzz", event(A)), "is the id of nothing in this ledger"),
    ("a beginning of several", lambda j: j.note("", "x"), "stands for nothing"),
    (
        "no such field",
        lambda j: j.wrong(event(A), "high", "3"),
        "an event has no field 'high' that can be judged; it has type",
    ),
    ("no such value", lambda j: j.wrong(event(A), "type", "FIGHT"), "'FIGHT' is no type of an event; say one of AGREE"),
    ("no figure", lambda j: j.wrong(read(A).tolls[0].id, "high", "many"), "is no figure"),
    ("crossed figures", lambda j: j.wrong(read(A).tolls[0].id, "low", "9"), "low would be 9 and high 3"),
    ("no day", lambda j: j.wrong(event(A), "when", "4 May"), "say YYYY-MM-DD"),
    (
        "no such place",
        lambda j: j.wrong(event(A), "place", "Nowhere"),
        "no place 'Nowhere' in the report or the gazetteer",
    ),
    ("an unknown source", lambda j: j.wrong(read(A).claims[0].id, "source", "Ira Holt"), "say what that is too"),
    ("one incident already", lambda j: j.same(event(A), read(A).claims[0].id), "there is nothing to join"),
    (
        "a toll in a pair",
        lambda j: j.same(event(A), read(B).tolls[0].id),
        "is a toll, and wanted is a claim or an event",
    ),
    ("one incident to merge", lambda j: j.merge([event(A)]), "two incidents or more"),
    ("no such incident", lambda j: j.grade("nope", "fair"), "there is no incident 'nope'"),
    ("all of it split off", lambda j: j.split(holding(j.store, "a").id, ["a", "b"]), "leave something there"),
    ("not in the incident", lambda j: j.split(holding(j.store, "a").id, ["far"]), "does not stand in incident"),
    ("no such judgement", lambda j: j.undo("nope"), "there is no judgement 'nope'"),
    ("no reason", lambda j: j.discount("Clinic", " "), "say why"),
]


@pytest.mark.parametrize(("act", "message"), [row[1:] for row in ERRORS], ids=[row[0] for row in ERRORS])
def test_errors_say_what_to_do(store: Store, judge: Judging, act: Callable[[Judging], Done], message: str) -> None:
    ledger(store).add([A, B, FAR])
    before = drawn(store)
    with pytest.raises(LedgerError) as error:
        act(judge)
    assert message in str(error.value)
    with store.reading() as connection:
        assert listed(connection) == []
    assert drawn(store) == before


def test_an_unread_report(store: Store, judge: Judging) -> None:
    ledger(store).add([Report("plain", "The road is open.")])
    done = judge.note("plain", "the outlet took this page down")
    with store.reading() as connection:
        (item,) = listed(connection)
    assert (item.judgement, item.lost) == (done.judgement, ())
