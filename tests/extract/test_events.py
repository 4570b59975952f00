"""Events: what is named, by whom and to whom it is done, and whether it happened in the world of its claim."""

import pytest
from hypothesis import given, settings

from alleged.extract.claims.claims import claims
from alleged.extract.events.details import own
from alleged.extract.events.events import EventDraft, events
from alleged.extract.events.records import event_records
from alleged.extract.tree import Tree
from alleged.records.document import Document
from tests.extract.test_claims import documents
from tests.extract.trees import document

ATTACKED = "Rebels|NOUN|2|nsubj attacked|VERB|0|root the|DET|4|det base|NOUN|2|obj .|PUNCT|2|punct"
CASES = [
    ("a verb", ATTACKED, ["ASSAULT attacked: Rebels > the base, happened"]),
    (
        "a passive",
        (
            "The|DET|2|det envoy|NOUN|4|nsubj:pass was|AUX|4|aux:pass expelled|VERB|0|root by|ADP|6|case"
            " Riga|PROPN|4|obl:agent .|PUNCT|4|punct"
        ),
        ["SANCTION expelled: Riga > The envoy, happened"],
    ),
    (
        "a preposition decides",
        ("Ministers|NOUN|2|nsubj called|VERB|0|root for|ADP|5|case a|DET|5|det ceasefire|NOUN|2|obl .|PUNCT|2|punct"),
        ["REQUEST called for: Ministers > a ceasefire, happened"],
    ),
    (
        "an object decides",
        (
            "The|DET|2|det union|NOUN|3|nsubj lifted|VERB|0|root sanctions|NOUN|3|obj on|ADP|7|case the|DET|7|det"
            " country|NOUN|4|nmod .|PUNCT|3|punct"
        ),
        ["CONCEDE lifted sanctions: The union > the country, happened"],
    ),
    (
        "a carried noun",
        (
            "Militants|NOUN|2|nsubj mounted|VERB|0|root an|DET|4|det assault|NOUN|2|obj on|ADP|7|case a|DET|7|det"
            " convoy|NOUN|4|nmod .|PUNCT|2|punct"
        ),
        ["ASSAULT mounted an assault: Militants > a convoy, happened"],
    ),
    (
        "a plan",
        (
            "Ministers|NOUN|2|nsubj planned|VERB|0|root to|PART|4|mark visit|VERB|2|xcomp the|DET|6|det"
            " president|NOUN|4|obj .|PUNCT|2|punct"
        ),
        ["CONSULT visit: Ministers > the president, planned"],
    ),
    (
        "an attempt",
        (
            "Troops|NOUN|4|nsubj have|AUX|4|aux repeatedly|ADV|4|advmod tried|VERB|0|root to|PART|6|mark"
            " storm|VERB|4|xcomp the|DET|8|det town|NOUN|6|obj .|PUNCT|4|punct"
        ),
        ["ASSAULT storm: Troops > the town, attempted, repeated"],
    ),
    (
        "a condition",
        (
            "If|SCONJ|3|mark rebels|NOUN|3|nsubj attack|VERB|7|advcl ,|PUNCT|3|punct troops|NOUN|7|nsubj will|AUX|7|aux"
            " withdraw|VERB|0|root .|PUNCT|7|punct"
        ),
        [
            "ASSAULT attack: rebels > , hypothetical",
            "AGREE will withdraw: troops > , happened",
            "RETREAT withdraw: troops > , hypothetical",
        ],
    ),
    (
        "a negation",
        "Troops|NOUN|4|nsubj did|AUX|4|aux not|PART|4|advmod fire|VERB|0|root at|ADP|6|case civilians|NOUN|4|obl",
        ["ASSAULT fire at: Troops > civilians, did not happen"],
    ),
    (
        "an owner and a recipient of a noun",
        (
            "Tarvia|PROPN|3|nmod:poss 's|PART|1|case attack|NOUN|6|nsubj on|ADP|5|case Keld|PROPN|3|nmod failed|VERB|0|root"
            " .|PUNCT|6|punct"
        ),
        ["ASSAULT attack: Tarvia > Keld, happened"],
    ),
    (
        "two sides",
        ("Ministers|NOUN|4|nsubj and|CCONJ|3|cc rebels|NOUN|1|conj met|VERB|0|root .|PUNCT|4|punct"),
        ["CONSULT met: Ministers > rebels, happened"],
    ),
    (
        "victims are counted, the raid is the event",
        (
            "Ten|NUM|2|nummod people|NOUN|4|nsubj:pass were|AUX|4|aux:pass killed|VERB|0|root in|ADP|7|case a|DET|7|det"
            " raid|NOUN|4|obl .|PUNCT|4|punct"
        ),
        ["ASSAULT raid:  > Ten people, happened"],
    ),
    (
        "a crowd riots",
        "Protesters|NOUN|2|nsubj torched|VERB|0|root an|DET|4|det office|NOUN|2|obj .|PUNCT|2|punct",
        ["PROTEST torched: Protesters > an office, happened"],
    ),
    (
        "what a verb is done to makes it no event",
        "Ministers|NOUN|2|nsubj released|VERB|0|root a|DET|4|det statement|NOUN|2|obj .|PUNCT|2|punct",
        [],
    ),
    (
        "no assault by a flood",
        "Floods|NOUN|2|nsubj killed|VERB|0|root ten|NUM|4|nummod people|NOUN|2|obj .|PUNCT|2|punct",
        [],
    ),
]


def told(doc: Document, event: EventDraft) -> str:
    """An event in one line."""

    def words(ranges: tuple[tuple[int, int], ...]) -> str:
        return ", ".join(" ".join(doc.forms[slice(*one)]) for one in ranges)

    line = f"{event.type} {words((event.trigger,))}: {words(event.actor)} > {words(event.recipient)}, {event.status}"
    return line + (", repeated" if event.repeated else "")


@pytest.mark.parametrize(("case", "sentence", "expected"), CASES)
def test_events(case: str, sentence: str, expected: list[str]) -> None:
    doc = document(sentence)
    assert [told(doc, event) for event in events(doc, claims(doc, "r"))] == expected


DENIED = (
    "Tarvia|PROPN|2|nsubj denied|VERB|0|root that|SCONJ|6|mark its|PRON|5|nmod:poss troops|NOUN|6|nsubj attacked|VERB|2|ccomp"
    " the|DET|8|det base|NOUN|6|obj .|PUNCT|2|punct"
)


def test_a_denial_is_a_rejection_and_no_attack() -> None:
    doc = document(DENIED, said=[("Tarvia", "denied", ("that its troops attacked the base",))])
    found = events(doc, claims(doc, "r"))
    assert [(event.type, event.status) for event in found] == [("REJECT", "happened"), ("ASSAULT", "did not happen")]
    assert [event.claim for event in found] == [0, 0]


def test_what_could_not_be_verified_is_unknown() -> None:
    sentence = (
        "Agencies|NOUN|4|nsubj could|AUX|4|aux not|PART|4|advmod verify|VERB|0|root that|SCONJ|7|mark troops|NOUN|7|nsubj"
        " attacked|VERB|4|ccomp the|DET|9|det base|NOUN|7|obj .|PUNCT|4|punct"
    )
    doc = document(sentence, said=[("Agencies", "could not verify", ("that troops attacked the base",))])
    said = claims(doc, "r")
    assert [claim.stance for claim in said] == ["unverified"]
    assert [told(doc, event) for event in events(doc, said)] == ["ASSAULT attacked: troops > the base, unknown"]


def test_the_speaker_stands_for_the_pronoun() -> None:
    sentence = (
        "The|DET|2|det army|NOUN|3|nsubj said|VERB|0|root it|PRON|5|nsubj shelled|VERB|3|ccomp the|DET|7|det depot|NOUN|5|obj"
        " .|PUNCT|3|punct"
    )
    doc = document(sentence, said=[("The army", "said", ("it shelled the depot",))])
    [event] = events(doc, claims(doc, "r"))
    assert told(doc, event) == "ASSAULT shelled: The army > the depot, happened"
    assert event.target is not None
    assert " ".join(doc.forms[slice(*event.target)]) == "the depot"


def test_means() -> None:
    doc = document(
        "Troops|NOUN|2|nsubj struck|VERB|0|root the|DET|4|det depot|NOUN|2|obj with|ADP|7|case guided|VERB|7|amod"
        " rockets|NOUN|2|obl .|PUNCT|2|punct"
    )
    [event] = events(doc, claims(doc, "r"))
    assert event.means is not None
    assert " ".join(doc.forms[slice(*event.means)]) == "guided rockets"


def test_records_stand_on_a_claim_and_have_ids_of_their_own() -> None:
    doc = document(ATTACKED, "¶" + ATTACKED)
    said = claims(doc, "r")
    drafts = events(doc, said)
    made = event_records(doc, drafts, said, "r")
    assert len(made) == 2
    assert len({event.id for event in made.values()}) == 2
    assert all(event.claim in {claim.id for claim in said} for event in made.values())
    assert not event_records(doc, events(doc, []), [], "r")


PLACES = (
    "In|ADP|2|case Lipa|PROPN|4|obl rebels|NOUN|4|nsubj attacked|VERB|0|root police|NOUN|4|obj from|ADP|7|case"
    " Keld|PROPN|5|nmod ,|PUNCT|11|punct Riga|PROPN|10|compound officials|NOUN|11|nsubj said|VERB|4|parataxis"
)


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [([(1, 2), (6, 7), (8, 9)], [0]), ([(6, 7), (8, 9)], [0]), ([], [])],
)
def test_own_place(mentions: list[tuple[int, int]], expected: list[int]) -> None:
    assert own(Tree.of(document(PLACES)), 3, mentions) == expected


@settings(max_examples=150, deadline=None)
@given(documents())
def test_on_whatever_tree(doc: Document) -> None:
    said = claims(doc, "r")
    found = events(doc, said)
    assert found == events(doc, said)
    for event in found:
        for words in (event.trigger, *event.actor, *event.recipient, *event.hedges):
            assert 0 <= words[0] < words[1] <= len(doc.forms)
        assert event.claim is None or 0 <= event.claim < len(said)
        assert 0 <= event.score <= 1
    event_records(doc, found, said, "r")
