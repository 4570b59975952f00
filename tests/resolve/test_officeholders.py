"""The table of office-holders: reading, importing, asking."""

from pathlib import Path

import pytest

from alleged.resolve.actors import officeholders
from alleged.resolve.actors.officeholders import OfficeholdersError, import_table, load, office_of, packed_table

HEADER = "country,position,person,wikidata,start,end\n"
ROWS = HEADER + "XX,President,Ines Okafor,Q1,2020-01-01,2024-05-02\nXX,President,Tomas Reed,Q2,2024-05-02,\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Minister of Foreign Affairs", "Russia's foreign minister"),
        ("Minister of Defence", "the Ukrainian defense minister"),
        ("Secretary of State for Defence", "UK defence secretary"),
        ("National Security Advisor", "US national security adviser"),
        ("Prime Minister", "the Polish prime minister"),
        ("Chief of the General Staff", "chief of general staff"),
    ],
)
def test_an_office_in_two_wordings(one: str, other: str) -> None:
    assert office_of(one) == office_of(other) != frozenset()


@pytest.mark.parametrize(
    ("one", "other"), [("Vice President", "president"), ("Deputy Prime Minister", "prime minister")]
)
def test_limited_offices_are_others(one: str, other: str) -> None:
    assert office_of(one) != office_of(other)


def test_of_another_country() -> None:
    assert office_of("Secretary of State of Georgia", own="US") != office_of("Secretary of State", own="US")


@pytest.mark.parametrize(
    ("day", "expected"), [("2019-12-31", None), ("2020-01-01", "Q1"), ("2024-05-01", "Q1"), ("2024-05-02", None)]
)
def test_terms_include_their_last_day(tmp_path: Path, day: str, expected: str | None) -> None:
    """On the day of handing over both fit, so nobody is said."""
    target = imported(tmp_path, ROWS)
    term = load(target).holder("XX", office_of("president"), day)
    assert (term.wikidata if term else None) == expected


def imported(folder: Path, text: str) -> Path:
    source, target = folder / "given.csv", folder / "data" / officeholders.SHIPPED
    source.write_text(text, encoding="utf-8")
    import_table(source, target)
    return target


def test_import_is_used_from_then_on_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = imported(tmp_path, ROWS)
    assert [t.wikidata for t in load(target).named(["Okafor"])] == ["Q1"]
    imported(tmp_path, ROWS.replace("Okafor", "Lindqvist"))
    assert load(target).named(["Okafor"]) == ()
    assert [path.name for path in target.parent.iterdir()] == [officeholders.SHIPPED]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: the first line must be"),
        ("a,b\n", "line 1: the first line must be"),
        (HEADER, "line 1: there are no office-holders"),
        (ROWS + "XX,President,Nobody\n", "line 4: 3 columns, not 6"),
        (ROWS + "XX,President,Nobody,12,2020,\n", "line 4: '12' is no Wikidata number"),
        (ROWS + "XX,President,Nobody,Q3,May 2020,\n", "line 4: 'May 2020' is no day"),
        (ROWS + "XX,President,Nobody,Q3,2020-13,\n", "line 4: '2020-13' is no day"),
        (ROWS + "XX,,Nobody,Q3,2020,\n", "line 4: country, position and person"),
        (ROWS + "XX,President,  ,Q3,2020,\n", "line 4: country, position and person"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_changes_nothing(tmp_path: Path, text: str, message: str) -> None:
    target = imported(tmp_path, ROWS)
    before = target.read_bytes()
    with pytest.raises(OfficeholdersError, match=message):
        imported(tmp_path, text)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == [officeholders.SHIPPED]


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    source = tmp_path / "given.csv"
    source.write_bytes(ROWS.encode() + b"XX,President,\xff,Q3,2020,\n")
    with pytest.raises(OfficeholdersError, match="line 4: is no UTF-8"):
        import_table(source, tmp_path / "data.gz")


def test_the_same_rows_give_the_same_bytes() -> None:
    lines = ROWS.splitlines()
    turned = "\n".join([lines[0], lines[2], lines[1], lines[2]]) + "\n"
    assert packed_table(ROWS) == packed_table(turned)


def test_the_table_that_ships() -> None:
    table = load()
    assert table.until >= "2022-09-13"
    assert len(table.by_country) >= 18
    assert {t.wikidata for t in table.named(["Volodymyr", "Zelensky"])} == {"Q3874799"}
