"""Countries by the words that reports use for them, and the seats that speak for their governments."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from alleged.lexicon import table
from alleged.lexicon.spelling import plain

_SHORT = 4
"""Names of at most so many capitals ("US", "UAE") count only as they are written: "us" is a word."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A name that reports use without saying more: `names[0]` the usual one; country and Wikidata number None where none."""

    names: tuple[str, ...]
    country: str | None
    kind: str
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class Nations:
    """ISO codes by spelled word: `names` of countries, `adjectives`, `people` (plural), `seats` of government.

    A word that belongs to two countries is left out. `titles` gives each code's usual name, `wikidata` its number;
    `organisations` what bears a name without a country in it; `holders` the country of each group in the office-holder table.
    """

    names: dict[str, str]
    adjectives: dict[str, str]
    people: dict[str, str]
    seats: dict[str, str]
    titles: dict[str, str]
    wikidata: dict[str, str]
    organisations: dict[str, Organisation]
    holders: dict[str, str]

    def named(self, words: str) -> str | None:
        """The country that this is the name of."""
        return self.names.get(spelled(words))

    def seat(self, words: str) -> str | None:
        """The country whose government sits there: "Moscow", "the Kremlin"."""
        return self.seats.get(spelled(words))

    def described(self, word: str) -> str | None:
        """The country of an adjective or of a people: "Russian", "Ukrainians", "US"."""
        key = spelled(word)
        return self.adjectives.get(key) or self.people.get(key)

    def any(self, words: str) -> str | None:
        """The country of any of these."""
        return self.named(words) or self.described(words) or self.seat(words)

    def organisation(self, words: str) -> Organisation | None:
        """The organisation of this name, where it is one of the table."""
        return self.organisations.get(spelled(words))


@lru_cache(maxsize=8192)
def spelled(words: str) -> str:
    """A name as the tables key it: abbreviations as written without stops, others plain, without "the".

    Example:
        >>> spelled("the  Kremlin"), spelled("U.S."), spelled("us"), spelled("Côte d’Ivoire")
        ('kremlin', 'US', 'us', 'cote divoire')
    """
    tight = words.replace(".", "")
    if len(tight) <= _SHORT and tight.isupper() and tight.isalnum():
        return tight
    low = " ".join(plain(words).replace("-", " ").split())
    return low.removeprefix("the ")


@cache
def load() -> Nations:
    """The tables countries.toml and governments.toml."""
    names: dict[str, set[str]] = {}
    adjectives: dict[str, set[str]] = {}
    people: dict[str, set[str]] = {}
    seats: dict[str, set[str]] = {}
    titles: dict[str, str] = {}
    for code, row in table("countries")["countries"].items():
        titles[code] = row["name"].removeprefix("The ")
        _add(names, code, (row["name"], *row.get("names", ())))
        _add(adjectives, code, row.get("adjectives", ()))
        _add(people, code, row.get("people", ()))
        _add(people, code, (one + "s" for one in row.get("adjectives", ()) if one.endswith(("n", "i", "k", "b"))))
        _add(seats, code, row.get("capitals", ()))
        _add(seats, code, _other_spellings(row))
    governments = table("governments")
    for code, words in governments["seats"].items():
        _add(seats, code, words)
    organisations = {
        spelled(name): one for row in governments["named"] for one in (_organisation(row),) for name in one.names
    }
    return Nations(
        _sole(names), _sole(adjectives), _sole(people), _sole(seats), titles,
        dict(governments["wikidata"]), organisations, dict(governments["officeholders"]),
    )  # fmt: skip


def _other_spellings(row: dict[str, Any]) -> tuple[str, ...]:
    """Kyiv by its Russian name, which half the reports use, where the table has one of the two."""
    capitals = row.get("capitals", ())
    return ("Kiev", "Kyiv") if "Kyiv" in capitals or "Kiev" in capitals else ()


def _organisation(row: dict[str, Any]) -> Organisation:
    return Organisation(tuple(row["names"]), row["country"] or None, row["kind"], row.get("wikidata"))


def _add(into: dict[str, set[str]], code: str, words: Any) -> None:
    for word in words:
        into.setdefault(spelled(word), set()).add(code)


def _sole(rows: dict[str, set[str]]) -> dict[str, str]:
    return {word: next(iter(codes)) for word, codes in rows.items() if len(codes) == 1}
