"""Corpora -> documents of words with labels -> windows -> batches.

A `Doc` holds one text's words and whatever labels its corpus gives; a window is a run of whole sentences of it that fits
the model. Readers raise FileNotFoundError with the path that is missing.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from alleged.parse.features import CLS, SEP, WINDOW, PieceTable
from alleged.parse.windows import sentence_cuts
from alleged.parse.words import BLANK, IN_SINGLE, JOINED, LINE, PARAGRAPH, find_words, quote_states
from training.labels import ENTITY_TAGS, UPOS, deprel

Range = tuple[int, int]

# Share of wordpieces that are hidden while training ([MASK], number HIDDEN): the model must not lean on single words.
HIDE, HIDDEN = 0.03, 103


@dataclass(slots=True)
class Claim:
    """An attribution by word ranges; `nested` where it stands inside another's content."""

    source: list[Range]
    cue: Range
    content: list[Range]
    nested: bool = False


@dataclass(slots=True)
class Doc:
    """A text's words and labels; None where the corpus does not say. `cuts` are the words at which a window may start."""

    forms: list[str]
    breaks: list[int]
    cuts: list[int]
    kind: str
    id: str = ""
    upos: list[int] | None = None
    heads: list[int] | None = None
    deprels: list[int] | None = None
    entities: list[int] | None = None
    claims: list[Claim] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


def read_attribution(path: Path) -> list[Doc]:
    """PolNeAR: texts with claims by code points, put on words by overlap."""
    docs = []
    for line in _open(path):
        row = json.loads(line)
        words = find_words(row["text"])
        claims = []
        for one in row["claims"]:
            roles = {
                k: [r for a, b in one[k] if (r := _word_range(words.starts, words.ends, a, b))]
                for k in ("source", "cue", "content")
            }
            if roles["cue"]:
                claims.append(Claim(roles["source"], roles["cue"][0], roles["content"]))
        forms, breaks = list(words.forms), list(words.breaks)
        docs.append(
            Doc(
                forms,
                breaks,
                sentence_cuts(forms, breaks),
                "attribution",
                row["id"],
                claims=claims,
                starts=list(words.starts),
                ends=list(words.ends),
            )
        )
    return docs


def _word_range(starts: Sequence[int], ends: Sequence[int], a: int, b: int) -> Range | None:
    import bisect

    first = bisect.bisect_right(ends, a)
    last = bisect.bisect_left(starts, b)
    return (first, last) if last > first else None


def read_syntax(path: Path) -> list[Doc]:
    """CoNLL-U: one Doc a document; multiword lines and empty nodes give way to their words."""
    docs: list[Doc] = []
    rows: list[list[str]] = []
    gap = PARAGRAPH
    for line in _open(path):
        if line.startswith("# newdoc") or not docs:
            docs.append(Doc([], [], [], "syntax", line.split("=")[-1].strip(), [], [], []))
            gap = PARAGRAPH
        if line.startswith("# newpar"):
            gap = PARAGRAPH
        elif line[0] not in "#\n":
            rows.append(line.rstrip("\n").split("\t"))
        elif line == "\n" and rows:
            gap = _add_sentence(docs[-1], rows, gap)
            rows = []
    if rows:
        _add_sentence(docs[-1], rows, gap)
    return docs


def _add_sentence(doc: Doc, rows: Sequence[list[str]], gap: int) -> int:
    """Put a sentence's words at the document's end; `gap` stands before it. Returns the gap after it."""
    base = len(doc.forms)
    doc.cuts.append(base)
    multiword_end, gap_after_multiword = 0, BLANK
    for cols in rows:
        after = JOINED if "SpaceAfter=No" in cols[9] else BLANK
        if "-" in cols[0]:
            multiword_end, gap_after_multiword = int(cols[0].split("-")[1]), after
        elif "." not in cols[0]:
            number, head = int(cols[0]), int(cols[6])
            doc.forms.append(cols[1])
            doc.breaks.append(gap)
            doc.upos.append(UPOS.index(cols[3]))  # type: ignore[union-attr]
            doc.heads.append(base + head - 1 if head else -1)  # type: ignore[union-attr]
            doc.deprels.append(deprel(cols[7]))  # type: ignore[union-attr]
            gap = JOINED if number < multiword_end else gap_after_multiword if number == multiword_end else after
    return gap


def _begun(tag: str, fresh: bool, doc: Doc) -> str:
    """A tag that goes on with nothing begins instead: the corpus has "B-Location I-Organization" where one name holds another."""
    before = ENTITY_TAGS[doc.entities[-1]] if doc.entities and not fresh else "O"
    return f"B-{tag[2:]}" if tag.startswith("I-") and before[2:] != tag[2:] else tag


_BEFORE = frozenset(") ] , . ; : ! ? % 's 're 've 'll 'd 'm n't ’s ’re ’ve ’ll ’d ’m n’t ... - / ”".split())
_AFTER = frozenset("( [ $ £ € # - / “ @".split())


def read_entities(path: Path) -> list[Doc]:
    """BIO columns: a Doc a document. The files keep no blanks; where they stood is guessed, as the model reads them."""
    docs: list[Doc] = []
    fresh = True
    opened = False
    for line in _open(path):
        line = line.rstrip("\n")
        if line.startswith("# document") or not docs:
            docs.append(Doc([], [], [], "entities", line.split("=")[-1].strip(), entities=[]))
            fresh, opened = True, False
        if line.startswith("# "):
            continue
        cols = line.split("\t")
        if len(cols) < 2:
            fresh = True
            continue
        doc = docs[-1]
        assert doc.entities is not None
        form = cols[0].strip() or "."
        tag = _begun(cols[-1].strip(), fresh, doc)
        last = doc.forms[-1] if doc.forms else ""
        joined = form in _BEFORE or last in _AFTER
        if form == '"':
            joined, opened = joined or opened, not opened
        elif last == '"' and opened:
            joined = True
        if fresh:
            doc.cuts.append(len(doc.forms))
        doc.breaks.append(PARAGRAPH if not doc.forms else BLANK if fresh or not joined else JOINED)
        doc.forms.append(form)
        doc.entities.append(ENTITY_TAGS.index(tag) if tag in ENTITY_TAGS else 0)
        fresh = False
    return [d for d in docs if d.forms]


def _open(path: Path) -> Iterator[str]:
    if not path.exists():
        raise FileNotFoundError(
            f"{path} is not there: set ALLEGED_SHARED to the folder that holds data/ (see training/MODEL_CARD.md)"
        )
    with path.open(encoding="utf-8") as lines:
        yield from lines


@dataclass(slots=True)
class Window:
    """A run of words of one document, ready for the model; labels by word within the window."""

    ids: list[int]
    marks: list[tuple[int, int, int]]
    first: list[int]
    last: list[int]
    doc: Doc
    begin: int
    end: int


def windows(doc: Doc, table: PieceTable, rng: random.Random | None = None, size: int = WINDOW) -> list[Window]:
    """Cut a document into windows of whole sentences; with `rng` the first is of random length, so epochs differ."""
    pieces = table.pieces(doc.forms)
    quotes = quote_states(doc.forms, doc.breaks)
    out = []
    begin = 0
    limit = size - 2
    room = rng.randint(limit // 3, limit) if rng else limit
    cuts = [*doc.cuts, len(doc.forms)]
    at = 0
    while begin < len(doc.forms):
        end = begin
        while at < len(cuts) and pieces.offsets[cuts[at]] - pieces.offsets[begin] <= room:
            end = max(end, cuts[at])
            at += 1
        if end == begin:  # one sentence longer than a window: cut where it is full
            end = begin + 1
            while end < len(doc.forms) and pieces.offsets[end + 1] - pieces.offsets[begin] <= limit:
                end += 1
            while at < len(cuts) and cuts[at] <= end:
                at += 1
        out.append(make_window(doc, begin, end, pieces.ids, pieces.offsets, pieces.shapes, quotes, rng))
        begin = end
        room = limit
    return out


def make_window(
    doc: Doc,
    begin: int,
    end: int,
    ids: Sequence[int],
    offsets: Sequence[int],
    shapes: Sequence[int],
    quotes: Sequence[int],
    rng: random.Random | None,
) -> Window:
    """The model's input for words `begin` to `end`; with `rng`, now and then in another case or with broken lines."""
    base = offsets[begin]
    these = list(ids[base : offsets[end]])
    if rng:
        these = [HIDDEN if rng.random() < HIDE else piece for piece in these]
    case = {0: 3, 1: 1}.get(rng.randrange(40)) if rng else None
    broken = rng is not None and rng.random() < 0.03
    marks: list[tuple[int, int, int]] = [(7, 0, 0)]
    first, last = [0], [0]
    for w in range(begin, end):
        kind = case if case is not None and shapes[w] in (1, 2, 3, 4, 6) else shapes[w]
        gap = doc.breaks[w] if w > begin else PARAGRAPH if doc.breaks[w] == PARAGRAPH else BLANK
        if broken and gap == BLANK and rng is not None and rng.random() < 0.1:
            gap = LINE
        marks.append((kind, gap, quotes[w]))
        marks.extend([(kind, JOINED, quotes[w])] * (offsets[w + 1] - offsets[w] - 1))
        first.append(offsets[w] - base + 1)
        last.append(offsets[w + 1] - base)
    marks.append((7, 0, 0))
    return Window([CLS, *these, SEP], marks, first, last, doc, begin, end)


assert IN_SINGLE == 2  # the mark embedding's rows are numbered as in words.py
