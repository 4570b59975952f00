"""Accounts made by hand."""

from typing import Any

from alleged.reconcile.account import Account, Voice
from alleged.records import ActorRef, Bounds, Event, Party, ReportRecord, Toll
from alleged.records.ids import text_id, text_sha256
from tests.making import claim, span


def voice(name: str, side: str | None = None, *, body: str | None = None, named: bool = True) -> Voice:
    """A voice that goes by its name."""
    return Voice(name.lower(), ActorRef(text_id(name), name), side, (body or name).lower(), named)


def report(name: str, published: str = "2024-05-01", publisher: str | None = None) -> ReportRecord:
    """A report without text."""
    return ReportRecord(name, published, publisher or name, None, None, None, None, text_sha256(name), "en", ())


def toll(words: str, low: int | None, high: int | None, **fields: Any) -> Toll:
    """A toll of those killed in this incident."""
    counts = Bounds(low if low is not None else high, high if high is not None else low)
    plain: dict[str, Any] = {
        "start": 0, "end": len(words), "text": words, "id": text_id(f"toll {words} {fields}"),
        "confidence": 0.9, "claim": "c", "event": None,
        "kind": "killed", "low": low, "high": high, "approximate": False, "counts_as": counts, "rule": None, "victims": None,
        "victim_class": "unknown", "victim_side": None, "groups": (), "scope": "incident", "part_of": None,
    }  # fmt: skip
    return Toll(**{**plain, **fields})


def attack(by: Voice | None = None, status: Any = "happened") -> Event:
    """An assault, with the actor's id being its name."""
    party = () if by is None else (Party(0, 1, by.ref.name, by.ref.id),)
    return Event(
        id=text_id(f"event {by} {status}"), confidence=0.9, type="ASSAULT", mode=None, trigger=span("attack", "attack"),
        actor=party,
        recipient=(), means=None, target=None, place=None, when=None, claim="c", status=status, repeated=False, certainty="certain",
        hedges=(), tolls=(),
    )  # fmt: skip


def account(in_: ReportRecord, who: Voice | None, words: str = "an attack", *, at: int = 0, **fields: Any) -> Account:
    """One claim's word; `fields` of the account and, with the prefix claim_, of the claim."""
    mine = {k.removeprefix("claim_"): v for k, v in fields.items() if k.startswith("claim_")}
    rest = {k: v for k, v in fields.items() if not k.startswith("claim_")}
    source = who.ref.name if who is not None else None
    text = " " * at + f"{source or ''} said {words}"
    said = claim(
        text,
        source,
        None if mine.get("form") == "narrated" else "said",
        words,
        **{"id": text_id(text + in_.id), **mine},
    )
    cast = {v.ref.id: v for v in rest.pop("among", ())}
    return Account(in_, said, who, cast=cast, **rest)
