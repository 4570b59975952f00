"""Whom a claim blames, with or without an event of its own; and which claims answer what was told rather than tell of it."""

from collections.abc import Iterator, Mapping

from alleged.lexicon import positions as words
from alleged.lexicon.nations import load as nations
from alleged.reconcile.account import ASSERTING, DENYING, Voice
from alleged.reconcile.look import Look
from alleged.reconcile.voices import side_of
from alleged.records.claim import Claim
from alleged.records.span import Span

_BEFORE = 4
"""Words before "was responsible", or behind "came from", among which the one blamed is looked for."""


def blamed(claim: Claim, look: Look, cast: Mapping[str, Voice]) -> Voice | None:
    """Whom a claim blames: for an accusation the first actor that its content names and that is not its source, or the one behind
    "on" ("blamed the deaths on the rebels"); else the one said to have been responsible, or whose weapon it was."""
    if claim.act == "accuse":
        behind = words.blames_behind(claim.cue.text) if claim.cue is not None else None
        pieces = _behind(claim, behind) if behind is not None else ()
        found = _first(claim, look, pieces) or _first(claim, look, claim.content)
        return cast.get(found) if found is not None else None
    if claim.stance not in ASSERTING or claim.form == "narrated":
        return None
    for piece in blaming(claim):
        found = _first(claim, look, (piece,))
        voice = cast.get(found) if found is not None else None
        voice = voice or _of_a_nation(piece.text, cast)
        if voice is not None:
            return voice
    return None


def blaming(claim: Claim) -> Iterator[Span]:
    """The words of a claim that name whom it blames: before "was responsible", behind "came from"."""
    for piece in claim.content:
        for end in words.blamed_before(piece.text):
            start = _back(piece.text, end)
            yield Span(piece.start + start, piece.start + end, piece.text[start:end])
        for start in words.blamed_behind(piece.text):
            end = _forth(piece.text, start)
            yield Span(piece.start + start, piece.start + end, piece.text[start:end])


def blames_somebody(claim: Claim) -> bool:
    """Whether a claim says whose doing it was, though the one blamed is no actor of the report: "came from a *Borish* missile"."""
    if claim.stance not in ASSERTING or claim.form == "narrated":
        return False
    return any(is_armed(piece.text) for piece in blaming(claim))


def answers_without_event(claim: Claim, look: Look, cast: Mapping[str, Voice]) -> bool:
    """Whether a claim that tells no event takes a stand on one told elsewhere: it blames, disclaims, owns up, denies involvement,
    or answers somebody's word or figures."""
    said = content(claim)
    if (
        blamed(claim, look, cast) is not None
        or blames_somebody(claim)
        or words.disclaims(said)
        or words.of_a_denial(said)
    ):
        return True
    if takes_back(claim) or (words.claims_it(whole(claim)) and claim.stance in ASSERTING):
        return True
    if claim.stance in DENYING and words.of_involvement(said):
        return True
    against = claim.stance in ("doubts", "disputes", "denies") or words.disbelieves(said)
    return against and (words.of_an_account(said) or words.of_figures(said))


def takes_back(claim: Claim) -> bool:
    """Whether a claim takes an earlier word of its source's back: "withdrew his statement", "its first count was wrong"."""
    if claim.cue is not None and words.withdraws(claim.cue.text):
        return True
    return claim.stance in ASSERTING and claim.form != "narrated" and words.corrects_itself(content(claim))


def is_armed(text: str) -> bool:
    """Whether these words name a nation's men or weapons, or somebody's armed men, though nobody knows whose: "federal troops"."""
    return any(nations_in(text)) or any(words.is_armed(word) for word in text.split())


def nations_in(text: str) -> Iterator[str]:
    """Codes of the countries that words of a text name: "a *Borish* missile"."""
    for word in text.split():
        code = nations().any(word.strip(',.;:"“”').removesuffix("'s").removesuffix("’s"))
        if code is not None:
            yield code


def content(claim: Claim) -> str:
    """A claim's content as one text."""
    return " ".join(piece.text for piece in claim.content)


def whole(claim: Claim) -> str:
    """A claim's cue and content as one text."""
    return f"{claim.cue.text if claim.cue is not None else ''} {content(claim)}"


def _first(claim: Claim, look: Look, pieces: tuple[Span, ...]) -> str | None:
    return next((actor for actor in look.actors_in(pieces) if actor not in claim.actors), None)


def _behind(claim: Claim, word: str) -> tuple[Span, ...]:
    """What stands behind the last "on" of a content, or behind "to"."""
    for piece in reversed(claim.content):
        at = piece.text.lower().rfind(f" {word} ")
        if at >= 0:
            start = at + len(word) + 2
            return (Span(piece.start + start, piece.end, piece.text[start:]),)
        if piece.text.lower().startswith(f"{word} "):
            return (piece,)
    return ()


def _of_a_nation(text: str, cast: Mapping[str, Voice]) -> Voice | None:
    """The one government or army of the country whose adjective stands in a text: "a *Borish* missile"."""
    for code in nations_in(text):
        mine = [v for v in cast.values() if v.side == side_of(code) and v.office is not None]
        return mine[0] if mine else None
    return None


def _back(text: str, end: int) -> int:
    start = end
    for _ in range(_BEFORE):
        at = text.rfind(" ", 0, start)
        if at < 0:
            return 0
        start = at
    return start + 1


def _forth(text: str, start: int) -> int:
    end = start
    for _ in range(_BEFORE):
        at = text.find(" ", end + 1)
        if at < 0:
            return len(text)
        end = at
    return end
