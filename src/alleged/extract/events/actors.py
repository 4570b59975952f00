"""Who did it: the actor of an event, as heads of noun phrases in the tree.

The actor is the subject, the "by" of a passive, the owner or the adjective of a noun ("Russia's attack", "Israeli airstrikes");
where a verb has none it is the one that controls it ("agreed *to release*").
"""

from collections.abc import Iterator

from alleged.extract.events.triggers import Scene, Trigger, noun_entry
from alleged.extract.tree import QUOTED, Tree
from alleged.lexicon import embedding

RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "where"})
OWN = frozenset({"it", "they", "he", "she", "we", "i"})
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_MISNAMED = frozenset(
    {"flat", "obl:agent", "dep", "obl", "nmod", "nmod:desc", "dislocated", "vocative", "appos", "conj", "list"}
)
_NAMES = frozenset({"appos", "flat", "nmod:desc", "compound"})
_DEPTH = 6
_DATELINE = 16
"""Words from which a sentence's opening is no dateline."""
_DASHES = frozenset({"-", "--", "–", "—"})
_AGENTS = frozenset({"by"})
_BY_WHOM = frozenset(
    "led backed ordered run claimed supported sponsored organized organised held fired launched inspired".split()
)
_RESPONSIBLE = frozenset({"responsible", "behind", "guilty"})
_BLAMING = ("accus", "blam", "suspect", "convict", "charg", "acquit")
"""Beginnings of verbs whose object is who is said to have done what follows."""
_DOCUMENTS = frozenset(
    "report statement letter tweet article post speech message resolution interview lawsuit complaint decree bill law order".split()
)
_MOVING = frozenset({"withdraw", "troops", "peacekeeping"})
"""Modes whose moved object is who does it: "troops were deployed"."""


def actors(scene: Scene, trigger: Trigger) -> list[int]:
    """The heads of those who do it, coordinates each by itself; empty where nobody is named."""
    found: list[int] = []
    if trigger.undergone:
        given = _noun_doers(scene, trigger.noun) if trigger.noun is not None else []
        if not given and trigger.verb is not None:
            given = [c for c in scene.tree.children[trigger.verb] if case_of(scene.tree, c) in ("from", "by", "to")][:1]
        return [w for head in given for w in coordinates(scene.tree, head)]
    if trigger.verb is not None:
        found = doers(scene, trigger.verb, _DEPTH)
    if trigger.noun is not None and (not found or trigger.rule == "noun"):
        found = _noun_doers(scene, trigger.noun) or found
    if (
        not found
        and trigger.verb is not None
        and trigger.entry.mode in _MOVING
        and is_passive(scene.tree, trigger.verb)
    ):
        moved = undergoer(scene, trigger.verb)
        found = [moved] if moved is not None and scene.is_party(moved) else []  # "peacekeepers were deployed"
    behind = (h for head in found for h in _behind(scene, head))
    return list(dict.fromkeys(w for head in behind for w in coordinates(scene.tree, head)))


def _behind(scene: Scene, head: int) -> list[int]:
    """Who stands behind a weapon or an event that does something: "*Russian* missiles hit", "shells fired by *rebels* killed"."""
    tree, head = scene.tree, _counted(scene, head)
    if scene.is_party(head) or tree.document.upos[head] == "PRON":
        return [head]
    if tree.lower[head] not in scene.events.weapons and noun_entry(scene, head) is None:
        return [head]
    found = _noun_doers(scene, head) or _of_whom(scene, head)
    if not found:
        for child in tree.children[head]:
            if tree.document.deprels[child] == "acl" and is_passive(tree, child):
                found = _agents(tree, child)
    return found


def _of_whom(scene: Scene, weapon: int) -> list[int]:
    """Whose a weapon is: "planes of the *coalition*"."""
    return [c for c in scene.tree.children[weapon] if case_of(scene.tree, c) == "of" and scene.is_party(c)][:1]


def _counted(scene: Scene, head: int) -> int:
    """The weapon that a number or a word for some counts: "one of its *planes*"."""
    tree = scene.tree
    if tree.document.upos[head] in ("NUM", "PRON", "DET") or tree.lower[head] in ("number", "pair"):
        for child in tree.children[head]:
            if case_of(tree, child) == "of" and tree.lower[child] in scene.events.weapons:
                return child
    return head


def doers(scene: Scene, verb: int, depth: int) -> list[int]:
    """The heads of those who do what a verb says, its own subject first, then those of the words that govern it."""
    tree = scene.tree
    deprels, heads = tree.document.deprels, tree.document.heads
    if depth <= 0:
        return []
    if is_passive(tree, verb):
        return _agents(tree, verb)
    subject = subject_of(scene, verb)
    relation, head = deprels[verb], heads[verb]
    if subject is not None:
        if tree.lower[subject] in RELATIVES and relation in ("acl:relcl", "acl") and head >= 0:
            return [head]
        return [_said_by(scene, verb, subject)]
    if head < 0:
        return []
    if (blamed := _blamed(scene, verb)) is not None:
        return [blamed]
    if relation == "conj":
        return doers(scene, head, depth - 1) if _is_verbal(tree, head) else _noun_doers(scene, head)
    if relation in ("xcomp", "ccomp", "advcl", "parataxis", "csubj"):
        if relation == "xcomp" and (thing := tree.child(head, "obj", "iobj")) is not None and thing < verb:
            return [thing]
        if not _is_verbal(tree, head):
            return [s] if (s := tree.child(head, *SUBJECTS)) is not None else _noun_doers(scene, head)
        if (
            relation == "ccomp"
            and deprels[head] == "acl:relcl"
            and heads[head] >= 0
            and tree.child(head, "nsubj") is not None
        ):
            return [heads[head]]  # "the group that Kyiv says *fired*"
        if is_passive(tree, head):
            surface = tree.child(head, "nsubj:pass", "nsubj")
            return [surface] if surface is not None else doers(scene, head, depth - 1)
        return doers(scene, head, depth - 1)
    if relation == "acl":
        if tree.lower[verb].endswith("ing"):
            above = heads[head]
            if tree.lower[head] in _DOCUMENTS and above >= 0 and _is_verbal(tree, above) and deprels[head] == "obj":
                return doers(scene, above, depth - 1)  # "put out a report *accusing* the army"
            return [head]
        own = _noun_doers(scene, head)
        above = heads[head]
        return own or (doers(scene, above, depth - 1) if above >= 0 and _is_verbal(tree, above) else [])
    return []


def subject_of(scene: Scene, verb: int) -> int | None:
    """A verb's subject; where the parser found none, a bare noun before the verb that it named otherwise ("flat", "obl:agent")."""
    tree = scene.tree
    found = tree.child(verb, "nsubj", "nsubj:outer")
    if found is None and _acts(tree, verb):
        return tree.child(verb, "nsubj:pass")
    if found is not None and in_dateline(tree, found):
        return _behind_dateline(scene, verb, found)
    if found is not None:
        return found
    for child in tree.children[verb]:
        if (
            child < verb
            and tree.document.deprels[child] in _MISNAMED
            and case_of(tree, child) is None
            and scene.is_party(child)
        ):
            return child
    return None


def in_dateline(tree: Tree, word: int) -> bool:
    """Whether a word stands in what opens a report: "*RIGA, 4 May (Leta)* - ministers met"; no verb before the dash."""
    first, end = tree.document.sentences[tree.sentence(word)]
    for at in range(first, min(end, first + _DATELINE)):
        if tree.document.upos[at] in ("VERB", "AUX"):
            return False
        if tree.lower[at] in _DASHES and _is_free(tree, at):
            return word < at
    return False


def _is_free(tree: Tree, dash: int) -> bool:
    """Whether blanks stand around a dash."""
    text, starts, ends = tree.document.text, tree.document.starts, tree.document.ends
    return dash > 0 and text[ends[dash - 1] : starts[dash]].isspace() and text[ends[dash] : ends[dash] + 1].isspace()


def _behind_dateline(scene: Scene, verb: int, place: int) -> int | None:
    """The subject behind a dateline whose place the parser took for it."""
    tree = scene.tree
    below = sorted((*tree.children[verb], *tree.children[place]))
    nominal = (
        c for c in below if c < verb and not in_dateline(tree, c) and tree.document.upos[c] in ("NOUN", "PROPN", "PRON")
    )
    return next((c for c in nominal if case_of(tree, c) is None), None)


def is_passive(tree: Tree, verb: int, depth: int = _DEPTH) -> bool:
    """Whether a verb stands in the passive: by its helper, as a participle on a noun, or beside a passive that it shares."""
    if _acts(tree, verb):
        return False
    if tree.child(verb, "aux:pass", "nsubj:pass") is not None:
        return True
    deprels, form = tree.document.deprels, tree.lower[verb]
    if deprels[verb] == "conj" and tree.child(verb, "obj", "aux") is None and form.endswith("ed"):
        return _shares_passive(tree, verb, depth)  # "ten were killed and *twenty injured*"
    if tree.child(verb, "nsubj", "obj", "aux") is not None or form.endswith("ing"):
        return False
    if deprels[verb] == "acl":
        return not any(tree.lower[c] == "to" for c in tree.children[verb])
    if deprels[verb] == "conj":
        return _shares_passive(tree, verb, depth)
    return tree.child(verb, "obl:agent") is not None


def _acts(tree: Tree, verb: int) -> bool:
    """Whether a verb is active though the parser calls its subject a passive one: no helper, and an object behind it ("police
    *arrested* two men")."""
    subject, thing = tree.child(verb, "nsubj:pass"), tree.child(verb, "obj")
    if subject is None or thing is None or tree.child(verb, "aux:pass") is not None:
        return False
    return subject < verb < thing and tree.document.deprels[verb] not in ("acl", "conj")


def _shares_passive(tree: Tree, verb: int, depth: int) -> bool:
    head = tree.document.heads[verb]
    return head >= 0 and depth > 0 and is_passive(tree, head, depth - 1)


def undergoer(scene: Scene, verb: int, depth: int = _DEPTH) -> int | None:
    """The subject of a passive, or the noun that a participle or a relative clause hangs on."""
    tree = scene.tree
    subject = tree.child(verb, "nsubj:pass", "nsubj")
    if subject is None and tree.child(verb, "aux:pass") is not None:
        subject = subject_of(scene, verb)
    if subject is not None and tree.lower[subject] not in RELATIVES:
        return subject
    relation, head = tree.document.deprels[verb], tree.document.heads[verb]
    if relation in ("acl", "acl:relcl") and head >= 0:
        return head
    if relation == "conj" and head >= 0 and depth > 0:
        return undergoer(scene, head, depth - 1)
    if relation == "xcomp" and head >= 0:
        return tree.child(head, "nsubj", "nsubj:pass")
    return None


def _agents(tree: Tree, verb: int) -> list[int]:
    for child in tree.children[verb]:
        if tree.document.deprels[child] in ("obl:agent", "obl") and any(
            tree.lower[c] in _AGENTS for c in tree.children[child]
        ):
            return [child]
    if tree.document.deprels[verb] == "conj":
        return []
    if tree.lower[verb] in ("expelled", "deported"):  # who is expelled from a country is expelled by it
        return [c for c in tree.children[verb] if any(tree.lower[g] == "from" for g in tree.children[c])][:1]
    return []


def _said_by(scene: Scene, verb: int, subject: int) -> int:
    """The one who says it where a clause's subject is a pronoun for them: "*the army* said *it* shelled"; else the subject."""
    tree = scene.tree
    if tree.lower[subject] not in OWN or tree.document.deprels[verb] not in ("ccomp", "advcl"):
        return subject
    if tree.document.quotes[subject] in QUOTED and tree.lower[subject] not in ("i", "we"):
        return subject  # who is quoted says "we" of himself
    above = tree.document.heads[verb]
    who = tree.child(above, "nsubj", "nsubj:pass") if above >= 0 else None
    if who is None or who == subject or tree.document.upos[who] not in ("NOUN", "PROPN"):
        return subject
    person = scene.kinds[who] == "Person"
    if tree.lower[subject] == "it":
        return subject if person else who
    if tree.lower[subject] in ("he", "she", "i"):
        return who if person or scene.kinds[who] == "" else subject
    return who if not person else subject


def _blamed(scene: Scene, word: int) -> int | None:
    """Who is blamed for a deed: "accused *Minsk* of shelling", "blamed *the army* for an attack"; None for other words."""
    tree = scene.tree
    deprels, heads = tree.document.deprels, tree.document.heads
    if not any(deprels[c] in ("mark", "case") and tree.lower[c] in ("of", "for") for c in tree.children[word]):
        return None
    verb = heads[word]
    if verb >= 0 and deprels[word] == "nmod" and deprels[verb] == "obj":
        verb = heads[verb]  # the parser hung the deed on the one who is blamed
    if verb < 0 or not tree.lower[verb].startswith(_BLAMING) or is_passive(tree, verb):
        return None
    whom = tree.child(verb, "obj", "iobj")
    return whom if whom is not None and verb < whom < word and scene.is_party(whom) else None


def _noun_doers(scene: Scene, noun: int, depth: int = 1) -> list[int]:
    """Who does what a noun names: "by", an owner, "between", an adjective or name before it, for some nouns the of-phrase."""
    tree = scene.tree
    deprels = tree.document.deprels
    entry = scene.events.named.get(tree.lower[noun])
    by_case: dict[str, int] = {}
    for child in tree.children[noun]:
        if deprels[child] in ("nmod", "obl"):
            for case in tree.children[child]:
                if deprels[case] == "case":
                    by_case.setdefault(tree.lower[case], child)
    for with_whom in ("by", "between", "from"):
        if with_whom in by_case and scene.is_party(by_case[with_whom]):
            return [by_case[with_whom]]
    if (blamed := _blamed(scene, noun)) is not None:
        return [blamed]
    owner = tree.child(noun, "nmod:poss")
    governor = tree.document.heads[noun]
    if owner is not None and entry is not None and entry.owner_suffers and "of" not in by_case:
        return []
    if owner is not None and tree.document.upos[owner] == "PRON" and deprels[noun] == "obj" and governor >= 0:
        subject = subject_of(scene, governor)
        if subject is None or not scene.is_party(subject):
            return [owner]
        return [_said_by(scene, governor, subject)]  # "continued *their* attacks"
    if owner is not None:
        return [owner] if scene.kinds[owner] != "Date" and tree.lower[owner] not in scene.events.units else []
    if governor >= 0 and tree.lower[governor] in _RESPONSIBLE and deprels[noun] in ("obl", "nmod"):
        subject = subject_of(scene, governor)
        return [subject] if subject is not None else []
    if entry is not None and entry.of_actor and "of" in by_case and scene.is_party(by_case["of"]):
        return [by_case["of"]]
    if deprels[noun] == "obj" and governor >= 0 and _leads_to(scene, governor):
        subject = subject_of(scene, governor)
        if subject is not None and scene.is_party(subject):
            return [subject]  # "*Bern* was planning a mobilization"
    for child in tree.children[noun]:
        known = scene.kinds[child] in ("NORP", "Location", "Organization", "Person")
        if (deprels[child] in ("amod", "compound") and known) or (
            (deprels[child] == "compound" or (deprels[child] == "nsubj" and child < noun)) and scene.is_party(child)
        ):
            return [child]
        if deprels[child] == "amod" and tree.lower[child] in _BY_WHOM:
            before = [c for c in tree.children[child] if scene.is_party(c)]
            if before:
                return before[:1]  # "the NATO-led exercise"
    if deprels[noun] == "conj" and governor >= 0 and depth > 0:
        return _noun_doers(scene, governor, depth - 1)  # "their killings and *abductions*"
    return []


def _leads_to(scene: Scene, verb: int) -> bool:
    """Whether who does a verb also does what its object names: "plan", "prepare", "attempt", "continue", "halt"."""
    form = scene.tree.lower[verb]
    words = embedding.load()
    return words.verbs.get(form) in ("planned", "attempted", "ongoing", "did") or form in words.ending


def coordinates(tree: Tree, head: int, depth: int = _DEPTH) -> Iterator[int]:
    """A noun and the nouns coordinate with it."""
    yield head
    for child in tree.children[head] if depth > 0 else ():
        if (tree.document.deprels[child] == "conj" or joined(tree, child)) and tree.document.upos[child] in (
            "NOUN",
            "PROPN",
            "PRON",
            "ADJ",
            "NUM",
        ):
            yield from coordinates(tree, child, depth - 1)


def joined(tree: Tree, word: int) -> bool:
    """Whether "and" leads a name behind its head that the parser calls an apposition: "the envoy *and* minister *Ada Lind*"."""
    return (
        tree.document.deprels[word] in ("appos", "nmod:desc", "flat", "list")
        and word > tree.document.heads[word]
        and tree.lower[tree.left[word]] in ("and", "&")
    )


def case_of(tree: Tree, word: int) -> str | None:
    """What leads a noun phrase: the preposition on its head, or on a name inside it that the parser hung it on ("*on* journalist
    Ada Lind"); None where nothing does."""
    deprels = tree.document.deprels
    cases = [tree.lower[c] for c in tree.children[word] if deprels[c] == "case" and c < word]
    if cases:
        return cases[-1]
    first = tree.left[word]
    inside = first < word and deprels[first] == "case" and tree.document.heads[tree.document.heads[first]] == word
    return tree.lower[first] if inside and deprels[tree.document.heads[first]] in _NAMES else None


def _is_verbal(tree: Tree, word: int) -> bool:
    return tree.document.upos[word] in ("VERB", "AUX") or tree.child(word, "nsubj", "cop") is not None
