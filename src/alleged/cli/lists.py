"""Incidents, claims, reports and changes as lists in a terminal. A list tells what is reported, and by whom: nothing as a fact."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from alleged.cli.table import printable, stance_style
from alleged.export.cited import in_marks
from alleged.export.facts import bounds, days, noun, range_words
from alleged.ledger.asking import Found, ReportRow
from alleged.ledger.changing import Change
from alleged.records import Incident
from alleged.records.incident import Range
from alleged.records.remark import Remark
from alleged.store.claims import ClaimRow

SHORT_ID = 8
"""Characters of an id in a list: enough to ask for it by."""
NARROW_COLUMNS = 76
_LONGEST = 300
"""Characters of a claim's words in a list; `show` has them whole."""
_UNREAD = {
    "not_english": "kept, not read",
    "too_long": "kept, not read",
    "empty": "no text",
    "failed": "could not be read",
}
_SHORT_GRADE = 24
_KINDS = ("killed", "injured", "missing", "captured", "displaced")


def incidents(rows: Sequence[Incident], console: Console, judged: Sequence[Sequence[Remark]] = ()) -> None:
    """An incident a row: when and where, what is reported with whose figures, how it stands; a mark where people `judged` something
    of it."""
    table = _table(console, ("when, where", 3), ("what is reported", 8), ("how it stands", 3))
    for one, remarks in zip(rows, judged or [()] * len(rows), strict=True):
        when = days(one.when) if one.when is not None else "day not told"
        where = one.place.name if one.place is not None else "place not told"
        stands = Text(one.headline, style="bold")
        reports = len(one.reports)
        stands.append(
            f"\n{_count(one.sources, 'independent source')}\n{_count(reports, 'report')}", style="not bold dim"
        )
        if remarks:
            stands.append(f"\n{_mark(remarks)}", style="not bold magenta")
        table.add_row(
            Text.assemble(when, "\n", printable(where), "\n", (one.id[:SHORT_ID], "dim")), _reported(one), stands
        )
    console.print(table)


def found(rows: Sequence[Found], judged: Sequence[Sequence[Remark]], console: Console) -> None:
    """As `incidents`."""
    incidents([one.incident for one in rows], console, judged)


def claims(rows: Sequence[ClaimRow], console: Console) -> None:
    """A claim a row: day and outlet, who says how, what."""
    table = _table(console, ("published", 3), ("who says", 4), ("what", 8))
    for one in rows:
        words = printable(" … ".join(one.content)) or "(no words of it)"
        table.add_row(
            _from(one.published, one.publisher or f"report {one.report}", one.id),
            _who(one),
            Text(_cut(words)),
        )
    console.print(table)


def reports(rows: Sequence[ReportRow], console: Console) -> None:
    """A report a row: day and outlet, title and address, what is to be said of it."""
    table = _table(console, ("published", 3), ("report", 8), ("", 3))
    for one in rows:
        title = Text(printable(one.title or "(no title)"), style="" if one.title else "dim")
        if one.url:
            title.append(f"\n{printable(one.url)}", style="dim")
        notes = [
            f"language {one.language}" if one.language not in (None, "en") else "",
            _UNREAD.get(one.unread or "", ""),
            f"version {one.number}" if one.number > 1 else "",
        ]
        table.add_row(
            _from(one.published, one.publisher or "outlet not told", one.id, whole=True),
            title,
            Text(", ".join(note for note in notes if note), style="dim"),
        )
    console.print(table)


def changes(rows: Sequence[Change], console: Console) -> None:
    """What each report changed, under a line that names it and the incident."""
    for (_, _), mine in groupby(rows, key=lambda one: (one.report, one.incident)):
        every = list(mine)
        first = every[0]
        outlet = first.publisher or f"report {first.report}"
        head = Text(f"{(first.published or 'no day')[:10]}  {printable(outlet)}", style="bold")
        head.append(f"  {printable(first.about)}", style="not bold")
        head.append(f"  {first.incident[:SHORT_ID]}", style="not bold dim")
        console.print(head)
        for one in every:
            console.print(Padding(_change(one), (0, 0, 0, 2)))
        console.print()


def _change(one: Change) -> Text:
    said = Text(f"{one.kind}: ", style="red" if one.kind in ("denial", "retraction") else "cyan")
    was = f"{one.before} → " if one.before else ""
    by = one.by or "somebody"
    if one.kind in ("denial", "position"):
        said.append(printable(f"{by} {one.after}"), style="default")
    else:
        said.append(printable(was + one.after + (f", by {one.by}" if one.by is not None else "")), style="default")
    if one.words and one.kind not in ("headline", "joined", "range", "source"):
        how = " ".join(part for part in (printable(one.source), printable(one.cue)) if part)
        said.append(f"\n  {how} {in_marks(_cut(printable(one.words)))}".replace("\n   ", "\n  "), style="dim")
    return said


def _cut(words: str, most: int = _LONGEST) -> str:
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def _reported(one: Incident) -> Text:
    what = Text(f"reported {noun(one.type)}")
    if one.target:
        what.append(f" · {in_marks(printable(one.target))}")
    if one.means:
        what.append(f" · by {in_marks(printable(one.means))}")
    ranges = (one.killed, one.injured, one.missing, one.captured, one.displaced)
    for kind, found in zip(_KINDS, ranges, strict=True):
        if found is not None:
            what.append(f"\n{kind} {range_words(found)}")
            what.append(f" ({printable(_whose(found))})", style="dim")
    denied = sorted({p.actor.name for p in one.positions if p.stance == "denies" and p.actor is not None})
    if denied:
        what.append(f"\ndenials by {printable(', '.join(denied))}", style="dim")
    return what


def _mark(remarks: Sequence[Remark]) -> str:
    """That people judged something of an incident: the last grade, else that alone. `alleged show` has it whole."""
    grade = next((one.text for one in reversed(remarks) if one.kind == "grade"), "")
    return f"judged: {_cut(printable(grade), _SHORT_GRADE)}" if grade else "judged"


def _whose(found: Range) -> str:
    """Whose figures these are: by side, in the order of the alphabet, else who gave the latest."""
    sides = sorted(found.by_side, key=lambda one: one.side)
    if sides:
        return "; ".join(f"{one.side}: {bounds(one.low, one.high)}" for one in sides)
    by = found.latest.by
    return f"the latest by {by.name}" if by is not None else "in a report's own voice, or nobody named"


def _who(one: ClaimRow) -> Text:
    if one.source is None and one.actors:
        who = Text(printable(", ".join(one.actors)), style="bold cyan")
    elif one.source is None:
        who = Text("the report itself" if one.form == "narrated" else "nobody named", style="italic cyan")
    else:
        who = Text(printable(one.source), style="bold cyan")
        told = one.source.casefold()
        named = [name for name in one.actors if name.casefold() not in told and told not in name.casefold()]
        if named:
            who.append(f" [{printable(', '.join(named))}]", style="not bold dim")
    if one.cue:
        who.append(f"\n{printable(one.cue)}", style="not bold not italic default")
    notes = [Text(one.stance, style=stance_style(one.stance))] if one.stance not in ("asserts", "none") else []
    if one.certainty in ("probable", "possible"):
        notes.append(Text(one.certainty, style="yellow"))
    if one.corrected:
        notes.append(Text(_corrected(one.corrected), style="magenta"))
    for note in notes:
        who.append(" · ", style="not bold not italic dim").append_text(note)
    return who


def _corrected(fields: Sequence[str]) -> str:
    """What a person's word changed of a claim; the reader's own stands in `alleged show`."""
    if "whole" in fields:
        return "does not count (judged)"
    return f"corrected: {', '.join(fields)}"


def _from(published: str | None, outlet: str, id: str, *, whole: bool = False) -> Text:  # noqa: A002
    shown = id if whole else id[:SHORT_ID]
    return Text.assemble((published or "day not told")[:10], "\n", printable(outlet), "\n", (printable(shown), "dim"))


def _table(console: Console, *columns: tuple[str, int]) -> Table:
    narrow = console.width < NARROW_COLUMNS
    table = Table(
        box=None, pad_edge=False, padding=(0, 1 if narrow else 2, 1, 0), expand=True, header_style="dim italic"
    )
    for name, ratio in columns:
        table.add_column(name, ratio=ratio, overflow="fold")
    return table


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
