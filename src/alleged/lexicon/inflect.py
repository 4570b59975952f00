"""Lemma -> forms, and back: one function with a table of exceptions (irregular.toml)."""

from dataclasses import dataclass
from functools import cache

from alleged.lexicon import table

_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class _Exceptions:
    verbs: dict[str, tuple[str, ...]]
    doubling: frozenset[str]
    either: frozenset[str]
    never: frozenset[str]
    nouns: dict[str, str]


@cache
def _exceptions() -> _Exceptions:
    rows = table("irregular")
    doubling = rows["doubling"]
    return _Exceptions(
        verbs={lemma: tuple(forms) for lemma, forms in rows["verbs"].items()},
        doubling=frozenset(doubling["always"]),
        either=frozenset(doubling["either"]),
        never=frozenset(doubling["never"]),
        nouns=dict(rows["nouns"]),
    )


def verb_forms(lemma: str) -> tuple[str, ...]:
    """All forms of a verb, the lemma first, in lower case.

    Source: spelling rules of Quirk et al. 1985 3.5-3.9.

    Example:
        >>> verb_forms("deny")
        ('deny', 'denies', 'denied', 'denying')
        >>> verb_forms("say")
        ('say', 'says', 'said', 'saying')
    """
    known = _exceptions()
    irregular = known.verbs.get(lemma, ())
    stems = _stems(lemma, known)
    third = _third(lemma)
    past = list(irregular) if irregular else [_past(stem) for stem in stems]
    present = (
        []
        if any(form.endswith("ing") and form[:1] == lemma[:1] for form in irregular)
        else [_ing(stem) for stem in stems]
    )
    if lemma in ("be", "have", "do", "go"):
        third = {"be": "is", "have": "has", "do": "does", "go": "goes"}[lemma]
    return tuple(dict.fromkeys((lemma, third, *past, *present)))


def noun_forms(lemma: str) -> tuple[str, ...]:
    """A noun's singular and plural.

    Example:
        >>> noun_forms("allegation")
        ('allegation', 'allegations')
        >>> noun_forms("denial"), noun_forms("inquiry")
        (('denial', 'denials'), ('inquiry', 'inquiries'))
    """
    return tuple(dict.fromkeys((lemma, _exceptions().nouns.get(lemma) or _third(lemma))))


@cache
def irregular_past() -> frozenset[str]:
    """The past forms of the irregular verbs, those that look like the present ("hit") among them."""
    return frozenset(forms[0] for forms in _exceptions().verbs.values())


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + ("zes" if lemma.endswith("iz") else "es")
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith("o") and lemma[-2] not in _VOWELS and lemma not in ("radio",) else "s")


def _stems(lemma: str, known: _Exceptions) -> tuple[str, ...]:
    """The lemma, or the lemma with its last letter doubled ("admitt"), or both ("signal", "signall")."""
    double = lemma + lemma[-1]
    if lemma in known.either:
        return lemma, double
    if lemma in known.doubling:
        return (double,)
    one_vowel = sum(letter in _VOWELS for letter in lemma) == 1 and len(lemma) > 2
    closed = lemma[-1] not in _VOWELS | set("wxyh") and lemma[-2] in _VOWELS
    return (double,) if one_vowel and closed and lemma not in known.never else (lemma,)


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    return stem[:-1] + "ied" if stem.endswith("y") and stem[-2] not in _VOWELS else stem + "ed"


def _ing(stem: str) -> str:
    return (
        stem[:-1] if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) and len(stem) > 2 else stem
    ) + "ing"
