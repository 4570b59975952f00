"""Where a text tells a toll: the word that makes it one, and the noun whose number it is. One construction a rule."""

from collections.abc import Callable
from dataclasses import dataclass

from alleged.extract.tree import Tree
from alleged.extract.victims import Counter
from alleged.lexicon.tolls import Tolls
from alleged.records.number import FoundNumber
from alleged.records.toll import TollKind

_PARTICIPLE_PLACES = frozenset({"acl", "amod", "acl:relcl"})
_RELATIVES = frozenset({"who", "whom", "that", "which"})
_SUBJECTS = ("nsubj:pass", "nsubj")
_AUXILIARIES = ("aux", "aux:pass", "cop")
_STILL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})


@dataclass(frozen=True, slots=True)
class Found:
    """A toll's place: `heads` are the nouns that it counts (one but for odd trees), `number` its number where no noun stands with it.

    `weak` is a wound that may have killed; `unsure` a toll only feared or believed.
    """

    kind: TollKind
    trigger: int
    head: int | None
    number: FoundNumber | None = None
    weak: bool = False
    unsure: bool = False
    plural: bool = False
    cumulative: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """What a rule looks at: one document's tree, the words of tolls, the numbers found."""

    tree: Tree
    words: Tolls
    counter: Counter


Rule = Callable[[Place, int], Found | None]


def find(place: Place) -> list[Found]:
    """All tolls of a document in the order of their triggers; the first rule that holds for a word decides."""
    out: list[Found] = []
    known = place.words.triggers | place.words.words["tolls"] | place.words.words["lives"] | place.words.words["wounds"] | place.words.words["dead"]
    for word, form in enumerate(place.tree.lower):
        if form not in known:
            continue
        for rule in RULES:
            found = rule(place, word)
            if found is not None:
                out.append(found)
                break
    return out


def verb_with_object(place: Place, word: int) -> Found | None:
    """ "killed 12", "12 were wounded", "people injured in the blast", "was shot and killed": the victim is what the verb is done to."""
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
    if head is None or not _may_suffer(place, head, kind, weak=weak):
        return None
    return Found(kind, word, head, weak=weak, unsure=_unsure(place, word))


def verb_with_subject(place: Place, word: int) -> Found | None:
    """ "12 died", "who perished", "succumbed to his injuries", "2 million have fled": the victim is who does it."""
    tree = place.tree
    kind = place.words.subject_verbs.get(tree.lower[word])
    if kind is None or tree.document.upos[word] not in ("VERB", "ADJ"):
        return None
    if any(tree.lower[w] in place.words.words["illness"] for w in range(word + 1, min(word + 5, len(tree.lower)))):
        return None
    head = _subject(place, word)
    if head is None or not _may_suffer(place, head, kind, weak=kind == "displaced"):
        return None
    return Found(kind, word, head, unsure=_unsure(place, word))


def adjective(place: Place, word: int) -> Found | None:
    """ "12 were dead", "left 12 dead", "the dead civilians", "12 missing": said of a noun."""
    tree, deprels, heads = place.tree, place.tree.document.deprels, place.tree.document.heads
    kind = place.words.adjectives.get(tree.lower[word])
    if kind is None or (tree.document.upos[word] not in ("ADJ", "VERB", "NOUN", "ADV")):
        return None
    head: int | None = None
    number = place.counter.number_on(word)
    if deprels[word] == "amod":
        head = heads[word]
        if kind == "missing" and place.counter.number_on(head) is None:
            return None
    elif tree.child(word, "cop") is not None or deprels[word] in ("xcomp", "acl", "conj", "root", "ccomp", "acl:relcl", "parataxis", "advcl"):
        head = _predicated(place, word)
    if head is None and number is not None and number.core < word:
        # "12 dead", "leaving 30 injured": the number hangs on the adjective.
        return Found(kind, word, None, number=number, unsure=_unsure(place, word))
    if head is None or not _may_suffer(place, head, kind, weak=kind == "missing"):
        return None
    governor = heads[word]
    if deprels[word] == "xcomp" and governor >= 0 and _kind(place, governor) is not None:
        return None  # "shot dead": the verb tells it
    return Found(kind, word, head, unsure=_unsure(place, word))


def counted_noun(place: Place, word: int) -> Found | None:
    """ "12 deaths", "three bodies were found", "no casualties", "deaths and injuries were reported"."""
    tree = place.tree
    form = tree.lower[word]
    kind = place.words.nouns.get(form)
    if kind is None or tree.document.upos[word] not in ("NOUN", "PROPN"):
        return None
    number = place.counter.number_on(word)
    if form == "death" and number is None:
        return None
    if _governs_toll(place, word):
        return None
    if number is not None:
        # "five injuries" may be five wounds of one man, but news counts people by it.
        return Found(kind, word, None, number=number)
    if form in ("body", "corpse", "martyr"):
        owner = tree.child(word, "nmod", "nmod:poss")
        if owner is not None and place.counter.is_person(owner) and tree.lower[owner] not in place.words.words["things"]:
            case = tree.child(owner, "case")
            if case is None or tree.lower[case] in ("of", "'s", "’s"):
                return Found(kind, word, owner)
        return None
    if form in ("deaths", "bodies", "fatalities"):
        owner = _of(place, word)
        if owner is not None and place.counter.is_person(owner):
            return Found(kind, word, owner)
    if form.endswith("s") and kind in ("killed", "injured", "casualties") and tree.document.deprels[word] in ("nsubj:pass", "nsubj", "obj", "conj", "obl"):
        return Found(kind, word, None, plural=True) if _is_reported(place, word) else None
    return None


def deed(place: Place, word: int) -> Found | None:
    """ "the killing of three men", "the death of his brother", "the murder of John Smith", "her son's death"."""
    tree = place.tree
    form = tree.lower[word]
    kind = place.words.deeds.get(form)
    if form in ("shooting", "stabbing") and any(tree.lower[c] in ("fatal", "deadly") for c in tree.children[word]):
        kind = "killed"
    if kind is None or tree.document.upos[word] != "NOUN" or _governs_toll(place, word):
        return None
    if any(tree.lower[c] in ("attempted", "natural") for c in tree.children[word]):
        return None
    head = _of(place, word)
    if head is None and form in ("death", "murder", "killing", "slaying"):
        head = tree.child(word, "nmod:poss")
    if head is None or not _may_suffer(place, head, kind, weak=True):
        return None
    return Found(kind, word, head)


def death_toll(place: Place, word: int) -> Found | None:
    """ "the death toll rose to 89", "a toll of 12", "put the number of dead at 63", "the death toll in the hundreds"."""
    tree, lower, heads = place.tree, place.tree.lower, place.tree.document.heads
    if lower[word] not in place.words.words["tolls"] or tree.document.upos[word] != "NOUN":
        return None
    if word in place.counter.found and lower[word] == "number" and not any(
        lower[c] == "the" for c in tree.children[word]
    ):
        return None  # "a number of" is a number of its own
    kind = _toll_kind(place, word)
    if kind is None:
        return None
    governor = heads[word]
    reach = range(tree.left[word], tree.right[word] + 1)
    behind = [w for w in reach if w in place.counter.found and w > word]
    number = None
    if governor >= 0 and tree.document.deprels[word] in ("nsubj", "obj", "nsubj:pass", "obl") and (
        lower[governor] in place.words.words["rise"] or governor in place.counter.found
    ):
        number = _reached(place, governor, word)
    if number is None:
        near = [w for w in behind if heads[w] == word or heads[heads[w]] == word]
        number = place.counter.found[near[0]] if near else None
    if number is None and word + 1 in place.counter.found:
        number = place.counter.found[word + 1]
    if number is None or _is_year(place, number):
        return None
    total = any(lower[c] in ("total", "overall") for c in tree.children[word]) or lower[word] == "total"
    return Found(kind, word, None, number=number, cumulative=total)


def lives(place: Place, word: int) -> Found | None:
    """ "claimed the lives of 63 servicemen", "took three lives", "12 people lost their lives", "lost his life"."""
    tree, words, heads = place.tree, place.words.words, place.tree.document.heads
    if tree.lower[word] not in words["lives"] or heads[word] < 0:
        return None
    verb = heads[word]
    form = tree.lower[verb]
    number = place.counter.number_on(word)
    if form in words["lose"]:
        head = _subject(place, verb) if tree.child(word, "nmod:poss") is not None else None
        if head is not None:
            return Found("killed", word, head)
        return Found("killed", word, None, number=number) if number is not None else None
    if form in words["claim"]:
        if number is not None:
            return Found("killed", word, None, number=number)
        head = _of(place, word)
        owner = tree.child(word, "nmod:poss")
        if head is None and owner is not None:
            own = any(tree.lower[c] == "own" for c in tree.children[word])
            head = _subject(place, verb) if own else owner
        return Found("killed", word, head) if head is not None else None
    return None


def wounds_had(place: Place, word: int) -> Found | None:
    """ "two men suffered gunshot wounds", "a boy with burns", "people suffering from injuries": who has a wound is hurt."""
    tree, heads, deprels = place.tree, place.tree.document.heads, place.tree.document.deprels
    if tree.lower[word] not in place.words.words["wounds"] or tree.document.upos[word] != "NOUN" or heads[word] < 0:
        return None
    governor = heads[word]
    head: int | None = None
    if tree.lower[governor] in place.words.words["suffer"] and tree.document.upos[governor] == "VERB":
        head = _subject(place, governor)
    elif deprels[word] == "nmod" and (case := tree.child(word, "case")) is not None and tree.lower[case] == "with":
        head = governor
    if head is None or not place.counter.is_person(head) or tree.lower[head] in place.words.words["wounds"]:
        return None
    if any(tree.lower[c] in ("fatal", "mortal") for c in tree.children[word]):
        return Found("killed", word, head)
    return Found("injured", word, head, weak=True)


def equipment(place: Place, word: int) -> Found | None:
    """ "three tanks destroyed", "lost 12 aircraft", "shot down two drones": with a number alone."""
    tree = place.tree
    if tree.lower[word] not in place.words.equipment_verbs or tree.document.upos[word] != "VERB":
        return None
    if tree.lower[word].startswith("sho") and not any(tree.document.deprels[c] == "compound:prt" for c in tree.children[word]):
        return None
    head = victims(place, word)
    if head is None:
        return None
    inner = place.counter._inside(head)  # noqa: SLF001
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
    kind = _kind(place, word)
    if kind is None or tree.document.upos[word] not in ("VERB", "ADJ", "NOUN"):
        return None
    number = place.counter.number_on(word)
    if number is None or number.end != word or _is_year(place, number):
        return None
    return Found(kind, word, None, number=number, weak=tree.lower[word] in place.words.weak)


RULES: tuple[Rule, ...] = (
    equipment,
    verb_with_object,
    verb_with_subject,
    adjective,
    lives,
    death_toll,
    counted_noun,
    deed,
    wounds_had,
    number_alone,
)


def victims(place: Place, verb: int) -> int | None:
    """The noun that a verb's deed is done to."""
    tree, deprels, heads = place.tree, place.tree.document.deprels, place.tree.document.heads
    deprel = deprels[verb]
    passive = tree.child(verb, "nsubj:pass")
    if passive is not None:
        return _resolved(place, passive, verb)
    own = tree.child(verb, "obj")
    if own is not None:
        return own
    participle = not place.tree.lower[verb].endswith("ing")
    if deprel == "amod" and participle:
        return heads[verb]
    if deprel == "acl" and participle:
        return heads[verb]
    if deprel == "xcomp" and participle:
        return _predicated(place, verb)
    if tree.child(verb, "aux:pass") is not None or participle:
        subject = tree.child(verb, "nsubj")
        if subject is not None and _is_headline(place, verb):
            return _resolved(place, subject, verb)
    if deprel == "conj":
        # "shot and killed a man", "was shot and killed", "killing and wounding dozens"
        return victims(place, heads[verb])
    later = next((c for c in tree.children[verb] if deprels[c] == "conj" and tree.document.upos[c] == "VERB" and c > verb), None)
    if later is not None and _kind(place, later) is not None and tree.child(later, "nsubj", "nsubj:pass") is None:
        return tree.child(later, "obj")
    return None


def _is_headline(place: Place, verb: int) -> bool:
    """ "Two people killed in attack": a participle without auxiliary and object, with its victims as subject."""
    form = place.tree.lower[verb]
    unambiguous = form in place.words.object_verbs
    return unambiguous and not form.endswith("ing") and place.tree.child(verb, "obj", "obl") is None or (
        form.endswith(("ed", "shot")) and place.tree.child(verb, "obj") is None
    )


def _subject(place: Place, verb: int) -> int | None:
    """Who does what a verb says, looked for along coordination and "is believed to have died"."""
    tree, deprels, heads = place.tree, place.tree.document.deprels, place.tree.document.heads
    for _ in range(_LONGEST_CHAIN):
        subject = tree.child(verb, *_SUBJECTS)
        if subject is not None:
            return _resolved(place, subject, verb)
        if deprels[verb] in ("acl", "acl:relcl", "amod"):
            return heads[verb]
        if deprels[verb] not in ("conj", "xcomp", "advcl", "ccomp") or heads[verb] < 0:
            return None
        if deprels[verb] == "xcomp":
            taken = tree.child(heads[verb], "obj")
            if taken is not None:
                return taken
        verb = heads[verb]
    return None


def _predicated(place: Place, word: int) -> int | None:
    """The noun that an adjective or participle is said of: its subject, or the object of "left", "found", "reported"."""
    tree, deprels, heads = place.tree, place.tree.document.deprels, place.tree.document.heads
    subject = tree.child(word, *_SUBJECTS)
    if subject is not None:
        return _resolved(place, subject, word)
    governor = heads[word]
    if governor < 0:
        return None
    if deprels[word] in ("acl", "acl:relcl"):
        return governor
    if deprels[word] == "conj":
        return None if place.counter.number_on(word) is not None else _predicated(place, governor)
    if deprels[word] == "xcomp":
        objects = [c for c in tree.children[governor] if deprels[c] == "obj" and c < word]
        if objects:
            return objects[-1]
        if place.counter.number_on(word) is not None:
            return None
        return _subject(place, governor)
    return None


def _resolved(place: Place, subject: int, verb: int) -> int:
    """A relative pronoun's noun, else the subject itself."""
    tree = place.tree
    if tree.lower[subject] in _RELATIVES and tree.document.upos[subject] == "PRON":
        at = verb
        for _ in range(_LONGEST_CHAIN):
            if tree.document.deprels[at] == "acl:relcl":
                return tree.document.heads[at]
            if tree.document.heads[at] < 0:
                break
            at = tree.document.heads[at]
    return subject


def _of(place: Place, word: int) -> int | None:
    tree = place.tree
    for child in tree.children[word]:
        case = tree.child(child, "case")
        if tree.document.deprels[child] == "nmod" and case is not None and tree.lower[case] in ("of", "among"):
            return child
    return None


def _kind(place: Place, word: int) -> TollKind | None:
    form = place.tree.lower[word]
    words = place.words
    return (
        words.object_verbs.get(form)
        or words.subject_verbs.get(form)
        or words.adjectives.get(form)
        or ("injured" if form in words.weak and form in ("shot", "stabbed") else None)
    )


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


def _may_suffer(place: Place, head: int, kind: TollKind, *, weak: bool) -> bool:
    """Whether a noun can be a victim; verbs that also have other objects need a word for people."""
    tree = place.tree
    form = tree.lower[head]
    if form in place.words.words["animals"]:
        return False
    inner = place.counter._inside(head)  # noqa: SLF001
    if kind in ("captured", "displaced"):
        counted = place.counter.number_on(head) is not None
        return counted and place.counter.is_person(inner)
    if tree.lower[inner] in place.words.words["things"]:
        return False
    if weak:
        return place.counter.is_person(inner)
    return tree.document.upos[head] in _STILL


def _unsure(place: Place, word: int) -> bool:
    tree = place.tree
    governor = tree.document.heads[word]
    return governor >= 0 and tree.document.deprels[word] in ("xcomp", "ccomp") and tree.lower[governor] in place.words.words["unsure"]


def _governs_toll(place: Place, word: int) -> bool:
    """Whether a word only names what a toll counts: "death toll", "number of deaths"."""
    tree = place.tree
    governor = tree.document.heads[word]
    return governor >= 0 and tree.lower[governor] in place.words.words["tolls"] and tree.document.deprels[word] in ("compound", "nmod") and governor not in place.counter.found


def _toll_kind(place: Place, word: int) -> TollKind | None:
    tree, words = place.tree, place.words.words
    for w in range(tree.left[word], min(tree.right[word] + 1, word + 6)):
        form = tree.lower[w]
        if form in words["dead"]:
            return "killed"
        if form in words["hurt"]:
            return "injured"
        if form in ("casualty", "casualties"):
            return "casualties"
        if form in place.words.object_verbs and w != word:
            return place.words.object_verbs[form]
    return "killed" if tree.lower[word] == "toll" else None


def _reached(place: Place, verb: int, toll: int) -> FoundNumber | None:
    """The number that a toll's verb leads to: "rose to 89", "put at 63", "stands at 12", "was 14"."""
    found = place.counter.found
    if verb in found:
        return found[verb]
    tree, deprels = place.tree, place.tree.document.deprels
    best: FoundNumber | None = None
    for child in tree.children[verb]:
        if child <= toll or deprels[child] not in ("obl", "obj", "xcomp", "advmod", "obl:unmarked", "nmod", "nummod"):
            continue
        number = place.counter.number_on(child)
        case = tree.child(child, "case")
        preposition = tree.lower[case] if case is not None else ""
        if number is not None and preposition in ("to", "at", "in", "", "above", "past", "over") and not _is_year(place, number):
            if best is None or preposition in ("to", "at"):
                best = number
    if best is None:
        # "put the death toll at 89": the number may hang on the toll.
        for w in range(toll + 1, min(tree.right[verb] + 1, toll + 8)):
            if w in found and tree.lower[found[w].first - 1] in ("to", "at") and not _is_year(place, found[w]):
                return found[w]
    return best


def _is_reported(place: Place, word: int) -> bool:
    """Whether a plural stands as news: "deaths were reported", "resulted in injuries", "caused casualties"."""
    tree = place.tree
    governor = tree.document.heads[word]
    if governor < 0 or tree.document.upos[governor] not in ("VERB", "AUX"):
        return False
    return tree.lower[governor] in _REPORTING


def _is_year(place: Place, number: FoundNumber) -> bool:
    forms = place.tree.document.forms
    return number.first == number.core and forms[number.core].isdigit() and 1900 <= int(forms[number.core]) <= 2100


_REPORTING = frozenset(
    {
        "reported", "resulted", "resulting", "caused", "causing", "confirmed", "left", "led", "leading", "recorded", "were", "was", "reporting", "recovered",
        "occurred", "including", "inflicted", "inflicting", "reports", "suffered", "are", "sustained", "announced", "mentioned", "claimed", "treated",
    }
)
_LONGEST_CHAIN = 6
"""Steps up a tree that a subject is looked for; deeper ones were not seen in news, and odd trees must end."""
