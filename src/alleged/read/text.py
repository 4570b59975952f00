"""Plain text files, and any text that is already in hand."""

from collections.abc import Iterator
from dataclasses import replace

from alleged.read.decode import decode
from alleged.read.media import charset
from alleged.read.opened import Opened
from alleged.read.published import published_in
from alleged.records import Problem, Raw, Report
from alleged.records.ids import text_id

ENDINGS = (".txt", ".text")


def report_of(
    text: str,
    *,
    id: str | None = None,  # noqa: A002  the contract's word for it
    published: str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    title: str | None = None,
    url: str | None = None,
    retrieved: str | None = None,
) -> Report:
    """A report of this very text. Without a day given, the one that the text begins with; without an id, a hash of the text."""
    problems: tuple[Problem, ...] = ()
    if published is None:
        published, problems = published_in(text)
    return Report(id or text_id(text), text, published, publisher, author, title, url, retrieved, problems)


def read(data: bytes, name: str, media_type: str | None = None) -> Report:
    """A plain text file's report. Its bytes are kept where the text does not give them back: another encoding, damaged characters.

    Raises: UnreadableError where the bytes are no text.
    """
    text = decode(data, name, charset(media_type))
    report = report_of(text)
    if text.encode("utf-8", "surrogatepass") != data:
        return replace(report, raw=Raw(data, media_type or "text/plain"))
    return report


def begins(head: bytes) -> bool:
    """Any input may be a text: this is what is left when it is nothing else."""
    return True


def reports(opened: Opened) -> Iterator[Report | Problem]:
    """A file's or address's one report.

    Raises: UnreadableError where the bytes are no text.
    """
    report = read(opened.whole(), opened.name, opened.media_type)
    yield replace(report, url=opened.url, retrieved=opened.retrieved)


def with_problems(report: Report, *problems: Problem) -> Report:
    """The report with these problems before its own."""
    return replace(report, problems=(*problems, *report.problems))
