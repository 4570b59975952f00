"""Text -> words, and what can be seen of a word without a model: what stands before it, and whether it is quoted.

Words follow Universal Dependencies' English practice as far as a pattern can: clitics ("n't", "'s") and hyphens stand
alone, abbreviations keep their stop. Every position is in code points of the text as given.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Abbreviations whose stop belongs to the word even before a capital. Source: EWT and GUM's own tokens.
_TITLES = "Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Cmdr|Brig|Sen|Rep|Gov|Pres|Rev|Hon|St|Jr|Sr|Inc|Corp|Ltd|Co|vs|etc"
_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_CLITICS = "s|re|ve|ll|d|m|S|RE|VE|LL|D|M"

_WORD = re.compile(
    rf"""
    https?://[^\s<>"”]*[^\s<>"”.,;:!?)\]] | www\.[^\s<>"”]*[^\s<>"”.,;:!?)\]]     # addresses
  | [\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+                                            # mail
  | [@\#]\w+
  | (?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![^\W_]))?                                 # U.S., a.m., Ph.D
  | (?:{_TITLES}|{_MONTHS})\.(?=\s)
  | (?<!\w)[A-Z]\.(?=\s?[A-Z])                                                  # initials
  | \d+(?:[.,:]\d+)+ | \.\d+
  | [nN]['’][tT](?!\w)
  | ['’](?:{_CLITICS})(?!\w)
  | [^\W_]+?(?=[nN]['’][tT](?!\w))
  | [^\W_]+(?:['’](?!(?:{_CLITICS}|t)(?!\w))[^\W\d_]+)*
  | \.{{2,}} | …|-{{2,}} | ``|'' | _+
  | \S
    """,
    re.VERBOSE,
)

_OPENING, _CLOSING = frozenset("“„«‟"), frozenset("”»")
_DOUBLE = frozenset('"“”„«»‟') | {"``", "''"}
_SINGLE = frozenset("'‘’‚‛`´‹›")
_PLAIN = {**dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_SINGLE, "'")}

OUTSIDE, IN_DOUBLE, IN_SINGLE, OPENS, CLOSES = range(5)
JOINED, BLANK, LINE, PARAGRAPH = range(4)

# Longest run of words a single quotation mark may hold: beyond it an unmatched apostrophe is likelier than a quotation.
_MAX_SINGLE_QUOTE = 120


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, one item a word in each tuple: what is written, where, what stands before, whether quoted."""

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: tuple[int, ...]
    quotes: tuple[int, ...]


def find_words(text: str, skip: Sequence[tuple[int, int]] = ()) -> Words:
    """The words of `text` outside the code point ranges `skip` (sorted, not overlapping).

    What is skipped counts as an empty line: no sentence runs across it.
    """
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    at = 0
    for start, end in [*skip, (len(text), len(text))]:
        fresh = True
        last = at
        for match in _WORD.finditer(text, at, start):
            a, b = match.span()
            gap = text[last:a]
            forms.append(match.group())
            starts.append(a)
            ends.append(b)
            if fresh:
                breaks.append(PARAGRAPH)
                fresh = False
            elif not gap:
                breaks.append(JOINED)
            elif "\n" not in gap and "\r" not in gap:
                breaks.append(BLANK)
            else:
                lines = gap.replace("\r\n", "\n").replace("\r", "\n").count("\n")
                breaks.append(PARAGRAPH if lines > 1 else LINE)
            last = b
        at = end
    return Words(tuple(forms), tuple(starts), tuple(ends), tuple(breaks), tuple(quote_states(forms, breaks)))


def quote_states(forms: Sequence[str], breaks: Sequence[int]) -> list[int]:
    """For each word whether it stands outside quotation marks (0), in double (1) or single ones (2), opens (3) or closes (4).

    A paragraph's end closes what is open: a quotation that never closes taints its own paragraph only, and one that runs
    over several opens each of them anew, as newspapers print it.
    """
    out = [OUTSIDE] * len(forms)
    first = 0
    for i in range(1, len(forms) + 1):
        if i == len(forms) or breaks[i] == PARAGRAPH:
            _paragraph(forms, breaks, out, first, i)
            first = i
    return out


def _paragraph(forms: Sequence[str], breaks: Sequence[int], out: list[int], first: int, end: int) -> None:
    double = False
    single_until = -1
    for i in range(first, end):
        form = forms[i]
        if form in _DOUBLE:
            spaced, followed = breaks[i] != JOINED or i == first, i + 1 < end and breaks[i + 1] != JOINED
            if form in _OPENING or form == "``":
                double = True
            elif form in _CLOSING or form == "''" or double:
                double = False
            else:
                # A straight mark while none is open opens, unless it can only close: joined to the word before, then a gap.
                double = not (followed and not spaced)
            out[i] = OPENS if double else CLOSES
        elif form in _SINGLE and i > single_until:
            close = _single_close(forms, breaks, i, first, end)
            if close:
                out[i], out[close], single_until = OPENS, CLOSES, close
        elif out[i] == OUTSIDE:
            out[i] = IN_DOUBLE if double else IN_SINGLE if i < single_until else OUTSIDE


def _single_close(forms: Sequence[str], breaks: Sequence[int], i: int, first: int, end: int) -> int | None:
    """Where the single quotation opened at `i` closes, None where it is no opening mark."""
    after_gap = i == first or breaks[i] != JOINED or forms[i - 1] in _DOUBLE or forms[i - 1] in "([—–"
    if forms[i] == "’" or not after_gap or i + 1 >= end or breaks[i + 1] != JOINED:
        return None
    for j in range(i + 2, min(end, i + _MAX_SINGLE_QUOTE)):
        if (
            forms[j] in _SINGLE
            and breaks[j] == JOINED
            and (j + 1 == end or breaks[j + 1] != JOINED or not forms[j + 1].isalnum())
        ):
            return j
    return None


def plain(form: str) -> str:
    """The form that the model reads: every quotation mark as its straight twin."""
    return _PLAIN.get(form, form)
