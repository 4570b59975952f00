"""Words -> windows that fit the model: whole sentences as far as a pattern can tell, none read twice."""

from collections.abc import Sequence

from alleged.parse.features import WINDOW
from alleged.parse.words import JOINED, LINE, PARAGRAPH

Range = tuple[int, int]

_CLOSERS = frozenset("\" ” '' ’ ' )".split())
_STOPS = frozenset(". ! ? ... …".split())


def sentence_cuts(forms: Sequence[str], breaks: Sequence[int]) -> list[int]:
    """Words where a sentence starts as far as a pattern can tell: after a stop and a gap, where no small letter follows."""
    later = range(1, len(forms))
    return [0, *(i for i in later if breaks[i] == PARAGRAPH or (breaks[i] != JOINED and _starts(forms, i)))]


def _starts(forms: Sequence[str], i: int) -> bool:
    return _ended(forms, i) and not forms[i][0].islower()


def _ended(forms: Sequence[str], i: int) -> bool:
    j = i - 1
    while j > 0 and forms[j] in _CLOSERS:
        j -= 1
    return forms[j] in _STOPS


def windows(cuts: Sequence[int], offsets: Sequence[int], breaks: Sequence[int], size: int = WINDOW) -> list[Range]:
    """Half-open word ranges that cover all words once; `offsets` are the words' places among the wordpieces.

    A window ends at the last cut that fits; a sentence longer than a window is cut at a line end or where the window is full.
    """
    words = len(offsets) - 1
    room = size - 2
    stops = [*cuts[1:], words]
    out: list[Range] = []
    begin = at = 0
    while begin < words:
        full = offsets[begin] + room
        end = begin
        while at < len(stops) and offsets[stops[at]] <= full:
            end = stops[at]
            at += 1
        if end <= begin:
            end = begin + 1
            while end < words and offsets[end + 1] <= full:
                end += 1
            lines = [i for i in range(begin + 1, end) if breaks[i] == LINE]
            if lines and end < words:
                end = lines[-1]
            while at < len(stops) and stops[at] <= end:
                at += 1
        out.append((begin, end))
        begin = end
    return out
