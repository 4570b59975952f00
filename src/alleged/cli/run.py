"""Reports through the pipeline to a stream in one of the formats."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from alleged.cli.progress import Progress
from alleged.cli.stopping import Stopping
from alleged.errors import UnreadableError
from alleged.records import Problem, Reading, Report

if TYPE_CHECKING:
    from alleged.records.document import Document
    from alleged.settings import Settings

ALL_READ = 0
SOME_FAILED = 1

PIPED_WIDTH = 100
"""Columns of the table where there is no terminal to ask."""


@dataclass(slots=True)
class _Run:
    """What went by: how many failed, for the page the texts, and for annotated forms the document of the reading given last."""

    failed: int = 0
    texts: dict[str, str] = field(default_factory=dict)
    keep_texts: bool = False
    document: "Document | None" = None


def run(found: Iterable[Report | Problem], form: str, stream: BinaryIO, settings: "Settings") -> int:
    """Read all and write all; the exit status. What could not be read is named on standard error."""
    state = _Run(keep_texts=form == "html")
    with Stopping() as stopping, Progress() as progress:
        readings = _readings(found, settings, state, progress, stopping)
        _WRITERS[form](readings, stream, progress, state)
    return SOME_FAILED if state.failed else ALL_READ


def _readings(
    found: Iterable[Report | Problem], settings: "Settings", state: _Run, progress: Progress, stopping: Stopping
) -> Iterator[Reading]:
    from alleged.pipeline import NOT_READ, Tools, read_whole

    tools = Tools.of(settings)
    for item in found:
        if isinstance(item, Problem):
            state.failed += 1
            _say(item.message, progress)
            continue
        reading, state.document = read_whole(item, tools)
        stopping.check()
        if state.keep_texts:
            state.texts[item.id] = item.text
        for problem in reading.problems:
            _say(item.about(problem), progress)
        state.failed += any(problem.code in NOT_READ for problem in reading.problems)
        progress.done()
        yield reading


def _say(message: str, progress: Progress) -> None:
    from alleged.cli.table import printable

    with progress.aside():
        print(f"alleged: {printable(message)}", file=sys.stderr)


def _write_table(readings: Iterator[Reading], stream: BinaryIO, progress: Progress, _state: _Run) -> None:
    from io import StringIO

    from rich.console import Console

    from alleged.cli.table import show

    screen = stream is sys.stdout.buffer and sys.stdout.isatty()
    for number, reading in enumerate(readings):
        with progress.aside():
            if screen:
                console = Console()
                if number:
                    console.print()
                show(reading, console)
            else:
                console = Console(file=StringIO(), width=PIPED_WIDTH, no_color=True, force_terminal=False)
                show(reading, console)
                lines = [line.rstrip() for line in console.file.getvalue().splitlines()]  # type: ignore[attr-defined]
                stream.write(("\n" * bool(number) + "\n".join(lines) + "\n").encode("utf-8", "replace"))
                stream.flush()


def _write_json(readings: Iterator[Reading], stream: BinaryIO, progress: Progress, _state: _Run) -> None:
    import msgspec

    from alleged.schema import to_json

    before = b"[\n"
    for reading in readings:
        with progress.aside():
            stream.write(before + msgspec.json.format(to_json(reading), indent=1))
        before = b",\n"
    stream.write(b"[]\n" if before == b"[\n" else b"\n]\n")


def _write_jsonl(readings: Iterator[Reading], stream: BinaryIO, progress: Progress, _state: _Run) -> None:
    from alleged.schema import to_json

    for reading in readings:
        with progress.aside():
            stream.write(to_json(reading) + b"\n")
            stream.flush()


def _write_html(readings: Iterator[Reading], stream: BinaryIO, progress: Progress, state: _Run) -> None:
    from alleged.export.html import page

    read = list(readings)
    if not read:
        raise UnreadableError("nothing could be read, so there is no page to write")
    with progress.aside():
        stream.write(page(read, state.texts).encode("utf-8", "replace"))


def _write_plover(readings: Iterator[Reading], stream: BinaryIO, progress: Progress, _state: _Run) -> None:
    import msgspec

    from alleged.export.plover import rows

    for reading in readings:
        with progress.aside():
            stream.write(b"".join(msgspec.json.encode(row) + b"\n" for row in rows(reading)))
            stream.flush()


def _write_conllu(readings: Iterator[Reading], stream: BinaryIO, progress: Progress, state: _Run) -> None:
    from alleged.export.conllu import text

    for reading in readings:
        if state.document is not None:
            with progress.aside():
                stream.write(text(reading, state.document).encode())
                stream.flush()


def _write_spacy(readings: Iterator[Reading], stream: BinaryIO, progress: Progress, state: _Run) -> None:
    from alleged.export.spacy import to_bytes

    def pairs() -> Iterator[tuple[Reading, "Document"]]:
        for reading in readings:
            if state.document is not None:
                yield reading, state.document

    made = to_bytes(pairs())
    with progress.aside():
        stream.write(made)


_WRITERS = {
    "table": _write_table,
    "json": _write_json,
    "jsonl": _write_jsonl,
    "html": _write_html,
    "plover": _write_plover,
    "conllu": _write_conllu,
    "spacy": _write_spacy,
}
