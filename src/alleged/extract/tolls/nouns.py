"""Tolls told by nouns: "12 deaths", "the killing of three men", "the death toll rose to 89", "claimed 12 lives"."""

from alleged.extract.tolls.arguments import subject_of, victims
from alleged.extract.tolls.place import Found, Place, is_year, kind_of, may_suffer, of_whom
from alleged.records.number import FoundNumber, Number
from alleged.records.toll import TollKind

_MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_MONTHS = frozenset(
    "january jan february feb march april may june july august aug september sept october oct november nov december dec".split()
) | {month + "." for month in "jan feb aug sept oct nov dec".split()}
_SENTENCED = frozenset({"sentenced", "condemned", "led", "leading", "doomed", "scared", "bored"})
"""Verbs with which "to death" tells of no death, or of none by this verb."""
_REPORTING = frozenset(
    {
        "reported",
        "resulted",
        "resulting",
        "caused",
        "causing",
        "confirmed",
        "left",
        "led",
        "leading",
        "recorded",
        "were",
        "was",
        "reporting",
        "recovered",
        "occurred",
        "including",
        "inflicted",
        "inflicting",
        "reports",
        "are",
        "announced",
        "mentioned",
        "claimed",
        "treated",
    }
)


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
    some = _some_of(place, word)
    if some is not None:
        return Found(kind, word, None, number=some)
    if number is not None and tree.lower[number.first - 1] not in _MONTHS:
        # "five injuries" may be five wounds of one man, but news counts people by it.
        return Found(kind, word, None, number=number)
    if form in ("body", "corpse", "martyr"):
        owner = tree.child(word, "nmod", "nmod:poss")
        if (
            owner is not None
            and place.counter.is_person(owner)
            and tree.lower[owner] not in place.words.words["things"]
        ):
            case = tree.child(owner, "case")
            if case is None or tree.lower[case] in ("of", "'s", "’s"):
                return Found(kind, word, owner)
        return None
    if form in ("deaths", "bodies", "fatalities"):
        owner = of_whom(place, word)
        if owner is not None and place.counter.is_person(owner):
            return Found(kind, word, owner)
    if (
        form.endswith("s")
        and kind in ("killed", "injured", "casualties")
        and tree.document.deprels[word] in ("nsubj:pass", "nsubj", "obj", "conj", "obl")
    ):
        return Found(kind, word, None, plural=True) if _is_reported(place, word) else None
    return None


def _some_of(place: Place, word: int) -> FoundNumber | None:
    """ "41 of the 112 *deaths*": the number that is spoken of, not the one that it is a part of."""
    tree = place.tree
    whole, case = tree.document.heads[word], tree.child(word, "case")
    definite = any(tree.lower[c] in ("the", "those", "these") for c in tree.children[word])
    if whole < 0 or case is None or tree.lower[case] != "of" or not definite or tree.document.upos[whole] != "NUM":
        return None
    return place.counter.found.get(whole)


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
    head = of_whom(place, word)
    if head is None and form in ("death", "murder", "killing", "slaying"):
        head = tree.child(word, "nmod:poss")
    if head is None or not may_suffer(place, head, kind, weak=True):
        return None
    return Found(kind, word, head)


def death_toll(place: Place, word: int) -> Found | None:
    """ "the death toll rose to 89", "a toll of 12", "put the number of dead at 63", "the death toll in the hundreds"."""
    tree, lower, heads = place.tree, place.tree.lower, place.tree.document.heads
    if lower[word] not in place.words.words["tolls"] or tree.document.upos[word] != "NOUN":
        return None
    if (
        word in place.counter.found
        and lower[word] in ("number", "numbers")
        and not any(lower[c] == "the" for c in tree.children[word])
    ):
        return None  # "a number of" is a number of its own
    kind = _toll_kind(place, word)
    if kind is None:
        return None
    governor = heads[word]
    reach = range(tree.left[word], tree.right[word] + 1)
    behind = [w for w in reach if w in place.counter.found and w > word]
    number = None
    if (
        governor >= 0
        and tree.document.deprels[word] in ("nsubj", "obj", "nsubj:pass", "obl")
        and (lower[governor] in place.words.words["rise"] or governor in place.counter.found)
    ):
        number = _reached(place, governor, word)
    if number is None:
        near = [w for w in behind if heads[w] == word or heads[heads[w]] == word]
        number = place.counter.found[near[0]] if near else None
    if number is None and word + 1 in place.counter.found:
        number = place.counter.found[word + 1]
    if number is None or is_year(place, number):
        return None
    total = any(lower[c] in ("total", "overall") for c in tree.children[word]) or lower[word] == "total"
    return Found(kind, word, None, number=number, cumulative=total)


def to_death(place: Place, word: int) -> Found | None:
    """ "Two were trampled to *death*", "burned to *death*": whatever the verb, it killed."""
    tree = place.tree
    verb, case = tree.document.heads[word], tree.child(word, "case")
    if tree.lower[word] != "death" or verb < 0 or case is None or tree.lower[case] != "to" or case != word - 1:
        return None
    if tree.document.upos[verb] != "VERB" or tree.document.deprels[word] != "obl" or tree.lower[verb] in _SENTENCED:
        return None
    head = victims(place, verb)
    if head is None or not may_suffer(place, head, "killed", weak=False):
        return None
    return Found("killed", verb, head)


def lives(place: Place, word: int) -> Found | None:
    """ "claimed the lives of 63 servicemen", "took three lives", "12 people lost their lives", "lost his life"."""
    tree, words, heads = place.tree, place.words.words, place.tree.document.heads
    if tree.lower[word] not in words["lives"] or heads[word] < 0:
        return None
    verb = heads[word]
    form = tree.lower[verb]
    number = place.counter.number_on(word)
    if form in words["lose"]:
        head = subject_of(place, verb) if tree.child(word, "nmod:poss") is not None else None
        if head is not None:
            return Found("killed", word, head)
        return Found("killed", word, None, number=number) if number is not None else None
    if form in words["claim"]:
        if number is not None:
            return Found("killed", word, None, number=number)
        head = of_whom(place, word)
        owner = tree.child(word, "nmod:poss")
        if head is None and owner is not None:
            own = any(tree.lower[c] == "own" for c in tree.children[word])
            head = subject_of(place, verb) if own else owner
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
        head = subject_of(place, governor)
    elif deprels[word] == "nmod" and (case := tree.child(word, "case")) is not None and tree.lower[case] == "with":
        head = governor
    if head is None or not place.counter.is_person(head) or tree.lower[head] in place.words.words["wounds"]:
        return None
    if any(tree.lower[c] in ("fatal", "mortal") for c in tree.children[word]):
        return Found("killed", word, head)
    return Found("injured", word, head, weak=True)


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
        head = subject_of(place, word)
    else:
        head = tree.child(governor, "obj") if tree.child(governor, "nsubj:pass") is None else None
        head = head if head is not None else subject_of(place, governor)
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


def _governs_toll(place: Place, word: int) -> bool:
    """Whether a word only names what a toll counts: "death toll", "number of deaths"."""
    tree = place.tree
    governor = tree.document.heads[word]
    return (
        governor >= 0
        and tree.lower[governor] in place.words.words["tolls"]
        and tree.document.deprels[word] in ("compound", "nmod")
        and governor not in place.counter.found
    )


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
        told = [
            k
            for w in range(first, word)
            if (k := kind_of(place, w) or place.words.nouns.get(tree.lower[w])) is not None
        ]
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
        if preposition == "from" and (end := _end_of(place, child)) is not None:
            return end  # "from 31 *to 27*"
        if (
            number is not None
            and preposition in ("to", "at", "in", "", "above", "past", "over")
            and not is_year(place, number)
            and (best is None or preposition in ("to", "at"))
        ):
            best = number
    if best is None:
        # "put the death toll at 89": the number may hang on the toll.
        for w in range(toll + 1, min(tree.right[verb] + 1, toll + 8)):
            if w in found and tree.lower[found[w].first - 1] in ("to", "at") and not is_year(place, found[w]):
                return found[w]
    return best


def _end_of(place: Place, start: int) -> FoundNumber | None:
    """The second number of "from 31 to 27", where it hangs on the first."""
    for child in place.tree.children[start]:
        if child > start and any(place.tree.lower[c] == "to" for c in place.tree.children[child]):
            return place.counter.number_on(child)
    return None


def _is_reported(place: Place, word: int) -> bool:
    """Whether a plural stands as news: "deaths were reported", "resulted in injuries", "caused casualties"."""
    tree = place.tree
    governor = tree.document.heads[word]
    if governor >= 0 and tree.document.deprels[word] == "conj":
        governor = tree.document.heads[governor]  # "injuries and deaths were reported"
    if governor < 0 or tree.document.upos[governor] not in ("VERB", "AUX"):
        return False
    return tree.lower[governor] in _REPORTING
