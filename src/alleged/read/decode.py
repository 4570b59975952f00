"""Bytes to text: by byte order mark, as UTF-8, as declared, or by what the bytes look like. Nothing is taken away."""

import codecs

from alleged.errors import UnreadableError

_MARKS = (
    # UTF-32 first: its little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF document: save its text and read that"),
    (b"PK\x03\x04", "a zip archive or an office document: save its text and read that"),
    (b"\xd0\xcf\x11\xe0", "an old office document: save its text and read that"),
    (b"{\\rtf", "an RTF document: save its text and read that"),
    (b"\x1f\x8b", "compressed with gzip: unpack it (only .jsonl.gz is read packed)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)

LIKELY_ENCODINGS = [
    "cp1252",
    "utf_16_le",
    "utf_16_be",
    "cp1251",
    "koi8_r",
    "koi8_u",
    "cp1250",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_kr",
]
"""What news text on disk is found in besides UTF-8; with all of Python's encodings short texts come out as rare ones."""

MAX_CONTROL_SHARE = 0.02
"""Share of control characters (not line ends, tabs, form feeds) above which bytes are no text; real reports have none or a few."""
MIN_CONTROLS = 2
"""As many control characters may stand in any text, be it ever so short."""

MIN_VALID_PER_DAMAGED = 10
"""So many good UTF-8 characters beyond ASCII for each damaged one make it UTF-8 with damage; other encodings have hardly any."""

_PLAIN_CONTROLS = frozenset("\t\n\r\f\v\x85\x1f")
_SMART_PUNCTUATION = "‘’“”–—…•€£é"  # cp1252 text in English is ASCII and these few


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of `data`, a byte order mark (U+FEFF) included. `name` is for messages, `declared` what a header says.

    Raises: UnreadableError where the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"{name}: not text but {what}")
    for candidate in ("utf-8", declared):
        text = _attempt(data, candidate)
        if text is not None and _looks_like_text(text):
            return text
    return _guess(data, name)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{name}: marked as {encoding} but damaged at byte {error.start}; save it as UTF-8"
        ) from None


def _attempt(data: bytes, encoding: str | None) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeDecodeError, LookupError):
        return None


def _looks_like_text(text: str) -> bool:
    controls = sum(character < " " or "\x7f" <= character < "\xa0" for character in text)
    plain = sum(text.count(character) for character in _PLAIN_CONTROLS)
    return "\0" not in text and controls - plain <= max(MIN_CONTROLS, MAX_CONTROL_SHARE * len(text))


def _guess(data: bytes, name: str) -> str:
    damaged = data.decode("utf-8", "replace")
    faults = damaged.count("\ufffd")
    if sum(not c.isascii() for c in damaged) > (MIN_VALID_PER_DAMAGED + 1) * faults and _looks_like_text(damaged):
        return damaged
    text = _attempt(data, "cp1252")
    if text is not None and _looks_like_text(text) and all(c.isascii() or c in _SMART_PUNCTUATION for c in text):
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=LIKELY_ENCODINGS).best()
    guess = _attempt(data, best.encoding) if best else None
    if guess is None or not _looks_like_text(guess):
        raise UnreadableError(f"{name}: not text, or in an encoding that cannot be told; save it as UTF-8")
    return guess
