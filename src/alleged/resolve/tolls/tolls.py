"""How many were killed and hurt in the incident that a report is mainly about, from all that it says.

Every figure that may be the answer is a candidate (toll_candidates.py); readable features of each (toll_features.py), weighted by
weights.toml, choose one. Where several named sources give figures and the choice is not sure, the range takes in more.
"""

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from alleged.records.document import Document
from alleged.records.mention import TollMention
from alleged.records.toll import TollKind
from alleged.resolve.tolls.candidates import ZERO, Candidate, Told, Value, candidates
from alleged.resolve.tolls.features import features

Weights = Mapping[str, Mapping[str, float]]

SURE: Mapping[TollKind, float] = {"killed": 0.75, "injured": 0.5}
"""Probability that the figures in a range reach together, where sources differ. Source: tuned on half of the Airwars narratives for
cover, against exactness on shootings; wounded are counted so loosely that wider ranges lose more than they catch."""
MANY_SOURCES = 2
"""Named sources that must give figures before a range is widened; one source's figures are its own earlier and later ones."""
WIDEST_RATIO, WIDEST = 4, 40
"""A range grows neither above this ratio of its ends nor above this width: figures farther apart are of different things."""
_OTHERS: tuple[TollKind, ...] = ("missing", "captured", "displaced")


@dataclass(frozen=True, slots=True)
class MainToll:
    """A range for one kind; `open` if the figure that reaches `high` has no upper bound; `mentions` are the indices behind it."""

    low: int
    high: int
    open: bool
    mentions: tuple[int, ...]


def main_tolls(document: Document, mentions: Sequence[TollMention]) -> dict[TollKind, MainToll]:
    """Ranges for the incident that the report is mainly about; a kind of which nothing is told is left out.

    `mentions` are those of extract.tolls.toll_mentions. Parts, running totals and other incidents lose against the main figure;
    victims told one by one are counted once each.
    """
    if not mentions:
        return {}
    told = Told.of(document, mentions)
    out: dict[TollKind, MainToll] = {}
    killed = ZERO
    for kind in ("killed", "injured"):
        ranked = rank(told, kind, killed)
        if kind == "killed":
            killed = ranked[0][1].value
        chosen = _chosen(told, kind, ranked)
        if chosen is not None:
            out[kind] = chosen
    for kind in _OTHERS:
        plain = _plain(told, kind)
        if plain is not None:
            out[kind] = plain
    return out


def rank(told: Told, kind: TollKind, killed: Value = ZERO) -> list[tuple[float, Candidate]]:
    """All candidates with their scores, the best first; of equal ones the smaller."""
    made = candidates(told, kind, killed)
    known = weights()[kind]
    scored = [(score(features(told, kind, one, made, killed), known), one) for one in made]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].value))


def score(names: Iterable[str], known: Mapping[str, float]) -> float:
    """The sum of the weights of these features."""
    return sum(known.get(name, 0.0) for name in names)


@cache
def weights() -> Weights:
    """The weights by kind and feature."""
    rows = tomllib.loads((files(__package__) / "weights.toml").read_text(encoding="utf-8"))
    return {kind: rows[kind] for kind in ("killed", "injured")}


def _chosen(told: Told, kind: TollKind, ranked: Sequence[tuple[float, Candidate]]) -> MainToll | None:
    best = ranked[0][1]
    taken = [best]
    if told.named_sources(kind) >= MANY_SOURCES:
        taken.extend(_widened(ranked, SURE[kind]))
    if best.value == ZERO and len(taken) == 1 and "none" not in best.ways:
        return None
    behind = tuple(dict.fromkeys(i for one in taken for i in one.mentions))
    high = max(one.value[1] for one in taken)
    reaching = [i for one in taken if one.value[1] == high for i in one.mentions]
    return MainToll(min(one.value[0] for one in taken), high, _is_open(told, reaching), behind)


def _widened(ranked: Sequence[tuple[float, Candidate]], sure: float) -> list[Candidate]:
    """The next candidates, until all that are taken are as probable together as `sure`."""
    top, best = ranked[0]
    odds = [math.exp(points - top) for points, _ in ranked]
    total = sum(odds)
    reached = odds[0] / total
    low, high = best.value
    out: list[Candidate] = []
    for share, (_, one) in zip(odds[1:], ranked[1:], strict=True):
        if reached >= sure:
            break
        new_low, new_high = min(low, one.value[0]), max(high, one.value[1])
        if one.value == ZERO or new_high > max(1, new_low) * WIDEST_RATIO or new_high - new_low > WIDEST:
            continue
        low, high, reached = new_low, new_high, reached + share / total
        out.append(one)
    return out


def _is_open(told: Told, mentions: Sequence[int]) -> bool:
    """Whether the figure first given of these names no upper bound."""
    return bool(mentions) and told.mentions[mentions[0]].number.high is None


def _plain(told: Told, kind: TollKind) -> MainToll | None:
    """The range over all figures of a kind that is rarely told twice."""
    found = [
        (i, value)
        for i, m in enumerate(told.mentions)
        if m.kind == kind
        and m.basis == "figure"
        and m.status == "happened"
        and m.scope == "incident"
        and not m.background
        and (value := told.bounds(i)) is not None
    ]
    if not found:
        return None
    high = max(value[1] for _, value in found)
    reaching = [i for i, value in found if value[1] == high]
    return MainToll(min(value[0] for _, value in found), high, _is_open(told, reaching), tuple(i for i, _ in found))
