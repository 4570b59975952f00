"""Whether the verb that governs some words speaks of what was, is or will be."""

from dataclasses import dataclass
from functools import cache

from alleged.lexicon import table
from alleged.lexicon.inflect import irregular_past, verb_forms
from alleged.records.calendar import Tense
from alleged.records.document import Document, WordRange

_PAST_AUXILIARIES = frozenset({"was", "were", "did", "had", "been"})
_PERFECT = frozenset({"has", "have", "'ve", "’ve"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "should", "could", "may", "might", "can", "must"})
_PRESENT = frozenset({"is", "are", "'re", "’re", "am", "'m", "’m", "does", "do"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "neither", "nor", "never"})
_AUXILIARY = frozenset({"aux", "aux:pass", "cop", "mark"})
_BESIDE_VERBS = frozenset({"obl", "obl:tmod", "nmod:tmod", "advmod", "obl:npmod", "obl:unmarked", "nmod:unmarked"})
_MAX_CLIMB = 12
"""Words from an expression up to the verbs that may govern it; trees of news are rarely deeper."""


@dataclass(frozen=True, slots=True)
class _Words:
    infinitive: frozenset[str]
    day: frozenset[str]
    past: frozenset[str]


@cache
def _words() -> _Words:
    rows = table("calendar")["planning"]
    infinitive = {form for lemma in rows["infinitive"] for form in verb_forms(lemma)} | set(rows["adjectives"])
    day = {form for lemma in rows["day"] for form in verb_forms(lemma)}
    return _Words(frozenset(infinitive), frozenset(day), irregular_past() | frozenset(rows["past"]))


class Tenses:
    """Asks a document's tree for the tense of the verb above some words."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lower = [form.lower() for form in document.forms]
        self._children: dict[int, list[int]] = {}
        for word, head in enumerate(document.heads):
            self._children.setdefault(head, []).append(word)

    def of(self, words: WordRange) -> tuple[Tense | None, bool]:
        """The tense of the nearest verb above these words that tells, and whether they hang on that very verb."""
        first, end = words
        heads, deprels = self._document.heads, self._document.deprels
        word = next((w for w in range(first, end) if not first <= heads[w] < end), first)
        at, below = heads[word], word
        for climbed in range(_MAX_CLIMB):
            if at < 0:
                break
            tense = self._verb(at)
            if tense is not None:
                if (
                    climbed
                    and tense == "future"
                    and deprels[below] in ("obj", "nmod")
                    and deprels[word].startswith(("nmod", "compound"))
                ):
                    return None, False  # "get around Wednesday's ruling": the ruling has been
                return tense, climbed == 0 and deprels[word] in _BESIDE_VERBS
            at, below = heads[at], at
        return (self._verb(word) if heads[word] < 0 else None), False

    def _verb(self, word: int) -> Tense | None:
        document, planning = self._document, _words()
        form = self._lower[word]
        children = self._children.get(word, ())
        below = [w for w in children if document.deprels[w] in _AUXILIARY]
        forms = {self._lower[w] for w in below}
        if form in planning.day:
            return "future"
        if document.upos[word] not in ("VERB", "AUX") and not any(document.deprels[w] != "mark" for w in below):
            return None
        if "to" in forms:
            return self._infinitive(word, forms)
        if forms & _FUTURE:
            if "could" in forms and any(self._lower[w] in _NEGATIONS for w in children):
                return "past"
            return "past" if forms & _PERFECT and not forms & {"will", "'ll", "’ll"} else "future"
        if forms & _PAST_AUXILIARIES or forms & _PERFECT:
            return "future" if forms & {"was", "were"} and form in ("due", "set", "going") else "past"
        if forms & _PRESENT:
            return "future" if form.endswith("ing") or form in planning.infinitive else "present"
        if form in _PAST_AUXILIARIES or form.endswith("ed") or form in planning.past:
            return "past"
        if document.upos[word] == "VERB" and form.endswith("ing"):
            return None
        return "present" if document.upos[word] in ("VERB", "AUX") else None

    def _infinitive(self, word: int, forms: set[str]) -> Tense | None:
        """ "plans to visit", "is to visit" lie ahead; "managed to escape" lies where its verb does."""
        head = self._document.heads[word]
        if head < 0 or forms & {"is", "are", "was", "were"}:
            return "future"
        if "have" in forms:
            return "past"
        form = self._lower[head]
        ahead = form in _words().infinitive or self._document.upos[head] in ("NOUN", "ADJ")
        return "future" if ahead or form in ("have", "has", "needs") else None
