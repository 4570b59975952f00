"""Dossiers as Markdown and as a page."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from alleged.export import dossier_page, markdown, sections
from alleged.export.cited import Showing, in_marks
from alleged.records.dossier import Dossier
from tests.export.dossiers import FIRST, dossier, readings

HOSTILE = '</td><script>alert(1)</script>|[x](javascript:1)`*_"'


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(html)
    return parser.tags


def hostile() -> Dossier:
    first, second = readings()
    record = replace(first.report, publisher=HOSTILE, title=HOSTILE, url="javascript:alert(1)")
    return Dossier(replace(dossier().incident, target=HOSTILE), (replace(first, report=record), second), {})


def test_sections_rest_each_cell_on_words_and_their_report() -> None:
    shown = sections.sheet(dossier(), Showing())
    by_name = {section.heading: section for section in shown.sections}
    assert list(by_name) == [
        "How each question stands", "Figures", "Positions", "Figures in time", "How the account changed", "Origins", "Copies",
        "Likely one statement", "Reports",
    ]  # fmt: skip
    who_did_it = next(row for row in by_name["How each question stands"].rows if row[0].text == "Who did it")
    assert [quote.who for quote in who_did_it[1].quotes] == ["Lena Hask"]
    assert [quote.who for quote in who_did_it[2].quotes] == ["The northern brigade"], (
        "a denial stands under what is against it"
    )
    assert [(row[2].text, row[3].text) for row in by_name["Figures in time"].rows] == [
        ("killed 11 or more (“at least eleven”)", "replaced by killed 14 (13 May 2031)"),
        ("killed 14 (“fourteen”)", "takes the place of killed 11 or more (12 May 2031)"),
    ]
    assert by_name["Figures"].rows[0][4].text == "Avaland: 14"
    copied = by_name["Copies"].rows[1][1]
    assert copied.text == "10 words as in r1"
    assert copied.quotes[0].words == FIRST[0:46]
    assert all(
        quote.report in shown.labels for s in shown.sections for row in s.rows for cell in row for quote in cell.quotes
    )


def test_no_statement_stands_without_its_source() -> None:
    text = markdown.document(dossier())
    assert "# Reported assault, Port Salve, 12 May 2031" in text
    assert sections.NOTICE in text
    assert "1. the council *said*: “Shells hit a grain depot" in text
    assert "(Wire Q, 2031-05-12)" in text
    assert text.count("Shells hit a grain depot in Port Salve on Monday and killed") == 1, "words stand once"


def test_markdown_tables_hold_their_columns_whatever_the_words() -> None:
    text = markdown.document(hostile())
    assert "<script>" not in text
    assert not re.search(r"(?<!\\)\]\(<?javascript", text)
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
        assert len(widths) == 1, block


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a|b", r"a\|b"),
        ("- a", r"\- a"),
        ("1. a", r"1\. a"),
        ("-5", r"\-5"),
        ("14 dead", "14 dead"),
        ("2031-05-12", "2031-05-12"),
        ("a\n# b", r"a \# b"),
        ("<b>", r"\<b\>"),
        ("plain", "plain"),
    ],
)
def test_markdown_escapes(text: str, escaped: str) -> None:
    assert markdown.escaped(text) == escaped


def test_the_page_is_whole_by_itself() -> None:
    html = dossier_page.page([dossier(), dossier(id="e2")])
    found = tags(html)
    assert [tag for tag, _ in found].count("article") == 2
    assert not {"script", "img", "iframe", "object"} & {tag for tag, _ in found}
    assert all(attrs.get("href") == "data:," for tag, attrs in found if tag == "link")
    assert "url(" not in html
    assert "@import" not in html
    ids = [attrs["id"] for _, attrs in found if "id" in attrs]
    assert len(ids) == len(set(ids))
    inside = {str(attrs["href"])[1:] for tag, attrs in found if tag == "a" and str(attrs.get("href")).startswith("#")}
    assert inside
    assert inside <= set(ids)
    assert sections.NOTICE in html


def test_nothing_of_a_report_is_read_as_a_page() -> None:
    found = tags(dossier_page.page([hostile()]))
    assert "script" not in {tag for tag, _ in found}
    assert not [attrs for _, attrs in found if "javascript" in str(attrs.get("href"))]


def test_a_page_without_dossiers_says_so() -> None:
    assert "There is no incident to show." in dossier_page.page([])


@pytest.mark.parametrize(
    ("words", "shown"), [("it burned", "“it burned”"), ("“it burned”", "“it burned”"), ("the “end”", "“the “end””")]
)
def test_quotation_marks(words: str, shown: str) -> None:
    assert in_marks(words) == shown
