"""Plain text files, and any text that is already in hand."""

from dataclasses import replace

from alleged.read.decode import decode
from alleged.read.published import published_in
from alleged.records import Problem, Report
from alleged.records.ids import text_id


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


def read(data: bytes, name: str, encoding: str | None = None) -> Report:
    """A plain text file's report.

    Raises: UnreadableError where the bytes are no text.
    """
    return report_of(decode(data, name, encoding))


def with_problems(report: Report, *problems: Problem) -> Report:
    """The report with these problems before its own."""
    return replace(report, problems=(*problems, *report.problems))
