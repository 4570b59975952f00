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
# Longest sentence that is wrapped, in words: with its new frame it must still fit a window.
MAX_WORDS = 60


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
    plan: dict[int, tuple[int, Donor]] = {}
    for a, b in pairwise([*doc.cuts, len(doc.forms)]):
        if _is_fit(doc, a, b) and rng.random() < SHARE:
            plan[a] = (b, rng.choice(pool))
    if not plan:
        return doc
    new = _Wrapped([], [], [0] * (len(doc.forms) + 1), [])
    at = 0
    while at < len(doc.forms):
        if at in plan:
            end, donor = plan[at]
            new.wrap(doc, at, end, donor, quoted=donor.after and rng.random() < 0.5)
            at = end
        else:
            new.add(doc.forms[at], doc.breaks[at], at)
            at += 1
    new.where[len(doc.forms)] = len(new.forms)
    firsts = {new.where[a] for a in doc.cuts} - {new.where[a] for a in plan}
    cuts = sorted(firsts | {min(c.source[0][0], c.content[0][0]) for c in new.claims})
    for c in doc.claims:
        nested = any(a <= c.cue[0] < end for a, (end, _) in plan.items())
        source, content = [new.moved(r) for r in c.source], [new.moved(r) for r in c.content]
        new.claims.append(Claim(source, new.moved(c.cue), content, nested))
    return Doc(new.forms, new.breaks, cuts, doc.kind, doc.id, claims=new.claims)


@dataclass(slots=True)
class _Wrapped:
    """A document in the making; `where` says where each word of the old one went."""

    forms: list[str]
    breaks: list[int]
    where: list[int]
    claims: list[Claim]

    def add(self, form: str, gap: int, old: int | None = None) -> None:
        if old is not None:
            self.where[old] = len(self.forms)
        self.forms.append(form)
        self.breaks.append(gap)

    def moved(self, words: Range) -> Range:
        return self.where[words[0]], self.where[words[1] - 1] + 1

    def wrap(self, doc: Doc, first: int, end: int, donor: Donor, *, quoted: bool) -> None:
        """The sentence `first` to `end` as what the donor's source says."""
        quoted = quoted and not any(f in _MARKS for f in doc.forms[first:end])
        before, begin = doc.breaks[first], len(self.forms)
        if not donor.after:
            self._donor(donor, before)
        content = len(self.forms)
        if donor.that or quoted:
            self.add("that" if donor.that else "“", BLANK if donor.that else before)
        for w in range(first, end - 1):
            lower = w == first and not donor.after and doc.forms[w] in _OPENERS
            gap = doc.breaks[w] if w > first else JOINED if quoted else BLANK if not donor.after else before
            self.add(doc.forms[w].lower() if lower else doc.forms[w], gap, w)
        stop = len(self.forms)
        if donor.after:
            self.add(",", JOINED)
            if quoted:
                self.add("”", JOINED)
                stop = len(self.forms)
            begin = len(self.forms)
            self._donor(donor, BLANK)
        middle = begin + len(donor.source)
        self.claims.append(Claim([(begin, middle)], (middle, middle + len(donor.cue)), [(content, stop)]))
        self.add(doc.forms[end - 1], JOINED, end - 1)

    def _donor(self, donor: Donor, gap: int) -> None:
        for word in (*donor.source, *donor.cue):
            self.add(word, gap)
            gap = BLANK


def _is_fit(doc: Doc, first: int, end: int) -> bool:
    """Whether a sentence can be wrapped: it has claims, all of them whole, ends with a stop and is not too long."""
    touching = [c for c in doc.claims if _touches(c, first, end)]
    whole = all(first <= a and b <= end - 1 for c in touching for a, b in [*c.source, c.cue, *c.content])
    return bool(touching) and whole and doc.forms[end - 1] == "." and end - first < MAX_WORDS


_MARKS = frozenset("\" “ ” ''".split())
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
