"""Readings -> one self-contained HTML page: the text with its claims marked, and in the margin who said them; above
it what the claims are about, and boxes that show events, places, dates and tolls in the text.

The page is whole without its script and without a network. Nothing of a report is ever read as HTML: all of it passes
through `escaped`, and the page's own policy lets no script run but the one that ships here.
"""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from string import Template

from alleged.export.body import body
from alleged.export.cards import cards
from alleged.export.escaping import escaped, web_address
from alleged.export.incidents import incidents
from alleged.export.layers import notes, toolbar
from alleged.export.shown import language, tree_of
from alleged.records import Reading


def page(readings: Sequence[Reading], texts: Mapping[str, str]) -> str:
    """One HTML page of `readings`; `texts` holds the reports' texts as given, by report id.

    A report whose text is missing, or is not the one that was read, is shown by its claims alone, and the page says so.
    The page is to be written as UTF-8 with its line ends as they are (`newline=""`).
    """
    css, js = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(js)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    names = [_name(reading) for reading in readings]
    title = names[0] if len(names) == 1 else f"{len(names)} reports"
    articles = [_article(index, reading, texts.get(reading.report.id)) for index, reading in enumerate(readings)]
    versions = sorted({reading.reader.version for reading in readings})
    return Template(_asset("page.html")).substitute(
        policy=policy,
        css=css,
        js=js,
        title=escaped(f"Reported claims: {title}"),
        heading="Reported claims",
        contents=_contents(readings, names) if len(readings) > 1 else "",
        layers=toolbar(readings),
        reports="\n".join(articles) or "<p>No report was read.</p>",
        reader=escaped(" " + ", ".join(versions)) if versions else "",
    )


def _asset(name: str) -> str:
    return files("alleged.export").joinpath(name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _name(reading: Reading) -> str:
    return reading.report.title or reading.report.id


def _contents(readings: Sequence[Reading], names: Sequence[str]) -> str:
    rows = [
        f'<li><a href="#r{index}">{escaped(name)}</a> <span class="about">{escaped(_about(reading))}</span></li>'
        for index, (reading, name) in enumerate(zip(readings, names, strict=True))
    ]
    listed = "\n".join(rows)
    return f'<nav class="contents" aria-label="Reports"><ol>\n{listed}\n</ol></nav>'


def _about(reading: Reading) -> str:
    """A report's line in the list: where and when it stood, and how much was found."""
    report = reading.report
    count = len(reading.claims)
    facts = [report.publisher, report.author, report.published, f"{count} reported claim{'' if count == 1 else 's'}"]
    if reading.problems:
        facts.append(f"{len(reading.problems)} problem{'' if len(reading.problems) == 1 else 's'}")
    return " · ".join(fact for fact in facts if fact)


def _article(index: int, reading: Reading, text: str | None) -> str:
    """One report: its heading, its problems, its text and its margin."""
    fits = text is not None and _fits(reading, text)
    tree = tree_of(reading.claims, index)
    problems = [escaped(problem.message) for problem in reading.problems]
    if text is None:
        problems.append("The text of this report was not given: its claims are listed without it.")
    elif not fits:
        problems.append("The text given is not the one that was read: the claims are listed without it.")
    rows = "".join(f"<li>{problem}</li>" for problem in problems)
    problem_list = f'<ul class="problems" aria-label="Problems">{rows}</ul>\n' if problems else ""
    margin = cards(reading, tree) if tree else '<p class="about">No claims were found in this report.</p>'
    shown = ""
    if text is not None and fits:
        shown = f'<div class="text" dir="auto"{language(reading)}>{body(reading, tree, text)}</div>\n'
    kind = "whole" if shown else "textless"
    return (
        f'<article id="r{index}" class="{kind}" aria-labelledby="r{index}-name" '
        f'data-report="{escaped(reading.report.id)}">\n'
        f'<h2 id="r{index}-name">{escaped(_name(reading))}</h2>\n'
        f'<p class="about">{escaped(_about(reading))}{_address(reading.report.url)}</p>\n'
        f'{problem_list}{incidents(reading, tree, index)}<div class="beside">\n{shown}'
        f'<aside class="margin" aria-label="Reported claims, in the order of the text">\n{margin}\n</aside>\n'
        "</div>\n</article>"
    )


def _address(url: str | None) -> str:
    """A link to where the report stands; only to the web, as an address is the report's word (`javascript:` ...)."""
    if not url:
        return ""
    if not web_address(url):
        return f" · {escaped(url)}"
    return f' · <a href="{escaped(url)}" rel="noreferrer noopener">{escaped(url)}</a>'


def _fits(reading: Reading, text: str) -> bool:
    """Whether the reading's spans say what stands there in `text`."""
    spans = [span for claim in reading.claims for span in (claim.source, claim.cue, *claim.content) if span]
    noted = [note.span for note in notes(reading)]
    return all(text[span.start : span.end] == span.text for span in (*spans, *noted, *reading.report.furniture))
