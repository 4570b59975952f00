"""Words of tolls: triggers by what they do with their victims, people by kind, equipment."""

from dataclasses import dataclass
from functools import cache

from alleged.lexicon import table
from alleged.lexicon.inflect import noun_forms as _noun_forms
from alleged.lexicon.inflect import verb_forms
from alleged.records.toll import TollKind, VictimClass, Who

WHO: tuple[Who, ...] = ("children", "women", "men", "medics", "journalists", "elderly")
"""Groups, the narrower first: a boy is a child before he is male."""
_VERB_LISTS = frozenset({"suffer", "claim", "lose"})
_NOUN_LISTS = frozenset({"wounds", "lives", "animals", "things", "doer", "groups_of", "regulars"})


@dataclass(frozen=True, slots=True)
class Tolls:
    """Forms in lower case.

    `object_verbs` and `subject_verbs` have their victims as object and as subject; `adjectives` say it of a noun ("dead"); `nouns`
    count it ("12 deaths"), `deeds` name it ("the killing of"). `weak` are verbs that may or may not have killed. `people` are all
    nouns for people, `plural` those that stand for several; `who` groups them, `classes` says who bore arms. `words` holds the
    small lists of tolls.toml, all forms of each word, `phrases` the same as written, split into words.
    """

    object_verbs: dict[str, TollKind]
    subject_verbs: dict[str, TollKind]
    adjectives: dict[str, TollKind]
    nouns: dict[str, TollKind]
    deeds: dict[str, TollKind]
    weak: frozenset[str]
    equipment_verbs: frozenset[str]
    arms: frozenset[str]
    people: frozenset[str]
    plural: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    who: dict[str, Who]
    classes: dict[str, VictimClass]
    words: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[str, ...], ...]]

    @property
    def triggers(self) -> frozenset[str]:
        """All words that may begin a toll."""
        return frozenset(
            {*self.object_verbs, *self.subject_verbs, *self.adjectives, *self.nouns, *self.deeds, *self.weak}
            | self.equipment_verbs
        )


@cache
def load() -> Tolls:
    """The words of tolls.toml."""
    rows = table("tolls")
    kinds: tuple[TollKind, ...] = ("killed", "injured", "casualties", "missing", "captured", "displaced")
    people = rows["people"]
    by_who = {form: kind for kind in reversed(WHO) for lemma in people[kind] for form in noun_forms(lemma)}
    classes: dict[str, VictimClass] = {}
    bearing: tuple[VictimClass, ...] = ("combatant", "civilian")
    for side in bearing:
        classes.update({form: side for lemma in people[side] for form in noun_forms(lemma)})
    for kind in ("children", "women", "medics", "journalists", "elderly"):
        for lemma in people[kind]:
            classes.update(dict.fromkeys(noun_forms(lemma), "civilian"))
    everyone = [lemma for lemmas in people.values() for lemma in lemmas]
    plural = {form for lemma in everyone for form in noun_forms(lemma)[1:]}
    return Tolls(
        object_verbs=_forms(rows, kinds, "object", verbs=True),
        subject_verbs=_forms(rows, kinds, "subject", verbs=True),
        adjectives={word: kind for kind in kinds for word in rows[kind].get("adjectives", ())},
        nouns=_forms(rows, kinds, "nouns", verbs=False),
        deeds=_forms(rows, kinds, "deeds", verbs=False),
        weak=frozenset(form for lemma in rows["shot"]["object"] for form in verb_forms(lemma)),
        equipment_verbs=frozenset(form for lemma in rows["equipment"]["object"] for form in verb_forms(lemma)),
        arms=frozenset(form for lemma in rows["arms"]["words"] for form in noun_forms(lemma)),
        people=frozenset(form for lemma in everyone for form in noun_forms(lemma)),
        plural=frozenset(plural | {"people", "police", "personnel", "staff", "troops", "others", "twins", "cattle"}),
        female=frozenset(form for lemma in people["women"] for form in noun_forms(lemma)),
        male=frozenset(form for lemma in people["men"] for form in noun_forms(lemma)),
        who=by_who,
        classes=classes,
        words={name: frozenset(_all_forms(name, words)) for name, words in rows["words"].items()},
        phrases={name: tuple(tuple(word.split()) for word in words) for name, words in rows["words"].items()},
    )


def noun_forms(lemma: str) -> tuple[str, ...]:
    """A noun's singular and plural; of those that end in "man" the plural ends in "men"."""
    return (lemma, lemma[:-3] + "men") if lemma.endswith("man") and lemma != "human" else _noun_forms(lemma)


def _forms(
    rows: dict[str, dict[str, list[str]]], kinds: tuple[TollKind, ...], slot: str, *, verbs: bool
) -> dict[str, TollKind]:
    """Forms of the words of one slot, each with its kind."""
    inflect = verb_forms if verbs else noun_forms
    return {form: kind for kind in kinds for lemma in rows[kind].get(slot, ()) for form in inflect(lemma)}


def _all_forms(name: str, words: list[str]) -> list[str]:
    if name in _VERB_LISTS or name in ("result", "unsure", "rise"):
        return [form for word in words for form in verb_forms(word)]
    if name in _NOUN_LISTS or name == "tolls":
        return [form for word in words for form in noun_forms(word)]
    return words
