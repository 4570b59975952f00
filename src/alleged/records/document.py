"""The annotated document: what the model makes of a text, before anything is decided about claims.

Word ranges are half-open pairs of word indices, `(first, past_last)`; `starts` and `ends` turn them into code points of
`Document.text`, which is the report's text exactly as given.
"""

from dataclasses import dataclass

WordRange = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what, as the model marks it: word ranges, nothing yet about stance or nesting.

    `source` is None where nobody is named, `cue` never is; `content` may be in pieces and may be empty.
    `probability` is the model's own, before calibration. `outer` is the probability that the cue stands outside
    every other attribution's content.
    """

    source: WordRange | None
    cue: WordRange
    content: tuple[WordRange, ...]
    probability: float
    outer: float


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: word range and class (Person, Organization, Location, NORP, Date, Money, Facility, Product, Misc)."""

    words: WordRange
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its words, sentences, trees, entities and attributions. All tuples below `text` have one item a word,
    but for `sentences`, `entities`, `attributions`, `furniture` and `datelines`.

    `heads` holds the index of the governing word in the whole document, -1 for a sentence's root. `quotes` says where a
    word stands: 0 outside quotation marks, 1 inside double ones, 2 inside single ones, 3 an opening mark, 4 a closing mark.
    `breaks` says what stands before a word: 0 nothing, 1 a blank, 2 a line end, 3 an empty line (or the text's start).
    `furniture` are code point ranges of the text that were not read (their words are not in the document). `datelines` are the
    places and days set before a report's first sentence ("OSLO, May 4"): sentences of their own, in which nobody acts or speaks.
    """

    text: str
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: tuple[int, ...]
    quotes: tuple[int, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    sentences: tuple[WordRange, ...]
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    furniture: tuple[tuple[int, int], ...] = ()
    datelines: tuple[WordRange, ...] = ()

    def span(self, words: WordRange) -> tuple[int, int]:
        """Code points of a word range, `(start, end)`."""
        return self.starts[words[0]], self.ends[words[1] - 1]
