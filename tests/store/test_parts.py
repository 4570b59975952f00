"""Parts, links, incidents, copies and judgements: kept, found and taken away together."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection, select

from alleged.errors import LedgerError
from alleged.store import copies, incidents, judgements, parts, readings, schema
from alleged.store.copies import CopyRow
from alleged.store.incidents import IncidentRow
from alleged.store.judgements import JudgementRow
from alleged.store.opening import Store
from alleged.store.parts import PartRow
from alleged.store.search import Wanted, find_incidents
from tests.ledger.made import ledger, report

SALVE = IncidentRow(
    id="i1",
    type="ASSAULT",
    headline="single source",
    day_from="2031-05-12",
    day_to="2031-05-13",
    place_name="Port Kesh",
    geonameid=17,
    country="XK",
    killed=(2, None),
    injured=(None, None),
    sources=1,
    first_published="2031-05-12",
    last_published="2031-05-14",
    body=b'{"id":\n"i1"}',
    names=("Colonel Marr",),
    words=("drones", "grain depot"),
)
DOVA = replace(
    SALVE, id="i2", type="PROTEST", headline="corroborated", day_from=None, first_published=None, place_name="Dova"
)


def filled(store: Store, connection: Connection) -> tuple[list[int], list[int]]:
    """Keys of three reports and of four parts: two of the first report, one of each of the others."""
    reports = list(connection.scalars(select(schema.reports.c.key).order_by(schema.reports.c.id)))
    rows = [(reports[0], "p0"), (reports[0], "p1"), (reports[1], "p2"), (reports[2], "p3")]
    keys = parts.put(connection, [PartRow(id_, of, id_.encode(), ("day\x00", id_)) for of, id_ in rows])
    parts.link(connection, [(keys[2], keys[0], 1.5), (keys[2], keys[3], 2.5)])
    incidents.put(connection, [(SALVE, [keys[0], keys[2], keys[3]]), (DOVA, [keys[1]])])
    return reports, keys


def test_what_is_kept_is_found(store: Store) -> None:
    ledger(store).add(map(report, range(3)))
    with store.writing() as connection:
        reports, keys = filled(store, connection)
        assert parts.bodies(connection, keys) == dict(zip(keys, [b"p0", b"p1", b"p2", b"p3"], strict=True))
        assert parts.keys_of(connection, ["p1", "p9"]) == {"p1": keys[1]}
        assert parts.reports_of(connection, keys[1:3]) == {keys[1]: reports[0], keys[2]: reports[1]}
        assert parts.in_blocks(connection, ["day\x00", "p3", "none"]) == {"day\x00": keys, "p3": [keys[3]]}
        assert parts.links_of(connection, [keys[0]]) == [(keys[0], keys[2], 1.5)]
        parts.link(connection, [(keys[0], keys[2], 0.5)])
        assert parts.links_of(connection, [keys[0]]) == [(keys[0], keys[2], 0.5)]
        assert parts.marked(connection) == keys
        parts.unmark(connection, keys[:3])
        assert parts.marked(connection, limit=5) == keys[3:]
        assert incidents.parts_of(connection, "i1") == [keys[0], keys[2], keys[3]]
        assert incidents.ids_of_parts(connection, keys[:2]) == {keys[0]: "i1", keys[1]: "i2"}
        assert incidents.by_id(connection, "i1") == SALVE


def test_a_report_s_parts_go_with_all_that_hangs_on_them(store: Store) -> None:
    ledger(store).add(map(report, range(3)))
    with store.writing() as connection:
        reports, keys = filled(store, connection)
        parts.unmark(connection, keys)
        assert parts.remove_of_reports(connection, [reports[0]]) == [keys[2], keys[3]]
        assert parts.marked(connection) == [keys[2], keys[3]]
        assert incidents.count(connection) == 0
        assert find_incidents(connection, Wanted(words="drones"), limit=5) == []
        assert parts.bodies(connection, keys).keys() == {keys[2], keys[3]}
        assert parts.links_of(connection, keys) == [(keys[2], keys[3], 2.5)]


INCIDENTS = [
    ("all, the newest first", Wanted(), ["i1", "i2"]),
    ("who", Wanted(who="marr"), ["i1", "i2"]),
    ("words", Wanted(words='"grain depots" marr', types=("ASSAULT",)), ["i1"]),
    ("side by side", Wanted(words='"depot grain"'), []),
    ("place", Wanted(place="dova"), ["i2"]),
    ("headline", Wanted(headlines=("single source", "corroborated")), ["i1", "i2"]),
    ("headlines", Wanted(headlines=("single source",)), ["i1"]),
    ("days", Wanted(since="2031-05-12", until="2031-05-12"), ["i1"]),
]


@pytest.mark.parametrize(("wanted", "expected"), [row[1:] for row in INCIDENTS], ids=[row[0] for row in INCIDENTS])
def test_incidents(store: Store, wanted: Wanted, expected: list[str]) -> None:
    with store.writing() as connection:
        incidents.put(connection, [(DOVA, []), (SALVE, [])])
        assert [row.id for row in find_incidents(connection, wanted, limit=5)] == expected


def test_copies(store: Store) -> None:
    ledger(store).add(map(report, range(4)))
    with store.writing() as connection:
        a, b, c, d = (version for _, version in readings.of_reports(connection))
        marks = {a: [1, -(2**63), 5], b: [1, 2**63 - 1, 5], c: [5], d: [5]}
        parts_ = list(marks.items())
        copies.put_fingerprints(connection, [*parts_, *parts_])
        assert copies.sharing(connection, [1, -(2**63), 5, 99], most=3) == [(-(2**63), a), (1, a), (1, b)]
        rows = [CopyRow(b, a, 0.5, b"x" * 90), CopyRow(c, b, 1.0, b"")]
        copies.put(connection, rows)
        copies.put(connection, rows)
        assert copies.of_versions(connection, [b]) == rows
        assert copies.of_versions(connection, [a]) == rows[:1]
        assert copies.of_versions(connection, [d]) == []


def test_judgements_are_undone_and_never_go(store: Store) -> None:
    same = JudgementRow("j1", "same", b"{}", "Ada", "2031-05-12T10:00:00Z")
    undo = JudgementRow("j2", "undo", b"j1", "Bo", "2031-05-12T11:00:00Z")
    with store.writing() as connection:
        judgements.put(connection, same)
        judgements.put(connection, undo)
        judgements.undo(connection, "j1", by="j2")
        assert judgements.every(connection) == [replace(same, undone_by="j2"), undo]
        assert judgements.every(connection, kinds=("same",)) == [replace(same, undone_by="j2")]
        assert judgements.every(connection, holding=True) == [undo]
        with pytest.raises(LedgerError, match="undone already"):
            judgements.undo(connection, "j1", by="j2")
        with pytest.raises(LedgerError, match="no judgement j9"):
            judgements.undo(connection, "j9", by="j2")
        with pytest.raises(LedgerError, match="already"):
            judgements.put(connection, same)
