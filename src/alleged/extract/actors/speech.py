"""What the claims tell of who speaks: their sources as words, and whose quotation a word stands in."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from alleged.extract.actors.phrase import Phrase
from alleged.extract.actors.pronouns import Speech
from alleged.extract.tree import QUOTED, Tree
from alleged.records.claim import Claim
from alleged.records.document import Document, WordRange
from alleged.records.span import Span


def word_range(document: Document, span: Span) -> WordRange | None:
    """The words that a span covers; None where there is none."""
    first = bisect_left(document.starts, span.start)
    if first and document.ends[first - 1] > span.start:
        first -= 1
    end = bisect_left(document.starts, span.end)
    return (first, end) if first < end else None


def source_heads(tree: Tree, words: WordRange, phrases: Mapping[int, Phrase]) -> list[int]:
    """The head words of a source, one for each that it names: "Ukraine and its allies" has two.

    Where the tree tears a source to pieces, its named person is meant, else its first phrase.
    """
    deprels = tree.document.deprels
    tops = tree.tops(*words) or [words[0]]
    if len(tops) > 1 or tops[0] not in phrases:
        inside = [w for w in range(*words) if w in phrases]
        named = [w for w in inside if phrases[w].entity == "Person"]
        firm = [w for w in tops if w in phrases]
        tops = (named if len(tops) > 1 else []) or firm or inside or tops
    found = tops[:1]
    for head in found:
        found.extend(
            c
            for c in tree.children[head]
            if deprels[c] == "conj"
            and c not in found  # a tree may go in circles
            and words[0] <= c < words[1]
            and (c not in phrases or phrases[c] is not phrases.get(head))
        )
    return found


def speech(tree: Tree, claims: Sequence[Claim], phrases: Mapping[int, Phrase]) -> Speech:
    """Speakers by quoted word, the innermost claim's last, and the words that are sources."""
    document = tree.document
    speaker: dict[int, int] = {}
    sources: set[int] = set()
    owners: set[int] = set()
    said: dict[int, frozenset[int]] = {}
    for claim in sorted(claims, key=lambda claim: claim.depth):
        if claim.source is None:
            continue
        words = word_range(document, claim.source)
        if words is None:
            continue
        heads = source_heads(tree, words, phrases)
        sources.update(heads)
        owners.update(w for w in range(*words) if tree.lower[w] in ("its", "their") and w not in heads)
        ranges = [covered for piece in claim.content if (covered := word_range(document, piece)) is not None]
        said[heads[0]] = said.get(heads[0], frozenset()).union(*(range(*covered) for covered in ranges))
        if claim.form in ("direct", "mixed"):
            for covered in ranges:
                speaker.update((word, heads[0]) for word in range(*covered) if document.quotes[word] in QUOTED)
    return Speech(speaker, frozenset(sources), said, frozenset(owners))
