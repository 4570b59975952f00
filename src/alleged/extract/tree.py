"""The dependency trees of a document, ready for questions: children, phrases, verb groups."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from alleged.records.document import Document, WordRange

# What Document.quotes says of a word: in double or single quotation marks, an opening mark, a closing one.
QUOTED = frozenset({1, 2})
OPENS, CLOSES = 3, 4
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "cannot", "nor", "neither"})
_GROUP = frozenset({"aux", "aux:pass", "advmod", "cop"})
_RELATIVE_ADVERBS = frozenset({"when", "where", "why", "how", "while"})
_NONE: tuple[int, ...] = ()
# Marks that may stand at a phrase's edge and are none of it.
_EDGES = frozenset({",", ";", ":", "-", "–", "—", "...", "…"})
_STOPS = frozenset({".", "?", "!"})


@dataclass(frozen=True, slots=True)
class Tree:
    """A document with its words in lower case and, for each word, its children and the edges of its subtree.

    `left[w]` and `right[w]` are the first and the last word below w, w itself included: they bound the subtree, which may have
    gaps where the tree is not projective. `sentence_starts` are the first words of the sentences.
    """

    document: Document
    lower: tuple[str, ...]
    children: Sequence[Sequence[int]]
    left: Sequence[int]
    right: Sequence[int]
    sentence_starts: tuple[int, ...]

    @staticmethod
    def of(document: Document) -> "Tree":
        """Index a document, in time linear in its words."""
        heads = document.heads
        count = len(heads)
        children: list[list[int] | tuple[int, ...]] = [_NONE] * count
        left, right = list(range(count)), list(range(count))
        # Each edge is set once: by the first word below, and by the last. An ancestor that is set already has ancestors that are.
        for word, head in enumerate(heads):
            if head < 0:
                continue
            below = children[head]
            if isinstance(below, list):
                below.append(word)
            else:
                children[head] = [word]
            while head >= 0 and left[head] > word:
                left[head] = word
                head = heads[head]
        for word in range(count - 1, -1, -1):
            head = heads[word]
            while head >= 0 and right[head] < word:
                right[head] = word
                head = heads[head]
        lower = tuple(form.lower() for form in document.forms)
        return Tree(document, lower, children, left, right, tuple(first for first, _ in document.sentences))

    def sentence(self, word: int) -> int:
        """The index of the sentence that a word stands in."""
        return bisect_right(self.sentence_starts, word) - 1

    def child(self, word: int, *deprels: str) -> int | None:
        """The first child of a word with one of these relations."""
        of = self.document.deprels
        return next((c for c in self.children[word] if of[c] in deprels), None)

    def negated(self, word: int) -> bool:
        """Whether a "not" or "never" hangs on this word."""
        return any(self.lower[c] in NEGATIONS for c in self.children[word])

    def subtree(self, word: int) -> WordRange:
        """The range from the first to the last word below a word."""
        return self.left[word], self.right[word] + 1

    def phrase(self, word: int, drop: Collection[str] = ()) -> WordRange:
        """The unbroken range around a word that its subtree covers, without children whose relation is in `drop` and what hangs
        on them; marks at its edges are left out."""
        first, end = self.left[word], self.right[word] + 1
        deprels = self.document.deprels
        for child in self.children[word]:
            if deprels[child] in drop:
                if child < word:
                    first = max(first, self.right[child] + 1)
                else:
                    end = min(end, self.left[child])
        return self.trim((first, max(end, word + 1)), keep=word)

    def noun_phrase(self, word: int) -> WordRange:
        """A noun's phrase without its preposition, its relative clause kept."""
        return self.phrase(word, drop=("case", "cc", "parataxis", "mark", "cop"))

    def trim(self, words: WordRange, keep: int | None = None) -> WordRange:
        """A range without the commas, dashes and stops at its edges, quotation marks that have no twin inside included."""
        first, end = words
        forms, quotes = self.document.forms, self.document.quotes
        low, high = (keep, keep + 1) if keep is not None else (end, first)
        changed = True
        while changed and first < end:
            changed = False
            if first < low and (forms[first] in _EDGES or forms[first] in _STOPS or quotes[first] == CLOSES):
                first, changed = first + 1, True
            elif (end > high and (forms[end - 1] in _EDGES or quotes[end - 1] == OPENS)) or (
                end > high and forms[end - 1] in _STOPS and quotes[end - 1] == 0 and forms[end - 1] == "."
            ):
                end, changed = end - 1, True
        return first, end

    def verb_group(self, verb: int) -> WordRange:
        """A verb with its auxiliaries, the adverbs and "not" among them, and its particle.

        Adverbs that open the clause ("Later said ...") are left out unless the subject stands before them.
        """
        deprels, heads, lower = self.document.deprels, self.document.heads, self.lower
        first = verb
        while (
            first > 0
            and heads[first - 1] == verb
            and deprels[first - 1] in _GROUP
            and lower[first - 1] not in _RELATIVE_ADVERBS
        ):
            first -= 1
        subject = self.child(verb, "nsubj", "nsubj:pass")
        if subject is None or self.right[subject] > first:
            while first < verb and deprels[first] == "advmod" and lower[first] not in NEGATIONS:
                first += 1
        end = verb + 1
        if end < len(heads) and heads[end] == verb and deprels[end] == "compound:prt":
            end += 1
        return first, end

    def tops(self, first: int, end: int) -> list[int]:
        """The words of a range whose heads lie outside it, marks left out."""
        heads, deprels = self.document.heads, self.document.deprels
        return [w for w in range(first, end) if not first <= heads[w] < end and deprels[w] != "punct"]
