"""A dossier as sections of tables, each cell with the words it rests on: what the Markdown and the HTML form both show.

No cell says that something happened: it says who says so. All sides' rows look alike and stand in the order of time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from alleged.export.cited import Register, Showing, in_marks, outlet
from alleged.export.facts import bounds, days, noun
from alleged.export.remarks import told
from alleged.records import ActorRef, Incident, Interval
from alleged.records.dossier import Dossier
from alleged.records.incident import Aspect, IncidentToll, Range
from alleged.records.remark import Remark
from alleged.records.report import ReportRecord

NOTICE = (
    "What sources are reported to have said, in the words of the reports. Nothing here says that a claim is true. "
    "Machine reading: check the words before relying on them."
)


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim's words: who, by which cue, in which words, and the report (its id) that has them."""

    who: str
    cue: str
    words: str
    report: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell: its text and the words it rests on. `link` is a web address that the text leads to, "" where there is none."""

    text: str
    quotes: tuple[Quote, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A table under a heading; `note` says how to read it, "" where it speaks for itself."""

    heading: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A dossier to be shown: `title` names the allegation, `lines` stand under it, `labels` name each report by its id."""

    title: str
    lines: tuple[str, ...]
    sections: tuple[Section, ...]
    labels: dict[str, str]


HEADLINES = {
    "retracted": "withdrawn by who said it",
    "occurrence contested": "some say that it did not take place",
    "responsibility contested": "it is disputed who did it",
    "figures contested": "the figures are disputed",
    "conceded": "the party that is blamed admits it",
    "corroborated": "independent sources say so",
    "one side only": "several voices of one side say so, and nobody else",
    "single source": "one source says so",
    "unverified": "nobody vouches for it",
}
_QUESTIONS = {
    "happened": "That it happened",
    "responsible": "Who did it",
    "killed": "How many were killed",
    "injured": "How many were injured",
}
_AGAINST = frozenset({"denies", "disputes", "doubts", "declines", "unverified"})
_SUPPORT = {
    "none": "nobody says",
    "single source": "one source",
    "one side": "one side only",
    "independent": "independent sources",
}


def sheet(dossier: Dossier, showing: Showing) -> Sheet:
    """A dossier as it is to be shown."""
    incident, found = dossier.incident, Register.of(dossier, showing)
    quotes = _Quotes(found)
    sections = (
        judged(dossier.judgements, showing),
        _questions(incident, quotes),
        _figures(incident, quotes),
        _positions(incident, quotes),
        _timeline(incident, quotes, found, showing),
        _revisions(incident, showing),
        _origins(incident, quotes),
        _copies(dossier, found, showing),
        _likely(dossier, quotes, found),
        _reports(found),
    )
    place = incident.place.name if incident.place is not None else "place not told"
    when = days(incident.when) if incident.when is not None else "day not told"
    lines = [f"Status: {incident.headline} ({HEADLINES[incident.headline]})"]
    given = {"Target": incident.target, "Means": incident.means}
    words_of = [f"{label}: {in_marks(showing.words(words))}" for label, words in given.items() if words]
    if words_of:
        lines.append("In the reports' words. " + "; ".join(words_of))
    lines.append(
        f"Independent sources: {incident.sources}; reports: {len(incident.reports)}; incident {incident.id}, "
        f"type {incident.type} (PLOVER)"
    )
    return Sheet(
        title=f"Reported {noun(incident.type)}, {place}, {when}",
        lines=tuple(lines),
        sections=tuple(section for section in sections if section.rows),
        labels={report.id: _label(report) for report in found.reports.values()},
    )


def judged(remarks: Iterable[Remark], showing: Showing) -> Section:
    """What people judged: of what, what they say, who and when."""
    rows = [tuple(map(Entry, (one.about, one.said, one.who, one.day))) for one in (told(r, showing) for r in remarks)]
    note = "Given by people who read along; what the reader read is kept beside it."
    return Section("A person's word", note, ("Of", "Judged", "By", "On"), tuple(rows))


def _label(report: ReportRecord) -> str:
    return ", ".join(part for part in (outlet(report), (report.published or "")[:10]) if part)


@dataclass(frozen=True, slots=True)
class _Quotes:
    found: Register

    def of(self, claims: Iterable[str]) -> tuple[Quote, ...]:
        """The words of claims, each once, in the order of their reports' days."""
        cited = [self.found.claims[i] for i in dict.fromkeys(claims) if i in self.found.claims]
        cited.sort(key=lambda c: (c.report.published or "", c.report.id))
        return tuple(Quote(c.who, c.cue, c.content, c.report.id) for c in cited)


def _questions(incident: Incident, quotes: _Quotes) -> Section:
    status = incident.status
    aspects = (status.happened, status.responsible, status.killed, status.injured)
    rows = []
    for (about, question), aspect in zip(_QUESTIONS.items(), aspects, strict=True):
        against = [c for p in incident.positions if p.about == about and p.stance in _AGAINST for c in p.claims]
        if aspect.claims:
            rows.append(
                (
                    Entry(question),
                    Entry(_SUPPORT[aspect.support], quotes.of(c for c in aspect.claims if c not in against)),
                    Entry(_against(aspect), quotes.of(against)),
                    Entry(aspect.why or ""),
                )
            )
    return Section("How each question stands", "", ("Question", "Said by", "Against", "Why"), tuple(rows))


def _against(aspect: Aspect) -> str:
    parts = [
        aspect.dispute if aspect.dispute != "none" else "",
        f"{aspect.admission} by the party itself" if aspect.admission else "",
        "withdrawn" if aspect.withdrawn else "",
        "a source could not verify it" if aspect.unverified else "",
    ]
    return "; ".join(part for part in parts if part)


def _figures(incident: Incident, quotes: _Quotes) -> Section:
    ranges = {
        "killed": incident.killed,
        "injured": incident.injured,
        "missing": incident.missing,
        "captured": incident.captured,
        "displaced": incident.displaced,
    }
    rows = [
        (
            Entry(kind.capitalize()),
            Entry(_range(found), quotes.of(_givers(incident, kind))),
            Entry(bounds(found.ever.low, found.ever.high)),
            Entry(f"{bounds(found.latest.low, found.latest.high)}, by {_name(found.latest.by)}"),
            Entry("; ".join(f"{one.side}: {bounds(one.low, one.high)}" for one in found.by_side)),
            Entry(_classes(found)),
        )
        for kind, found in ranges.items()
        if found is not None
    ]
    return Section(
        "Figures",
        "The range is over the latest figure of each origin.",
        ("Kind", "Range", "Ever given", "Latest", "By side", "By class"),
        tuple(rows),
    )


def _givers(incident: Incident, kind: str) -> list[str]:
    """The claims of the figures that stand: those that no later one of the same source has taken the place of."""
    superseded = {toll.supersedes for toll in incident.tolls}
    return [
        c
        for t in incident.tolls
        if t.kind == kind and t.id not in superseded and t.scope == "incident"
        for c in t.claims
    ]


def _range(found: Range) -> str:
    both = bounds(found.low, found.high)
    return f"{both} or more" if found.open and "more" not in both else both


def _classes(found: Range) -> str:
    classes = {
        "civilians": found.by_class.civilian,
        "combatants": found.by_class.combatant,
        "not told": found.by_class.unknown,
    }
    return "; ".join(f"{name}: {bounds(b.low, b.high)}" for name, b in classes.items() if b is not None)


def _positions(incident: Incident, quotes: _Quotes) -> Section:
    rows = [
        (
            Entry(_QUESTIONS[p.about]),
            Entry(_name(p.actor)),
            Entry(p.side or ""),
            Entry(p.stance if p.stance != "none" else p.act, quotes.of(p.claims)),
            Entry(p.blames.name if p.blames is not None else ""),
        )
        for about in _QUESTIONS
        for p in incident.positions
        if p.about == about
    ]
    return Section("Positions", "", ("Question", "Who", "Side", "Stands", "Blames"), tuple(rows))


def _timeline(incident: Incident, quotes: _Quotes, found: Register, showing: Showing) -> Section:
    by_id = {toll.id: toll for toll in incident.tolls}
    replaced = {toll.supersedes: toll for toll in incident.tolls if toll.supersedes is not None}
    ordered = sorted(incident.tolls, key=lambda toll: _order(toll, found))
    rows = []
    for toll in ordered:
        words = found.tolls.get(toll.id)
        figure = f"{toll.kind} {bounds(toll.low, toll.high)}" + (
            f" ({in_marks(showing.words(words.text))})" if words else ""
        )
        notes = [
            {"incident": "", "part": "a part of the whole", "cumulative": "a running total"}[toll.scope],
            f"takes the place of {_short(by_id[toll.supersedes])}" if toll.supersedes in by_id else "",
            f"replaced by {_short(replaced[toll.id])}" if toll.id in replaced else "",
        ]
        day = days(toll.said) if toll.said else _day(toll.published) or ""
        rows.append(
            (
                Entry(day or "not told"),
                Entry(_name(toll.by)),
                Entry(figure, quotes.of(toll.claims)),
                Entry("; ".join(note for note in notes if note)),
            )
        )
    return Section("Figures in time", "", ("Day", "By", "Figure", "Stands"), tuple(rows))


def _order(toll: IncidentToll, found: Register) -> tuple[str, str, str, int, str]:
    """Figures in time: by the day they were said, publication, report, and place in it."""
    words = found.tolls.get(toll.id)
    report = next((found.claims[claim].report.id for claim in toll.claims if claim in found.claims), "")
    said = toll.said.from_ if toll.said is not None else (toll.published or "")[:10]
    return said, toll.published or "", report, words.start if words is not None else 0, toll.id


def _short(toll: IncidentToll) -> str:
    return f"{toll.kind} {bounds(toll.low, toll.high)} ({_day(toll.published) or 'no day'})"


def _revisions(incident: Incident, showing: Showing) -> Section:
    rows = [
        (Entry(_day(r.published) or "not told"), Entry(showing.words(r.what)), Entry(r.report))
        for r in incident.revisions
    ]
    return Section("How the account changed", "", ("Day", "What", "Report"), tuple(rows))


def _origins(incident: Incident, quotes: _Quotes) -> Section:
    rows = [
        (
            Entry(_name(o.actor), quotes.of(o.claims)),
            Entry(o.side or ""),
            Entry("; ".join(o.relayed_by)),
        )
        for o in incident.origins
    ]
    return Section(
        "Origins",
        f"Whose word it is in the end; {incident.sources} of them are independent of one another.",
        ("Who", "Side", "Also carried by"),
        tuple(rows),
    )


def _copies(dossier: Dossier, found: Register, showing: Showing) -> Section:
    rows: list[tuple[Entry, ...]] = [
        (Entry("; ".join(group)), Entry("repeat one another"), Entry("")) for group in dossier.incident.copies
    ]
    for p in dossier.passages:
        if p.copy not in found.reports or p.origin not in found.reports:
            continue
        words = showing.words(dossier.texts.get(p.copy, "")[p.copy_start : p.copy_end])
        quote = (Quote(outlet(found.reports[p.copy]), "", words, p.copy),) if words else ()
        rows.append(
            (Entry(p.copy), Entry(f"{p.words} words as in {p.origin}", quote), Entry(f"{p.copy_start}-{p.copy_end}"))
        )
    return Section(
        "Copies", "A claim that came by copying is no further source.", ("Reports", "What", "At"), tuple(rows)
    )


def _likely(dossier: Dossier, quotes: _Quotes, found: Register) -> Section:
    rows = [
        (Entry(pair.reason, quotes.of((pair.first, pair.later))),)
        for pair in dossier.likely
        if pair.first in found.claims and pair.later in found.claims
    ]
    return Section("Likely one statement", "Of one source, within three days: counted once.", ("Why",), tuple(rows))


def _reports(found: Register) -> Section:
    rows: Sequence[tuple[Entry, ...]] = [
        (
            Entry(report.id),
            Entry(report.publisher or ""),
            Entry(report.published or ""),
            Entry(report.title or "", link=report.url or ""),
            Entry(report.sha256[:16]),
        )
        for report in found.reports.values()
    ]
    return Section("Reports", "", ("Id", "Outlet", "Published", "Title", "Text's sha256"), tuple(rows))


def _name(actor: ActorRef | None) -> str:
    return actor.name if actor is not None else "the report itself, or nobody named"


def _day(published: str | None) -> str | None:
    """A day of publication as a person writes it; None where it is not known."""
    if published is None:
        return None
    first = date.fromisoformat(published[:10])
    return days(Interval(first.isoformat(), (first + timedelta(days=1)).isoformat()))
