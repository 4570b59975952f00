"""`alleged gazetteer import`."""

from pathlib import Path

import pytest

from alleged.cli import main
from alleged.resolve.places.gazetteer import Gazetteer
from alleged.resolve.places.packed import Packed
from tests.resolve.test_geonames import DUMP, shipped

__all__ = ["shipped"]  # the fixture


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    code = left.value.code
    assert isinstance(code, int)
    return code


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "UA.txt"
    path.write_text(DUMP, encoding="utf-8")
    return path


def test_import_to_a_file(dump: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "new" / "mine.bin"
    assert run("gazetteer", "import", str(dump), "--to", str(target)) == 0
    assert "6 places imported" in capsys.readouterr().err
    gazetteer = Gazetteer(target)
    assert [entry.geonameid for entry in gazetteer.find("Bilyi Khutir")] == [1]
    assert gazetteer.find("Lyon")  # countries that the dump does not hold stay
    assert gazetteer.find("Kramatorsk") == ()
    assert [path.name for path in target.parent.iterdir()] == ["mine.bin"]


def test_import_to_the_data_folder(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shipped: Packed
) -> None:
    monkeypatch.setattr(
        "alleged.resolve.places.gazetteer.shipped", lambda: shipped
    )  # a small one: carrying 260,000 places over takes long
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "data"))
    from alleged.settings import Settings, user_gazetteer

    assert run("gazetteer", "import", str(dump)) == 0
    assert user_gazetteer().is_relative_to(tmp_path)
    assert [entry.geonameid for entry in Gazetteer.of(Settings()).find("Bilyi Khutir")] == [1]


def test_a_bad_dump_leaves_the_old_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad, target = tmp_path / "bad.txt", tmp_path / "mine.bin"
    bad.write_text("nonsense\n")
    target.write_bytes(b"as it was")
    assert run("gazetteer", "import", str(bad), "--to", str(target)) == 1
    assert "bad.txt:1" in capsys.readouterr().err
    assert target.read_bytes() == b"as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.txt", "mine.bin"]


@pytest.mark.parametrize("arguments", [("gazetteer", "--help"), ("gazetteer", "import", "--help")])
def test_help(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 0
    assert "GeoNames" in capsys.readouterr().out
