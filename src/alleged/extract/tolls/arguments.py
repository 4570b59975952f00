"""Whom a verb or adjective of a toll is said of: objects, subjects, and what trees make of "at least 12 people"."""

from alleged.extract.tolls.place import Place, kind_of

_RELATIVES = frozenset({"who", "whom", "that", "which"})
_SUBJECTS = ("nsubj:pass", "nsubj")
_LONGEST_CHAIN = 6
"""Steps up a tree that a subject is looked for; deeper ones were not seen in news, and odd trees must end."""
_REACH = 4
"""Words between a number and its noun: "15 young local residents"."""


def victims(place: Place, verb: int, chain: int = _LONGEST_CHAIN) -> int | None:
    """The noun that a verb's deed is done to; `chain` verbs of a coordination are looked at."""
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
    if deprel == "amod" and participle and heads[verb] >= 0:
        return heads[verb]
    if deprel == "acl" and heads[verb] >= 0 and (participle or tree.lower[verb].endswith("dying")):
        return heads[verb]
    if deprel in ("xcomp", "ccomp") and participle and tree.child(verb, "nsubj", "mark") is None:
        return predicated_of(place, verb)
    shared = _shared_object(place, verb)
    if shared is not None:
        return shared
    if tree.child(verb, "aux:pass") is not None or participle:
        subject = tree.child(verb, "nsubj")
        if subject is not None and _is_headline(place, verb):
            return _resolved(place, subject, verb)
    if deprel == "conj" and chain:
        # "was shot and killed"; of "charged after she was shot, killed" the nearer verb of a toll
        nearer = [
            w for w in range(heads[verb] + 1, verb) if tree.document.upos[w] == "VERB" and kind_of(place, w) is not None
        ]
        return victims(place, nearer[-1] if nearer else heads[verb], chain - 1)
    return None


def _bounded(place: Place, verb: int) -> int | None:
    """ "killed at least 126 civilians", "up to six were killed": trees take "at least", "up to", "between" for prepositions."""
    tree, deprels, found = place.tree, place.tree.document.deprels, place.counter.found
    passive = tree.child(verb, "aux:pass") is not None or tree.lower[verb] in place.words.subject_verbs
    for child in tree.children[verb]:
        if deprels[child] not in ("obl", "obl:unmarked", "nmod", "advmod") or (child > verb) == passive:
            continue
        number = place.counter.number_on(child)
        if number is None or number.first == number.core or not place.counter.is_person(place.counter.inside(child)):
            continue
        cases = [c for c in tree.children[child] if deprels[c] == "case"]
        if (
            all(number.first <= c < number.end for c in cases)
            and number.first in found
            and tree.left[child] >= number.first - 1
        ):
            return child
    return None


def right_behind(place: Place, verb: int) -> int | None:
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


def before_passive(place: Place, verb: int) -> int | None:
    """ "Between 22 and 25 civilians, including 11 children, were killed": the first number before, where no subject was found."""
    tree, upos, found = place.tree, place.tree.document.upos, place.counter.found
    if tree.child(verb, "aux:pass") is None:
        return None
    first = tree.document.sentences[tree.sentence(verb)][0]
    start = max(
        (w + 1 for w in range(first, verb) if upos[w] == "VERB" and tree.lower[w] != "including"), default=first
    )
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
    return (unambiguous and not form.endswith("ing") and place.tree.child(verb, "obj", "obl") is None) or (
        form.endswith(("ed", "shot")) and place.tree.child(verb, "obj") is None
    )


def subject_of(place: Place, verb: int) -> int | None:
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
            return heads[verb] if heads[verb] >= 0 else None
        if deprels[verb] not in ("conj", "xcomp", "advcl", "ccomp") or heads[verb] < 0:
            return None
        if deprels[verb] == "xcomp":
            taken = tree.child(heads[verb], "obj")
            if taken is not None:
                return taken
        verb = heads[verb]
    return None


def predicated_of(place: Place, word: int, chain: int = _LONGEST_CHAIN) -> int | None:
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
        if place.counter.number_on(word) is not None or not chain:
            return None
        return predicated_of(place, governor, chain - 1)
    if deprels[word] in ("xcomp", "ccomp"):
        objects = [c for c in tree.children[governor] if deprels[c] == "obj" and c < word]
        if objects:
            return objects[-1]
        if place.counter.number_on(word) is not None or deprels[word] == "ccomp":
            return None
        return subject_of(place, governor)
    return None


def _resolved(place: Place, subject: int, verb: int) -> int:
    """A relative pronoun's noun, else the subject itself."""
    tree = place.tree
    if tree.lower[subject] in _RELATIVES and tree.document.upos[subject] == "PRON":
        at = verb
        for _ in range(_LONGEST_CHAIN):
            if tree.document.heads[at] < 0:
                break
            if tree.document.deprels[at] == "acl:relcl":
                return tree.document.heads[at]
            at = tree.document.heads[at]
    return subject
