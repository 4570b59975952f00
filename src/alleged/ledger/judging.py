"""A person's word: judgements given, kept with who gave them and when, acted upon at once, undone by another one; none goes away.

Each is one transaction, and draws up anew the incidents that it touches and no others.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import msgspec
from sqlalchemy import Connection

from alleged.errors import LedgerError
from alleged.ledger import acting, things
from alleged.ledger.anchors import Thing, anchor_of
from alleged.ledger.correcting import FIELDS
from alleged.ledger.entering import HAND_READER, reading_of_entry, report_of_entry
from alleged.ledger.entry import EnteredReport, entry_from_json
from alleged.ledger.intake import keep
from alleged.ledger.judged import body_of
from alleged.ledger.rereading import keep_again
from alleged.ledger.things import Held, find_incident, find_judgement, find_thing
from alleged.ledger.values import Find, Given, check_field, value_held, value_of
from alleged.reconcile.part import Part
from alleged.records import Claim, Event, Reading, Report, Toll
from alleged.records.ids import text_id, text_sha256
from alleged.records.judgement import (
    Anchor,
    Correction,
    Decision,
    Different,
    Discount,
    Entered,
    Grade,
    Judgement,
    Merge,
    Note,
    Same,
    Split,
    Undo,
)
from alleged.store import anchors, claims, judgements, reports
from alleged.store.judgements import JudgementRow
from alleged.store.opening import Store


@dataclass(frozen=True, slots=True)
class Done:
    """A judgement that was given, the incidents (ids) in which what it is about stands now, and the judgements that hold no longer,
    or not wholly, because of it."""

    judgement: Judgement
    incidents: tuple[str, ...]
    overruled: tuple[str, ...] = ()


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Judging:
    """A person who judges: `who`, in which ledger, by which clock; `find` gives the places of a name.

    All ids may be the beginnings of ids, as long as they fit one thing. All functions raise LedgerError where an id stands for
    nothing or for another kind of thing.

    Example:
        >>> Judging(store, "n.k.").same("0d51", "77ab")  # doctest: +SKIP
    """

    store: Store
    who: str
    clock: Callable[[], str] = now
    find: Find = lambda _: ()

    def same(self, a: str, b: str) -> Done:
        """Two events are one incident."""
        with self.store.writing() as connection:
            return self._give(connection, Same(*_pair(connection, a, b)))

    def different(self, a: str, b: str) -> Done:
        """Two events are two incidents, also where one report tells them as one."""
        with self.store.writing() as connection:
            return self._give(connection, Different(*_pair(connection, a, b, apart=True)))

    def merge(self, incidents: Sequence[str]) -> Done:
        """Two or more incidents are one."""
        with self.store.writing() as connection:
            ids = tuple(dict.fromkeys(find_incident(connection, one) for one in incidents))
            if len(ids) < 2:
                raise LedgerError("name two incidents or more that are one")
            events = tuple(
                things.event_of(connection, part, id_) for id_ in ids for part in things.parts_of(connection, id_)
            )
            return self._give(connection, Merge(ids, events))

    def split(self, incident: str, out: Sequence[str]) -> Done:
        """What `out` names of an incident (reports or events) is an incident of its own, and the rest is another."""
        with self.store.writing() as connection:
            id_ = find_incident(connection, incident)
            every = things.parts_of(connection, id_)
            going = {part.id for one in out for part in _going(connection, one, id_, every)}
            if not going:
                raise LedgerError("name with --out the reports or events that do not belong to the incident")
            if len(going) == len(every):
                raise LedgerError(f"all of incident {id_} would go; leave something there")
            tied = {part.id: things.event_of(connection, part, id_) for part in every}
            goes, stays = ([tied[p.id] for p in every if (p.id in going) is gone] for gone in (True, False))
            return self._give(connection, Split(id_, tuple(goes), tuple(stays)))

    def right(self, id: str, field: str = "whole") -> Done:  # noqa: A002  the contract's word for it
        """A claim, event or toll, or one field of it, is right, and stays so whatever a later reader says."""
        with self.store.writing() as connection:
            held = find_thing(connection, id, tuple(FIELDS))
            check_field(held.thing.kind, field)
            value = None if field == "whole" else value_held(self._given(connection, held), field)
            return self._give(connection, Correction(held.anchor, field, right=True, value=value, was=value))

    def wrong(self, id: str, field: str = "whole", value: str | None = None) -> Done:  # noqa: A002
        """A field of a claim, event or toll is wrong; `value` is what is right, in words. Without one the thing does not count."""
        with self.store.writing() as connection:
            held = find_thing(connection, id, tuple(FIELDS))
            check_field(held.thing.kind, field)
            if value is None:
                return self._give(connection, Correction(held.anchor, field, right=False, counts=False))
            given = self._given(connection, held)
            right = value_of(given, field, value)
            was = value_held(given, field)
            return self._give(connection, Correction(held.anchor, field, right=False, value=right, was=was))

    def discount(self, name: str, because: str, incident: str | None = None) -> Done:
        """A source counts for nothing, in one incident or everywhere; what it says is shown."""
        if not name.strip() or not because.strip():
            raise LedgerError("name the source, and say why it is discounted")
        with self.store.writing() as connection:
            if incident is None:
                return self._give(connection, Discount(name.strip(), because))
            id_ = find_incident(connection, incident)
            within = tuple(things.event_of(connection, part, id_) for part in things.parts_of(connection, id_))
            return self._give(connection, Discount(name.strip(), because, id_, within))

    def grade(self, incident: str, grade: str) -> Done:
        """How good the evidence for an incident is, in one's own words."""
        with self.store.writing() as connection:
            id_ = find_incident(connection, incident)
            first = things.parts_of(connection, id_)[0]
            return self._give(connection, Grade(grade, id_, things.event_of(connection, first, id_)))

    def note(self, id: str, text: str) -> Done:  # noqa: A002
        """Something worth knowing about an incident, claim, event, toll or report."""
        with self.store.writing() as connection:
            return self._give(connection, Note(text, find_thing(connection, id).anchor))

    def enter(self, data: bytes | str, name: str = "the entry") -> Done:
        """Enters what the reader cannot read, from its JSON form; `name` is the file's, for messages. A report of this id that
        could not be read gets this for its reading.

        Raises: LedgerError, saying where in the file what is wrong.
        """
        made = entry_from_json(data, name)
        with self.store.writing() as connection:
            made, report = _completed(connection, made, name)
            number, reading = _kept(connection, made, report, name)
            thing = Thing("report", reading.report.id, ())
            what = Entered(anchor_of(thing, reading, version=number), msgspec.to_builtins(made))
            return self._give(connection, what)

    def undo(self, id: str) -> Done:  # noqa: A002
        """A judgement holds no longer; of an undoing: what it undid holds again."""
        with self.store.writing() as connection:
            undone = find_judgement(connection, id)
            ruled = acting.before(connection)
            made = self._record(connection, Undo(undone))
            base = acting.undo(connection, undone, by=made.id)
            return _done(connection, made, acting.act(connection, base, ruled), ruled.overruled, base)

    def _give(self, connection: Connection, what: Decision) -> Done:
        ruled = acting.before(connection)
        made = self._record(connection, what)
        return _done(connection, made, acting.act(connection, made, ruled), ruled.overruled, made)

    def _record(self, connection: Connection, what: Decision) -> Judgement:
        body, at = body_of(what), self.clock()
        count = judgements.count(connection)
        id_ = text_id("\x1f".join((what.kind, body.decode(), self.who, at, str(count))))
        judgements.put(connection, JudgementRow(id_, what.kind, body, self.who, at))
        anchors.put(connection, id_, [(anchor.report, anchor.incident) for anchor in what.anchors])
        return Judgement(id_, what, self.who, at)

    def _given(self, connection: Connection, held: Held) -> Given:
        """The thing as people corrected it so far."""
        reading = things.as_corrected(connection, held.reading)
        every: Sequence[Claim | Event | Toll] = (*reading.claims, *reading.events, *reading.tolls)
        thing = next((one for one in every if one.id == held.thing.id), None)
        if thing is None:
            raise LedgerError(
                f"{held.thing.kind} {held.thing.id} does not count, as somebody judged; "
                f"say `alleged judge right {held.thing.id}` first"
            )
        return Given(held.thing.kind, thing, reading, held.version.report.text, self.find)


def _done(
    connection: Connection, made: Judgement, now_overruled: Iterable[str], before: Iterable[str], of: Judgement
) -> Done:
    """What to say of a judgement; `of` is the one that it changes something about."""
    new = tuple(id_ for id_ in now_overruled if id_ not in set(before))
    return Done(made, acting.incidents_of(connection, of), new)


def _pair(connection: Connection, a: str, b: str, *, apart: bool = False) -> tuple[Anchor, Anchor]:
    held = [_event(connection, one) for one in (a, b)]
    for one, given in zip(held, (a, b), strict=True):
        if one.part is None:
            raise LedgerError(
                f"event {given} is in no incident (it is planned, supposed, or words alone): it cannot be judged in a pair"
            )
    first, second = held
    if apart and first.thing.id == second.thing.id:
        raise LedgerError(f"{a!r} and {b!r} are one event")
    if first.part == second.part and not apart:
        one_incident = f"as one incident, {first.part.id if first.part else ''}"
        raise LedgerError(f"report {first.reading.report.id} tells both {one_incident}: there is nothing to join")
    return first.anchor, second.anchor


def _event(connection: Connection, id_: str) -> Held:
    """The event of an id; a claim stands for the one event that it has."""
    held = find_thing(connection, id_, ("event", "claim"))
    if held.thing.kind == "event":
        return held
    mine = [event.id for event in held.reading.events if event.claim == held.thing.id]
    if len(mine) != 1:
        raise LedgerError(
            f"claim {held.thing.id} has {len(mine)} events; name one event: {', '.join(mine) or 'another claim has'}"
        )
    return find_thing(connection, mine[0], ("event",))


def _going(connection: Connection, id_: str, incident: str, every: Sequence[Part]) -> list[Part]:
    """The parts of an incident that a report's or an event's id names."""
    held = find_thing(connection, id_, ("report", "event", "claim"))
    if held.thing.kind == "report":
        found = [part for part in every if part.report == held.thing.id]
    else:
        found = [part for part in every if held.part is not None and part.id == held.part.id]
    if not found:
        raise LedgerError(f"{held.thing.kind} {held.thing.id} does not stand in incident {incident}")
    return found


def _completed(connection: Connection, made: EnteredReport, name: str) -> tuple[EnteredReport, Report]:
    """An entry for a report that is there already takes from it what it leaves out."""
    there = reports.current_versions(connection, [made.id]) if made.id is not None else {}
    if made.id is None or not there:
        return made, report_of_entry(made, name)
    (key,) = there.values()
    version = reports.of_versions(connection, [key])[key]
    if claims.of_version(connection, version.slot) and not acting.is_by_hand(connection, key):
        raise LedgerError(f"{name}: report {made.id} was read by this program; enter what it misses under another id")
    text = _own_text(connection, made.id) if made.text is None else None
    if text is not None:
        old = version.report
        about = {
            field: getattr(made, field) or getattr(old, field)
            for field in ("published", "publisher", "author", "title", "url")
        }
        language = made.language or version.language
        made = msgspec.structs.replace(made, text=text, language=language, **about)
    return made, report_of_entry(made, name)


def _own_text(connection: Connection, report: str) -> str | None:
    """The text of a report's latest version that was not entered by hand; None where all were."""
    came = [key for key in reports.versions_of(connection, report) if not acting.is_by_hand(connection, key)]
    return reports.texts(connection, came[-1:])[came[-1]] if came else None


def _kept(connection: Connection, made: EnteredReport, report: Report, name: str) -> tuple[int, Reading]:
    """Keeps the report with its reading; the number of its version, and the reading."""
    (held,) = reports.known(connection, [report])
    reading = reading_of_entry(made, replace(report, id=held.id), name)
    if not held.whole:
        keep(connection, [(report, reading)], HAND_READER)
    versions = reports.of_versions(connection, reports.versions_of(connection, held.id))
    sha256 = text_sha256(report.text)
    mine = [version for version in versions.values() if text_sha256(version.report.text) == sha256]
    version = max(mine, key=lambda one: one.number)
    if not version.current:
        raise LedgerError(f"{name}: report {held.id} has a newer version since; enter the text that it has now")
    if held.whole:
        keep_again(connection, [(version, reading)], HAND_READER)
    return version.number, reading
