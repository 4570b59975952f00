"""Forms of verbs and nouns."""

import pytest

from alleged.lexicon.inflect import noun_forms, verb_forms

VERBS = [
    ("say", "say says said saying"),  # irregular, regular -ing
    ("deny", "deny denies denied denying"),  # -y after a consonant
    ("relay", "relay relays relayed relaying"),  # -y after a vowel
    ("accuse", "accuse accuses accused accusing"),  # -e
    ("foresee", "foresee foresees foresaw foreseen foreseeing"),  # -ee keeps both
    ("admit", "admit admits admitted admitting"),  # stress on the last syllable doubles
    ("refer", "refer refers referred referring"),
    ("quip", "quip quips quipped quipping"),  # the u of qu is no vowel
    ("slam", "slam slams slammed slamming"),  # one closed syllable doubles
    ("vow", "vow vows vowed vowing"),  # -w never does
    ("reject", "reject rejects rejected rejecting"),
    ("claim", "claim claims claimed claiming"),  # two vowels, no doubling
    ("offer", "offer offers offered offering"),  # stress on the first syllable
    ("dismiss", "dismiss dismisses dismissed dismissing"),
    ("crash", "crash crashes crashed crashing"),
    ("quiz", "quiz quizzes quizzed quizzing"),
    ("veto", "veto vetoes vetoed vetoing"),
    ("put", "put puts putting"),
    ("lie", "lie lies lied lying"),
    ("signal", "signal signals signaled signalled signaling signalling"),  # both sides of the Atlantic
    ("be", "be is was been were am are being"),
    ("forecast", "forecast forecasts forecasted forecasting"),
]


@pytest.mark.parametrize(("lemma", "forms"), VERBS)
def test_verb_forms(lemma: str, forms: str) -> None:
    assert set(verb_forms(lemma)) == set(forms.split())


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [
        ("allegation", "allegations"),
        ("denial", "denials"),
        ("inquiry", "inquiries"),
        ("hypothesis", "hypotheses"),
        ("thanks", "thanks"),
    ],
)
def test_noun_forms(lemma: str, plural: str) -> None:
    assert set(noun_forms(lemma)) == {lemma, plural}
