"""Feeds to reports: from files, and with the pages that they lead to."""

import io
import json

import pytest

from alleged.errors import AddressError, UnreadableError
from alleged.read import feed
from alleged.read.address import Page, Web
from alleged.read.opened import Opened
from alleged.records import Problem, Report
from alleged.settings import Settings

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Daily</title><link>https://daily.example/news/</link>'
)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://daily.example/"><title>The Daily</title>'
ARTICLE = "The mayor said that the port was hit twice on Monday and asked the capital for help with the fires there."
PAGE = (
    '<html><head><meta name="author" content="Ann Lee"></head><body><article><h1>Port</h1>'
    f"<p>{ARTICLE}</p><p>{ARTICLE}</p></article></body></html>"
)


class Pages(Web):
    """A web of one page for all addresses, or of none."""

    def __init__(self, page: str | None) -> None:
        super().__init__(Settings())
        self.given = page

    def page(self, url: str) -> Page:
        if self.given is None:
            raise AddressError(f"{url}: the server answered 404 Not Found")
        return Page(self.given.encode(), "text/html", url, "2024-03-12T09:00:00Z")


def read(data: str | bytes, web: Web | None = None) -> list[Report | Problem]:
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    return list(feed.reports(Opened(stream, "f", Settings(), web=web)))


def rss(items: str) -> str:
    return f"{HEAD}{items}</channel></rss>"


def one(data: str | bytes, web: Web | None = None) -> Report:
    (report,) = read(data, web)
    assert isinstance(report, Report)
    return report


def test_an_rss_entry_with_its_content() -> None:
    report = one(
        rss(
            "<item><title>Port &amp;amp; quay hit</title><link>2024/port</link><guid>https://daily.example/?p=17</guid>"
            "<dc:creator>Ann Lee</dc:creator><pubDate>Tue, 12 Mar 2024 08:00:00 +0300</pubDate><description>Teaser</description>"
            "<content:encoded><![CDATA[<p>Two vans &amp; a <b>bus</b> burnt.</p><p>She said “no”.</p>]]></content:encoded></item>"
        )
    )
    assert report.text == "Two vans & a bus burnt.\nShe said “no”."
    assert (report.title, report.author, report.publisher) == ("Port & quay hit", "Ann Lee", "The Daily")
    assert (report.id, report.url) == ("https://daily.example/?p=17", "https://daily.example/news/2024/port")
    assert (report.published, report.problems) == ("2024-03-12T08:00:00+03:00", ())
    assert report.raw is not None
    assert report.raw.data.startswith(b"<p>Two vans &amp;")


def test_an_atom_entry() -> None:
    report = one(
        f"{ATOM}<entry><id>tag:daily.example,2024:1</id><title>Port</title><link href='a/1'/>"
        "<updated>2024-03-12T08:00:00Z</updated>"
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>It burnt.</p></div></content></entry></feed>"
    )
    assert (report.text, report.url) == ("It burnt.", "https://daily.example/a/1")
    assert (report.id, report.published) == ("tag:daily.example,2024:1", "2024-03-12T08:00:00Z")


@pytest.mark.parametrize(
    ("item", "text", "author"),
    [
        ({"content_text": "It burnt < 1 h."}, "It burnt < 1 h.", "Desk"),
        ({"content_html": "<p>It burnt.</p>", "content_text": "other", "author": {"name": "A"}}, "It burnt.", "A"),
        ({"content_text": "x", "authors": [{"name": "A"}, {"url": "b"}, {"name": "C"}, 5]}, "x", "A, C"),
    ],
)
def test_a_json_feed(item: dict[str, object], text: str, author: str) -> None:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Daily",
        "home_page_url": "https://daily.example/",
        "authors": [{"name": "Desk"}],
        "items": [{"id": 17, "url": "/1", "date_published": "2024-03-12T08:00:00+03:00"} | item],
    }
    report = one(json.dumps(document).replace("/", "\\/"))
    assert (report.text, report.author, report.publisher) == (text, author, "The Daily")
    assert (report.url, report.published) == ("https://daily.example/1", "2024-03-12T08:00:00+03:00")
    assert report.id != "17"  # stands in many feeds


@pytest.mark.parametrize(
    ("written", "expected", "problems"),
    [
        ("", None, []),
        ("<pubDate>Tue, 12 Mar 2024 08:00:00 GMT</pubDate>", "2024-03-12T08:00:00Z", []),
        ("<pubDate>Tue, 12 Mar 2024 08:00:00 EST</pubDate>", "2024-03-12T08:00:00-05:00", []),
        ("<pubDate>Tue, 12 Mar 2024 08:00:00 CEST</pubDate>", "2024-03-12", []),  # a zone that mail does not know
        ("<pubDate>12 Mar 2024</pubDate>", "2024-03-12", []),
        ("<dc:date>2024-03-12T08:00+05:45</dc:date>", "2024-03-12T08:00:00+05:45", []),
        ("<pubDate>last Tuesday</pubDate>", None, ["bad_date"]),
        ("<pubDate>Tue, 32 Mar 2024 08:00:00 GMT</pubDate>", None, ["bad_date"]),
    ],
)
def test_days(written: str, expected: str | None, problems: list[str]) -> None:
    report = one(rss(f"<item>{written}<content:encoded>It burnt.</content:encoded></item>"))
    assert (report.published, [problem.code for problem in report.problems]) == (expected, problems)


SUMMARY = (
    "<item><link>https://daily.example/1</link><dc:creator>Desk</dc:creator><pubDate>12 Mar 2024</pubDate>"
    "<description>It burnt.</description></item>"
)


def test_of_a_file_the_summary_is_read_and_said_to_be_one() -> None:
    report = one(rss(SUMMARY))
    assert report.text == "It burnt."
    assert [problem.code for problem in report.problems] == ["summary_only"]


def test_of_the_web_the_page_is_read() -> None:
    report = one(rss(SUMMARY), Pages(PAGE))
    assert ARTICLE in report.text
    assert (report.author, report.published, report.url) == ("Ann Lee", "2024-03-12", "https://daily.example/1")
    assert (report.retrieved, report.problems) == ("2024-03-12T09:00:00Z", ())
    assert report.raw is not None
    assert report.raw.data == PAGE.encode()


def test_one_bad_entry_does_not_stop_the_rest() -> None:
    items = (
        f"<item><title>Only a title</title></item>{SUMMARY}<item><content:encoded>It burnt.</content:encoded></item>"
    )
    none, gone, good = read(rss(items), Pages(None))
    assert isinstance(none, Problem)
    assert none.message.startswith("f:1: ")
    assert isinstance(gone, Problem)
    assert gone.message == "https://daily.example/1: the server answered 404 Not Found"
    assert isinstance(good, Report)


def test_a_damaged_feed_is_read_as_far_as_it_goes() -> None:
    whole = rss("<item><content:encoded>It burnt.</content:encoded></item>" * 2)
    damage, *found = read(whole[: whole.rindex("</item>")] + "<b>&nosuch;")
    assert isinstance(damage, Problem)
    assert damage.code == "damaged_feed"
    assert [report.text for report in found if isinstance(report, Report)][:1] == ["It burnt."]


BOMB = (
    "<!DOCTYPE rss [" + '<!ENTITY a0 "boom">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
)


@pytest.mark.parametrize(
    "entity", [BOMB, '<!DOCTYPE rss [<!ENTITY a11 SYSTEM "file:///etc/passwd">'], ids=["expansion", "file"]
)
def test_entities_are_no_way_in(entity: str) -> None:
    text = rss("<item><content:encoded>It burnt. &a11;</content:encoded></item>").replace("?><rss", f"?>{entity}]><rss")
    shown = "".join(row.text for row in read(text) if isinstance(row, Report))
    assert "It burnt." in shown
    assert "root:" not in shown
    assert len(shown) < 100


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251"])
def test_encodings(encoding: str) -> None:
    text = rss("<item><content:encoded>Порт горел.</content:encoded></item>").replace("utf-8", encoding)
    data = text.encode(encoding)
    assert feed.begins(data)
    assert one(data).text == "Порт горел."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "no feed"),
        ("<rss", "no feed"),
        ("<rss version='2.0'><channel>", "no feed"),
        ('{"version": "https://jsonfeed.org/version/1.1"}', '"items"'),
        ('{"version": "2"}', "no feed"),
        ("{", "no JSON feed"),
        ("[" * 100_000, "no JSON feed"),
    ],
)
def test_what_is_no_feed(data: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as error:
        read(data)
    assert str(error.value).startswith("f: ")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'<?xml version="1.0"?>\n<!-- made -->\n<rss version="2.0">', True),
        (b'\xef\xbb\xbf<feed xmlns="http://www.w3.org/2005/Atom">', True),
        (b'<!DOCTYPE rss [<!ENTITY x "y">]><rss>', True),
        (b"<rdf:RDF>", True),
        (b'{\n "version": "https:\\/\\/jsonfeed.org\\/version\\/1"', True),
        (b'{"text": "the feed version of jsonfeed.org"}', False),
        (b"<feedback>", False),
        (b"<html>", False),
        (b"", False),
    ],
)
def test_how_a_feed_begins(head: bytes, expected: bool) -> None:
    assert feed.begins(head) is expected
