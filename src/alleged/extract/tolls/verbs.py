"""Tolls told by verbs and adjectives: "killed 12", "12 were wounded", "left 12 dead", "three tanks destroyed"."""

from alleged.extract.tolls.arguments import before_passive, predicated_of, right_behind, subject_of, victims
from alleged.extract.tolls.place import Found, Place, is_year, kind_of, may_suffer, unsure

_EXODUS = 20
"""People who flee are displaced from this number on; fewer mostly run from a scene ("two suspects fled")."""


def headline(place: Place, word: int) -> Found | None:
    """ "9 dead, dozens injured in shelling": a number right before the word, and no noun between."""
    tree, heads = place.tree, place.tree.document.heads
    number = place.counter.found.get(word - 1)
    kind = kind_of(place, word)
    if number is None or kind is None or number.end != word or number.number.high == 0 or tree.lower[word - 1] == "of":
        return None
    governor = heads[number.core]
    noun = (
        governor >= 0
        and governor > word
        and tree.document.upos[governor] == "NOUN"
        and tree.document.deprels[word] == "amod"
    )
    if (
        noun
        or is_year(place, number)
        or (tree.lower[word].endswith("ing") and tree.lower[word] not in place.words.adjectives)
        or (tree.document.upos[word] == "NOUN" and tree.lower[word] not in place.words.adjectives)
    ):
        return None
    if (
        tree.lower[number.first - 1] in ("in", "aged", "age", ",")
        and number.first > 0
        and tree.document.deprels[number.core] in ("obl", "appos", "nmod")
    ):
        return None
    return Found(kind, word, None, number=number, weak=tree.lower[word] in place.words.weak, unsure=unsure(place, word))


def verb_with_object(place: Place, word: int) -> Found | None:
    """ "killed 12", "12 were wounded", "people injured in the blast": the victim is what the verb is done to."""
    tree, form = place.tree, place.tree.lower[word]
    kind = place.words.object_verbs.get(form)
    weak = kind is None and form in place.words.weak
    if weak:
        kind = "killed" if _is_fatal(place, word) else "injured"
        weak = kind == "injured"
    if kind is None or tree.document.upos[word] not in ("VERB", "ADJ"):
        return None
    if kind == "injured" and any(tree.lower[c] in place.words.words["fatal"] for c in tree.children[word]):
        kind = "killed"
    head = victims(place, word)
    if head is None or (head > word and tree.document.deprels[head] not in ("obj", "obl")):
        behind = right_behind(place, word)
        head = behind if behind is not None else head
    numbered = head is not None and (place.counter.number_on(head) is not None or place.counter.is_single(head))
    if not numbered:
        before = before_passive(place, word)
        head = before if before is not None else head
    if head is None or not may_suffer(place, head, kind, weak=weak):
        return None
    return Found(kind, word, head, weak=weak, unsure=unsure(place, word))


def verb_with_subject(place: Place, word: int) -> Found | None:
    """ "12 died", "who perished", "succumbed to his injuries", "2 million have fled": the victim is who does it."""
    tree = place.tree
    kind = place.words.subject_verbs.get(tree.lower[word])
    if kind is None or tree.document.upos[word] not in ("VERB", "ADJ"):
        return None
    if any(tree.lower[w] in place.words.words["illness"] for w in range(word + 1, min(word + 5, len(tree.lower)))):
        return None
    head = subject_of(place, word)
    if head is None or not may_suffer(place, head, kind, weak=kind == "displaced"):
        return None
    if kind == "displaced" and not _is_exodus(place, head):
        return None
    return Found(kind, word, head, unsure=unsure(place, word))


def adjective(place: Place, word: int) -> Found | None:
    """ "12 were dead", "left 12 dead", "the dead civilians", "12 missing": said of a noun."""
    tree, deprels, heads = place.tree, place.tree.document.deprels, place.tree.document.heads
    kind = place.words.adjectives.get(tree.lower[word])
    if kind is None or (tree.document.upos[word] not in ("ADJ", "VERB", "NOUN", "ADV")):
        return None
    head: int | None = None
    number = place.counter.number_on(word)
    if deprels[word] == "amod" and heads[word] >= 0:
        head = heads[word]
        if kind == "missing" and place.counter.number_on(head) is None:
            return None
    elif tree.child(word, "cop") is not None or deprels[word] in (
        "xcomp",
        "acl",
        "conj",
        "root",
        "ccomp",
        "acl:relcl",
        "parataxis",
        "advcl",
    ):
        head = predicated_of(place, word)
    if head is None and number is not None and number.core < word:
        # "12 dead", "leaving 30 injured": the number hangs on the adjective.
        return Found(kind, word, None, number=number, unsure=unsure(place, word))
    if head is None or not may_suffer(place, head, kind, weak=True):
        return None
    governor = heads[word]
    if deprels[word] == "xcomp" and governor >= 0 and kind_of(place, governor) is not None:
        return None  # "shot dead": the verb tells it
    return Found(kind, word, head, unsure=unsure(place, word))


def among_the_dead(place: Place, word: int) -> Found | None:
    """ "Among the dead were two journalists": a part, named behind."""
    tree, deprels = place.tree, place.tree.document.deprels
    kind = kind_of(place, word)
    case = tree.child(word, "case")
    if kind is None or case is None or tree.lower[case] not in ("among", "amongst") or tree.child(word, "cop") is None:
        return None
    for child in tree.children[word]:
        if child > word and deprels[child] in ("nsubj", "parataxis", "obj", "ccomp") and place.counter.is_person(child):
            return Found(kind, word, child)
    return None


def equipment(place: Place, word: int) -> Found | None:
    """ "three tanks destroyed", "lost 12 aircraft", "shot down two drones": with a number alone."""
    tree = place.tree
    if tree.lower[word] not in place.words.equipment_verbs or tree.document.upos[word] != "VERB":
        return None
    if tree.lower[word].startswith("sho") and not any(
        tree.document.deprels[c] == "compound:prt" for c in tree.children[word]
    ):
        return None
    head = victims(place, word)
    if head is None:
        return None
    inner = place.counter.inside(head)
    if place.counter.number_on(head) is None:
        return None
    if tree.lower[inner] in place.words.arms:
        return Found("equipment", word, head)
    lost = tree.lower[word] in ("lost", "lose", "losing", "loses")
    if lost and place.words.classes.get(tree.lower[inner]) == "combatant":
        return Found("killed", word, head, weak=False, unsure=True)
    return None


def number_alone(place: Place, word: int) -> Found | None:
    """ "12 killed, 30 wounded": the number hangs on the participle itself."""
    tree = place.tree
    kind = kind_of(place, word)
    if kind is None or tree.document.upos[word] not in ("VERB", "ADJ", "NOUN"):
        return None
    number = place.counter.number_on(word)
    if number is None or number.end != word or is_year(place, number):
        return None
    return Found(kind, word, None, number=number, weak=tree.lower[word] in place.words.weak)


def turned_on_himself(place: Place, word: int) -> Found | None:
    """ "turned the gun on himself": told of those who died by it."""
    tree, heads = place.tree, place.tree.document.heads
    if tree.lower[word] not in ("himself", "herself") or heads[word] < 0 or word == 0 or tree.lower[word - 1] != "on":
        return None
    verb = heads[word]
    if not tree.lower[verb].startswith("turn"):
        return None
    return Found("killed", word, word)


def _is_fatal(place: Place, verb: int) -> bool:
    """ "shot dead", "shot to death", "fatally shot", "gunned down"."""
    tree = place.tree
    for child in tree.children[verb]:
        form = tree.lower[child]
        if form in place.words.words["fatal"] or (form == "dead" and child > verb):
            return True
        if form == "death" and tree.document.deprels[child] == "obl":
            return True
        if form == "down" and tree.lower[verb] == "gunned":
            return True
    return False


def _is_exodus(place: Place, head: int) -> bool:
    number = place.counter.number_on(head)
    return number is not None and (number.number.low or 0) >= _EXODUS
