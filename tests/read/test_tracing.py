"""From the text back into the page."""

import time

import pytest

from alleged.read import html
from alleged.read.nodes import text_of
from alleged.read.tracing import trace

PAGE = """<!DOCTYPE html><html lang="uk"><head><title>Harbour hit twice &mdash; The Daily</title>
<script>var teaser = "<p>The mayor said that nobody was hurt.</p>";</script><style>p > b { color: red }</style></head>
<body><nav><a href="/" title="a > b">Home</a></nav>
<aside class="related"><p>The mayor said that nobody was hurt.</p></aside>
<article><h1>Harbour hit twice</h1>
<p>Two vans &amp; a <b>b<i>us</i></b> burnt at the quay &#8211; so the harbour master&rsquo;s office wrote on Monday.</p>
<!-- <p>The mayor said that nobody was hurt.</p> -->
<script>document.write("The mayor said that nobody was hurt.")</script>
<p>The   mayor said
that nobody was hurt. The port authority denied that any weapons had been kept in the sheds by the water.</p>
<p>Witnesses put the number of the injured at 14, and later at <span class="figure">17</span>, in the same street.</p>
<div class="share"><button>Share</button></div>
<p>The mayor said that nobody was hurt. Later the office said that the caf&eacute; had been empty since the morning.</p>
</article><footer>Copyright</footer></body></html>"""


@pytest.mark.parametrize(
    ("words", "nth", "expected"),
    [
        ("Two vans & a bus burnt", 0, "Two vans &amp; a <b>b<i>us</i></b> burnt"),
        ("– so the harbour master’s office", 0, "&#8211; so the harbour master&rsquo;s office"),
        ("The mayor said that nobody was hurt.", 0, "The   mayor said\nthat nobody was hurt."),
        ("The mayor said that nobody was hurt.", 1, "The mayor said that nobody was hurt."),
        ("14, and later at 17", 0, '14, and later at <span class="figure">17'),
        ("café", 0, "caf&eacute;"),
        ("nesse", 0, "nesse"),
    ],
)
def test_the_place_in_a_page(words: str, nth: int, expected: str) -> None:
    report = html.read(PAGE.encode(), "p")
    start = -1
    for _ in range(nth + 1):
        start = report.text.index(words, start + 1)
    place = trace(PAGE, report.text).place_in_html(start, start + len(words))
    assert place is not None
    assert PAGE[slice(*place)] == expected
    assert place[0] > PAGE.index("<article>")


@pytest.mark.parametrize("text", ["", "Nothing of this stands there, not one sentence.", "The the the"])
def test_no_place(text: str) -> None:
    assert trace(PAGE, text).place_in_html(0, max(1, len(text))) is None


def test_words_that_the_page_has_not_are_passed_over() -> None:
    text = "Two vans & a bus burnt at the quay. [Photograph: agency] The port authority denied that any weapons"
    tracing = trace(PAGE, text)
    assert tracing.place_in_html(text.index("[Photo"), text.index("] ") + 1) is None
    place = tracing.place_in_html(text.index("The port"), len(text))
    assert place is not None
    assert PAGE[slice(*place)] == "The port authority denied that any weapons"


def test_kept_bytes_lead_back_as_they_were_decoded() -> None:
    report = html.read(PAGE.encode("cp1251"), "p", media_type="text/html; charset=windows-1251")
    assert report.raw is not None
    assert html.page_text(report.raw) == PAGE


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("plain words", "plain words"),
        ("a < b & c &lt; d &nosuch; &#x2014;", "a < b & c < d &nosuch; —"),
        ("<p>One</p><p>two<br/>three</p>", "One\ntwo\nthree"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ('<a title="x > y" data-z=it\'s href=/q>link</a>', "link"),
        ("<script>if (a < b) {}</script>seen<style>x</style>", "seen"),
        ("never <!-- closed", "never"),
        ("never <a href='closed", "never"),
        ("<SCRIPT>x</Script>seen", "seen"),
    ],
)
def test_the_text_of_a_fragment(fragment: str, expected: str) -> None:
    assert text_of(fragment) == expected


@pytest.mark.parametrize(
    "piece", ["<", "<a ", "<!--", "<a ='", '<a ="> ', "&", "&#1", "<script>", "the ", "<p>the port "]
)
def test_odd_pages_take_no_longer_than_their_length(piece: str) -> None:
    began = time.process_time()
    trace(piece * (200_000 // len(piece)), "the port was hit " * 500)
    assert time.process_time() - began < 5
