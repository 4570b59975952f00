"""A dump of GeoNames, of our own making."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from alleged.errors import GazetteerError
from alleged.resolve.places.gazetteer import Gazetteer
from alleged.resolve.places.geonames import import_dump, size, usable
from alleged.resolve.places.packed import Packed, Packer, Row


def line(
    number: int,
    name: str,
    others: str,
    feature: str,
    code: str,
    *,
    areas: str = "05\t",
    people: int = 0,
    day: str = "2024-05-06",
) -> str:
    place = f"{number}\t{name}\t{name}\t{others}\t48.5\t38.25\t{feature}\t{code}"
    return f"{place}\tUA\t\t{areas}\t\t\t{people}\t\t90\tEurope/Kyiv\t{day}"


DUMP = "\n".join(
    [
        line(1, "Bilyi Khutir", "Belyj Khutor,Белый Хутор,bili,BKH", "P", "PPL", areas="05\t77", people=40),
        line(2, "Donetsk Oblast", "Donetskaya Oblast", "A", "ADM1", day="2024-05-07"),
        line(3, "Khutirskyi Raion", "", "A", "ADM2", areas="05\t77"),
        line(4, "Bilyi Ravine", "", "T", "RVN"),
        line(5, "Bilyi Airfield", "", "S", "AIRF"),
        line(6, "Bilyi Shop", "", "S", "MALL"),
        line(7, "Velyke", "Velikoe", "P", "PPLX", people=900),
        line(8, "Ukraine", "", "A", "PCLI"),
    ]
)


@pytest.fixture
def shipped(tmp_path: Path) -> Packed:
    packer = Packer()
    area = packer.add(Row("Far Area", (), 0, 1.0, 2.0, 10, "FR", "area1", None))
    packer.add(Row("Loin", ("Loing",), 90, 1.0, 2.0, 10, "FR", "town", area))
    packer.add(Row("Velyke", ("Old Velyke",), 7, 48.5, 38.25, 10, "UA", "town", None))
    packer.add(Row("Gone", (), 91, 48.5, 38.25, 10, "UA", "town", None))
    with (tmp_path / "shipped.bin").open("wb") as stream:
        packer.write(stream, "20200101")
    return Packed(tmp_path / "shipped.bin")


def imported(source: Path, shipped: Packed) -> Gazetteer:
    stream = BytesIO()
    done = import_dump(source, stream, shipped)
    assert (done.entries, done.carried, done.date) == (6, 2, "20240507")
    target = source.parent / "made.bin"
    target.write_bytes(stream.getvalue())
    return Gazetteer(target)


def check(gazetteer: Gazetteer) -> None:
    assert gazetteer.version.startswith("geonames-20240507-")
    (village,) = gazetteer.find("Belyj Khutor")
    assert (village.name, village.geonameid, village.population, village.kind) == ("Bilyi Khutir", 1, 40, "town")
    assert (village.admin1, village.admin2) == ("Donetsk Oblast", "Khutirskyi Raion")
    assert [entry.kind for entry in gazetteer.find("Donetsk region")] == ["area1"]
    assert [entry.precision for entry in gazetteer.find("Bilyi Airfield")] == ["exact"]
    assert gazetteer.find("Bilyi Shop") == ()
    assert gazetteer.find("BKH") == ()
    assert [(entry.kind, entry.own) for entry in gazetteer.find("Old Velyke")] == [
        ("district", False)
    ]  # the shipped file's name
    assert gazetteer.find("Gone") == ()  # in a country that the dump holds, but not in the dump
    (kept,) = gazetteer.find("Loing")
    assert (kept.name, kept.country, kept.admin1) == ("Loin", "FR", "Far Area")
    assert [entry.kind for entry in gazetteer.find("Ukraine")] == ["country"]


def test_a_text_dump(tmp_path: Path, shipped: Packed) -> None:
    path = tmp_path / "UA.txt"
    path.write_text(DUMP + "\n", encoding="utf-8")
    assert size(path) == path.stat().st_size
    check(imported(path, shipped))


def test_a_zip_with_a_readme(tmp_path: Path, shipped: Packed) -> None:
    path = tmp_path / "UA.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("UA.txt", DUMP)
    assert size(path) == len(DUMP.encode())
    check(imported(path, shipped))


def test_progress_counts_both_passes(tmp_path: Path, shipped: Packed) -> None:
    path = tmp_path / "UA.txt"
    path.write_text(DUMP, encoding="utf-8")
    seen: list[int] = []
    import_dump(path, BytesIO(), shipped, seen.append)
    assert sum(seen) == 2 * size(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no place"),
        (b"id,name\n1,Kyiv\n", r"UA\.txt:1: no line of a GeoNames dump \(1 fields"),
        (DUMP.replace("48.5", "north", 1).encode(), r"UA\.txt:1: .*north"),
        (b"\xff\xfe\n", r"UA\.txt:1: no line"),
    ],
)
def test_what_is_no_dump(tmp_path: Path, shipped: Packed, content: bytes, words: str) -> None:
    path = tmp_path / "UA.txt"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=words):
        import_dump(path, BytesIO(), shipped)


def test_a_missing_dump_and_an_empty_archive(tmp_path: Path, shipped: Packed) -> None:
    with pytest.raises(GazetteerError, match="No such file"):
        import_dump(tmp_path / "none.txt", BytesIO(), shipped)
    with pytest.raises(GazetteerError, match="No such file"):
        size(tmp_path / "none.txt")
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("readme.txt", "about")
    with pytest.raises(GazetteerError, match="0 dumps"):
        import_dump(tmp_path / "x.zip", BytesIO(), shipped)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kiev", True),
        ("Donets'k", True),
        ("Łódź", True),
        ("MOW", False),
        ("kyiv", False),
        ("Київ", False),
        ("Ko", False),
    ],
)
def test_usable_names(name: str, expected: bool) -> None:
    assert usable(name) is expected
