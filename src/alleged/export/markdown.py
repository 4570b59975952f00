"""A dossier as Markdown: tables whose cells lead by number to the words that they rest on, which stand at the end."""

import re
from collections.abc import Iterable, Iterator

from alleged.export.cited import WHOLE, Showing, in_marks
from alleged.export.escaping import web_address
from alleged.export.sections import NOTICE, Entry, Quote, Section, Sheet, sheet
from alleged.records.dossier import Dossier

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LINE_ENDS = re.compile(r"\s*[\r\n\u2028\u2029\x0b\x0c]+\s*")
# What makes a list, a heading or a rule at the beginning of a line.
_OPENING = re.compile(r"^(\s*)(?=[-+=])|^(\s*\d+)(?=[.)])")


def documents(dossiers: Iterable[Dossier], showing: Showing = WHOLE) -> Iterator[str]:
    """Each dossier as a document; put together they are one, with a rule between."""
    for number, dossier in enumerate(dossiers):
        yield ("\n---\n\n" if number else "") + document(dossier, showing)


def document(dossier: Dossier, showing: Showing = WHOLE) -> str:
    """One dossier as CommonMark with tables. Nothing of a report is read as Markdown or HTML: all of it is escaped."""
    shown = sheet(dossier, showing)
    out = [f"# {escaped(shown.title)}", f"*{NOTICE}*", *(escaped(line) for line in shown.lines)]
    notes: dict[str, int] = {}
    for section in shown.sections:
        out.append(f"## {section.heading}")
        if section.note:
            out.append(section.note)
        out.append(_table(section, shown, notes))
    if notes:
        out += ["## The words", "\n".join(f"{number}. {note}" for note, number in notes.items())]
    return "\n\n".join(out) + "\n"


def escaped(text: str) -> str:
    """Text on one line that means itself.

    Example:
        >>> escaped("*12* dead | [x](javascript:1)")
        '\\\\*12\\\\* dead \\\\| \\\\[x\\\\](javascript:1)'
    """
    one_line = _LINE_ENDS.sub(" ", text).replace("\x00", "\ufffd")
    return _OPENING.sub(lambda m: m.group() + "\\", _SPECIAL.sub(r"\\\1", one_line))


def _table(section: Section, shown: Sheet, notes: dict[str, int]) -> str:
    """The table. Its quotations are numbered in `notes`, which stand once at the document's end."""
    lines = [_row(section.columns), _row("---" for _ in section.columns)]
    for row in section.rows:
        cells = []
        for cell in row:
            numbers = [str(notes.setdefault(_note(quote, shown), len(notes) + 1)) for quote in cell.quotes]
            marks = f"({', '.join(dict.fromkeys(numbers))})" if numbers else ""
            cells.append(" ".join(part for part in (_text(cell), marks) if part))
        lines.append(_row(cells))
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _text(cell: Entry) -> str:
    address = web_address(cell.link)
    if not address:
        return escaped(cell.text)
    # In angle brackets an address may hold all but these; a web address has them encoded.
    target = address.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20").replace("|", "%7C")
    return f"[{escaped(cell.text) or 'page'}](<{_LINE_ENDS.sub('', target)}>)"


def _note(quote: Quote, shown: Sheet) -> str:
    how = f" *{escaped(quote.cue)}*" if quote.cue else ""
    words = f": {escaped(in_marks(quote.words))}" if quote.words else ""
    return f"{escaped(quote.who)}{how}{words} ({escaped(shown.labels.get(quote.report, quote.report))})"
