"""Words -> the model's input: wordpiece numbers, and the small marks that are added to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alleged.parse.words import plain

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# A window of the model, in wordpieces, its two ends included. Source: MiniLM was trained on windows of 256 pieces.
WINDOW = 254
# Pieces of one word that are read; a longer one (an address, a line of noise) keeps its first ones.
MAX_PIECES = 12
CLS, SEP, UNKNOWN = 101, 102, 100

SHAPES = ("other", "lower", "Title", "UPPER", "Mixed", "digits", "initial", "edge")


def shape(form: str) -> int:
    """The index in SHAPES of a word's shape: the encoder reads no case."""
    if form.islower():
        return 1
    if form.isupper():
        return 6 if len(form) <= 2 else 3
    if form[0].isupper() and form[1:].islower():
        return 2
    if form.isdigit():
        return 5
    return 4 if form.isalpha() else 5 if form[0].isdigit() else 0


@dataclass(slots=True)
class Pieces:
    """The wordpieces of words: `ids[offsets[w]:offsets[w + 1]]` are those of word w; `shapes[w]` its shape."""

    ids: list[int]
    offsets: list[int]
    shapes: list[int]


class PieceTable:
    """Wordpieces by word, remembered: a report's words repeat, and the tokenizer's call costs more than a look-up."""

    def __init__(self, tokenizer: "Tokenizer", limit: int = 200_000) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}
        self._limit = limit

    def pieces(self, forms: Sequence[str]) -> Pieces:
        """The wordpieces of each form, at least one each."""
        known = self._known
        new = list({form for form in forms if form not in known})
        if new:
            if len(known) > self._limit:
                known.clear()
                new = list(dict.fromkeys(forms))
            encoded: list[Any] = self._tokenizer.encode_batch([plain(f) for f in new], add_special_tokens=False)
            for form, one in zip(new, encoded, strict=True):
                known[form] = (tuple(one.ids[:MAX_PIECES]) or (UNKNOWN,), shape(form))
        ids: list[int] = []
        offsets = [0]
        shapes: list[int] = []
        for form in forms:
            these, its_shape = known[form]
            ids.extend(these)
            offsets.append(len(ids))
            shapes.append(its_shape)
        return Pieces(ids, offsets, shapes)
