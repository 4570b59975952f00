"""Whose figure a toll is: mentions become tolls of the claims that they stand in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from alleged.extract.tolls.confidence import confidence
from alleged.records.claim import Claim
from alleged.records.document import Document, WordRange
from alleged.records.ids import Numbering
from alleged.records.mention import GroupMention, TollMention
from alleged.records.span import Span
from alleged.records.toll import Group, Toll


def tolls(
    document: Document, mentions: Sequence[TollMention], claims: Sequence[Claim], report_id: str
) -> dict[int, Toll]:
    """The mentions that stand in a claim as tolls of it, by their index among the mentions, in the order of the text.

    Left out is what nobody says happened: hypothetical tolls, figures that are denied, plurals without a number, people
    taken up by a pronoun.
    `event` and `victim_side` are None: they are linked later.
    """
    number = Numbering(report_id)
    owners: dict[int, Claim] = {}
    for i, mention in enumerate(mentions):
        if mention.victim is not None and mention.victim.anaphor:
            continue  # "he died of his wounds": somebody who was counted where he was named
        claim = claim_of(document, mention, claims)
        if claim is None or mention.basis == "plural" or mention.status in ("hypothetical", "did not happen"):
            continue
        owners[i] = claim
    told = [mentions[i] for i in owners]
    out: dict[int, Toll] = {}
    for i, claim in owners.items():
        toll_id = number(document.text[slice(*document.span(mentions[i].words))], claim.id)
        out[i] = _toll(document, mentions[i], toll_id, claim.id, confidence(mentions[i], told))
    for i, toll in out.items():
        whole = _whole(i, mentions, out)
        if whole is not None:
            out[i] = replace(toll, part_of=out[whole].id)
    return out


def claim_of(document: Document, mention: TollMention, claims: Sequence[Claim]) -> Claim | None:
    """The innermost claim whose content covers a toll's figure, else its trigger: the deepest, then the shortest."""
    for word in (mention.words[0], mention.trigger):
        at = document.starts[word]
        around = [claim for claim in claims if any(piece.start <= at < piece.end for piece in claim.content)]
        if around:
            return max(around, key=_depth)
    return None


def _depth(claim: Claim) -> tuple[int, int]:
    return claim.depth, -sum(piece.end - piece.start for piece in claim.content)


def _whole(part: int, mentions: Sequence[TollMention], made: Mapping[int, Toll]) -> int | None:
    """The toll that a part is of: the last one before of its kind that can hold it."""
    mention = mentions[part]
    if mention.scope != "part":
        return None
    low = mention.number.low or 0
    for i in range(part - 1, -1, -1):
        other = mentions[i]
        if i in made and other.kind == mention.kind and other.scope != "part" and (other.number.high or low) >= low:
            return i
    return None


def _toll(document: Document, mention: TollMention, toll_id: str, claim: str, sure: float) -> Toll:
    span = _span(document, mention.words)
    return Toll(
        span.start,
        span.end,
        span.text,
        id=toll_id,
        confidence=sure,
        claim=claim,
        event=None,
        kind=mention.kind,
        low=mention.number.low,
        high=mention.number.high,
        approximate=mention.number.approximate,
        counts_as=mention.number.counts_as,
        rule=mention.number.rule,
        victims=_span(document, mention.victims) if mention.victims is not None else None,
        victim_class=mention.victim_class,
        victim_side=None,
        groups=tuple(_group(document, group) for group in mention.groups),
        scope=mention.scope,
        part_of=None,
    )


def _group(document: Document, group: GroupMention) -> Group:
    span = _span(document, group.words)
    return Group(span.start, span.end, span.text, who=group.who, low=group.number.low, high=group.number.high)


def _span(document: Document, words: WordRange) -> Span:
    return Span.of(document.text, *document.span(words))
