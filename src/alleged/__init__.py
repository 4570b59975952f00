"""alleged reads dated news reports and keeps a ledger of claims: who says what happened, in which words, and how sure.

Example:
    >>> import alleged
    >>> reading = alleged.read("The mayor said the bridge was closed.", published="2024-03-12")  # doctest: +SKIP
    >>> [claim.source.text for claim in reading.claims]  # doctest: +SKIP
    ['The mayor']
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from alleged.errors import AllegedError
from alleged.records import (
    Actor,
    Channel,
    Claim,
    DateMention,
    Event,
    Incident,
    Interval,
    Place,
    Problem,
    Reader,
    Reading,
    Report,
    ReportRecord,
    Span,
    Toll,
    When,
)
from alleged.settings import Settings
from alleged.version import VERSION

if TYPE_CHECKING:
    from alleged.ledger.ledger import Ledger
    from alleged.pipeline import Tools

__version__ = VERSION

# The package alleged.read and the function alleged.read share a name. A package becomes its parent's attribute when it is first
# loaded, so it is loaded here, where the function below takes the name for good.
import_module("alleged.read")

__all__ = [
    "Actor",
    "AllegedError",
    "Channel",
    "Claim",
    "DateMention",
    "Event",
    "Incident",
    "Interval",
    "Ledger",
    "Place",
    "Problem",
    "Reader",
    "Reading",
    "Report",
    "ReportRecord",
    "Settings",
    "Span",
    "Toll",
    "When",
    "read",
    "read_many",
]


def read(
    text: str,
    *,
    published: str | None = None,
    id: str | None = None,  # noqa: A002  the contract's word for it
    publisher: str | None = None,
    author: str | None = None,
    title: str | None = None,
    url: str | None = None,
    settings: Settings | None = None,
) -> Reading:
    """The reading of one report's text. `published` is a day or a moment; without it the text's own header or dateline counts.

    The first call loads the model, later ones share it.

    Raises: DayError where `published` is no day. A text that cannot be read (empty, not English) is a reading with `problems`.
    """
    from alleged.read.published import timestamp
    from alleged.read.text import report_of

    day = None if published is None else timestamp(published)
    report = report_of(text, id=id, published=day, publisher=publisher, author=author, title=title, url=url)
    return next(read_many([report], settings=settings))


def read_many(reports: Iterable[Report], *, settings: Settings | None = None) -> Iterator[Reading]:
    """The readings of reports, in their order, one at a time: memory does not grow with their number."""
    from alleged.pipeline import read_report

    tools = _tools(settings or Settings())
    for report in reports:
        yield read_report(report, tools)


def __getattr__(name: str) -> object:
    if name == "Ledger":  # a ledger needs the database's library: it is loaded when one is first spoken of
        from alleged.ledger.ledger import Ledger

        return Ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@lru_cache(maxsize=1)
def _tools(settings: Settings) -> "Tools":
    from alleged.pipeline import Tools

    return Tools.of(settings)
