"""On which days a claim was made, where the text tells: "said *on Friday*", "told reporters in Riga *on 3 May*".

A calendar expression is the claim's own where it hangs on the cue, or on what the cue is said in, to whom and where ("in a
statement *on Friday*"); what hangs on anything else ("after *Friday's* strike") tells of that.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alleged.extract.claims.channel import SPEAKING, kind_of
from alleged.extract.tree import Tree
from alleged.lexicon import channels
from alleged.records.calendar import Expression
from alleged.records.claim import Claim
from alleged.records.document import WordRange
from alleged.records.span import Span
from alleged.records.when import DateMention, Interval

_STEPS = 8
"""Steps up from an expression to the cue; those of news are within five."""
_ON = frozenset({"", "on", "in", "at", "during", "over", "late", "early", "'s", "’s"})
"""What may lead an expression that says when; "since", "by", "until", "before", "of" say something else."""
_OF_DAYS = frozenset(
    "obl obl:unmarked obl:tmod obl:npmod nmod nmod:unmarked nmod:tmod nmod:poss advmod compound amod appos dep nsubj".split()
)
_OF_NOUNS = frozenset({"obl", "obl:unmarked", "obl:agent", "nmod", "obj", "iobj", "nsubj", "conj", "appos", "flat"})
_AT = frozenset({"in", "at", "from", "near", "outside", "inside"})
_TELLS = frozenset(
    "spoke speaking speaks wrote writing writes posted posting tweeted replied answered responded".split()
)
_TOGETHER = frozenset({"conj", "advcl", "parataxis", "xcomp"})
_BEFORE = frozenset({"had", "having"})


@dataclass(frozen=True, slots=True)
class SaidOn:
    """The days on which a claim was made, None where the text does not tell or two expressions differ; and which expressions tell
    that (by index): of what the claim speaks they say nothing."""

    days: Interval | None = None
    by: frozenset[int] = frozenset()


def said_on(
    tree: Tree, claims: Sequence[Claim], expressions: Sequence[Expression], dates: Sequence[DateMention]
) -> tuple[SaidOn, ...]:
    """When each claim was made, in their order.

    `dates` are what the `expressions` mean, in the same order. What the report itself tells ("narrated") has none. A cue coordinate
    with another of the same source, or a participle beside it ("adding that"), was spoken on the same day.
    """
    look = _Look.of(tree, claims)
    by_sentence: dict[int, list[int]] = {}
    for i, expression in enumerate(expressions):
        if dates[i].from_ is not None:
            by_sentence.setdefault(tree.sentence(expression.words[0]), []).append(i)
    out: dict[int, SaidOn] = {}
    for i, parts in look.parts.items():
        near = by_sentence.get(tree.sentence(parts.cue[0]), ())
        own = [j for j in near if look.is_own(parts, expressions[j].words)]
        if own:
            out[i] = SaidOn(_narrowest([dates[j] for j in own]), frozenset(own))
    for i, parts in look.parts.items():
        other = look.beside(parts)
        if i not in out and other in out:
            out[i] = out[other]
    return tuple(out.get(i, SaidOn()) for i in range(len(claims)))


def days_of_cues(claims: Sequence[Claim], spoken: Sequence[SaidOn]) -> dict[str, frozenset[int]]:
    """The expressions that tell when a claim, or one that it stands in, was made, by the claim's id."""
    own = {claim.id: on.by for claim, on in zip(claims, spoken, strict=True)}
    parents = {claim.id: claim.parent for claim in claims}
    out: dict[str, frozenset[int]] = {}
    for claim in claims:
        found, at, seen = own[claim.id], claim.parent, {claim.id}
        while at is not None and at not in seen:
            found, seen, at = found | own.get(at, frozenset()), seen | {at}, parents.get(at)
        out[claim.id] = found
    return out


def _narrowest(found: Sequence[DateMention]) -> Interval | None:
    """The one interval that lies in all others ("on Friday, 3 May"); None where there is none or they do not nest."""
    days = [(d.from_, d.to) for d in found if d.from_ is not None and d.to is not None]
    if not days:
        return None
    start, end = max(start for start, _ in days), min(end for _, end in days)
    return Interval(start, end) if (start, end) in days else None


@dataclass(frozen=True, slots=True)
class _Parts:
    """A claim's parts in words; `extra` are the words of channel and addressee."""

    source: WordRange | None
    cue: WordRange
    content: tuple[WordRange, ...]
    extra: tuple[WordRange, ...]


@dataclass(frozen=True, slots=True)
class _Look:
    """The claims of a document with a cue, by their index, and what is asked of their trees."""

    tree: Tree
    parts: Mapping[int, _Parts]
    words: channels.Channels
    places: frozenset[int]

    @staticmethod
    def of(tree: Tree, claims: Sequence[Claim]) -> "_Look":
        document = tree.document

        def words(span: Span) -> WordRange:
            return bisect_right(document.ends, span.start), bisect_left(document.starts, span.end)

        parts = {
            i: _Parts(
                words(claim.source) if claim.source is not None else None,
                words(claim.cue),
                tuple(words(piece) for piece in claim.content),
                tuple(words(span) for span in (claim.channel, claim.addressee) if span is not None),
            )
            for i, claim in enumerate(claims)
            if claim.cue is not None
        }
        places = frozenset(
            w for entity in document.entities if entity.kind in ("Location", "Facility") for w in range(*entity.words)
        )
        return _Look(tree, parts, channels.load(), places)

    def is_own(self, parts: _Parts, words: WordRange) -> bool:
        """Whether a calendar expression says when the claim was made."""
        if any(words[0] < end and first < words[1] for first, end in parts.content):
            return False
        tops = self.tree.tops(*words)
        at = tops[0] if tops else words[0]
        if self._case(at) not in _ON or self.tree.document.deprels[at] not in _OF_DAYS:
            return self._in_cue(at, parts)
        if self._beside_cue(parts, words):
            return True
        anchors = self._anchors(parts)
        for _ in range(_STEPS):
            at = self.tree.document.heads[at]
            if at < 0:
                return False
            if any(first <= at < end for first, end in parts.content):
                # “...,” he told reporters *on Friday*: behind a cue that follows its content, whatever the tree hangs it on.
                return words[0] >= parts.cue[1] and all(end <= parts.cue[0] for _, end in parts.content)
            if at in anchors:
                return True
            if not self._leads_on(at, parts):
                return False
        return False

    def beside(self, parts: _Parts) -> int | None:
        """The claim whose cue this one is coordinate with, or a participle of, told by the same source."""
        head = self._head(parts.cue)
        above = self.tree.document.heads[head]
        if self.tree.document.deprels[head] not in _TOGETHER or above < 0:
            return None
        if any(self.tree.lower[c] in _BEFORE for c in self.tree.children[head]):
            return None  # "having denied it before"
        found = (i for i, other in self.parts.items() if other.cue[0] <= above < other.cue[1])
        return next((i for i in found if self.parts[i].source == parts.source), None)

    def _in_cue(self, word: int, parts: _Parts) -> bool:
        """An expression inside the cue itself: "has *today* said"."""
        return parts.cue[0] <= word < parts.cue[1]

    def _beside_cue(self, parts: _Parts, words: WordRange) -> bool:
        """ "The ministry *on Friday* said", "said *on Friday* there was": right before or behind the cue, whatever the tree."""
        if words[1] == parts.cue[0]:
            first = parts.source[1] if parts.source is not None else words[0]
        elif words[0] >= parts.cue[1]:
            first = parts.cue[1]
        else:
            return False
        between = range(first, words[0])
        return all(self.tree.lower[w] in _ON or self.tree.document.upos[w] == "PUNCT" for w in between)

    def _anchors(self, parts: _Parts) -> frozenset[int]:
        """The words that a day of the claim hangs on: the cue; a source that is a text ("*a statement* on Friday said"); the verb
        of speaking that the cue completes ("*issued a statement* on Friday saying", "*spoke* on Friday, denying")."""
        tree = self.tree
        heads, deprels = tree.document.heads, tree.document.deprels
        out = set(range(*parts.cue))
        if parts.source is not None and kind_of(tree, self._head(parts.source), self.words) is not None:
            out.add(self._head(parts.source))
        head = self._head(parts.cue)
        above = heads[head]
        if above >= 0 and deprels[head] == "acl" and kind_of(tree, above, self.words) is not None:
            out |= {above, heads[above]} if deprels[above] in ("obj", "obl", "nsubj:pass") else {above}
        if above >= 0 and deprels[head] in ("advcl", "xcomp") and tree.child(head, "nsubj", "nsubj:pass") is None:
            object_ = tree.child(above, "obj", "nsubj:pass")
            carries = object_ is not None and kind_of(tree, object_, self.words) is not None
            if tree.lower[above] in _TELLS or carries:
                out.add(above)
        return frozenset(out)

    def _leads_on(self, word: int, parts: _Parts) -> bool:
        """Whether a word between an expression and its cue leaves the day the claim's own: a channel, one spoken to, where."""
        tree = self.tree
        relation, case = tree.document.deprels[word], self._case(word)
        if relation == "acl" or (relation in ("advcl", "parataxis") and tree.lower[word] in SPEAKING):
            return True  # "in a statement *released* on Friday": the noun above decides
        if relation not in _OF_NOUNS:
            return False
        if word in self.places or (case in _AT and tree.document.upos[word] == "PROPN"):
            return case in _AT
        if case and case not in self.words.prepositions:
            return False
        if any(first <= word < end for first, end in parts.extra):
            return True
        return kind_of(tree, word, self.words) is not None or tree.lower[word] in self.words.occasions

    def _case(self, word: int) -> str:
        case = self.tree.child(word, "case")
        return self.tree.lower[case] if case is not None else ""

    def _head(self, words: WordRange) -> int:
        tops = self.tree.tops(*words)
        return tops[0] if tops else words[0]
