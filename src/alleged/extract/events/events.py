"""A document's events: what its claims and its own voice say to have happened, by whom, to whom, and whether it did."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from alleged.extract.claims.certainty import Hedge, find_hedges, hedges_of_word
from alleged.extract.claims.nesting import innermost
from alleged.extract.claims.said import Said, said
from alleged.extract.events.actors import actors
from alleged.extract.events.details import means, repeated, target
from alleged.extract.events.doubts import doubted
from alleged.extract.events.intents import from_cues, future, must, ready, refused, turned
from alleged.extract.events.recipients import recipients, sides, span, together
from alleged.extract.events.status import Content, definite, in_claim, status
from alleged.extract.events.triggers import Scene, Trigger, triggers
from alleged.extract.tree import Tree
from alleged.lexicon import embedding, hedges
from alleged.lexicon import events as words
from alleged.records.claim import Certainty, Claim
from alleged.records.document import Document, WordRange
from alleged.records.event import EventStatus, EventType

MOST = 4
"""Events told of one sentence at most, the likeliest: a sentence that names more is a list, or a noun is taken for too much."""
_SCORES = {
    "phrase": 0.8,
    "carried": 0.8,
    "verb": 0.75,
    "toll": 0.75,
    "ready": 0.7,
    "cue": 0.6,
    "future": 0.6,
    "must": 0.6,
    "refused": 0.6,
    "failed": 0.6,
    "noun": 0.4,
}
"""Score by what found an event, by which a sentence's likeliest are kept. Source: the order of how often each was right on
events/plover. What the reader says of its confidence is `confidence.py`'s."""
_ATTITUDES = frozenset({"intend", "want", "decide"})
_EACH_PARTY = 0.08
_ALONE: frozenset[EventType] = frozenset({"ASSAULT"})
"""Types whose nouns are an event without anybody named ("shelling"); "the agreement", "aid", "a threat" alone are none."""


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event on its way: word ranges, before it has an id, a place or a day.

    `head` is the word that names it (for the places and days beside it: `event_details.own`). `claim` is the index of the claim
    whose word it is, None where no claim covers it, not even a narrated one. `score` orders those of a
    sentence, `rule` names what found it.
    """

    type: EventType
    mode: str | None
    trigger: WordRange
    head: int
    actor: tuple[WordRange, ...]
    recipient: tuple[WordRange, ...]
    means: WordRange | None
    target: WordRange | None
    claim: int | None
    status: EventStatus
    repeated: bool
    certainty: Certainty
    hedges: tuple[WordRange, ...]
    score: float
    rule: str


def events(document: Document, claims: Sequence[Claim]) -> tuple[EventDraft, ...]:
    """The events of a document with its claims, in the order of the text."""
    if not document.forms:
        return ()
    tree, told = Tree.of(document), said(document, claims)
    scene = Scene.of(tree, words.load())
    found = triggers(scene, doubted)
    found += from_cues(scene, told, found)
    found += ready(scene)
    found = turned(scene, found)
    found += [*future(scene, found), *refused(scene, found)]
    demands = list(must(scene, told))
    found = _without_nested(scene, found)
    build = _Builder(scene, told)
    made = [build.event(trigger, owner) for trigger, owner in zip(found, build.owners(found), strict=True)]
    owners = build.owners([trigger for trigger, _, _ in demands])
    for (trigger, source, subject), owner in zip(demands, owners, strict=True):
        made.append(replace(build.event(trigger, owner), actor=(source,), recipient=(span(scene, subject),)))
    return tuple(
        sorted(_kept(scene, made, frozenset(t.head for t in found if t.entry.vague)), key=lambda event: event.trigger)
    )


class _Builder:
    """Turns triggers into events of one document."""

    def __init__(self, scene: Scene, claims: Sequence[Said]) -> None:
        self._scene = scene
        self._claims = claims
        self._embedding = embedding.load()
        self._intervals = [(piece, i) for i, claim in enumerate(claims) for piece in claim.content]
        self._contents = [Content.of(claim.words(), claim.act) for claim in claims]
        self._by_cue = {w: i for i, claim in enumerate(claims) if claim.cue is not None for w in range(*claim.cue)}
        self._hedges: dict[int, list[Hedge]] = {}
        for hedge in find_hedges(scene.tree, hedges.load()):
            self._hedges.setdefault(scene.tree.sentence(hedge.head), []).append(hedge)

    def owners(self, found: Sequence[Trigger]) -> list[int | None]:
        """For each trigger the innermost claim in whose content it stands; a cue's word is not its own claim's.

        Plans and wishes are told by somebody else: "Riga *plans* to withdraw, Bern said" is Bern's word for the withdrawal. An act
        done by words that nobody else speaks of ("Riga *denied* it") stands on the claim that it makes.
        """
        points = [((t.head, t.head + 1), -1 - i) for i, t in enumerate(found)]
        out: list[int | None] = []
        for trigger, around in zip(found, innermost(self._intervals, points), strict=True):
            words_for_it = (i for i in around if self._claims[i].act not in _ATTITUDES)
            owner = next(words_for_it, around[0] if around else None)
            if owner is not None:  # of two that say the same words, the one that the other passes on
                same = set(self._claims[owner].content)
                alike = [i for i in around if not same.isdisjoint(self._claims[i].content)]
                owner = max(alike, key=lambda i: (self._claims[i].depth, i == owner))
            if owner is None:
                owner = next((self._by_cue[w] for w in range(*trigger.words) if w in self._by_cue), None)
            out.append(owner)
        return out

    def event(self, trigger: Trigger, owner: int | None) -> EventDraft:
        """The event of one trigger."""
        scene, tree = self._scene, self._scene.tree
        doing = actors(scene, trigger)
        suffering = recipients(scene, trigger, doing)
        both = sides(scene, trigger, doing)
        if both is not None and together(scene, trigger, suffering):
            doing, suffering = both
        doing = [w for w in doing if not self._only_says(w, trigger, owner)]
        actor = tuple(span(scene, w) for w in doing)
        if not actor and trigger.entry.said and (cue := self._by_cue.get(trigger.head)) is not None:
            source = self._claims[cue].source
            actor = (source,) if source is not None else ()
        at = self._status(trigger, owner)
        near = self._hedges.get(tree.sentence(trigger.head), [])
        sure, hedged = hedges_of_word(tree, trigger.verb if trigger.verb is not None else trigger.head, near)
        score = _SCORES[trigger.rule] + _EACH_PARTY * (bool(actor) + bool(suffering))
        return EventDraft(
            type=trigger.entry.type,
            mode=trigger.entry.mode,
            trigger=trigger.words,
            head=trigger.head,
            actor=actor,
            recipient=tuple(span(scene, w) for w in suffering),
            means=means(scene, trigger),
            target=target(scene, trigger, suffering),
            claim=owner,
            status=at,
            repeated=repeated(scene, trigger),
            certainty=sure,
            hedges=hedged,
            score=round(score, 2),
            rule=trigger.rule,
        )

    def _only_says(self, doer: int, trigger: Trigger, owner: int | None) -> bool:
        """Whether a doer is who tells of it and the tree hung him on what he tells: "ten died, *a doctor* said"."""
        source = self._claims[owner].source if owner is not None else None
        if source is None or not source[0] <= doer < source[1] or trigger.verb is None:
            return False
        return self._scene.tree.document.heads[doer] == trigger.verb < source[0]

    def _status(self, trigger: Trigger, owner: int | None) -> EventStatus:
        """Whether it took place in the world of its claim. What "will" promises and "must" asks is done by the saying of it."""
        if trigger.rule in ("future", "must", "refused", "failed"):
            return "happened"
        tree = self._scene.tree
        at = trigger.noun if trigger.rule in ("carried", "noun") and trigger.noun is not None else trigger.head
        if trigger.rule == "toll" and trigger.verb is not None:
            at = trigger.verb
        if owner is not None and trigger.head not in self._contents[owner].words:
            owner = None  # the cue itself is told by the report
        content = self._contents[owner] if owner is not None else None
        state = status(tree, at, self._embedding, content)
        if owner is None or self._claims[owner].cue is None:
            return state[0]
        nominal = at == trigger.noun
        factual = (
            definite(tree, at) if nominal else tree.child(at, "nsubj", "nsubj:pass", "aux", "aux:pass") is not None
        )
        does = self._claims[owner]
        return in_claim(state, does.act, does.stance, factual=factual)


def _without_nested(scene: Scene, found: Sequence[Trigger]) -> list[Trigger]:
    """One trigger where a noun and the verb that governs it name one event: the noun where the verb only counts its victims
    ("ten were killed in *a raid*", "*a raid* killed ten"), else the verb ("troops *attacked* in a raid")."""
    tree = scene.tree
    by_verb = {t.verb: t for t in found if t.verb is not None and t.noun is None}
    merged: dict[int, Trigger] = {}
    nested = set()
    for trigger in found:
        other = by_verb.get(tree.document.heads[trigger.head]) if trigger.rule == "noun" else None
        if other is None or other.verb is None or other.entry.type != trigger.entry.type:
            continue
        nested.add(id(trigger))
        if (
            scene.events.lemmas[tree.lower[other.verb]] in scene.events.harm
            and other.verb not in merged
            and not trigger.entry.vague
        ):
            merged[other.verb] = replace(trigger, verb=other.verb, rule="toll")
    out = []
    for trigger in found:
        if id(trigger) in nested:
            continue
        whole = merged.get(trigger.verb) if trigger.verb is not None and trigger.noun is None else None
        out.append(whole if whole is not None and trigger.entry.type == whole.entry.type else trigger)
    return out


def _kept(scene: Scene, made: Sequence[EventDraft], vague: frozenset[int]) -> list[EventDraft]:
    """The events without nouns that name nobody where the type needs somebody, and the likeliest of each sentence."""
    tree = scene.tree
    by_sentence: dict[int, list[EventDraft]] = {}
    for event in made:
        nameless = event.rule == "noun" and not (event.actor or event.recipient)
        if nameless and (event.type not in _ALONE or event.head in vague) and not _takes_place(scene, event.head):
            continue
        by_sentence.setdefault(tree.sentence(event.head), []).append(event)
    out = []
    for group in by_sentence.values():
        group.sort(key=lambda event: (-event.score, event.trigger))
        out += group[:MOST]
    return out


def _takes_place(scene: Scene, noun: int) -> bool:
    """Whether a clause says of an event noun that it took place: "*fighting* resumed"."""
    tree = scene.tree
    verb = tree.document.heads[noun]
    return verb >= 0 and tree.document.deprels[noun] == "nsubj" and tree.lower[verb] in scene.events.occur
