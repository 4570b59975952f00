"""The tolls of a document, as mentions: who was killed, hurt, lost, taken, and how many."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from alleged.extract.tolls.place import Found, Place
from alleged.extract.tolls.setting import is_background, is_cumulative, status
from alleged.extract.tolls.triggers import find
from alleged.extract.tolls.victims import Counted, Counter
from alleged.extract.tree import Tree
from alleged.lexicon import tolls as lexicon
from alleged.records.document import Document, WordRange
from alleged.records.mention import Basis, TollMention, Victim
from alleged.records.number import FoundNumber, Number
from alleged.records.toll import Bounds, Scope

ReadNumbers = Callable[[Sequence[str]], Sequence[FoundNumber]]
"""Finds the numbers among words in lower case: resolve.numbers.numbers, handed in, for stages do not know one another."""

_CLIMB = 8
"""Steps up a tree to the subject of "himself"."""
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
    return tuple(_either(tree, made))


def _either(tree: Tree, made: Sequence[TollMention]) -> list[TollMention]:
    """ "Forty were killed *or* wounded": one figure for both together is one of casualties."""
    out: list[TollMention] = []
    for mention in made:
        last = out[-1] if out else None
        both = last is not None and last.words == mention.words and {last.kind, mention.kind} == {"killed", "injured"}
        if last is not None and both and any(tree.lower[c] == "or" for c in tree.children[mention.trigger]):
            out[-1] = replace(last, kind="casualties")
        else:
            out.append(mention)
    return out


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
        counted = Counted(
            plural, "plural", place.trigger, None, (place.trigger, place.trigger + 1), None, False, False, "unknown", ()
        )
    else:
        counted = None
    if (
        counted is None
        and place.head is not None
        and tree.lower[place.head] in _ANYONE
        and status(tree, place.trigger) == "did not happen"
    ):
        # "did not kill anyone": nobody
        words = (place.head, place.head + 1)
        counted = Counted(
            Number.exactly(0, "no one"), "none", place.head, None, words, None, False, False, "unknown", ()
        )
    if counted is None:
        return None
    mood = status(tree, place.trigger)
    return TollMention(
        kind=place.kind,
        number=counted.number,
        basis=counted.basis,
        trigger=place.trigger,
        words=_words(counter, counted),
        figure=counted.figure,
        victims=counted.phrase if place.head is not None else None,
        victim=_himself(counter, place, counted),
        victim_class=counted.victim_class,
        groups=counted.groups,
        scope=_scope(counter, place, counted),
        status="happened"
        if counted.basis == "none" and mood == "did not happen"
        else "unknown"
        if place.unsure and mood == "happened"
        else mood,
        weak=place.weak,
        more=counted.more,
        background=is_background(tree, counter.words, place.trigger),
    )


def _words(counter: Counter, counted: Counted) -> WordRange:
    """A toll's words: its figure without "of"; of several added the whole phrase; of a single victim the noun or the whole name."""
    lower = counter.tree.lower
    if counted.figure is not None:
        first, end = counted.figure
        return first, end - (end - first > 1 and lower[end - 1] == "of")
    if counted.number.rule == "sum":
        return counted.phrase
    head = counted.head
    flat = [c for c in counter.tree.children[head] if counter.tree.document.deprels[c] == "flat"]
    return min(counted.phrase[0], head), max([head, *flat]) + 1


def _bare(counter: Counter, found: FoundNumber, trigger: int) -> Counted:
    """A number without a noun."""
    basis: Basis = "none" if found.number.high == 0 else "figure"
    words: WordRange = (found.first, found.end)
    return Counted(found.number, basis, found.core, words, words, None, False, False, "unknown", ())


def _himself(counter: Counter, place: Found, counted: Counted) -> Victim | None:
    """The single victim; of one who did it to himself, the doer."""
    tree = counter.tree
    if counted.victim is None or tree.lower[counted.head] not in ("himself", "herself"):
        return counted.victim
    verb, subject = tree.document.heads[counted.head], None
    for _ in range(_CLIMB):
        subject = tree.child(verb, "nsubj", "nsubj:pass") if verb >= 0 else None
        if verb < 0 or subject is not None:
            break
        verb = tree.document.heads[verb]
    return replace(counter.traits.victim(subject), doer=True) if subject is not None else counted.victim


def _scope(counter: Counter, place: Found, counted: Counted) -> Scope:
    if is_cumulative(counter.tree, counter.words, place.trigger, counted.phrase[0]):
        return "cumulative"
    among = any(counter.tree.lower[c] in ("among", "amongst") for c in counter.tree.children[place.trigger])
    return "part" if counted.part or among else "incident"


def _same(one: TollMention, other: TollMention) -> bool:
    """Whether two triggers tell one toll ("was killed and found dead"): the same words, the same kind."""
    return one.words == other.words and one.kind == other.kind
