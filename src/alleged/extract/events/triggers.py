"""The words that name events: verbs with what hangs on them, verbs that carry an event noun, and event nouns by themselves.

A phrase goes before a carried noun, a carried noun before the verb alone ("called for sanctions", "held talks", "shelled").
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from alleged.extract.tree import Tree
from alleged.lexicon.events import OBJECT, PARTY, PLACE, Entry, Events
from alleged.records.document import WordRange

PARTY_KINDS = frozenset({"Person", "Organization", "NORP", "Location"})
_PRONOUNS = frozenset(
    (
        "he she it they we i him her them us me you who everyone someone somebody anyone anybody nobody none "
        "others those"
    ).split()
)
_QUANTITIES = frozenset(
    (
        "dozens hundreds scores thousands number group members some many most part parts majority couple tens "
        "others one"
    ).split()
)
_FAR = 24
"""Words looked at before and behind a head: a phrase that is longer is a list, or the parser's mistake."""
_MAX_UP = 8
_HOLDERS = frozenset(
    (
        "round rounds series number wave waves string set dozens couple kind sort state campaign spate host package"
    ).split()
)
"""Nouns behind which the one that counts comes with "of"."""
_ADVERBS = frozenset({"off", "up", "out", "down", "away", "back"})
_UNDERGOES = frozenset({"receive", "face", "draw", "fall"})
_PEOPLE = ("ist", "ists", "ians", "ian", "men", "women", "man", "woman")
"""How nouns for people end that the list of parties lacks."""
_LONGEST = 6
"""Words that a trigger of verb and noun may span ("launched a massive cruise-missile attack"); beyond them the noun alone is it."""
_THINGS = ("obj", "nsubj:pass")
_HANGING = frozenset({"obj", "obl", "nsubj:pass", "iobj", "xcomp", "obl:agent", "obl:unmarked"})
_PARTICLES = frozenset({"compound:prt", "advmod", "xcomp"})
_INSIDE = frozenset({"compound", "amod", "conj", "nmod", "nummod", "nmod:desc"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What all rules look at: the tree, the event words, and the entity class of each word ("" where there is none)."""

    tree: Tree
    events: Events
    kinds: tuple[str, ...]

    @staticmethod
    def of(tree: Tree, events: Events) -> "Scene":
        """The scene of a document."""
        kinds = [""] * len(tree.lower)
        for entity in tree.document.entities:
            for word in range(*entity.words):
                kinds[word] = entity.kind
        return Scene(tree, events, tuple(kinds))

    def near(self, word: int) -> range:
        """The words of a phrase, of a long one those about its head."""
        tree = self.tree
        return range(max(tree.left[word], word - _FAR), min(tree.right[word], word + _FAR) + 1)

    def phrase(self, head: int, drop: tuple[str, ...]) -> WordRange:
        """A phrase without children whose relation is in `drop`; the head alone where a broken tree gives no range around it."""
        first, end = self.tree.phrase(head, drop)
        return (first, end) if first <= head < end else (head, head + 1)

    def singular(self, word: int) -> str:
        """A noun's lemma where the event words know it, else its form in lower case."""
        form = self.tree.lower[word]
        return self.events.singular.get(form, form)

    def is_party(self, word: int) -> bool:
        """Whether a word can be somebody: a name, a pronoun, a noun for people or bodies, a number of people."""
        form, upos = self.tree.lower[word], self.tree.document.upos[word]
        if self.kinds[word] in PARTY_KINDS:
            return True
        if self.kinds[word] or form in self.events.units:
            return False
        if form in _QUANTITIES and (of := self._counted(word)) is not None:
            return self.is_party(of)
        if form in self.events.parties or form in _PRONOUNS:
            return True
        if upos == "NOUN" and (form.endswith(_PEOPLE) or self._is_named(word)):
            return True
        if upos == "NUM":
            return not any(self.tree.document.deprels[c] == "case" for c in self.tree.children[word])
        return upos == "PROPN" and form not in self.events.singular

    def _counted(self, word: int) -> int | None:
        """What a number of things is counted in: "dozens of *artifacts*"."""
        tree = self.tree
        below = (c for c in tree.children[word] if tree.document.deprels[c] == "nmod")
        return next((c for c in below if any(tree.lower[g] == "of" for g in tree.children[c])), None)

    def _is_named(self, word: int) -> bool:
        """Whether a person's name stands beside a noun: "the former promoters Ann and Bo Lind"."""
        return any(
            self.kinds[c] == "Person" and self.tree.document.deprels[c] in ("appos", "flat")
            for c in self.tree.children[word]
        )


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event. `head` is the word that status and parties are read at first, `words` what is shown; `verb` the
    verb, `noun` the event noun (either may be None); `undergone` where the subject of a carrying verb suffers the event;
    `parts` the further words of a phrase."""

    head: int
    words: WordRange
    entry: Entry
    verb: int | None
    noun: int | None
    rule: str
    undergone: bool = False
    parts: tuple[int, ...] = ()


def triggers(scene: Scene, against: Callable[[Scene, Trigger], bool]) -> list[Trigger]:
    """All triggers of a document that nothing speaks against, in order."""
    found: list[Trigger] = []
    taken: set[int] = set()
    tree = scene.tree
    upos, lemmas = tree.document.upos, scene.events.lemmas
    for word, form in enumerate(tree.lower):
        if form in lemmas:
            trigger = trigger_of(scene, word)
            if trigger is not None and not against(scene, trigger):
                found.append(trigger)
                taken.update(w for w in (trigger.verb, trigger.noun, *trigger.parts) if w is not None)
    for word in range(len(tree.lower)):
        if upos[word] in ("NOUN", "PROPN") and word not in taken:
            entry = noun_entry(scene, word)
            if entry is not None and not _inside_name(scene, word):
                found.append(Trigger(word, _name(tree, word, entry), entry, None, word, "noun"))
    return sorted(found, key=lambda trigger: trigger.words)


def noun_entry(scene: Scene, word: int) -> Entry | None:
    """What an event noun stands for: longer names first ("hunger strike"), then the noun with the words beside it, then alone."""
    tree, events = scene.tree, scene.events
    form = tree.lower[word]
    if form not in events.named and form not in events.compounds:
        return None
    for others, entry in events.compounds.get(form, ()):
        before = tree.lower[max(0, word - len(others)) : word]
        if before == others or tree.lower[word + 1 : word + 1 + len(others)] == others:
            return entry
    near = {tree.lower[c] for c in tree.children[word]}
    if form.startswith("conference") and not near.isdisjoint({"press", "news"}):
        return None
    near.update(tree.lower[g] for c in tree.children[word] for g in tree.children[c])
    for turn in events.turns:
        if form in turn.nouns and not turn.near.isdisjoint(near):
            return turn.entry
    return events.named.get(form)


def hanging(scene: Scene, verb: int) -> dict[str, int]:
    """What hangs on a verb, by form or noun lemma: particles, prepositions, objects and the words inside those."""
    tree = scene.tree
    deprels, lower = tree.document.deprels, tree.lower
    out: dict[str, int] = {}
    things = list(tree.children[verb])
    if deprels[verb] == "acl" and not lower[verb].endswith("ing") and tree.child(verb, "obj") is None:
        out.update(_noun_words(scene, tree.document.heads[verb]))  # "sanctions *imposed* on Iran"
        out[OBJECT] = tree.document.heads[verb]
    for child in things:
        relation = deprels[child]
        if relation in _PARTICLES:
            out.setdefault(lower[child], child)
            out.setdefault(lower[child] + "!", child)
        if relation == "advcl":
            out.setdefault("+" + scene.events.lemmas.get(lower[child], lower[child]), child)
        elif relation in _HANGING:
            out.update({w: i for w, i in _noun_words(scene, child).items() if w not in out})
        if relation in ("obj", "iobj", "nsubj:pass"):
            out.setdefault(OBJECT, child)
            if scene.is_party(child):
                out.setdefault(PARTY, child)
            if scene.kinds[child] in ("Location", "Facility") or lower[child] in scene.events.posts:
                out.setdefault(PLACE, child)
    return out


def _noun_words(scene: Scene, noun: int) -> dict[str, int]:
    """The words of a phrase that a verb's meaning may depend on, each with where it stands."""
    tree = scene.tree
    deprels = tree.document.deprels
    if scene.kinds[noun] == "Date" or tree.lower[noun] in scene.events.units:
        return {}  # "called *on* Monday"
    out = {scene.singular(noun): noun}
    for child in tree.children[noun]:
        if deprels[child] == "case" or deprels[child] == "mark":
            if tree.lower[child] not in _ADVERBS or tree.lower[child + 1] == "of":  # "off the charts" is not to go off
                out.setdefault(tree.lower[child], child)
        elif deprels[child] in _INSIDE:
            if deprels[child] == "nmod" and not any(tree.lower[g] == "of" for g in tree.children[child]):
                continue  # "tariffs *on* exports" are tariffs
            out.setdefault(scene.singular(child), child)
            if deprels[child] == "conj" or (deprels[child] == "nmod" and tree.lower[noun] in _HOLDERS):
                inner = (g for g in tree.children[child] if deprels[g] in ("compound", "amod"))
                out.update({tree.lower[g]: g for g in inner if tree.lower[g] not in out})
    return out


def phrase(scene: Scene, verb: int) -> Trigger | None:
    """A verb with the words that make its meaning: "opened fire", "pulled out of", "imposed sanctions"."""
    events = scene.events
    options = events.phrases.get(events.lemmas[scene.tree.lower[verb]])
    if options is None:
        return None
    around = hanging(scene, verb)
    for words, entry in options:
        if words <= around.keys():
            at = sorted(around[w] for w in words if w not in (OBJECT, PARTY, PLACE))
            if any(_stands_apart(scene, verb, w, at) for w in at):
                continue
            undergone = not words.isdisjoint({"from", "to"}) and entry.words.split()[0] in _UNDERGOES
            noun = _carried_noun(scene, verb, at)
            return Trigger(verb, _across(scene.tree, verb, at), entry, verb, noun, "phrase", undergone, tuple(at))
    return None


def _stands_apart(scene: Scene, verb: int, word: int, at: list[int]) -> bool:
    """Whether a noun stands behind a preposition that is none of the phrase's: "made reports *about* a war" does not make war."""
    tree = scene.tree
    if tree.document.heads[word] != verb or tree.document.deprels[word] != "obl":
        return False
    cases = [c for c in tree.children[word] if tree.document.deprels[c] == "case"]
    return bool(cases) and not any(c in at for c in cases)


def _carried_noun(scene: Scene, verb: int, at: list[int]) -> int | None:
    """The noun that belongs to a phrase and is nobody: "sanctions" of "imposed sanctions", not "refugees" of "took in refugees"."""
    tree = scene.tree
    for word in at:
        noun = word
        for _ in range(_MAX_UP):
            if tree.document.heads[noun] in (verb, -1) or tree.document.deprels[noun] == "case":
                break
            noun = tree.document.heads[noun]
        if tree.document.upos[noun] not in ("NOUN", "PROPN", "ADJ") or noun == verb:
            continue
        if noun_entry(scene, noun) is not None or not scene.is_party(noun):
            return noun
    return None


def trigger_of(scene: Scene, verb: int) -> Trigger | None:
    """The event that a verb names, whatever speaks against it."""
    if scene.tree.document.upos[verb] != "VERB" or scene.tree.lower[verb] not in scene.events.lemmas:
        return None
    return next((t for rule in VERB_RULES if (t := rule(scene, verb)) is not None), None)


def carried(scene: Scene, verb: int) -> Trigger | None:
    """A verb that only carries an event noun: "launched an attack", "talks were held", "came under shelling"."""
    tree, events = scene.tree, scene.events
    form = tree.lower[verb]
    undergone = form in events.undergo and form not in events.carry
    if not undergone and form not in events.carry:
        return None
    things = [c for c in tree.children[verb] if tree.document.deprels[c] in _THINGS]
    if not things and tree.document.deprels[verb] == "acl" and not form.endswith("ing"):
        things = [tree.document.heads[verb]]
    for noun in things:
        entry = noun_entry(scene, noun) if tree.document.upos[noun] in ("NOUN", "PROPN") else None
        if entry is not None:
            return Trigger(noun, _across(tree, verb, [noun]), entry, verb, noun, "carried", undergone)
    return None


def alone(scene: Scene, verb: int) -> Trigger | None:
    """A verb that names an event by itself."""
    entry = scene.events.triggers.get(scene.tree.lower[verb])
    if entry is None:
        return None
    return Trigger(verb, _across(scene.tree, verb, []), entry, verb, None, "verb")


def weapon_falls(scene: Scene, verb: int) -> Trigger | None:
    """A weapon that comes down: "a shell *fell* on the market"."""
    events, tree = scene.events, scene.tree
    if events.lemmas[tree.lower[verb]] not in events.fall:
        return None
    subject = tree.child(verb, "nsubj")
    if subject is None or tree.lower[subject] not in events.missiles:
        return None
    return Trigger(verb, _across(tree, verb, []), events.falling, verb, None, "verb")


VERB_RULES: tuple[Callable[[Scene, int], Trigger | None], ...] = (weapon_falls, phrase, carried, alone)


def with_type(trigger: Trigger, entry: Entry) -> Trigger:
    """The trigger as another type."""
    return replace(trigger, entry=entry)


def _across(tree: Tree, verb: int, others: list[int]) -> WordRange:
    """From the verb to the last of the words that belong to it, where that is near; else the verb with its particle."""
    end = verb + 1
    for other in sorted(others):
        if verb < other < verb + _LONGEST:
            end = other + 1
    first = min([verb, *(o for o in others if verb - _LONGEST < o < verb and tree.document.deprels[o] != "nsubj:pass")])
    return first, max(end, verb + 1)


def _name(tree: Tree, word: int, entry: Entry) -> WordRange:
    """An event noun with the words of its longer name."""
    if " " not in entry.words:
        return word, word + 1
    words = entry.words.split()
    first, end = word, word + 1
    while first > 0 and tree.lower[first - 1] in words:
        first -= 1
    while end < len(tree.lower) and tree.lower[end] in words:
        end += 1
    return first, end


def _inside_name(scene: Scene, word: int) -> bool:
    """Whether a noun is part of a name or only describes another: "the *War* Office", "*attack* helicopters"."""
    document = scene.tree.document
    if scene.kinds[word] in ("Organization", "Person", "Facility", "Date", "Product"):
        return True
    return document.deprels[word] in ("compound", "flat", "nmod:desc", "fixed", "amod", "nmod:unmarked", "obl:unmarked")


def complements(tree: Tree, verb: int) -> Iterator[int]:
    """The clauses that complete a verb: "agreed *to leave*", "demanded that they *leave*"."""
    for child in tree.children[verb]:
        if tree.document.deprels[child] in ("xcomp", "ccomp"):
            yield child
