"""What became known since a time: each incident that later reports tell of, beside itself as it stood then."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection

from alleged.export.cited import GAP, claim_ids
from alleged.export.facts import bounds, days, noun, ranges
from alleged.ledger.as_of import Drawn, later_reports, read_of, standing
from alleged.ledger.cuts import Cut
from alleged.records import Claim, Incident, Reading
from alleged.records.incident import IncidentToll, Position, Range
from alleged.schema import incident_from_json
from alleged.store import incidents, parts
from alleged.store.opening import Store

ChangeKind = Literal[
    "new incident", "joined", "retraction", "headline", "denial", "position", "revision", "figure", "range", "source"
]
_KINDS: tuple[ChangeKind, ...] = (
    "new incident",
    "joined",
    "retraction",
    "headline",
    "denial",
    "position",
    "revision",
    "figure",
    "range",
    "source",
)
"""In the order in which changes by one report are told."""
_BY_THE_LAST = frozenset({"range", "source"})
"""What several claims bring about stands on the one that completed it."""
_AGAINST = frozenset({"denies", "disputes", "doubts"})
_TOLD_OF_NEW = frozenset({"new incident", "retraction", "denial"})
"""What is told of an incident that was not there before: it says the rest by itself."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that became known. `incident` is the id, `about` the incident in one line as it is now told; `before` and `after`
    in words, `before` "" where nothing was; `by` is whose word it is, None where nobody is named. It stands on a `claim` (its id;
    `source`, `cue` and `words` as written, "" where there are none) in a `report` that was `published` then."""

    kind: ChangeKind
    incident: str
    about: str
    before: str
    after: str
    by: str | None
    claim: str
    source: str
    cue: str
    words: str
    report: str
    publisher: str | None
    published: str | None


def changes(store: Store, since: str) -> Iterator[Change]:
    """What became known since a day (the day included) or a moment (RFC 3339), in the order of publication.

    What counts is when reports were published, not when they were taken in: the same ledger gives the same answer. A report that
    names a day alone counts as later than any moment of that day. A new incident tells of denials and retractions besides, no more.

    Raises: LedgerError, DayError.
    """
    cut = Cut.before(since)
    with store.reading() as connection:
        later = frozenset(later_reports(connection, cut).values())
        then = standing(connection, cut)
        keys = [key for key, report in parts.by_report(connection).items() if report in then.later]
        ids = sorted(set(incidents.ids_of_parts(connection, keys).values()))
        members = incidents.members_of(connection, ids)
        before_of: dict[int, Drawn] = {part: one for one in then.drawn for part in one.parts}
        found: list[Change] = []
        for incident in ids:
            before = {before_of[p].row.id: before_of[p] for p in sorted(members[incident]) if p in before_of}
            found += _changes(connection, incident, [before[one].incident for one in sorted(before)], later)
    yield from sorted(
        found,
        key=lambda c: (c.published or "", c.report, c.incident, _KINDS.index(c.kind), c.claim, c.after, c.before),
    )


def _changes(
    connection: Connection, incident: str, before: Sequence[Incident], later: frozenset[str]
) -> Iterator[Change]:
    row = incidents.by_id(connection, incident)
    if row is None:
        return
    now = incident_from_json(row.body)
    known, _ = read_of(connection, now.reports)
    basis = _Basis.of(now, {report: reading for report, reading in known.items() if report in later})
    told = [*_grown(now, before), *_voices(now, before, basis), *_figures(now, before, basis)]
    for kind, was, said, by, claims in told:
        if not before and kind not in _TOLD_OF_NEW:
            continue
        found = basis.last(claims) if kind in _BY_THE_LAST else basis.first(claims)
        if found is not None:
            yield _change(kind, now, (was, said, by), *found)


def _change(
    kind: ChangeKind, now: Incident, told: tuple[str, str, str | None], reading: Reading, claim: Claim
) -> Change:
    before, after, by = told
    return Change(
        kind=kind,
        incident=now.id,
        about=_about(now),
        before=before,
        after=after,
        by=by,
        claim=claim.id,
        source=claim.source.text if claim.source is not None else "",
        cue=claim.cue.text if claim.cue is not None else "",
        words=GAP.join(piece.text for piece in claim.content),
        report=reading.report.id,
        publisher=reading.report.publisher,
        published=reading.report.published,
    )


def _about(incident: Incident) -> str:
    """An incident in one line, without what changes."""
    parts = [
        f"reported {noun(incident.type)}",
        incident.place.name if incident.place is not None else "",
        days(incident.when) if incident.when is not None else "",
    ]
    return " · ".join(part for part in parts if part)


Told = tuple[ChangeKind, str, str, str | None, Sequence[str]]
"""Kind, before, after, by whom, and the claims that it may stand on."""


@dataclass(frozen=True, slots=True)
class _Basis:
    """The claims of an incident that later reports have, in time."""

    claims: Mapping[str, tuple[Reading, Claim]]
    unnamed: frozenset[str]
    """Ids of actors that are nobody in particular: they corroborate nothing."""

    @staticmethod
    def of(incident: Incident, readings: Mapping[str, Reading]) -> "_Basis":
        wanted = set(claim_ids(incident))
        ordered = sorted(readings.values(), key=lambda r: (r.report.published or "", r.report.id))
        found = {claim.id: (reading, claim) for reading in ordered for claim in reading.claims if claim.id in wanted}
        return _Basis(found, frozenset(a.id for reading in ordered for a in reading.actors if a.kind == "unnamed"))

    def has(self, claims: Iterable[str]) -> bool:
        return any(claim in self.claims for claim in claims)

    def first(self, claims: Iterable[str]) -> tuple[Reading, Claim] | None:
        """The first of these claims in a later report; without any of them, the first later claim of the incident at all."""
        wanted = set(claims)
        found = (one for claim, one in self.claims.items() if claim in wanted)
        return next(found, next(iter(self.claims.values()), None))

    def last(self, claims: Iterable[str]) -> tuple[Reading, Claim] | None:
        """As `first`, the last of them."""
        wanted = set(claims)
        found = [one for claim, one in self.claims.items() if claim in wanted]
        return found[-1] if found else self.first(())


def _grown(now: Incident, before: Sequence[Incident]) -> Iterator[Told]:
    happened = now.status.happened
    if not before:
        yield "new incident", "", now.headline, None, happened.claims
    elif len(before) > 1:
        yield "joined", "; ".join(_about(one) for one in before), _about(now), None, happened.claims
    if happened.withdrawn and not any(one.status.happened.withdrawn for one in before):
        yield "retraction", "", "withdrawn by who said it", None, happened.claims
    if before and now.headline not in {one.headline for one in before}:
        yield "headline", " / ".join(sorted({one.headline for one in before})), now.headline, None, happened.claims


def _voices(now: Incident, before: Sequence[Incident], basis: _Basis) -> Iterator[Told]:
    stood = {_stand(position) for one in before for position in one.positions}
    for position in now.positions:
        if _stand(position) in stood or not basis.has(position.claims):
            continue
        stood.add(_stand(position))
        kind: ChangeKind = "denial" if position.stance in _AGAINST else "position"
        yield kind, "", _position(position), _name(position), position.claims
    known = {origin.actor.name for one in before for origin in one.origins if origin.actor is not None}
    most = max((one.sources for one in before), default=0)
    if before and now.sources > most:
        fresh = [
            origin
            for origin in now.origins
            if origin.actor is not None
            and origin.actor.name not in known
            and origin.actor.id not in basis.unnamed
            and basis.has(origin.claims)
        ]
        names = ", ".join(sorted({o.actor.name for o in fresh if o.actor is not None}))
        claims = [claim for o in fresh for claim in o.claims]
        yield "source", f"{most} independent", f"{now.sources} independent", names or None, claims


def _figures(now: Incident, before: Sequence[Incident], basis: _Basis) -> Iterator[Told]:
    by_id = {toll.id: toll for toll in now.tolls}
    known = {_figure_by(toll) for one in before for toll in one.tolls}
    for toll in now.tolls:
        if not basis.has(toll.claims) or toll.scope != "incident":
            continue
        if toll.supersedes in by_id:
            yield "revision", _figure(by_id[toll.supersedes]), _figure(toll), _giver(toll), toll.claims
        elif _figure_by(toll) not in known:
            known.add(_figure_by(toll))
            yield "figure", "", _figure(toll), _giver(toll), toll.claims
    told = ranges(now)
    earlier = sorted({said for one in before for said in ranges(one)})
    for kind in ("killed", "injured", "missing", "captured", "displaced"):
        was = [said for said in earlier if said.startswith(kind)]
        is_now = [said for said in told if said.startswith(kind)]
        if is_now and is_now != was:
            found: Range = getattr(now, kind)
            given = [
                c
                for t in now.tolls
                if t.kind == kind and (t.counts_as.low == found.low or t.counts_as.high == found.high)
                for c in t.claims
            ]
            yield "range", "; ".join(was), is_now[0], None, given


def _stand(position: Position) -> tuple[str | None, str, str, str | None]:
    blames = position.blames.name if position.blames is not None else None
    return position.actor.name if position.actor is not None else None, position.about, position.stance, blames


_ABOUT = {
    "happened": "that it happened",
    "responsible": "who did it",
    "killed": "how many were killed",
    "injured": "how many were injured",
}


def _position(position: Position) -> str:
    stance = position.stance if position.stance != "none" else position.act
    blames = f", blames {position.blames.name}" if position.blames is not None else ""
    return f"{stance} ({_ABOUT[position.about]}){blames}"


def _name(position: Position) -> str | None:
    return position.actor.name if position.actor is not None else None


def _figure(toll: IncidentToll) -> str:
    return f"{toll.kind} {bounds(toll.low, toll.high)}"


def _figure_by(toll: IncidentToll) -> tuple[str, str | None]:
    return _figure(toll), _giver(toll)


def _giver(toll: IncidentToll) -> str | None:
    return toll.by.name if toll.by is not None else None
