"""With what and at what: the means and the target of an event, whether it is repeated, and which place or day is its own."""

from collections.abc import Sequence

from alleged.extract.events.triggers import Scene, Trigger
from alleged.extract.tree import Tree
from alleged.records.document import WordRange

_REPEATED = frozenset(
    "repeatedly again daily often frequently constantly continually nightly weekly regularly routinely intermittently "
    "continuously persistently periodically habitually twice thrice times occasions".split()
)
_REPEATED_NOUN = frozenset(
    "repeated frequent daily nightly regular constant continual numerous several multiple persistent recurring".split()
)
_WITH = frozenset({"with", "using", "by"})
_DROP = ("case", "cc", "conj", "acl:relcl", "acl", "advcl", "appos", "parataxis", "mark", "cop")
_DOWN, _UP = 0.5, 1.6
"""A step up the tree costs more than one down: what stands below a verb is its own sooner than what stands above it."""
_CLAUSE = 3.0
"""What crossing into another clause costs."""
_BEFORE_NOUN, _SUBJECT, _OF, _OTHER = 4.5, 4.0, -0.5, 2.0
"""What it costs to stand before a noun ("*Lipa* police"), as a subject, behind "of" (it gains: "the city of Lipa") and behind
"from", "by", "with"."""
_TOO_FAR = 9.0
"""From here a mention is nobody's. Source of the costs: best F1 on every tenth sentence of events/verb-place."""
_LOCATIVE = frozenset(
    (
        "in at near on inside outside around across along throughout into over between towards toward above below "
        "off beside behind"
    ).split()
)
_CLAUSES = frozenset({"acl:relcl", "ccomp", "parataxis", "advcl", "csubj"})


def means(scene: Scene, trigger: Trigger) -> WordRange | None:
    """What it is done with: "with *HIMARS rockets*", "*missiles* hit", "a *drone* attack"; None where the text does not tell."""
    tree = scene.tree
    deprels = tree.document.deprels
    if trigger.entry.type != "ASSAULT":
        return None
    if trigger.verb is not None:
        for child in tree.children[trigger.verb]:
            relation = deprels[child]
            if relation in ("nsubj", "obl", "obl:agent", "obj") and _is_weapon(scene, child):
                if relation == "obj" and child not in trigger.parts:
                    continue
                return scene.phrase(child, _DROP)
        used = next((c for c in tree.children[trigger.verb] if tree.lower[c] == "using"), None)
        thing = tree.child(used, "obj") if used is not None else None
        if thing is not None and _is_weapon(scene, thing):
            return scene.phrase(thing, _DROP)
    if trigger.noun is not None:
        for child in tree.children[trigger.noun]:
            if deprels[child] == "compound" and _is_weapon(scene, child):
                return tree.left[child], child + 1
            if (
                deprels[child] == "nmod"
                and _is_weapon(scene, child)
                and any(tree.lower[c] in _WITH for c in tree.children[child])
            ):
                return scene.phrase(child, _DROP)
    return None


def target(scene: Scene, trigger: Trigger, recipients: Sequence[int]) -> WordRange | None:
    """What is hit, lifted or suspended where that is a thing: "a vocational school", "the curfew"; None for people."""
    verb, noun = trigger.verb, trigger.noun
    if trigger.entry.type in ("SANCTION", "CONCEDE") and noun is not None and not trigger.undergone:
        return scene.phrase(noun, _DROP) if scene.tree.document.heads[noun] == verb else None
    if trigger.entry.type not in ("ASSAULT", "COERCE", "PROTEST"):
        return None
    for head in recipients:
        if (
            scene.kinds[head] in ("", "Facility")
            and not scene.is_party(head)
            and scene.tree.document.upos[head] in ("NOUN", "PROPN")
        ):
            return scene.phrase(head, _DROP)
    return None


def repeated(scene: Scene, trigger: Trigger) -> bool:
    """Whether it is told as having taken place more than once: "again", "repeatedly", "three times", "daily strikes"."""
    tree = scene.tree
    at = trigger.verb if trigger.verb is not None else trigger.head
    chain = [at]
    while tree.document.deprels[chain[-1]] == "xcomp" and len(chain) < 4:
        chain.append(tree.document.heads[chain[-1]])  # "have repeatedly tried to take"
    for word in chain:
        for child in tree.children[word]:
            if tree.lower[child] in _REPEATED:
                return True
    noun = trigger.noun
    return noun is not None and any(tree.lower[c] in _REPEATED_NOUN for c in tree.children[noun])


def own(tree: Tree, word: int, mentions: Sequence[WordRange]) -> list[int]:
    """Which of these mentions (places, or days) belong to the event at `word`: the indices of the one that is nearest by the way
    through the tree and by how it stands ("*in* Lipa" sooner than "*Lipa* police"), with those coordinate with it; empty where none
    is near enough. Mentions of other sentences are not asked.
    """
    sentence = tree.sentence(word)
    reach = distances(tree, word)
    found = []
    for i, (first, end) in enumerate(mentions):
        if first >= end or tree.sentence(first) != sentence or first <= word < end:
            continue
        head = _top(tree, (first, end))
        if head in reach:
            found.append((reach[head] + _standing(tree, head), i, head))
    if not found:
        return []
    cost, best, head = min(found)
    if cost > _TOO_FAR:
        return []
    return sorted({best, *(i for _, i, other in found if _coordinate(tree, head, other))})


def _standing(tree: Tree, head: int) -> float:
    """What the place of a mention in its phrase costs: nothing behind "in", much before a noun or as a subject."""
    relation = tree.document.deprels[head]
    if relation in ("compound", "amod", "nmod:poss", "flat"):
        return _BEFORE_NOUN
    if relation in ("nsubj", "nsubj:pass"):
        return _SUBJECT
    cases = [tree.lower[c] for c in tree.children[head] if tree.document.deprels[c] == "case"]
    if not cases or any(case in _LOCATIVE for case in cases):
        return 0.0
    return _OF if "of" in cases else _OTHER


def distances(tree: Tree, word: int) -> dict[int, float]:
    """The cost of the way from a word to each word near enough: a step down costs one, each into a clause more."""
    heads, deprels = tree.document.heads, tree.document.deprels
    out: dict[int, float] = {}
    at, cost, came = word, 0.0, -1
    while at >= 0 and cost <= _TOO_FAR and (at == word or at not in out):
        out[at] = cost
        stack = [(c, cost + _DOWN) for c in tree.children[at] if c != came]
        while stack:
            below, so_far = stack.pop()
            so_far += _CLAUSE if deprels[below] in _CLAUSES else 0.0
            if below not in out and so_far <= _TOO_FAR:
                out[below] = so_far
                stack.extend((c, so_far + _DOWN) for c in tree.children[below])
        cost += _UP + (_CLAUSE if deprels[at] in ("ccomp", "acl:relcl") else 0.0)
        came, at = at, heads[at]
    return out


def _coordinate(tree: Tree, head: int, other: int) -> bool:
    heads, deprels = tree.document.heads, tree.document.deprels
    return (deprels[other] == "conj" and heads[other] == head) or (deprels[head] == "conj" and heads[head] == other)


def _top(tree: Tree, words: WordRange) -> int:
    tops = tree.tops(*words)
    return tops[0] if tops else words[0]


def _is_weapon(scene: Scene, word: int) -> bool:
    form = scene.tree.lower[word]
    return form in scene.events.weapons or (
        scene.kinds[word] == "Product" and scene.tree.document.upos[word] in ("NOUN", "PROPN")
    )
