"""Words around the names of places: what makes an area, an organisation, a government of them."""

from dataclasses import dataclass
from functools import cache

from alleged.lexicon import table
from alleged.lexicon.folding import fold
from alleged.lexicon.inflect import verb_forms

_GENERIC = (
    "not_places", "first_level", "second_level", "town_words", "part_words", "directions", "water_words", "land_words",
    "organization_words", "site_words",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lists of places.toml, folded; the verbs in all their forms."""

    first_level: frozenset[str]
    second_level: frozenset[str]
    town: frozenset[str]
    part: frozenset[str]
    directions: frozenset[str]
    water: frozenset[str]
    land: frozenset[str]
    organization: frozenset[str]
    site: frozenset[str]
    place_verbs: frozenset[str]
    perceived_nouns: frozenset[str]
    seats: frozenset[str]
    government_adjectives: frozenset[str]
    toward_verbs: frozenset[str]
    government_nouns: frozenset[str]
    dealing_nouns: frozenset[str]
    generic: frozenset[str]

    def is_generic(self, folded: str) -> bool:
        """Whether a folded name is a common word that some place bears somewhere ("Street", "Hospital", "March")."""
        return folded in self.generic

    def without_area_word(self, name: str) -> str | None:
        """A name without the word that says it is an area ("Donetsk Oblast" -> "donetsk", "Province of Bukidnon" -> "bukidnon"),
        folded; None where it has none."""
        words = fold(name).split()
        if (
            len(words) > 2
            and words[1] in ("of", "de", "di")
            and (words[0] in self.first_level or words[0] in self.second_level)
        ):
            return " ".join(words[2:])
        for count in (2, 1):
            tail = " ".join(words[-count:])
            if len(words) > count and (tail in self.first_level or tail in self.second_level):
                return " ".join(words[:-count])
        return None


@cache
def load() -> PlaceWords:
    """The words of places.toml."""
    rows = table("places")
    folded = {name: frozenset(fold(word) for word in words) for name, words in rows.items()}
    return PlaceWords(
        first_level=folded["first_level"],
        second_level=folded["second_level"],
        town=folded["town_words"],
        part=folded["part_words"],
        directions=folded["directions"],
        water=folded["water_words"],
        land=folded["land_words"],
        organization=folded["organization_words"],
        site=folded["site_words"],
        place_verbs=_verbs(rows["place_verbs"]),
        perceived_nouns=folded["perceived_nouns"],
        seats=folded["seats"],
        government_adjectives=folded["government_adjectives"],
        toward_verbs=_verbs(rows["toward_verbs"]),
        government_nouns=folded["government_nouns"],
        dealing_nouns=folded["dealing_nouns"],
        generic=frozenset().union(*(folded[name] for name in _GENERIC)),
    )


def _verbs(lemmas: list[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in (lemma, *verb_forms(lemma)))
