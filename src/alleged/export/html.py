"""Readings -> one self-contained HTML page: the text with its claims marked, and in the margin who said them.

The page is whole without its script and without a network. Nothing of a report is ever read as HTML: all of it passes
through `escaped`, and the page's own policy lets no script run but the one that ships here.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import urlsplit

from alleged.export.segments import Mark, levels, segments
from alleged.records import Claim, Reading, Span

# How a stance is shown: its word in the margin, the style of its underline (a class of page.css), and the tag set after
# the words in the text, for those stances under which the words may not be taken as put forward.
_STANCES = {
    "asserts": ("asserts", "asserts", ""),
    "confirms": ("confirms", "confirms", ""),
    "concedes": ("concedes", "confirms", ""),
    "denies": ("denies", "denies", "denied"),
    "disputes": ("disputes", "denies", "disputed"),
    "doubts": ("doubts", "unverified", "doubted"),
    "declines": ("declines to say", "unverified", "not commented on"),
    "unverified": ("could not verify", "unverified", "unverified"),
    "none": ("neither asserts nor denies", "none", ""),
}
# Acts that say no more than the stance does.
_ACTS_OF_A_STANCE = frozenset(("say", "deny", "dispute", "confirm", "concede", "unable to verify", "decline"))
# Names in links are cut to this many characters: the number tells which claim is meant.
_SHORT_NAME = 32
# Underlines of claims nested deeper than this share the lowest place: a line has no room for more.
_LEVELS = 4
# Where a paragraph ends: after the empty line, so that a browser, which drops a block's last line end, shows that line.
_PARAGRAPH_END = re.compile(r"\r?\n(?:[ \t]*\r?\n)+")
# A text's control characters that a page cannot hold, and lone halves of surrogate pairs, which UTF-8 cannot.
_UNFIT = {0: 0xFFFD, **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)}


@dataclass(frozen=True, slots=True)
class _Shown:
    """A claim and its place on the page: `key` is unique on the page, `number` is what the reader sees ("3.1")."""

    claim: Claim
    key: str
    number: str
    inside: tuple["_Shown", ...]


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
        reports="\n".join(articles) or "<p>No report was read.</p>",
        reader=escaped(" " + ", ".join(versions)) if versions else "",
    )


def escaped(text: str) -> str:
    """`text` as it may stand anywhere in a page, in an element or a quoted attribute, code point by code point.

    A carriage return is written as a reference, as a browser would else drop it and every offset after it would shift;
    what no page can hold becomes U+FFFD.

    Example:
        >>> escaped('<script>"a"</script>')
        '&lt;script&gt;&quot;a&quot;&lt;/script&gt;'
    """
    return escape(text.translate(_UNFIT)).replace("\r", "&#13;")


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
    tree = _tree(reading.claims, index)
    problems = [escaped(problem.message) for problem in reading.problems]
    if text is None:
        problems.append("The text of this report was not given: its claims are listed without it.")
    elif not fits:
        problems.append("The text given is not the one that was read: the claims are listed without it.")
    rows = "".join(f"<li>{problem}</li>" for problem in problems)
    problem_list = f'<ul class="problems" aria-label="Problems">{rows}</ul>\n' if problems else ""
    cards = _cards(reading, tree) if tree else '<p class="about">No claims were found in this report.</p>'
    shown = ""
    if text is not None and fits:
        shown = f'<div class="text" dir="auto"{_language(reading)}>{_text(reading, tree, text)}</div>\n'
    kind = "whole" if shown else "textless"
    return (
        f'<article id="r{index}" class="{kind}" aria-labelledby="r{index}-name" '
        f'data-report="{escaped(reading.report.id)}">\n'
        f'<h2 id="r{index}-name">{escaped(_name(reading))}</h2>\n'
        f'<p class="about">{escaped(_about(reading))}{_address(reading.report.url)}</p>\n'
        f'{problem_list}<div class="beside">\n{shown}'
        f'<aside class="margin" aria-label="Reported claims, in the order of the text">\n{cards}\n</aside>\n'
        "</div>\n</article>"
    )


def _language(reading: Reading) -> str:
    return f' lang="{escaped(reading.report.language)}"' if reading.report.language else ""


def _address(url: str | None) -> str:
    """A link to where the report stands; only to the web, as an address is the report's word (`javascript:` ...)."""
    if not url:
        return ""
    try:
        scheme = urlsplit(url).scheme.lower()
    except ValueError:
        scheme = ""
    if scheme not in ("http", "https"):
        return f" · {escaped(url)}"
    return f' · <a href="{escaped(url)}" rel="noreferrer noopener">{escaped(url)}</a>'


def _fits(reading: Reading, text: str) -> bool:
    """Whether the reading's spans say what stands there in `text`."""
    spans = [span for claim in reading.claims for span in (claim.source, claim.cue, *claim.content) if span]
    return all(text[span.start : span.end] == span.text for span in (*spans, *reading.report.furniture))


def _tree(claims: Sequence[Claim], report: int) -> tuple[_Shown, ...]:
    """Claims under their parents, numbered; one whose parent is not there, or that is its own forebear, stands on top."""
    key = {claim.id: f"{report}-{index}" for index, claim in enumerate(claims)}
    parents = {claim.id: claim.parent for claim in claims}

    def top(claim: Claim) -> bool:
        seen, at = {claim.id}, claim.parent
        while at is not None and at in parents:
            if at in seen:
                return True
            seen.add(at)
            at = parents[at]
        return claim.parent is None or claim.parent not in parents

    inside: dict[str, list[Claim]] = {}
    roots: list[Claim] = []
    for claim in claims:
        if top(claim):
            roots.append(claim)
        else:
            inside.setdefault(str(claim.parent), []).append(claim)

    def shown(claim: Claim, number: str) -> _Shown:
        nested = inside.get(claim.id, ())
        return _Shown(
            claim, key[claim.id], number, tuple(shown(one, f"{number}.{n}") for n, one in enumerate(nested, 1))
        )

    return tuple(shown(claim, str(number)) for number, claim in enumerate(roots, 1))


def _flat(tree: Iterable[_Shown]) -> list[_Shown]:
    return [one for top in tree for one in (top, *_flat(top.inside))]


def _style(claim: Claim) -> str:
    return "narrated" if claim.form == "narrated" else _STANCES[claim.stance][1]


def _pieces(claim: Claim) -> tuple[Span, ...]:
    """What of a claim is marked first: its content, else its cue, else its source."""
    return claim.content or tuple(span for span in (claim.cue or claim.source,) if span)


def _text(reading: Reading, tree: Sequence[_Shown], text: str) -> str:
    """The report's text with its claims marked; its characters are the text's own, one by one."""
    shown = sorted(_flat(tree), key=lambda one: min((span.start for span in _pieces(one.claim)), default=0))
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

    starts: dict[int, list[str]] = {}
    ends: dict[int, list[str]] = {}
    for one in shown:
        pieces = _pieces(one.claim)
        if pieces:
            starts.setdefault(min(span.start for span in pieces), []).append(_number(one))
            tag = "" if one.claim.form == "narrated" else _STANCES[one.claim.stance][2]
            if tag and one.claim.content:
                ends.setdefault(max(span.end for span in pieces), []).append(
                    f'<span class="tag" data-tag="{tag}" aria-hidden="true"></span>'
                )
    # Paragraphs are blocks of their own: a browser lays out one block as a whole, and very long ones very slowly.
    borders = {match.end() for match in _PARAGRAPH_END.finditer(text)} - {len(text)}
    out = ['<div class="block">']
    for segment in segments(len(text), marks, borders):
        if segment.start in borders:
            out.append('</div><div class="block">')
        out += starts.get(segment.start, ())
        opened = [_opening(mark, segment.start, segment.end, shown, depth) for mark in segment.marks]
        out += [*opened, escaped(text[segment.start : segment.end]), "</span>" * len(opened)]
        out += ends.get(segment.end, ())
    return "".join(out) + "</div>"


def _opening(mark: Mark, start: int, end: int, shown: Sequence[_Shown], depth: Sequence[int]) -> str:
    if mark.role == "furniture":
        return '<span class="furniture" title="part of the page, not read">'
    one = shown[mark.claim]
    name = mark.role
    if name == "content":
        name = f"c {_style(one.claim)} l{min(depth[mark.claim], _LEVELS - 1)}"
    return f'<span class="{name}" data-c="{one.key}" data-role="{mark.role}" data-start="{start}" data-end="{end}">'


def _number(one: _Shown) -> str:
    """A claim's number in the text: a link to its card, and the stop of the keyboard's walk. It adds no character."""
    label = f"Reported claim {one.number}: {_who(one.claim)}, {_how_words(one.claim)}"
    return (
        f'<a class="mark" id="m{one.key}" href="#c{one.key}" data-for="{one.key}" data-n="{one.number}" '
        f'aria-label="{escaped(label)}"></a>'
    )


def _who(claim: Claim) -> str:
    if claim.form == "narrated":
        return "the report itself"
    return claim.source.text.strip(" ,;:") or claim.source.text if claim.source else "nobody named"


def _short(name: str) -> str:
    return name if len(name) <= _SHORT_NAME else name[: _SHORT_NAME - 1].rsplit(" ", 1)[0] + " …"


def _how_words(claim: Claim) -> str:
    """Stance, act where it tells more, and certainty, in words."""
    if claim.form == "narrated":
        return "in its own voice" + (f", {claim.certainty}" if claim.certainty in ("probable", "possible") else "")
    if claim.act in _ACTS_OF_A_STANCE:
        stance = _STANCES[claim.stance][0]
    else:
        stance = claim.act if claim.stance == "none" else f"{_STANCES[claim.stance][0]} ({claim.act})"
    # How certain a source is of what it only asks for, or cannot vouch for, is no information.
    sure = claim.certainty if claim.stance in ("asserts", "confirms", "concedes", "denies", "disputes") else "unknown"
    return stance if sure == "unknown" else f"{stance}, {sure}"


def _cards(reading: Reading, tree: Sequence[_Shown]) -> str:
    everyone = _flat(tree)
    by_id = {one.claim.id: one for one in everyone}
    disputed: dict[str, list[_Shown]] = {}
    for one in everyone:
        for target in one.claim.disputes:
            disputed.setdefault(target, []).append(one)
    names = {actor.id: actor.name for actor in reading.actors}
    language = _language(reading)

    def card(one: _Shown, parent: _Shown | None, depth: int) -> str:
        claim = one.claim
        words = " […] ".join(span.text for span in claim.content)
        more = _relations(claim, by_id, disputed.get(claim.id, ()), parent)
        quote = f'<blockquote class="words"{language}>{escaped(words)}</blockquote>\n' if words else ""
        inner = "".join(card(nested, one, depth + 1) for nested in one.inside)
        nested_list = f"<ol>\n{inner}</ol>" if inner else ""
        around = f' data-parent="{parent.key}"' if parent else ""
        return (
            f'<li><div class="card {_style(claim)} in{min(depth, 4)}" id="c{one.key}" data-for="{one.key}" tabindex="-1" '
            f'role="group" aria-label="Reported claim {one.number}" data-id="{escaped(claim.id)}"{around}>\n'
            f'<p class="first"><a class="number" href="#m{one.key}" data-to="{one.key}" tabindex="-1">{one.number}</a>'
            f'<span class="who">{escaped(_who(claim))}</span>{_described(claim, names)}</p> '
            f'<p class="how">{_how(claim)}</p>\n{quote}{more}</div>\n'
            f"{nested_list}</li>\n"
        )

    return f"<ol>\n{''.join(card(one, None, 0) for one in tree)}</ol>"


def _described(claim: Claim, names: Mapping[str, str]) -> str:
    """What the report says about the source, and who it is where that is known."""
    known = [names[actor] for actor in claim.actors if actor in names]
    parts = [f"“{span.text}”" for span in claim.described]
    if known and ", ".join(known) != _who(claim):
        parts.append("that is, " + ", ".join(known))
    return f' <span class="aside">{escaped("; ".join(parts))}</span>' if parts else ""


def _how(claim: Claim) -> str:
    """The card's second line: stance and certainty, the words that tell us so, channel, addressee and day."""
    hedges = ", ".join(f"“{span.text}”" for span in claim.hedges)
    parts = [f"<b>{escaped(_how_words(claim))}</b>{escaped(f' ({hedges})') if hedges else ''}"]
    if claim.cue:
        parts.append(escaped(f"“{claim.cue.text}”"))
    if claim.channel:
        parts.append(escaped(f"{claim.channel.kind}: “{claim.channel.text}”"))
    if claim.addressee:
        parts.append(escaped(f"to “{claim.addressee.text}”"))
    if claim.said and claim.said.from_:
        parts.append(escaped(f"said {claim.said.from_}"))
    return " · ".join(parts)


def _relations(claim: Claim, by_id: Mapping[str, _Shown], disputed: Sequence[_Shown], parent: _Shown | None) -> str:
    """Links to the claims that this one answers, or that answer it."""

    def links(targets: Iterable[_Shown]) -> str:
        return ", ".join(
            f'<a href="#m{one.key}" data-to="{one.key}">{one.number}\u00a0{escaped(_short(_who(one.claim)))}</a>'
            for one in targets
        )

    rows = [
        (word, [by_id[target] for target in ids if target in by_id])
        for word, ids in (("disputes", claim.disputes), ("confirms", claim.confirms), ("the same as", claim.same_as))
    ]
    rows.append(("disputed by", list(disputed)))
    answers = "".join(f'<p class="answers">{word} {links(targets)}</p>\n' for word, targets in rows if targets)
    around = f"inside {links([parent])} · " if parent else ""
    return f'{answers}<p class="more">{around}reader’s confidence {claim.confidence:.2f}</p>\n'
