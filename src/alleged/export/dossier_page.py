"""Dossiers -> one self-contained HTML page, without script and without any address that a browser would fetch by itself.

Nothing of a report is ever read as HTML: all of it passes through `escaped`.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from string import Template

from alleged.export.cited import WHOLE, Showing, in_marks
from alleged.export.escaping import escaped, web_address
from alleged.export.sections import NOTICE, Entry, Quote, Section, Sheet, sheet
from alleged.records.dossier import Dossier
from alleged.version import VERSION

_PAGE = "dossier.html"
_STYLES = ("page.css", "dossier.css")
_HERE = "$dossiers"
_OPEN = 2
"""Quotations of a cell that stand open; the others unfold."""


def page(dossiers: Iterable[Dossier], showing: Showing = WHOLE) -> str:
    """One page of dossiers, to be written as UTF-8."""
    return "".join(pieces(dossiers, showing))


def pieces(dossiers: Iterable[Dossier], showing: Showing = WHOLE) -> Iterator[str]:
    """The page in pieces, to be written one after the other: a dossier is let go when it is written."""
    css = "\n".join(_asset(name) for name in _STYLES)
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    head, foot = _asset(_PAGE).split(_HERE)
    values = {"style": css, "digest": f"sha256-{digest}", "notice": escaped(NOTICE), "version": escaped(VERSION)}
    yield Template(head).substitute(values)
    any_shown = False
    for number, dossier in enumerate(dossiers):
        any_shown = True
        yield article(dossier, number, showing)
    if not any_shown:
        yield "<p>There is no incident to show.</p>\n"
    yield Template(foot).substitute(values)


def article(dossier: Dossier, number: int = 0, showing: Showing = WHOLE) -> str:
    """One dossier as an article; `number` is its place on the page."""
    shown = sheet(dossier, showing)
    status, *lines = shown.lines
    return (
        f'<article class="dossier" id="d{number}" aria-labelledby="d{number}-title">\n'
        f'<h2 id="d{number}-title">{escaped(shown.title)}</h2>\n'
        f'<p class="status">{escaped(status)}</p>\n'
        + "".join(f'<p class="about">{escaped(line)}</p>\n' for line in lines)
        + "".join(_section(section, shown, number) for section in shown.sections)
        + "</article>\n"
    )


def _section(section: Section, shown: Sheet, number: int) -> str:
    head = "".join(f'<th scope="col">{escaped(column)}</th>' for column in section.columns)
    rows = "\n".join(_row(row, section, shown, number) for row in section.rows)
    note = f'<p class="about">{escaped(section.note)}</p>\n' if section.note else ""
    heading = escaped(section.heading)
    return (
        f'<section>\n<h3>{heading}</h3>\n{note}<div class="wide" role="region" tabindex="0" aria-label="{heading}"><table>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>\n</section>\n"
    )


def _row(row: tuple[Entry, ...], section: Section, shown: Sheet, number: int) -> str:
    cells = "".join(f"<td>{_cell(cell, shown, number)}</td>" for cell in row)
    # Quotations lead to the row of their report.
    anchor = f' id="{_anchor(number, row[0].text, shown)}"' if section.heading == "Reports" else ""
    return f"<tr{anchor}>{cells}</tr>"


def _cell(cell: Entry, shown: Sheet, number: int) -> str:
    text = escaped(cell.text)
    if web_address(cell.link):
        text = f'<a href="{escaped(cell.link)}" rel="noreferrer noopener">{text or "page"}</a>'
    quotes = [_quote(quote, shown, number) for quote in cell.quotes]
    if len(quotes) <= _OPEN:
        return text + "".join(quotes)
    rest = "".join(quotes[_OPEN:])
    return f"{text}{''.join(quotes[:_OPEN])}<details><summary>{len(quotes) - _OPEN} more</summary>{rest}</details>"


def _quote(quote: Quote, shown: Sheet, number: int) -> str:
    words = f"<q>{escaped(in_marks(quote.words))}</q>" if quote.words else ""
    cue = f" <i>{escaped(quote.cue)}</i>" if quote.cue else ""
    label = escaped(shown.labels.get(quote.report, quote.report))
    return (
        f'<blockquote><b dir="auto">{escaped(quote.who)}</b>{cue} {words} '
        f'<cite><a href="#{_anchor(number, quote.report, shown)}">{label}</a></cite></blockquote>'
    )


def _anchor(number: int, report: str, shown: Sheet) -> str:
    place = list(shown.labels).index(report) if report in shown.labels else 0
    return f"d{number}-r{place}"


def _asset(name: str) -> str:
    return files("alleged.export").joinpath(name).read_text(encoding="utf-8")
