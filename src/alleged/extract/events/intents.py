"""Events that are words: what a cue does, what "will" promises or threatens, what "must" asks for.

PLOVER codes a cooperative act in the future tense as AGREE, a refusal of one as REJECT, a hostile one as THREATEN.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from alleged.extract.claims.said import Said
from alleged.extract.events.actors import actors, is_passive
from alleged.extract.events.status import negated
from alleged.extract.events.triggers import Scene, Trigger, complements, with_type
from alleged.extract.tree import Tree
from alleged.lexicon.events import Entry
from alleged.records.claim import Act
from alleged.records.document import WordRange
from alleged.records.event import EventType

KIND: frozenset[EventType] = frozenset({"CONSULT", "COOPERATE", "AID", "RETREAT", "CONCEDE", "SUPPORT", "AGREE"})
"""Cooperative types."""
HARSH: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "THREATEN"})
"""Hostile types."""
_BY_ACT: Mapping[Act, EventType] = {
    "accuse": "ACCUSE",
    "criticise": "ACCUSE",
    "demand": "REQUEST",
    "deny": "REJECT",
    "dispute": "REJECT",
    "threaten": "THREATEN",
    "promise": "AGREE",
}
_WILL = frozenset({"will", "wo", "'ll", "’ll", "shall"})
_WOULD = frozenset({"would", "'d", "’d"})
_MUST = frozenset({"must", "should", "ought"})
_READY = frozenset({"ready", "willing", "prepared"})
_FAIL = frozenset({"failed", "fail", "fails", "failing"})
_VOW = frozenset({"vow", "pledge", "promise", "threaten"})
_CALLED = frozenset({"call", "called", "calls", "calling", "say", "said", "says"})
"""Cues whose words alone do nothing: "called the report false" is a dispute, "said" no event."""
_CLAUSES = frozenset({"root", "ccomp", "conj", "parataxis"})


def from_cues(scene: Scene, claims: Sequence[Said], found: Sequence[Trigger]) -> Iterator[Trigger]:
    """A cue that does something in the world and is no trigger yet: "*pointed to* Kyiv as guilty", "*brushed off* the offer"."""
    taken = {w for t in found for w in range(*t.words)}
    for claim in claims:
        kind = _BY_ACT.get(claim.act)
        if claim.cue is None or kind is None or claim.source is None or any(w in taken for w in range(*claim.cue)):
            continue
        tops = scene.tree.tops(*claim.cue)
        if not tops or scene.tree.lower[tops[0]] in _CALLED:
            continue
        if scene.tree.document.upos[tops[0]] == "VERB" and not negated(scene.tree, tops[0]):
            yield Trigger(tops[0], claim.cue, _entry(claim.act, kind), tops[0], None, "cue")


def turned(scene: Scene, found: Sequence[Trigger]) -> list[Trigger]:
    """The triggers with their types as their complements make them: "vowed to *cooperate*" promises, "pledged to *strike*"
    threatens."""
    by_verb = {t.verb: t for t in found if t.verb is not None}
    out = []
    for trigger in found:
        kind = trigger.entry.type
        if kind == "MOBILIZE" and _keeps_peace(scene, trigger):
            out.append(with_type(trigger, replace(trigger.entry, type="AID", mode="peacekeeping")))
            continue
        if kind == "ASSAULT" and _riots(scene, trigger):
            out.append(with_type(trigger, replace(trigger.entry, type="PROTEST", mode="riot")))
            continue
        if trigger.verb is None or trigger.noun is not None or kind not in ("AGREE", "THREATEN"):
            out.append(trigger)
            continue
        if kind == "AGREE" and trigger.entry.said and negated(scene.tree, trigger.verb) and trigger.rule != "ready":
            out.append(replace(trigger, entry=_entry("not", "REJECT"), rule="refused"))  # "did not accept"
            continue
        below = next((by_verb[c].entry.type for c in complements(scene.tree, trigger.verb) if c in by_verb), None)
        if kind == "AGREE" and below in HARSH and scene.events.lemmas.get(scene.tree.lower[trigger.verb]) in _VOW:
            out.append(with_type(trigger, _entry(trigger.entry.words, "THREATEN")))
        elif kind == "THREATEN" and below in KIND and trigger.entry.words.startswith("vow"):
            out.append(with_type(trigger, _entry(trigger.entry.words, "AGREE")))
        else:
            out.append(trigger)
    return out


def _riots(scene: Scene, trigger: Trigger) -> bool:
    """Whether a crowd does it: "protesters torched the office" is a riot."""
    verb = trigger.verb
    if verb is None or scene.events.lemmas.get(scene.tree.lower[verb]) not in scene.events.riotous:
        return False
    return any(scene.tree.lower[w] in scene.events.crowd for w in actors(scene, trigger))


def _keeps_peace(scene: Scene, trigger: Trigger) -> bool:
    """Whether peacekeepers are spoken of: CAMEO 074 counts sending them as aid."""
    at = trigger.verb if trigger.verb is not None else trigger.head
    return any(scene.tree.lower[w].startswith("peacekeep") for w in scene.near(at))


def future(scene: Scene, found: Sequence[Trigger]) -> Iterator[Trigger]:
    """ "*Will meet*", "said it *would boycott*", "*will not release*": what somebody says they are going to do."""
    tree = scene.tree
    for trigger in found:
        verb, kind = trigger.verb, trigger.entry.type
        if verb is None or trigger.undergone or is_passive(tree, verb) or tree.document.deprels[verb] not in _CLAUSES:
            continue
        aux = _helper(tree, verb, _WILL | (_WOULD if tree.document.deprels[verb] == "ccomp" else frozenset()))
        if aux is None and tree.document.deprels[verb] == "conj":
            aux = _helper(tree, tree.document.heads[verb], _WILL)
        subject = tree.child(verb, "nsubj")
        if aux is None or (subject is not None and not scene.is_party(subject) and scene.is_party(verb)):
            continue
        no = negated(tree, verb)
        if trigger.rule == "refused":
            continue
        if kind in KIND:
            made: EventType = "REJECT" if no else "AGREE"
        elif kind in HARSH and not no:
            made = "THREATEN"
        else:
            continue
        words = (aux, trigger.words[1]) if verb - aux <= 4 else (verb, verb + 1)
        yield Trigger(trigger.head, words, _entry("will", made), verb, trigger.noun, "future")


def refused(scene: Scene, found: Sequence[Trigger]) -> Iterator[Trigger]:
    """ "Did *not allow*", "*failed to agree*": a cooperative act withheld."""
    tree = scene.tree
    for trigger in found:
        verb = trigger.verb
        if verb is None or trigger.entry.type not in KIND - {"CONSULT"}:
            continue
        head = tree.document.heads[verb]
        if tree.document.deprels[verb] == "xcomp" and head >= 0 and tree.lower[head] in _FAIL:
            yield Trigger(verb, (head, head + 1), _entry("fail", "REJECT"), verb, trigger.noun, "failed")
        elif trigger.entry.type == "CONCEDE" and negated(tree, verb) and _helper(tree, verb, _WILL) is None:
            yield Trigger(verb, trigger.words, _entry("not", "REJECT"), verb, trigger.noun, "refused")


def ready(scene: Scene) -> Iterator[Trigger]:
    """ "Is *willing* to withdraw", "stood *ready* to help"."""
    tree = scene.tree
    for word, form in enumerate(tree.lower):
        if form not in _READY or tree.child(word, "xcomp", "ccomp", "advcl") is None or negated(tree, word):
            continue
        if tree.child(word, "nsubj", "cop") is not None or tree.document.deprels[word] == "xcomp":
            yield Trigger(word, (word, word + 1), _entry("ready", "AGREE"), word, None, "ready")


def must(scene: Scene, claims: Sequence[Said]) -> Iterator[tuple[Trigger, WordRange, int]]:
    """ "Riga said that *the rebels must leave*": a demand, with who makes it and the head of whom it is made to."""
    tree = scene.tree
    for claim in claims:
        if claim.cue is None or claim.source is None or claim.stance not in ("asserts", "none"):
            continue
        for first, end in claim.content:
            for top in tree.tops(first, end):
                aux, subject = _helper(tree, top, _MUST), tree.child(top, "nsubj", "nsubj:pass")
                if aux is None or subject is None or tree.document.upos[subject] not in ("NOUN", "PROPN"):
                    continue
                named = (w for w in scene.near(subject) if tree.document.upos[w] != "PRON")
                if not any(scene.is_party(w) for w in named):
                    continue
                yield Trigger(top, (aux, top + 1), _entry("must", "REQUEST"), top, None, "must"), claim.source, subject


def _helper(tree: Tree, verb: int, forms: frozenset[str]) -> int | None:
    helpers = (c for c in tree.children[verb] if c < verb and tree.document.deprels[c] == "aux")
    return next((c for c in helpers if tree.lower[c] in forms), None)


def _entry(words: str, kind: EventType) -> Entry:
    return Entry(words, kind, None, said=True, of_actor=True)
