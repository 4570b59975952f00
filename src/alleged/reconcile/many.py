"""Incidents of many reports: the accounts that each report gives of one happening, brought together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from alleged.lexicon.folding import fold
from alleged.reconcile.account import Account, outlet_key
from alleged.reconcile.copies import carried, copy_groups
from alleged.reconcile.gathering import accounts, gathered
from alleged.reconcile.happening import Happening
from alleged.reconcile.incident import Outline, incident
from alleged.reconcile.outline import outline
from alleged.reconcile.part import Part
from alleged.reconcile.passages import Passage
from alleged.reconcile.redrawing import again, kept_tolls
from alleged.reconcile.relays import relays
from alleged.reconcile.sums import as_a_whole
from alleged.reconcile.unite import united
from alleged.reconcile.voices import voices
from alleged.records.incident import Incident
from alleged.records.reading import Reading


@dataclass(frozen=True, slots=True)
class Copied:
    """Two reports one of which took from the other: `origin` the earlier, `copy` the later report's id. `passages` have the copy's
    text as their first."""

    origin: str
    copy: str
    passages: tuple[Passage, ...]


def draw_up(
    group: Sequence[Part],
    readings: Mapping[str, Reading],
    copies: Sequence[Copied] = (),
    discounted: frozenset[str] = frozenset(),
) -> Incident:
    """The incident of these parts; `readings` are their reports' by report id, `copies` what was found copied among any reports,
    `discounted` the folded names of sources that count for nothing.

    An incident of one report alone is the one that its reading holds. So is one whose reports were all read by rules that gathered
    otherwise than the present ones: the first report's, until they are read again. Raises: KeyError where a reading is missing.
    """
    ordered = sorted(group, key=lambda p: p.order)
    if len(ordered) > 1:
        what, given, copied = told(ordered, readings, copies, discounted)
        if what is not None:
            return incident(what, given, copied)
    reading = readings[ordered[0].report]
    own = next(one for one in reading.incidents if one.id == ordered[0].id)
    return _without(ordered[0], reading, own, discounted) if discounted else own


def told(
    ordered: Sequence[Part],
    readings: Mapping[str, Reading],
    copies: Sequence[Copied] = (),
    discounted: frozenset[str] = frozenset(),
) -> tuple[Outline | None, tuple[Account, ...], tuple[tuple[str, ...], ...]]:
    """Outline, accounts and copies of the incident of these parts, in time: what it is drawn up from. No outline where the readings
    hold none of the parts any more."""
    events: list[Happening] = []
    given: list[Account] = []
    known = {part.report for part in ordered}
    mutual = [c for c in copies if c.origin in known and c.copy in known]
    outlets = frozenset(name for report in known if (name := readings[report].report.publisher) is not None)
    for part in ordered:
        reading = readings[part.report]
        group, mine = tell(part, reading)
        events += group
        given += discount(_with_outlets(mine, reading, mutual, readings, outlets), discounted)
    published = {part.report: part.published for part in ordered}
    return (
        outline(events) if events else None,
        discount(united(given), discounted),
        copy_groups([(c.origin, c.copy) for c in mutual], published=published),
    )


def tell(part: Part, reading: Reading) -> tuple[tuple[Happening, ...], tuple[Account, ...]]:
    """The events and accounts that a reading gives of one of its parts; none where it holds no such part any more."""
    cast = voices(reading)
    group = next((g for g in gathered(reading, cast, part.apart) if g.id == part.id), None)
    if group is None:
        return (), ()
    given = accounts(reading, group, cast)
    own = next((one for one in reading.incidents if one.id == part.id), None)
    if part.main and own is not None:
        given = as_a_whole(given, own)
    return group.events, given


def discount(given: Iterable[Account], names: frozenset[str]) -> tuple[Account, ...]:
    """The accounts; those of sources with one of these folded names count for nothing. A source goes by its name, the words that
    the report has for it, or, where the report speaks itself, its outlet."""
    if not names:
        return tuple(given)
    return tuple(
        replace(account, discounted=True)
        if not account.discounted and names.intersection(_called(account))
        else account
        for account in given
    )


def _called(account: Account) -> Iterator[str]:
    if account.voice is not None:
        yield fold(account.voice.ref.name)
        yield account.voice.key
    if account.claim.source is not None:
        yield fold(account.claim.source.text)
    elif account.claim.form == "narrated" and account.voice is None:
        yield fold(account.outlet or account.report.publisher or account.report.id)


def _without(part: Part, reading: Reading, own: Incident, discounted: frozenset[str]) -> Incident:
    """A report's own incident without the sources that count for nothing."""
    cast = voices(reading)
    group = next(g for g in gathered(reading, cast, part.apart) if g.id == part.id)
    given = discount(accounts(reading, group, cast), discounted)
    aside = [account for account in given if account.discounted]
    if not aside:
        return own
    kinds = {toll.kind for account in aside for toll in account.tolls}
    kept = kept_tolls(group, own) if part.main else None
    return again(outline(group.events), given, own, kept, kinds)


def _with_outlets(
    given: Sequence[Account],
    reading: Reading,
    copies: Sequence[Copied],
    readings: Mapping[str, Reading],
    outlets: frozenset[str],
) -> list[Account]:
    """The accounts with the outlet whose word they are, where the report copied or relayed them."""
    taken = [c for c in copies if c.copy == reading.report.id]
    passed_on = relays(reading, outlets)
    known = {fold(outlet) for outlet in outlets}
    out: list[Account] = []
    for account in given:
        spans = [(piece.start, piece.end) for piece in account.claim.content]
        source = next((c for c in taken if carried(spans, c.passages)), None)
        if source is not None:
            record = readings[source.origin].report
            account = replace(account, outlet=record.publisher or record.id)
        outlet = passed_on.get(account.claim.id)
        inner = account.claim.parent in passed_on  # what somebody says in another's report is his own word
        if outlet is not None and not inner and account.voice is not None and fold(outlet) in known:
            # the outlet's own report may be in the ledger too: then both are one word
            account = replace(account, voice=replace(account.voice, key=outlet_key(outlet), body=outlet_key(outlet)))
        out.append(account)
    return out
