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


def withdraws(cue: str) -> bool:
    """Whether a cue takes an earlier word back: "has retracted".

    Example:
        >>> withdraws("has since retracted"), withdraws("walked back"), withdraws("said")
        (True, True, False)
    """
    lower = f" {' '.join(cue.lower().split())} "
    return any(f" {form} " in lower for form in _withdrawing())
