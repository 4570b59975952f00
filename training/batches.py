"""Windows -> tensors, and the losses of each corpus."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from training.data import Window
from training.labels import ROLE_TAGS
from training.model import Model

IGNORE = -100


@dataclass(slots=True)
class Batch:
    """Padded inputs; `absent` marks words of padding, word 0 (the root) is present."""

    windows: Sequence[Window]
    ids: Tensor
    marks: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    absent: Tensor


def collate(windows: Sequence[Window]) -> Batch:
    """One batch of windows, padded to the longest."""
    b, t, w = len(windows), max(len(x.ids) for x in windows), max(len(x.first) for x in windows)
    ids = torch.zeros(b, t, dtype=torch.long)
    marks = torch.zeros(b, t, 3, dtype=torch.long)
    mask = torch.zeros(b, 1, 1, t, dtype=torch.bool)
    first, last = torch.zeros(b, w, dtype=torch.long), torch.zeros(b, w, dtype=torch.long)
    absent = torch.ones(b, w, dtype=torch.bool)
    for i, x in enumerate(windows):
        ids[i, : len(x.ids)] = torch.tensor(x.ids)
        marks[i, : len(x.ids)] = torch.tensor(x.marks)
        mask[i, ..., : len(x.ids)] = True
        first[i, : len(x.first)] = torch.tensor(x.first)
        last[i, : len(x.last)] = torch.tensor(x.last)
        absent[i, : len(x.first)] = False
    return Batch(windows, ids, marks, mask, first, last, absent)


def _labels(batch: Batch, of: str, shift: int = 0) -> Tensor:
    out = torch.full(batch.first.shape, IGNORE)
    for i, x in enumerate(batch.windows):
        values = getattr(x.doc, of)[x.begin : x.end]
        out[i, 1 : len(values) + 1] = torch.tensor(values)
    return out


def _ce(scores: Tensor, gold: Tensor) -> Tensor:
    return F.cross_entropy(scores.float().flatten(0, -2), gold.flatten(), ignore_index=IGNORE)


def syntax_loss(model: Model, batch: Batch) -> dict[str, Tensor]:
    """Sentence starts, parts of speech, arcs, relations. A window's sentences are whole, or cut only where too long: an arc
    that leaves the window is not learnt."""
    words = model.words(batch.ids, batch.marks, batch.mask, batch.first, batch.last)
    upos, relations = _labels(batch, "upos"), _labels(batch, "deprels")
    heads = torch.full(batch.first.shape, IGNORE)
    start = torch.full(batch.first.shape, float("nan"))
    for i, x in enumerate(batch.windows):
        assert x.doc.heads is not None
        cuts = set(x.doc.cuts)
        for w in range(x.begin, x.end):
            h = x.doc.heads[w]
            heads[i, w - x.begin + 1] = 0 if h < 0 else h - x.begin + 1 if x.begin <= h < x.end else IGNORE
            start[i, w - x.begin + 1] = float(w in cuts)
    known = heads.clamp(min=0)
    out = model.heads(words, batch.absent, known)
    relations = torch.where(heads == IGNORE, IGNORE, relations)
    has = ~start.isnan()
    return {
        "upos": _ce(out["upos"], upos),
        "arcs": _ce(out["arcs"], heads),
        "relations": _ce(out["relations"], relations),
        "start": F.binary_cross_entropy_with_logits(out["start"].float()[has], start[has]),
    }


def entity_loss(model: Model, batch: Batch) -> dict[str, Tensor]:
    """Entity tags, as a chain; by word, to be of one size with the other losses."""
    words = model.words(batch.ids, batch.marks, batch.mask, batch.first, batch.last)
    out = model.heads(words, batch.absent)
    gold = _labels(batch, "entities")[:, 1:]
    present = gold != IGNORE
    with torch.autocast("cpu", enabled=False):
        loss = model.entity_chain.loss(out["entities"][:, 1:], gold.clamp(min=0), present)
    return {"entities": loss.sum() / present.sum()}


@dataclass(slots=True)
class Cues:
    """The gold cues of a batch: window, first and last word, role tags by word, which words are there."""

    window: Tensor
    first: Tensor
    last: Tensor
    tags: Tensor
    present: Tensor


def attribution_labels(batch: Batch) -> tuple[Tensor, Tensor, Cues]:
    """Cue tags outside contents, cue tags anywhere (unknown inside a content that nobody marked), and the roles of each cue."""
    outer = torch.where(batch.absent, IGNORE, 0)
    outer[:, 0] = IGNORE
    anywhere = outer.clone()
    rows: list[tuple[int, int, int]] = []
    tags: list[Tensor] = []
    for i, x in enumerate(batch.windows):
        claims = [c for c in x.doc.claims if x.begin <= c.cue[0] and c.cue[1] <= x.end]
        wrapped = [c for c in claims if any(n.nested and _in(n.cue, c.content) for n in claims)]
        for c in x.doc.claims:
            if c not in wrapped:
                for a, b in _within(c.content, x):
                    anywhere[i, a:b] = IGNORE
        for c in claims:
            (a, b) = _within([c.cue], x)[0]
            for labels in (anywhere,) if c.nested else (outer, anywhere):
                labels[i, a], labels[i, a + 1 : b] = 1, 2
            roles = torch.zeros(batch.first.shape[1], dtype=torch.long)
            for name, ranges in (("content", c.content), ("source", c.source), ("cue", [c.cue])):
                n = ROLE_TAGS.index("B-" + name)
                for s, e in _within(ranges, x):
                    roles[s], roles[s + 1 : e] = n, n + 1
            rows.append((i, a, b - 1))
            tags.append(roles)
    if not rows:
        empty = torch.zeros(0, dtype=torch.long)
        return (
            outer,
            anywhere,
            Cues(empty, empty, empty, torch.zeros(0, 0, dtype=torch.long), torch.zeros(0, 0, dtype=torch.bool)),
        )
    window, first, last = torch.tensor(rows).unbind(1)
    return outer, anywhere, Cues(window, first, last, torch.stack(tags), ~batch.absent[window])


def _in(cue: tuple[int, int], content: Sequence[tuple[int, int]]) -> bool:
    return any(a <= cue[0] and cue[1] <= b for a, b in content)


def _within(ranges: Sequence[tuple[int, int]], x: Window) -> list[tuple[int, int]]:
    """Ranges as word numbers of the window (word 0 is the root), cut to it."""
    return [
        (max(a, x.begin) - x.begin + 1, min(b, x.end) - x.begin + 1) for a, b in ranges if a < x.end and b > x.begin
    ]


def attribution_loss(model: Model, batch: Batch) -> dict[str, Tensor]:
    """Cues by word, roles by cue."""
    words = model.words(batch.ids, batch.marks, batch.mask, batch.first, batch.last)
    out = model.heads(words, batch.absent)
    outer, anywhere, cues = attribution_labels(batch)
    n = max(1, len(cues.window))
    losses = {}
    for name, gold in (("outer", outer), ("any", anywhere)):
        scores = out[name].float().flatten(0, 1)
        losses[name] = F.cross_entropy(scores, gold.flatten(), ignore_index=IGNORE, reduction="sum") / n
    if len(cues.window):
        tags = model.roles(out["words"], out["best"], out["relations"].argmax(-1), cues.window, cues.first, cues.last)
        with torch.autocast("cpu", enabled=False):
            losses["roles"] = model.chain.loss(tags[:, 1:], cues.tags[:, 1:], cues.present[:, 1:]).mean()
    return losses


# How much each loss weighs; set so that the parts are of like size once training has settled.
WEIGHTS = {
    "upos": 1.0,
    "arcs": 1.0,
    "relations": 1.0,
    "start": 2.0,
    "entities": 4.0,
    "outer": 0.6,
    "any": 0.4,
    "roles": 0.25,
}
LOSSES = {"syntax": syntax_loss, "entities": entity_loss, "attribution": attribution_loss}
