"""Claims inside claims, made: the corpus marks the outermost attribution alone, the reader must find those within.

A sentence with claims of its own is put into the mouth of a source met elsewhere ("Officials said that ..."): its claims
become nested ones, whose cues and roles are known. Donors are sources and cues of the corpus itself.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from alleged.parse.words import BLANK, JOINED
from training.data import Claim, Doc, Range

# Share of documents' sentences with claims that are wrapped in an epoch: enough to be learnt, few enough to stay rare.
SHARE = 0.06


@dataclass(slots=True)
class Donor:
    """A source and its cue as they stood together; `that` where the content followed with the conjunction."""

    source: list[str]
    cue: list[str]
    after: bool
    that: bool


def donors(docs: Sequence[Doc]) -> list[Donor]:
    """Source-cue pairs that stood side by side, before their content ("X said that ...") or after it ("..., X said")."""
    out = []
    for doc in docs:
        for c in doc.claims:
            if (
                len(c.source) != 1
                or len(c.content) != 1
                or c.source[0][1] != c.cue[0]
                or c.source[0][1] - c.source[0][0] > 12
            ):
                continue
            source, cue = doc.forms[slice(*c.source[0])], doc.forms[slice(*c.cue)]
            if source[0].lower() in _RELATIVE:
                continue
            that = doc.forms[c.content[0][0]] == "that"
            if c.cue[1] == c.content[0][0] and (that or cue[-1] in _CLAUSAL):
                out.append(Donor(source, cue, False, that))
            elif c.content[0][1] + 1 == c.source[0][0] and doc.forms[c.content[0][1]] == ",":
                out.append(Donor(source, cue, True, False))
    return out


def wrapped(doc: Doc, pool: Sequence[Donor], rng: random.Random) -> Doc:
    """The document with some of its sentences put into somebody's mouth; the document itself where none was fit."""
    cuts = [*doc.cuts, len(doc.forms)]
    plan: dict[int, tuple[int, Donor]] = {}
    for a, b in pairwise(cuts):
        touching = [c for c in doc.claims if _touches(c, a, b)]
        if (
            touching
            and all(_within(c, a, b) for c in touching)
            and doc.forms[b - 1] == "."
            and b - a < 60
            and rng.random() < SHARE
        ):
            plan[a] = (b, rng.choice(pool))
    if not plan:
        return doc
    forms: list[str] = []
    breaks: list[int] = []
    where: list[int] = [0] * (len(doc.forms) + 1)
    claims: list[Claim] = []
    inside: list[Range] = []
    at = 0
    while at < len(doc.forms):
        if at not in plan:
            where[at] = len(forms)
            forms.append(doc.forms[at])
            breaks.append(doc.breaks[at])
            at += 1
            continue
        end, donor = plan[at]
        inside.append((at, end))
        begin = len(forms)
        quoted = donor.after and rng.random() < 0.5 and not any(f in "\"“”''" for f in doc.forms[at:end])
        source: Range = (0, 0)
        if not donor.after:
            forms += [*donor.source, *donor.cue]
            breaks += [doc.breaks[at], *[BLANK] * (len(donor.source) + len(donor.cue) - 1)]
            source, cue = (begin, begin + len(donor.source)), (begin + len(donor.source), len(forms))
        content = len(forms)
        if donor.that or quoted:
            forms.append("that" if donor.that else "“")
            breaks.append(BLANK if donor.that else doc.breaks[at])
        for w in range(at, end - 1):
            where[w] = len(forms)
            lower = w == at and not donor.after and doc.forms[w] in _OPENERS
            forms.append(doc.forms[w].lower() if lower else doc.forms[w])
            breaks.append(
                doc.breaks[w] if w > at else JOINED if quoted else BLANK if not donor.after else doc.breaks[w]
            )
        stop = len(forms)
        if donor.after:
            forms.append(",")
            breaks.append(JOINED)
            if quoted:
                forms.append("”")
                breaks.append(JOINED)
                stop = len(forms)
            forms += [*donor.source, *donor.cue]
            breaks += [BLANK] * (len(donor.source) + len(donor.cue))
            source = (len(forms) - len(donor.source) - len(donor.cue), len(forms) - len(donor.cue))
            cue = (source[1], len(forms))
        where[end - 1] = len(forms)
        forms.append(".")
        breaks.append(JOINED)
        claims.append(Claim([source], cue, [(content, stop)]))
        at = end
    where[len(doc.forms)] = len(forms)
    move = lambda r: (where[r[0]], where[r[1] - 1] + 1)  # noqa: E731
    for c in doc.claims:
        nested = any(a <= c.cue[0] < b for a, b in inside)
        claims.append(Claim([move(r) for r in c.source], move(c.cue), [move(r) for r in c.content], nested))
    firsts = {where[a] for a in doc.cuts} - {where[a] for a in plan}
    cuts_now = sorted(firsts | {min(c.source[0][0], c.content[0][0]) for c in claims[: len(plan)]})
    return Doc(forms, breaks, cuts_now, doc.kind, doc.id, claims=claims)


_RELATIVE = frozenset("who which that whom whose".split())
# Cues after which a whole clause may follow without "that".
_CLAUSAL = frozenset(
    "said says say saying claimed claims claim thinks think believe believes believed suggested suggests insisted insists argued "
    "argues added adds wrote writes reported reports noted knows know warned hoped hopes".split()
)
_OPENERS = frozenset(
    "The A An It He She They We In On At But And This That These Those There His Her Their As For If When While".split()
)


def _touches(c: Claim, a: int, b: int) -> bool:
    return any(s < b and e > a for s, e in [*c.source, c.cue, *c.content])


def _within(c: Claim, a: int, b: int) -> bool:
    return all(a <= s and e <= b - 1 for s, e in [*c.source, c.cue, *c.content])
