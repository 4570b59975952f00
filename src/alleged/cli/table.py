"""A reading as a person wants to see it in a terminal: who | says | what, statements first."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from alleged.export.facts import Facts, about, facts
from alleged.records import Act, Claim, Reading, Span, Stance

ATTITUDES: frozenset[Act] = frozenset({"think", "intend", "want", "decide", "perceive"})
"""Acts that are no statements: shown after them, unless they stand inside one."""

NARROW_COLUMNS = 76
"""Below this many columns three columns of text get too thin: each claim is a short paragraph instead."""

ROOMY_COLUMNS = 130
"""From so many columns on where, when and how many have columns of their own: else they stand under the words."""

INDENT = 2
"""Columns for each level of "said that it was said"."""

_SECTIONS = ("Statements", "Thoughts, plans and wishes", "In the report's own voice")
_STANCE_STYLES = {
    "denies": "red",
    "disputes": "red",
    "doubts": "red",
    "declines": "yellow",
    "unverified": "yellow",
    "confirms": "green",
    "concedes": "green",
}
_PLAIN_STANCES = {"asserts", "none"}
_IMPLIED_STANCES: dict[Act, Stance] = {
    # one word is enough where act and stance say the same
    "deny": "denies",
    "dispute": "disputes",
    "confirm": "confirms",
    "concede": "concedes",
    "decline": "declines",
    "unable to verify": "unverified",
}
_UNSAFE = {"Cc", "Cf", "Cs", "Co", "Cn"}  # control and direction characters could rewrite the screen

Row = tuple[Claim, int]


def show(reading: Reading, console: Console) -> None:
    """Print one reading."""
    sections = arranged(reading.claims)
    numbers = {claim.id: number for number, claim in enumerate((c for rows in sections for c, _ in rows), start=1)}
    console.print(_heading(reading))
    told = facts(reading)
    if reading.incidents:
        console.print()
        console.print(Text("Incidents", style="bold"))
        for incident in reading.incidents:
            console.print(Text(printable(about(incident))))
    header = True
    for title, rows in zip(_SECTIONS, sections, strict=True):
        if not rows:
            continue
        console.print()
        console.print(Text(title, style="bold" if title == _SECTIONS[0] else "dim"))
        narrow = console.width < NARROW_COLUMNS
        if narrow:
            console.print(_narrow(rows, numbers, told))
        else:
            console.print(_wide(rows, numbers, told, header=header, roomy=console.width >= ROOMY_COLUMNS))
        header = False
    for problem in reading.problems:
        console.print(Text(f"! {printable(problem.message)}", style="yellow"))


def stance_style(stance: str) -> str:
    """How a stance is coloured; "" for those that stand for nothing in particular."""
    return _STANCE_STYLES.get(stance, "")


def arranged(claims: Sequence[Claim]) -> tuple[list[Row], list[Row], list[Row]]:
    """Claims as `(claim, level)` rows: statements, attitudes, the report's own voice. Nested ones follow their parents."""
    known = {claim.id for claim in claims}
    children: dict[str | None, list[Claim]] = {}
    for claim in claims:
        children.setdefault(claim.parent if claim.parent in known else None, []).append(claim)

    def below(parent: str | None, level: int) -> Iterator[Row]:
        for claim in children.get(parent, ()):
            yield claim, level
            yield from below(claim.id, level + 1)

    sections: tuple[list[Row], list[Row], list[Row]] = ([], [], [])
    which = 0
    for claim, level in below(None, 0):
        if level == 0:
            which = 2 if claim.form == "narrated" else 1 if claim.act in ATTITUDES else 0
        sections[which].append((claim, level))
    return sections


def printable(text: str) -> str:
    """The text on one line, without characters that could steer a terminal."""
    safe = "".join(" " if unicodedata.category(character) in _UNSAFE else character for character in text)
    return " ".join(safe.split())


def _heading(reading: Reading) -> Text:
    report = reading.report
    facts = [
        report.published or "no date",
        report.publisher,
        report.author,
        report.language and f"language {report.language}",
    ]
    counts = [f"{len(reading.claims)} claim{'' if len(reading.claims) == 1 else 's'}"]
    if report.furniture:
        counts.append(
            f"{len(report.furniture)} piece{'' if len(report.furniture) == 1 else 's'} of page furniture left out"
        )
    heading = Text(printable(report.title or f"Report {report.id}"), style="bold")
    heading.append("\n" + " · ".join(printable(fact) for fact in (*facts, *counts) if fact), style="not bold dim")
    return heading


def _wide(
    rows: Sequence[Row], numbers: Mapping[str, int], told: Mapping[str, Facts], *, header: bool, roomy: bool
) -> Table:
    table = Table(
        box=None, pad_edge=False, padding=(0, 2, 1, 0), expand=True, show_header=header, header_style="dim italic"
    )
    table.add_column("", justify="right", style="dim", no_wrap=True, width=len(str(max(numbers.values()))))
    columns = [("who", 3), ("says", 3), ("what", 7)]
    if roomy:
        columns += [("where", 2), ("when", 2), ("how many", 2)]
    for name, ratio in columns:
        table.add_column(name, ratio=ratio, overflow="fold")
    for claim, level in rows:
        indent = (0, 0, 0, INDENT * level)
        mine = told[claim.id]
        words = _what(claim)
        line = mine.event if roomy else mine.line()
        if line:
            words = words.append("\n").append(printable(line), style="dim")
        row: list[RenderableType] = [
            str(numbers[claim.id]),
            Padding(_who(claim, level), indent),
            _says(claim, numbers, "\n"),
            Padding(words, indent),
        ]
        table.add_row(*row, *((printable(mine.where), printable(mine.when), printable(mine.how_many)) if roomy else ()))
    return table


def _narrow(rows: Sequence[Row], numbers: Mapping[str, int], told: Mapping[str, Facts]) -> RenderableType:
    blocks: list[RenderableType] = []
    for claim, level in rows:
        first = Text.assemble((f"{numbers[claim.id]} ", "dim"), _who(claim, level), "  ", _says(claim, numbers, " · "))
        words = _what(claim)
        if line := told[claim.id].line():
            words = words.append("\n").append(printable(line), style="dim")
        blocks.append(Padding(Group(first, Padding(words, (0, 0, 0, INDENT))), (0, 0, 1, INDENT * level)))
    return Group(*blocks)


def _who(claim: Claim, level: int) -> Text:
    mark = "↳ " if level else ""
    if claim.source is not None:
        return Text(mark + printable(claim.source.text), style="bold cyan")
    return Text(mark + ("the report" if claim.form == "narrated" else "nobody named"), style="italic cyan")


def _says(claim: Claim, numbers: Mapping[str, int], between: str) -> Text:
    """The cue as written, then what it comes to: "denies, possible, on Telegram, disputes 3"."""
    said = Text(printable(claim.cue.text) if claim.cue else "")
    disputed = _numbers(claim.disputes, numbers)
    notes: list[Text] = []
    if _IMPLIED_STANCES.get(claim.act) != claim.stance:
        notes.append(Text(claim.act, style="dim"))
    if claim.stance not in _PLAIN_STANCES and not (claim.stance == "disputes" and disputed):
        notes.append(Text(claim.stance, style=_STANCE_STYLES.get(claim.stance, "")))
    if claim.certainty not in ("certain", "unknown"):
        notes.append(Text(claim.certainty, style="yellow"))
    if claim.channel is not None:
        notes.append(Text(printable(claim.channel.text), style="dim"))
    if claim.addressee is not None:
        notes.append(Text(f"to {printable(claim.addressee.text)}", style="dim"))
    confirmed, same = _numbers(claim.confirms, numbers), _numbers(claim.same_as, numbers)
    for word, others, style in (
        ("disputes", disputed, "red"),
        ("confirms", confirmed, "green"),
        ("same as", same, "dim"),
    ):
        if others:
            notes.append(Text(f"{word} {others}", style=style))
    if said and notes:
        said.append(between)
    return said.append_text(Text(", ").join(notes))


def _numbers(ids: Sequence[str], numbers: Mapping[str, int]) -> str:
    return ", ".join(str(number) for number in sorted(numbers[other] for other in ids if other in numbers))


def _what(claim: Claim) -> Text:
    return Text(_joined(claim.content)) if claim.content else Text("(no words of it)", style="dim italic")


def _joined(pieces: Sequence[Span]) -> str:
    return " … ".join(printable(piece.text) for piece in pieces)
