"""The whole way of one report: language -> parse -> extract and resolve -> reconcile -> reading."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from alleged import lexicon
from alleged.errors import ModelError
from alleged.extract.actors.people import cast
from alleged.extract.claims.claims import claims
from alleged.extract.claims.said_on import days_of_cues, said_on
from alleged.extract.dates.dates import expressions
from alleged.extract.events.events import events
from alleged.extract.events.records import event_records
from alleged.extract.linking import Links, with_tolls
from alleged.extract.places.places import mentions
from alleged.extract.tolls.owners import tolls
from alleged.extract.tolls.tolls import toll_mentions
from alleged.extract.tree import Tree
from alleged.lexicon.vague import Column
from alleged.parse import Parser
from alleged.read.language import ENGLISH, Languages
from alleged.reconcile.report import MainFigure, incidents
from alleged.records import Problem, Reader, Reading, Report, ReportRecord, Span
from alleged.records.document import Document
from alleged.records.ids import text_sha256
from alleged.resolve.actors.actors import actors
from alleged.resolve.dates.dates import dates
from alleged.resolve.numbers import numbers, plural
from alleged.resolve.places.gazetteer import Gazetteer
from alleged.resolve.places.places import places
from alleged.resolve.tolls.tolls import main_tolls
from alleged.settings import Settings, user_officeholders
from alleged.version import VERSION

_NOBODY: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

NOT_READ = frozenset({"empty", "not_english", "failed"})
"""Codes of the problems that leave a report unread; all others leave a reading with something to look at."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tools:
    """What reading needs and is worth keeping from one report to the next; each part loads on first need."""

    parser: Parser
    languages: Languages
    reader: Reader
    vague: Column
    gazetteer: Gazetteer
    offices: Path | None = None

    @staticmethod
    def of(settings: Settings) -> "Tools":
        """Tools by these settings."""
        parser = Parser(settings)
        gazetteer = Gazetteer.of(settings)
        offices = user_officeholders() if user_officeholders().is_file() else None
        reader = Reader(VERSION, parser.versions["model"], lexicon.VERSION, gazetteer.version)
        return Tools(parser, Languages(), reader, settings.vague, gazetteer, offices)


def read_report(report: Report, tools: Tools) -> Reading:
    """The reading of one report. Whatever goes wrong with this report is a problem in its reading.

    Raises: ModelError, for without a model no report can be read.
    """
    return read_whole(report, tools)[0]


def read_whole(report: Report, tools: Tools) -> tuple[Reading, Document | None]:
    """The reading of one report and the annotated document that it was made from, None where the report could not be read.

    Raises: ModelError.
    """
    if not report.text.strip("\ufeff \t\r\n\f\v"):
        return _nothing(report, tools, None, Problem("empty", "there is no text to read"))
    if not _is_whole(report.text):
        return _nothing(report, tools, None, Problem("failed", "the text holds halves of characters (lone surrogates)"))
    language = tools.languages.of(report.text)
    if language not in (ENGLISH, None):
        return _nothing(
            report, tools, language, Problem("not_english", f"the text is in {language!r}; only English is read")
        )
    try:
        document = tools.parser.parse(report.text)
        return read_document(report, document, tools, language), document
    except ModelError:
        raise
    except Exception as error:  # noqa: BLE001  one odd report must not end a run of thousands
        _log.debug("report %s", report.id, exc_info=True)
        return _nothing(
            report, tools, language, Problem("failed", f"could not be read ({type(error).__name__}: {error})")
        )


def read_document(report: Report, document: Document, tools: Tools, language: str | None) -> Reading:
    """The reading of an annotated document: claims, days, places, actors, tolls, events, and the incidents they make."""
    said = claims(document, report.id)
    calendar = expressions(document)
    days = dates(calendar, document, report.published)
    tree = Tree.of(document)
    spoken = said_on(tree, said, calendar, days)
    said = tuple(replace(c, said=on.days) for c, on in zip(said, spoken, strict=True))
    named = mentions(document, tools.gazetteer.known)
    where = places(named, document, tools.gazetteer)
    who, speakers = actors(cast(document, said), report.id, report.published, imported=tools.offices, places=where)
    said = tuple(replace(c, actors=ids, candidates=may) for c in said for ids, may in (speakers.get(c.id, _NOBODY),))
    counted = toll_mentions(document, partial(numbers, column=tools.vague), plural(tools.vague))
    losses = tolls(document, counted, said, report.id)
    told = events(document, said)
    links = Links(
        tree,
        named=named,
        places=where,
        expressions=calendar,
        dates=days,
        actors=who,
        claims=said,
        spoken=days_of_cues(said, spoken),
    )
    known = {i: links.event(told[i], e) for i, e in event_records(document, told, said, report.id).items()}
    happened, losses = with_tolls(tree, told, known, counted, {i: links.toll(t) for i, t in losses.items()})
    reading = Reading(
        tools.reader,
        _record(report, language, document.furniture),
        claims=said,
        events=tuple(happened[i] for i in sorted(happened)),
        tolls=tuple(losses[i] for i in sorted(losses)),
        dates=days,
        places=where,
        actors=who,
        problems=report.problems,
    )
    main = {
        kind: MainFigure(toll.low, toll.high, toll.open, frozenset(losses[i].id for i in toll.mentions if i in losses))
        for kind, toll in main_tolls(document, counted).items()
    }
    return replace(reading, incidents=incidents(reading, main))


def is_read(reading: Reading) -> bool:
    """Whether the report was read at all."""
    return not any(problem.code in NOT_READ for problem in reading.problems)


def _is_whole(text: str) -> bool:
    """Whether the text can be written as UTF-8, as its reading must be."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _nothing(report: Report, tools: Tools, language: str | None, problem: Problem) -> tuple[Reading, None]:
    return Reading(tools.reader, _record(report, language), problems=(*report.problems, problem)), None


def _record(report: Report, language: str | None, furniture: Iterable[tuple[int, int]] = ()) -> ReportRecord:
    return ReportRecord(
        id=report.id,
        published=report.published,
        publisher=report.publisher,
        author=report.author,
        title=report.title,
        url=report.url,
        retrieved=report.retrieved,
        sha256=text_sha256(report.text),
        language=language,
        furniture=tuple(Span.of(report.text, start, end) for start, end in furniture),
    )
