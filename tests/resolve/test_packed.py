"""The gazetteer's file: what is written is found again, and what is damaged is said to be."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.errors import GazetteerError
from alleged.lexicon.folding import fold
from alleged.resolve.places.packed import Packed, Packer, Row

AREA = Row("Upper Vale", (), 0, 50.5, 30.5, 1200, "UA", "area1", None)
TOWN = Row("Vale", ("Valle", "Walja", "vale"), 77, 50.45466, -30.5238, 1000, "UA", "town", 0)
OTHER = Row("Walja", (), 78, -1.0, 179.99999, 5, "RU", "town", None)


def write(path: Path, *rows: Row) -> Packed:
    packer = Packer()
    for row in rows:
        packer.add(row)
    with path.open("wb") as stream:
        packer.write(stream, "20240102")
    return Packed(path)


def test_what_is_written_is_found(tmp_path: Path) -> None:
    packed = write(tmp_path / "g.bin", AREA, TOWN, OTHER)
    assert len(packed) == 3
    assert packed.find("vale") == [(1, True)]
    assert packed.find("valle") == [(1, False)]
    assert packed.find("walja") == [(1, False), (2, True)]
    assert packed.find("nowhere") == []
    assert packed.row(1) == Row("Vale", (), 77, 50.45466, -30.5238, 1000, "UA", "town", 0)
    assert packed.row(2) == OTHER
    assert packed.most_people("walja") == 100  # a tenth of those whose other name it is


def test_the_version_names_day_and_contents(tmp_path: Path) -> None:
    one, again = write(tmp_path / "1.bin", AREA, TOWN), write(tmp_path / "2.bin", AREA, TOWN)
    other = write(tmp_path / "3.bin", AREA, OTHER)
    assert one.version == again.version
    assert one.version.startswith("geonames-20240102-")
    assert other.version != one.version


@pytest.mark.parametrize(
    "data", [b"", b"something else", b"alleged gazetteer 1\n{}\n", b"alleged gazetteer 1\n{nonsense\n", b"\0" * 5000]
)
def test_what_is_no_gazetteer(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "g.bin"
    path.write_bytes(data)
    with pytest.raises(GazetteerError, match=r"g\.bin"):
        Packed(path)


def test_a_file_cut_short(tmp_path: Path) -> None:
    write(tmp_path / "whole.bin", AREA, TOWN)
    (tmp_path / "g.bin").write_bytes((tmp_path / "whole.bin").read_bytes()[:-9])
    with pytest.raises(GazetteerError, match="cut short"):
        Packed(tmp_path / "g.bin")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="cannot be opened"):
        Packed(tmp_path / "none.bin")


@given(st.lists(st.text(min_size=1, max_size=12).filter(fold), min_size=1, max_size=20))
def test_every_name_is_found(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    path = tmp_path_factory.mktemp("g") / "g.bin"
    packer = Packer()
    for number, name in enumerate(names):
        packer.add(Row(name, (), number + 1, 0.0, 0.0, 0, "UA", "town", None))
    stream = BytesIO()
    packer.write(stream, "20240102")
    path.write_bytes(stream.getvalue())
    packed = Packed(path)
    assert all((number, True) in packed.find(fold(name)) for number, name in enumerate(names))
