"""Addresses that lead to the words."""

import pytest

from alleged.export.fragments import fragment
from tests.making import span

TEXT = (
    "The mayor said it rained. It rained on Monday, she said, on the well-known bridge & the harbour, where boats from six towns "
    "had been brought for the winter by their owners.\nNobody was hurt."
)
A = "https://a.example/1"
ROWS = [
    ("short words, whole", A, ["it rained"], "#:~:text=it%20rained"),
    ("marks with a meaning", A, ["well-known bridge & the"], "#:~:text=well%2Dknown%20bridge%20%26%20the"),
    (
        "long words, both ends",
        A,
        ["boats from six towns had been brought for the winter by their owners.\nNobody was hurt"],
        "#:~:text=boats%20from%20six%20towns%20had,their%20owners.%20Nobody%20was%20hurt",
    ),
    ("pieces", A, ["it rained", "the harbour"], "#:~:text=it%20rained&text=the%20harbour"),
    ("a fragment stays", f"{A}#top", ["it rained"], "#top:~:text=it%20rained"),
    ("no web address", "javascript:alert(1)", ["it rained"], None),
    ("no address", None, ["it rained"], None),
]


@pytest.mark.parametrize(("url", "words", "end"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_fragments(url: str | None, words: list[str], end: str | None) -> None:
    found = fragment(url, TEXT, [span(TEXT, piece) for piece in words])
    assert found == (None if end is None else A + end)


def test_words_that_stand_earlier_too_are_told_by_what_is_before_them() -> None:
    text = "The harbour was shut, a nurse said. On Monday the harbour was shut again, and the harbour was quiet."
    at = span(text, "the harbour", after=60)
    assert fragment(A, text, [at]) == f"{A}#:~:text=shut%20again%2C%20and-,the%20harbour"
