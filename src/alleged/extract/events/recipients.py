"""To whom it was done: the recipient of an event, and both sides of what two do together, as heads of noun phrases.

The recipient is looked for in the order that the type's row in plover.toml gives; somebody goes before something.
"""

from collections.abc import Iterator

from alleged.extract.events.actors import (
    OWN,
    RELATIVES,
    SUBJECTS,
    case_of,
    coordinates,
    in_dateline,
    is_passive,
    joined,
    undergoer,
)
from alleged.extract.events.triggers import PARTY_KINDS, Scene, Trigger, complements, trigger_of
from alleged.extract.tree import Tree
from alleged.records.document import WordRange

_DROP = (
    "case",
    "cc",
    "conj",
    "acl:relcl",
    "acl",
    "advcl",
    "parataxis",
    "mark",
    "cop",
    "aux",
    "nsubj",
    "orphan",
    "discourse",
)
_PARTY = 2.0
"""What being somebody weighs beside a place in the type's order: two places, by looking at events/plover's tuning part."""
_STEP = 0.35
_LONG_APPOSITION = 8
"""Words from which what is set beside a name is a remark of its own and no part of who it is."""
_TOPIC = frozenset({"discuss", "negotiate", "share", "exchange", "raise"})
"""Verbs whose object is what is spoken of, or what changes hands, never to whom."""
_FALLBACK = 0.4
_PLACE = 0.8
"""The same for a name behind "in" or "at": where it is done, and only then to whom."""
_NAMED = 1.4
"""The same for a thing with somebody's name on it."""
_FOUGHT = frozenset({"clash", "battle", "fighting", "skirmish", "combat", "war", "hostility", "firefight", "fire"})
_MISNAMED = frozenset({"flat", "compound", "obl", "dep", "appos", "list", "nmod:desc"})
"""Relations that the parser gives to objects and phrases in long names."""
_MARKS = frozenset({"'s", "’s", "'", "’"})
_GIVING = frozenset({"give", "grant", "award", "offer", "deny"})
_AT = frozenset({"in", "at", "near", "on", "of", "into"})
_MOVED = frozenset(
    {"withdraw", "troops", "peacekeeping", "humanitarian", "military", "weapons", "police", "return", "economic"}
)
"""Modes whose object is what is moved: soldiers, goods. It is done to the place or party that they come to or leave."""
_BETWEEN = frozenset({"between", "among"})
_SHARED = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "REJECT", "RETREAT"})
"""Types that two sides do together: "Riga and Bern held talks"."""
_SOMEBODY = frozenset({"CONSULT", "COOPERATE", "PROTEST", "MOBILIZE", "AID"})
"""Types that are done to somebody or somewhere, never to a thing."""
_UPON = frozenset({"ASSAULT", "RETREAT", "COERCE", "SANCTION", "CONCEDE", "REJECT"})
"""Types that a verb does to the owner of its noun: "ordered *the crew's* release", not "reiterated *Bern's* support"."""
_SOMEWHERE = frozenset({"PROTEST", "MOBILIZE"})
_STRUCK = frozenset({"ASSAULT", "COERCE"})
"""Types whose verb acts on its object whatever it is: "captured *three towns* in a push against the rebels"."""


def recipients(scene: Scene, trigger: Trigger, doing: list[int]) -> list[int]:
    """The heads of those to whom it is done; empty where nobody and nothing fits."""
    tree, verb = scene.tree, trigger.verb
    best: tuple[float, int] | None = None
    for weight, found in _candidates(scene, trigger):
        head = found
        if tree.lower[found] in RELATIVES and verb is not None and _is_relative(tree, verb):
            head = tree.document.heads[verb]  # "the deal *which* he rejected"
        if in_dateline(tree, head) or (tree.document.upos[found] == "PRON" and _is_inner_subject(tree, found, trigger)):
            continue
        if head in doing or (best is not None and weight <= best[0]) or _is_measure(scene, head):
            continue
        if (head in trigger.parts and not scene.is_party(head)) or _is_matter(scene, trigger, head):
            continue
        best = (weight, head)
    return [w for w in coordinates(tree, best[1]) if w not in doing] if best is not None else []


def _is_relative(tree: Tree, verb: int) -> bool:
    return tree.document.deprels[verb] == "acl:relcl" and tree.document.heads[verb] >= 0


def _is_inner_subject(tree: Tree, word: int, trigger: Trigger) -> bool:
    """Whether a pronoun is the subject of another clause than the event's: "a suit over an article that *it* ran"."""
    if tree.lower[word] in RELATIVES or tree.document.deprels[word] not in SUBJECTS:
        return False
    return tree.document.heads[word] not in (trigger.verb, trigger.noun)


def _is_matter(scene: Scene, trigger: Trigger, head: int) -> bool:
    """Whether a type that is done to somebody or somewhere would be done to a matter: "a strike for *better pay*"."""
    if trigger.entry.type not in _SOMEBODY or (trigger.entry.type in _SOMEWHERE and case_of(scene.tree, head) != "for"):
        return False
    first, end = span(scene, head)
    return not any(scene.is_party(w) for w in scene.near(head) if first <= w < end)


def sides(scene: Scene, trigger: Trigger, doing: list[int]) -> tuple[list[int], list[int]] | None:
    """Both sides of what two do together: the first coordinate and the others, of a subject or after "between"; None where it is
    no such event. So the sides of "Riga and Bern signed" are told in the order of the text."""
    tree = scene.tree
    if trigger.entry.type not in _SHARED and not (trigger.rule == "noun" and trigger.entry.type == "ASSAULT"):
        return None
    noun = trigger.noun
    if noun is not None:
        governor = tree.document.heads[noun]
        beside = tree.children[governor] if governor >= 0 and tree.lower[governor] in scene.events.occur else ()
        for child in (*tree.children[noun], *beside):
            if any(tree.lower[c] in _BETWEEN for c in tree.children[child]):
                both = list(coordinates(tree, child))
                return (both[:1], both[1:]) if len(both) > 1 else None
        compound = [c for c in tree.children[noun] if scene.kinds[c] in ("Location", "NORP", "Organization")]
        if len(compound) == 2 and trigger.rule == "noun" and compound[1] - compound[0] == 2:
            return compound[:1], compound[1:]  # "the Riga-Bern accord"
    if trigger.verb is None or not doing:
        return None
    if scene.events.lemmas.get(tree.lower[trigger.verb], "") not in scene.events.mutual:
        return None
    if len(doing) > 1:
        return doing[:1], doing[1:]
    # "British and EU negotiators": two names before one noun.
    inside = [
        c for c in tree.children[doing[0]] if scene.kinds[c] in ("Location", "NORP", "Organization") and c < doing[0]
    ]
    pairs = [c for c in inside if any(tree.document.deprels[g] == "conj" for g in tree.children[c])]
    if not pairs and len(inside) > 1 and any(tree.lower[w] == "and" for w in range(inside[0], inside[-1])):
        pairs = inside[:1]
    return (pairs[:1], doing) if pairs else None


def together(scene: Scene, trigger: Trigger, suffering: list[int]) -> bool:
    """Whether what was found as recipient is rather a place or a matter: the sides are then looked for among the actors."""
    own = (trigger.verb, trigger.noun)
    heads = scene.tree.document.heads
    return not any(heads[w] in own and scene.is_party(w) and case_of(scene.tree, w) not in _AT for w in suffering)


def span(scene: Scene, head: int) -> WordRange:
    """The words of a party: its phrase without coordinates, clauses and what is set beside it; a possessor without its mark."""
    tree = scene.tree
    if scene.kinds[head] == "NORP" and tree.document.deprels[head] == "amod":
        return head, head + 1
    first, end = scene.phrase(head, _DROP)
    while first < head and tree.document.deprels[first] == "case" and tree.lower[first] not in _MARKS:
        first += 1  # a preposition that hangs on the name inside
    for child in tree.children[head]:
        if not head < tree.left[child] < end:
            continue
        if joined(tree, child):
            end = tree.left[child]
        if scene.kinds[child] == "Date":
            end = tree.left[child]  # "a spokesman *on Monday*" is the parser's attachment
        elif tree.document.deprels[child] == "appos" and tree.right[child] - tree.left[child] >= _LONG_APPOSITION:
            end = tree.left[child]
    return tree.trim((first, end), keep=head)


def _candidates(scene: Scene, trigger: Trigger, depth: int = 2) -> Iterator[tuple[float, int]]:
    """Whom or what it may be done to, with how well the place fits the type."""
    where = scene.events.recipients[trigger.entry.type]
    weights = {place: len(where) * _STEP - i * _STEP for i, place in enumerate(where)}
    about = trigger.verb is not None and scene.events.lemmas.get(scene.tree.lower[trigger.verb]) in _TOPIC
    if (trigger.entry.mode in _MOVED and not trigger.entry.words.startswith(("train ", "arm "))) or about:
        weights["obj"] = _FALLBACK - _PARTY
    elif trigger.entry.type in _STRUCK and trigger.rule == "verb":
        weights["obj"] += _PARTY
    if trigger.entry.type == "ASSAULT" and not _is_mutual(scene, trigger):
        weights.pop("with", None)  # "struck the base *with* rockets"
    tree = scene.tree
    verb, noun = trigger.verb, trigger.noun
    if trigger.undergone and verb is not None:
        for child in tree.children[verb]:
            if tree.document.deprels[child] in SUBJECTS:
                yield len(where) * _STEP + _PARTY, child
        return
    if verb is not None:
        yield from _beside_verb(scene, verb, weights, skip=noun)
        yield from _embedded(scene, trigger, weights, depth)
    if noun is not None and noun != verb:
        suffers = trigger.entry.owner_suffers or (verb is not None and trigger.entry.type in _UPON)
        yield from _beside_noun(
            scene, noun, _with_own(scene, noun, weights), owner=weights.get("obj", 0.0) if suffers else None
        )
        if trigger.entry.type == "REJECT" and verb is not None:
            yield from (
                (weights["obj"] + _PARTY - _STEP, c) for c in tree.children[noun] if _names_whose(scene, noun, c)
            )
        if trigger.entry.owner_suffers and (owner := tree.child(noun, "nmod:poss")) is not None:
            yield weights.get("obj", 0.0) + _STEP, owner
        governor = tree.document.heads[noun]
        occurs = (
            governor >= 0 and tree.lower[governor] in scene.events.occur and tree.document.deprels[noun] in SUBJECTS
        )
        if verb is None and governor >= 0 and (occurs or tree.document.deprels[noun] == "obj"):
            # "stop its war *on* the rebels": the phrase may hang on the verb as well.
            yield from ((w - 2 * _STEP, h) for w, h in _beside_verb(scene, governor, weights, skip=noun) if h > noun)
    yield from _anywhere(scene, trigger)


def _with_own(scene: Scene, noun: int, weights: dict[str, float]) -> dict[str, float]:
    """The weights with the prepositions of the noun's own type behind them: "cancelled a visit *to* Riga" looks for "to"."""
    entry = scene.events.named.get(scene.tree.lower[noun])
    if entry is None:
        return weights
    return {case: _STEP for case in scene.events.recipients[entry.type] if case not in ("obj", "iobj")} | weights


def _names_whose(scene: Scene, noun: int, word: int) -> bool:
    """Whether a name stands before a noun and tells whose it is: "rejected a *Swiss* offer"."""
    return (
        word < noun
        and scene.tree.document.deprels[word] in ("compound", "amod")
        and scene.kinds[word] in ("Location", "NORP", "Organization")
    )


def _beside_verb(scene: Scene, verb: int, weights: dict[str, float], skip: int | None) -> Iterator[tuple[float, int]]:
    """A verb's objects and prepositional phrases, and what hangs on objects that are nobody ("reject *Kyiv's* offer")."""
    tree = scene.tree
    deprels = tree.document.deprels
    if is_passive(tree, verb):
        thing = undergoer(scene, verb)
        if thing is not None and thing != skip:
            yield from _thing(scene, thing, weights, weights.get("obj", 0.0) + _NAMED)
    elif _is_relative(tree, verb):
        subject = tree.child(verb, "nsubj")
        if (subject is None or tree.lower[subject] not in RELATIVES) and tree.child(verb, "obj") is None:
            yield weights.get("obj", 0.0), tree.document.heads[verb]
    for child in tree.children[verb]:
        relation = deprels[child]
        if relation == "iobj":
            yield max(weights.get("iobj", 0.0), weights.get("obj", 0.0)) + _PARTY + _STEP, child
        elif child != skip and (
            relation == "obj" or (relation == "nsubj" and child > verb and tree.child(verb, "obj") is None)
        ):
            yield from _thing(scene, child, weights, weights.get("obj", 0.0))
        elif child != skip and tree.document.upos[child] != "NUM" and not _is_measure(scene, child):
            case = case_of(tree, child)
            if case is None and relation in _MISNAMED and child > verb and scene.is_party(child):
                yield weights.get("obj", 0.0) + _PARTY, child  # an object that the parser named otherwise
            if case in weights and (relation in ("obl", "nmod", "obl:agent") or relation in _MISNAMED):
                bonus = _bonus(scene, child, case)
                yield weights[case] + bonus, child
                if not bonus:
                    yield from ((w - _STEP, h) for w, h in _beside_noun(scene, child, weights))


def _is_mutual(scene: Scene, trigger: Trigger) -> bool:
    """Whether an assault is one that two sides fight with one another."""
    lower = scene.tree.lower
    if trigger.noun is not None and scene.singular(trigger.noun) in _FOUGHT:
        return True
    return trigger.verb is not None and scene.events.lemmas.get(lower[trigger.verb]) in scene.events.mutual


def _thing(scene: Scene, head: int, weights: dict[str, float], weight: float) -> Iterator[tuple[float, int]]:
    """An object: itself where it is somebody; else also its owner and those in its phrases."""
    if scene.is_party(head):
        yield weight + _PARTY, head
        return
    named = any(
        scene.kinds[c] in ("Location", "NORP", "Organization", "Person")
        and scene.tree.document.deprels[c] in ("compound", "amod")
        for c in scene.tree.children[head]
    )
    yield weight + (_NAMED if named else 0.0), head  # "rejected *a Swiss offer*"
    yield from ((min(w, weight + _PARTY), h) for w, h in _beside_noun(scene, head, weights, owner=weight))


def _beside_noun(
    scene: Scene, noun: int, weights: dict[str, float], owner: float | None = None, *, deep: bool = True
) -> Iterator[tuple[float, int]]:
    """Those in a noun's phrases ("an attack *on the base*"), its owner where the noun is what is acted on, and deeper once."""
    tree = scene.tree
    deprels = tree.document.deprels
    entry = scene.events.named.get(tree.lower[noun])
    for child in tree.children[noun]:
        relation, case = deprels[child], case_of(tree, child)
        owns = relation == "nmod:poss" or (relation in _MISNAMED and _has_mark(tree, child))
        if relation in ("nmod", "obl") or (relation in _MISNAMED and case is not None and not owns):
            if case is None or _is_measure(scene, child):
                continue
            bonus = _bonus(scene, child, case) if deep else _bonus(scene, child, case) / 2
            of_object = case == "of" and (entry is None or not entry.of_actor)
            if case in weights or of_object:
                yield max(weights.get(case, 0.0), weights.get("obj", 0.0) - _STEP if of_object else 0.0) + bonus, child
            elif bonus and case in ("by", "from") and owner is not None:
                yield owner + bonus - _STEP, child
            if not bonus and deep:
                for weight, head in _beside_noun(scene, child, weights, deep=False):
                    yield weight - 2 * _STEP, head
        elif owns and owner is not None and tree.document.upos[child] != "PRON":
            yield owner + _PARTY - _STEP / 2, child
        elif relation == "compound" and scene.kinds[child] in PARTY_KINDS and _is_given(scene, noun, child):
            yield weights.get("iobj", weights.get("obj", 0.0)) + _PARTY, child
        elif relation == "acl" and deep:
            bound = any(tree.lower[c] == "to" for c in tree.children[child])
            for weight, head in _beside_verb(scene, child, weights, skip=noun):
                if head != noun and tree.document.heads[head] == child:
                    yield weight - (_PARTY + _STEP if bound else _STEP), head
        elif relation == "conj" and deep and entry is not None:
            # "its rejection and condemnation *of the decree*": what ends a list belongs to all of it
            yield from ((w - _STEP, h) for w, h in _beside_noun(scene, child, weights, owner, deep=False))


def _is_given(scene: Scene, noun: int, name: int) -> bool:
    """ "Gave *the Senate* permission": a name before what is given, with an article of its own."""
    tree = scene.tree
    verb = tree.document.heads[noun]
    if verb < 0 or tree.document.deprels[noun] != "obj" or name == 0:
        return False
    return scene.events.lemmas.get(tree.lower[verb]) in _GIVING and tree.lower[tree.left[name] - 1] == "the"


def _has_mark(tree: Tree, word: int) -> bool:
    """Whether an owner's mark hangs on a word or follows it."""
    after = tree.right[word] + 1
    return any(tree.lower[c] in _MARKS for c in tree.children[word]) or (
        after < len(tree.lower) and tree.lower[after] in _MARKS
    )


def _embedded(scene: Scene, trigger: Trigger, weights: dict[str, float], depth: int) -> Iterator[tuple[float, int]]:
    """Those in a clause that completes the verb: "agreed to supply *Riga*", "demanded that *the mayor* resign"."""
    tree = scene.tree
    if trigger.verb is None:
        return
    for clause in complements(tree, trigger.verb):
        subject = tree.child(clause, *SUBJECTS)
        told = subject is not None and trigger.entry.type in ("REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "REJECT")
        if told and subject is not None and scene.is_party(subject) and tree.lower[subject] not in OWN:
            yield weights.get("obj", 0.0) + _PARTY - _STEP, subject
        inner_event = trigger_of(scene, clause)
        if inner_event is not None and depth > 0:
            yield from ((w - 2 * _STEP, h) for w, h in _candidates(scene, inner_event, depth - 1))
            continue
        for weight, head in _beside_verb(scene, clause, weights, skip=None):
            yield weight - 2 * _STEP, head
        for inner in complements(tree, clause):
            for weight, head in _beside_verb(scene, inner, weights, skip=None):
                yield weight - 3 * _STEP, head


def _anywhere(scene: Scene, trigger: Trigger) -> Iterator[tuple[float, int]]:
    """The last resort of a verb: a name further down in its clause, the nearest first."""
    if trigger.verb is None:
        return
    tree = scene.tree
    for word in range(trigger.words[1], scene.near(trigger.verb).stop):
        if scene.kinds[word] in ("Location", "Organization", "Person", "NORP") and tree.document.deprels[word] in (
            "nmod", "obl", "obj", "nmod:poss", "nsubj", "conj", "iobj",
        ):  # fmt: skip
            yield _FALLBACK - (word - trigger.words[1]) * 1e-3, word


def _bonus(scene: Scene, word: int, case: str) -> float:
    """What being somebody adds to a prepositional phrase; a place is rather where than to whom."""
    if not scene.is_party(word):
        return 0.0
    if case not in _AT or scene.kinds[word] != "Location":
        return _PARTY
    return 0.0 if case == "of" else _PLACE  # "the village *of Lipa*" is the village


def _is_measure(scene: Scene, head: int) -> bool:
    """Nouns of time and measure, dates and amounts are nobody."""
    return scene.kinds[head] in ("Date", "Money") or scene.tree.lower[head] in scene.events.units
