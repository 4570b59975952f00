"""Annotated documents as spaCy's DocBin, for those who go on with spaCy: words, trees, entities, claims as span groups.

Needs the extra `alleged[spacy]`. Each Doc has `user_data["report"]` and the span groups `sources`, `cues`, `contents`, whose spans'
ids are the claims' ids.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from alleged.errors import UnreadableError
from alleged.records.document import Document
from alleged.records.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_JOINED = 0  # Document.breaks: nothing before a word


def to_bytes(read: Iterable[tuple[Reading, Document]]) -> bytes:
    """The documents as one DocBin.

    Raises: UnreadableError where spaCy is not installed.
    """
    try:
        from spacy.tokens import DocBin
        from spacy.vocab import Vocab
    except ImportError:
        raise UnreadableError("this format needs spaCy: pip install 'alleged[spacy]'") from None
    vocab = Vocab()
    bin_ = DocBin(store_user_data=True)
    for reading, document in read:
        bin_.add(doc(reading, document, vocab))
    return bytes(bin_.to_bytes())


def doc(reading: Reading, document: Document, vocab: "Vocab") -> "Doc":
    """One report as a spaCy Doc. Blanks of any length between words count as one."""
    from spacy.tokens import Doc, Span

    count = len(document.forms)
    heads = [head if head >= 0 else word for word, head in enumerate(document.heads)]
    tags = ["O"] * count
    for entity in document.entities:
        for word in range(*entity.words):
            tags[word] = ("B-" if word == entity.words[0] else "I-") + entity.kind
    made = Doc(
        vocab,
        words=list(document.forms),
        spaces=[word + 1 < count and document.breaks[word + 1] != _JOINED for word in range(count)],
        pos=list(document.upos),
        heads=heads,
        deps=list(document.deprels),
        ents=tags,
    )
    made.user_data["report"] = reading.report.id
    groups: dict[str, list[Span]] = {"sources": [], "cues": [], "contents": []}
    word_at = {start: word for word, start in enumerate(document.starts)}
    past = {end: word + 1 for word, end in enumerate(document.ends)}
    for claim in reading.claims:
        spans = [("sources", claim.source), ("cues", claim.cue), *(("contents", piece) for piece in claim.content)]
        for name, span in spans:
            if span is not None and span.start in word_at and span.end in past:
                groups[name].append(
                    Span(made, word_at[span.start], past[span.end], label=claim.stance, span_id=claim.id)
                )
    for name, mine in groups.items():
        made.spans[name] = mine
    return made
