"""The cue lexicon: forms, lemmas and classes."""

from typing import get_args

import pytest

from alleged import lexicon
from alleged.lexicon import channels, cues, events, hedges, verdicts
from alleged.records.claim import Act, Certainty, ChannelKind, Stance

VERBS = [
    ("said", "say", "say", "asserts"),
    ("says", "say", "say", "asserts"),
    ("saying", "say", "say", "asserts"),
    ("denied", "deny", "deny", "denies"),
    ("denies", "deny", "deny", "denies"),
    ("told", "tell", "say", "asserts"),
    ("wrote", "write", "say", "asserts"),
    ("alleging", "allege", "claim", "asserts"),
    ("accuses", "accuse", "accuse", "asserts"),
    ("disputed", "dispute", "dispute", "disputes"),
    ("dismisses", "dismiss", "dispute", "disputes"),
    ("doubts", "doubt", "dispute", "doubts"),
    ("questioned", "question", "dispute", "doubts"),
    ("confirming", "confirm", "confirm", "confirms"),
    ("admitted", "admit", "concede", "concedes"),
    ("conceded", "concede", "concede", "concedes"),
    ("estimates", "estimate", "estimate", "asserts"),
    ("predicted", "predict", "predict", "asserts"),
    ("urged", "urge", "demand", "none"),
    ("vowed", "vow", "promise", "none"),
    ("threatening", "threaten", "threaten", "none"),
    ("thanked", "thank", "thank", "none"),
    ("condemned", "condemn", "criticise", "none"),
    ("echoed", "echo", "relay", "asserts"),
    ("declined", "decline", "decline", "declines"),
    ("believes", "believe", "think", "asserts"),
    ("intends", "intend", "intend", "none"),
    ("hopes", "hope", "want", "none"),
    ("ruled", "rule", "decide", "none"),
    ("saw", "see", "perceive", "asserts"),
    ("shows", "show", "show", "asserts"),
    ("dubbed", "dub", "call", "asserts"),
]


@pytest.mark.parametrize(("form", "lemma", "act", "stance"), VERBS)
def test_verbs(form: str, lemma: str, act: str, stance: str) -> None:
    known = cues.load()
    assert known.lemmas[form] == lemma
    assert (known.verbs[form].act, known.verbs[form].stance) == (act, stance)


@pytest.mark.parametrize(
    ("form", "act"),
    [
        ("claims", "claim"),
        ("allegation", "claim"),
        ("denial", "deny"),
        ("accusations", "accuse"),
        ("warning", "predict"),
        ("reports", "relay"),
    ],
)
def test_nouns(form: str, act: str) -> None:
    assert cues.load().nouns[form].act == act


@pytest.mark.parametrize(
    ("first", "rest", "act"),
    [
        ("brush", "off", "dispute"),
        ("call", "on", "demand"),
        ("point", "out", "say"),
        ("cast", "doubt on", "dispute"),
        ("rule", "out", "deny"),
        ("pour", "cold water on", "dispute"),
        ("take", "issue with", "dispute"),
    ],
)
def test_multiword_verbs(first: str, rest: str, act: str) -> None:
    rows = dict(cues.load().phrases[first])
    assert rows[(first, *rest.split())].act == act


@pytest.mark.parametrize("phrase", ["according to", "in the words of", "in the eyes of", "in the view of"])
def test_fixed_phrases(phrase: str) -> None:
    words = tuple(phrase.split())
    assert words in dict(cues.load().fixed[words[0]])


def test_believing_is_probable_and_fearing_possible() -> None:
    verbs = cues.load().verbs
    assert {verbs[form].certainty for form in ("suspects", "believed", "thinks")} == {"probable"}
    assert {verbs[form].certainty for form in ("fears", "warned", "suggests")} == {"possible"}


def test_size() -> None:
    """The issue asks for at least 400 forms."""
    assert len(cues.load().forms()) >= 400


def test_every_class_has_a_source_and_known_values() -> None:
    known = cues.load()
    assert all(len(source) > 10 for source in cues.sources().values())
    rows = [
        *known.verbs.values(),
        *known.nouns.values(),
        *(cue for group in known.phrases.values() for _, cue in group),
    ]
    rows += [cue for group in known.fixed.values() for _, cue in group]
    rows += [option.cue for options in known.constructions.values() for option in options]
    assert {cue.act for cue in rows} <= set(get_args(Act))
    assert {cue.stance for cue in rows} <= set(get_args(Stance))
    assert {cue.certainty for cue in rows} <= set(get_args(Certainty))


def test_every_act_has_words() -> None:
    known = cues.load()
    rows = {cue.act for cue in (*known.verbs.values(), *known.nouns.values())}
    rows |= {cue.act for group in known.fixed.values() for _, cue in group}
    assert rows == set(get_args(Act))


def test_channels_and_hedges_and_events() -> None:
    names, words = channels.load().names, channels.load().words
    assert names["Telegram"] == names["X"] == "social media"
    assert (names["Interfax"], names["CNN"], names["New York Times"]) == ("agency", "broadcast", "press")
    assert (words["news conference"], words["statement"], words["interview"]) == ("briefing", "statement", "interview")
    assert set(names.values()) | set(words.values()) == set(get_args(ChannelKind))
    assert hedges.load().words["possibly"] == "possible"
    assert hedges.load().words["probably"] == "probable"
    assert hedges.load().words["allegedly"] == "unknown"
    assert events.load().verbs["shelled"] == "ASSAULT"
    assert verdicts.load().acts["estimates"] == {"estimate"}


def test_version_is_short_and_stable() -> None:
    assert lexicon.version() == lexicon.VERSION
    assert len(lexicon.VERSION) == 12
    assert set(lexicon.VERSION) <= set("0123456789abcdef")
