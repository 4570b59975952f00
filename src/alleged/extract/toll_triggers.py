"""Where a text tells a toll: the word that makes it one, and the noun whose number it is. One construction a rule."""

from collections.abc import Callable
from dataclasses import dataclass

from alleged.extract.tree import Tree
from alleged.extract.victims import Counter
from alleged.lexicon.tolls import Tolls
from alleged.records.number import FoundNumber, Number
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
    known = _LOOKED_AT | place.words.words["care"] | place.words.triggers | place.words.words["tolls"] | place.words.words["lives"] | place.words.words["wounds"] | place.words.words["dead"]
    for word, form in enumerate(place.tree.lower):
        if form not in known:
            continue
        for rule in RULES:
            found = rule(place, word)
            if found is not None:
                out.append(found)
                break
    return out


def headline(place: Place, word: int) -> Found | None:
    """ "9 dead, dozens injured in shelling": a number right before the word, and no noun between."""
    tree, heads = place.tree, place.tree.document.heads
    number = place.counter.found.get(word - 1)
    kind = _kind(place, word)
    if number is None or kind is None or number.end != word or number.number.high == 0 or tree.lower[word - 1] == "of":
        return None
    governor = heads[number.core]
    noun = governor >= 0 and governor > word and tree.document.upos[governor] == "NOUN" and tree.document.deprels[word] == "amod"
    if noun or _is_year(place, number) or (tree.lower[word].endswith("ing") and tree.lower[word] not in place.words.adjectives) or tree.document.upos[word] == "NOUN" and tree.lower[word] not in place.words.adjectives:
        return None
    if tree.lower[number.first - 1] in ("in", "aged", "age", ",") and number.first > 0 and tree.document.deprels[number.core] in ("obl", "appos", "nmod"):
        return None
    return Found(kind, word, None, number=number, weak=tree.lower[word] in place.words.weak, unsure=_unsure(place, word))


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
    if head is None or (head > word and tree.document.deprels[head] not in ("obj", "obl")):
        behind = _right_behind(place, word)
        head = behind if behind is not None else head
    numbered = head is not None and (place.counter.number_on(head) is not None or place.counter.is_single(head))
    if not numbered:
        before = _before_passive(place, word)
        head = before if before is not None else head
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
    if kind == "displaced" and not _is_exodus(place, head):
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
    if head is None or not _may_suffer(place, head, kind, weak=True):
        return None
    governor = heads[word]
    if deprels[word] == "xcomp" and governor >= 0 and _kind(place, governor) is not None:
        return None  # "shot dead": the verb tells it
    return Found(kind, word, head, unsure=_unsure(place, word))


def among_the_dead(place: Place, word: int) -> Found | None:
    """ "Among the dead were two journalists": a part, named behind."""
    tree, deprels = place.tree, place.tree.document.deprels
    kind = _kind(place, word)
    case = tree.child(word, "case")
    if kind is None or case is None or tree.lower[case] not in ("among", "amongst") or tree.child(word, "cop") is None:
        return None
    for child in tree.children[word]:
        if child > word and deprels[child] in ("nsubj", "parataxis", "obj", "ccomp") and place.counter.is_person(child):
            return Found(kind, word, child)
    return None


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
    if number is not None and tree.lower[number.first - 1] not in _MONTHS:
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
    if word in place.counter.found and lower[word] in ("number", "numbers") and not any(
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


def in_hospital(place: Place, word: int) -> Found | None:
    """ "three people were taken to hospital", "a boy is in critical condition": hurt, unless they are told to have died."""
    tree, heads, deprels, lower = place.tree, place.tree.document.heads, place.tree.document.deprels, place.tree.lower
    case = tree.child(word, "case")
    if lower[word] not in place.words.words["care"] or case is None or heads[word] < 0:
        return None
    governor = heads[word]
    if lower[word] in ("condition", "conditions"):
        if lower[case] != "in" or not any(lower[c] in place.words.words["conditions"] for c in tree.children[word]):
            return None
    elif lower[case] not in ("to", "at", "in") or lower[governor] not in place.words.words["carried"]:
        return None
    if deprels[word] == "nmod":
        head: int | None = governor
    elif tree.child(word, "cop") is not None:
        head = _subject(place, word)
    else:
        head = tree.child(governor, "obj") if tree.child(governor, "nsubj:pass") is None else None
        head = head if head is not None else _subject(place, governor)
    if head is None or not place.counter.is_person(head) or lower[head] in place.words.words["care"]:
        return None
    if lower[head] in place.words.words["bystanders"]:
        return None
    return Found("injured", word, head, weak=True)


def counted_victims(place: Place, word: int) -> Found | None:
    """ "four victims", "the seven shooting victims": hit, and no more is told."""
    number = place.counter.number_on(word)
    if place.tree.lower[word] != "victims" or number is None or _governs_toll(place, word):
        return None
    return Found("injured", word, None, number=number, weak=True)


def multiple(place: Place, word: int) -> Found | None:
    """ "a quadruple shooting", "double homicide": the adjective counts."""
    tree = place.tree
    count = next((_MULTIPLES[tree.lower[c]] for c in tree.children[word] if tree.lower[c] in _MULTIPLES), None)
    if count is None or tree.lower[word] not in ("shooting", "homicide", "murder", "stabbing", "killing", "slaying"):
        return None
    first = min(c for c in tree.children[word] if tree.lower[c] in _MULTIPLES)
    number = FoundNumber(first, first + 1, first, Number.exactly(count))
    weak = tree.lower[word] in ("shooting", "stabbing")
    return Found("injured" if weak else "killed", word, None, number=number, weak=weak)


def turned_on_himself(place: Place, word: int) -> Found | None:
    """ "turned the gun on himself": told of those who died by it."""
    tree, heads = place.tree, place.tree.document.heads
    if tree.lower[word] not in ("himself", "herself") or heads[word] < 0 or word == 0 or tree.lower[word - 1] != "on":
        return None
    verb = heads[word]
    if not tree.lower[verb].startswith("turn"):
        return None
    return Found("killed", word, word)


RULES: tuple[Rule, ...] = (
    headline,
    among_the_dead,
    equipment,
    verb_with_object,
    verb_with_subject,
    adjective,
    lives,
    death_toll,
    wounds_had,
    counted_noun,
    deed,
    number_alone,
    in_hospital,
    counted_victims,
    multiple,
    turned_on_himself,
)


def victims(place: Place, verb: int) -> int | None:
    """The noun that a verb's deed is done to."""
    tree, deprels, heads = place.tree, place.tree.document.deprels, place.tree.document.heads
    deprel = deprels[verb]
    passive = tree.child(verb, "nsubj:pass")
    if passive is not None:
        return _resolved(place, passive, verb)
    bounded = _bounded(place, verb)
    own = tree.child(verb, "obj")
    if own is not None and (bounded is None or own < bounded):
        return own
    if bounded is not None:
        return bounded
    participle = not place.tree.lower[verb].endswith("ing")
    if deprel == "amod" and participle:
        return heads[verb]
    if deprel == "acl" and (participle or tree.lower[verb].endswith("dying")):
        return heads[verb]
    if deprel in ("xcomp", "ccomp") and participle and tree.child(verb, "nsubj", "mark") is None:
        return _predicated(place, verb)
    shared = _shared_object(place, verb)
    if shared is not None:
        return shared
    if tree.child(verb, "aux:pass") is not None or participle:
        subject = tree.child(verb, "nsubj")
        if subject is not None and _is_headline(place, verb):
            return _resolved(place, subject, verb)
    if deprel == "conj":
        # "was shot and killed"; of "charged after she was shot, killed" the nearer verb of a toll
        nearer = [w for w in range(heads[verb] + 1, verb) if tree.document.upos[w] == "VERB" and _kind(place, w) is not None]
        return victims(place, nearer[-1] if nearer else heads[verb])
    return None


def _bounded(place: Place, verb: int) -> int | None:
    """ "killed at least 126 civilians", "up to six were killed": trees take "at least", "up to", "between" for prepositions."""
    tree, deprels, found = place.tree, place.tree.document.deprels, place.counter.found
    passive = tree.child(verb, "aux:pass") is not None or tree.lower[verb] in place.words.subject_verbs
    for child in tree.children[verb]:
        if deprels[child] not in ("obl", "obl:unmarked", "nmod", "advmod") or (child > verb) == passive:
            continue
        number = place.counter.number_on(child)
        if number is None or number.first == number.core or not place.counter.is_person(place.counter._inside(child)):  # noqa: SLF001
            continue
        cases = [c for c in tree.children[child] if deprels[c] == "case"]
        if all(number.first <= c < number.end for c in cases) and number.first in found and tree.left[child] >= number.first - 1:
            return child
    return None


def _right_behind(place: Place, verb: int) -> int | None:
    """ "killing between eight and more than 30 people": where the tree has lost the object, the number right behind the verb."""
    number = place.counter.found.get(verb + 1)
    if number is None or number.first != verb + 1:
        return None
    upos = place.tree.document.upos
    for word in range(number.end, min(number.end + _REACH, len(upos))):
        if upos[word] in ("NOUN", "PROPN"):
            return word if place.counter.is_person(word) and place.counter.number_on(word) is number else None
        if upos[word] not in ("ADJ", "ADP", "DET"):
            break
    return None


def _before_passive(place: Place, verb: int) -> int | None:
    """ "Between 22 and 25 civilians, including 11 children, were killed": the first number before, where no subject was found."""
    tree, upos, found = place.tree, place.tree.document.upos, place.counter.found
    if tree.child(verb, "aux:pass") is None:
        return None
    first = tree.document.sentences[tree.sentence(verb)][0]
    start = max((w + 1 for w in range(first, verb) if upos[w] == "VERB" and tree.lower[w] != "including"), default=first)
    for word in range(start, verb):
        number = found.get(word)
        if number is None or tree.lower[number.first - 1] in ("including", "among"):
            continue
        for noun in range(number.end, min(number.end + _REACH, verb)):
            if upos[noun] == "NOUN" and place.counter.is_person(noun):
                return noun if place.counter.number_on(noun) is number else None
    return None


def _shared_object(place: Place, verb: int) -> int | None:
    """ "shot and killed a man", "killing and wounding dozens": the object stands with a later verb of the chain."""
    tree, deprels, heads = place.tree, place.tree.document.deprels, place.tree.document.heads
    first = heads[verb] if deprels[verb] == "conj" and heads[verb] >= 0 else verb
    for later in tree.children[first]:
        if later <= verb or deprels[later] != "conj" or tree.document.upos[later] != "VERB":
            continue
        if tree.child(later, "nsubj", "nsubj:pass", "aux", "aux:pass") is not None:
            return None
        taken = tree.child(later, "obj")
        if taken is not None:
            return taken
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
        bounded = _bounded(place, verb)
        if bounded is not None and bounded < verb:
            return bounded
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
    if deprels[word] in ("xcomp", "ccomp"):
        objects = [c for c in tree.children[governor] if deprels[c] == "obj" and c < word]
        if objects:
            return objects[-1]
        if place.counter.number_on(word) is not None or deprels[word] == "ccomp":
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
        return counted and place.counter.is_person(inner) and form != "one"
    if tree.lower[inner] in place.words.words["things"]:
        return False
    if weak:
        unnumbered = form in place.words.words["groups_of"] and place.counter.number_on(head) is None  # "hit the family home"
        return place.counter.is_person(inner) and not unnumbered
    return tree.document.upos[head] in _STILL


def _is_exodus(place: Place, head: int) -> bool:
    number = place.counter.number_on(head)
    return number is not None and (number.number.low or 0) >= _EXODUS


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
    if tree.lower[word] == "total":
        # "rose to 89, bringing the total to 1,200": of what, the sentence has said.
        first = tree.document.sentences[tree.sentence(word)][0]
        told = [k for w in range(first, word) if (k := _kind(place, w) or place.words.nouns.get(tree.lower[w])) is not None]
        return told[-1] if told else None
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
    if governor >= 0 and tree.document.deprels[word] == "conj":
        governor = tree.document.heads[governor]  # "injuries and deaths were reported"
    if governor < 0 or tree.document.upos[governor] not in ("VERB", "AUX"):
        return False
    return tree.lower[governor] in _REPORTING


def _is_year(place: Place, number: FoundNumber) -> bool:
    forms = place.tree.document.forms
    return number.first == number.core and forms[number.core].isdigit() and 1900 <= int(forms[number.core]) <= 2100


_MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_LOOKED_AT = frozenset({"victims", "shooting", "stabbing", "himself", "herself"})
_MONTHS = frozenset("january jan february feb march april may june july august aug september sept october oct november nov december dec".split()) | {
    month + "." for month in "jan feb aug sept oct nov dec".split()
}
_REPORTING = frozenset(
    {
        "reported", "resulted", "resulting", "caused", "causing", "confirmed", "left", "led", "leading", "recorded", "were", "was", "reporting", "recovered",
        "occurred", "including", "inflicted", "inflicting", "reports", "are", "announced", "mentioned", "claimed", "treated",
    }
)
_REACH = 4
"""Words between a number and its noun: "15 young local residents"."""
_EXODUS = 20
"""People who flee are displaced from this number on; fewer mostly run from a scene ("two suspects fled")."""
_LONGEST_CHAIN = 6
"""Steps up a tree that a subject is looked for; deeper ones were not seen in news, and odd trees must end."""
