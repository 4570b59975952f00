"""Words by which one claim answers another: "false", "true", "the allegation"."""

from dataclasses import dataclass
from functools import cache
from typing import cast

from alleged.lexicon import table
from alleged.lexicon.inflect import noun_forms
from alleged.records.claim import Act


@dataclass(frozen=True, slots=True)
class Verdicts:
    """`false` and `true` are words that judge a claim, `takes_up` determiners; `acts` gives for a form of a noun ("estimates")
    the acts of the claims that it can take up."""

    false: frozenset[str]
    true: frozenset[str]
    takes_up: frozenset[str]
    acts: dict[str, frozenset[Act]]


@cache
def load() -> Verdicts:
    """The words of verdicts.toml, in lower case."""
    rows = table("verdicts")
    acts: dict[str, frozenset[Act]] = {}
    for noun, wanted in rows["nouns"].items():
        those = cast("frozenset[Act]", frozenset(rows["statements"] if wanted == ["any"] else wanted))
        for form in (noun,) if noun in ("it", "this", "that") else noun_forms(noun):
            acts[form] = those
    return Verdicts(frozenset(rows["false"]), frozenset(rows["true"]), frozenset(rows["takes_up"]), acts)
