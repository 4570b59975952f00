import re
from collections import defaultdict
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.export.escaping import escaped
from alleged.export.html import page
from alleged.records import Problem, Span
from tests.export import made

VOID = {"meta", "link", "br", "img", "input"}


class Parsed(HTMLParser):
    """What a browser would make of a page: elements properly nested, the text under them, the attributes."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str]]] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.pieces: defaultdict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
        self.cards: defaultdict[str, str] = defaultdict(str)
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if attributes.get("class") == "text":
            self.texts.append("")
        if tag not in VOID:
            self.open.append((tag, attributes))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(attributes.get("class") == "text" for _, attributes in self.open):
            self.texts[-1] += data
        for _, attributes in self.open:
            if "data-role" in attributes:
                start, end = int(attributes["data-start"]), int(attributes["data-end"])
                self.pieces[attributes["data-c"], attributes["data-role"]].append((start, end, data))
            if attributes.get("class", "").startswith("card"):
                self.cards[attributes["data-id"]] += data


@pytest.fixture(scope="module")
def whole() -> str:
    return page([made.reading()], {"made": made.TEXT})


def test_the_text_on_the_page_is_the_text_as_given(whole: str) -> None:
    assert Parsed(whole).texts == [made.TEXT]


def test_every_claim_has_a_card_and_its_place_in_the_text(whole: str) -> None:
    parsed = Parsed(whole)
    assert set(parsed.cards) == {claim.id for claim in made.claims()}
    marks = [attributes for tag, attributes in parsed.elements if tag == "a" and attributes.get("class") == "mark"]
    assert sorted(mark["data-for"] for mark in marks) == sorted(f"0-{n}" for n in range(len(made.claims())))


def test_data_attributes_point_into_the_text(whole: str) -> None:
    pieces = Parsed(whole).pieces
    assert all(made.TEXT[start:end] == words for found in pieces.values() for start, end, words in found)
    for index, claim in enumerate(made.claims()):
        for role, spans in (("source", [claim.source]), ("cue", [claim.cue]), ("content", claim.content)):
            wanted = "".join(made.TEXT[span.start : span.end] for span in spans if span)
            assert "".join(words for _, _, words in pieces[f"0-{index}", role]) == wanted


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("n1", "the report itself"),
        ("c1", "social media: “on Telegram”"),
        ("c1", "disputed by 3\u00a0The ministry in Dova"),
        ("c2", "disputes, certain"),
        ("c2", "disputes 2\u00a0Colonel Ivo Marr"),
        ("c4", "asserts, possible (“possibly”)"),
        ("c4", "inside 4\u00a0Its spokeswoman, Lena Hask"),
        ("c5", "The colonel, […] “is inventing his targets”"),
        ("c6", "asserts (estimate), probable"),
        ("c7", "could not verify"),
        ("c8", "denies, certain"),
        ("c9", "demand"),
    ],
)
def test_a_card_says_who_how_and_what(whole: str, claim: str, words: str) -> None:
    assert words in Parsed(whole).cards[claim]


@pytest.mark.parametrize("tag", ["denied", "disputed", "unverified"])
def test_words_not_vouched_for_carry_a_word_in_the_text(whole: str, tag: str) -> None:
    body = whole[whole.index('<div class="text"') : whole.index("<aside")]
    assert body.count(f'data-tag="{tag}"') == 1


def test_a_page_asks_nothing_of_the_network(whole: str) -> None:
    for tag, attributes in Parsed(whole).elements:
        assert "src" not in attributes
        assert tag != "link" or attributes["href"] == "data:,"
    assert "default-src 'none'" in whole
    assert "@import" not in whole
    assert "url(" not in whole


def test_no_claim_is_called_a_fact(whole: str) -> None:
    assert "Reported claims" in whole
    assert not re.search(r"\b(fact|true that|confirmed by alleged)\b", whole.split("<main")[1].split("<script")[0])


def test_hostile_words_stay_words() -> None:
    reading, text = made.hostile()
    source = page([reading], {reading.report.id: text})
    parsed = Parsed(source)
    assert [tag for tag, _ in parsed.elements].count("script") == 1
    assert "img" not in [tag for tag, _ in parsed.elements]
    assert parsed.texts == [text.replace("\x00", "\ufffd").replace("\udc80", "\ufffd")]
    assert source.encode()


@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_keeps_its_code_points(text: str) -> None:
    assert len(escaped(text).encode()) >= len(text)
    body = Parsed(page([made.reading("any", text)], {"any": text})).texts
    assert [len(one) for one in body] == [len(text)]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "http://[bad", "JAVASCRIPT:x"])
def test_an_address_that_is_not_of_the_web_is_no_link(url: str) -> None:
    from dataclasses import replace

    reading = made.reading()
    reading = replace(reading, report=replace(reading.report, url=url))
    links = [a["href"] for tag, a in Parsed(page([reading], {"made": made.TEXT})).elements if tag == "a"]
    assert url not in links


def test_without_its_text_a_report_is_its_claims() -> None:
    for texts in ({}, {"made": made.TEXT[1:]}):
        parsed = Parsed(page([made.reading()], texts))
        assert parsed.texts == []
        assert len(parsed.cards) == len(made.claims())


def test_several_reports_are_listed() -> None:
    other, text = made.hostile()
    source = page([made.reading(), other], {"made": made.TEXT, other.report.id: text})
    parsed = Parsed(source)
    links = [a["href"] for tag, a in parsed.elements if tag == "a"]
    assert "#r0" in links
    assert "#r1" in links
    ids = [a["id"] for _, a in parsed.elements if "id" in a]
    assert len(ids) == len(set(ids))


def test_problems_and_emptiness_are_told() -> None:
    source = page([made.reading("e", "", claims=(), problems=(Problem("empty", "nothing to read"),))], {"e": ""})
    assert "nothing to read" in source
    assert "No claims were found" in source
    assert "No report was read" in page([], {})


def test_a_ring_of_parents_loses_no_claim() -> None:
    first = made.claim("a", None, made.span("said"), made.span("account"), parent="b", depth=2)
    second = made.claim("b", None, made.span("said"), made.span("account"), parent="a", depth=2)
    third = made.claim("c", None, made.span("said"), Span(0, 1, made.TEXT[0]), parent="a", depth=2)
    reading = made.reading(claims=(first, second, third))
    assert set(Parsed(page([reading], {"made": made.TEXT})).cards) == {"a", "b", "c"}
