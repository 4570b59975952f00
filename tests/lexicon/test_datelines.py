"""Datelines: what is one, and what only looks like it."""

import time

import pytest

from alleged.lexicon.datelines import find

DATELINES = [
    ("OSLO, May 4 (Wire Q) - Rain fell.", "OSLO, May 4 (Wire Q) -"),
    ("OSLO (Wire Q) - Rain fell.", "OSLO (Wire Q) -"),
    ("OSLO - Rain fell.", "OSLO -"),
    ("OSLO — Rain fell.", "OSLO —"),
    ("OSLO, Norway (WQ) _ Rain fell.", "OSLO, Norway (WQ) _"),
    ("OSLO, Norway, Oct. 7, 2023 — “Rain fell,” she said.", "OSLO, Norway, Oct. 7, 2023 —"),
    ("Oslo, May 4 (Wire Q) -- Rain fell.", "Oslo, May 4 (Wire Q) --"),
    ("Oslo (Wire Q) - 12 people fell ill.", "Oslo (Wire Q) -"),
    ("Oslo, 5 March 2022 – Rain fell.", "Oslo, 5 March 2022 –"),
    ("Tel Aviv, Sunday, 5 May (Wire Q) - Rain fell.", "Tel Aviv, Sunday, 5 May (Wire Q) -"),
    ("OSLO. May 4 (Wire-Q) - Rain fell.", "OSLO. May 4 (Wire-Q) -"),
    ("OSLO, May 4. /WIREQ/. Rain fell.", "OSLO, May 4. /WIREQ/."),
    ("OSLO/BERGEN, May 4 (Wire Q) - Rain fell.", "OSLO/BERGEN, May 4 (Wire Q) -"),
    ("PORT-AU-PRINCE, Haiti — Rain fell.", "PORT-AU-PRINCE, Haiti —"),
    ("A flood\n\nBy Ann Writer\nŠIAULIAI, May 4 (Wire Q) - Rain fell.", "ŠIAULIAI, May 4 (Wire Q) -"),
    ("date 2023-05-04 OSLO (Wire Q) - Rain fell.", "OSLO (Wire Q) -"),
]
SENTENCES = [
    "NATO - the alliance - met.",
    "NATO - Norway had left - met.",
    "US - Norway talks failed.",
    "Peter - A. Baker's brother - left.",
    "On Monday, 7 October - The day of the flood - rain fell.",
    "In March 4, 2022 - A flood came.",
    "Ann Writer (Norway) - the minister - left.",
    "The ministry (MoD) - Oslo's - met.",
    "Oslo said on May 4 - Rain fell.",
    "OSLO: Rain fell.",
    "OSLO-Bergen trains stood still.",
    "Rain fell in OSLO, May 4 (Wire Q) - and Bergen.",
    "THE LONG RAIN THAT NEVER ENDS - A diary.",
]


@pytest.mark.parametrize(("text", "dateline"), DATELINES)
def test_datelines(text, dateline):
    assert [text[line.start : line.end] for line in find(text)] == [dateline]


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences_are_none(text):
    assert find(text) == ()


@pytest.mark.parametrize("line", ["A " * 100_000, ("A, " * 50 + "\n") * 2000, ("A" + " " * 100 + "\n") * 2000])
def test_odd_lines_take_no_time(line):
    begun = time.perf_counter()
    assert find(line) == ()
    assert time.perf_counter() - begun < 2.0
