"""The ledger as a person has it, with the model."""

from pathlib import Path

import pytest

from alleged.errors import LedgerError
from alleged.ledger.ledger import Ledger
from alleged.read.text import report_of
from alleged.schema import from_json
from alleged.store import readings
from alleged.store.search import Wanted, find_claims

TEXT = "The harbour master said on Monday that two bridges were closed. The ministry denied that shells had hit them."


def test_a_report_through_the_model_into_the_user_s_own_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(LedgerError, match="there is no ledger here"):
        Ledger.open(create=False)
    with Ledger.open() as ledger:
        done = ledger.add([report_of(TEXT, id="h1", published="2031-05-13")])
        assert (done.new, done.unread, ledger.stale()) == (1, 0, 0)
        assert done.claims >= 2
        with ledger.store.reading() as connection:
            (denial,) = find_claims(connection, Wanted(who="ministry", stances=("denies",)), limit=5)
            ((_, version),) = readings.of_reports(connection)
            reading = from_json(readings.current(connection, [version])[version])
        assert denial.id in {claim.id for claim in reading.claims}
        assert TEXT[denial.start :].startswith("The ministry denied")
    assert (tmp_path / "alleged" / "ledger.db").exists()
    with Ledger.open(create=False) as ledger:
        assert ledger.add([report_of(TEXT, id="h1", published="2031-05-13")]).known == 1
