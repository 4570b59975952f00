"""A report's text as a page shows it: its claims marked, and in layers above them events, places, dates and tolls."""

import re
from collections.abc import Sequence

from alleged.export.escaping import escaped
from alleged.export.layers import note_opening, notes
from alleged.export.segments import Mark, levels, segments
from alleged.export.shown import STANCES, Shown, flat, how_words, pieces, style, who
from alleged.records import Reading

# Underlines of claims nested deeper than this share the lowest place: a line has no room for more.
_LEVELS = 4
# The role of marks that belong to no claim but to a layer.
_NOTE = "note"
# Where a paragraph ends: after the empty line, so that a browser, which drops a block's last line end, shows that line.
_PARAGRAPH_END = re.compile(r"\r?\n(?:[ \t]*\r?\n)+")


def body(reading: Reading, tree: Sequence[Shown], text: str) -> str:
    """The report's text with its claims marked; its characters are the text's own, one by one."""
    shown = sorted(flat(tree), key=lambda one: min((span.start for span in pieces(one.claim)), default=0))
    depth = levels([[(span.start, span.end) for span in one.claim.content] for one in shown])
    # Outermost first: a browser stacks the underlines of elements that stand in one another.
    order = sorted(range(len(shown)), key=lambda index: depth[index])
    marks = [Mark(span.start, span.end, index, "content") for index in order for span in shown[index].claim.content]
    for index, one in enumerate(shown):
        marks += [
            Mark(span.start, span.end, index, role)
            for role, span in (("source", one.claim.source), ("cue", one.claim.cue))
            if span
        ]
    marks += [Mark(span.start, span.end, -1, "furniture") for span in reading.report.furniture]
    # Notes lie innermost, so that they never break a claim's underline.
    layered = notes(reading)
    marks += [Mark(note.span.start, note.span.end, index, _NOTE) for index, note in enumerate(layered)]

    starts: dict[int, list[str]] = {}
    ends: dict[int, list[str]] = {}
    for one in shown:
        marked = pieces(one.claim)
        if marked:
            starts.setdefault(min(span.start for span in marked), []).append(_number(one))
            tag = "" if one.claim.form == "narrated" else STANCES[one.claim.stance][2]
            if tag and one.claim.content:
                ends.setdefault(max(span.end for span in marked), []).append(
                    f'<span class="tag" data-tag="{tag}" aria-hidden="true"></span>'
                )
    # Paragraphs are blocks of their own: a browser lays out one block as a whole, and very long ones very slowly.
    borders = {match.end() for match in _PARAGRAPH_END.finditer(text)} - {len(text)}
    out = ['<div class="block">']
    for segment in segments(len(text), marks, borders):
        if segment.start in borders:
            out.append('</div><div class="block">')
        out += starts.get(segment.start, ())
        opened = [
            note_opening(layered[mark.index], segment.start, segment.end)
            if mark.role == _NOTE
            else _opening(mark, segment.start, segment.end, shown, depth)
            for mark in segment.marks
        ]
        out += [*opened, escaped(text[segment.start : segment.end]), "</span>" * len(opened)]
        out += ends.get(segment.end, ())
    return "".join(out) + "</div>"


def _opening(mark: Mark, start: int, end: int, shown: Sequence[Shown], depth: Sequence[int]) -> str:
    if mark.role == "furniture":
        return '<span class="furniture" title="part of the page, not read">'
    one = shown[mark.index]
    name = mark.role
    if name == "content":
        name = f"c {style(one.claim)} l{min(depth[mark.index], _LEVELS - 1)}"
    return f'<span class="{name}" data-c="{one.key}" data-role="{mark.role}" data-start="{start}" data-end="{end}">'


def _number(one: Shown) -> str:
    """A claim's number in the text: a link to its card, and the stop of the keyboard's walk. It adds no character."""
    label = f"Reported claim {one.number}: {who(one.claim)}, {how_words(one.claim)}"
    return (
        f'<a class="mark" id="m{one.key}" href="#c{one.key}" data-for="{one.key}" data-n="{one.number}" '
        f'aria-label="{escaped(label)}"></a>'
    )
