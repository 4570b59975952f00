"""The claims of current readings, a row each: enough to answer questions without opening a reading."""

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select

from alleged.records import Claim, Event, Place, Reading
from alleged.store import bulk, fulltext
from alleged.store.exact import original, original_or_none, storable, storable_or_none
from alleged.store.order import MOST_ORDERS
from alleged.store.schema import claims, reports, versions
from alleged.store.terms import Terms, tag
from alleged.store.terms import field as words_of


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as a list shows it. `start` is its first offset; `actors` are names; None is what the reading does not know.
    `corrected` are the fields that are not as the reader had them, for a person corrected them: "whole", it does not count; of an
    event or toll in it "event place", say."""

    id: str
    report: str
    publisher: str | None
    published: str | None
    start: int
    source: str | None
    actors: tuple[str, ...]
    cue: str | None
    content: tuple[str, ...]
    form: str
    act: str
    stance: str
    certainty: str
    confidence: float
    depth: int
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A reading whose claims are to be listed: the key of its report, the slot of its version, and of claims (ids) that people
    corrected the fields."""

    report: int
    slot: int
    reading: Reading
    corrected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def put(connection: Connection, read: Sequence[Listed]) -> None:
    """Lists the claims of these readings. Those of an earlier reading or version must have been removed."""
    rows: list[tuple[Any, ...]] = []
    words: list[tuple[int, Terms]] = []
    for one in read:
        for key, row, terms in _rows(one):
            rows.append((*row, *terms))
            words.append((key, terms))
    rows.sort(key=lambda row: row[0])
    bulk.insert_rows(connection, claims, rows)
    fulltext.put(connection, claims, words)


def remove(connection: Connection, slots: Iterable[int]) -> None:
    """Takes the claims of the versions with these slots off the list."""
    for slot in slots:
        low, high = slot, slot + MOST_ORDERS
        fulltext.remove(connection, claims, low, high)
        connection.execute(claims.delete().where(claims.c.key >= low, claims.c.key < high))


def of_keys(connection: Connection, keys: Sequence[int]) -> list[ClaimRow]:
    """The claims with these keys, in their order."""
    found = {row.key: _row(row) for row in bulk.among(connection, _SHOWN, claims.c.key, keys)}
    return [found[key] for key in keys if key in found]


def of_version(connection: Connection, slot: int) -> list[ClaimRow]:
    """The claims of the version with this slot in the order of the reading; none where it is not current."""
    statement = _SHOWN.where(claims.c.key >= slot, claims.c.key < slot + MOST_ORDERS).order_by(claims.c.key)
    return [_row(row) for row in connection.execute(statement)]


def by_id(connection: Connection, id: str) -> ClaimRow | None:  # noqa: A002  the contract's word for it
    """The claim with this id; None where no current reading has it."""
    row = connection.execute(_SHOWN.where(claims.c.id == storable(id)).limit(1)).one_or_none()
    return None if row is None else _row(row)


def by_prefix(connection: Connection, beginning: str, *, most: int) -> list[str]:
    """The ids of at most so many claims whose id begins so, sorted."""
    return bulk.beginning(connection, claims.c.id, beginning, most)


def version_of(connection: Connection, id: str) -> int | None:  # noqa: A002
    """The key of the version whose current reading has the claim with this id."""
    statement = (
        select(reports.c.version).join(claims, claims.c.report == reports.c.key).where(claims.c.id == storable(id))
    )
    return connection.scalar(statement.limit(1))


def versions_beginning(connection: Connection, prefix: str, limit: int) -> list[int]:
    """The keys of the versions whose claims have ids that begin so, for so many ids at most."""
    ids = bulk.beginning(connection, claims.c.id, prefix, limit)
    statement = select(reports.c.version).join(claims, claims.c.report == reports.c.key)
    return sorted({row.version for row in bulk.among(connection, statement, claims.c.id, map(storable, ids))})


def count(connection: Connection) -> int:
    """How many claims are listed."""
    return int(connection.scalar(select(func.count()).select_from(claims)) or 0)


_SHOWN = (
    select(*(c for c in claims.c if c.name not in Terms._fields), reports.c.id.label("of"), versions.c.publisher)
    .join(reports, reports.c.key == claims.c.report)
    .join(versions, versions.c.key == reports.c.version)
)


def _row(row: Any) -> ClaimRow:
    return ClaimRow(
        id=original(row.id),
        report=original(row.of),
        publisher=original_or_none(row.publisher),
        published=original_or_none(row.published),
        start=row.start,
        source=original_or_none(row.source),
        actors=tuple(json.loads(row.actors)),
        cue=original_or_none(row.cue),
        content=tuple(json.loads(row.content)),
        form=row.form,
        act=row.act,
        stance=row.stance,
        certainty=row.certainty,
        confidence=row.confidence,
        depth=row.depth,
        corrected=tuple(json.loads(row.corrected)) if row.corrected is not None else (),
    )


def _rows(one: Listed) -> Iterator[tuple[int, tuple[Any, ...], Terms]]:
    """Key, columns but for the words, and words of each claim of a reading."""
    reading = one.reading
    names = {actor.id: actor.name for actor in reading.actors}
    events: defaultdict[str, list[Event]] = defaultdict(list)
    for event in reading.events:
        events[event.claim].append(event)
    starts = [place.start for place in reading.places]
    published = storable_or_none(reading.report.published)
    for number, claim in enumerate(reading.claims[:MOST_ORDERS]):
        source = claim.source.text if claim.source else None
        actors = [names[actor] for actor in claim.actors if actor in names]
        content = [piece.text for piece in claim.content]
        about = events.get(claim.id, [])
        spans = (*claim.content, *filter(None, (claim.source, claim.cue)))
        row = (
            one.slot + number,
            one.report,
            storable(claim.id),
            min((span.start for span in spans), default=0),
            published,
            storable_or_none(source),
            json.dumps(actors),
            storable_or_none(claim.cue.text if claim.cue else None),
            json.dumps(content),
            claim.form,
            claim.act,
            claim.stance,
            claim.certainty,
            claim.confidence,
            claim.depth,
            json.dumps(one.corrected[claim.id]) if claim.id in one.corrected else None,
        )
        places = _places(claim, about, reading.places, starts)
        terms = Terms(
            who=words_of((source, *actors)),
            about=words_of(content),
            place=words_of(name for place in places for name in (place.text, place.name, place.admin1)),
            tags=_tags(claim, about, places),
        )
        yield one.slot + number, row, terms


def _places(claim: Claim, events: Iterable[Event], places: Sequence[Place], starts: Sequence[int]) -> list[Place]:
    """Where its events are, and the places that its content names."""
    found = {event.place: None for event in events if event.place is not None}
    for piece in claim.content:
        at = bisect_left(starts, piece.start)
        while at < len(places) and starts[at] < piece.end:
            if places[at].role == "location":
                found[at] = None
            at += 1
    return [places[at] for at in found if at < len(places)]


def _tags(claim: Claim, events: Iterable[Event], places: Iterable[Place]) -> str:
    tags = [
        tag("stance", claim.stance),
        tag("act", claim.act),
        tag("form", claim.form),
        tag("certainty", claim.certainty),
        *(tag("type", event.type) for event in events),
    ]
    for place in places:
        if place.country:
            tags.append(tag("country", place.country))
        if place.geonameid is not None:
            tags.append(tag("geonameid", place.geonameid))
    return " ".join(dict.fromkeys(tags))
