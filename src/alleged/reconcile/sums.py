"""What a report gives as a whole for the incident that it is mainly about, as the figures of its accounts."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from alleged.reconcile.account import Account
from alleged.reconcile.blame import takes_back
from alleged.records.ids import stable_id
from alleged.records.incident import Incident, Range
from alleged.records.toll import Bounds, Toll, TollKind

RANKED: tuple[TollKind, ...] = ("killed", "injured")
"""Kinds of which a report's main incident has bounds of its own, with background and repeats sorted out."""

ADDED_UP = "added up"
"""The rule of tolls that are people told of one by one, counted."""


def _lies_in(toll: Toll, bounds: Range | None) -> bool:
    if bounds is None:
        return False
    low, high = toll.counts_as.low, toll.counts_as.high
    under = bounds.low is not None and low is not None and low < bounds.low
    over = bounds.high is not None and high is not None and high > bounds.high
    return not (under or over)


def _counts(account: Account, toll: Toll, own: Incident) -> bool:
    # That nobody died is a side's word, and what is taken back a figure that was: neither lies within the bounds.
    aside = (toll.low == 0 and toll.high == 0) or takes_back(account.claim)
    return toll.kind not in RANKED or aside or _lies_in(toll, _range_of(own, toll.kind))


def _range_of(own: Incident, kind: TollKind) -> Range | None:
    return own.killed if kind == "killed" else own.injured


def as_a_whole(given: Sequence[Account], own: Incident) -> tuple[Account, ...]:
    """The accounts of a report's main incident (`own`) with the figures that the report gives for it as a whole: tolls outside its
    bounds are left out (of five dead one who is named is no other figure) unless somebody of another side gives them, and people
    told one by one are added up."""
    heard = {(t.kind, *_party(account)) for account in given for t in account.tolls if _counts(account, t, own)}
    out = [
        replace(
            account,
            tolls=tuple(t for t in account.tolls if _counts(account, t, own) or _is_of_others(account, t, heard)),
        )
        for account in given
    ]
    for kind in RANKED:
        bounds = _range_of(own, kind)
        if bounds is None or any(t.kind == kind for account in out for t in account.tolls):
            continue
        at = next((i for i, account in enumerate(out) if account.claim.id == bounds.latest.claim), None)
        if at is not None:
            out[at] = replace(out[at], tolls=(*out[at].tolls, _sum(out[at], kind, bounds)))
    return tuple(out)


def _party(account: Account) -> tuple[str | None, str | None]:
    """Whose word it is: the side, or the body of one that has none."""
    voice = account.voice
    if voice is None:
        return None, None
    return (voice.side, None) if voice.side is not None else (None, voice.body)


def _is_of_others(account: Account, toll: Toll, heard: Collection[tuple[TollKind, str | None, str | None]]) -> bool:
    """Whether a number is that of a party to the incident none of whose figures counts yet: "the army said it killed three"."""
    voice = account.voice
    if voice is None or not voice.named or voice.person or voice.side is None or account.claim.form == "narrated":
        return False
    party = _party(account)
    others = any(kind == toll.kind and (side, body) != party for kind, side, body in heard)
    mine = (toll.kind, *party) in heard
    return toll.scope == "incident" and toll.rule not in ("one", "no one") and others and not mine


def _sum(account: Account, kind: TollKind, bounds: Range) -> Toll:
    """The figure that a report's people add up to; it stands on the claim, not on words of its own."""
    start = min((piece.start for piece in account.claim.content), default=0)
    words = str(bounds.low) if bounds.low == bounds.high else f"{bounds.low} to {bounds.high}"
    return Toll(
        start=start,
        end=start,
        text=words,
        id=stable_id(account.report.id, (ADDED_UP, kind, words), 0),
        confidence=account.claim.confidence,
        claim=account.claim.id,
        event=None,
        kind=kind,
        low=bounds.low,
        high=None if bounds.open else bounds.high,
        approximate=False,
        counts_as=Bounds(bounds.low, bounds.high),
        rule=ADDED_UP,
        victims=None,
        victim_class="unknown",
        victim_side=None,
        groups=(),
        scope="incident",
        part_of=None,
    )
