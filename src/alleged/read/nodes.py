"""The words that a browser shows of an HTML page or fragment, with the place of each character in the mark-up. Linear in time."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

BREAK = "\u2029"
"""Stands in the visible text where one block ends and another begins: the mark-up's own line ends mean nothing."""

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*+)(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')|=)*+>")
_UNSEEN_END = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in "script style template title textarea iframe noembed noframes xmp".split()
}
_BLOCKS = frozenset(
    "address article aside blockquote body br button center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 head header hr html li main nav ol option p pre section select "
    "summary table tbody td tfoot th thead tr ul".split()
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}+|#[xX][0-9A-Fa-f]{1,6}+|[A-Za-z][A-Za-z0-9]{1,31}+);?")
_MAX_UNCLOSED_TAGS = 100  # more mark-up than that which never closes is no page; each costs a look at all that follows
_BLANKS = re.compile(rf"[\s{BREAK}]+")


@dataclass(frozen=True, slots=True)
class Visible:
    """`text` is what is shown, entities decoded, with BREAK between blocks. `_pieces` are (start in text, start and end in the
    mark-up): characters of a piece stand one to one in the mark-up, or all come from one entity."""

    text: str
    _starts: tuple[int, ...]
    _pieces: tuple[tuple[int, int, bool], ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from `start` to `end` of the text (not empty) stand in the mark-up."""
        return self._character(start)[0], self._character(end - 1)[1]

    def _character(self, offset: int) -> tuple[int, int]:
        number = bisect_right(self._starts, offset) - 1
        start, end, literal = self._pieces[number]
        if literal:
            start += offset - self._starts[number]
            return start, start + 1
        return start, end


def visible(page: str) -> Visible:
    """What a page shows."""
    texts: list[str] = []
    starts: list[int] = []
    pieces: list[tuple[int, int, bool]] = []
    length = 0
    for text, start, end, literal in _texts(page):
        texts.append(text)
        starts.append(length)
        pieces.append((start, end, literal))
        length += len(text)
    return Visible("".join(texts), tuple(starts), tuple(pieces))


def text_of(fragment: str) -> str:
    """The text of a piece of HTML: a block a line, blanks inside as one.

    Example:
        >>> text_of("<p>Two <b>vans</b>\\n&amp; a bus</p><p>burnt</p>")
        'Two vans & a bus\\nburnt'
    """
    shown = visible(fragment).text
    return _BLANKS.sub(lambda blanks: "\n" if BREAK in blanks[0] else " ", shown).strip()


def _texts(page: str) -> Iterator[tuple[str, int, int, bool]]:
    """`(text, start, end, whether one to one)` in order."""
    position = 0
    unclosed = 0
    while True:
        opening = page.find("<", position)
        end = len(page) if opening < 0 else opening
        yield from _decoded(page, position, end)
        if opening < 0:
            return
        if page.startswith(("<!", "<?"), opening):
            comment = page.startswith("<!--", opening)
            closing = page.find("-->" if comment else ">", opening + 2)
            position = len(page) if closing < 0 else closing + (3 if comment else 1)
            continue
        tag = _TAG.match(page, opening)
        if tag is None:
            if not page[opening + 1 : opening + 2].isalpha() and not page.startswith("</", opening):
                yield "<", opening, opening + 1, True
                position = opening + 1
                continue
            unclosed += 1
            closing = page.find(">", opening)
            position = len(page) if closing < 0 or unclosed > _MAX_UNCLOSED_TAGS else closing + 1
            continue
        position = tag.end()
        name = tag[1].lower()
        if name in _BLOCKS:
            yield BREAK, tag.start(), tag.end(), False
        if name in _UNSEEN_END and page[opening + 1] != "/":
            closed = _UNSEEN_END[name].search(page, position)
            position = closed.start() if closed else len(page)


def _decoded(page: str, start: int, end: int) -> Iterator[tuple[str, int, int, bool]]:
    position = start
    for entity in _ENTITY.finditer(page, start, end):
        shown = unescape(entity[0])
        if shown == entity[0]:
            continue
        if entity.start() > position:
            yield page[position : entity.start()], position, entity.start(), True
        yield shown, entity.start(), entity.end(), False
        position = entity.end()
    if end > position:
        yield page[position:end], position, end, True
