"""Where a text tells a toll: all rules, in the order in which they are tried."""

from alleged.extract.tolls.nouns import (
    counted_noun,
    counted_victims,
    death_toll,
    deed,
    in_hospital,
    lives,
    multiple,
    to_death,
    wounds_had,
)
from alleged.extract.tolls.place import Found, Place, Rule
from alleged.extract.tolls.verbs import (
    adjective,
    among_the_dead,
    equipment,
    headline,
    number_alone,
    turned_on_himself,
    verb_with_object,
    verb_with_subject,
)

_LOOKED_AT = frozenset({"death", "victims", "shooting", "stabbing", "himself", "herself"})


RULES: tuple[Rule, ...] = (
    headline,
    among_the_dead,
    equipment,
    verb_with_object,
    verb_with_subject,
    adjective,
    lives,
    death_toll,
    to_death,
    wounds_had,
    counted_noun,
    deed,
    number_alone,
    in_hospital,
    counted_victims,
    multiple,
    turned_on_himself,
)


def find(place: Place) -> list[Found]:
    """All tolls of a document in the order of their triggers; the first rule that holds for a word decides."""
    out: list[Found] = []
    known = (
        _LOOKED_AT
        | place.words.words["care"]
        | place.words.triggers
        | place.words.words["tolls"]
        | place.words.words["lives"]
        | place.words.words["wounds"]
        | place.words.words["dead"]
    )
    for word, form in enumerate(place.tree.lower):
        if form not in known:
            continue
        for rule in RULES:
            found = rule(place, word)
            if found is not None:
                out.append(found)
                break
    return out
