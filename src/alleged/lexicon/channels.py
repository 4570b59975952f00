"""Where things are said: names and nouns of channels, each with the contract's kind."""

from dataclasses import dataclass
from functools import cache

from alleged.lexicon import table
from alleged.records.claim import ChannelKind

KINDS: tuple[ChannelKind, ...] = (
    "social media", "agency", "broadcast", "press", "briefing", "statement", "interview", "document", "other"
)  # fmt: skip
OUTLETS: frozenset[str] = frozenset({"agency", "broadcast", "press"})
"""Kinds that can be told something: "told Interfax" names the one told and the channel at once."""


@dataclass(frozen=True, slots=True)
class Channels:
    """`names` and `words` give the kind of a name ("New York Times") and of a noun ("news conference", in lower case). `occasions`
    are nouns of what one speaks at that is no channel ("a visit")."""

    names: dict[str, ChannelKind]
    words: dict[str, ChannelKind]
    prepositions: frozenset[str]
    longest: int
    occasions: frozenset[str]


@cache
def load() -> Channels:
    """The channels of channels.toml; a word in two kinds belongs to the first."""
    rows = table("channels")
    names: dict[str, ChannelKind] = {}
    words: dict[str, ChannelKind] = {}
    for kind in KINDS:
        for one in rows[kind]["names"]:
            names.setdefault(one, kind)
        for one in rows[kind]["words"]:
            words.setdefault(one, kind)
    longest = max(len(one.split()) for one in (*names, *words))
    return Channels(names, words, frozenset(rows["prepositions"]), longest, frozenset(rows["occasions"]))
