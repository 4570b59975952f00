"""The tolls of a document: who was killed, hurt, lost, taken, how many, and in whose words."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from alleged.extract.toll_setting import is_background, is_cumulative, status
from alleged.extract.toll_triggers import Found, Place, find
from alleged.extract.tree import Tree
from alleged.extract.victims import Counted, Counter
from alleged.lexicon import tolls as lexicon
from alleged.records.claim import Claim
from alleged.records.document import Document, WordRange
from alleged.records.ids import Numbering
from alleged.records.mention import TollMention, Victim
from alleged.records.number import FoundNumber, Number
from alleged.records.span import Span
from alleged.records.toll import Bounds, Group, Scope, Toll

ReadNumbers = Callable[[Sequence[str]], Sequence[FoundNumber]]
"""Finds the numbers among words in lower case: resolve.numbers.numbers, handed in, for stages do not know one another."""

_ANYONE = frozenset({"anyone", "anybody", "any"})
PLURAL = Number(2, None, approximate=False, counts_as=Bounds(2, 2), rule="plural")
"""What a bare plural stands for by default: row "plural" of vague.toml."""


def toll_mentions(document: Document, read: ReadNumbers, plural: Number = PLURAL) -> tuple[TollMention, ...]:
    """All tolls of a document in the order of their words; `read` finds numbers, `plural` is what a bare plural counts."""
    if not document.forms:
        return ()
    tree = Tree.of(document)
    words = lexicon.load()
    found = _numbers(tree, read)
    counter = Counter(tree, words, found, plural)
    made: list[TollMention] = []
    for place in find(Place(tree, words, counter)):
        mention = _mention(counter, place, plural)
        if mention is not None and not any(_same(mention, other) for other in made):
            made.append(mention)
    made.sort(key=lambda mention: (mention.words[0], mention.trigger))
    return tuple(made)


def tolls(document: Document, mentions: Sequence[TollMention], claims: Sequence[Claim], report_id: str) -> tuple[Toll, ...]:
    """The mentions that stand in a claim and are told as what happened (or as not having), as tolls of these claims.

    `event` and `victim_side` are None: they are linked later.
    """
    number = Numbering(report_id)
    out: list[Toll] = []
    for mention in mentions:
        claim = claim_of(document, mention, claims)
        if claim is None or mention.status == "hypothetical" or mention.basis == "plural":
            continue
        span = _span(document, mention.words)
        out.append(
            Toll(
                span.start,
                span.end,
                span.text,
                id=number(span.text, claim.id),
                confidence=0.8,
                claim=claim.id,
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
                groups=tuple(_group(document, group.words, group.who, group.number) for group in mention.groups),
                scope=mention.scope,
                part_of=None,
            )
        )
    return tuple(out)


def claim_of(document: Document, mention: TollMention, claims: Sequence[Claim]) -> Claim | None:
    """The innermost claim whose content covers a toll's figure (or its trigger): the deepest, then the shortest."""
    for word in (mention.words[0], mention.trigger):
        at = document.starts[word]
        around = [claim for claim in claims if any(piece.start <= at < piece.end for piece in claim.content)]
        if around:
            return max(around, key=lambda claim: (claim.depth, -sum(piece.end - piece.start for piece in claim.content)))
    return None


def _numbers(tree: Tree, read: ReadNumbers) -> dict[int, FoundNumber]:
    """The numbers of all sentences, by each word that they cover."""
    out: dict[int, FoundNumber] = {}
    for first, end in tree.document.sentences:
        for one in read(tree.lower[first:end]):
            moved = FoundNumber(one.first + first, one.end + first, one.core + first, one.number)
            out.update(dict.fromkeys(range(moved.first, moved.end), moved))
    return out


def _mention(counter: Counter, place: Found, plural: Number) -> TollMention | None:
    tree = counter.tree
    if place.head is not None:
        counted = counter.count(place.head)
    elif place.number is not None:
        counted = _bare(counter, place.number, place.trigger)
    elif place.plural:
        counted = Counted(plural, "plural", place.trigger, None, (place.trigger, place.trigger + 1), None, False, False, "unknown", ())
    else:
        counted = None
    if counted is None and place.head is not None and tree.lower[place.head] in _ANYONE and status(tree, place.trigger) == "did not happen":
        # "did not kill anyone": nobody
        words = (place.head, place.head + 1)
        counted = Counted(Number.exactly(0, "no one"), "none", place.head, None, words, None, False, False, "unknown", ())
    if counted is None:
        return None
    mood = status(tree, place.trigger)
    return TollMention(
        kind=place.kind,
        number=counted.number,
        basis=counted.basis,
        trigger=place.trigger,
        words=counted.figure or (counted.phrase[0], min(counted.phrase[1], max(counted.head + 1, counted.phrase[0] + 1))),
        figure=counted.figure,
        victims=counted.phrase if place.head is not None else None,
        victim=_himself(counter, place, counted),
        victim_class=counted.victim_class,
        groups=counted.groups,
        scope=_scope(counter, place, counted),
        part_of=None,
        status="happened" if counted.basis == "none" and mood == "did not happen" else "unknown" if place.unsure and mood == "happened" else mood,
        weak=place.weak,
        more=counted.more,
        background=is_background(tree, counter.words, place.trigger),
    )


def _bare(counter: Counter, found: FoundNumber, trigger: int) -> Counted:
    """A number without a noun."""
    basis = "none" if found.number.high == 0 else "figure"
    words: WordRange = (found.first, found.end)
    return Counted(found.number, basis, found.core, words, words, None, False, False, "unknown", ())  # type: ignore[arg-type]


def _himself(counter: Counter, place: Found, counted: Counted) -> Victim | None:
    """The single victim; of one who did it to himself, the doer."""
    tree = counter.tree
    if counted.victim is None or tree.lower[counted.head] not in ("himself", "herself"):
        return counted.victim
    verb, subject = tree.document.heads[counted.head], None
    while verb >= 0 and subject is None:
        subject = tree.child(verb, "nsubj", "nsubj:pass")
        verb = tree.document.heads[verb]
    return replace(counter.victim(subject), doer=True) if subject is not None else counted.victim


def _scope(counter: Counter, place: Found, counted: Counted) -> Scope:
    if is_cumulative(counter.tree, counter.words, place.trigger, counted.phrase[0]):
        return "cumulative"
    among = any(counter.tree.lower[c] in ("among", "amongst") for c in counter.tree.children[place.trigger])
    return "part" if counted.part or among else "incident"


def _same(one: TollMention, other: TollMention) -> bool:
    """Whether two triggers tell one toll: "shot and killed", "were found dead": the same words, of one kind or wounds that killed."""
    return one.words == other.words and one.kind == other.kind


def _group(document: Document, words: WordRange, who: str, number: Number) -> Group:
    start, end = document.span(words)
    return Group(start, end, document.text[start:end], who=who, low=number.low, high=number.high)  # type: ignore[arg-type]


def _span(document: Document, words: WordRange) -> Span:
    return Span.of(document.text, *document.span(words))
