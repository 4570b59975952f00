"""Readings to JSON and back, and the JSON Schema of that form: all made from the record types."""

from typing import Any, TypeVar

import msgspec

from alleged.records import Incident, Reading

T = TypeVar("T")

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_encoder = msgspec.json.Encoder()
_reading = msgspec.json.Decoder(Reading)
_incident = msgspec.json.Decoder(Incident)
_RECORD, _JSON = b'"from_":', b'"from":'
"""The key that Python has no name for, in the records and in JSON."""


def to_json(reading: Reading) -> bytes:
    """One reading as UTF-8 JSON on one line, keys in the order of the records."""
    # `from` is no name for a Python field. Only a key can stand before a colon outside a string, and inside one its quotation
    # marks would be escaped: so nothing but the key is renamed.
    return _encoder.encode(reading).replace(_RECORD, _JSON)


def from_json(data: bytes | str) -> Reading:
    """The reading that `to_json` wrote.

    Raises: msgspec.ValidationError where the data are JSON of another form, msgspec.DecodeError where they are no JSON.
    """
    return _decoded(_reading, data)


def incident_to_json(incident: Incident) -> bytes:
    """One incident as `to_json` writes those of a reading."""
    return _encoder.encode(incident).replace(_RECORD, _JSON)


def record_to_json(record: object) -> bytes:
    """Any record of this program, or a dict of such, as `to_json` writes those of a reading."""
    return _encoder.encode(record).replace(_RECORD, _JSON)


def incident_from_json(data: bytes | str) -> Incident:
    """The incident that `incident_to_json` wrote.

    Raises: as `from_json`.
    """
    return _decoded(_incident, data)


def _decoded(decoder: "msgspec.json.Decoder[T]", data: bytes | str) -> T:
    given = data.encode() if isinstance(data, str) else data
    try:
        return decoder.decode(given.replace(_JSON, _RECORD))
    except msgspec.ValidationError:  # written by another program, with a blank before the colon
        return decoder.decode(msgspec.json.encode(_renamed(msgspec.json.decode(given), "from", "from_")))


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a reading: each key required, no key besides."""
    schema = _renamed(msgspec.json.schema(Reading), "from_", "from")
    for definition in schema["$defs"].values():
        if definition.get("type") == "object":
            # the records have defaults for the hand that makes them, the JSON always has all keys
            definition["required"] = list(definition["properties"])
            definition["additionalProperties"] = False
            for field in definition["properties"].values():
                field.pop("default", None)
    return {"$schema": SCHEMA_DIALECT, "title": "A reading of one report, schema version 1", **schema}


def _renamed(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {new if key == old else key: _renamed(item, old, new) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, old, new) for item in value]
    return value
