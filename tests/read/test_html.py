"""Pages to articles."""

import pytest

from alleged.errors import UnreadableError
from alleged.read import html

PAGE = """<!DOCTYPE html><html lang="en"><head>{meta}<title>Port hit - The Daily</title>
<meta property="og:site_name" content="The Daily"><meta name="author" content="Ann Lee">{day}</head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Port hit</h1>
<p>The mayor said the port was hit twice on Monday — “a disaster”, she called it, and asked for help from the capital.</p>
<p>Officials denied that there had been any weapons in the sheds, and said that the wheat was burning.</p></article>
<footer>Copyright The Daily</footer></body></html>"""
MOMENT = '<meta property="article:published_time" content="2024-03-12T08:00:00+01:00">'


def page(meta: str = '<meta charset="utf-8">', day: str = "", encoding: str = "utf-8") -> bytes:
    return PAGE.format(meta=meta, day=day).encode(encoding)


def test_an_article() -> None:
    report = html.read(page(day=MOMENT), "p.html", url="https://example.org/1", retrieved="2024-03-13T00:00:00Z")
    assert "The mayor said the port was hit twice on Monday — “a disaster”, she called it" in report.text
    assert "Home" not in report.text
    assert "Copyright" not in report.text
    assert (report.title, report.author, report.publisher) == ("Port hit", "Ann Lee", "The Daily")
    assert report.published == "2024-03-12T08:00:00+01:00"
    assert (report.url, report.retrieved) == ("https://example.org/1", "2024-03-13T00:00:00Z")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("", None),
        (MOMENT, "2024-03-12T08:00:00+01:00"),
        ('<meta content="2024-03-12" property="article:published_time">', "2024-03-12"),
        (
            '<script type="application/ld+json">{"datePublished": "2024-03-12T08:00:00Z"}</script>',
            "2024-03-12T08:00:00Z",
        ),
        ('<meta name="date" content="2024-03-12">', "2024-03-12"),
        ('<meta property="article:published_time" content="soon">', None),
    ],
)
def test_the_day_is_what_the_mark_up_says(day: str, expected: str | None) -> None:
    assert html.read(page(day=day), "p.html").published == expected


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ("", "cp1252"),
        ("", "utf-16"),
    ],
)
def test_encodings(meta: str, encoding: str) -> None:
    assert "“a disaster”" in html.read(page(meta, encoding=encoding), "p.html").text


def test_a_page_without_an_article_is_refused_by_name() -> None:
    with pytest.raises(UnreadableError, match=r"^p\.html: no article"):
        html.read(b"<html><body><script>x</script></body></html>", "p.html")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<!DOCTYPE html><p>x", True),
        (b'\xef\xbb\xbf\n<?xml version="1.0"?>\n<html>', True),
        (b"<!-- saved --><HTML>", True),
        (b"<3 said the mayor", False),
        (b"The <html> tag", False),
        (b"", False),
    ],
)
def test_what_looks_like_a_page(data: bytes, expected: bool) -> None:
    assert html.begins(data) is expected
