"""Annotated documents as CoNLL-U, with entities and claims in the column for everything else.

`MISC` holds `SpaceAfter=No`, `Start` and `End` (code points of the report's text), `Entity=B-Location` and, for words of claims,
`Claim=3:cue` with the claim's number and the word's role. Lemmas, features and language-specific tags are left open: the model has
none.
"""

from collections.abc import Sequence

from alleged.records.claim import Claim
from alleged.records.document import Document
from alleged.records.reading import Reading
from alleged.records.span import Span

_JOINED = 0  # Document.breaks: nothing before a word
_PARAGRAPH = 3


def text(reading: Reading, document: Document) -> str:
    """A document in CoNLL-U, each sentence with its id and words; claims are those of `reading`."""
    misc = _misc(reading, document)
    lines = [f"# newdoc id = {_line(reading.report.id)}"]
    for number, (first, end) in enumerate(document.sentences, start=1):
        if first < len(document.breaks) and document.breaks[first] == _PARAGRAPH:
            lines.append("# newpar")
        lines.append(f"# sent_id = {_line(reading.report.id)}-{number}")
        lines.append(f"# text = {_line(document.text[document.starts[first] : document.ends[end - 1]])}")
        for word in range(first, end):
            head = document.heads[word]
            lines.append(
                "\t".join(
                    (
                        str(word - first + 1),
                        _line(document.forms[word]),
                        "_",
                        document.upos[word],
                        "_",
                        "_",
                        str(head - first + 1 if head >= 0 else 0),
                        document.deprels[word],
                        "_",
                        "|".join(misc[word]),
                    )
                )
            )
        lines.append("")
    return "\n".join(lines) + "\n"


def _misc(reading: Reading, document: Document) -> list[list[str]]:
    count = len(document.forms)
    out = [[f"Start={document.starts[w]}", f"End={document.ends[w]}"] for w in range(count)]
    for word in range(count - 1):
        if document.breaks[word + 1] == _JOINED:
            out[word].insert(0, "SpaceAfter=No")
    for entity in document.entities:
        for word in range(*entity.words):
            out[word].append(f"Entity={'B' if word == entity.words[0] else 'I'}-{entity.kind}")
    for number, claim in enumerate(reading.claims, start=1):
        for role, span in _spans(claim):
            for word in _words(document, span):
                out[word].append(f"Claim={number}:{role}")
    return out


def _spans(claim: Claim) -> Sequence[tuple[str, Span]]:
    return [
        *([("source", claim.source)] if claim.source is not None else []),
        *([("cue", claim.cue)] if claim.cue is not None else []),
        *(("content", piece) for piece in claim.content),
    ]


def _words(document: Document, span: Span) -> range:
    from bisect import bisect_left

    first = bisect_left(document.starts, span.start)
    return range(first, bisect_left(document.starts, span.end))


def _line(words: str) -> str:
    return " ".join(words.split()) or "_"
