"""Whole readings, by the model that ships."""

import json
from importlib.resources import files

import jsonschema
import pytest

import alleged
from alleged.schema import from_json, json_schema, to_json

EXAMPLE = files("alleged").joinpath("examples", "report.txt").read_text(encoding="utf-8")
READING = alleged.read(EXAMPLE)


def test_the_example_is_read() -> None:
    report = READING.report
    assert (report.published, report.language) == ("2024-03-12", "en")
    assert READING.problems == ()
    assert "Advertisement" in [span.text for span in report.furniture]
    sources = {claim.source.text for claim in READING.claims if claim.source}
    assert {"The Sarrian defence ministry", "Orlanka"} <= sources


def test_the_example_has_what_the_table_is_for() -> None:
    stances = {claim.stance for claim in READING.claims}
    assert {"asserts", "denies", "disputes", "unverified", "declines"} <= stances
    assert any(claim.depth >= 2 and claim.parent for claim in READING.claims)
    assert any(claim.channel and claim.channel.text.endswith("Telegram") for claim in READING.claims)


def spans(value: object) -> list[dict[str, object]]:
    """All spans in a reading's JSON."""
    if isinstance(value, dict):
        here = [value] if {"start", "end", "text"} <= value.keys() else []
        return here + [span for item in value.values() for span in spans(item)]
    return [span for item in value for span in spans(item)] if isinstance(value, list) else []


@pytest.mark.parametrize(
    "text",
    [
        EXAMPLE,
        "\ufeff" + EXAMPLE.replace("\n", "\r\n"),
        EXAMPLE.upper(),
        EXAMPLE.replace('"', "”").replace("'", "’"),
        EXAMPLE.replace(" ", "\u00a0"),
        "“It never closed, he said, and the army denied that they had been there. " * 20,
        "From Ann Lee:\n\n* He said that it was so.\n* They said that it was not.\n\nRead more",
        "said " * 500,
        "He said. " + "\U0001f525" * 50 + " She told them that it was over and that he was there.",
    ],
    ids=[
        "as it is",
        "mark and CR LF",
        "capitals",
        "odd marks",
        "no-break blanks",
        "open quote",
        "list",
        "cues",
        "emoji",
    ],
)
def test_spans_point_into_the_text_as_given(text: str) -> None:
    data = to_json(alleged.read(text))
    made = json.loads(data)
    jsonschema.Draft202012Validator(json_schema()).validate(made)
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans(made))  # type: ignore[misc]
    assert from_json(data) == alleged.read(text)
    ids = [claim["id"] for claim in made["claims"]]
    assert len(ids) == len(set(ids))
    for claim in made["claims"]:
        assert claim["parent"] is None or claim["parent"] in ids
        assert set(claim["disputes"] + claim["confirms"] + claim["same_as"]) <= set(ids) - {claim["id"]}
        assert 0 <= claim["confidence"] == round(claim["confidence"], 2) <= 1


def test_alone_or_among_others_the_bytes_are_the_same() -> None:
    reports = [alleged.Report(str(n), EXAMPLE[n * 7 :]) for n in range(4)]
    together = [to_json(made) for made in alleged.read_many(reports)]
    alone = [to_json(next(alleged.read_many([report]))) for report in reversed(reports)]
    assert together == alone[::-1]


def test_the_options_of_read() -> None:
    made = alleged.read("The mayor said the bridge was closed.", published="12 March 2024", id="x", title="T", url="u")
    assert (made.report.published, made.report.id, made.report.title, made.report.url) == ("2024-03-12", "x", "T", "u")
    with pytest.raises(alleged.AllegedError):
        alleged.read("text", published="soon")


@pytest.mark.parametrize(
    ("text", "trigger", "place", "day"),
    [
        # On which day and where somebody speaks is not when and where it was.
        ("The governor said on Friday that shells had hit a market in Izium.", "shells had hit", "Izium", None),
        ("The army on Thursday denied that its planes had bombed a depot in Lozova.", "bombed", "Lozova", None),
        ("Shells hit a market in Izium on Tuesday, the governor said on Friday.", "hit", "Izium", "2024-05-07"),
        ("MOSCOW, May 9 (Wire Q) - The ministry said the bridge at Lozova had been hit.", "hit", "Lozova", None),
        ("A diplomat in Vienna said the strike had killed a nurse.", "strike", None, None),
    ],
)
def test_an_event_has_its_own_day_and_place(text: str, trigger: str, place: str | None, day: str | None) -> None:
    reading = alleged.read(text, published="2024-05-10")
    events = [e for e in reading.events if e.type == "ASSAULT"]
    found = next(e for e in events if trigger in e.trigger.text or e.trigger.text in trigger)
    assert (reading.places[found.place].text if found.place is not None else None) == place
    assert (found.when.from_ if found.when is not None else None) == day


@pytest.mark.parametrize(
    "text",
    [
        # What is told later without a place or day of its own is what was told before.
        "Shells hit a market in Izium on Tuesday. “The attack on the market was a mistake,” the colonel said.",
        "Planes bombed a depot in Lozova on Tuesday. The mayor said the depot had been hit at noon.",
        "A strike on a market in Izium killed two people on Tuesday. The group accused the army of dropping bombs on Tuesday.",
    ],
)
def test_what_is_taken_up_again_is_one_incident(text: str) -> None:
    reading = alleged.read(text, published="2024-05-10")
    assert [one.type for one in reading.incidents] == ["ASSAULT"]


def test_a_place_and_whose_it_is_are_two_places() -> None:
    reading = alleged.read("Shots were heard in Kenya's Lamu on Monday.", published="2024-05-10")
    assert [place.text for place in reading.places] == ["Kenya", "Lamu"]
