"""Single victims of one report, each counted once: "a woman was shot", "Jane Doe, 34", "she died" are one person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from alleged.records.mention import Gender, TollMention, Victim
from alleged.records.toll import TollKind


@dataclass(slots=True)
class Person:
    """One victim; grows while the report is read. `kinds` is what happened to the person, `at` the sentences of the mentions."""

    names: set[str] = field(default_factory=set)
    gender: Gender | None = None
    age: int | None = None
    noun: str | None = None
    doer: bool = False
    kinds: set[TollKind] = field(default_factory=set)
    at: list[int] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)


def persons(mentions: Sequence[tuple[int, int, TollMention]]) -> list[Person]:
    """The persons behind mentions of single victims, given as `(index, sentence, mention)` in the order of the text."""
    out: list[Person] = []
    for index, sentence, mention in mentions:
        victim = mention.victim
        if victim is None:
            continue
        person = _known(out, victim, sentence, mention)
        if person is None:
            person = Person()
            out.append(person)
        _learn(person, victim)
        person.kinds.add(mention.kind)
        person.at.append(sentence)
        person.mentions.append(index)
    return out


def _known(people: Sequence[Person], victim: Victim, sentence: int, mention: TollMention) -> Person | None:
    """The person that a victim is, where one fits: by name, by age, as the one spoken of last, or as a stranger named later."""
    if victim.names:
        last = victim.names[-1]
        for person in people:
            if last in person.names or (person.names and person.names & set(victim.names)):
                return person
    fitting = [person for person in people if _fits(person, victim)]
    if victim.names:
        nameless = [
            person for person in fitting if not person.names and (victim.doer == person.doer or not person.doer)
        ]
        return nameless[0] if nameless else None
    if victim.age is not None:
        same = [person for person in fitting if person.age == victim.age]
        return (
            same[0]
            if same
            else _first(person for person in fitting if person.age is None and person.at[-1] != sentence)
        )
    if mention.more:
        return None
    if victim.anaphor:
        return fitting[-1] if fitting else None
    if victim.definite:
        same_noun = [person for person in fitting if person.noun == victim.noun]
        return same_noun[-1] if same_noun else None
    return _first(person for person in fitting if person.at[-1] != sentence)


def _first(people: Iterable[Person]) -> Person | None:
    return next(iter(people), None)


def _fits(person: Person, victim: Victim) -> bool:
    if None not in (person.gender, victim.gender) and person.gender != victim.gender:
        return False
    if None not in (person.age, victim.age) and person.age != victim.age:
        return False
    return not (victim.names and person.names)


def _learn(person: Person, victim: Victim) -> None:
    person.names.update(victim.names)
    person.gender = person.gender or victim.gender
    person.age = person.age if person.age is not None else victim.age
    person.noun = person.noun or victim.noun
    person.doer = person.doer or victim.doer
