"""A document's claims: what the model marked, completed; what the rules add; and what each of them means."""

from collections.abc import Sequence

from alleged.extract.claims.certainty import certainty, find_hedges, hedges_by_claim
from alleged.extract.claims.channel import Where, where
from alleged.extract.claims.complete import complete
from alleged.extract.claims.confidence import calibrate
from alleged.extract.claims.cue import read_cue
from alleged.extract.claims.described import described
from alleged.extract.claims.disputes import Answers, answers
from alleged.extract.claims.draft import Draft
from alleged.extract.claims.look import look
from alleged.extract.claims.narrated import narrated
from alleged.extract.claims.nesting import depths, parents, passed_on
from alleged.extract.claims.stance import Meaning, Words, meaning
from alleged.extract.claims.turns import turns
from alleged.extract.tree import CLOSES, OPENS, QUOTED, Tree
from alleged.lexicon import channels, cues, events, hedges, verdicts
from alleged.records.claim import Certainty, Channel, Claim, Form
from alleged.records.document import Document, WordRange
from alleged.records.ids import Numbering
from alleged.records.span import Span

_NARRATED = Meaning("say", "asserts", "certain")
_NOWHERE = Where(None, None, None)


def claims(document: Document, report_id: str) -> tuple[Claim, ...]:
    """The claims of a document in the order of the text, nested and narrated ones included.

    `actors` and `candidates` are empty and `said` is None: who and when are resolved later.
    """
    if not document.forms:
        return ()
    tree = Tree.of(document)
    words = Words(cues.load(), events.load(), verdicts.load())
    drafts = complete(
        tree,
        [Draft(a.source, a.cue, a.content, a.probability, outer=a.outer) for a in document.attributions],
        words.cues,
    )
    drafts.extend(turns(tree, drafts))
    drafts.extend(look(tree, drafts, words.cues))
    drafts = [draft for draft in drafts if draft.content or _stands_alone(tree, draft, words)]
    drafts.extend(narrated(tree, drafts, words.events))
    drafts.sort(key=lambda draft: (draft.first, draft.cue or (0, 0)))
    readings = [read_cue(tree, draft, words.cues) if draft.cue is not None else None for draft in drafts]
    meanings = [meaning(cue, words) if cue is not None else _NARRATED for cue in readings]
    above = passed_on(tree, drafts, parents(drafts))
    hedged = hedges_by_claim(find_hedges(tree, hedges.load()), drafts)
    channel_words = channels.load()
    build = _Builder(
        tree, report_id, above, depths(above, drafts), answers(tree, drafts, meanings, above, words.verdicts), drafts
    )
    return tuple(
        build.claim(
            i,
            means=meanings[i],
            at=where(tree, draft, cue.head, cue.lemma, channel_words) if cue is not None else _NOWHERE,
            sure=certainty(tree, draft, meanings[i].certainty, hedged[i]),
            hedges=[hedge.words for hedge in hedged[i]],
        )
        for i, (draft, cue) in enumerate(zip(drafts, readings, strict=True))
    )


def _stands_alone(tree: Tree, draft: Draft, words: Words) -> bool:
    """Whether a claim is one without any content: "declined to comment"."""
    return draft.cue is not None and meaning(read_cue(tree, draft, words.cues), words).stance in (
        "declines",
        "unverified",
    )


def form(document: Document, draft: Draft) -> Form:
    """Whether a claim's content stands wholly, partly or not at all in quotation marks."""
    if draft.cue is None:
        return "narrated"
    quotes, upos = document.quotes, document.upos
    inside = outside = False
    for first, end in draft.content:
        for word in range(first, end):
            if quotes[word] in QUOTED:
                inside = True
            elif quotes[word] not in (OPENS, CLOSES) and upos[word] != "PUNCT":
                outside = True
    return "mixed" if inside and outside else "direct" if inside else "indirect"


class _Builder:
    """Turns drafts into claims of one report: spans, ids, links by id."""

    def __init__(
        self,
        tree: Tree,
        report_id: str,
        above: Sequence[int | None],
        deep: Sequence[int],
        answered: Sequence[Answers],
        drafts: Sequence[Draft],
    ) -> None:
        self._tree = tree
        self._document = tree.document
        self._drafts = drafts
        self._above = above
        self._deep = deep
        self._answered = answered
        number = Numbering(report_id)
        self._ids = [number(*self._words(draft)) for draft in drafts]

    def claim(self, i: int, *, means: Meaning, at: Where, sure: Certainty, hedges: Sequence[WordRange]) -> Claim:
        """The i-th draft as a claim."""
        draft, ids, answered = self._drafts[i], self._ids, self._answered[i]
        parent = self._above[i]
        source = draft.source
        how = form(self._document, draft)
        confidence = calibrate(
            draft.probability,
            words=sum(len(self._span(piece).text.split()) for piece in draft.content),
            quoted=how == "direct",
            act=means.act,
            named=source is not None or draft.cue is None,
        )
        return Claim(
            id=ids[i],
            confidence=confidence,
            source=self._span(source) if source is not None else None,
            described=tuple(self._span(words) for words in described(self._tree, source)) if source is not None else (),
            actors=(),
            candidates=(),
            cue=self._span(draft.cue) if draft.cue is not None else None,
            content=tuple(self._span(piece) for piece in draft.content),
            form=how,
            act=means.act,
            stance=means.stance,
            certainty=sure,
            hedges=tuple(self._span(words) for words in hedges),
            channel=self._channel(at),
            addressee=self._span(at.addressee) if at.addressee is not None else None,
            said=None,
            depth=self._deep[i],
            parent=ids[parent] if parent is not None else None,
            disputes=tuple(ids[j] for j in answered.disputes),
            confirms=tuple(ids[j] for j in answered.confirms),
            same_as=tuple(ids[j] for j in answered.same_as),
        )

    def _channel(self, at: Where) -> Channel | None:
        if at.channel is None or at.kind is None:
            return None
        start, end = self._document.span(at.channel)
        return Channel(start, end, self._document.text[start:end], at.kind)

    def _span(self, words: WordRange) -> Span:
        return Span.of(self._document.text, *self._document.span(words))

    def _words(self, draft: Draft) -> tuple[str, ...]:
        """What a claim's id is made of: source, cue, content."""
        text, span = self._document.text, self._document.span
        source = text[slice(*span(draft.source))] if draft.source is not None else ""
        cue = text[slice(*span(draft.cue))] if draft.cue is not None else ""
        return source, cue, " ".join(text[slice(*span(piece))] for piece in draft.content)
