"""Which gold claim each claim of a reading is: claim by claim what score/attribution.py counts.

`matches` repeats that scorer's matching, since it gives counts alone; tests hold the two together.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.rows import Row
from evaluation.scorers import scorer

ROLES = ("source", "cue", "content")
# A claim is right where source and content both reach this Jaccard over words (the first threshold).
RIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """One claim of each side, by index, and how well source and content agree (Jaccard over words)."""

    gold: int
    predicted: int
    source: float
    content: float

    @property
    def right(self) -> bool:
        """Whether the claim counts as right at 0.5."""
        return self.source >= RIGHT and self.content >= RIGHT


def counted(reading: Row) -> list[Row]:
    """The claims that the gold can hold: attributions, and of nested ones the outermost."""
    return [c for c in reading.get("claims") or [] if c.get("form") != "narrated" and not c.get("parent")]


def by_report(readings: Sequence[Row]) -> dict[str, Row]:
    """Readings by their report's id."""
    return {str(reading["report"]["id"]): reading for reading in readings}


def word_sets(text: str, claims: Sequence[Row]) -> list[dict[str, set[int]]]:
    """For each claim the words under each role, by index among the text's words."""
    s = scorer("scoring")
    found = s.words(text)
    return [{role: s.covered(found, s.pieces(claim.get(role))) for role in ROLES} for claim in claims]


def matches(text: str, gold: Sequence[Row], predicted: Sequence[Row]) -> list[Match]:
    """One-to-one matching of gold claims and claims of a reading (those of `counted`)."""
    s = scorer("scoring")
    g_sets, p_sets = word_sets(text, gold), word_sets(text, predicted)
    scores = []
    for i, g in enumerate(g_sets):
        for j, p in enumerate(p_sets):
            if g["content"] & p["content"] or g["cue"] & p["cue"]:
                source, cue, content = (s.jaccard(g[role], p[role]) for role in ROLES)
                scores.append((content + 0.5 * source + 0.25 * cue, i, j))
    return [
        Match(
            i,
            j,
            s.jaccard(g_sets[i]["source"], p_sets[j]["source"]),
            s.jaccard(g_sets[i]["content"], p_sets[j]["content"]),
        )
        for i, j in s.matching(scores)
    ]
