"""One report's main incident: which of its tolls count. Trees as the parser gives them."""

import pytest

from alleged.extract.tolls.tolls import toll_mentions
from alleged.records.document import Document
from alleged.resolve.numbers import numbers
from alleged.resolve.tolls.candidates import Told, candidates
from alleged.resolve.tolls.features import features
from alleged.resolve.tolls.tolls import main_tolls, rank, score, weights
from tests.extract.trees import document

EMPTY = Document("", (), (), (), (), (), (), (), (), (), (), ())

Expected = dict[str, tuple[int, int, bool]]

CASES: list[tuple[str, list[str], Expected]] = [
    (
        "a part is not a toll of its own",
        [
            (
                "At|ADP|2|case least|ADJ|3|nmod 39|NUM|4|nummod people|NOUN|5|nsubj died|VERB|0|root"
                " in|ADP|8|case the|DET|8|det strike|NOUN|5|obl .|PUNCT|5|punct"
            ),
            (
                "Four|NUM|6|nsubj of|ADP|4|case the|DET|4|det dead|ADJ|1|nmod were|AUX|6|cop"
                " children|NOUN|0|root .|PUNCT|6|punct"
            ),
            ("Another|DET|2|det 87|NUM|4|nsubj:pass were|AUX|4|aux:pass wounded|VERB|0|root .|PUNCT|4|punct"),
        ],
        {"killed": (39, 39, True), "injured": (87, 87, False)},
    ),
    (
        "a later figure",
        [
            (
                "Shelling|PROPN|2|nsubj killed|VERB|0|root ten|NUM|4|nummod people|NOUN|2|obj in|ADP|7|case"
                " the|DET|7|det port|NOUN|4|nmod .|PUNCT|2|punct"
            ),
            (
                "By|ADP|2|case evening|NOUN|7|obl the|DET|5|det death|NOUN|5|compound toll|NOUN|7|nsubj"
                " had|AUX|7|aux risen|VERB|0|root to|ADP|9|case 14|NUM|7|obl .|PUNCT|7|punct"
            ),
            (
                "The|DET|2|det toll|NOUN|6|nsubj:pass of|ADP|4|case 14|NUM|2|nmod was|AUX|6|aux:pass"
                " confirmed|VERB|0|root on|ADP|8|case Monday|PROPN|6|obl .|PUNCT|6|punct"
            ),
        ],
        {"killed": (14, 14, False)},
    ),
    (
        "a running total stays out",
        [
            (
                "Three|NUM|2|nummod sailors|NOUN|4|nsubj:pass were|AUX|4|aux:pass killed|VERB|0|root"
                " on|ADP|6|case Friday|PROPN|4|obl .|PUNCT|4|punct"
            ),
            (
                "More|ADJ|3|advmod than|ADP|1|fixed 900|NUM|4|nummod people|NOUN|7|nsubj:pass"
                " have|AUX|7|aux been|AUX|7|aux:pass killed|VERB|0|root since|ADP|9|case"
                " February|PROPN|7|obl .|PUNCT|7|punct"
            ),
        ],
        {"killed": (3, 3, False)},
    ),
    (
        "victims told one by one",
        [
            (
                "A|DET|2|det nurse|NOUN|4|nsubj:pass was|AUX|4|aux:pass killed|VERB|0|root by|ADP|7|case"
                " a|DET|7|det mine|NOUN|4|obl:agent .|PUNCT|4|punct"
            ),
            (
                "Oksana|PROPN|6|nsubj Hnatiuk|PROPN|1|flat ,|PUNCT|4|punct 41|NUM|1|appos ,|PUNCT|1|punct"
                " died|VERB|0|root on|ADP|9|case the|DET|9|det spot|NOUN|6|obl .|PUNCT|6|punct"
            ),
            ("She|PRON|5|nsubj was|AUX|5|cop the|DET|5|det only|ADJ|5|amod victim|NOUN|0|root .|PUNCT|5|punct"),
        ],
        {"killed": (1, 1, False)},
    ),
    (
        "nobody",
        [
            (
                "No|DET|2|det one|PRON|4|nsubj:pass was|AUX|4|aux:pass killed|VERB|0|root in|ADP|7|case"
                " the|DET|7|det raid|NOUN|4|obl .|PUNCT|4|punct"
            ),
        ],
        {"killed": (0, 0, False)},
    ),
    (
        "hypothetical",
        [
            ("The|DET|2|det siege|NOUN|4|nsubj could|AUX|4|aux kill|VERB|0|root thousands|NOUN|4|obj .|PUNCT|4|punct"),
        ],
        {},
    ),
    (
        "missing, captured",
        [
            ("Rebels|NOUN|2|nsubj captured|VERB|0|root 14|NUM|4|nummod soldiers|NOUN|2|obj .|PUNCT|2|punct"),
            "Six|NUM|2|nummod people|NOUN|4|nsubj are|AUX|4|aux missing|ADJ|0|root .|PUNCT|4|punct",
        ],
        {"missing": (6, 6, False), "captured": (14, 14, False)},
    ),
]


@pytest.mark.parametrize(("case", "sentences", "expected"), CASES)
def test_main_tolls(case: str, sentences: list[str], expected: Expected) -> None:
    made = document(*sentences)
    found = main_tolls(made, toll_mentions(made, numbers))
    assert {kind: (toll.low, toll.high, toll.open) for kind, toll in found.items()} == expected, case


def test_a_range_says_which_mentions_it_rests_on() -> None:
    made = document(*CASES[1][1])
    mentions = toll_mentions(made, numbers)
    toll = main_tolls(made, mentions)["killed"]
    assert {mentions[i].number.low for i in toll.mentions} == {14}


def test_nothing_told_nothing_found() -> None:
    assert main_tolls(EMPTY, ()) == {}


def test_candidates_are_distinct_and_hold_zero() -> None:
    made = document(*CASES[0][1])
    told = Told.of(made, toll_mentions(made, numbers))
    values = [candidate.value for candidate in candidates(told, "killed")]
    assert (0, 0) in values
    assert len(values) == len(set(values))
    assert values[rank_of_best(told)] == (39, 39)


def rank_of_best(told: Told) -> int:
    best = rank(told, "killed")[0][1].value
    return [candidate.value for candidate in candidates(told, "killed")].index(best)


def test_each_feature_has_a_weight() -> None:
    known = weights()
    for _, sentences, _ in CASES:
        made = document(*sentences)
        told = Told.of(made, toll_mentions(made, numbers))
        for kind in ("killed", "injured"):
            others = candidates(told, kind, (1, 1))
            for one in others:
                names = list(features(told, kind, one, others, (1, 1)))
                assert set(names) <= set(known[kind])
                assert score(names, known[kind]) == pytest.approx(sum(known[kind][name] for name in names))
