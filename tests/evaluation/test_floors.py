from pathlib import Path

import pytest

from evaluation import floors, table
from evaluation.floors import Floor, FloorsError
from evaluation.paths import FLOORS


def test_the_committed_floors_hold_together() -> None:
    floors.load(FLOORS)


def written(path: Path, rows: str) -> Path:
    file = path / "floors.toml"
    file.write_text(rows, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ('["claim F1 at 0.5"]\nfloor = 60\nbest = 62\n', "without a reason"),
        ('["claim F1 at 0.5"]\nfloor = 60\nbest = 62\nlowered = " "\n', "without a reason"),
        ('["calibration error"]\nfloor = 6\nbest = 4\n', "without a reason"),
        ('["claim F1 at 0.5"]\nfloor = 63\nbest = 62\n', "better than its best"),
        ('["claim F1 at 0.5"]\nbest = 62\n', "needs numbers"),
        ('["claim F2"]\nfloor = 1\nbest = 1\n', "no figure"),
    ],
)
def test_no_floor_falls_silently(tmp_path: Path, rows: str, words: str) -> None:
    with pytest.raises(FloorsError, match=words):
        floors.load(written(tmp_path, rows))


def test_a_floor_lowered_with_a_reason_is_taken(tmp_path: Path) -> None:
    held = floors.load(written(tmp_path, '["claim F1 at 0.5"]\nfloor = 60\nbest = 62\nlowered = "GUM left out"\n'))
    assert held == {"claim F1 at 0.5": Floor(60, 62, "GUM left out")}


def test_floors_are_raised_never_lowered() -> None:
    held = {"claim F1 at 0.5": Floor(65, 66, "why"), "word F1 cue": Floor(75, 75), "calibration error": Floor(4, 4)}
    moved = floors.raised({"claim F1 at 0.5": 70.0, "word F1 cue": 74.0, "calibration error": 2.1, "extra": 1.0}, held)
    assert moved == {
        "claim F1 at 0.5": Floor(69.7, 69.7),
        "word F1 cue": Floor(75, 75),
        "calibration error": Floor(2.4, 2.4),
    }
    assert floors.raised({"claim F1 at 0.5": 65.8}, held)["claim F1 at 0.5"] == Floor(65.5, 66, "why")
    assert floors.raised({"example claims, of 20": 18}, {})["example claims, of 20"] == Floor(18, 18)


def test_what_is_saved_is_what_is_loaded(tmp_path: Path) -> None:
    held = {"claim F1 at 0.5": Floor(60.5, 62.0, 'a "reason" – with \\ and é'), "calibration error": Floor(4.0, 4.0)}
    floors.save(tmp_path / "f.toml", held)
    assert floors.load(tmp_path / "f.toml") == held


def test_worse_than_its_floor_is_told() -> None:
    held = {"claim F1 at 0.5": Floor(60, 60), "calibration error": Floor(4, 4), "word F1 cue": Floor(1, 1)}
    measured = {"claim F1 at 0.5": 59.9, "calibration error": 4.1}
    assert floors.fallen(measured, held) == ["claim F1 at 0.5", "calibration error"]
    assert floors.fallen({"claim F1 at 0.5": 60.0, "calibration error": 4.0}, held) == []
    shown = table.text(measured, held)
    assert "UNDER ITS FLOOR" in shown
    assert "OVER ITS FLOOR" in shown
