"""One voice under several names, within one incident."""

from dataclasses import replace

import pytest

from alleged.reconcile.account import Voice
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


def test_the_side_is_told_by_whoever_tells_it() -> None:
    accounts = [
        account(report("r1"), office("Defence Ministry", None)),
        account(report("r2"), office("its ministry", "Ruritania")),
    ]
    assert {a.voice.side for a in united(accounts) if a.voice is not None} == {"Ruritania"}
