"""Offices by which reports know one person."""

import pytest

from alleged.reconcile.posts import agree, post, post_of
from alleged.records.actor import Actor

ONE = [
    ("governor", "regional governor"),
    ("regional governor", "governor of the Belmaar region"),
    ("governor of the Belmaar region", "governor of Ruritania's Belmaar"),
    ("head of the district", "head of Ruritania's Keld district"),
    ("provincial police chief", "police chief of Keld province"),
    ("hospital's director", "director of the hospital"),
    ("mayor", "mayor of Keld"),
    ("council's head", "head of the provincial council"),
]
TWO = [
    ("governor of Belmaar", "governor of Keld"),
    ("governor", "deputy governor"),
    ("head of the district", "head of the council"),
    ("head", "head of the council"),  # of which body is not told
    ("city police chief", "provincial police chief"),
    ("governor", "mayor"),
    ("director of the hospital", "director of the museum"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_office(one: str, other: str) -> None:
    a, b = post_of(one), post_of(other)
    assert a is not None
    assert b is not None
    assert agree(a, b)
    assert agree(b, a)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_offices(one: str, other: str) -> None:
    a, b = post_of(one), post_of(other)
    assert a is not None
    assert b is not None
    assert not agree(a, b)
    assert not agree(b, a)


@pytest.mark.parametrize(
    "text", ["an official", "a governor", "official", "resident", "its director", "one mayor", "witness", ""]
)
def test_nobody_in_particular(text: str) -> None:
    assert post_of(text) is None


@pytest.mark.parametrize(
    ("kind", "name", "role", "noun"),
    [
        ("unnamed", "mayor of Keld", None, "mayor"),
        ("person", "Ada Lind", "mayor of Keld", "mayor"),
        ("person", "Ada Lind", None, None),
        ("group", "prosecutors", None, "prosecutors"),
        ("group", "Ruritanian prosecutors", None, "prosecutors"),
        ("group", "two prosecutors", None, None),
        ("group", "residents", None, None),
        ("organization", "Keld Police", None, None),  # a name of its own
        ("organization", "police", None, "police"),
    ],
)
def test_whose_office(kind: str, name: str, role: str | None, noun: str | None) -> None:
    found = post(Actor("a", name, kind, None, role, None, ()))  # type: ignore[arg-type]
    assert (found.noun if found is not None else None) == noun
