"""One thing of the ledger in a terminal and as JSON."""

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from alleged.cli.citing import Citation, citations, who
from alleged.cli.lists import SHORT_ID
from alleged.cli.table import printable, stance_style
from alleged.export import jsonl
from alleged.export.cited import WHOLE, in_marks
from alleged.export.facts import days, figure, noun
from alleged.export.plain import plain
from alleged.export.sections import NOTICE, Entry, Quote, Section, Sheet, judged, sheet
from alleged.ledger.showing import Shown
from alleged.records import Actor, Claim, Event, Reading, Toll
from alleged.records.dossier import Dossier


def as_object(shown: Shown, *, cite: bool) -> dict[str, Any]:
    """What is shown, as JSON holds it; an incident as the JSONL export has it."""
    import json

    out: dict[str, Any] = {"kind": shown.kind, "id": shown.id}
    if shown.dossier is not None:
        out |= json.loads(next(iter(jsonl.lines([shown.dossier]))))
    if shown.replaced_by:
        out["replaced_by"] = list(shown.replaced_by)
    if shown.dossier is None and shown.reading is not None:
        if shown.record is not None:
            out[shown.kind] = plain(shown.record, WHOLE)
        out["report"] = plain(shown.reading.report, WHOLE)
        out["claims"] = plain(shown.claims, WHOLE)
        out["incidents"] = list(shown.incidents)
        if shown.versions:
            out["versions"] = plain(shown.versions, WHOLE)
        out["judgements"] = plain(shown.judgements, WHOLE)
    if shown.dossier is not None:
        out["perhaps_the_same"] = [{"id": one.incident.id, "why": list(one.why)} for one in shown.perhaps]
    if cite:
        out["citations"] = plain(tuple(citations(shown)), WHOLE)
    return out


def draw(shown: Shown, console: Console, *, cite: bool) -> None:
    """Prints it."""
    if shown.replaced_by:
        _replaced(shown, console)
    if shown.dossier is not None:
        _incident(shown.dossier, console, words=not cite)
        _perhaps(shown, console)
        console.print(Text(f"\n{NOTICE}", style="dim"))
    elif shown.reading is not None:
        _thing(shown, shown.reading, console)
    if cite and (shown.dossier is not None or shown.reading is not None):
        _cite(citations(shown), console)


def _replaced(shown: Shown, console: Console) -> None:
    """What took the place of an incident that was merged or split."""
    now = ", ".join(printable(one) for one in shown.replaced_by)
    if shown.dossier is None:
        console.print(Text(f"Incident {printable(shown.id)} is no more: it has gone into others", style="bold"))
    console.print(Text.assemble(("replaced_by ", "dim"), now))


def _incident(dossier: Dossier, console: Console, *, words: bool) -> None:
    made = sheet(dossier, WHOLE)
    console.print(Text(printable(made.title), style="bold"))
    for line in made.lines:
        console.print(Text(printable(line)))
    numbers: dict[Quote, int] = {}
    for section in made.sections:
        console.print()
        console.print(Text(section.heading, style="bold"), Text(section.note, style="dim"))
        console.print(_section(section, numbers))
    if words:
        console.print(Text("\nThe words", style="bold"))
        listed = Table.grid(padding=(0, 2, 0, 0))
        listed.add_column(justify="right", style="dim", no_wrap=True)
        listed.add_column(overflow="fold")
        for quote, number in numbers.items():
            listed.add_row(str(number), _quote(quote, made))
        console.print(listed)


def _perhaps(shown: Shown, console: Console) -> None:
    """What may be the same incident, for a person to decide."""
    if not shown.perhaps:
        return
    console.print(
        Text("\nPerhaps the same", style="bold"), Text("Kept apart; `alleged judge merge` joins them.", style="dim")
    )
    for one in shown.perhaps:
        when = days(one.incident.when) if one.incident.when is not None else "day not told"
        where = one.incident.place.name if one.incident.place is not None else "place not told"
        what = f"  {when}, {where}: reported {noun(one.incident.type)}  "
        console.print(Text.assemble((one.incident.id[:SHORT_ID], "dim"), printable(what), ("; ".join(one.why), "dim")))


def _section(section: Section, numbers: dict[Quote, int]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim italic", expand=False)
    used = [at for at in range(len(section.columns)) if any(row[at].text or row[at].quotes for row in section.rows)]
    for at in used:
        table.add_column(section.columns[at].lower(), overflow="fold")
    for row in section.rows:
        table.add_row(*(_entry(row[at], numbers) for at in used))
    return table


def _entry(entry: Entry, numbers: dict[Quote, int]) -> Text:
    text = Text(printable(entry.text))
    marks = [numbers.setdefault(quote, len(numbers) + 1) for quote in entry.quotes]
    if marks:
        text.append(f" ({', '.join(map(str, dict.fromkeys(marks)))})", style="dim")
    if entry.link:
        text.append(f" {printable(entry.link)}", style="dim")
    return text


def _quote(quote: Quote, made: Sheet) -> Text:
    line = Text(printable(quote.who), style="bold cyan")
    if quote.cue:
        line.append(f" {printable(quote.cue)}", style="not bold default")
    if quote.words:
        line.append(f" {in_marks(printable(quote.words))}", style="not bold default")
    return line.append(f"  {printable(made.labels.get(quote.report, quote.report))}", style="not bold dim default")


def _cite(every: Sequence[Citation], console: Console) -> None:
    console.print(Text("\nTo cite", style="bold"))
    for one in every:
        day = (one.published or "no day")[:10]
        line = Text.assemble((printable(one.who), "bold cyan"), f" {printable(one.cue)}".rstrip())
        line.append(f" {in_marks(printable(one.quote))} {printable(one.outlet)}, {day}.")
        console.print(line)
        if one.url:
            console.print(Text(f"  {printable(one.url)}", style="dim"), soft_wrap=True)


def _thing(shown: Shown, reading: Reading, console: Console) -> None:
    report = reading.report
    about = [report.publisher or "outlet not told", (report.published or "day not told"), report.author]
    if isinstance(shown.record, Claim):
        _head(console, f"Claim {shown.id}", _claim_lines(shown.record, reading))
    elif isinstance(shown.record, Event):
        _head(console, f"Reported {noun(shown.record.type)} {shown.id}", _event_lines(shown.record, reading))
    elif isinstance(shown.record, Toll):
        _head(console, f"Figure {shown.id}: {figure(shown.record)}", _toll_lines(shown.record))
    elif isinstance(shown.record, Actor):
        _head(console, f"{shown.record.name} ({shown.record.kind}) {shown.id}", _actor_lines(shown.record))
    else:
        _head(console, report.title or f"Report {report.id}", [("id", report.id)])
    _lines(
        console,
        [
            ("report", " · ".join(part for part in (*about, report.title if shown.record else None) if part)),
            ("address", report.url or ""),
            ("incidents", ", ".join(one[:SHORT_ID] for one in shown.incidents)),
        ],
    )
    for version in shown.versions:
        row, reader = version.row, version.readers[-1] if version.readers else None
        told = [
            f"version {row.number}" + (" (current)" if version.current else ""),
            f"retrieved {row.retrieved}" if row.retrieved else "",
            f"{row.characters:,} characters",
            f"read by {reader.version}, model {reader.model}" if reader else "not read",
            f"not read: {row.unread}" if row.unread else "",
        ]
        _lines(console, [("", " · ".join(part for part in told if part))])
    said = judged(shown.judgements, WHOLE)
    if said.rows:
        console.print()
        console.print(Text(said.heading, style="bold"), Text(said.note, style="dim"))
        console.print(_section(said, {}))
    if shown.claims:
        console.print(Text("\nClaims", style="bold"))
        for claim in shown.claims:
            console.print(_claim(claim))


def _head(console: Console, title: str, lines: list[tuple[str, str]]) -> None:
    console.print(Text(printable(title), style="bold"))
    _lines(console, lines)


def _lines(console: Console, lines: list[tuple[str, str]]) -> None:
    for label, value in lines:
        if value:
            console.print(Text.assemble((f"{label + ' ' if label else ''}", "dim"), printable(value)))


def _claim(claim: Claim) -> Padding:
    line = Text.assemble((claim.id[:SHORT_ID], "dim"), "  ", (printable(who(claim)), "bold cyan"))
    if claim.cue is not None:
        line.append(f" {printable(claim.cue.text)}")
    if claim.stance not in ("asserts", "none"):
        line.append(f" [{claim.stance}]", style=stance_style(claim.stance))
    words = " […] ".join(printable(piece.text) for piece in claim.content)
    line.append(f" {in_marks(words)}" if words else "")
    return Padding(line, (0, 0, 0, 2 * max(claim.depth - 1, 0)))


def _claim_lines(claim: Claim, reading: Reading) -> list[tuple[str, str]]:
    names = {actor.id: actor.name for actor in reading.actors}
    said = claim.channel.text if claim.channel is not None else ""
    return [
        ("whose word", ", ".join(names[one] for one in claim.actors if one in names) or who(claim)),
        ("how", f"{claim.act}, {claim.stance}, {claim.certainty}, {claim.form}"),
        ("through", said),
        ("said", days(claim.said) if claim.said is not None else ""),
        ("disputes", ", ".join(one[:SHORT_ID] for one in claim.disputes)),
        ("confirms", ", ".join(one[:SHORT_ID] for one in claim.confirms)),
        ("inside", (claim.parent or "")[:SHORT_ID]),
        ("confidence of the reader", f"{claim.confidence:.2f}"),
    ]


def _event_lines(event: Event, reading: Reading) -> list[tuple[str, str]]:
    place = reading.places[event.place] if event.place is not None else None
    return [
        ("in that claim", event.status),
        ("words", in_marks(event.trigger.text)),
        ("by", ", ".join(party.text for party in event.actor)),
        ("to", ", ".join(party.text for party in event.recipient)),
        ("where", (place.name or place.text) if place is not None else ""),
        ("when", days(event.when) if event.when is not None else ""),
        ("with", event.means.text if event.means is not None else ""),
        ("target", event.target.text if event.target is not None else ""),
        ("confidence of the reader", f"{event.confidence:.2f}"),
    ]


def _toll_lines(toll: Toll) -> list[tuple[str, str]]:
    return [
        ("words", in_marks(toll.text)),
        ("rule", toll.rule or ""),
        ("of", toll.victims.text if toll.victims is not None else ""),
        ("class", toll.victim_class if toll.victim_class != "unknown" else ""),
        ("scope", toll.scope if toll.scope != "incident" else ""),
        ("confidence of the reader", f"{toll.confidence:.2f}"),
    ]


def _actor_lines(actor: Actor) -> list[tuple[str, str]]:
    return [
        ("role", actor.role or ""),
        ("country", actor.country or ""),
        ("Wikidata", actor.wikidata or ""),
        ("named as", ", ".join(dict.fromkeys(mention.text for mention in actor.mentions))),
    ]
