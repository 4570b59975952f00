"""What speaks against a trigger: objects and subjects with which the word is no political event."""

from collections.abc import Callable

from alleged.extract.events.triggers import Scene, Trigger

_MUTE = frozenset("comment say confirm deny discuss elaborate identify name disclose specify reveal".split())
"""Infinitives behind which a refusal is a refusal to speak."""
_WIDE = 60
"""Words before and behind a verb in which an accident or an attack is looked for."""
_PEOPLE_ONLY = frozenset(
    "require encourage challenge ignore resist defy favor favour uphold honor honour embrace respect press direct compel block "
    "contradict guarantee invite credit support back offer promise question disregard postpone discount contest".split()
)


_STRIKES = frozenset("strike airstrike raid attack bomb bombing blast explosion gunman soldier".split())


def idle_object(scene: Scene, trigger: Trigger) -> bool:
    """ "Released a statement", "met the deadline": the object makes it no event."""
    if trigger.rule != "verb" or trigger.verb is None:
        return False
    idle = scene.events.idle.get(scene.events.lemmas[scene.tree.lower[trigger.verb]])
    if idle is None or _by_arms(scene, trigger.verb):
        return False
    return any(
        scene.tree.lower[c] in idle
        for c in scene.tree.children[trigger.verb]
        if scene.tree.document.deprels[c] in ("obj", "nsubj:pass", "compound:prt")
    )


def _by_arms(scene: Scene, verb: int) -> bool:
    """ "A shell hit the market" is no idiom, as "oil hit the market" is."""
    subject = scene.tree.child(verb, "nsubj", "obl:agent")
    return subject is not None and (
        scene.tree.lower[subject] in scene.events.weapons or scene.tree.lower[subject].removesuffix("s") in _STRIKES
    )


def adjective_like(scene: Scene, trigger: Trigger) -> bool:
    """ "A *wounded* man", "*targeted* measures": a participle before its noun describes, it tells nothing."""
    verb = trigger.verb
    return verb is not None and scene.tree.document.deprels[verb] in ("amod", "compound", "case")


def of_things(scene: Scene, trigger: Trigger) -> bool:
    """Acts done by words, and meetings, whose subject is a thing: "the plan requires", "the plane landed in"."""
    if trigger.verb is None:
        return False
    subject = scene.tree.child(trigger.verb, "nsubj")
    if subject is None or scene.is_party(subject) or scene.tree.document.upos[subject] == "PRON":
        return False
    if trigger.entry.type in ("CONSULT", "PROTEST"):
        return True
    if not trigger.entry.said or trigger.rule == "phrase":
        return False
    return scene.events.lemmas.get(scene.tree.lower[trigger.verb]) in _PEOPLE_ONLY


def without_victim(scene: Scene, trigger: Trigger) -> bool:
    """ "Whipped up fears", "beat expectations": verbs of harm that are done to nobody and nothing named."""
    if trigger.rule != "verb" or trigger.verb is None:
        return False
    if scene.events.lemmas[scene.tree.lower[trigger.verb]] not in scene.events.bodily:
        return False
    tree = scene.tree
    things = [c for c in tree.children[trigger.verb] if tree.document.deprels[c] in ("obj", "nsubj:pass")]
    if tree.child(trigger.verb, "compound:prt") is not None:
        return True  # "kicked off the campaign"
    subject = tree.child(trigger.verb, "nsubj")
    if not things or (subject is not None and tree.lower[subject] in scene.events.weapons):
        return False
    inside = (w for c in things for w in scene.near(c))
    return not any(scene.is_party(w) or scene.kinds[w] for w in inside) and not any(
        form in scene.events.things
        for c in things
        for form in (tree.lower[c], scene.events.singular.get(tree.lower[c], tree.lower[c].removesuffix("s")))
    )


def says_nothing(scene: Scene, trigger: Trigger) -> bool:
    """ "Declined to comment", "would neither confirm nor deny": no refusal of anything but words. "Conceded that" only speaks."""
    if trigger.verb is None:
        return False
    tree = scene.tree
    lemma = scene.events.lemmas.get(tree.lower[trigger.verb])
    if lemma in ("decline", "refuse"):
        below = tree.child(trigger.verb, "xcomp")
        return below is not None and tree.lower[below] in _MUTE
    if trigger.rule == "verb" and lemma == "concede":
        return tree.child(trigger.verb, "ccomp") is not None
    return lemma == "deny" and tree.negated(trigger.verb)


def by_accident(scene: Scene, trigger: Trigger) -> bool:
    """ "Floods killed ten", "ten were hurt in the crash": no assault, unless an attack is spoken of beside it."""
    if (
        trigger.rule != "verb"
        or trigger.verb is None
        or scene.events.lemmas[scene.tree.lower[trigger.verb]] not in scene.events.harms
    ):
        return False
    tree = scene.tree
    at = tree.sentence(trigger.verb)
    first = max(tree.document.sentences[max(0, at - 1)][0], trigger.verb - _WIDE)
    end = min(tree.document.sentences[at][1], trigger.verb + _WIDE)
    if not any(form in scene.events.accidents for form in tree.lower[first:end]):
        return False
    attack = (scene.events.named.get(form) for form in tree.lower[first:end])
    return not any(entry is not None and entry.type == "ASSAULT" for entry in attack) and not any(
        form in scene.events.weapons for form in tree.lower[first:end]
    )


DOUBTS: tuple[Callable[[Scene, Trigger], bool], ...] = (
    idle_object,
    adjective_like,
    of_things,
    without_victim,
    says_nothing,
    by_accident,
)


def doubted(scene: Scene, trigger: Trigger) -> bool:
    """Whether a rule speaks against a trigger."""
    return any(doubt(scene, trigger) for doubt in DOUBTS)
