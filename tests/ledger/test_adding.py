"""Taking in: what is new, what is known, what is a new version; killed and finished; readers and writers side by side."""

import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from alleged.ledger import intake
from alleged.ledger.intake import Reads, Told, keep
from alleged.ledger.ledger import Ledger
from alleged.records import Problem, Raw, Reader, Reading, Report
from alleged.schema import from_json
from alleged.store import claims, readings, reports
from alleged.store.opening import Store
from alleged.store.search import Wanted, find_claims, find_reports
from tests.ledger import made
from tests.ledger.made import READER, ledger, report
from tests.ledger.shown import content

ROOT = Path(__file__).parents[2]


def test_the_same_report_again_changes_nothing(store: Store) -> None:
    first = ledger(store).add([report(1), report(2), report(1)])
    before = content(store)
    assert (first.new, first.changed, first.known, first.claims) == (2, 0, 1, 4)
    again = ledger(store).add([report(2), report(1)])
    assert (again.new, again.changed, again.known, again.claims) == (0, 0, 2, 0)
    assert content(store) == before


def test_what_comes_slowly_is_kept_as_it_comes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    passed = [0.0]
    monkeypatch.setattr(intake, "monotonic", lambda: passed[0])
    kept: list[int] = []

    def pages() -> Iterator[Report]:
        for number in range(6):
            with store.reading() as connection:
                kept.append(reports.count(connection))
            passed[0] += intake.MOST_SECONDS / 2
            yield report(number)

    assert ledger(store).add(pages()).new == 6
    assert kept == [0, 0, 2, 2, 4, 4]


CHANGES = [
    ("another text", {"text": "The ministry denied that trains ran."}, True),
    ("another title", {"title": "Bridges shut"}, True),
    ("another day", {"published": "2031-02-03"}, True),
    ("another publisher alone", {"publisher": "Herald"}, False),
]


@pytest.mark.parametrize(("fields", "new"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
@pytest.mark.parametrize("at_once", [True, False])
def test_a_new_version(store: Store, fields: dict[str, str], new: bool, at_once: bool) -> None:
    old, now = report(1), replace(report(1), **fields)
    batches = [[old, now]] if at_once else [[old], [now]]
    done = [ledger(store).add(batch) for batch in batches]
    assert sum(summary.changed for summary in done) == new
    with store.reading() as connection:
        keys = reports.versions_of(connection, "r1")
        versions = reports.of_versions(connection, keys)
        assert [versions[key].report for key in keys] == [old, now] if new else [old]
        assert [versions[key].current for key in keys] == ([False, True] if new else [True])
        shown = find_claims(connection, Wanted(), limit=10)
        assert shown
        assert {row.published for row in shown} == {now.published if new else old.published}
        assert len(shown) == claims.count(connection) == (1 if "text" in fields else 2)
        assert len(readings.current(connection, keys)) == len(keys)
        # words of the old version find nothing
        found = find_claims(connection, Wanted(words="bridges"), limit=10)
        assert bool(found) == ("text" not in fields)
        assert len(find_reports(connection, Wanted(words="bridges"), limit=10)) == 1  # the title has it


def page(url: str | None, text: str, retrieved: str | None = None) -> Report:
    from alleged.read.text import report_of

    return report_of(text, url=url, retrieved=retrieved)


FIRST, SECOND = "Colonel Marr said that shells hit Dova.", "Colonel Marr said that no shells hit Dova."
A, B = "https://a.example/1", "https://b.example/1"
KNOWN_AGAIN = [
    ("by its text", [page(None, FIRST), page(None, FIRST)], [[FIRST]]),
    ("another text is another report", [page(None, FIRST), page(None, SECOND)], [[FIRST], [SECOND]]),
    ("by its address", [page(A, FIRST), page(A, SECOND)], [[FIRST, SECOND]]),
    ("the same text at two addresses", [page(A, FIRST), page(B, FIRST)], [[FIRST], [FIRST]]),
    ("by its given id", [Report("x", FIRST, url=A), Report("x", SECOND, url=B)], [[FIRST, SECOND]]),
    ("an old version again", [page(A, FIRST), page(A, SECOND), page(A, FIRST)], [[FIRST, SECOND]]),
    (
        "a page that went back to what it was",
        [page(A, FIRST, "2031-01-01"), page(A, SECOND, "2031-01-02"), page(A, FIRST, "2031-01-03")],
        [[FIRST, SECOND, FIRST]],
    ),
]


@pytest.mark.parametrize(("given", "expected"), [row[1:] for row in KNOWN_AGAIN], ids=[row[0] for row in KNOWN_AGAIN])
@pytest.mark.parametrize("at_once", [True, False])
def test_which_report_it_is(store: Store, given: list[Report], expected: list[list[str]], at_once: bool) -> None:
    for batch in [given] if at_once else [[item] for item in given]:
        ledger(store).add(batch)
    with store.reading() as connection:
        ids = [id_ for id_, _ in readings.of_reports(connection)]
        assert len(ids) == len(expected) == reports.count(connection)
        found = [reports.versions_of(connection, id_) for id_ in ids]
        texts = [[reports.texts(connection, keys)[key] for key in keys] for keys in found]
        assert sorted(texts) == sorted(expected)
        for id_, keys in zip(ids, found, strict=True):  # claims keep the id of the first version
            assert all(f'"id":"{id_}"'.encode() in body for body in readings.current(connection, keys).values())


def test_an_older_version_that_comes_later_is_not_the_current_one(store: Store) -> None:
    ledger(store).add([page(A, SECOND, "2031-01-02T10:00:00Z")])
    ledger(store).add([page(A, FIRST, "2031-01-02T11:00:00+02:00")])
    with store.reading() as connection:
        (version,) = find_reports(connection, Wanted(), limit=9)
        assert version.report.text == SECOND
        assert [row.content for row in find_claims(connection, Wanted(), limit=9)] == [("no shells hit Dova",)]


def test_what_is_not_read_is_kept_with_its_problems(store: Store) -> None:
    said: list[str] = []
    french = Report("f", "Le maire a parlé.", problems=(Problem("bad_date", "no day"),), raw=Raw(b"<p>Le", "text/html"))
    done = ledger(store).add([french, Problem("unreadable", "x.txt: missing")], told=Told(say=said.append))
    assert (done.new, done.unread, done.claims, done.failed) == (1, 1, 0, 1)
    assert said == ["x.txt: missing", "report f: no day", "report f: the text is in 'fr'"]
    with store.reading() as connection:
        (version,) = find_reports(connection, Wanted(languages=("fr",), unread=("not_english",)), limit=9)
        assert [problem.code for problem in version.report.problems] == ["bad_date"]
        assert (version.language, version.unread) == ("fr", "not_english")
        assert claims.count(connection) == 0
        kept = reports.raw(connection, version.key)
        assert kept is not None
        assert kept[:2] == (b"<p>Le", "text/html")
    assert ledger(store).add([french]).known == 1


def test_reading_again_keeps_what_was(store: Store) -> None:
    ledger(store).add(made.reports(30))
    before = content(store)
    other = Reader("0.2.0", "other", "l2", None)
    newer = ledger(store, other)
    assert newer.stale() == 30
    done = newer.reread()
    assert (done.changed, newer.stale(), newer.reread().changed) == (30, 0, 0)
    with store.reading() as connection:
        (key, *_) = reports.versions_of(connection, "r1")
        assert [reader for reader, _ in readings.every(connection, key)] == [READER, other]
        assert b'"model":"other"' in readings.current(connection, [key])[key]
    assert ledger(store).reread().changed == 30  # and back
    after = content(store)
    assert [row for row in after if not isinstance(row, tuple)] == [row for row in before if not isinstance(row, tuple)]


def test_what_was_not_read_may_be_by_a_later_reader(store: Store) -> None:
    odd = Report("o", report(1).text, published="2031-05-12", problems=(Problem("bad_date", "no day"),))
    ledger(store).add([report(2)])

    def fails(item: Report) -> Reading:
        return replace(made.read(item), claims=(), problems=(*item.problems, Problem("failed", "could not be read")))

    assert Ledger(store, lambda: Reads(READER, fails)).add([odd]).unread == 1
    with store.reading() as connection:
        assert [found.report.id for found in find_reports(connection, Wanted(unread=("failed",)), limit=9)] == ["o"]
    assert ledger(store, Reader("0.2.0", "other", "l2", None)).reread().unread == 0
    with store.reading() as connection:
        assert find_reports(connection, Wanted(unread=("failed",)), limit=9) == []
        (version,) = find_reports(connection, Wanted(since="2031-05-12"), limit=9)
        assert len(claims.of_version(connection, version.slot)) == 2
        body = readings.current(connection, [version.key])[version.key]
        assert [problem.code for problem in from_json(body).problems] == ["bad_date"]


def test_rereading_goes_on_where_it_stopped(store: Store) -> None:
    ledger(store).add(made.reports(120))
    other = Reader("0.2.0", "other", "l2", None)
    newer = ledger(store, other)
    calls = 0

    def stop() -> None:
        nonlocal calls
        calls += 1
        if calls == 70:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        newer.reread(told=Told(done=stop))
    assert newer.stale() == 70  # one batch of 50 was kept
    assert newer.reread().changed == 70


def test_the_order_of_arrival_does_not_matter(store: Store, tmp_path: Path) -> None:
    given = [report(number) for number in range(60)]
    ledger(store).add(given)
    random.Random(3).shuffle(given)
    with Store.open(f"sqlite:///{tmp_path / 'other.db'}") as other:
        for item in given:
            ledger(other).add([item])
        assert content(other) == content(store)


def test_killed_at_any_moment_and_finished(store: Store, address: str, tmp_path: Path) -> None:
    count = 500
    command = [sys.executable, "-m", "tests.ledger.made", address, str(count)]
    chance = random.Random(7)
    kept: list[int] = []
    for _ in range(4):
        run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
        assert run.stdout is not None
        run.stdout.read(chance.randint(150, 420))  # so many reports in, and then at once
        run.send_signal(signal.SIGKILL)
        run.communicate()
        with store.reading() as connection:
            kept.append(reports.count(connection))
    assert kept == sorted(kept)
    assert 0 < kept[-1] < count
    assert subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL).returncode == 0
    with Store.open(f"sqlite:///{tmp_path / 'undisturbed.db'}") as other:
        ledger(other).add(made.reports(count))
        assert content(other) == content(store)


def together(*jobs: Callable[[], object]) -> None:
    """Runs jobs at once; the first error of one is raised."""
    with ThreadPoolExecutor(len(jobs)) as pool:
        for running in [pool.submit(job) for job in jobs]:
            running.result()


def test_a_reader_sees_one_moment_while_another_writes(store: Store) -> None:
    ledger(store).add([report(1)])
    with store.reading() as reading:
        assert reports.count(reading) == 1
        with store.writing() as writing:
            keep(writing, [(report(2), made.read(report(2)))], READER)
            with store.reading() as another:
                assert reports.count(another) == 1
        assert reports.count(reading) == 1
    with store.reading() as reading:
        assert reports.count(reading) == 2


def test_writers_queue_and_nothing_is_lost(address: str, store: Store, tmp_path: Path) -> None:
    stores = [Store.open(address) for _ in range(3)]
    pages = [page(f"https://a.example/{number % 40}", f"{FIRST} No {number}.") for number in range(80)]
    together(
        lambda: [ledger(stores[0]).add([item]) for item in map(report, range(40))],
        lambda: [ledger(stores[1]).add([item]) for item in map(report, range(20, 60))],
        lambda: ledger(stores[2]).add(pages),
    )
    for opened in stores:
        opened.close()
    with Store.open(f"sqlite:///{tmp_path / 'one.db'}") as other:
        ledger(other).add([*map(report, range(60)), *pages])
        assert content(other) == content(store)


def test_two_writers_of_one_page_agree_on_its_id(store: Store) -> None:
    """While one reads a page, another keeps an earlier text of it: the page is read again under the id that it has by then."""
    slow = ledger(store)
    reads = slow._reads
    first = iter([True])

    def between(item: Report) -> object:
        if next(first, False):
            ledger(store).add([page(A, FIRST)])
        return made.read(item)

    slow._made = replace(reads, read=between)
    slow.add([page(A, SECOND)])
    with store.reading() as connection:
        ((id_, key),) = readings.of_reports(connection)
        assert id_ == page(A, FIRST).id
        assert f'"id":"{id_}"'.encode() in readings.current(connection, [key])[key]
        assert {row.report for row in find_claims(connection, Wanted(), limit=9)} == {id_}
