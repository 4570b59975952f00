"""Who acts and speaks in a document, as words: what `extract` hands to `resolve`."""

from dataclasses import dataclass
from typing import Literal

from alleged.records.span import Span

MentionForm = Literal["name", "noun", "pronoun"]


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """One mention. `entity` is the class of the name in it (Person, Organization, Location, NORP ...) and `name` that name without
    titles; None and "" where there is none. `roles` are the words for offices and trades ("Kremlin spokesman", "Nato's secretary
    general"). `noun` is the head noun's singular, `noun_class` what it says of its bearer (person, government, military ...), None
    for names and pronouns. `nations` are ISO codes of the countries named in its words, `definite` is "the X", "its X".
    """

    form: MentionForm
    entity: str | None
    name: str
    roles: tuple[str, ...]
    noun: str | None
    noun_class: str | None
    plural: bool
    definite: bool
    nations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """Mentions of one actor in text order. `speaks` says that one of them is a claim's source; `country` that it is the country of
    this code itself, or what stands for its government."""

    mentions: tuple[Mention, ...]
    speaks: bool
    country: str | None


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a claim's source is: indices of figures; `candidates` who it may be where nothing decides."""

    figures: tuple[int, ...]
    candidates: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """All figures of a document in the order of their first mention, and the voice of each claim by its id."""

    figures: tuple[Figure, ...]
    voices: dict[str, Voice]
