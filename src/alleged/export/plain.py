"""Records -> what JSON holds, in the records' own order; without the reports' words where they may not be shown."""

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from alleged.export.cited import Showing, words_sha256
from alleged.records.span import Span

# Fields that hold words of a report outside spans.
_WORDS = frozenset({"means", "target", "what"})


def plain(record: object, showing: Showing) -> Any:
    """A record as dicts and lists; a field `from_` is called "from".

    With `showing.max_words` a span's "text" gives way to "quote", its first words, and "sha256", the hash of them all.
    """
    if isinstance(record, tuple | list):
        return [plain(item, showing) for item in record]
    if not is_dataclass(record):
        return record
    out: dict[str, Any] = {}
    for name in _names(record.__class__):
        value = getattr(record, name)
        if showing.max_words is not None and name == "text" and isinstance(record, Span):
            out["quote"] = showing.words(record.text)
            out["sha256"] = words_sha256((record,))
        elif name in _WORDS and isinstance(value, str):
            out[name] = showing.words(value)
        else:
            out["from" if name == "from_" else name] = plain(value, showing)
    return out


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
