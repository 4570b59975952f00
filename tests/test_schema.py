"""The JSON form: all keys always there, nothing besides, and back to the same records."""

import json
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.records import (
    Actor,
    Bounds,
    Channel,
    Claim,
    DateMention,
    Event,
    Incident,
    Interval,
    Party,
    Place,
    Reading,
    Report,
    ReportRecord,
    Span,
    Toll,
    When,
)
from alleged.records.incident import Aspect, ByClass, LatestFigure, Range, Status
from alleged.schema import SCHEMA_DIALECT, from_json, json_schema, to_json
from tests.making import channel, claim, reading

SCHEMA = json_schema()
CHECK = jsonschema.Draft202012Validator(SCHEMA)

# the contract's names, in its order
KEYS: dict[type, str] = {
    Reading: "schema_version reader report claims events tolls dates places actors incidents problems",
    ReportRecord: "id published publisher author title url retrieved sha256 language furniture",
    Claim: "id confidence source described actors candidates cue content form act stance certainty hedges channel addressee "
    "said depth parent disputes confirms same_as",
    Channel: "start end text kind",
    Event: "id confidence type mode trigger actor recipient means target place when claim status repeated certainty hedges tolls",
    Toll: "start end text id confidence claim event kind low high approximate counts_as rule victims victim_class victim_side "
    "groups scope part_of",
    DateMention: "start end text from to precision rule",
    Place: "start end text name geonameid lat lon country admin1 precision role",
    Actor: "id name kind country role wikidata mentions",
    Incident: "id type place when means target headline status killed injured missing captured displaced reports copies origins "
    "sources positions tolls revisions",
    When: "from to precision",
}

TEXT = 'Kyiv denied the raid on Telegram. It said "from_": no.'


def full() -> Reading:
    """A reading with something in every list."""
    said = claim(
        TEXT,
        "Kyiv",
        "denied",
        "the raid",
        stance="denies",
        act="deny",
        channel=channel(TEXT, "on Telegram", "social media"),
        said=Interval("2024-03-11", "2024-03-12"),
    )
    aspect = Aspect("none", "denied", None, False, False, (said.id,), None)
    toll = Toll(
        0, 4, "Kyiv", "t1", 0.5, said.id, None, "killed", 9, None, False, Bounds(9, 9), "at least N", None, "unknown", None,
        (), "incident", None,
    )  # fmt: skip
    figure = Range(
        9, None, True, Bounds(9, None), LatestFigure(9, None, None, said.id), (), ByClass(None, None, Bounds(9, None))
    )
    when = When("2024-03-11", "2024-03-12", "day")
    event = Event(
        "e1", 0.8, "ASSAULT", None, Span(12, 20, "the raid"), (Party(0, 4, "Kyiv", None),), (), None, None, 0, when, said.id,
        "did not happen", False, "certain", (), ("t1",),
    )  # fmt: skip
    incident = Incident(
        "e1", "ASSAULT", None, when, None, None, "occurrence contested", Status(aspect, aspect, aspect, aspect), figure, None,
        None, None, None, ("r1",), (("r1",),), (), 1, (), (), (),
    )  # fmt: skip
    return reading(
        TEXT,
        said,
        events=(event,),
        tolls=(toll,),
        dates=(DateMention(0, 4, "Kyiv", None, None, None, None),),
        places=(Place(0, 4, "Kyiv", "Kyiv", 703448, 50.45, 30.52, "UA", "30", "town", "government"),),
        actors=(Actor("a1", "Kyiv", "government", "UA", None, None, (Span(0, 4, "Kyiv"),)),),
        incidents=(incident,),
    )


def test_the_schema_is_a_schema() -> None:
    CHECK.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == SCHEMA_DIALECT


@pytest.mark.parametrize(("record", "keys"), KEYS.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_keys_are_the_contracts_and_all_required(record: type, keys: str) -> None:
    definition = SCHEMA["$defs"][record.__name__]
    assert sorted(definition["properties"]) == sorted(keys.split())
    assert sorted(definition["required"]) == sorted(keys.split())
    assert definition["additionalProperties"] is False


@pytest.mark.parametrize("made", [reading(""), full()], ids=["empty", "full"])
def test_there_and_back(made: Reading) -> None:
    data = to_json(made)
    CHECK.validate(json.loads(data))
    assert from_json(data) == made
    assert to_json(from_json(data)) == data


def test_order_and_names_of_keys() -> None:
    data = json.loads(to_json(full()))
    assert list(data) == KEYS[Reading].split()
    assert data["claims"][0]["said"] == {"from": "2024-03-11", "to": "2024-03-12"}
    assert data["claims"][0]["channel"] == {"start": 21, "end": 32, "text": "on Telegram", "kind": "social media"}


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1) | st.just('"from_":') | st.just('\\"from_":'))
def test_words_are_kept_as_they_are(text: str) -> None:
    made = reading(text, claim(text, None, None, text))
    assert json.loads(to_json(made))["claims"][0]["content"][0]["text"] == text
    assert from_json(to_json(made)) == made


@pytest.mark.parametrize(
    ("path", "value"),
    [(("claims", 0, "stance"), "maybe"), (("report",), None), (("extra",), 1), (("claims", 0, "depth"), "one")],
)
def test_other_forms_are_refused(path: tuple[Any, ...], value: Any) -> None:
    data = json.loads(to_json(full()))
    *way, last = path
    at = data
    for key in way:
        at = at[key]
    at[last] = value
    assert not CHECK.is_valid(data)


def test_no_reading_is_made_of_another_form() -> None:
    with pytest.raises(msgspec.ValidationError):
        from_json(b'{"claims": []}')


def test_the_report_on_its_way_in_has_the_contracts_fields() -> None:
    assert {"id", "published", "publisher", "author", "title", "url", "text"} <= set(Report.__dataclass_fields__)
