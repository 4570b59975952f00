"""The parser: text in, `Document` out, one window after the other."""

import hashlib
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

import numpy as np

from alleged.lexicon import datelines, furniture
from alleged.parse import decode
from alleged.parse.datelines import with_datelines
from alleged.parse.features import Pieces
from alleged.parse.session import FILES, Floats, Labels, Scores, Session, weights
from alleged.parse.windows import Range, sentence_cuts, windows
from alleged.parse.words import JOINED, LINE, PARAGRAPH, Words, find_words, quote_states
from alleged.records.document import Attribution, Document, Entity
from alleged.settings import Settings

# Probability from which a word starts a cue that stands outside all contents. Source: best claim F1 on attribution/dev.
OUTER = 0.25
# The same for a cue inside another claim's content, where the corpus is silent: a guess, higher to be careful; not measured.
NESTED = 0.5
# Probability from which a word starts a sentence: even odds, not tuned.
SENTENCE = 0.5
_DIGITS = 12
# Windows read ahead of the one that is being decoded: enough for every core, little enough to stay small in memory.
AHEAD = 16

# A candidate: first and last word in the window, probability of being a cue outside contents, of being any cue.
_Cue = tuple[int, int, float, float]
# What the model says of a window: scores, candidates, and the candidates' role scores (None where there is none).
_Passed = tuple[Scores, list[_Cue], Floats | None]


@dataclass(slots=True)
class _Draft:
    """What the windows gave so far."""

    upos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    sentences: list[Range] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)


class Parser:
    """Reads texts. The model loads on first use.

    Raises: ModelError where the model is missing.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @cached_property
    def _session(self) -> Session:
        return Session()

    @cached_property
    def _pool(self) -> ThreadPoolExecutor | None:
        threads = self._settings.threads or _cores()
        return ThreadPoolExecutor(threads, thread_name_prefix="alleged") if threads > 1 else None

    @cached_property
    def versions(self) -> dict[str, str]:
        """`{"model": hash}` over the weights: it changes when they do."""
        digest = hashlib.sha256()
        for name in FILES:
            digest.update((weights() / name).read_bytes())
        return {"model": digest.hexdigest()[:_DIGITS]}

    def parse(self, text: str) -> Document:
        """The annotated document of a text. Page furniture is left out of its words, and datelines are not shown to the model."""
        skipped, lines = furniture.find(text), datelines.find(text)
        unread = sorted([*skipped, *((line.start, line.said) for line in lines)])
        words = find_words(text, unread)
        draft = self._read(words, sentence_cuts(words.forms, words.breaks), gold=None)
        document = Document(
            text, words.forms, words.starts, words.ends, words.breaks, words.quotes,
            tuple(draft.upos), tuple(draft.heads), tuple(draft.deprels), tuple(draft.sentences),
            tuple(draft.entities), tuple(draft.attributions), skipped,
        )  # fmt: skip
        return with_datelines(document, lines)

    def parse_tokens(self, sentences: Sequence[Sequence[str]], breaks: Sequence[Sequence[int]]) -> Document:
        """The same for words and sentences given: what treebanks are measured on. The text is made of the words."""
        forms = tuple(chain.from_iterable(sentences))
        gaps = tuple(chain.from_iterable(breaks))
        text, starts = [], []
        at = 0
        for form, gap in zip(forms, gaps, strict=True):
            blank = "" if gap == JOINED or not at else "\n\n" if gap == PARAGRAPH else "\n" if gap == LINE else " "
            starts.append(at + len(blank))
            text += [blank, form]
            at += len(blank) + len(form)
        cuts, ends = [0], tuple(s + len(f) for s, f in zip(starts, forms, strict=True))
        for sentence in sentences[:-1]:
            cuts.append(cuts[-1] + len(sentence))
        words = Words(forms, tuple(starts), ends, gaps, tuple(quote_states(forms, gaps)))
        draft = self._read(words, cuts, gold=set(cuts))
        return Document(
            "".join(text), forms, words.starts, ends, gaps, words.quotes,
            tuple(draft.upos), tuple(draft.heads), tuple(draft.deprels), tuple(draft.sentences),
            tuple(draft.entities), tuple(draft.attributions),
        )  # fmt: skip

    def _read(self, words: Words, cuts: Sequence[int], gold: set[int] | None) -> _Draft:
        draft = _Draft()
        if not words.forms:
            return draft
        labels = self._session.labels
        pieces = self._session.table.pieces(words.forms)
        ranges = windows(cuts, pieces.offsets, words.breaks)
        for (begin, end), (scores, cues, tags) in zip(ranges, self._forward(words, pieces, ranges), strict=True):
            _trees(labels, scores, begin, list(_starts(scores, words.breaks, begin, end, gold)), draft)
            for a, b, kind in decode.entities(scores.entities[1:], labels.entities, *labels.entity_chain):
                draft.entities.append(Entity((a + begin, b + begin), kind))
            if tags is not None:
                draft.attributions.extend(_attributions(labels, cues, tags, begin))
        return draft

    def _forward(self, words: Words, pieces: Pieces, ranges: Sequence[Range]) -> Iterator[_Passed]:
        """The model's passes over the windows, in their order. Several threads take a window each: the model lets go of the
        interpreter while it runs, and a window's figures are the same whichever thread it falls to."""
        session = self._session

        def passed(window: Range) -> _Passed:
            scores = session.encode(pieces, words.breaks, words.quotes, *window)
            cues = _cues(scores)
            return scores, cues, session.roles(scores, [c[0] for c in cues], [c[1] for c in cues]) if cues else None

        if self._pool is None or len(ranges) == 1:
            yield from map(passed, ranges)
            return
        ahead: deque[Future[_Passed]] = deque()
        for window in ranges:
            ahead.append(self._pool.submit(passed, window))
            if len(ahead) > AHEAD:  # bounded: a long report's scores must not pile up
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def _starts(scores: Scores, breaks: Sequence[int], begin: int, end: int, gold: set[int] | None) -> Iterator[int]:
    """Words of the window, from 0, at which a sentence starts."""
    likely = scores.start[1:] > SENTENCE
    for i in range(end - begin):
        if i == 0 or (begin + i in gold if gold is not None else likely[i] or breaks[begin + i] == PARAGRAPH):
            yield i


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _trees(labels: Labels, scores: Scores, begin: int, starts: Sequence[int], draft: _Draft) -> None:
    """Each sentence's best tree, and with it the labels of its words."""
    words = len(scores.upos) - 1
    draft.upos.extend(labels.upos[i] for i in scores.upos[1:].tolist())
    relations = scores.relations.tolist()
    names = labels.deprels
    for first, past in zip(starts, [*starts[1:], words], strict=True):
        rows = np.concatenate([[0], np.arange(first + 1, past + 1)])
        heads = decode.tree(scores.arcs[np.ix_(rows, rows)]).tolist()
        for i, head in enumerate(heads[1:], first):
            draft.heads.append(head - 1 + first + begin if head else -1)
            name = names[relations[i + 1]]
            # The relation was read for the best-scored governor. Only the root's name must agree with the tree: a second clause
            # that had to give way hangs on what follows as its content ("..., he wrote"), on what goes before beside it.
            if (name == "root") != (head == 0):
                name = "root" if not head else "ccomp" if head > i - first + 1 else "parataxis"
            draft.deprels.append(name)
        draft.sentences.append((first + begin, past + begin))


def _cues(scores: Scores) -> list[_Cue]:
    """Where a cue may stand: the more likely of both heads decides its words."""
    likely = np.maximum(scores.outer, scores.anywhere)[1:]
    out = []
    for first, last, _ in decode.cue_spans(likely, min(OUTER, NESTED)):
        outer, anywhere = float(scores.outer[first + 1, 1]), float(scores.anywhere[first + 1, 1])
        if outer >= OUTER or anywhere >= NESTED:
            out.append((first, last, outer, anywhere))
    return out


def _attributions(labels: Labels, cues: Sequence[_Cue], tags: Floats, begin: int) -> Iterator[Attribution]:
    """Candidates with their roles: those that stand outside all contents, and within these contents those that are cues at all."""
    paths = decode.viterbi(tags, *labels.role_chain)
    sure = _sureness(tags, paths)
    source, content = (labels.roles.index(f"B-{role}") for role in ("source", "content"))
    inside = np.zeros(paths.shape[1], np.bool_)
    found = []
    for (first, last, outer, anywhere), row, role in zip(cues, paths.tolist(), sure.tolist(), strict=True):
        pieces = [p for r in decode.spans_of(row, content) if (p := _beside(r, (first, last + 1)))[1] > p[0]]
        sources = decode.spans_of(row, source)
        found.append((first, last, outer, anywhere, role, pieces, sources))
        if outer >= OUTER:
            for a, b in pieces:
                inside[a:b] = True
    for first, last, outer, anywhere, role, pieces, sources in found:
        nested = bool(inside[first : last + 1].all())
        if outer < OUTER and not nested:
            continue
        yield Attribution(
            source=_moved(max(sources, key=lambda r: r[1] - r[0]), begin) if sources else None,
            cue=(first + begin, last + 1 + begin),
            content=tuple(_moved(p, begin) for p in pieces),
            probability=(anywhere if nested else outer) * role,
            outer=outer,
        )


def _sureness(tags: Floats, paths: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> Floats:
    """For each cue how sure its roles are: the mean probability of the tags chosen where a role starts or ends."""
    p = decode.softmax(tags)
    chosen = np.take_along_axis(p, paths[:, :, None], 2)[:, :, 0]
    edge = np.zeros(paths.shape, np.bool_)
    edge[:, 1:] = paths[:, 1:] != paths[:, :-1]
    edge[:, 0] = paths[:, 0] != 0
    return np.asarray((chosen * edge).sum(1) / np.maximum(1, edge.sum(1)), np.float32)


def _beside(piece: Range, cue: Range) -> Range:
    """The larger part of a piece of content that is not the cue: a cue is no content of its own claim. May be empty."""
    before, after = (piece[0], min(piece[1], cue[0])), (max(piece[0], cue[1]), piece[1])
    return max(before, after, key=lambda r: r[1] - r[0])


def _moved(words: Range, by: int) -> Range:
    return words[0] + by, words[1] + by
