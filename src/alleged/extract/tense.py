"""Whether the verb that governs some words speaks of what was, is or will be."""

from functools import cache

from alleged.lexicon import table
from alleged.lexicon.inflect import irregular_past, verb_forms
from alleged.records.calendar import Tense
from alleged.records.document import Document, WordRange

_PAST_AUXILIARIES = frozenset({"was", "were", "did", "had", "been", "'d", "’d", "didn"})
_PERFECT = frozenset({"has", "have", "'ve", "’ve"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "should", "could", "may", "might", "can", "must"})
_PRESENT = frozenset({"is", "are", "'re", "’re", "am", "'m", "’m", "does", "do"})
_GOVERNED = frozenset({"xcomp", "ccomp", "advcl", "acl", "csubj", "parataxis", "obl", "advmod"})
_MAX_CLIMB = 12
"""Words from an expression up to the verbs that may govern it; trees of news are rarely deeper."""


@cache
def _planning() -> frozenset[str]:
    """Forms of verbs and adjectives whose "to" and whose days lie ahead."""
    rows = table("calendar")["planning"]
    return frozenset(form for lemma in rows["verbs"] for form in verb_forms(lemma)) | frozenset(rows["adjectives"])


class Tenses:
    """Asks a document's tree for the tense of the verb above some words."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._children: dict[int, list[int]] = {}
        for word, head in enumerate(document.heads):
            self._children.setdefault(head, []).append(word)

    def of(self, words: WordRange) -> Tense | None:
        """The tense of the nearest verb above these words that tells; None where none does."""
        first, end = words
        heads = self._document.heads
        word = next((w for w in range(first, end) if not first <= heads[w] < end), first)
        seen = 0
        at = heads[word]
        while at >= 0 and seen < _MAX_CLIMB:
            tense = self._verb(at)
            if tense is not None:
                return tense
            at = heads[at]
            seen += 1
        return self._verb(word) if heads[word] < 0 else None

    def _verb(self, word: int) -> Tense | None:
        document = self._document
        upos = document.upos[word]
        below = [w for w in self._children.get(word, ()) if document.deprels[w] in ("aux", "aux:pass", "cop", "mark")]
        forms = {document.forms[w].lower() for w in below}
        form = document.forms[word].lower()
        if upos not in ("VERB", "AUX") and not any(document.deprels[w] in ("cop", "aux", "aux:pass") for w in below):
            return None
        if "to" in forms:
            return self._infinitive(word, forms)
        planned = form in _planning()
        if forms & _FUTURE:
            return "past" if forms & (_PERFECT | {"been"}) and "will" not in forms else "future"
        if forms & _PAST_AUXILIARIES:
            return "future" if planned and forms & {"was", "were"} else "past"
        if forms & _PERFECT:
            return "past"
        if forms & _PRESENT:
            return "future" if planned or form.endswith("ing") or form == "due" else "present"
        if form in _PAST_AUXILIARIES:
            return "past"
        if form in _PRESENT:
            return "present"
        if form.endswith("ed") or form in irregular_past():
            return "past"
        if upos == "VERB" and form.endswith("ing"):
            return None
        return "present" if upos == "VERB" else None

    def _infinitive(self, word: int, forms: set[str]) -> Tense | None:
        """ "plans to visit", "is to visit" lie ahead; "managed to escape" lies where its verb does."""
        if forms & {"is", "are", "was", "were"}:
            return "future"
        head = self._document.heads[word]
        if head < 0:
            return "future"
        if "have" in forms:
            return "past"
        form = self._document.forms[head].lower()
        if form in _planning() or self._document.upos[head] in ("NOUN", "ADJ") or form in ("going", "have", "has", "need", "needs"):
            return "future"
        return None
