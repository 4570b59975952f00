"""Reports that repeat one another in whole or part, and which of their claims came by copying.

How the ledger uses it: keep the `fingerprints` of every report; those of a new report that others have name the candidates
(`WORTH_COMPARING` shared ones or more); `compare` settles each pair on the texts themselves; `copy_groups` gathers; `carried` tells
which claims of the later report are no further source.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from alleged.reconcile.passages import Passage, Run, as_passage, read_words, runs
from alleged.reconcile.quoted import words_quoted
from alleged.reconcile.shingles import Words
from alleged.reconcile.spoken_to import words_to_reader

Extent = Literal["whole", "part", "none"]

WORTH_COMPARING = 2
"""Shared fingerprints from which on two reports are compared. One may be a title or a set phrase; of a passage of twelve words two
of eight are sampled on average, of a sentence of 25 five of 21."""
WHOLE = 0.8
"""Share of the shorter report's own words (outside quotation marks) that stand in the longer one for it to be a copy in whole. One
sentence in five may be added: a dateline, a credit, "according to Agency A"."""
LIFTED_WORDS = 16
"""Own words in one run that make a report in part a copy: a sentence. Formulas ("were killed and dozens more wounded in a suicide
bombing at a") mostly stay below; longer ones are told by their days. Source: 9,000 dated lines of news; 15 pairs were left."""
SMALL = 8
"""Own words that a copy to the last word needs: with fewer it is all quotation."""
CARRIED = 0.75
"""Share of a claim's words that must stand in copied passages for the claim to have come by copying."""


@dataclass(frozen=True, slots=True)
class Copying:
    """What two texts share.

    `containment` is the share (0 to 1) of the shorter text's words that stand in the longer one, `own` the same over the words
    outside quotation marks, by which `extent` is decided. `passages` are all that both have, quotations too, longest first.
    """

    containment: float
    own: float
    extent: Extent
    passages: tuple[Passage, ...]


def compare(one: str, other: str) -> Copying:
    """What two reports' texts share, and whether one is a copy of the other in whole, in part, or not.

    Words that both give in quotation marks do not count: both heard them. Nor do sentences that speak to the reader make a copy in
    part ("You can follow our coverage ..."): they are the page's. Page furniture that is known as such is passed over before.
    """
    mine, theirs = Marked.of(one), Marked.of(other)
    return _copying(mine, theirs, runs(mine.words.folded, theirs.words.folded))


def origin_first(
    one: tuple[str | None, str], other: tuple[str | None, str]
) -> tuple[tuple[str | None, str], tuple[str | None, str]]:
    """Two reports, each as (published, id), the origin first and the copy after it: the earlier published, the lower id on a tie.

    What has no date stands first, as everywhere in the ledger.
    """
    first, second = sorted((one, other), key=lambda r: (r[0] or "", r[1]))
    return first, second


def copy_groups(
    pairs: Iterable[tuple[str, str]], *, published: Mapping[str, str | None] | None = None
) -> tuple[tuple[str, ...], ...]:
    """Report ids that belong together by these pairs, each group in time (`published` by id; by id alone without it), the groups by
    their first. The order of the pairs does not matter."""
    head: dict[str, str] = {}

    def top(report: str) -> str:
        head.setdefault(report, report)
        while head[report] != report:
            head[report] = head[head[report]]
            report = head[report]
        return report

    for one, other in pairs:
        a, b = top(one), top(other)
        head[max(a, b)] = min(a, b)
    groups: dict[str, list[str]] = {}
    for report in sorted(head):
        groups.setdefault(top(report), []).append(report)
    days = published or {}
    ordered = [tuple(sorted(group, key=lambda r: (days.get(r) or "", r))) for group in groups.values()]
    return tuple(sorted((g for g in ordered if len(g) > 1), key=lambda g: (days.get(g[0]) or "", g[0])))


def carried(claim_spans: Sequence[tuple[int, int]], passages: Sequence[Passage]) -> bool:
    """Whether a claim lies in copied passages of its report, that is, whether it came by copying.

    `claim_spans` are the code points of its content (its cue and source may be the copier's own words: "..., Agency A said").
    `passages` have the claim's report as their first text; see `Passage.turned`.
    """
    length = sum(end - start for start, end in claim_spans)
    inside = sum(
        max(0, min(end, passage.end) - max(start, passage.start)) for start, end in claim_spans for passage in passages
    )
    return length > 0 and inside >= CARRIED * length


@dataclass(frozen=True, slots=True)
class Marked:
    """A text's words, and for each whether it stands in quotation marks, and whether its sentence speaks to the reader."""

    words: Words
    quoted: tuple[bool, ...]
    to_reader: tuple[bool, ...]

    @staticmethod
    def of(text: str) -> "Marked":
        """The words of a report's text."""
        words = read_words(text)
        quoted = words_quoted(words.starts, text)
        return Marked(words, quoted, words_to_reader(words, quoted, text))


def _copying(one: Marked, other: Marked, shared: Sequence[Run]) -> Copying:
    own_runs = [
        sum(not (one.quoted[run.at + k] and other.quoted[run.other_at + k]) for k in range(run.words)) for run in shared
    ]
    lifted = [
        sum(
            not (one.quoted[run.at + k] and other.quoted[run.other_at + k])
            for k in range(run.words)
            if not one.to_reader[run.at + k]
        )
        for run in shared
    ]
    turned = len(other.words) < len(one.words)
    shorter = other if turned else one
    inside = {(run.other_at if turned else run.at) + k for run in shared for k in range(run.words)}
    alone = sum(not marked and i not in inside for i, marked in enumerate(shorter.quoted))
    own_words = sum(own_runs) + alone
    own = sum(own_runs) / own_words if own_words else 0.0
    return Copying(
        containment=round(len(inside) / len(shorter.words), 4) if shared else 0.0,
        own=round(own, 4),
        extent=_extent(own, own_runs, lifted, sum(run.words for run in shared)),
        passages=tuple(as_passage(run, one.words, other.words) for run in shared),
    )


def _extent(own: float, own_runs: Sequence[int], lifted: Sequence[int], words: int) -> Extent:
    """How far one text is a copy: by the share of its own words, their runs, those of them that are `lifted`, and all `words`."""
    total = sum(own_runs)
    if total >= SMALL and (own == 1.0 or (own >= WHOLE and words >= LIFTED_WORDS)):
        return "whole"
    return "part" if max(lifted, default=0) >= LIFTED_WORDS else "none"
