"""Readings to JSON and back, and the JSON Schema of that form: all made from the record types."""

from typing import Any

import msgspec

from alleged.records import Reading

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_encoder = msgspec.json.Encoder()


def to_json(reading: Reading) -> bytes:
    """One reading as UTF-8 JSON on one line, keys in the order of the records."""
    # `from` is no name for a Python field. Only a key can stand before a colon outside a string, and inside one its quotation
    # marks would be escaped: so nothing but the key is renamed.
    return _encoder.encode(reading).replace(b'"from_":', b'"from":')


def from_json(data: bytes | str) -> Reading:
    """The reading that `to_json` wrote.

    Raises: msgspec.ValidationError where the data are JSON of another form, msgspec.DecodeError where they are no JSON.
    """
    return msgspec.convert(_renamed(msgspec.json.decode(data), "from", "from_"), Reading)


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
