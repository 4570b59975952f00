"""Any text comes back to the character, from either database."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alleged.ledger.intake import keep
from alleged.records import Reading, Report, ReportRecord
from alleged.records.ids import text_sha256
from alleged.store import judgements, reports
from alleged.store.exact import original, pack_text, storable, unpack_text
from alleged.store.judgements import JudgementRow
from alleged.store.opening import Store
from tests.making import READER

ANY = st.text(st.characters(codec=None, categories=None), max_size=40)  # NUL and lone surrogates among them
WRITABLE = st.text(st.characters(codec="utf-8"), max_size=40)


@given(ANY)
def test_texts_round_trip(text: str) -> None:
    assert original(storable(text)) == text
    assert unpack_text(pack_text(text)) == text
    storable(text).encode()
    assert "\x00" not in storable(text)


@given(ANY, ANY)
def test_different_texts_stay_different(one: str, other: str) -> None:
    assert (storable(one) == storable(other)) == (one == other)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ANY, name=WRITABLE.filter(bool), title=WRITABLE)
def test_a_report_comes_back(store: Store, text: str, name: str, title: str) -> None:
    report = Report(name, text, published="2031-05-12", title=title, url=title or None, author=name)
    record = ReportRecord(name, None, None, None, None, None, None, text_sha256(text), None, ())
    try:
        with store.writing() as connection:
            keep(connection, [(report, Reading(READER, record))], READER)
            (key, *_) = reports.versions_of(connection, name)
            assert reports.of_versions(connection, [key])[key].report == report
            judgements.put(connection, JudgementRow(name, "note", text.encode("utf-8", "surrogatepass"), text, "2031"))
            assert judgements.by_id(connection, name) is not None
            raise InterruptedError
    except InterruptedError:
        pass  # nothing of it stays: each example begins with an empty ledger
    with store.reading() as connection:
        assert reports.count(connection) == 0
