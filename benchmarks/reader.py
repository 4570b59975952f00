"""The reader under measurement: the one place where the benchmarks meet the product's inside.

The floor is taken strictly: everything but the forward passes (words, wordpieces, input arrays, decoding) is done before
the clock runs, and so is the second look into contents: of the roles head only the cues outside all contents count.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np

from alleged.lexicon import furniture
from alleged.parse import parser as parsing
from alleged.parse.session import Scores, _inputs
from alleged.parse.windows import sentence_cuts, windows
from alleged.parse.words import find_words
from alleged.pipeline import Tools, read_report
from alleged.records import Report
from alleged.settings import Settings

# Pieces that stand at both ends of each window and belong to no word.
ENDS = 2


@dataclass(frozen=True, slots=True)
class Floor:
    """Forward passes made ready: `run` makes them; how many windows, wordpieces of the texts, and pieces fed to the model."""

    run: Callable[[], None]
    windows: int
    wordpieces: int
    fed: int

    @property
    def padding(self) -> int:
        """Pieces fed that are neither of the text nor a window's ends, windows that overlap included: none by construction."""
        return self.fed - self.wordpieces - ENDS * self.windows


class Bench:
    """The reader with a number of threads."""

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self._tools = Tools.of(Settings(threads=threads))

    def read(self, texts: Sequence[str]) -> None:
        """Read the texts one after the other, from text to claims."""
        for number, text in enumerate(texts):
            read_report(Report(str(number), text, published="2023-01-04"), self._tools)

    def floor(self, texts: Sequence[str]) -> Floor:
        """The forward passes over each wordpiece of the texts, once, heads included."""
        session = self._tools.parser._session
        encoder, roles = session._encoder, session._roles
        feeds, role_feeds, wordpieces = [], [], 0
        for text in texts:
            words = find_words(text, furniture.find(text))
            pieces = session.table.pieces(words.forms)
            wordpieces += len(pieces.ids)
            for begin, end in windows(sentence_cuts(words.forms, words.breaks), pieces.offsets, words.breaks):
                feeds.append(_inputs(pieces, words.breaks, words.quotes, begin, end))
                scores = session.encode(pieces, words.breaks, words.quotes, begin, end)
                cues = [cue for cue in parsing._cues(scores) if cue[2] >= parsing.OUTER]
                if cues:
                    role_feeds.append(_role_feed(scores, cues))

        def run() -> None:
            with ThreadPoolExecutor(self._threads) as pool:
                for _ in pool.map(lambda feed: encoder.run(None, feed), feeds):
                    pass
                for _ in pool.map(lambda feed: roles.run(None, feed), role_feeds):
                    pass

        return Floor(run, len(feeds), wordpieces, sum(len(feed["ids"]) for feed in feeds))


def _role_feed(scores: Scores, cues: Sequence[tuple[int, int, float, float]]) -> dict[str, Any]:
    first, last = (np.asarray([cue[side] for cue in cues], np.int64) + 1 for side in (0, 1))
    return {"words": scores.words, "best": scores.best, "relations": scores.relations, "first": first, "last": last}
