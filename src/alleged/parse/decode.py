"""Scores of the heads -> decisions: cue spans, roles, trees, entities, sentences. Numpy only; knows nothing of the model."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Range = tuple[int, int]

# Score given to what cannot be.
NEVER = np.float32(-1e4)
# Probability of standing in no entity from which a word is not looked at again. Source: F1 is the same without (worldwide dev).
SURELY_NONE = 0.99


def softmax(scores: Scores) -> Scores:
    """Probabilities along the last axis."""
    e = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(e / e.sum(-1, keepdims=True), np.float32)


def cue_spans(tags: Scores, threshold: float) -> list[tuple[int, int, float]]:
    """Cues in O, B, I probabilities `(words, 3)`: first word, last word, probability; a cue starts where B reaches `threshold`.

    Two starts side by side are one cue where the second rather goes on than starts.
    """
    out: list[tuple[int, int, float]] = []
    n = len(tags)
    for i in np.flatnonzero(tags[:, 1] >= threshold).tolist():
        if out and i <= out[-1][1]:
            continue
        last = i
        while last + 1 < n and tags[last + 1, 2] > 0.5 and tags[last + 1, 2] >= tags[last + 1, 1]:
            last += 1
        out.append((i, last, float(tags[i, 1])))
    return out


def viterbi(scores: Scores, start: Scores, step: Scores) -> npt.NDArray[np.int64]:
    """The best tags of each row: `(rows, words, tags)`, scores of a first tag `(tags,)` and of a step `(tags, tags)`
    -> `(rows, words)`."""
    rows, words, tags = scores.shape
    back = np.empty((words, rows, tags), np.int8)
    best = start + scores[:, 0]
    for i in range(1, words):
        paths = best[:, :, None] + step
        back[i] = paths.argmax(1)
        best = paths.max(1) + scores[:, i]
    out = np.empty((rows, words), np.int64)
    out[:, -1] = best.argmax(1)
    every = np.arange(rows)
    for i in range(words - 1, 0, -1):
        out[:, i - 1] = back[i, every, out[:, i]]
    return out


def spans_of(tags: Sequence[int], begin: int) -> list[Range]:
    """Half-open word ranges of the tag `begin` and its continuation `begin + 1`."""
    out: list[Range] = []
    first = -1
    for i, t in enumerate(tags):
        if t == begin:
            if first >= 0:
                out.append((first, i))
            first = i
        elif t != begin + 1 and first >= 0:
            out.append((first, i))
            first = -1
    if first >= 0:
        out.append((first, len(tags)))
    return out


def tree(scores: Scores) -> npt.NDArray[np.int64]:
    """The best tree of a sentence. `scores[w, h]`: how well h governs w, `(words + 1, words + 1)`, row and column 0 the root.

    Exactly one word hangs from the root. Returns the governor of each word, `[0]` standing for the root itself.
    Source: Chu and Liu 1965, Edmonds 1967; the single root by trying the best-scored roots first.
    """
    n = len(scores)
    s = scores.astype(np.float64)
    s[np.arange(n), np.arange(n)] = NEVER
    heads: npt.NDArray[np.int64] = s.argmax(1)
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) == 1:
        root = int(roots[0])
    else:  # the word that loses least by being the root, all others kept from it
        other = s[1:, 1:].max(1) if n > 2 else np.zeros(n - 1)
        pool = roots - 1 if len(roots) else np.arange(n - 1)
        root = int(pool[(s[1:, 0] - other)[pool].argmax()]) + 1
    s[1:, 0] = s[root, :] = 2 * NEVER
    s[root, 0] = 0.0
    if len(roots) != 1:
        heads = s.argmax(1)
    heads[0] = 0
    if n > 2:
        _break_cycles(s, heads)
    return heads


def _cycle(heads: npt.NDArray[np.int64]) -> list[int]:
    """The words of one cycle, empty where there is none."""
    state = [0] * len(heads)
    state[0] = 2
    for i in range(1, len(heads)):
        path = []
        while state[i] == 0:
            state[i] = 1
            path.append(i)
            i = int(heads[i])
        if state[i] == 1:
            return path[path.index(i) :]
        for j in path:
            state[j] = 2
    return []


def _break_cycles(s: npt.NDArray[np.float64], heads: npt.NDArray[np.int64]) -> None:
    """Open each cycle where that costs least, by hanging one of its words from a word outside that does not depend on the cycle.

    A greedy form of Edmonds' contraction: it ends with a tree always, with the best one nearly always (cycles are rare and
    short in scores that were trained as choices of governors).
    """
    while cycle := _cycle(heads):
        inside = set(cycle)
        outside = [h for h in range(len(heads)) if h not in inside and not _under(heads, h, inside)]
        gain = s[np.ix_(cycle, outside)] - s[cycle, heads[cycle]][:, None]
        w, h = divmod(int(gain.argmax()), len(outside))
        heads[cycle[w]] = outside[h]


def _under(heads: npt.NDArray[np.int64], word: int, cycle: set[int]) -> bool:
    seen = set()
    while word and word not in seen:
        if word in cycle:
            return True
        seen.add(word)
        word = int(heads[word])
    return word in cycle


def entities(scores: Scores, tags: Sequence[str], start: Scores, step: Scores) -> list[tuple[int, int, str]]:
    """Entities in BIO scores `(words, tags)`: half-open word ranges with their class, the best of all chains. What goes on
    with nothing begins.

    Only runs of words that may be part of one are searched: where the first tag, O, is all but certain, chains break.
    """
    out: list[tuple[int, int, str]] = []
    unsure = np.flatnonzero(softmax(scores)[:, 0] < SURELY_NONE).tolist()
    first = 0
    for i in range(1, len(unsure) + 1):
        if i < len(unsure) and unsure[i] == unsure[i - 1] + 1:
            continue
        begin, end = unsure[first], unsure[i - 1] + 1
        first = i
        path = viterbi(scores[None, begin:end], start, step)[0].tolist()
        for k, tag in enumerate(path, begin):
            name = tags[tag]
            if name[0] == "I" and out and out[-1][1:] == (k, name[2:]):
                out[-1] = (out[-1][0], k + 1, name[2:])
            elif name != "O":
                out.append((k, k + 1, name[2:]))
    return out
