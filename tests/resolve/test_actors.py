"""Actor records: kinds, countries, offices by day."""

import dataclasses
from typing import Any

import pytest

from alleged.records.actor import Actor
from alleged.records.cast import Cast, Figure, Mention, Voice
from alleged.records.place import Place
from alleged.resolve.actors.actors import actors

NOUN = {"form": "noun", "entity": None, "name": "", "roles": (), "noun": None, "noun_class": None, "plural": False}


def mention(start: int, text: str, **fields: Any) -> Mention:
    """A mention of these words at this place."""
    plain: dict[str, Any] = {**NOUN, "definite": False, "nations": ()}
    return Mention(start, start + len(text), text, **{**plain, **fields})


def person(start: int, name: str, *nations: str, role: str | None = None) -> Mention:
    return mention(
        start,
        name,
        form="name",
        entity="Person",
        name=name,
        roles=(role,) if role else (),
        definite=False,
        nations=nations,
    )


def office(start: int, text: str, *nations: str) -> Mention:
    return mention(
        start, text, noun=text.split()[-1], noun_class="person", definite=True, nations=nations, roles=(text,)
    )


def figure(*mentions: Mention, country: str | None = None) -> Figure:
    return Figure(mentions, True, country)


def only(given: Figure, published: str | None = "2022-06-04") -> Actor:
    made, _ = actors(Cast((given,), {}), "r1", published)
    assert len(made) == 1
    return made[0]


# the figure; name, kind, country, role, wikidata
KINDS: list[tuple[Figure, tuple[str, str, str | None, str | None, str | None]]] = [
    (figure(mention(0, "Moscow", form="name", entity="Location", name="Moscow", nations=("RU",)), country="RU"),
     ("Russia", "government", "RU", None, "Q159")),
    (figure(mention(0, "the Russian defence ministry", noun="ministry", noun_class="government", nations=("RU",))),
     ("Russian defence ministry", "military", "RU", None, None)),
    (figure(mention(0, "the UN", form="name", entity="Organization", name="UN")), ("UN", "organization", None, None, "Q1065")),
    (figure(mention(0, "two diplomats", noun="diplomat", noun_class="person", plural=True)),
     ("two diplomats", "group", None, None, None)),
    (figure(mention(0, "a senior official who asked not to be named", noun="official", noun_class="person")),
     ("a senior official who asked not to be named", "unnamed", None, None, None)),
    (figure(mention(0, "Ukrainians", form="name", entity="NORP", name="Ukrainians", plural=True, nations=("UA",))),
     ("Ukrainians", "people", "UA", None, None)),
    (figure(mention(0, "Ukrainian troops", noun="troop", noun_class="military", plural=True, nations=("UA",))),
     ("Ukrainian troops", "military", "UA", None, None)),
    (figure(mention(0, "The report", noun="report", noun_class="document")), ("report", "document", None, None, None)),
    (figure(mention(0, "the paramilitary Keld Forces", form="name", entity="Organization", name="Keld Forces",
                    noun="force", noun_class="military")), ("Keld Forces", "military", None, None, None)),
    (figure(mention(0, "the Keld Group, a charity,", form="name", entity="Organization", name="Keld Group", noun="group",
                    noun_class="group")), ("Keld Group", "group", None, None, None)),
    (figure(mention(0, "the Keld Doctors' Circle", form="name", entity="Organization", name="Keld Doctors Circle")),
     ("Keld Doctors' Circle", "organization", None, None, None)),
    (figure(mention(0, "the committee that runs the camps", noun="committee", noun_class="organization", definite=True)),
     ("committee", "organization", None, None, None)),
    (figure(person(0, "Ines Okafor", role="the mayor")), ("Ines Okafor", "person", None, "mayor", None)),
    (figure(office(0, "the Ukrainian president", "UA")),
     ("Volodymyr Zelenskyy", "person", "UA", "Ukrainian president", "Q3874799")),
    (figure(person(0, "Zelenskiy", "UA", role="President")), ("Volodymyr Zelenskyy", "person", "UA", "President", "Q3874799")),
    (figure(person(0, "Olena Zelenska", "UA")), ("Olena Zelenska", "person", "UA", "First Lady", "Q59321885")),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), KINDS, ids=[f.mentions[0].text for f, _ in KINDS])
def test_records(given: Figure, expected: tuple[str, str, str | None, str | None, str | None]) -> None:
    actor = only(given)
    assert (actor.name, actor.kind, actor.country, actor.role, actor.wikidata) == expected


@pytest.mark.parametrize(
    ("text", "nation", "day", "expected"),
    [
        ("the Ukrainian president", "UA", "2023-01-04", "Q3874799"),  # past the table, within the usual time in office
        ("the Ukrainian president", "UA", "2018-05-01", "Q58077"),
        ("the Ukrainian president", "UA", "2033-01-04", None),  # too long after
        ("the British prime minister", "GB", "2023-01-04", None),  # held longer than most: who knows
        ("the Ukrainian president", "UA", None, None),
        ("the Russian foreign minister", "RU", "2022-03-01T10:00:00+02:00", "Q58217"),
        ("the US secretary of state", "US", "2022-03-01", "Q7821917"),
        ("the Ukrainian minister", "UA", "2022-03-01", None),  # many
        ("the Ukrainian vice president", "UA", "2022-03-01", None),  # no such office
        ("the Russian spokesman", "RU", "2022-03-01", None),  # not this spokesman's office
    ],
)
def test_offices_by_day(text: str, nation: str, day: str | None, expected: str | None) -> None:
    assert only(figure(office(0, text, nation)), day).wikidata == expected


def test_a_surname_alone_means_a_ruler_whose_country_is_in_the_report() -> None:
    name = figure(person(0, "Putin"))
    assert only(name).wikidata is None
    cast = Cast((name, figure(mention(9, "Moscow", nations=("RU",)), country="RU")), {})
    assert actors(cast, "r1", "2022-06-04")[0][0].wikidata == "Q7747"


def test_a_name_and_an_office_of_one_person_become_one_actor() -> None:
    cast = Cast(
        (figure(office(0, "the French president", "FR")), figure(person(40, "Emmanuel Macron", "FR"))),
        {"c1": Voice((0,), ()), "c2": Voice((1,), ())},
    )
    made, links = actors(cast, "r1", "2022-02-08")
    assert [(a.name, [m.start for m in a.mentions]) for a in made] == [("Emmanuel Macron", [0, 40])]
    assert links["c1"] == links["c2"] == ((made[0].id,), ())


def test_candidates_that_turn_out_one_are_the_actor() -> None:
    cast = Cast(
        (figure(office(0, "the French president", "FR")), figure(person(40, "Emmanuel Macron", "FR"))),
        {"c1": Voice((), (0, 1))},
    )
    made, links = actors(cast, "r1", "2022-02-08")
    assert links["c1"] == ((made[0].id,), ())


def test_what_is_open_stays_open() -> None:
    cast = Cast(
        (figure(person(0, "Bill Harrow")), figure(person(20, "Jane Harrow"))),
        {"c1": Voice((), (0, 1)), "c2": Voice((), ())},
    )
    made, links = actors(cast, "r1", None)
    assert links == {"c1": ((), tuple(a.id for a in made)), "c2": ((), ())}


def test_ids_are_of_report_and_name_and_nobody_shares_one() -> None:
    two = (
        figure(mention(0, "an official", noun_class="person")),
        figure(mention(20, "an official", noun_class="person")),
    )
    made, _ = actors(Cast(two, {}), "r1", None)
    again, _ = actors(Cast(two, {}), "r1", None)
    other, _ = actors(Cast(two, {}), "r2", None)
    assert made == again
    assert len({a.id for a in (*made, *other)}) == 4


def test_no_figures() -> None:
    assert actors(Cast((), {"c1": Voice((), ())}), "r1", None) == ((), {"c1": ((), ())})


def test_a_long_mention_is_not_kept_twice() -> None:
    twice = person(0, "Ines Okafor")
    assert only(figure(twice, dataclasses.replace(twice))).mentions[0].text == "Ines Okafor"


OFFICES: list[tuple[str, tuple[Figure, ...], int]] = [
    (
        "before the name",
        (figure(office(0, "the regional governor")), figure(person(40, "Ada Mroz", role="governor of Keld"))),
        1,
    ),
    ("a deputy", (figure(office(0, "the governor")), figure(person(40, "Ada Mroz", role="deputy governor"))), 2),
    (
        "two of them",
        (
            figure(office(0, "the governor")),
            figure(person(40, "Ada Mroz", role="governor of Keld")),
            figure(person(80, "Jan Lis", role="governor of Lund")),
        ),
        3,
    ),
    ("another office", (figure(office(0, "the mayor")), figure(person(40, "Ada Mroz", role="governor of Keld"))), 2),
]


@pytest.mark.parametrize(("figures", "expected"), [row[1:] for row in OFFICES], ids=[row[0] for row in OFFICES])
def test_an_office_without_a_name_is_the_one_who_holds_it(figures: tuple[Figure, ...], expected: int) -> None:
    made, _ = actors(Cast(figures, {}), "r1", "2022-06-04")
    assert len(made) == expected


def test_an_office_lies_where_its_place_lies() -> None:
    keld = Place(30, 34, "Keld", "Keld", 1, 50.0, 30.0, "UA", None, "region", "location")
    made, _ = actors(
        Cast((figure(person(0, "Ada Mroz", role="governor of Keld")),), {}), "r1", "2022-06-04", places=[keld]
    )
    assert made[0].country == "UA"
