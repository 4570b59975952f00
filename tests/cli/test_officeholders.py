"""`alleged officeholders import`."""

from pathlib import Path

import pytest

from alleged.cli import main

TABLE = "country,position,person,wikidata,start,end\nXX,President,Ines Okafor,Q1,2020-01-01,\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    return int(stopped.value.code or 0)


def test_a_table_is_imported(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = home / "terms.csv"
    source.write_text(TABLE, encoding="utf-8")
    assert run("officeholders", "import", str(source)) == 0
    assert "1 terms imported" in capsys.readouterr().err
    assert len(list((home / "home").rglob("officeholders.csv.gz"))) == 1


def test_a_bad_table_is_refused_with_its_line(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = home / "terms.csv"
    source.write_text(TABLE + "XX,President\n", encoding="utf-8")
    assert run("officeholders", "import", str(source)) == 1
    assert "line 3: 2 columns, not 6" in capsys.readouterr().err
    assert not list((home / "home").rglob("officeholders*"))


def test_a_missing_table(home: Path) -> None:
    assert run("officeholders", "import", str(home / "none.csv")) == 2
