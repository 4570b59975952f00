"""Words by which somebody says that it was they, not they, or another; takes back what was said; or names a question."""

import re
from collections.abc import Iterator
from functools import cache

from alleged.lexicon import table
from alleged.lexicon.actors import load as actors
from alleged.lexicon.inflect import verb_forms
from alleged.records.incident import About

_WORD = re.compile(r"[^\W\d_][\w-]*")
_LEFT_OPEN: tuple[About, ...] = ("happened", "killed", "injured")


def disclaims(content: str) -> bool:
    """Whether a content says that it was not the speaker's doing: "had nothing to do with the military"."""
    return _has(content, _listed("disclaims", "phrases"))


def of_involvement(content: str) -> bool:
    """Whether a denial is of having done it: "any involvement", "that its planes were involved".

    Example:
        >>> of_involvement("any role in the blast"), of_involvement("that the bridge was down")
        (True, False)
    """
    return _has(content, _listed("involvement", "phrases"))


def claims_it(said: str) -> bool:
    """Whether cue and content together take an act on the speaker: "claimed responsibility for", "we did it".

    Example:
        >>> claims_it("claimed responsibility for the ambush"), claims_it("said the rebels did it")
        (True, False)
    """
    return _has(said, _listed("claims", "phrases"))


def regrets(said: str) -> bool:
    """Whether somebody owns up rather than boasts: "it was our mistake"."""
    return _has(said, _listed("claims", "regretting"))


def blamed_before(content: str) -> Iterator[int]:
    """Where the words end that are blamed: before "was responsible", "were behind". Offsets of the content as given.

    Example:
        >>> list(blamed_before("the rebels were behind it"))
        [10]
    """
    return (found.start() for found in _pattern("after").finditer(content))


def blamed_behind(content: str) -> Iterator[int]:
    """Where words begin whose weapon it was: behind "came from", "hit by". Offsets of the content as given.

    Example:
        >>> list(blamed_behind("it was hit by rebel shells"))
        [14]
    """
    return (found.end() + 1 for found in _pattern("before").finditer(content))


def blames_behind(cue: str) -> str | None:
    """The word behind which an accusation names the accused: "on" of "blamed the deaths on", "to" of "attributed"; None where the
    accused stands first."""
    words = set(cue.lower().split())
    if not words.isdisjoint(_listed("blames", "to")):
        return "to"
    return "on" if not words.isdisjoint(_listed("blames", "on")) else None


def is_armed(word: str) -> bool:
    """Whether a word names armed men: "troops", "rebels".

    Example:
        >>> is_armed("Troops"), is_armed("debris")
        (True, False)
    """
    noun = actors().nouns.get(word.lower())
    if noun is None or noun.lemma in _listed("armed", "nobody"):
        return False
    return noun.kind == "military" or noun.lemma in _nouns("armed")


def weapons() -> frozenset[str]:
    """What is shot down on its way: drones, missiles, their plurals."""
    return _nouns("weapons")


def of_a_denial(content: str) -> bool:
    """Whether a content speaks of somebody's denial: "Minsk's denial", "the denials by the rebels".

    Example:
        >>> of_a_denial("the denial by the rebels"), of_a_denial("the ridge was shelled")
        (True, False)
    """
    return not _nouns("denials").isdisjoint(content.lower().split())


def of_an_account(content: str) -> bool:
    """Whether a content speaks of somebody's word on what happened: "the army's account"."""
    return not _nouns("accounts").isdisjoint(_words(content))


def of_an_accusation(content: str) -> bool:
    """Whether a content speaks of somebody's accusation: "the charge"."""
    return not _nouns("accusations").isdisjoint(_words(content))


def of_figures(content: str) -> bool:
    """Whether a content speaks of somebody's figures: "the ministry's count"."""
    return not _nouns("figures").isdisjoint(_words(content))


def disbelieves(content: str) -> bool:
    """Whether a content says that something is not believed: "we do not buy their denial".

    Example:
        >>> disbelieves("We don't buy it"), disbelieves("we believe it")
        (True, False)
    """
    return _has(content, _listed("disbelieves", "phrases"))


def withdraws(cue: str) -> bool:
    """Whether a cue takes an earlier word back: "has retracted".

    Example:
        >>> withdraws("has since retracted"), withdraws("walked back"), withdraws("said")
        (True, True, False)
    """
    lower = f" {' '.join(cue.lower().split())} "
    return any(f" {form} " in lower for form in _withdrawing())


def corrects_itself(content: str) -> bool:
    """Whether a content calls an earlier word of the speaker's own wrong: "that its first denial had been wrong".

    Example:
        >>> corrects_itself("its earlier count was wrong"), corrects_itself("the rebels' count was wrong")
        (True, False)
    """
    words = _words(content)
    nouns = _nouns("denials") | _nouns("accounts") | _nouns("figures")
    if nouns.isdisjoint(words) or not _has(content, _listed("withdraws", "mistaken")):
        return False
    first = words[: next(i for i, word in enumerate(words) if word in nouns)]
    return not set(first).isdisjoint((*_listed("withdraws", "earlier"), *_listed("withdraws", "own")))


def question(said: str) -> About:
    """Which question a source leaves open: who did it, how many were killed or injured, else whether it happened.

    Example:
        >>> question("whose shell it was"), question("the number of dead"), question("those reports"), question("")
        ('responsible', 'killed', 'happened', 'happened')
    """
    plain = f" {_plain(said)}"
    if any(phrase in plain for phrase in _listed("questions", "responsible")):
        return "responsible"
    # What is named first is what it is about: "the report that 12 had died" or "the toll that was reported".
    named = [(plain.find(phrase), about) for about in _LEFT_OPEN for phrase in _listed("questions", about)]
    return min((pair for pair in named if pair[0] >= 0), default=(0, _LEFT_OPEN[0]))[1]


def _has(content: str, phrases: tuple[str, ...]) -> bool:
    plain = _plain(content)
    return any(phrase in plain for phrase in phrases)


def _plain(content: str) -> str:
    return " ".join(content.lower().replace("’", "'").split()).replace("n't ", " not ")


def _words(content: str) -> list[str]:
    return _WORD.findall(content.lower())


@cache
def _listed(part: str, name: str) -> tuple[str, ...]:
    return tuple(table("positions")[part][name])


@cache
def _nouns(part: str) -> frozenset[str]:
    return frozenset(_listed(part, "nouns"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in _listed("blames", name))
    return re.compile(rf"(?:(?<=\s)|^)(?:{phrases})\b" if name == "before" else rf"\s(?:{phrases})\b", re.IGNORECASE)


@cache
def _withdrawing() -> frozenset[str]:
    rows = table("positions")["withdraws"]
    forms = {form for lemma in rows["verbs"] for form in verb_forms(lemma)}
    for phrase in rows["phrases"]:
        first, _, rest = phrase.partition(" ")
        forms |= {f"{form} {rest}" for form in verb_forms(first)}
    return frozenset(forms)
