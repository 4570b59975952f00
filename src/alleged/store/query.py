"""What is looked for, in the full-text languages of both databases."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from alleged.store.terms import FIELDS, Terms, words

_PHRASE = re.compile(r'"([^"]*)"')
_BEGINNING = re.compile(r"[^\W_]\*$")
_MARKS = dict(zip(FIELDS, "ABCD", strict=True))
"""PostgreSQL's four weights of words, used as the names of four fields."""


@dataclass(frozen=True, slots=True)
class Need:
    """One of `any_of` must stand in one of the `fields`; `start` says that words need only begin so."""

    fields: tuple[str, ...]
    any_of: tuple[str, ...]
    start: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All `needs` together; `phrases` are runs of words that the row's own text must hold besides."""

    needs: tuple[Need, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()

    def __and__(self, other: "Query") -> "Query":
        return Query((*self.needs, *other.needs), (*self.phrases, *other.phrases))


def asked(text: str | None, *fields: str) -> Query:
    """What a person writes: all words, in any order; `word*` for a beginning; quoted words stand side by side.

    Raises: ValueError where there is no word in it.

    Example:
        >>> asked('bridges "grain depot" attack*', "about").phrases
        (('grain', 'depot'),)
    """
    if text is None:
        return Query()
    phrases = tuple(tuple(found) for match in _PHRASE.finditer(text) if len(found := words(match[1])) > 1)
    needs: list[Need] = []
    for piece in text.replace('"', " ").split():
        found = words(piece)
        for number, word in enumerate(found, start=1):
            needs.append(Need(fields, (word,), number == len(found) and _BEGINNING.search(piece) is not None))
    if not needs:
        raise ValueError(f"there is no word to look for in {text!r}")
    return Query(tuple(dict.fromkeys(needs)), phrases)


def tagged(tags: Iterable[str]) -> Query:
    """One of these tags; no tags ask for nothing."""
    any_of = tuple(dict.fromkeys(tags))
    return Query((Need(("tags",), any_of),)) if any_of else Query()


def holds(query: Query, texts: Iterable[str]) -> bool:
    """Whether one of the texts has each phrase, word beside word."""
    cut = [f" {' '.join(words(text))} " for text in texts]
    return all(any(f" {' '.join(phrase)} " in text for text in cut) for phrase in query.phrases)


def meets(query: Query, terms: Terms) -> bool:
    """Whether a row with these words would be found, phrases apart: what both databases do, for a row that is in neither."""
    held = {name: found.split() for name, found in zip(FIELDS, terms, strict=True)}

    def met(need: Need) -> bool:
        there = [one for name in need.fields for one in held[name]]
        return any(one == word or (need.start and one.startswith(word)) for one in there for word in need.any_of)

    return all(map(met, query.needs))


def for_sqlite(query: Query) -> str:
    """In the language of FTS5."""
    return " AND ".join(
        f"({{{' '.join(need.fields)}}} : ({' OR '.join(_star(word, need.start) for word in need.any_of)}))"
        for need in query.needs
    )


def for_postgresql(query: Query) -> str:
    """In the language of tsquery."""
    return " & ".join(f"({' | '.join(_marked(word, need) for word in need.any_of)})" for need in query.needs)


def vector(terms: Terms) -> str:
    """The words of a row as a tsvector, its fields as weights. The places in the text are made up: only fields count."""
    marks: dict[str, list[str]] = {}
    for number, (found, mark) in enumerate(zip(terms, _MARKS.values(), strict=True), start=1):
        for word in found.split():
            marks.setdefault(word, []).append(f"{number}{mark}")
    return " ".join(f"'{word}':{','.join(at)}" for word, at in marks.items())


def _star(word: str, start: bool) -> str:
    return f'"{word}"*' if start else f'"{word}"'


def _marked(word: str, need: Need) -> str:
    fields = "".join(sorted(_MARKS[name] for name in need.fields))
    return f"'{word}':{'*' if need.start else ''}{fields}"
