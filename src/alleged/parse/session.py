"""The one home of onnxruntime: the shipped graphs, run one window at a time.

Each window runs alone: int8 products take their scales over what they are given, and so no window's figures may depend on
what else is read.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from alleged.errors import ModelError
from alleged.parse.features import CLS, SEP, Pieces, PieceTable
from alleged.parse.words import BLANK, JOINED, PARAGRAPH

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

FILES = ("encoder.onnx", "roles.onnx", "labels.json", "vocab.txt")
_EDGE = 7  # the shape mark of a window's two end pieces


@dataclass(frozen=True, slots=True)
class Labels:
    """The names behind the heads' numbers, and the chains over roles and over entities: a first tag's scores `(tags,)`, a
    step's `(tags, tags)`."""

    upos: tuple[str, ...]
    deprels: tuple[str, ...]
    entities: tuple[str, ...]
    roles: tuple[str, ...]
    role_chain: tuple[Floats, Floats]
    entity_chain: tuple[Floats, Floats]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the encoder says of a window of W words; row 0 is the root, not a word.

    `start` `(W + 1,)` probability that a sentence starts here; `upos`, `best` (governor), `relations` `(W + 1,)` numbers;
    `arcs` `(W + 1, W + 1)` dependent by governor; `entities` `(W + 1, tags)`; `outer` and `anywhere` `(W + 1, 3)`
    probabilities of O, B, I of a cue outside all contents, and of any cue; `words` `(W + 1, 256)` for `roles`.
    """

    start: Floats
    upos: Ints
    arcs: Floats
    best: Ints
    relations: Ints
    entities: Floats
    outer: Floats
    anywhere: Floats
    words: Floats


class Session:
    """The model. Loading takes some tenths of a second and happens here, never on import.

    Raises: ModelError where a file is missing or cannot be loaded.
    """

    def __init__(self) -> None:
        import onnxruntime
        from tokenizers import Tokenizer
        from tokenizers.models import WordPiece
        from tokenizers.normalizers import BertNormalizer
        from tokenizers.pre_tokenizers import BertPreTokenizer

        folder = weights()
        try:
            about = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            tokenizer = Tokenizer(WordPiece.from_file(str(folder / "vocab.txt"), unk_token="[UNK]"))  # noqa: S106
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = 1  # threads take whole windows: see Parser
            options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._encoder, self._roles = (
                onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])
                for name in ("encoder.onnx", "roles.onnx")
            )
        except Exception as error:
            raise ModelError(f"the model in {folder} cannot be loaded: {error}; install the package again") from error
        tokenizer.normalizer = BertNormalizer()
        tokenizer.pre_tokenizer = BertPreTokenizer()
        self.table = PieceTable(tokenizer)
        self.labels = Labels(
            tuple(about["upos"]),
            tuple(about["deprels"]),
            tuple(about["entities"]),
            tuple(about["roles"]),
            *(_chain(about["chains"][name]) for name in ("roles", "entities")),
        )

    def encode(self, pieces: Pieces, breaks: Sequence[int], quotes: Sequence[int], begin: int, end: int) -> Scores:
        """One forward pass over the words `begin` to `end`."""
        inputs = _inputs(pieces, breaks, quotes, begin, end)
        return Scores(*self._encoder.run(None, inputs))

    def roles(self, scores: Scores, first: Sequence[int], last: Sequence[int]) -> Floats:
        """Tag scores `(cues, words, tags)` for cues given by their first and last word, counted within the window from 0."""
        feed: dict[str, Any] = {
            "words": scores.words,
            "best": scores.best,
            "relations": scores.relations,
            "first": np.asarray(first, np.int64) + 1,
            "last": np.asarray(last, np.int64) + 1,
        }
        tags: Floats = self._roles.run(None, feed)[0]
        return tags[:, 1:]


def _chain(rows: dict[str, Any]) -> tuple[Floats, Floats]:
    return np.asarray(rows["start"], np.float32), np.asarray(rows["step"], np.float32)


def weights() -> Path:
    """The folder of the model's files.

    Raises: ModelError where one is missing.
    """
    folder = Path(str(files(__package__))) / "weights"
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise ModelError(
            f"the model's {', '.join(missing)} is not in {folder}: install the package again, or run `make train`"
        )
    return folder


def _inputs(pieces: Pieces, breaks: Sequence[int], quotes: Sequence[int], begin: int, end: int) -> dict[str, Any]:
    offsets = np.asarray(pieces.offsets[begin : end + 1], np.int64)
    offsets -= offsets[0]
    count = int(offsets[-1])
    ids = np.empty(count + 2, np.int64)
    ids[0], ids[-1] = CLS, SEP
    ids[1:-1] = pieces.ids[pieces.offsets[begin] : pieces.offsets[end]]
    lengths = np.diff(offsets)
    marks = np.zeros((count + 2, 3), np.int64)
    marks[0, 0] = marks[-1, 0] = _EDGE
    marks[1:-1, 0] = np.repeat(np.asarray(pieces.shapes[begin:end], np.int64), lengths)
    gaps = np.asarray(breaks[begin:end], np.int64)
    if gaps[0] != PARAGRAPH:
        gaps[0] = BLANK  # a window's first word stands apart from what the model does not see
    marks[1:-1, 1] = JOINED
    marks[1 + offsets[:-1], 1] = gaps
    marks[1:-1, 2] = np.repeat(np.asarray(quotes[begin:end], np.int64), lengths)
    first = np.concatenate([[0], offsets[:-1] + 1])
    last = np.concatenate([[0], offsets[1:]])
    return {"ids": ids, "marks": marks, "first": first, "last": last}
