"""A report on its way in, and what a reading says about it."""

from dataclasses import dataclass, field

from alleged.records.problem import Problem
from alleged.records.raw import Raw
from alleged.records.span import Span


@dataclass(frozen=True, slots=True)
class Report:
    """One report as given. `text` is what was decoded, nothing taken away: BOM, CR LF, headers and furniture stay.

    `published` and `retrieved` are RFC 3339 or a day alone; None is not known. `problems` were found while reading it. `raw` is
    what the text was taken from; None where the text is all there was. `place` is where it was found, for messages: a file, a
    line of one, an address; None where the id has to do.
    """

    id: str
    text: str
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    title: str | None = None
    url: str | None = None
    retrieved: str | None = None
    problems: tuple[Problem, ...] = ()
    raw: Raw | None = None
    place: str | None = field(default=None, compare=False)

    def about(self, problem: Problem) -> str:
        """A problem of this report in one line that says which report is meant.

        Example:
            >>> Report("a", "", place="folder/a.txt").about(Problem("empty", "there is no text to read"))
            'folder/a.txt: there is no text to read'
            >>> Report("a", "").about(Problem("empty", "there is no text to read"))
            'report a: there is no text to read'
        """
        if self.place is None:
            return f"report {self.id}: {problem.message}"
        said = problem.message.startswith(f"{self.place}:")  # what was found while reading the input says so itself
        return problem.message if said else f"{self.place}: {problem.message}"


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """The report as its reading names it: no text, but the text's sha256 (of its UTF-8), language and furniture.

    `language` is an ISO 639-1 code, None where the text is too short or too odd to tell. `furniture` are the pieces of page
    around the article ("Advertisement", share buttons) that were not read.
    """

    id: str
    published: str | None
    publisher: str | None
    author: str | None
    title: str | None
    url: str | None
    retrieved: str | None
    sha256: str
    language: str | None
    furniture: tuple[Span, ...]
