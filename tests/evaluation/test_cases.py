"""The hand-made cases hold together, their scorer counts what it says, and the reader holds its floors on them."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation import case_score, cases
from evaluation.case_words import Figure, NotationError, days, figures, jaccard, located, occurrences, word_set

Row = dict[str, Any]
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
ALL = cases.load()
LEAST = 200

TEXT = "“We hit it,” he said. He said that he left Keddo on Monday and that 12 people and some 40 cows died."


# ---- the set itself


def test_there_are_enough_cases_and_the_readme_counts_them() -> None:
    readme = (cases.CASES / "README.md").read_text(encoding="utf-8")
    assert len(ALL) >= LEAST
    assert f"{len(ALL)} short news texts" in readme
    assert set(cases.by_phenomenon(ALL)) == set(re.findall(r"^\| `(\w+)\.toml`", readme, re.MULTILINE))


def test_no_text_stands_twice() -> None:
    assert len({case.text for case in ALL}) == len(ALL)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_every_case_checks_something_and_its_weekdays_are_those_of_the_calendar(case: cases.Case) -> None:
    assert any(getattr(case, name) is not None for name in case_score.LISTS if name not in ("said", "incident"))
    for date in case.dates or ():
        start, end = date.words[0][0]
        named = [day for day in WEEKDAYS if day in case.text[start:end]]
        if named and date.days[0] is not None:
            assert dt.date.fromisoformat(date.days[0][0]).weekday() == WEEKDAYS.index(named[0]), case.text[start:end]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_expected_pieces_are_in_order_and_a_nested_claim_lies_in_its_parent(case: cases.Case) -> None:
    claims = {claim.letter: claim for claim in case.claims or ()}
    for claim in claims.values():
        for option in claim.content:
            assert list(option) == sorted(option)
        parents = [claims[letter] for letter in claim.parent or () if letter != cases.ANY]
        # The noun that a relative clause hangs on may stand before its parent's content begins.
        inside = [
            parent
            for parent in parents
            if any(
                first <= start and end <= last
                for option in parent.content
                for first, last in option
                for start, end in (claim.cue[0] or claim.content[0])
            )
        ]
        assert bool(inside) == bool(parents), f"{claim.letter} stands in none of its parents"


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_events_and_tolls_lie_in_their_claims_and_their_places_and_days_are_listed(case: cases.Case) -> None:
    content = {claim.letter: [span for option in claim.content for span in option] for claim in case.claims or ()}
    held = [(event.claim, event.trigger) for event in case.events or ()]
    held += [(toll.claim, toll.words) for toll in case.tolls or ()]
    for letter, words in held:
        if letter is not None:
            where = [span for option in words for span in option]
            assert any(first <= start and end <= last for first, last in content[letter] for start, end in where), (
                letter
            )
    places = {option[0] for place in case.places or () for option in place.words}
    intervals = {interval for date in case.dates or () for interval in date.days}
    for event in case.events or ():
        for place in event.place or ():
            assert case.places is None or places & {option[0] for option in place}
        assert case.dates is None or event.when is None or intervals & {*event.when}


# ---- pointing at words


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("he@1", "he"),
        ("that he … Monday", "that he left Keddo on Monday"),
        ("“We hit it,”", "“We hit it,”"),
        ("He said", "He said"),
    ],
)
def test_words_point_at_one_place(words: str, found: str) -> None:
    start, end = located(TEXT, words)
    assert TEXT[start:end] == found


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("said", "2 times"),
        ("he@3", "not in the text"),
        ("eft", "not in the text"),
        ("Monday … Keddo", "not in the text"),
        ("", "no words"),
        ("he@2 … that … Monday", "not in the text"),
    ],
)
def test_words_that_point_at_nothing_or_twice_are_refused(words: str, why: str) -> None:
    with pytest.raises(NotationError, match=why):
        located(TEXT, words)


@given(st.integers(0, 60), st.integers(1, 30))
def test_any_span_of_whole_words_is_found_again(first: int, length: int) -> None:
    words = [match.span() for match in re.finditer(r"\w+", TEXT)]
    chosen = words[first % len(words) : first % len(words) + length]
    span = (chosen[0][0], chosen[-1][1])
    assert span in occurrences(TEXT, TEXT[slice(*span)])


@pytest.mark.parametrize(
    ("notation", "interval"),
    [
        ("2024-02-28", ("2024-02-28", "2024-02-29")),
        ("2024-12-31", ("2024-12-31", "2025-01-01")),
        ("2023-01-01/2024-01-01", ("2023-01-01", "2024-01-01")),
        ("?", None),
    ],
)
def test_days(notation: str, interval: tuple[str, str] | None) -> None:
    assert days(notation) == (interval,)


@pytest.mark.parametrize("notation", ["", "2023-02-29", "2023-01-02/2023-01-02", "2023-01-02/2023-01-01", "Monday"])
def test_what_is_no_day_is_refused(notation: str) -> None:
    with pytest.raises(NotationError):
        days(notation)


@pytest.mark.parametrize(
    ("notation", "figure"),
    [
        ("12", Figure(12, 12, False)),
        ("39..", Figure(39, None, False)),
        ("..10", Figure(None, 10, False)),
        ("50..60", Figure(50, 60, False)),
        ("~400", Figure(400, 400, True)),
        ("0", Figure(0, 0, False)),
    ],
)
def test_figures(notation: str, figure: Figure) -> None:
    assert figures(notation) == (figure,)


@pytest.mark.parametrize("notation", ["", "many", "60..50", "-3", "12-15"])
def test_what_is_no_figure_is_refused(notation: str) -> None:
    with pytest.raises(NotationError):
        figures(notation)


def test_agreement_is_counted_in_words() -> None:
    said, left = word_set(TEXT, (located(TEXT, "He said"),)), word_set(TEXT, (located(TEXT, "He said that he"),))
    assert jaccard(said, left) == 0.5
    assert jaccard(frozenset(), frozenset()) == 1.0


# ---- checking a case

ROW: Row = {
    "id": "x-01",
    "published": "2023-06-14",
    "text": TEXT,
    "claims": [
        {
            "id": "a",
            "source": "he@1",
            "cue": "said@1",
            "content": "“We hit it,”",
            "is": "direct, say|claim, asserts, certain",
        },
        {
            "id": "b",
            "said": "2023-06-12|?",
            "source": "He",
            "cue": "said@2",
            "content": "that he … died",
            "is": "indirect, say, asserts, certain",
            "disputes": [],
        },
    ],
    "events": [
        {
            "is": "ASSAULT, happened",
            "trigger": "hit",
            "actor": "We",
            "recipient": [],
            "when": "?",
            "claim": "a",
        },
        {"is": "RETREAT, happened|ongoing", "trigger": "left", "place": "Keddo", "when": "2023-06-12", "claim": "b"},
    ],
    "tolls": [{"words": "12 people", "is": "killed, 12", "scope": "incident", "claim": "b"}],
    "dates": {"Monday": "2023-06-12"},
    "places": {"Keddo": "location UA"},
    "incident": {"type": "ASSAULT", "killed": "12", "headline": "conceded|single source"},
}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"claims": [{**ROW["claims"][0], "is": "direct, say, agrees, certain"}]}, "agrees"),
        ({"claims": [{**ROW["claims"][0], "is": "direct, say, asserts"}]}, "3 parts"),
        ({"claims": [{**ROW["claims"][0], "stance": "asserts"}]}, "unknown keys"),
        ({"claims": [{**ROW["claims"][0], "disputes": ["z"]}], "events": [], "tolls": []}, "no claim z"),
        ({"claims": [ROW["claims"][0], ROW["claims"][0]]}, "same letter"),
        ({"claims": [{**ROW["claims"][0], "source": "she"}]}, "not in the text"),
        ({"events": [{"is": "WAR, happened", "trigger": "hit"}]}, "WAR"),
        ({"events": [{"is": "ASSAULT, denied", "trigger": "hit"}]}, "denied"),
        ({"tolls": [{"words": "12 people", "is": "wounded, 12"}]}, "wounded"),
        ({"places": {"Keddo": "town"}}, "town"),
        ({"places": {"Keddo": "location Ukraine"}}, "Ukraine"),
        ({"dates": {"Monday": "2023-06-12/2023-06-12"}}, "no day"),
        ({"incident": {"headline": "sad"}}, "sad"),
        ({"evnts": []}, "unknown keys"),
    ],
)
def test_a_case_that_does_not_hold_together_is_refused(change: Row, why: str) -> None:
    with pytest.raises(NotationError, match=why):
        cases.parse({**ROW, **change}, "x")


def test_all_that_is_wrong_is_named_at_once(tmp_path: Path) -> None:
    row = '[[case]]\nid = "{}"\npublished = "{}"\ntext = "He left."\nclaims = []\n'
    rows = row.format("one", "2023-01-04") + row.format("one", "2023-01-04") + row.format("two", "yesterday")
    (tmp_path / "odd.toml").write_text(rows, encoding="utf-8")
    with pytest.raises(cases.CaseError) as caught:
        cases.load(tmp_path)
    assert "odd.toml: two: 'yesterday'" in str(caught.value)
    assert "one: two cases have this id" in str(caught.value)


# ---- the scorer


def span(words: str, **more: object) -> Row:
    start, end = located(TEXT, words)
    return {"start": start, "end": end, "text": TEXT[start:end], **more}


def claim(id_: str, source: str, cue: str, content: str, **more: object) -> Row:
    base = {
        "id": id_,
        "source": span(source) if source else None,
        "cue": span(cue) if cue else None,
        "content": [span(content)],
        "form": "indirect",
        "act": "say",
        "stance": "asserts",
        "certainty": "certain",
        "parent": None,
        "disputes": [],
        "confirms": [],
        "hedges": [],
        "described": [],
        "channel": None,
        "addressee": None,
        "said": None,
    }
    return {**base, **more}


def event(type_: str, trigger: str, **more: object) -> Row:
    base = {
        "type": type_,
        "trigger": span(trigger),
        "status": "happened",
        "actor": [],
        "recipient": [],
        "means": None,
        "target": None,
        "place": None,
        "when": None,
        "repeated": False,
        "hedges": [],
        "claim": "1",
    }
    return {**base, **more}


TOLL = {
    "kind": "killed",
    "low": 12,
    "high": 12,
    "approximate": False,
    "scope": "incident",
    "victim_class": "unknown",
    "groups": [],
    "claim": "2",
}
RIGHT: Row = {
    "claims": [
        claim("1", "he@1", "said@1", "“We hit it,”", form="direct"),
        claim("2", "He", "said@2", "that he … died"),
    ],
    "events": [
        event("ASSAULT", "hit", actor=[span("We")]),
        event("RETREAT", "left", place=0, when={"from": "2023-06-12", "to": "2023-06-13"}, claim="2"),
    ],
    "tolls": [span("12", **TOLL)],
    "dates": [span("on Monday", **{"from": "2023-06-12", "to": "2023-06-13"})],
    "places": [span("Keddo", role="location", country="UA")],
    "incidents": [{"type": "ASSAULT", "headline": "conceded", "killed": {"low": 12, "high": 12}}],
}


def measured(**changes: object) -> dict[str, float]:
    tally = case_score.score([cases.parse(ROW, "x")], [{**RIGHT, **changes}])
    made = tally.figures()
    assert bool(tally.wrong) == any(value < 100 for value in made.values())
    return {name.removeprefix("cases x "): value for name, value in made.items() if name.startswith("cases x ")}


def test_a_reading_as_expected_has_all_figures_full() -> None:
    made = measured()
    assert set(made.values()) == {100.0}
    assert {"claims", "claim stance", "claim disputes", "events", "event status", "event actor", "event day"} <= set(
        made
    )
    assert {"tolls", "toll claim", "dates", "dates found", "places", "place country", "incident killed"} <= set(made)


ONE, TWO = RIGHT["claims"]
HIT, LEFT = RIGHT["events"]


@pytest.mark.parametrize(
    ("changes", "name", "value"),
    [
        ({"claims": [ONE]}, "claims", 66.7),
        ({"claims": [ONE, TWO, claim("3", "", "", "some 40 cows died")]}, "claims", 80.0),
        ({"claims": [ONE, {**TWO, "content": [span("that he left")]}]}, "claims", 50.0),
        ({"claims": [ONE, {**TWO, "source": None}]}, "claim source", 50.0),
        ({"claims": [ONE, {**TWO, "stance": "denies"}]}, "claim stance", 50.0),
        ({"claims": [{**ONE, "act": "claim"}, TWO]}, "claim act", 100.0),
        ({"claims": [ONE, {**TWO, "disputes": ["1"]}]}, "claim disputes", 0.0),
        ({"claims": [ONE, {**TWO, "said": {"from": "2023-06-13", "to": "2023-06-14"}}]}, "claim said", 0.0),
        ({"events": [HIT, {**LEFT, "type": "ASSAULT"}]}, "events", 50.0),
        ({"events": [{**HIT, "status": "planned"}, LEFT]}, "event status", 50.0),
        ({"events": [HIT, {**LEFT, "status": "ongoing"}]}, "event status", 100.0),
        ({"events": [{**HIT, "recipient": [span("it")]}, LEFT]}, "event recipient", 0.0),
        ({"events": [HIT, {**LEFT, "place": None}]}, "event place", 0.0),
        ({"events": [HIT, {**LEFT, "when": None}]}, "event day", 50.0),
        ({"events": [HIT, {**LEFT, "claim": "1"}]}, "event claim", 50.0),
        ({"tolls": [span("12", **{**TOLL, "high": None})]}, "tolls", 0.0),
        ({"tolls": [span("12", **TOLL), span("40", **TOLL)]}, "tolls", 66.7),
        ({"tolls": [span("12", **{**TOLL, "claim": "1"})]}, "toll claim", 0.0),
        ({"dates": [span("Monday", **{"from": None, "to": None})]}, "dates", 0.0),
        ({"dates": [span("Monday", **{"from": None, "to": None})]}, "dates found", 100.0),
        ({"places": [span("Keddo", role="government", country=None)]}, "place role", 0.0),
        ({"events": [HIT], "places": []}, "places", 0.0),
        ({"incidents": []}, "incident killed", 0.0),
    ],
)
def test_what_is_wrong_lowers_its_own_figure(changes: Row, name: str, value: float) -> None:
    assert measured(**changes)[name] == value


def test_what_is_optional_is_neither_missed_nor_wrong() -> None:
    row = {**ROW, "claims": [ROW["claims"][0], {**ROW["claims"][1], "optional": True}]}
    case = cases.parse(row, "x")
    for claims in ([ONE], [ONE, TWO]):
        assert case_score.score([case], [{**RIGHT, "claims": claims}], ["claims"]).figures()["cases claims"] == 100.0


def test_lists_that_are_not_measured_or_not_given_are_skipped() -> None:
    case = cases.parse({key: value for key, value in ROW.items() if key != "dates"}, "x")
    nothing = {**RIGHT, "dates": [], "places": [], "events": [], "tolls": []}
    made = case_score.score([case], [nothing], ["claims", "dates"]).figures()
    assert {name.split()[-1] for name in made} >= {"claims", "stance"}
    assert not any("date" in name or "place" in name or "event" in name or "toll" in name for name in made)


# ---- the reader on the cases

MEASURED = case_score.MEASURED
# A little under what was measured when they were set: a claim more or less in a file of twenty cases is two points.
FLOORS: dict[str, dict[str, float]] = {
    "dates_and_places": {
        "claims": 87,
        "claim stance": 97,
        "events": 59,
        "event status": 94,
        "dates": 87,
        "places": 92,
        "tolls": 92,
    },
    "denials": {
        "claims": 90,
        "claim stance": 97,
        "events": 91,
        "event status": 90,
        "dates": 94,
        "places": 79,
        "tolls": 58,
    },
    "diplomacy": {"claims": 72, "claim stance": 97, "events": 79, "event status": 89, "dates": 84, "places": 74},
    "disputes_and_doubts": {
        "claims": 72,
        "claim stance": 97,
        "events": 62,
        "event status": 65,
        "dates": 94,
        "places": 60,
        "tolls": 42,
    },
    "negation": {
        "claims": 90,
        "claim stance": 92,
        "events": 59,
        "event status": 77,
        "dates": 74,
        "places": 51,
        "tolls": 92,
    },
    "nested": {
        "claims": 75,
        "claim stance": 97,
        "events": 83,
        "event status": 94,
        "dates": 94,
        "places": 94,
        "tolls": 58,
    },
    "passives": {
        "claims": 56,
        "claim stance": 97,
        "events": 60,
        "event status": 94,
        "dates": 94,
        "places": 94,
        "tolls": 0,
    },
    "plans_and_wishes": {"claims": 82, "claim stance": 97, "events": 67, "event status": 79, "dates": 70, "places": 60},
    "responsibility": {
        "claims": 68,
        "claim stance": 97,
        "events": 71,
        "event status": 94,
        "dates": 94,
        "places": 74,
        "tolls": 42,
    },
    "unverified": {
        "claims": 72,
        "claim stance": 97,
        "events": 68,
        "event status": 94,
        "dates": 94,
        "places": 94,
        "tolls": 0,
    },
    "vague_numbers": {
        "claims": 79,
        "claim stance": 97,
        "events": 81,
        "event status": 94,
        "dates": 84,
        "places": 77,
        "tolls": 54,
    },
}


@pytest.fixture(scope="module")
def read() -> dict[str, float]:
    """The figures of this tree's reader."""
    return case_score.score(ALL, case_score.read(ALL), MEASURED).figures()


@pytest.mark.parametrize("phenomenon", sorted(cases.by_phenomenon(ALL)))
def test_the_reader_holds_its_floor(read: dict[str, float], phenomenon: str) -> None:
    floors = FLOORS[phenomenon]
    assert set(floors) >= {"claims", "claim stance"}
    fallen = {
        name: read[f"cases {phenomenon} {name}"]
        for name, floor in floors.items()
        if read[f"cases {phenomenon} {name}"] < floor
    }
    assert not fallen
