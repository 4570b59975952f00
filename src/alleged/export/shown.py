"""Claims as a page shows them: which stand in which, their numbers, and in words who says it and how."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alleged.export.escaping import escaped
from alleged.records import Claim, Reading, Span

# How a stance is shown: its word in the margin, the style of its underline (a class of page.css), and the tag set after
# the words in the text, for those stances under which the words may not be taken as put forward.
STANCES = {
    "asserts": ("asserts", "asserts", ""),
    "confirms": ("confirms", "confirms", ""),
    "concedes": ("concedes", "confirms", ""),
    "denies": ("denies", "denies", "denied"),
    "disputes": ("disputes", "denies", "disputed"),
    "doubts": ("doubts", "unverified", "doubted"),
    "declines": ("declines to say", "unverified", "not commented on"),
    "unverified": ("could not verify", "unverified", "unverified"),
    "none": ("neither asserts nor denies", "none", ""),
}
# Acts that say no more than the stance does.
_ACTS_OF_A_STANCE = frozenset(("say", "deny", "dispute", "confirm", "concede", "unable to verify", "decline"))
# Names in links are cut to this many characters: the number tells which claim is meant.
_SHORT_NAME = 32


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim and its place on the page: `key` is unique on the page, `number` is what the reader sees ("3.1")."""

    claim: Claim
    key: str
    number: str
    inside: tuple["Shown", ...]


def tree_of(claims: Sequence[Claim], report: int) -> tuple[Shown, ...]:
    """Claims under their parents, numbered; one whose parent is not there, or that is its own forebear, stands on top."""
    key = {claim.id: f"{report}-{index}" for index, claim in enumerate(claims)}
    parents = {claim.id: claim.parent for claim in claims}

    def top(claim: Claim) -> bool:
        seen, at = {claim.id}, claim.parent
        while at is not None and at in parents:
            if at in seen:
                return True
            seen.add(at)
            at = parents[at]
        return claim.parent is None or claim.parent not in parents

    inside: dict[str, list[Claim]] = {}
    roots: list[Claim] = []
    for claim in claims:
        if top(claim):
            roots.append(claim)
        else:
            inside.setdefault(str(claim.parent), []).append(claim)

    def shown(claim: Claim, number: str) -> Shown:
        nested = inside.get(claim.id, ())
        return Shown(
            claim, key[claim.id], number, tuple(shown(one, f"{number}.{n}") for n, one in enumerate(nested, 1))
        )

    return tuple(shown(claim, str(number)) for number, claim in enumerate(roots, 1))


def flat(tree: Iterable[Shown]) -> list[Shown]:
    return [one for top in tree for one in (top, *flat(top.inside))]


def style(claim: Claim) -> str:
    return "narrated" if claim.form == "narrated" else STANCES[claim.stance][1]


def pieces(claim: Claim) -> tuple[Span, ...]:
    """What of a claim is marked first: its content, else its cue, else its source."""
    return claim.content or tuple(span for span in (claim.cue or claim.source,) if span)


def who(claim: Claim) -> str:
    if claim.form == "narrated":
        return "the report itself"
    return claim.source.text.strip(" ,;:") or claim.source.text if claim.source else "nobody named"


def short(name: str) -> str:
    return name if len(name) <= _SHORT_NAME else name[: _SHORT_NAME - 1].rsplit(" ", 1)[0] + " …"


def how_words(claim: Claim) -> str:
    """Stance, act where it tells more, and certainty, in words."""
    if claim.form == "narrated":
        return "in its own voice" + (f", {claim.certainty}" if claim.certainty in ("probable", "possible") else "")
    if claim.act in _ACTS_OF_A_STANCE:
        stance = STANCES[claim.stance][0]
    else:
        stance = claim.act if claim.stance == "none" else f"{STANCES[claim.stance][0]} ({claim.act})"
    # How certain a source is of what it only asks for, or cannot vouch for, is no information.
    sure = claim.certainty if claim.stance in ("asserts", "confirms", "concedes", "denies", "disputes") else "unknown"
    return stance if sure == "unknown" else f"{stance}, {sure}"


def language(reading: Reading) -> str:
    return f' lang="{escaped(reading.report.language)}"' if reading.report.language else ""
