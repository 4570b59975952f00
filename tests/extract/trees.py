"""Documents by hand: trees in a compact form, attributions by their words."""

from collections.abc import Sequence

from alleged.parse.words import JOINED, LINE, PARAGRAPH, quote_states
from alleged.records.document import Attribution, Document, Entity, WordRange

_NO_BLANK_BEFORE = frozenset({".", ",", "?", "!", ":", ";", "”", "’", "%", ")", "'s", "’s", "n't", "n’t"})
_NO_BLANK_AFTER = frozenset({"“", "‘", "(", "$"})


def document(
    *sentences: str,
    said: Sequence[tuple[str | None, str, tuple[str, ...]]] = (),
    probability: float = 0.9,
    norp: Sequence[str] = (),
    named: Sequence[tuple[str, str]] = (),
) -> Document:
    """A document from sentences and attributions.

    A sentence is `form|UPOS|head|deprel` for each word, heads counted from 1 in the sentence and 0 for the root; a word alone
    (`form`) hangs on the root as a `dep`. A leading `¶` opens a paragraph. Attributions are `(source, cue, content)` as they are
    written, found left to right: each is looked for behind the start of the one before it, first as a whole by its cue.
    """
    forms: list[str] = []
    upos: list[str] = []
    heads: list[int] = []
    deprels: list[str] = []
    breaks: list[int] = []
    ranges: list[WordRange] = []
    for sentence in sentences:
        paragraph = sentence.startswith("¶")
        first = len(forms)
        rows = [word.split("|") for word in sentence.removeprefix("¶").split()]
        for number, row in enumerate(rows):
            form, tag, head, deprel = row if len(row) == 4 else (row[0], "X", "0" if number == 0 else "1", "dep")
            joined = form in _NO_BLANK_BEFORE or (bool(forms) and forms[-1] in _NO_BLANK_AFTER)
            breaks.append(JOINED if joined else 1)
            forms.append(form)
            upos.append(tag)
            heads.append(first + int(head) - 1 if int(head) else -1)
            deprels.append(deprel)
        if paragraph or first == 0:
            breaks[first] = PARAGRAPH
        ranges.append((first, len(forms)))
    text, starts, ends = "", [], []
    for form, gap in zip(forms, breaks, strict=True):
        text += "" if not text or gap == JOINED else "\n\n" if gap == PARAGRAPH else "\n" if gap == LINE else " "
        starts.append(len(text))
        text += form
        ends.append(len(text))
    attributions = tuple(_attribution(forms, one, probability) for one in said)
    entities = tuple(Entity((i, i + 1), "NORP") for i, form in enumerate(forms) if form in norp) + _entities(
        forms, named
    )
    return Document(
        text=text,
        forms=tuple(forms),
        starts=tuple(starts),
        ends=tuple(ends),
        breaks=tuple(breaks),
        quotes=tuple(quote_states(forms, breaks)),
        upos=tuple(upos),
        heads=tuple(heads),
        deprels=tuple(deprels),
        sentences=tuple(ranges),
        entities=entities,
        attributions=attributions,
    )


def _entities(forms: list[str], named: Sequence[tuple[str, str]]) -> tuple[Entity, ...]:
    found: list[Entity] = []
    for kind, words in named:
        found.append(Entity(_find(forms, words.split(), found[-1].words[1] if found else 0), kind))
    return tuple(found)


def plain(*sentences: str, said: Sequence[tuple[str | None, str, tuple[str, ...]]] = ()) -> Document:
    """A document whose words have no trees to speak of: all hang on the first, tagged by a short list."""
    tagged = []
    for sentence in sentences:
        words = sentence.removeprefix("¶").split()
        rows = [f"{w}|{_tag(w)}|{int(i > 0)}|{'dep' if i else 'root'}" for i, w in enumerate(words)]
        tagged.append(("¶" if sentence.startswith("¶") else "") + " ".join(rows))
    return document(*tagged, said=said)


def _tag(word: str) -> str:
    if not any(letter.isalnum() for letter in word):
        return "PUNCT"
    if word[0].isdigit():
        return "NUM"
    return "VERB" if word.endswith(("ed", "ing", "said", "told", "put")) else "X"


def _attribution(forms: list[str], said: tuple[str | None, str, tuple[str, ...]], probability: float) -> Attribution:
    source, cue, content = said
    pieces = tuple(_find(forms, piece.split(), 0) for piece in content)
    words = cue.split()
    options = [i for i in range(len(forms)) if forms[i : i + len(words)] == words]
    anchor = pieces[0][0] if pieces else 0
    if source is None:
        at = min(options, key=lambda i: abs(i - anchor))
        return Attribution(None, (at, at + len(words)), pieces, probability, 1.0)
    named = source.split()
    sources = [i for i in range(len(forms)) if forms[i : i + len(named)] == named]
    at, who = min(
        ((c, s) for c in options for s in sources if c != s),
        key=lambda pair: abs(pair[0] - pair[1]) * 2 + abs(pair[0] - anchor),
    )
    return Attribution((who, who + len(named)), (at, at + len(words)), pieces, probability, 1.0)


def _find(forms: list[str], words: list[str], start: int) -> WordRange:
    for i in range(start, len(forms)):
        if forms[i : i + len(words)] == words:
            return i, i + len(words)
    raise AssertionError(f"{words} not in {forms}")
