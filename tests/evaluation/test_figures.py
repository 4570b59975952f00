import random
from typing import Any

import pytest

from evaluation import attribution, calibration, compare, judge, matching, sample
from evaluation.paths import shared

Row = dict[str, Any]
needs_scorers = pytest.mark.skipif(not (shared() / "score").exists(), reason="the shared scorers are not here")

TEXT = "The mayor said the bridge was closed. A guard denied it, and the press said nothing of the kind."


def claim(source: str | None, cue: str, content: str, **more: object) -> Row:
    def span(words: str) -> Row:
        return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "text": words}

    return {
        "source": span(source) if source else None,
        "cue": span(cue),
        "content": [span(content)],
        "form": "indirect",
        "parent": None,
        "confidence": 0.9,
        **more,
    }


def gold(one: Row) -> Row:
    return {
        role: [[s["start"], s["end"]] for s in (one[role] if role == "content" else [one[role]] if one[role] else [])]
        for role in matching.ROLES
    }


MAYOR = claim("The mayor", "said", "the bridge was closed")
GUARD = claim("A guard", "denied", "it")
PRESS = claim("the press", "said nothing", "of the kind")
ROWS = [{"id": "r", "text": TEXT, "claims": [gold(MAYOR), gold(GUARD)]}]


def reading(*claims: Row) -> Row:
    return {"report": {"id": "r"}, "claims": list(claims)}


@needs_scorers
def test_gains_and_losses_are_told_claim_by_claim() -> None:
    base, head = [reading(MAYOR, PRESS)], [reading(GUARD, claim("The mayor", "said", "A guard denied it"))]
    found = compare.changes(ROWS, base, head)
    assert [(c.kind, c.source) for c in found] == [
        ("lost", "The mayor"),
        ("spurious new", "The mayor"),
        ("gained", "A guard"),
        ("spurious gone", "the press"),
    ]
    report = compare.markdown(found, "main", [("claim F1 at 0.5", 50.0, 51.5)])
    assert "| claim F1 at 0.5 | 50 | 51.5 | +1.5 |" in report
    assert "net: gold claims matched | +0 |" in report


@needs_scorers
def test_a_moved_border_is_no_change() -> None:
    wide = PRESS | {"content": [{"start": 83, "end": 95, "text": ""}]}
    assert compare.changes(ROWS, [reading(MAYOR, PRESS)], [reading(MAYOR, wide)]) == []


@needs_scorers
def test_narrated_and_nested_claims_do_not_count() -> None:
    narrated = claim(None, "said", "the bridge was closed", form="narrated")
    nested = claim("A guard", "denied", "it", parent="x")
    assert matching.counted(reading(MAYOR, narrated, nested)) == [MAYOR]
    assert calibration.outcomes(ROWS, [reading(MAYOR, narrated, PRESS)]) == [(0.9, True), (0.9, False)]


@needs_scorers
def test_matching_counts_what_the_scorer_counts() -> None:
    rng = random.Random(4)
    rows = attribution.gold()[:8]
    readings = []
    for row in rows:
        claims = []
        for one in rng.sample(row["claims"], k=len(row["claims"]) * 3 // 4):
            moved = [{"start": max(0, a - rng.randrange(40)), "end": b, "text": ""} for a, b in one["content"]]
            source = next(({"start": a, "end": b, "text": ""} for a, b in one["source"] if rng.random() < 0.8), None)
            claims.append({"form": "indirect", "source": source, "cue": None, "content": moved, "confidence": 0.5})
        readings.append({"report": {"id": row["id"]}, "claims": claims})
    figures = attribution.figures(rows, readings)
    right = sum(
        match.right
        for row, read in zip(rows, readings, strict=True)
        for match in matching.matches(row["text"], row["claims"], read["claims"])
    )
    total = sum(len(read["claims"]) for read in readings)
    assert figures["claim F1 at 0.5, precision"] == round(100 * right / total, 1)
    assert 0 < right < total


@pytest.mark.parametrize(
    ("pairs", "error"),
    [
        ([], 0.0),
        ([(1.0, True), (1.0, True)], 0.0),
        ([(0.75, True), (0.75, True), (0.75, True), (0.75, False)], 0.0),
        ([(0.05, True)], 95.0),
        ([(0.9, True), (0.95, False), (0.1, False), (0.1, False)], 26.2),
    ],
)
def test_calibration_error(pairs: list[tuple[float, bool]], error: float) -> None:
    assert calibration.expected_error(pairs) == error


def row(a: bool | None, b: bool | None) -> Row:
    return {"report": "r", **{name: dict.fromkeys(sample.QUESTIONS, value) for name, value in (("a", a), ("b", b))}}


def test_judges_are_summarised() -> None:
    rows = [row(True, True)] * 4 + [row(False, False)] * 2 + [row(True, False)] * 2 + [row(None, True)]
    assert judge.share(rows, "a", judge.ALL) == 75.0
    assert judge.agreement(rows, "source") == (75.0, 0.5)
    assert judge.agreement([row(None, None)], "source") is None
    assert judge.agreement([row(True, True)], "source") == (100.0, None)
    assert len(judge.summary(rows)) == 4


def test_verdicts_are_taken_from_sheets_that_fit() -> None:
    rows = [row(None, None), row(None, None)]
    said = {"report": "r", "verdict": {"statement": True, "source": False, "words": None}}
    judge.take(rows, lambda name: [{"n": 1, **said}, {"n": 2, **said}] if name == "a" else [])
    assert rows[0]["a"] == {"statement": True, "source": False, "words": None}
    assert rows[0]["b"] == dict.fromkeys(sample.QUESTIONS)
    with pytest.raises(ValueError, match="holds 1"):
        judge.take(rows, lambda _: [{"n": 1, **said}])


def test_a_sample_is_the_same_for_its_seed_and_holds_no_words() -> None:
    readings = [reading(MAYOR, GUARD, PRESS, claim(None, "said", "it", form="narrated"))]
    first, again = (sample.drawn(readings, 7, 2) for _ in range(2))
    assert first == again
    assert len(first) == 2
    kept = sample.committed("r", MAYOR)
    assert "mayor" not in str(kept)
    assert kept["content"] == [[15, 36]]
    sheet = sample.sheet_row(1, "r", MAYOR, TEXT)
    assert sheet["source"] == "The mayor"
    assert len(sample.drawn(readings, 7, 99)) == 3
