"""How sure the reader is of a toll: that so many were killed, hurt or lost, as it says."""

import math
from collections.abc import Mapping, Sequence

from alleged.extract import odds
from alleged.records.mention import TollMention

WEIGHTS = {"one": 1.45, "weak": -1.77, "sum": -1.64, "greater": -1.98, "agrees": 0.50, "constant": 1.42}
"""A logistic regression; `features` tells what each stands for.
Source: fitted on the killed and injured of 700 articles of incidents/shootings (none of the part kept apart) and of half of
casualties/airwars-gaza.dev, each set counting as much as the other, by `python -m evaluation confidence`, which has the
definition of right; error over five folds 3.1 points. Other kinds and scopes have no gold: theirs are taken from these."""


def features(mention: TollMention, mentions: Sequence[TollMention]) -> Mapping[str, float]:
    """What the confidence of a toll among all tolls of its report rests on.

    "one": one victim is told of, without a figure; "weak": people shot who may have died, tolls only feared; "sum": the figure was
    added up from several; "greater": the report has a greater figure of that kind; "agrees": the logarithm of one more than the
    times that it gives the same figure elsewhere. The last two are asked of figures alone.
    """
    others = [
        m.number.counts_as for m in mentions if m is not mention and m.kind == mention.kind and m.scope == "incident"
    ]
    own, figure = mention.number.counts_as, mention.basis != "one"
    return {
        "one": not figure,
        "weak": mention.weak or mention.status == "unknown",
        "sum": mention.number.rule == "sum",
        "greater": figure and any((other.low or 0) > (own.low or 0) for other in others),
        "agrees": math.log1p(others.count(own)) if figure else 0.0,
    }


def confidence(mention: TollMention, mentions: Sequence[TollMention]) -> float:
    """The calibrated probability, two decimals. `mentions` are the report's tolls, this one among them."""
    return odds.probability(WEIGHTS, features(mention, mentions))
