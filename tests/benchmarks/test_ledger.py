"""The ledger's bench: what it makes is what it asks for."""

from pathlib import Path

import pytest

from benchmarks import ledger


def test_a_small_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = [
        "--claims",
        "800",
        "--repeats",
        "2",
        "--ledger",
        str(tmp_path / "l.db"),
        "--json",
        str(tmp_path / "o.json"),
    ]
    assert ledger.main(given) in (0, 1)  # how fast it was is no test
    shown = capsys.readouterr().out
    assert "keeping a report of two claims" in shown
    assert shown.count(" p95 ") == 36
    assert (tmp_path / "o.json").exists()


def test_each_question_finds_something(tmp_path: Path) -> None:
    from random import Random

    from alleged.store.opening import Store
    from alleged.store.search import find_claims

    with Store.open(f"sqlite:///{tmp_path / 'l.db'}") as store:
        ledger.fill(store, 2000, [])
        chance = Random(1)
        with store.reading() as connection:
            for kind, make in ledger.questions():
                assert any(find_claims(connection, make(chance), limit=5) for _ in range(60)), kind


@pytest.mark.parametrize(("part", "expected"), [(0.5, 3), (0.95, 4), (0, 1)])
def test_a_percentile(part: float, expected: int) -> None:
    assert ledger.percentile([4, 1, 3, 2], part) == expected
