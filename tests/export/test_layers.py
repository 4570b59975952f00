"""Layers, cards' facts and the incidents on the page."""

import re
from dataclasses import replace
from html import unescape

import pytest

from alleged.export.facts import ranges
from alleged.export.html import page
from alleged.records import Span
from tests.export import layered, made
from tests.export.test_html import Parsed

MARR = "Colonel Ivo Marr, who leads the northern brigade"
WHOLE = page([layered.reading()], {"made": made.TEXT})
NOTES = [
    a for tag, a in Parsed(WHOLE).elements if tag == "span" and a.get("class", "").startswith("note") and "title" in a
]


def test_layers_add_no_character() -> None:
    assert Parsed(WHOLE).texts == [made.TEXT]


@pytest.mark.parametrize(
    ("layer", "titles"),
    [
        (
            "event",
            [
                "Assault · reported to have happened · by the account of the report itself · Port Salve · 12 May 2031",
                f"Assault · reported to have been attempted · by the account of {MARR} · who: “We”",
                "Assault · reported to have happened · by the account of a guard · possible, by its source",
                "Mobilization · said not to have happened · by the account of Residents, who asked not to be named",
            ],
        ),
        (
            "place",
            [
                "Place: Port Salve · Salve, XS · 46.63° S, 32.62° E · town · where something is",
                "Place, undecided which · vague · stands for a government",
            ],
        ),
        ("date", ["Date: 12 May 2031", "Date, undecided which"]),
        ("toll", ["Reported number: killed 6 or more · by the account of a guard"]),
    ],
)
def test_a_note_tells_what_the_words_were_taken_for(layer: str, titles: list[str]) -> None:
    found = [a["title"] for a in NOTES if a["class"].split()[1] == layer and "first" in a["class"].split()]
    assert found == titles


def test_an_event_in_a_claim_is_always_somebodys_account() -> None:
    events = [a["title"] for a in NOTES if "event" in a["class"].split()]
    assert all("account of" in title and re.search("reported|said|not told", title) for title in events)


def test_claims_alone_are_shown_at_first() -> None:
    boxes = {a["id"]: a for tag, a in Parsed(WHOLE).elements if tag == "input"}
    assert [name for name, a in boxes.items() if "checked" in a] == ["layer-claim"]
    assert set(boxes) == {"layer-claim", "layer-event", "layer-place", "layer-date", "layer-toll"}
    assert not any("disabled" in a for a in boxes.values())


def test_a_layer_with_nothing_in_it_cannot_be_switched() -> None:
    boxes = {a["id"]: a for tag, a in Parsed(page([made.reading()], {"made": made.TEXT})).elements if tag == "input"}
    assert [name for name, a in boxes.items() if "disabled" not in a] == ["layer-claim"]


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        ("n1", "By this account: Port Salve · 12 May 2031 · Assault"),
        ("c1", "By this account: Assault (attempted)"),
        ("c4", "By this account: killed 6 or more · Assault"),
        ("c8", "Speaks of: Mobilization (did not happen)"),
    ],
)
def test_a_card_tells_where_when_and_how_many(claim: str, line: str) -> None:
    assert line in Parsed(WHOLE).cards[claim]


def test_a_card_without_facts_has_no_line_for_them() -> None:
    assert "account:" not in Parsed(WHOLE).cards["c6"]


def lines() -> list[str]:
    section = WHOLE[WHOLE.index('<section class="incidents"') : WHOLE.index("</section>")]
    return [unescape(re.sub(r"<[^>]*>", "", row)).replace("\u00a0", " ") for row in re.findall("<li.*?</li>", section)]


def test_incidents_stand_at_the_top_the_main_one_first() -> None:
    assert lines()[0] == (
        "Reported assault · Port Salve · 12 May 2031 · by these accounts killed 6 to 24 or more · figures contested · claims 1, 4.1"
    )
    assert lines()[1] == "Reported request (“<b>an inquiry</b>”) · place not told · day not told · single source"
    assert len(lines()) == 6
    assert "<summary>2 more</summary>" in WHOLE


def test_an_incident_leads_to_its_claims() -> None:
    section = WHOLE[WHOLE.index('<section class="incidents"') : WHOLE.index("</section>")]
    assert re.findall('href="([^"]*)"', section) == ["#m0-0", "#m0-4"]
    ids = {a["id"] for _, a in Parsed(WHOLE).elements if "id" in a}
    assert {"m0-0", "m0-4"} <= ids


@pytest.mark.parametrize(
    ("low", "high", "more", "words"),
    [(6, 24, True, "killed 6 to 24 or more"), (9, 9, True, "killed 9 or more"), (9, 9, False, "killed 9")],
)
def test_an_open_range_says_or_more(low: int, high: int, more: bool, words: str) -> None:
    assert ranges(layered.incident(killed=layered.killed(low, high, more=more))) == [words]


def test_hostile_words_stay_words_in_the_layers() -> None:
    reading, text = made.hostile()
    words = Span(text.index("</div>"), text.index("\r"), text[text.index("</div>") : text.index("\r")])
    place = layered.reading().places[0]
    evil = '"><img src=x onerror=alert(1)>'
    reading = replace(
        reading,
        events=(layered.event(words, "x", mode=evil, means=words),),
        places=(replace(place, start=words.start, end=words.end, text=words.text, name=evil, admin1=evil),),
        incidents=(layered.incident(target=evil, headline=evil),),
    )
    tags = [tag for tag, _ in Parsed(page([reading], {reading.report.id: text})).elements]
    assert tags.count("script") == 1
    assert "img" not in tags


def test_spans_of_layers_must_fit_the_text() -> None:
    reading = layered.reading()
    moved = replace(reading, dates=(replace(reading.dates[0], text="Friday"),))
    assert "is not the one that was read" in page([moved], {"made": made.TEXT})
