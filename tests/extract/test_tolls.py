"""Tolls found in sentences: what happened to how many, told how. Trees as the parser gives them."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.extract.claims.claims import claims
from alleged.extract.tolls.owners import claim_of, tolls
from alleged.extract.tolls.tolls import toll_mentions
from alleged.records.document import Document
from alleged.records.mention import TollMention
from alleged.resolve.numbers import numbers, plural
from alleged.resolve.tolls.tolls import main_tolls
from tests.extract.trees import document

EMPTY = Document("", (), (), (), (), (), (), (), (), (), (), ())

Row = tuple[str, int | None, int | None, str, str, str, str]

# kind, low, high, basis, status, scope, words
CASES: list[tuple[str, str, list[Row]]] = [
    (
        "an object",
        (
            "Shelling|PROPN|2|nsubj killed|VERB|0|root at|ADP|4|case least|ADJ|5|nmod nine|NUM|6|nummod"
            " villagers|NOUN|2|obj .|PUNCT|2|punct"
        ),
        [("killed", 9, None, "figure", "happened", "incident", "at least nine")],
    ),
    (
        "killed or wounded is one figure for both",
        (
            "Some|ADV|2|advmod 40|NUM|3|nummod conscripts|NOUN|5|nsubj:pass were|AUX|5|aux:pass killed|VERB|0|root or|CCONJ|7|cc"
            " wounded|VERB|5|conj .|PUNCT|5|punct"
        ),
        [("casualties", 40, 40, "figure", "happened", "incident", "Some 40")],
    ),
    (
        "some of the deaths",
        (
            "Doctors|NOUN|2|nsubj confirmed|VERB|0|root seven|NUM|2|obj of|ADP|7|case the|DET|7|det nine|NUM|7|nummod"
            " deaths|NOUN|3|nmod .|PUNCT|2|punct"
        ),
        [("killed", 7, 7, "figure", "happened", "incident", "seven")],
    ),
    (
        "to death, whatever the verb",
        (
            "Three|NUM|2|nummod pilgrims|NOUN|4|nsubj:pass were|AUX|4|aux:pass trampled|VERB|0|root to|ADP|6|case"
            " death|NOUN|4|obl .|PUNCT|4|punct"
        ),
        [("killed", 3, 3, "figure", "happened", "incident", "Three")],
    ),
    (
        "sentenced to death",
        (
            "Three|NUM|2|nummod rebels|NOUN|4|nsubj:pass were|AUX|4|aux:pass sentenced|VERB|0|root to|ADP|6|case"
            " death|NOUN|4|obl .|PUNCT|4|punct"
        ),
        [],
    ),
    (
        "a toll revised from one figure to another",
        (
            "The|DET|3|det death|NOUN|3|compound toll|NOUN|5|nsubj:pass was|AUX|5|aux:pass revised|VERB|0|root from|ADP|7|case"
            " 16|NUM|5|obl to|ADP|9|case 14|NUM|7|nmod .|PUNCT|5|punct"
        ),
        [("killed", 14, 14, "figure", "happened", "incident", "14")],
    ),
    (
        "a passive",
        (
            "Two|NUM|2|nummod clerks|NOUN|7|nsubj:pass and|CCONJ|5|cc their|PRON|5|nmod:poss"
            " driver|NOUN|2|conj were|AUX|7|aux:pass wounded|VERB|0|root on|ADP|10|case the|DET|10|det"
            " road|NOUN|7|obl to|ADP|12|case Odesa|PROPN|7|obl .|PUNCT|7|punct"
        ),
        [("injured", 3, 3, "figure", "happened", "incident", "Two clerks and their driver")],
    ),
    (
        "lives claimed, people left dead",
        (
            "The|DET|2|det raid|NOUN|3|nsubj claimed|VERB|0|root the|DET|5|det lives|NOUN|3|obj"
            " of|ADP|8|case 63|NUM|8|nummod servicemen|NOUN|5|nmod ,|PUNCT|10|punct"
            " leaving|VERB|3|advcl 12|NUM|12|nummod neighbours|NOUN|10|obj dead|ADJ|10|xcomp"
            " and|CCONJ|17|cc 30|NUM|16|nummod others|NOUN|10|obj injured|VERB|10|xcomp .|PUNCT|3|punct"
        ),
        [
            ("killed", 63, 63, "figure", "happened", "incident", "63"),
            ("killed", 12, 12, "figure", "happened", "incident", "12"),
            ("injured", 30, 30, "figure", "happened", "incident", "30"),
        ],
    ),
    (
        "possessive: none is a part",
        (
            "The|DET|2|det ministry|NOUN|3|nsubj said|VERB|0|root 63|NUM|10|nsubj:pass of|ADP|7|case"
            " its|PRON|7|nmod:poss servicemen|NOUN|4|nmod had|AUX|10|aux been|AUX|10|aux:pass"
            " killed|VERB|3|ccomp .|PUNCT|3|punct"
        ),
        [("killed", 63, 63, "figure", "happened", "incident", "63")],
    ),
    (
        "a part",
        (
            "Three|NUM|5|nsubj of|ADP|4|case the|DET|4|det wounded|NOUN|1|nmod died|VERB|0|root"
            " in|ADP|7|case hospital|NOUN|5|obl .|PUNCT|5|punct"
        ),
        [("killed", 3, 3, "figure", "happened", "part", "Three")],
    ),
    (
        "among the dead",
        (
            "Among|ADP|3|case the|DET|3|det dead|NOUN|0|root were|AUX|3|cop two|NUM|6|nummod"
            " journalists|NOUN|3|parataxis .|PUNCT|6|punct"
        ),
        [("killed", 2, 2, "figure", "happened", "part", "two")],
    ),
    (
        "a toll that rose, and a total",
        (
            "The|DET|2|det number|NOUN|5|nsubj of|ADP|4|case dead|ADJ|2|nmod rose|VERB|0|root"
            " to|ADP|7|case 89|NUM|5|obl ,|PUNCT|9|punct bringing|VERB|5|advcl the|DET|11|det"
            " total|NOUN|9|obj since|ADP|13|case February|PROPN|9|obj to|ADP|15|case 1,200|NUM|9|obl"
            " .|PUNCT|5|punct"
        ),
        [
            ("killed", 89, 89, "figure", "happened", "incident", "89"),
            ("killed", 1200, 1200, "figure", "happened", "cumulative", "1,200"),
        ],
    ),
    (
        "ellipsis",
        (
            "12|NUM|2|discourse killed|VERB|0|root ,|PUNCT|5|punct 30|NUM|2|nummod"
            " wounded|ADJ|2|parataxis .|PUNCT|2|punct"
        ),
        [
            ("killed", 12, 12, "figure", "happened", "incident", "12"),
            ("injured", 30, 30, "figure", "happened", "incident", "30"),
        ],
    ),
    (
        "one each",
        (
            "A|DET|2|det woman|NOUN|4|nsubj:pass was|AUX|4|aux:pass killed|VERB|0|root and|CCONJ|9|cc"
            " a|DET|7|det porter|NOUN|9|nsubj:pass was|AUX|9|aux:pass shot|VERB|4|conj dead|ADJ|9|xcomp"
            " .|PUNCT|4|punct"
        ),
        [
            ("killed", 1, 1, "one", "happened", "incident", "A woman"),
            ("killed", 1, 1, "one", "happened", "incident", "a porter"),
        ],
    ),
    (
        "a person with an age",
        (
            "Oleh|PROPN|7|nsubj:pass Bondar|PROPN|1|flat ,|PUNCT|4|punct 34|NUM|1|list ,|PUNCT|1|punct"
            " was|AUX|7|aux:pass killed|VERB|0|root .|PUNCT|7|punct"
        ),
        [("killed", 1, 1, "one", "happened", "incident", "Oleh Bondar")],
    ),
    (
        "nobody",
        "No|DET|2|det one|PRON|4|nsubj:pass was|AUX|4|aux:pass hurt|ADJ|0|root .|PUNCT|4|punct",
        [("injured", 0, 0, "none", "happened", "incident", "No one")],
    ),
    (
        "not anyone",
        (
            "The|DET|2|det strike|NOUN|5|nsubj did|AUX|5|aux not|PART|5|advmod kill|VERB|0|root"
            " anyone|PRON|5|obj .|PUNCT|5|punct"
        ),
        [("killed", 0, 0, "none", "happened", "incident", "anyone")],
    ),
    (
        "a denial",
        (
            "The|DET|2|det army|NOUN|3|nsubj denied|VERB|0|root that|SCONJ|11|mark"
            " any|DET|11|nsubj:pass of|ADP|8|case its|PRON|8|nmod:poss soldiers|NOUN|5|nmod"
            " had|AUX|11|aux been|AUX|11|aux:pass killed|VERB|3|ccomp .|PUNCT|3|punct"
        ),
        [("killed", 0, 0, "none", "happened", "incident", "any")],
    ),
    (
        "could",
        (
            "Shelling|PROPN|3|nsubj could|AUX|3|aux kill|VERB|8|ccomp thousands|NOUN|3|obj"
            " ,|PUNCT|8|punct the|DET|7|det envoy|NOUN|8|nsubj warned|VERB|0|root .|PUNCT|8|punct"
        ),
        [("killed", 1000, None, "figure", "hypothetical", "incident", "thousands")],
    ),
    (
        "a threat",
        (
            "The|DET|2|det commander|NOUN|3|nsubj threatened|VERB|0|root to|PART|5|mark"
            " kill|VERB|3|xcomp the|DET|7|det hostages|NOUN|5|obj .|PUNCT|3|punct"
        ),
        [("killed", 2, None, "plural", "hypothetical", "incident", "the hostages")],
    ),
    (
        "a condition",
        (
            "If|SCONJ|3|mark ten|NUM|3|nummod die|NOUN|8|obl ,|PUNCT|3|punct the|DET|6|det"
            " truce|NOUN|8|nsubj is|AUX|8|cop over|ADV|0|root .|PUNCT|8|punct"
        ),
        [("killed", 10, 10, "figure", "hypothetical", "incident", "ten")],
    ),
    (
        "groups",
        (
            "At|ADP|2|case least|ADJ|4|nmod 19|NUM|4|nummod people|NOUN|15|nsubj:pass ,|PUNCT|8|punct"
            " including|VERB|8|case two|NUM|8|nummod children|NOUN|4|nmod and|CCONJ|12|cc a|DET|12|det"
            " pregnant|ADJ|12|amod woman|NOUN|8|conj ,|PUNCT|4|punct were|AUX|15|aux:pass"
            " killed|VERB|0|root .|PUNCT|15|punct"
        ),
        [("killed", 19, None, "figure", "happened", "incident", "At least 19")],
    ),
    (
        "groups behind the verb",
        (
            "Militants|NOUN|2|nsubj killed|VERB|0|root a|DET|4|det dozen|NUM|5|nummod"
            " farmers|NOUN|2|obj ,|PUNCT|7|punct three|NUM|5|appos of|ADP|9|case them|PRON|7|nmod"
            " women|NOUN|2|parataxis .|PUNCT|2|punct"
        ),
        [("killed", 12, 12, "figure", "happened", "incident", "a dozen")],
    ),
    (
        "captured, and equipment",
        (
            "Rebels|NOUN|2|nsubj captured|VERB|0|root 14|NUM|4|nummod soldiers|NOUN|2|obj"
            " and|CCONJ|6|cc destroyed|VERB|2|conj three|NUM|8|nummod tanks|NOUN|6|obj .|PUNCT|2|punct"
        ),
        [
            ("captured", 14, 14, "figure", "happened", "incident", "14"),
            ("equipment", 3, 3, "figure", "happened", "incident", "three"),
        ],
    ),
    (
        "displaced",
        (
            "Tens|NOUN|8|nsubj:pass of|ADP|3|case thousands|NOUN|1|nmod of|ADP|5|case"
            " civilians|NOUN|1|nmod have|AUX|8|aux been|AUX|8|aux:pass displaced|VERB|0|root"
            " .|PUNCT|8|punct"
        ),
        [("displaced", 10000, None, "figure", "happened", "incident", "Tens of thousands")],
    ),
    (
        "fled",
        (
            "About|ADV|3|advmod 2|NUM|3|compound million|NUM|4|nummod people|NOUN|6|nsubj"
            " have|AUX|6|aux fled|VERB|0|root the|DET|8|det country|NOUN|6|obj .|PUNCT|6|punct"
        ),
        [("displaced", 2000000, 2000000, "figure", "happened", "incident", "About 2 million")],
    ),
    (
        "a family",
        (
            "A|DET|2|det family|NOUN|6|nsubj:pass of|ADP|4|case five|NUM|2|nmod was|AUX|6|aux:pass"
            " killed|VERB|0|root when|ADV|10|advmod a|DET|9|det rocket|NOUN|10|nsubj hit|VERB|6|advcl"
            " their|PRON|12|nmod:poss home|NOUN|10|obj .|PUNCT|6|punct"
        ),
        [("killed", 5, 5, "figure", "happened", "incident", "five")],
    ),
    (
        "a toll put at",
        (
            "Officials|NOUN|2|nsubj put|VERB|0|root the|DET|5|det death|NOUN|5|compound toll|NOUN|2|obj"
            " at|ADP|8|case between|ADP|8|case 50|NUM|5|nmod and|CCONJ|10|cc 60|NUM|8|conj"
            " .|PUNCT|2|punct"
        ),
        [("killed", 50, 60, "figure", "happened", "incident", "between 50 and 60")],
    ),
    (
        "bodies",
        (
            "Seven|NUM|2|nummod bodies|NOUN|4|nsubj:pass were|AUX|4|aux:pass pulled|VERB|0|root"
            " from|ADP|7|case the|DET|7|det rubble|NOUN|4|obl .|PUNCT|4|punct"
        ),
        [("killed", 7, 7, "figure", "happened", "incident", "Seven")],
    ),
    (
        "feared",
        (
            "Up|ADV|6|advmod to|ADP|1|fixed 30|NUM|4|nummod people|NOUN|6|nsubj:pass are|AUX|6|aux:pass"
            " feared|VERB|0|root dead|ADJ|6|xcomp .|PUNCT|6|punct"
        ),
        [("killed", None, 30, "figure", "unknown", "incident", "Up to 30")],
    ),
    (
        "a deed",
        (
            "The|DET|2|det mayor|NOUN|3|nsubj condemned|VERB|0|root the|DET|5|det killing|NOUN|3|obj"
            " of|ADP|8|case three|NUM|8|nummod medics|NOUN|5|nmod .|PUNCT|3|punct"
        ),
        [("killed", 3, 3, "figure", "happened", "incident", "three")],
    ),
    (
        "wounds",
        "Two|NUM|2|nummod guards|NOUN|3|nsubj suffered|VERB|0|root burns|NOUN|3|obj .|PUNCT|3|punct",
        [("injured", 2, 2, "figure", "happened", "incident", "Two")],
    ),
    (
        "in hospital",
        (
            "Four|NUM|2|nummod people|NOUN|4|nsubj:pass were|AUX|4|aux:pass taken|VERB|0|root"
            " to|ADP|6|case hospital|NOUN|4|obl .|PUNCT|4|punct"
        ),
        [("injured", 4, 4, "figure", "happened", "incident", "Four")],
    ),
    (
        "lost soldiers since",
        (
            "The|DET|2|det alliance|NOUN|4|nsubj has|AUX|4|aux lost|VERB|0|root nearly|ADV|6|advmod"
            " 100,000|NUM|7|nummod soldiers|NOUN|4|obj since|ADP|9|case February|PROPN|4|obl"
            " .|PUNCT|4|punct"
        ),
        [("killed", 100000, 100000, "figure", "unknown", "cumulative", "nearly 100,000")],
    ),
    (
        "a bound that trees take for a preposition",
        (
            "Rockets|PROPN|2|nsubj killed|VERB|0|root up|ADP|2|compound:prt to|ADP|3|fixed"
            " 40|NUM|6|nummod people|NOUN|2|obl in|ADP|9|case the|DET|9|det port|NOUN|6|nmod"
            " .|PUNCT|2|punct"
        ),
        [("killed", None, 40, "figure", "happened", "incident", "up to 40")],
    ),
    (
        "no toll: animals",
        ("The|DET|2|det frost|NOUN|3|nsubj killed|VERB|0|root 200|NUM|5|nummod sheep|NOUN|3|obj .|PUNCT|3|punct"),
        [],
    ),
    (
        "no toll: an age",
        (
            "He|PRON|3|nsubj was|AUX|3|cop 39|NUM|0|root when|ADV|6|advmod he|PRON|6|nsubj"
            " became|VERB|3|advcl minister|NOUN|6|xcomp .|PUNCT|3|punct"
        ),
        [],
    ),
    (
        "no toll: things",
        (
            "The|DET|3|det budget|NOUN|3|compound deal|NOUN|4|nsubj killed|VERB|0|root the|DET|6|det"
            " plan|NOUN|4|obj .|PUNCT|4|punct"
        ),
        [],
    ),
    (
        "no toll: a video",
        (
            "She|PRON|2|nsubj shot|VERB|0|root a|DET|4|det video|NOUN|2|obj of|ADP|7|case the|DET|7|det"
            " convoy|NOUN|4|nmod .|PUNCT|2|punct"
        ),
        [],
    ),
]


def _mentions(made: Document) -> tuple[TollMention, ...]:
    return toll_mentions(made, partial(numbers, column="recorder"), plural())


@pytest.mark.parametrize(("case", "sentence", "expected"), CASES)
def test_mentions(case: str, sentence: str, expected: list[Row]) -> None:
    made = document(sentence)
    found = [
        (m.kind, m.number.low, m.number.high, m.basis, m.status, m.scope, made.text[slice(*made.span(m.words))])
        for m in _mentions(made)
    ]
    assert found == expected, case


BY_NAME = {case: sentence for case, sentence, _ in CASES}

GROUPS = [
    ("groups", [("children", 2, 2, "two children"), ("women", 1, 1, "woman")]),
    ("groups behind the verb", [("women", 3, 3, "women")]),
    ("among the dead", [("journalists", 2, 2, "two journalists")]),
    ("a deed", [("medics", 3, 3, "three medics")]),
]


@pytest.mark.parametrize(("case", "expected"), GROUPS)
def test_groups(case: str, expected: list[tuple[str, int, int, str]]) -> None:
    made = document(BY_NAME[case])
    found = [
        (g.who, g.number.low, g.number.high, made.text[slice(*made.span(g.words))])
        for m in _mentions(made)
        for g in m.groups
    ]
    assert found == expected


CLASSES = [
    ("possessive: none is a part", "combatant"),
    ("captured, and equipment", "combatant"),
    ("displaced", "civilian"),
    ("groups behind the verb", "civilian"),
    ("ellipsis", "unknown"),
]


@pytest.mark.parametrize(("case", "expected"), CLASSES)
def test_victim_class(case: str, expected: str) -> None:
    assert _mentions(document(BY_NAME[case]))[0].victim_class == expected


def test_a_single_victim_is_known_by_name_and_age() -> None:
    victim = _mentions(document(BY_NAME["a person with an age"]))[0].victim
    assert victim is not None
    assert (victim.names, victim.age, victim.anaphor) == (("oleh", "bondar"), 34, False)


def test_a_toll_belongs_to_the_innermost_claim() -> None:
    made = document(
        BY_NAME["possessive: none is a part"],
        said=[("The ministry", "said", ("63 of its servicemen had been killed",))],
    )
    said = claims(made, "r")
    found = tolls(made, _mentions(made), said, "r")
    assert [(t.text, t.low, t.high, t.kind, t.event, t.victim_class) for t in found.values()] == [
        ("63", 63, 63, "killed", None, "combatant")
    ]
    (toll,) = found.values()
    assert next(claim for claim in said if claim.id == toll.claim).source is not None
    assert made.text[toll.start : toll.end] == toll.text


def test_a_part_names_its_whole() -> None:
    made = document(BY_NAME["an object"], BY_NAME["among the dead"])
    said = claims(made, "r")
    mentions = _mentions(made)
    assert claim_of(made, mentions[0], said) is not None
    found = list(tolls(made, mentions, said, "r").values())
    assert [toll.scope for toll in found] == ["incident", "part"][: len(found)]
    assert all(toll.part_of == found[0].id for toll in found[1:])


@pytest.mark.parametrize("case", ["could", "a threat", "a condition"])
def test_what_did_not_happen_is_no_toll_of_a_claim(case: str) -> None:
    made = document(BY_NAME[case])
    assert tolls(made, _mentions(made), claims(made, "r"), "r") == {}


def test_a_toll_outside_every_claim_is_left_out() -> None:
    made = document(BY_NAME["a passive"])
    assert tolls(made, _mentions(made), (), "r") == {}


def test_no_words_no_tolls() -> None:
    assert _mentions(EMPTY) == ()


WORDS = "killed 12 people and wounded dozens of them himself died shot toll at least at deaths lives dead among since".split()
UPOS = ["NOUN", "VERB", "NUM", "PRON", "ADJ", "PROPN", "ADP"]
DEPRELS = [
    "nsubj",
    "nsubj:pass",
    "obj",
    "conj",
    "xcomp",
    "acl",
    "acl:relcl",
    "amod",
    "nummod",
    "nmod",
    "case",
    "obl",
    "cop",
]


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Words of tolls in any tree, circles among them: the model may give anything."""
    size = draw(st.integers(1, 12))

    def column(values: list[str]) -> list[str]:
        return draw(st.lists(st.sampled_from(values), min_size=size, max_size=size))

    heads = draw(st.lists(st.integers(0, size), min_size=size, max_size=size))
    rows = zip(column(WORDS), column(UPOS), heads, column(DEPRELS), strict=True)
    return document(" ".join(f"{form}|{upos}|{head}|{deprel}" for form, upos, head, deprel in rows))


@settings(max_examples=300, deadline=None)
@given(documents())
def test_whatever_the_tree(made: Document) -> None:
    mentions = _mentions(made)
    assert [m.words[0] for m in mentions] == sorted(m.words[0] for m in mentions)
    for mention in mentions:
        assert 0 <= mention.words[0] < mention.words[1] <= len(made.forms)
        assert mention.number.low is None or mention.number.low >= 0
    for toll in main_tolls(made, mentions).values():
        assert 0 <= toll.low <= toll.high
