"""A claim: who says what, in which words, how, and how sure."""

from dataclasses import dataclass
from typing import Literal

from alleged.records.span import Span
from alleged.records.when import Interval

Form = Literal["direct", "indirect", "mixed", "narrated"]
Act = Literal[
    "say",
    "claim",
    "accuse",
    "deny",
    "dispute",
    "confirm",
    "concede",
    "estimate",
    "predict",
    "demand",
    "ask",
    "promise",
    "threaten",
    "thank",
    "criticise",
    "relay",
    "decline",
    "unable to verify",
    "think",
    "intend",
    "want",
    "decide",
    "perceive",
    "show",
    "call",
]
Stance = Literal["asserts", "denies", "disputes", "doubts", "confirms", "concedes", "declines", "unverified", "none"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
ChannelKind = Literal[
    "social media", "agency", "broadcast", "press", "briefing", "statement", "interview", "document", "other"
]


@dataclass(frozen=True, slots=True)
class Channel(Span):
    """Where it was said: "on the Telegram messaging app"."""

    kind: ChannelKind


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says what. The words come first, then what they mean.

    `source` is None where nobody is named, and in the report's own voice (form "narrated"). `described` are the report's words
    about the source. `actors` is who that is, `candidates` who it may be: ids. `cue` is one unbroken span, None in narrated
    claims. `content` is in pieces where the text interrupts it. `depth` is 0 narrated, 1 said, 2 said that it was said; `parent`
    is the claim that this one stands in, from depth 2 on. `disputes`, `confirms` and `same_as` are ids of claims in this report.
    `confidence` is the reader's own probability, two decimals; `certainty` is what the source puts in.
    """

    id: str
    confidence: float
    source: Span | None
    described: tuple[Span, ...]
    actors: tuple[str, ...]
    candidates: tuple[str, ...]
    cue: Span | None
    content: tuple[Span, ...]
    form: Form
    act: Act
    stance: Stance
    certainty: Certainty
    hedges: tuple[Span, ...]
    channel: Channel | None
    addressee: Span | None
    said: Interval | None
    depth: int
    parent: str | None
    disputes: tuple[str, ...]
    confirms: tuple[str, ...]
    same_as: tuple[str, ...]
