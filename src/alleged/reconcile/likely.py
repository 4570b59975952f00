"""Reworded copies: the same source with the same quotation or figure within three days is likely one origin."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from alleged.reconcile.account import Account
from alleged.reconcile.quoted import quotations
from alleged.reconcile.shingles import Words, hashes
from alleged.records.toll import TollKind

WITHIN_DAYS = 3
"""Days between two reports within which the same words of one source come from one statement. Source: the issue."""
MIN_FIGURE = 3
"""The smallest figure by which two statements are taken for one: ones and twos are told of every incident."""

Reason = Literal["the same quotation", "the same figure"]


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one claim gives of its source to know it again by: `speaker` is a key that is the same in every report, `published` the
    report's day, `quoted` hashes of 5-word shingles in quotation marks, `figures` its tolls as (kind, low, high)."""

    claim: str
    report: str
    published: str | None
    speaker: str
    quoted: frozenset[int]
    figures: frozenset[tuple[TollKind, int | None, int | None]]


@dataclass(frozen=True, slots=True)
class LikelyOrigin:
    """Two claims of two reports that are likely one statement: the `first` and the `later` claim's id, and why."""

    first: str
    later: str
    reason: Reason


def utterances(accounts: Iterable[Account]) -> tuple[Utterance, ...]:
    """What accounts of one incident give to know their sources again by. Only the named speak: an "official" may be any."""
    out: list[Utterance] = []
    for account in accounts:
        if account.voice is None or not account.voice.named:
            continue
        quoted = frozenset(h for piece in account.claim.content for h in _quoted(piece.text))
        figures = frozenset(
            (toll.kind, toll.low, toll.high)
            for toll in account.tolls
            if max(toll.low or 0, toll.high or 0) >= MIN_FIGURE
        )
        if quoted or figures:
            out.append(
                Utterance(
                    account.claim.id,
                    account.report.id,
                    account.report.published,
                    account.voice.key,
                    quoted,
                    figures,
                )
            )
    return tuple(out)


def likely_same_origin(said: Iterable[Utterance]) -> tuple[LikelyOrigin, ...]:
    """Pairs of claims that are likely one statement of one source, each later one with the first of its kind within three days.

    They are shown as such and not counted twice. Reports without a day are not compared; the order of `said` does not matter.
    """
    ordered = sorted((u for u in said if u.published), key=lambda u: (u.published or "", u.report, u.claim))
    out: list[LikelyOrigin] = []
    by_speaker: dict[str, list[Utterance]] = {}
    for later in ordered:
        before = by_speaker.setdefault(later.speaker, [])
        # What is older than three days is older for all that follow, too.
        before[:] = [u for u in before if _days(u, later) <= WITHIN_DAYS]
        found = _first(before, later)
        if found is not None:
            out.append(found)
        before.append(later)
    return tuple(out)


def _first(before: Sequence[Utterance], later: Utterance) -> LikelyOrigin | None:
    for earlier in before:
        if earlier.report == later.report:
            continue
        if earlier.quoted & later.quoted:
            return LikelyOrigin(earlier.claim, later.claim, "the same quotation")
        if earlier.figures & later.figures:
            return LikelyOrigin(earlier.claim, later.claim, "the same figure")
    return None


def _quoted(text: str) -> tuple[int, ...]:
    """Hashes of the shingles in each quotation of a text."""
    return tuple(h for start, end in quotations(text) for h in hashes(Words.of(text[start:end]).folded))


def _days(earlier: Utterance, later: Utterance) -> int:
    first, last = ((u.published or "")[:10] for u in (earlier, later))
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
