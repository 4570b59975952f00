"""One report's way, and what becomes of reports that cannot be read."""

from typing import cast

import pytest

from alleged import pipeline
from alleged.errors import ModelError
from alleged.parse import Parser
from alleged.pipeline import MAX_CHARACTERS, Tools, is_read, read_report
from alleged.read.language import Languages
from alleged.read.text import report_of
from alleged.records import Problem, Report
from alleged.records.document import Document
from alleged.records.ids import text_sha256
from alleged.resolve.places.gazetteer import Gazetteer
from alleged.settings import Settings
from tests.making import READER

ENGLISH = "Advertisement He said that he was there and that they were with her."


class Fake:
    """A parser that marks the first word as furniture, or fails."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error

    def parse(self, text: str) -> Document:
        if self.error:
            raise self.error
        return Document(text, (), (), (), (), (), (), (), (), (), (), (), furniture=((0, 13),))


@pytest.fixture(autouse=True)
def no_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "claims", lambda *_: ())


def tools(error: Exception | None = None) -> Tools:
    return Tools(cast("Parser", Fake(error)), Languages(), READER, "recorder", Gazetteer.of(Settings()))


def test_a_reading_says_what_was_read_and_by_what() -> None:
    made = read_report(report_of(ENGLISH, id="x", published="2024-03-12", title="T"), tools())
    assert made.reader == READER
    assert (made.report.id, made.report.published, made.report.title, made.report.language) == (
        "x",
        "2024-03-12",
        "T",
        "en",
    )
    assert made.report.sha256 == text_sha256(ENGLISH)
    assert [span.text for span in made.report.furniture] == ["Advertisement"]
    assert is_read(made)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \ufeff\r\n\t", "empty"),
        (ENGLISH * (MAX_CHARACTERS // len(ENGLISH) + 1), "too_long"),
        ("L’armée ukrainienne a déclaré mercredi avoir mené une attaque près de Makiivka.", "not_english"),
        ("He said \ud800 that he was there and that they were with her.", "failed"),
    ],
)
def test_what_is_not_read(text: str, code: str) -> None:
    made = read_report(report_of(text), tools())
    assert [problem.code for problem in made.problems] == [code]
    assert not is_read(made)


def test_one_odd_report_is_a_row_and_keeps_its_earlier_problems() -> None:
    report = Report("x", ENGLISH, problems=(Problem("bad_date", "no day"),))
    made = read_report(report, tools(RuntimeError("odd")))
    assert [problem.code for problem in made.problems] == ["bad_date", "failed"]
    assert "RuntimeError: odd" in made.problems[1].message


def test_without_a_model_nothing_can_be_read() -> None:
    with pytest.raises(ModelError):
        read_report(report_of(ENGLISH), tools(ModelError("no weights")))
