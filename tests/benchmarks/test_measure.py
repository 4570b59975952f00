import sys
from pathlib import Path

import pytest

from benchmarks import measure, texts


def test_texts_are_cut_to_their_number_of_words() -> None:
    pieces = texts.cut(["one two\n\nthree", "four"], 3, 4)
    assert [texts.words(piece) for piece in pieces] == [3, 3, 3, 3]
    assert pieces[0] == "one two\n\nthree"


def test_whole_reports_begin_anew_where_there_are_too_few() -> None:
    assert texts.whole(["a b", "c"], 5) == ["a b", "c", "a b"]


def test_works_take_turns_after_a_first_run() -> None:
    order: list[str] = []
    taken = measure.by_turns([lambda: order.append("a"), lambda: order.append("b")], 2)
    assert order == ["a", "b", "a", "b", "b", "a"]
    assert [len(one) for one in taken] == [2, 2]


def test_a_process_is_measured_alone(tmp_path: Path) -> None:
    held = b"x" * 500_000_000  # what the measuring process holds itself does not count
    taken, much = measure.process(
        [sys.executable, "-c", "import time; x = b'x' * 300_000_000; time.sleep(0.2)"], tmp_path
    )
    assert taken >= 0.2
    assert 300 < much < 400 < len(held) / 1e6
    with pytest.raises(RuntimeError, match="exit status 3: no"):
        measure.process([sys.executable, "-c", "import sys; print('no', file=sys.stderr); sys.exit(3)"], tmp_path)
