"""Who speaks, joined over a report, with pronouns: trees as the parser gives them."""

import dataclasses
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.extract.actors.people import cast
from alleged.records.cast import Cast
from alleged.records.claim import Claim
from alleged.records.document import Document, Entity
from tests.extract.trees import document
from tests.making import claim

PETROVA = (
    (
        "Anna|PROPN|11|nsubj Petrova|PROPN|1|flat ,|PUNCT|5|punct the|DET|5|det spokeswoman|NOUN|1|appos of|ADP|9|case"
        " the|DET|9|det defence|NOUN|9|compound ministry|NOUN|5|nmod ,|PUNCT|1|punct said|VERB|0|root the|DET|13|det"
        " road|NOUN|15|nsubj was|AUX|15|cop closed|ADJ|11|ccomp .|PUNCT|11|punct"
    ),
    "Petrova|PROPN|2|nsubj gave|VERB|0|root no|DET|4|det reason|NOUN|2|obj .|PUNCT|2|punct",
    (
        "She|PRON|2|nsubj added|VERB|0|root that|SCONJ|7|mark crews|NOUN|7|nsubj were|AUX|7|cop at|ADP|7|case work|NOUN|2|ccomp"
        " .|PUNCT|2|punct"
    ),
)
CROSS = (
    (
        "The|DET|3|det International|ADJ|3|amod Committee|PROPN|11|nsubj of|ADP|7|case the|DET|7|det Red|ADJ|7|amod"
        " Cross|PROPN|3|nmod (|PUNCT|9|punct ICRC|PROPN|3|appos )|PUNCT|9|punct sent|VERB|0|root a|DET|13|det team|NOUN|11|obj"
        " .|PUNCT|11|punct"
    ),
    (
        "The|DET|2|det ICRC|PROPN|3|nsubj said|VERB|0|root the|DET|5|det team|NOUN|7|nsubj was|AUX|7|cop safe|ADJ|3|ccomp"
        " .|PUNCT|3|punct"
    ),
)
CAPITALS = (
    "Moscow|PROPN|2|nsubj accused|VERB|0|root Kyiv|PROPN|2|obj of|ADP|6|case the|DET|6|det attack|NOUN|2|obl .|PUNCT|2|punct",
    "The|DET|2|det Kremlin|PROPN|3|nsubj said|VERB|0|root it|PRON|6|nsubj would|AUX|6|aux answer|VERB|3|ccomp .|PUNCT|3|punct",
    (
        "Ukraine|PROPN|5|nsubj and|CCONJ|4|cc its|PRON|4|nmod:poss allies|NOUN|1|conj denied|VERB|0|root the|DET|7|det"
        " charge|NOUN|5|obj .|PUNCT|5|punct"
    ),
)
SOME = (
    "Some|PRON|2|nsubj said|VERB|0|root the|DET|4|det bridge|NOUN|6|nsubj was|AUX|6|cop open|ADJ|2|ccomp .|PUNCT|2|punct",
)
PAIR = (
    (
        "Oleh|PROPN|6|nsubj Marchenko|PROPN|1|flat and|CCONJ|4|cc Pavlo|PROPN|1|conj Hrytsenko|PROPN|4|flat spoke|VERB|0|root"
        " in|ADP|8|case Lviv|PROPN|6|obl .|PUNCT|6|punct"
    ),
    "The|DET|3|det two|NUM|3|nummod men|NOUN|4|nsubj praised|VERB|0|root the|DET|6|det deal|NOUN|4|obj .|PUNCT|4|punct",
)
LETTER = (
    (
        "The|DET|2|det ministry|NOUN|4|nmod:poss 's|PART|2|case letter|NOUN|5|nsubj named|VERB|0|root no|DET|7|det one|NUM|5|obj"
        " .|PUNCT|5|punct"
    ),
)
OPEN = (
    (
        "“|PUNCT|4|punct We|PRON|4|nsubj must|AUX|4|aux wait|VERB|8|ccomp ,|PUNCT|4|punct ”|PUNCT|4|punct he|PRON|8|nsubj"
        " said|VERB|0|root .|PUNCT|8|punct"
    ),
)
UNNAMED = (
    (
        "A|DET|3|det senior|ADJ|3|amod official|NOUN|10|nsubj who|PRON|5|nsubj asked|VERB|3|acl:relcl not|PART|9|advmod"
        " to|PART|9|mark be|AUX|9|aux:pass named|VERB|5|xcomp said|VERB|0|root the|DET|12|det talks|NOUN|14|nsubj had|AUX|14|aux"
        " failed|VERB|10|ccomp .|PUNCT|10|punct"
    ),
)
MINISTER = (
    (
        "Ukraine|PROPN|4|nmod:poss 's|PART|1|case foreign|ADJ|4|amod minister|NOUN|9|nsubj ,|PUNCT|6|punct Dmytro|PROPN|4|appos"
        " Kuleba|PROPN|6|flat ,|PUNCT|4|punct said|VERB|0|root the|DET|11|det talks|NOUN|13|nsubj would|AUX|13|aux"
        " go|VERB|9|ccomp on|ADV|13|compound:prt .|PUNCT|9|punct"
    ),
    "The|DET|2|det minister|NOUN|3|nsubj left|VERB|0|root .|PUNCT|3|punct",
)
FUND = (
    (
        "The|DET|3|det Keld|PROPN|3|compound Fund|PROPN|7|nsubj ,|PUNCT|3|punct a|DET|6|det charity|NOUN|3|appos"
        " said|VERB|0|root crews|NOUN|10|nsubj were|AUX|10|cop safe|ADJ|7|ccomp .|PUNCT|7|punct"
    ),
    "The|DET|2|det charity|NOUN|3|nsubj thanked|VERB|0|root them|PRON|3|obj .|PUNCT|3|punct",
    "The|DET|2|det group|NOUN|3|nsubj thanked|VERB|0|root them|PRON|3|obj .|PUNCT|3|punct",
    "The|DET|2|det ministry|NOUN|3|nsubj thanked|VERB|0|root them|PRON|3|obj .|PUNCT|3|punct",
    "It|PRON|2|nsubj thanked|VERB|0|root Belmaar|PROPN|2|obj .|PUNCT|2|punct",
)
ENDED = (
    (
        "They|PRON|2|nsubj fled|VERB|10|ccomp from|ADP|5|case a|DET|5|det missile|NOUN|2|obl ,|PUNCT|9|punct the|DET|9|det"
        " Keld|PROPN|9|compound Fund|PROPN|5|appos said|VERB|0|root .|PUNCT|10|punct"
    ),
)
SUNDAY = (
    (
        "The|DET|2|det mayor|NOUN|5|nsubj on|ADP|4|case Sunday|PROPN|2|nmod wept|VERB|0|root as|SCONJ|8|mark crews|NOUN|8|nsubj"
        " dug|VERB|5|advcl .|PUNCT|5|punct"
    ),
)
INTELLIGENCE = (
    (
        "The|DET|3|det military|ADJ|3|amod intelligence|NOUN|4|nsubj wept|VERB|0|root as|SCONJ|7|mark crews|NOUN|7|nsubj"
        " dug|VERB|4|advcl .|PUNCT|4|punct"
    ),
    (
        "The|DET|3|det intelligence|NOUN|3|compound service|NOUN|4|nsubj thanked|VERB|0|root them|PRON|4|obj .|PUNCT|4|punct"
    ),
)
HARROWS = (
    (
        "President|PROPN|2|nmod:desc Bill|PROPN|8|nsubj Harrow|PROPN|2|flat and|CCONJ|6|cc Senator|PROPN|6|nmod:desc"
        " Jane|PROPN|2|conj Harrow|PROPN|6|flat spoke|VERB|0|root .|PUNCT|8|punct"
    ),
    "Harrow|PROPN|2|nsubj left|VERB|0|root .|PUNCT|2|punct",
)
ENGINEER = (
    (
        "The|DET|2|det engineer|NOUN|11|nsubj Mark|PROPN|2|appos Adeyemi|PROPN|3|flat ,|PUNCT|7|punct who|PRON|7|nsubj"
        " signed|VERB|2|acl:relcl the|DET|9|det report|NOUN|7|obj ,|PUNCT|3|punct said|VERB|0|root the|DET|13|det dam|NOUN|15|nsubj"
        " was|AUX|15|cop safe|ADJ|11|ccomp .|PUNCT|11|punct"
    ),
)
QUOTED = (
    (
        "“|PUNCT|5|punct President|PROPN|3|nmod:desc Omar|PROPN|5|nsubj Haddad|PROPN|3|flat started|VERB|12|ccomp this|DET|7|det"
        " war|NOUN|5|obj ,|PUNCT|5|punct ”|PUNCT|5|punct Karim|PROPN|12|nsubj Nasser|PROPN|10|flat said|VERB|0|root"
        " .|PUNCT|12|punct"
    ),
    (
        "“|PUNCT|4|punct Haddad|PROPN|4|nsubj must|AUX|4|aux go|VERB|8|ccomp ,|PUNCT|4|punct ”|PUNCT|4|punct he|PRON|8|nsubj"
        " added|VERB|0|root .|PUNCT|8|punct"
    ),
)

Said = tuple[str, str, str]

# what it is; sentences; entities; claims (source, cue, content); for the last claim: who, and who it may be, by first mention
CASES: list[tuple[str, tuple[str, ...], list[tuple[str, str]], list[Said], list[str], list[str]]] = [
    (
        "a surname after the full name",
        PETROVA,
        [("Person", "Anna Petrova"), ("Person", "Petrova")],
        [("Petrova", "gave", "no reason")],
        ["Anna Petrova"],
        [],
    ),
    (
        "she is the last speaker",
        PETROVA,
        [("Person", "Anna Petrova"), ("Person", "Petrova")],
        [("Anna Petrova, the spokeswoman of the defence ministry,", "said", "the road was closed"), ("She", "added", "crews")],
        ["Anna Petrova, the spokeswoman of the defence ministry"],
        [],
    ),
    (
        "an acronym beside its name",
        CROSS,
        [("Organization", "International Committee of the Red Cross"), ("Organization", "ICRC"), ("Organization", "ICRC")],
        [("The ICRC", "said", "the team was safe")],
        ["The International Committee of the Red Cross"],
        [],
    ),
    (
        "a seat of government is the country's",
        CAPITALS,
        [("Location", "Moscow"), ("Location", "Kyiv"), ("Organization", "Kremlin"), ("Location", "Ukraine")],
        [("The Kremlin", "said", "it would answer")],
        ["Moscow"],
        [],
    ),
    (
        "several actors, a capital's country among them",
        CAPITALS,
        [("Location", "Moscow"), ("Location", "Kyiv"), ("Organization", "Kremlin"), ("Location", "Ukraine")],
        [("Ukraine and its allies", "denied", "the charge")],
        ["Kyiv", "its allies"],
        [],
    ),
    ("nobody who could be known", SOME, [], [("Some", "said", "the bridge was open")], [], []),
    (
        "the two men are the two just named",
        PAIR,
        [("Person", "Oleh Marchenko"), ("Person", "Pavlo Hrytsenko"), ("Location", "Lviv")],
        [("The two men", "praised", "the deal")],
        ["Oleh Marchenko", "Pavlo Hrytsenko"],
        [],
    ),
    ("a letter is its maker's word", LETTER, [], [("The ministry's letter", "named", "no one")], ["The ministry"], []),
    ("a pronoun without an antecedent", OPEN, [], [("he", "said", "We must wait")], [], []),
    (
        "an unnamed source",
        UNNAMED,
        [],
        [("A senior official who asked not to be named", "said", "the talks had failed")],
        ["A senior official who asked not to be named"],
        [],
    ),
    (
        "a relative pronoun",
        UNNAMED,
        [],
        [("who", "asked", "to be named")],
        ["A senior official"],
        [],
    ),
    (
        "an office for its holder",
        MINISTER,
        [("Location", "Ukraine"), ("Person", "Dmytro Kuleba")],
        [("The minister", "left", "the talks")],
        ["Ukraine's foreign minister"],
        [],
    ),
    (
        "two who bear a name: neither",
        HARROWS,
        [("Person", "Bill Harrow"), ("Person", "Jane Harrow"), ("Person", "Harrow")],
        [("Harrow", "left", "spoke")],
        [],
        ["President Bill Harrow", "Senator Jane Harrow"],
    ),
    (
        "what an apposition calls it",
        FUND[:2],
        [("Organization", "Keld Fund")],
        [("The Keld Fund, a charity", "said", "crews were safe"), ("The charity", "thanked", "them")],
        ["The Keld Fund, a charity"],
        [],
    ),
    (
        "a noun for any body is the one that spoke",
        (FUND[0], FUND[2]),
        [("Organization", "Keld Fund")],
        [("The Keld Fund, a charity", "said", "crews were safe"), ("The group", "thanked", "them")],
        ["The Keld Fund, a charity"],
        [],
    ),
    (
        "a noun for another body is not",
        (FUND[0], FUND[3]),
        [("Organization", "Keld Fund")],
        [("The Keld Fund, a charity", "said", "crews were safe"), ("The ministry", "thanked", "them")],
        ["The ministry"],
        [],
    ),
    (
        "it goes on speaking",
        (FUND[0], FUND[4]),
        [("Organization", "Keld Fund"), ("Location", "Belmaar")],
        [("The Keld Fund, a charity", "said", "crews were safe"), ("It", "thanked", "Belmaar")],
        ["The Keld Fund, a charity"],
        [],
    ),
    (
        "who speaks behind a comma is not what goes before it",
        ENDED,
        [("Organization", "Keld Fund")],
        [("the Keld Fund", "said", "They fled from a missile")],
        ["the Keld Fund"],
        [],
    ),
    (
        "a day is no part of who acts on it",
        SUNDAY,
        [("Date", "Sunday")],
        [("The mayor", "wept", "crews dug")],
        ["The mayor"],
        [],
    ),
    (
        "a service of what was named",
        INTELLIGENCE,
        [],
        [("The military intelligence", "wept", "crews dug"), ("The intelligence service", "thanked", "them")],
        ["The military intelligence"],
        [],
    ),
    (
        "who speaks is not whom he names",
        QUOTED,
        [("Person", "Omar Haddad"), ("Person", "Karim Nasser"), ("Person", "Haddad")],
        [("Karim Nasser", "said", "President Omar Haddad started this war"), ("he", "added", "Haddad must go")],
        ["Karim Nasser"],
        [],
    ),
]  # fmt: skip


def marked(sentences: Sequence[str], entities: Sequence[tuple[str, str]]) -> Document:
    """A document of these trees with these entities, each found behind the one before it."""
    plain = document(*sentences)
    found, at = [], 0
    for kind, words in entities:
        forms = tuple(words.split())
        first = next(i for i in range(at, len(plain.forms)) if plain.forms[i : i + len(forms)] == forms)
        at = first + len(forms)
        found.append(Entity((first, at), kind))
    return dataclasses.replace(plain, entities=tuple(found))


def claims_of(text: str, said: Sequence[Said]) -> list[Claim]:
    """Claims of these words; sources are looked for from behind, contents in quotation marks are direct."""
    out = []
    for source, cue, content in said:
        made = claim(text, source, cue, content)
        start = text.rindex(source) if source[0].isupper() and text.count(source) > 1 else text.index(source)
        if text.count(f" {source} ") and source.islower():
            start = text.index(f" {source} ") + 1
        form = (
            "direct"
            if text[max(0, made.content[0].start - 2)] in "“" or text[made.content[0].start - 1] in "“"
            else "indirect"
        )
        at = dataclasses.replace(made.source, start=start, end=start + len(source)) if made.source else None
        out.append(dataclasses.replace(made, source=at, form=form))
    return out


def first_mentions(found: Cast, figures: Sequence[int]) -> list[str]:
    return [found.figures[at].mentions[0].text for at in figures]


@pytest.mark.parametrize(
    ("sentences", "entities", "said", "who", "maybe"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_voices(
    sentences: tuple[str, ...], entities: list[tuple[str, str]], said: list[Said], who: list[str], maybe: list[str]
) -> None:
    made = marked(sentences, entities)
    made_claims = claims_of(made.text, said)
    found = cast(made, made_claims)
    voice = found.voices[made_claims[-1].id]
    assert first_mentions(found, voice.figures) == who
    assert first_mentions(found, voice.candidates) == maybe


READY = (
    (
        "“|PUNCT|4|punct I|PRON|4|nsubj am|AUX|4|cop sure|ADJ|7|ccomp ,|PUNCT|4|punct ”|PUNCT|4|punct said|VERB|0|root"
        " Mayor|PROPN|9|nmod:desc Ivan|PROPN|7|nsubj Bondar|PROPN|9|flat .|PUNCT|7|punct"
    ),
)


@pytest.mark.parametrize(
    ("word", "who", "maybe"), [("I", ["Mayor Ivan Bondar"], []), ("We", [], ["Mayor Ivan Bondar"])]
)
def test_first_person_in_a_quotation(word: str, who: list[str], maybe: list[str]) -> None:
    """ "I" is who is quoted; a person's "we" are more than that person, and stay open."""
    made = marked((READY[0].replace("I|PRON", f"{word}|PRON"),), [("Person", "Ivan Bondar")])
    outer = claim(made.text, "Mayor Ivan Bondar", "said", f"{word} am sure", form="direct")
    inner = claim(made.text, word, "am", "sure", form="direct", parent=outer.id, depth=2)
    found = cast(made, [outer, inner])
    voice = found.voices[inner.id]
    assert (first_mentions(found, voice.figures), first_mentions(found, voice.candidates)) == (who, maybe)


def test_a_country_that_is_only_a_place_is_no_figure() -> None:
    made = marked(
        ("Crews|NOUN|2|nsubj worked|VERB|0|root in|ADP|4|case Poland|PROPN|2|obl .|PUNCT|2|punct",),
        [("Location", "Poland")],
    )
    assert cast(made, []).figures == ()


def test_an_empty_document_has_no_cast() -> None:
    assert cast(Document("", (), (), (), (), (), (), (), (), (), (), ()), []) == Cast((), {})


@given(st.lists(st.sampled_from(PETROVA + CROSS + CAPITALS + PAIR + QUOTED + UNNAMED), max_size=7))
def test_mentions_lie_in_the_text_and_come_in_order(sentences: list[str]) -> None:
    """Whatever sentences stand together, each mention's words are the text's, and the same input gives the same cast."""
    made = document(*sentences)
    found = cast(made, [])
    assert found == cast(made, [])
    starts = [figure.mentions[0].start for figure in found.figures]
    assert starts == sorted(starts)
    for figure in found.figures:
        assert [m.start for m in figure.mentions] == sorted(m.start for m in figure.mentions)
        for mention in figure.mentions:
            assert made.text[mention.start : mention.end] == mention.text
