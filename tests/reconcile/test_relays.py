"""Claims that relay another outlet."""

from dataclasses import replace
from typing import Any

import pytest

from alleged.reconcile.relays import relays
from alleged.records import Actor
from tests.making import channel, claim, reading

OUTLETS = ("Wire Q", "Daily B", "The Salve Courier")


def actor(name: str) -> Actor:
    return Actor(name, name, "organization", None, None, None, ())


@pytest.mark.parametrize(
    ("case", "text", "source", "cue", "content", "fields", "outlet"),
    [
        ("an outlet of the ledger is the source", "Wire Q reported that the depot burned.", "Wire Q", "reported",
         "that the depot burned", {}, "Wire Q"),
        ("with the article", "the Salve Courier said the depot burned.", "the Salve Courier", "said", "the depot burned", {},
         "The Salve Courier"),
        ("with what it is", "The Wire Q news agency relayed a statement.", "The Wire Q news agency", "relayed", "a statement",
         {"act": "relay"}, "Wire Q"),
        ("a known agency", "Interfax quoted him: the depot burned", "Interfax", "quoted", "the depot burned", {"act": "relay"},
         "Interfax"),
        ("at a sentence's end", "The depot burned, according to Wire Q.", "Wire Q", "according to", "The depot burned", {},
         "Wire Q"),
        ("told an agency", "The mayor told Wire Q that the depot burned.", "The mayor", "told", "that the depot burned",
         {"channel": ("Wire Q", "agency")}, "Wire Q"),
        ("on television: said there by himself", "The mayor told state television that the depot burned.", "The mayor", "told",
         "that the depot burned", {"channel": ("state television", "broadcast")}, None),
        ("its own publisher", "Daily B has seen the list.", "Daily B", "has seen", "the list", {"act": "show"}, None),
        ("an outlet's own demand", "Wire Q demanded the release of a man.", "Wire Q", "demanded", "the release of a man",
         {"act": "demand", "stance": "none"}, None),
        ("a ministry", "The ministry said the depot burned.", "The ministry", "said", "the depot burned", {}, None),
        ("an agency that is none: of the state", "The space agency said the launch failed.", "The space agency", "said",
         "the launch failed", {}, None),
    ],
)  # fmt: skip
def test_relays(
    case: str, text: str, source: str, cue: str, content: str, fields: dict[str, Any], outlet: str | None
) -> None:
    where = fields.pop("channel", None)
    said = claim(text, source, cue, content, **fields, channel=channel(text, *where) if where else None)
    made = reading(text, said)
    made = replace(made, report=replace(made.report, publisher="Daily B"))
    assert relays(made, OUTLETS) == ({said.id: outlet} if outlet else {}), case


def test_what_stands_in_a_relay_is_relayed_by_nesting_or_by_words() -> None:
    text = "The depot burned, the guard told the mayor, the mayor said, according to Wire Q. The brigade denied it."
    outer = claim(
        text, "Wire Q", "according to", "The depot burned, the guard told the mayor, the mayor said", id="outer"
    )
    inner = claim(
        text, "the mayor", "said", "The depot burned, the guard told the mayor", id="inner", depth=2, parent="outer"
    )
    innermost = claim(text, "the guard", "told", "The depot burned", id="innermost", depth=3, parent="inner")
    beside = claim(text, "the guard", "told", "The depot burned", id="beside")
    other = claim(text, "The brigade", "denied", "it", id="other", stance="denies")
    found = relays(reading(text, innermost, inner, outer, beside, other), OUTLETS)
    assert found == dict.fromkeys(("outer", "inner", "innermost", "beside"), "Wire Q")


def test_an_actor_known_by_another_mention_is_the_outlet() -> None:
    text = "Wire Q was first. It reported that the depot burned."
    said = claim(text, "It", "reported", "that the depot burned", actors=("Wire Q",))
    assert relays(reading(text, said, actors=(actor("Wire Q"),)), OUTLETS) == {said.id: "Wire Q"}
