"""The network: one small encoder over wordpieces, heads over words, and the role head that reads around one cue at a time.

Shapes: B windows, T wordpieces, W words (word 0 is the window's start piece and stands for every tree's root), N cues.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from training.labels import CUE_TAGS, DEPRELS, ENTITY_TAGS, ROLE_TAGS, UPOS

LAYERS, HEADS, WIDTH, INNER, VOCABULARY, POSITIONS = 6, 12, 384, 1536, 30522, 512
WORD = 256  # width of a word as the attribution heads see it
ROLE = 128  # width of the role head
RELATION = 32  # width of a dependency relation's embedding in the role head
DISTANCES = 41  # buckets of the distance between a word and the cue: see `distance`
REACH = 40  # words between a dependent and its governor that the arc scores still tell apart
DEPTHS = 5  # squarings of the tree's matrix: paths of up to 2**5 arcs


class Layer(nn.Module):
    """A BERT layer, post-norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        if mask is None:  # export: plain products, which onnxruntime knows how to fuse
            weights = torch.softmax(q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5, dim=-1)
            y = weights @ v
        else:
            y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.dropout(self.out(y.transpose(1, 2).reshape(b, t, WIDTH))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Wordpieces and their marks (shape, break before, quotation) -> vectors `(B, T, 384)`."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(8, WIDTH)
        self.breaks = nn.Embedding(4, WIDTH)
        self.quotes = nn.Embedding(5, WIDTH)
        for marks in (self.shapes, self.breaks, self.quotes):
            nn.init.normal_(marks.weight, std=0.005)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor | None) -> Tensor:
        x = self.words(ids) + self.positions.weight[: ids.shape[1]]
        x = x + self.shapes(marks[..., 0]) + self.breaks(marks[..., 1]) + self.quotes(marks[..., 2])
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_minilm(self, folder: Path) -> None:
        """The start: all-MiniLM-L6-v2's weights from a folder with model.safetensors."""
        w = _safetensors(folder / "model.safetensors")
        e = "embeddings."
        with torch.no_grad():
            self.words.weight.copy_(w[e + "word_embeddings.weight"])
            self.positions.weight.copy_(w[e + "position_embeddings.weight"] + w[e + "token_type_embeddings.weight"][0])
            _copy(self.norm, w, e + "LayerNorm")
            for i, layer in enumerate(self.layers):
                p = f"encoder.layer.{i}."
                for kind in ("weight", "bias"):
                    qkv = torch.cat([w[f"{p}attention.self.{n}.{kind}"] for n in ("query", "key", "value")])
                    getattr(layer.qkv, kind).copy_(qkv)
                _copy(layer.out, w, p + "attention.output.dense")
                _copy(layer.norm1, w, p + "attention.output.LayerNorm")
                _copy(layer.up, w, p + "intermediate.dense")
                _copy(layer.down, w, p + "output.dense")
                _copy(layer.norm2, w, p + "output.LayerNorm")


def _copy(module: nn.Module, w: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(w[name + ".weight"])  # type: ignore[operator, union-attr]
    module.bias.copy_(w[name + ".bias"])  # type: ignore[operator, union-attr]


def _safetensors(path: Path) -> dict[str, Tensor]:
    raw = path.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    out = {}
    for name, about in json.loads(raw[8 : 8 + size]).items():
        if name != "__metadata__" and about["dtype"] == "F32":
            a, b = about["data_offsets"]
            out[name.removeprefix("bert.")] = torch.frombuffer(
                bytearray(raw[8 + size + a : 8 + size + b]), dtype=torch.float32
            ).view(about["shape"])
    return out


def mlp(inner: int, out: int, dropout: float) -> nn.Sequential:
    return nn.Sequential(nn.Linear(inner, out), nn.GELU(), nn.Dropout(dropout))


class Biaffine(nn.Module):
    """score(dependent, head) for every pair: `(B, W, W)`."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.product = nn.Linear(width, width)
        self.head = nn.Linear(width, 1)
        self.near = nn.Embedding(2 * REACH + 1, 1)
        nn.init.zeros_(self.near.weight)

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        scores: Tensor = self.product(dependent) @ head.transpose(-1, -2) + self.head(head).transpose(-1, -2)
        at = torch.arange(head.shape[1])
        apart = (at[None, :] - at[:, None]).clamp(-REACH, REACH) + REACH
        return scores + self.near(apart).squeeze(-1)


class Words(nn.Module):
    """Vectors of words -> sentence starts, parts of speech, trees, entities, cues, and what the role head reads."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.start = nn.Linear(WIDTH, 1)
        self.upos = nn.Linear(WIDTH, len(UPOS))
        self.entity = nn.Sequential(mlp(WIDTH, WIDTH, dropout), nn.Linear(WIDTH, len(ENTITY_TAGS)))
        self.dependent, self.head = mlp(WIDTH, 256, dropout), mlp(WIDTH, 256, dropout)
        self.arcs = Biaffine(256)
        self.relation = nn.Sequential(mlp(3 * 256, 256, dropout), nn.Linear(256, len(DEPRELS)))
        self.word = mlp(2 * WIDTH + len(UPOS) + len(DEPRELS), WORD, dropout)
        self.outer = nn.Linear(WORD, len(CUE_TAGS))
        self.any = nn.Linear(WORD, len(CUE_TAGS))

    def forward(self, words: Tensor, absent: Tensor | None, heads: Tensor | None = None) -> dict[str, Tensor]:
        """`absent` marks the padding of a batch, `heads` the gold tree in training (None: the best-scored head)."""
        dependent, head = self.dependent(words), self.head(words)
        arcs = self.arcs(dependent, head)
        if absent is not None:
            arcs = arcs.masked_fill(absent[:, None, :], -1e4)
        best = arcs.argmax(-1)
        chosen = best if heads is None else heads
        governor = gather(head, chosen)
        relations = self.relation(torch.cat([dependent, governor, dependent * governor], -1))
        upos = self.upos(words)
        kinds = (
            torch.cat([torch.softmax(upos.float(), -1), torch.softmax(relations.float(), -1)], -1)
            .detach()
            .to(words.dtype)
        )
        word = self.word(torch.cat([words, gather(words, best), kinds], -1))
        return {
            "start": self.start(words).squeeze(-1),
            "upos": upos,
            "arcs": arcs,
            "best": best,
            "relations": relations,
            "entities": self.entity(words),
            "outer": self.outer(word),
            "any": self.any(word),
            "words": word,
        }


def gather(x: Tensor, index: Tensor) -> Tensor:
    """Rows of `(B, W, D)` by `(B, V)`: `(B, V, D)`."""
    return x.gather(1, index.unsqueeze(-1).expand(-1, -1, x.shape[-1]))


def column(x: Tensor, at: Tensor) -> Tensor:
    """One column of each matrix `(N, W, W)`: `(N, W, 1)`."""
    return x.gather(2, at[:, None, None].expand(-1, x.shape[1], 1))


def ancestors(heads: Tensor) -> tuple[Tensor, Tensor]:
    """Trees `(B, W)` -> arcs and reach, both `(B, W, W)`: arcs[w, h] where h governs w, reach[w, a] where a is w or above it."""
    w = heads.shape[-1]
    arcs = F.one_hot(heads, w).float()
    arcs = arcs * (1 - F.one_hot(torch.zeros_like(heads[:, :1]), w).float())  # word 0, the root, governs no subtree
    reach = (arcs + torch.eye(w)).clamp(max=1)
    for _ in range(DEPTHS):
        reach = (reach @ reach).clamp(max=1)
    return arcs, reach


def distance(first: Tensor, last: Tensor, width: int) -> Tensor:
    """Bucket of each word's distance to a cue `(N,)`, `(N,)` -> `(N, W)`: 20 is inside, exact up to 8, then by doubling."""
    at = torch.arange(width)[None]
    before, after = (first[:, None] - at).clamp(min=0), (at - last[:, None]).clamp(min=0)
    return 20 - _bucket(before) + _bucket(after)


def _bucket(d: Tensor) -> Tensor:
    far = 8 + (torch.log2(d.clamp(min=8).float() / 8) * 3).floor().long()
    return torch.where(d < 9, d, far.clamp(max=20))


class Block(nn.Module):
    """Words see their neighbours, two to each side, seen from one cue."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.up = nn.Linear(5 * ROLE, ROLE)
        self.down = nn.Linear(ROLE, ROLE)
        self.norm = nn.LayerNorm(ROLE)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        p = F.pad(x, (0, 0, 2, 2))
        w = x.shape[1]
        near = torch.cat([p[:, i : i + w] for i in range(5)], -1)
        y: Tensor = self.norm(x + self.dropout(self.down(F.gelu(self.up(near)))))
        return y


class Roles(nn.Module):
    """For each cue the role of every word: `(N, W, 7)`. It knows the words, the cue, how far they are, and how the tree
    joins them: through which branch of the cue, of its governor and of that one's governor a word hangs."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.word = nn.Linear(WORD, ROLE)
        self.cue = nn.Linear(WORD, ROLE)
        self.left, self.right = nn.Linear(WORD, ROLE), nn.Linear(WORD, ROLE)
        self.distance = nn.Embedding(DISTANCES, ROLE)
        self.relation = nn.Embedding(len(DEPRELS), RELATION)
        self.tree = nn.Linear(3 * RELATION + 6, ROLE)
        self.norm = nn.LayerNorm(ROLE)
        self.blocks = nn.ModuleList(Block(dropout) for _ in range(2))
        self.tags = nn.Linear(ROLE, len(ROLE_TAGS))
        self.dropout = nn.Dropout(dropout)

    def forward(
        self, words: Tensor, heads: Tensor, relations: Tensor, window: Tensor, first: Tensor, last: Tensor
    ) -> Tensor:
        """words `(B, W, 256)`, heads and relations `(B, W)`; a cue is its window and its first and last word, `(N,)` each."""
        w = words.shape[1]
        at = torch.arange(w)[None]
        inside = ((at >= first[:, None]) & (at <= last[:, None])).float()
        mean = (inside / inside.sum(1, keepdim=True)).to(words.dtype)
        cue = torch.einsum("nw,nwd->nd", mean, words[window])
        tree = self.paths(heads, relations, window, inside, words.dtype)
        x = self.word(words)[window] + self.cue(cue)[:, None] + self.left(words)[window] * self.right(cue)[:, None]
        x = x + self.distance(distance(first, last, w)) + self.tree(tree)
        x = self.dropout(F.gelu(self.norm(x)))
        for block in self.blocks:
            x = block(x)
        tags: Tensor = self.tags(x)
        return tags

    def paths(self, heads: Tensor, relations: Tensor, window: Tensor, inside: Tensor, dtype: torch.dtype) -> Tensor:
        """What the tree says of each word seen from each cue: `(N, W, 3 * 32 + 6)`."""
        arcs, reach = ancestors(heads)
        arcs, reach, heads = arcs[window], reach[window], heads[window]
        kinds = self.relation(relations)[window].float()
        governed_inside = torch.gather(inside, 1, heads)
        cue = (inside * (1 - governed_inside) + 1e-3 * inside).argmax(1)  # the cue's own head
        out, at = [], cue
        for _ in range(3):
            branches = column(arcs, at) * kinds  # children of `at`, by relation
            out += [reach @ branches, column(reach, at)]
            at = heads.gather(1, at[:, None]).squeeze(1)
        above = column(reach.transpose(1, 2), cue)  # the word governs the cue
        itself = F.one_hot(cue, inside.shape[1]).float()[..., None]
        return torch.cat([*out, above, itself, inside[..., None]], -1).to(dtype)


class Crf(nn.Module):
    """A chain over tags: what may follow what is learnt, and what never can is forbidden."""

    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__()
        n = len(tags)
        self.start = nn.Parameter(torch.zeros(n))
        self.step = nn.Parameter(torch.zeros(n, n))
        never = torch.tensor([[t.startswith("I-") and s[1:] != t[1:] for t in tags] for s in tags])
        self.register_buffer("never", never)
        self.register_buffer("never_first", torch.tensor([t.startswith("I-") for t in tags]))

    def tables(self) -> tuple[Tensor, Tensor]:
        """Scores of a first tag `(tags,)` and of a step `(tags, tags)`."""
        return self.start.masked_fill(self.never_first, -1e4), self.step.masked_fill(self.never, -1e4)

    def loss(self, scores: Tensor, gold: Tensor, present: Tensor) -> Tensor:
        """Negative log-likelihood of each row: `(N, W, tags)`, `(N, W)`, `(N, W)` -> `(N,)`; rows are filled from the left."""
        start, step = self.tables()
        scores = scores.float()
        alpha = start + scores[:, 0]
        path = start[gold[:, 0]] + scores[:, 0].gather(1, gold[:, :1]).squeeze(1)
        for i in range(1, scores.shape[1]):
            here = present[:, i]
            following = torch.logsumexp(alpha[:, :, None] + step, 1) + scores[:, i]
            alpha = torch.where(here[:, None], following, alpha)
            gain = step[gold[:, i - 1], gold[:, i]] + scores[:, i].gather(1, gold[:, i : i + 1]).squeeze(1)
            path = path + gain * here
        return torch.logsumexp(alpha, 1) - path


class Model(nn.Module):
    """Encoder and heads together."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.heads = Words(2 * dropout)
        self.roles = Roles(dropout)
        self.chain = Crf(ROLE_TAGS)
        self.entity_chain = Crf(ENTITY_TAGS)

    def words(self, ids: Tensor, marks: Tensor, mask: Tensor | None, first: Tensor, last: Tensor) -> Tensor:
        """Vectors of words `(B, W, 384)`: the mean of their first and last wordpiece."""
        x = self.encoder(ids, marks, mask)
        return (gather(x, first) + gather(x, last)) * 0.5
