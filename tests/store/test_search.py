"""Questions, with the same answers from both databases."""

import pytest

from alleged.errors import LedgerError
from alleged.records import Report
from alleged.store import claims
from alleged.store.opening import Store
from alleged.store.search import Wanted, find_claims, find_reports
from tests.ledger.made import ledger, report, reports

MADE = (
    Report("a", "Colonel Marr said that the grain depots burnt in Salve.", published="2031-05-12", publisher="Courier"),
    Report(
        "b", "The ministry denied that any depot of grain was hit.", published="2031-05-13T09:00:00Z", title="Denial"
    ),
    Report("c", "A nurse said that bridges were closed in Port Kesh and in Dova.", published="2031-05-14"),
    Report("d", "A nurse said that Marr's men closed bridges.", author="Lena Hask"),
    Report("e", "Le maire a parlé de bridges.", published="2031-05-15"),
)

CLAIMS = [
    ("all, the newest first and undated ones last", Wanted(), "cbad"),
    ("a word, whatever its number", Wanted(words="depots"), "ba"),
    ("words of source and content", Wanted(words="marr grain"), "a"),
    ("side by side", Wanted(words='"grain depot"'), "a"),
    ("side by side, elsewhere", Wanted(words='"closed bridges"'), "d"),
    ("a beginning", Wanted(words="clos*"), "cd"),
    ("who", Wanted(who="Marr"), "a"),
    ("who, by the actor's name", Wanted(who="colonel of Salve"), "a"),
    ("about", Wanted(about="marr"), "d"),
    ("place", Wanted(place="port kesh"), "c"),
    ("a place's region", Wanted(place="Oblast", words="grain"), "a"),
    ("since", Wanted(since="2031-05-13"), "cb"),
    ("until", Wanted(until="2031-05-13"), "ba"),
    ("since and until", Wanted(since="2031-05-13", until="2031-05-13"), "b"),
    ("as of a day", Wanted(as_of="2031-05-12"), "a"),
    ("as of a day before until", Wanted(as_of="2031-05-12", until="2031-05-14"), "a"),
    ("stance", Wanted(stances=("denies",)), "b"),
    ("stances", Wanted(stances=("denies", "asserts"), about="depot"), "ba"),
    ("type", Wanted(types=("COERCE",)), "cd"),
    ("none", Wanted(words="submarine"), ""),
    ("kinds are no words", Wanted(words="stancedenies"), ""),
    ("many together", Wanted(who="nurse", about="bridge*", place="dova", since="2031-01-01", types=("COERCE",)), "c"),
]


@pytest.mark.parametrize(("wanted", "expected"), [row[1:] for row in CLAIMS], ids=[row[0] for row in CLAIMS])
def test_claims(store: Store, wanted: Wanted, expected: str) -> None:
    ledger(store).add(MADE)
    with store.reading() as connection:
        found = find_claims(connection, wanted, limit=10)
        assert "".join(row.report for row in found) == expected
        for row in found:
            assert claims.by_id(connection, row.id) == row
        paged = [find_claims(connection, wanted, limit=1, offset=at) for at in range(len(found) + 1)]
        assert [row for page in paged for row in page] == found


REPORTS = [
    ("all", Wanted(), "ecbad"),
    ("a word of any language", Wanted(words="maire"), "e"),
    ("a title", Wanted(words="denial"), "b"),
    ("a publisher", Wanted(who="courier"), "a"),
    ("an author", Wanted(who="hask"), "d"),
    ("side by side", Wanted(about='"closed bridges"'), "d"),
    ("language", Wanted(languages=("fr",)), "e"),
    ("days", Wanted(since="2031-05-12", until="2031-05-13"), "ba"),
]


@pytest.mark.parametrize(("wanted", "expected"), [row[1:] for row in REPORTS], ids=[row[0] for row in REPORTS])
def test_reports(store: Store, wanted: Wanted, expected: str) -> None:
    ledger(store).add(MADE)
    with store.reading() as connection:
        found = find_reports(connection, wanted, limit=10)
        assert "".join(version.report.id for version in found) == expected


def test_a_report_s_claims_stand_in_the_order_of_its_text(store: Store) -> None:
    ledger(store).add(reports(40))
    with store.reading() as connection:
        found = find_claims(connection, Wanted(), limit=1000)
        days = [row.published or "" for row in found]
        assert days == sorted(days, reverse=True)
        of_one = [row.start for row in found if row.report == "r20"]
        assert of_one == sorted(of_one)
        assert len(of_one) == 3


@pytest.mark.parametrize("wanted", [Wanted(words="!"), Wanted(since="yesterday"), Wanted(as_of="2031-13-01")])
def test_what_cannot_be_asked(store: Store, wanted: Wanted) -> None:
    with store.reading() as connection, pytest.raises(LedgerError):
        find_claims(connection, wanted, limit=1)


def test_many_claims_of_one_day(store: Store) -> None:
    """More reports than a look through holds, with quoted words to look for."""
    ledger(store).add([Report(f"n{at}", report(at).text, published="2031-01-01") for at in range(450)])
    with store.reading() as connection:
        found = find_claims(connection, Wanted(words='"closed in dova"'), limit=1000)
        assert len(found) == 113
        paged = [row for at in range(0, 120, 20) for row in find_claims(
            connection, Wanted(words='"closed in dova"'), limit=20, offset=at
        )]  # fmt: skip
        assert paged == found
