"""Words by which somebody says that it was not they, or takes back what was said."""

from functools import cache

from alleged.lexicon import table
from alleged.lexicon.inflect import verb_forms


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(table("positions")["disclaims"]["phrases"])


@cache
def _withdrawing() -> frozenset[str]:
    rows = table("positions")["withdraws"]
    forms = {form for lemma in rows["verbs"] for form in verb_forms(lemma)}
    for phrase in rows["phrases"]:
        first, _, rest = phrase.partition(" ")
        forms |= {f"{form} {rest}" for form in verb_forms(first)}
    return frozenset(forms)


def disclaims(content: str) -> bool:
    """Whether a content says that it was not the speaker's doing: "had nothing to do with the military"."""
    lower = " ".join(content.lower().replace("’", "'").split()).replace("n't ", " not ")
    return any(phrase in lower for phrase in _phrases())


def of_a_denial(content: str) -> bool:
    """Whether a content speaks of somebody's denial: "Minsk's denial", "the denials by the rebels".

    Example:
        >>> of_a_denial("the denial by the rebels"), of_a_denial("the ridge was shelled")
        (True, False)
    """
    return not _denials().isdisjoint(content.lower().split())


def disbelieves(content: str) -> bool:
    """Whether a content says that something is not believed: "we do not buy their denial".

    Example:
        >>> disbelieves("We don't buy it"), disbelieves("we believe it")
        (True, False)
    """
    lower = " ".join(content.lower().replace("’", "'").split()).replace("n't ", " not ")
    return any(phrase in lower for phrase in _disbelieving())


@cache
def _disbelieving() -> tuple[str, ...]:
    return tuple(table("positions")["disbelieves"]["phrases"])


@cache
def _denials() -> frozenset[str]:
    return frozenset(table("positions")["denials"]["nouns"])


def withdraws(cue: str) -> bool:
    """Whether a cue takes an earlier word back: "has retracted".

    Example:
        >>> withdraws("has since retracted"), withdraws("walked back"), withdraws("said")
        (True, True, False)
    """
    lower = f" {' '.join(cue.lower().split())} "
    return any(f" {form} " in lower for form in _withdrawing())
