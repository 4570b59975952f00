"""How sure the reader is of an event: of its type and of those it names, not of whether it took place."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from alleged.extract import odds
from alleged.records.document import Document, WordRange

if TYPE_CHECKING:
    from alleged.extract.events.events import EventDraft

WEIGHTS = {"noun": -1.90, "pronoun": -2.60, "name": 0.61, "words": -0.69, "constant": 3.16}
"""A logistic regression; `features` tells what each stands for.
Source: fitted on the events of events/plover by `python -m evaluation confidence`, which has the definition of right; error over
five folds 1.7 points. The 30 % that no rule was written on, by weights of the others: 6.5, on 332 events."""

_BY_NOUN = frozenset({"noun", "toll"})


def features(document: Document, event: "EventDraft") -> Mapping[str, float]:
    """What the confidence of an event rests on.

    "noun": whether a noun alone names it; "pronoun": whether a party is a pronoun; "name": whether a recipient holds a proper
    name; "words": the logarithm of the sentence's length in words.
    """
    length = next((end - first for first, end in document.sentences if first <= event.head < end), 1)
    parties = (*event.actor, *event.recipient)
    return {
        "noun": event.rule in _BY_NOUN,
        "pronoun": any(_holds(document, words, "PRON") and words[1] - words[0] == 1 for words in parties),
        "name": any(_holds(document, words, "PROPN") for words in event.recipient),
        "words": math.log(length),
    }


def confidence(document: Document, event: "EventDraft") -> float:
    """The calibrated probability, two decimals."""
    return odds.probability(WEIGHTS, features(document, event))


def _holds(document: Document, words: WordRange, tag: str) -> bool:
    return tag in document.upos[words[0] : words[1]]
