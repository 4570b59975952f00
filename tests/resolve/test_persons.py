"""Single victims, each counted once."""

import pytest

from alleged.records.mention import TollMention, Victim
from alleged.records.number import Number
from alleged.resolve.tolls.persons import persons

NOBODY = Victim((), None, None, None, definite=False, anaphor=False, doer=False)


def _mention(victim: Victim, *, more: bool = False) -> TollMention:
    return TollMention(
        kind="killed",
        number=Number.exactly(1, "one"),
        basis="one",
        trigger=0,
        words=(0, 1),
        figure=None,
        victims=None,
        victim=victim,
        victim_class="unknown",
        groups=(),
        scope="incident",
        status="happened",
        weak=False,
        more=more,
        background=False,
    )


def _victim(
    *names: str, gender: str | None = None, age: int | None = None, noun: str | None = None, known: bool = False
) -> Victim:
    return Victim(names, gender, age, noun, definite=known or bool(names), anaphor=known, doer=False)  # type: ignore[arg-type]


CASES = [
    ("a stranger named later", [_victim(gender="female", noun="woman"), _victim("oksana", "hnatiuk")], 1),
    ("a surname after a full name", [_victim("oksana", "hnatiuk"), _victim("hnatiuk")], 1),
    ("two names", [_victim("oksana", "hnatiuk"), _victim("oleh", "bondar")], 2),
    ("a pronoun", [_victim("oleh", "bondar", gender="male"), _victim(gender="male", known=True)], 1),
    ("a pronoun of the other gender", [_victim("oleh", gender="male"), _victim(gender="female", known=True)], 2),
    ("the same age", [_victim(age=34, noun="man"), _victim("oleh", "bondar", age=34)], 1),
    ("another age", [_victim(age=34, noun="man"), _victim(age=35, noun="man")], 2),
]


@pytest.mark.parametrize(("case", "victims", "expected"), CASES)
def test_persons(case: str, victims: list[Victim], expected: int) -> None:
    assert len(persons([(i, i, _mention(victim)) for i, victim in enumerate(victims)])) == expected, case


def test_another_one_is_another_one() -> None:
    first, second = _mention(_victim(noun="man")), _mention(_victim(noun="man"), more=True)
    assert len(persons([(0, 0, first), (1, 1, second)])) == 2


def test_in_one_sentence_two_strangers_are_two() -> None:
    assert len(persons([(0, 0, _mention(_victim(noun="man"))), (1, 0, _mention(_victim(noun="man")))])) == 2
