"""On which days claims were made. Rows: a sentence, who said it with which words, and the days of its claims in their order."""

import pytest

from alleged.extract.claims.claims import claims
from alleged.extract.claims.said_on import SaidOn, said_on
from alleged.extract.dates.dates import expressions
from alleged.extract.tree import Tree
from alleged.records.when import Interval
from alleged.resolve.dates.dates import dates
from tests.extract.trees import document

PUBLISHED = "2023-01-06"  # a Friday
TUESDAY = Interval("2023-01-03", "2023-01-04")
WEDNESDAY = Interval("2023-01-04", "2023-01-05")
MAY = Interval("2022-05-03", "2022-05-04")
MAYOR = "The|DET|2|det mayor|NOUN|3|nsubj said|VERB|0|root"
FELL = "it|PRON|{fell}|nsubj fell|VERB|3|ccomp .|PUNCT|3|punct"
SAID = [("The mayor", "said", ("it fell",))]

CASES = [
    ("on a weekday", f"{MAYOR} on|ADP|5|case Wednesday|PROPN|3|obl {FELL.format(fell=7)}", SAID, [WEDNESDAY]),
    ("no day", f"{MAYOR} {FELL.format(fell=5)}", SAID, [None]),
    (
        "a day hung on the content, right behind the cue",
        "The|DET|2|det mayor|NOUN|3|nsubj said|VERB|0|root on|ADP|5|case Wednesday|PROPN|7|obl it|PRON|7|nsubj fell|VERB|3|ccomp",
        SAID,
        [WEDNESDAY],
    ),
    (
        "a day inside the content",
        "The|DET|2|det mayor|NOUN|3|nsubj said|VERB|0|root it|PRON|5|nsubj fell|VERB|3|ccomp on|ADP|7|case Wednesday|PROPN|5|obl",
        [("The mayor", "said", ("it fell on Wednesday",))],
        [None],
    ),
    (
        "between source and cue",
        "The|DET|2|det mayor|NOUN|5|nsubj on|ADP|4|case Wednesday|PROPN|2|nmod said|VERB|0|root it|PRON|7|nsubj fell|VERB|5|ccomp",
        SAID,
        [WEDNESDAY],
    ),
    (
        "to whom: reporters on 3 May 2022",
        (
            "The|DET|2|det mayor|NOUN|3|nsubj told|VERB|0|root reporters|NOUN|3|iobj on|ADP|6|case 3|NUM|4|nmod May|PROPN|6|nmod"
            " 2022|NUM|6|nummod that|SCONJ|11|mark it|PRON|11|nsubj fell|VERB|3|ccomp"
        ),
        [("The mayor", "told", ("that it fell",))],
        [MAY],
    ),
    (
        "in what: a statement issued on Tuesday",
        (
            f"{MAYOR} in|ADP|6|case a|DET|6|det statement|NOUN|3|obl issued|VERB|6|acl on|ADP|9|case Tuesday|PROPN|7|obl"
            " it|PRON|11|nsubj fell|VERB|3|ccomp"
        ),
        SAID,
        [TUESDAY],
    ),
    (
        "after what: no day of the claim",
        (
            "After|ADP|4|case the|DET|4|det Tuesday|PROPN|4|compound raid|NOUN|8|obl ,|PUNCT|8|punct the|DET|7|det"
            " mayor|NOUN|8|nsubj said|VERB|0|root it|PRON|10|nsubj fell|VERB|8|ccomp"
        ),
        [("the mayor", "said", ("it fell",))],
        [None],
    ),
    (
        "since when: no day",
        (
            "Since|ADP|2|case Tuesday|PROPN|6|obl ,|PUNCT|6|punct the|DET|5|det mayor|NOUN|6|nsubj said|VERB|0|root it|PRON|8|nsubj"
            " fell|VERB|6|ccomp"
        ),
        [("the mayor", "said", ("it fell",))],
        [None],
    ),
    (
        "where: in Riga on Wednesday",
        (
            f"{MAYOR} in|ADP|5|case Riga|PROPN|3|obl on|ADP|7|case Wednesday|PROPN|5|nmod that|SCONJ|10|mark it|PRON|10|nsubj"
            " fell|VERB|3|ccomp"
        ),
        [("The mayor", "said", ("that it fell",))],
        [WEDNESDAY],
    ),
    (
        "behind a cue that follows its content, hung on the content",
        (
            "It|PRON|2|nsubj fell|VERB|6|ccomp ,|PUNCT|2|punct the|DET|5|det mayor|NOUN|6|nsubj told|VERB|0|root"
            " reporters|NOUN|6|iobj on|ADP|9|case Wednesday|PROPN|2|obl"
        ),
        [("the mayor", "told", ("It fell",))],
        [WEDNESDAY],
    ),
    (
        "a text as the source",
        "A|DET|2|det statement|NOUN|5|nsubj on|ADP|4|case Tuesday|PROPN|2|nmod said|VERB|0|root it|PRON|7|nsubj fell|VERB|5|ccomp",
        [("A statement on Tuesday", "said", ("it fell",))],
        [TUESDAY],
    ),
    (
        "coordinate cues of one source share the day",
        (
            "The|DET|2|det mayor|NOUN|5|nsubj on|ADP|4|case Wednesday|PROPN|5|obl denied|VERB|0|root it|PRON|5|obj and|CCONJ|8|cc"
            " demanded|VERB|5|conj an|DET|10|det apology|NOUN|8|obj"
        ),
        [("The mayor", "denied", ("it",)), ("The mayor", "demanded", ("an apology",))],
        [WEDNESDAY, WEDNESDAY],
    ),
]


@pytest.mark.parametrize(("name", "sentence", "said", "expected"), CASES, ids=[case[0] for case in CASES])
def test_said_on(
    name: str, sentence: str, said: list[tuple[str | None, str, tuple[str, ...]]], expected: list[Interval | None]
) -> None:
    parsed = document(sentence, said=said, named=[("Location", "Riga")] if "Riga" in sentence else ())
    made = [claim for claim in claims(parsed, "r") if claim.cue is not None]
    found = expressions(parsed)
    days = dates(found, parsed, PUBLISHED)
    assert [on.days for on in said_on(Tree.of(parsed), made, found, days)] == expected


def test_a_day_that_is_not_known_says_nothing() -> None:
    parsed = document(f"{MAYOR} on|ADP|5|case Wednesday|PROPN|3|obl {FELL.format(fell=7)}", said=SAID)
    found = expressions(parsed)
    assert said_on(Tree.of(parsed), claims(parsed, "r"), found, dates(found, parsed, None)) == (SaidOn(),)
