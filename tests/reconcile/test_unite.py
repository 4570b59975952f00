"""One voice under several names, within one incident."""

from dataclasses import replace

import pytest

from alleged.reconcile.account import Voice
from alleged.reconcile.posts import post_of
from alleged.reconcile.unite import united
from tests.reconcile.made import account, report, voice


def person(name: str, side: str | None = None) -> Voice:
    return replace(voice(name, side), person=True)


def office(name: str, side: str | None, of: str = "defence ministry") -> Voice:
    return replace(voice(name, side), office=of)


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        ([person("Ada Mroz"), person("Mroz")], ["ada mroz", "ada mroz"]),
        ([person("Mroz"), person("Ada Mroz")], ["ada mroz", "ada mroz"]),
        ([person("Ada Mroz"), person("Jan Mroz"), person("Mroz")], ["ada mroz", "jan mroz", "mroz"]),  # which one?
        ([voice("Sea of Mroz"), person("Mroz")], ["sea of mroz", "mroz"]),  # no person
        (
            [office("Ruritania's defence ministry", "Ruritania"), office("Defence Ministry", None)],
            ["ruritania's defence ministry", "ruritania's defence ministry"],
        ),
        (
            [office("its ministry", "Ruritania"), office("their ministry", "Borduria"), office("the ministry", None)],
            ["its ministry", "their ministry", "the ministry"],  # of two sides: left open
        ),
        ([office("A ministry", None), office("B ministry", None)], ["a ministry", "b ministry"]),
    ],
)  # fmt: skip
def test_united(voices: list[Voice], expected: list[str]) -> None:
    accounts = [account(report(f"r{i}"), one) for i, one in enumerate(voices)]
    assert [a.voice.key for a in united(accounts) if a.voice is not None] == expected


def holder(name: str, side: str | None = None, *, report: str = "r") -> Voice:
    """One known by an office alone."""
    return replace(voice(name, side, named=False), key=f"{report}/{name}", post=post_of(name))


def named(name: str, office: str, side: str | None = None) -> Voice:
    return replace(person(name, side), post=post_of(office))


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        (
            [holder("regional governor", report="a"), holder("governor of the Keld region", report="b")],
            ["b/governor of the Keld region"] * 2,
        ),
        ([holder("governor"), named("Ada Mroz", "regional governor")], ["ada mroz", "ada mroz"]),
        (
            [holder("governor"), named("Ada Mroz", "governor"), named("Jan Lind", "governor")],
            ["r/governor", "ada mroz", "jan lind"],  # which one?
        ),
        (
            [holder("governor"), holder("governor of Keld"), holder("governor of Belmaar")],
            ["r/governor", "r/governor of Keld", "r/governor of Belmaar"],
        ),
        ([holder("governor", "Ruritania"), holder("regional governor", "Borduria")], ["r/governor", "r/regional governor"]),
        (
            [holder("head of the provincial council"), named("Ada Mroz", "council's head"), person("Mroz")],
            ["ada mroz", "ada mroz", "ada mroz"],
        ),
        ([holder("head of the provincial council"), holder("head of the district")], None),
        ([replace(voice("an official", named=False), key="a/1"), replace(voice("an official", named=False), key="b/1")], None),
    ],
)  # fmt: skip
def test_office_holders(voices: list[Voice], expected: list[str] | None) -> None:
    accounts = [account(report(f"r{i}"), one) for i, one in enumerate(voices)]
    wanted = expected if expected is not None else [v.key for v in voices]
    for given in (accounts, accounts[::-1]):
        found = {a.report.id: a.voice.key for a in united(given) if a.voice is not None}
        assert [found[f"r{i}"] for i in range(len(voices))] == wanted


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["KRF", "Keld Relief Fund"], ["keld relief fund"] * 2),
        (["KRF", "Keld's Relief Fund"], ["keld's relief fund"] * 2),
        (["IFK", "International Fund for Keld"], ["international fund for keld"] * 2),
        (["KRF", "Keld Relief Fund", "Koma Rescue Foundation"], None),  # which one?
        (["Relief Fund", "Keld Relief Fund"], ["keld relief fund"] * 2),
        (["Fund", "Keld Relief Fund"], None),  # one word tells too little
        (["Relief Fund", "a spokesman for Keld Relief Fund"], None),
        (["Keld", "Keld Relief Fund"], None),
    ],
)
def test_bodies_by_initials_and_last_words(names: list[str], expected: list[str] | None) -> None:
    accounts = [account(report(f"r{i}"), voice(name)) for i, name in enumerate(names)]
    wanted = expected if expected is not None else [name.lower() for name in names]
    assert [a.voice.key for a in united(accounts) if a.voice is not None] == wanted


def test_who_speaks_for_a_body_that_has_two_names_speaks_for_both() -> None:
    spokesman = voice("a spokesman for the KRF", body="KRF")
    accounts = [account(report(f"r{i}"), v) for i, v in enumerate([voice("KRF"), voice("Keld Relief Fund"), spokesman])]
    assert {a.voice.body for a in united(accounts) if a.voice is not None} == {"keld relief fund"}


def test_the_side_is_told_by_whoever_tells_it() -> None:
    accounts = [
        account(report("r1"), office("Defence Ministry", None)),
        account(report("r2"), office("its ministry", "Ruritania")),
    ]
    assert {a.voice.side for a in united(accounts) if a.voice is not None} == {"Ruritania"}
