"""The shipped model: what must hold of it whatever it has learnt."""

import numpy as np
import pytest

from alleged.parse import Parser
from alleged.parse.words import find_words
from alleged.records.document import Document
from alleged.settings import Settings

TEXT = (
    "The ministry said on Monday that two bridges had been hit. “We saw smoke over the river,” said Ana Kovač, a nurse. "
    "The governor denied that anyone was hurt, and Sarovia called the report a lie.\n\n"
    "According to the mayor, at least three people were missing; the army would not comment. "
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(Settings(threads=1))


def check(document: Document) -> None:
    """Everything in a document points at its words, its sentences cover them once, and each holds one tree."""
    words = len(document.forms)
    tuples = (
        document.starts,
        document.ends,
        document.breaks,
        document.quotes,
        document.upos,
        document.heads,
        document.deprels,
    )
    assert all(len(t) == words for t in tuples)
    assert [w for a, b in document.sentences for w in range(a, b)] == list(range(words))
    for first, past in document.sentences:
        heads = document.heads[first:past]
        assert sum(h == -1 for h in heads) == 1
        assert all(h == -1 or first <= h < past for h in heads)
        assert [document.deprels[i] == "root" for i in range(first, past)] == [h == -1 for h in heads]
    for a in document.attributions:
        assert 0 <= a.probability <= 1
        assert all(0 <= r[0] < r[1] <= words for r in (a.cue, *a.content, *([a.source] if a.source else [])))
        assert all(r[1] <= a.cue[0] or r[0] >= a.cue[1] for r in a.content)


def test_who_said_what(parser: Parser) -> None:
    document = parser.parse(TEXT)
    check(document)
    said = {
        (TEXT[slice(*document.span(a.source))] if a.source else None, TEXT[slice(*document.span(a.cue))])
        for a in document.attributions
    }
    assert ("The ministry", "said") in said
    assert ("The governor", "denied") in said


def test_a_window_does_not_depend_on_what_else_is_read(parser: Parser) -> None:
    """Int8 scales are taken over what runs together: the same words alone and after others must give the same figures."""
    words = find_words(TEXT)
    session = parser._session
    pieces = session.table.pieces(words.forms)
    alone = session.encode(pieces, words.breaks, words.quotes, 0, len(words.forms))
    longer = find_words("Nobody had seen the fire. " * 40 + "\n\n" + TEXT)
    offset = len(longer.forms) - len(words.forms)
    more = session.table.pieces(longer.forms)
    session.encode(more, longer.breaks, longer.quotes, 0, offset)
    again = session.encode(more, longer.breaks, longer.quotes, offset, len(longer.forms))
    for name in ("start", "upos", "arcs", "entities", "outer", "words"):
        assert np.array_equal(getattr(alone, name), getattr(again, name)), name


def test_same_text_same_document(parser: Parser) -> None:
    assert parser.parse(TEXT) == parser.parse(TEXT) == Parser(Settings(threads=2)).parse(TEXT)


ODD = [
    "",
    "   \n\n ",
    "word",
    "\ufeff“",
    "a" * 5000,
    "word " * 3000,
    '"' * 400,
    "PRESIDENT SAYS TALKS ARE OVER\nARMY DENIES LOSSES\n",
    "- one\n- two said so\n* three\n",
    "From Ana Kovač:\nWe are leaving.\nFrom the army: no comment.",
    "“An opening that never closes, he said. And on it goes",
    "\x00\x01 control \x7f marks \u200b\u202e said he",
    "ﬁ ① 𝕏 said 🙂🙂 that é̂",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts(parser: Parser, text: str) -> None:
    document = parser.parse(text)
    check(document)
    assert document.text == text


def test_given_tokens_stay(parser: Parser) -> None:
    sentences = [["He", "said", "so", "."], ["No", "one", "did", "n't", "."]]
    document = parser.parse_tokens(sentences, [[3, 1, 1, 0], [1, 1, 1, 0, 0]])
    check(document)
    assert document.text == "He said so. No one didn't."
    assert document.sentences == ((0, 4), (4, 9))
