"""Gold tokens -> annotated documents: the one place where the evaluation meets the parser itself.

The parser offers `parse_tokens(sentences, breaks) -> Document`: `sentences` holds one list of forms a sentence, `breaks` what
stands before each word in the same shape (0 nothing, 1 a blank, 2 a line end, 3 an empty line). The document has the same
words in the same order; sentence boundaries are kept as given; `heads` are indices in the whole document, -1 for a root.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from alleged.records.document import Document
from evaluation.rows import progress


@dataclass(frozen=True, slots=True)
class Sentence:
    """A gold sentence's words and what stands before each."""

    forms: list[str]
    breaks: list[int]


def annotated(documents: Sequence[Sequence[Sentence]], label: str) -> Iterator[Document]:
    """Each document (a list of sentences) as the parser sees it.

    Raises: ValueError where the parser changes the number of words.
    """
    from alleged.parse import Parser
    from alleged.settings import Settings

    parser = Parser(Settings())
    for sentences in progress(documents, label, len(documents)):
        document = parser.parse_tokens([s.forms for s in sentences], [s.breaks for s in sentences])
        words = sum(len(s.forms) for s in sentences)
        if len(document.forms) != words:
            raise ValueError(f"{label}: {words} gold words, {len(document.forms)} in the document")
        yield document


def entity_documents(path: Path) -> list[list[Sentence]]:
    """The documents of a BIO file. It keeps no blanks: where they stood is guessed as in training."""
    from training.data import read_entities

    documents = []
    for doc in read_entities(path):
        ends = [*doc.cuts[1:], len(doc.forms)]
        documents.append([Sentence(doc.forms[a:b], doc.breaks[a:b]) for a, b in zip(doc.cuts, ends, strict=True)])
    return documents
