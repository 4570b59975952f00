"""Decisions from scores, on scores made by hand."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.parse import decode


def test_cue_spans() -> None:
    tags = np.array([[0.9, 0.1, 0], [0.2, 0.8, 0], [0.1, 0, 0.9], [0.4, 0.6, 0], [0, 0, 1]], np.float32)
    assert [(a, b) for a, b, _ in decode.cue_spans(tags, 0.5)] == [(1, 2), (3, 4)]
    assert decode.cue_spans(tags, 0.85) == []


def test_spans_of() -> None:
    assert decode.spans_of([0, 1, 2, 2, 1, 0, 3, 1], 1) == [(1, 4), (4, 5), (7, 8)]
    assert decode.spans_of([], 1) == []


@given(st.integers(1, 4), st.integers(0, 10_000))
def test_viterbi_is_the_best_of_all_paths(words: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores, start, step = (rng.normal(size=s).astype(np.float32) for s in ((2, words, 3), (3,), (3, 3)))
    for row, path in zip(scores, decode.viterbi(scores, start, step).tolist(), strict=True):

        def total(p: tuple[int, ...], row: np.ndarray = row) -> float:
            inner = sum(step[a, b] for a, b in itertools.pairwise(p))
            return float(start[p[0]] + inner + sum(row[i, t] for i, t in enumerate(p)))

        best = max(map(total, itertools.product(range(3), repeat=words)))
        assert total(tuple(path)) == pytest.approx(best, abs=1e-4)


def _is_tree(heads: list[int]) -> bool:
    def reaches_root(i: int) -> bool:
        seen = set()
        while i and i not in seen:
            seen.add(i)
            i = heads[i]
        return i == 0

    return all(map(reaches_root, range(len(heads)))) and sum(h == 0 for h in heads[1:]) == 1


@given(st.integers(1, 12), st.integers(0, 10_000))
def test_trees_are_trees_with_one_root(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words + 1, words + 1)).astype(np.float32)
    assert _is_tree(decode.tree(scores).tolist())


def test_tree_keeps_the_best_governors() -> None:
    scores = np.zeros((4, 4), np.float32)
    scores[2, 0] = scores[1, 2] = scores[3, 2] = 5
    assert decode.tree(scores).tolist() == [0, 2, 0, 2]


def test_entities_are_the_best_chain() -> None:
    tags = ["O", "B-Person", "I-Person", "B-Location", "I-Location"]
    start = np.array([0, 0, -1e4, 0, -1e4], np.float32)
    step = np.array([[-1e4 if t[0] == "I" and s[1:] != t[1:] else 0 for t in tags] for s in tags], np.float32)
    scores = np.eye(5, dtype=np.float32)[[1, 2, 0, 1, 4, 3, 4]] * np.float32([9, 9, 9, 5, 9, 9, 9])[:, None]
    # The fifth word goes on with a place, so the fourth rather begins one than a person.
    assert decode.entities(scores, tags, start, step) == [(0, 2, "Person"), (3, 5, "Location"), (5, 7, "Location")]
    # Where the chain forbids nothing, what goes on with nothing begins.
    free = decode.entities(scores, tags, 0 * start, 0 * step)
    assert free == [(0, 2, "Person"), (3, 4, "Person"), (4, 5, "Location"), (5, 7, "Location")]
    assert decode.entities(scores[:0], tags, start, step) == []
