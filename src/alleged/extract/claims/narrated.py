"""The report's own voice: what it tells as having happened outside all attributions."""

from collections.abc import Sequence

from alleged.extract.claims.draft import Draft
from alleged.extract.claims.sources import pieces
from alleged.extract.events.actors import subject_of
from alleged.extract.events.doubts import doubted
from alleged.extract.events.intents import ready
from alleged.extract.events.status import status
from alleged.extract.events.triggers import PARTY_KINDS, Scene, Trigger, triggers
from alleged.extract.tree import Tree
from alleged.lexicon import embedding
from alleged.lexicon.embedding import Embedding
from alleged.lexicon.events import Events
from alleged.lexicon.inflect import irregular_past
from alleged.records.document import WordRange

NARRATED_PROBABILITY = 0.8
"""Probability given to narrated claims. Source: to be counted on judged reports; a guess until then."""

_RULE = "narrated"
_MODALS = frozenset(
    {"will", "would", "can", "could", "may", "might", "must", "should", "shall", "'ll", "’ll", "wo", "ca", "'d", "’d"}
)
_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re"})
_PAST = frozenset({"was", "were", "had", "has", "have", "did", "'ve", "’ve", "been"})
_ARGUMENTS = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "xcomp"})
_NOT_FINITE = frozenset({"xcomp", "acl", "advcl", "conj", "amod", "nmod", "obl", "obj", "nsubj", "appos"})
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands", "several", "tens", "many"})
_MAX_UP = 16
"""Governors asked: more are not in any readable sentence, and a broken tree may go round."""
_SIDE_CLAUSES = frozenset({"advcl", "acl:relcl", "acl", "parataxis", "conj", "ccomp", "advcl:relcl", "appos"})


def narrated(tree: Tree, drafts: Sequence[Draft], events: Events) -> list[Draft]:
    """One draft for each sentence whose main clause, or one coordinate with it, tells an event or a toll and is nobody's claim."""
    taken = bytearray(len(tree.lower))
    for draft in drafts:
        for first, end in (*draft.content, *(r for r in (draft.cue, draft.source) if r is not None)):
            taken[first:end] = b"\1" * (end - first)
    out: list[Draft] = []
    for first, end in tree.document.sentences:
        if all(taken[first:end]):
            continue
        draft_ = _sentence(tree, first, end, taken, events)
        if draft_ is not None:
            out.append(draft_)
    covered = bytearray(taken)
    for draft in out:
        for first, end in draft.content:
            covered[first:end] = b"\1" * (end - first)
    out += _eventful(tree, covered, taken, events)
    return sorted(out, key=lambda draft: draft.first)


def _eventful(tree: Tree, covered: bytearray, taken: bytearray, events: Events) -> list[Draft]:
    """One draft for each clause that names an event outside everything claimed and told so far: the main clause with what hangs on
    it, or where that is somebody's claim the clause beside it ("..., he said, *appealing to both sides*")."""
    scene, words = Scene.of(tree, events), embedding.load()
    out: list[Draft] = []
    for trigger in (*triggers(scene, doubted), *ready(scene)):
        if covered[trigger.head] or not _is_told(scene, trigger, words):
            continue
        first, end = tree.document.sentences[tree.sentence(trigger.head)]
        if any(tree.document.forms[w] == "?" for w in (end - 1, end - 2) if w >= first):
            continue
        clause = _clause(tree, trigger.head, taken)
        content = _content(tree, [clause], [clause], taken, (first, end))
        content = tuple(run for piece in content for run in _untold(tree, piece, covered))
        if content and any(a <= trigger.head < b for a, b in content):
            out.append(Draft(None, None, content, NARRATED_PROBABILITY, _RULE))
            for a, b in content:
                covered[a:b] = b"\1" * (b - a)
    return out


def _untold(tree: Tree, piece: WordRange, covered: bytearray) -> tuple[WordRange, ...]:
    """What of a clause is told by no claim yet: one sentence's words are narrated once."""
    holes = [(w, w + 1) for w in range(*piece) if covered[w]]
    runs = pieces(tree, piece, holes)
    return tuple((a + (tree.document.upos[a] == "CCONJ" and b - a > 1), b) for a, b in runs)


def _is_told(scene: Scene, trigger: Trigger, words: Embedding) -> bool:
    """Whether an event is told as something that took place, is going on, was tried or is to come, in a finite clause or on one;
    a noun alone only where its clause says that it took place ("the *attack* failed")."""
    tree = scene.tree
    if trigger.rule == "noun":
        verb = tree.document.heads[trigger.head]
        subject = tree.document.deprels[trigger.head] in ("nsubj", "nsubj:pass")
        if not subject or verb < 0 or tree.lower[verb] not in scene.events.occur or tree.document.upos[verb] != "VERB":
            return False
        finite = verb
    else:
        finite = _finite(tree, trigger.verb if trigger.verb is not None else trigger.head)
    if _is_supposed(tree, finite):
        return True
    if status(tree, trigger.head, words)[0] in ("hypothetical", "unknown"):
        return False
    if trigger.rule == "ready":
        return not any(tree.lower[c] in _MODALS | {"if"} for c in tree.children[finite])  # "is *ready* to withdraw"
    return (
        _is_factual(tree, finite) or _is_ahead(tree, finite) or _is_headline(scene, finite) or _is_bare(scene, finite)
    )


def _finite(tree: Tree, verb: int) -> int:
    """The word of the finite clause that a verb belongs to: itself, or what governs it as an infinitive or participle."""
    heads, deprels = tree.document.heads, tree.document.deprels
    for _ in range(_MAX_UP):
        if (
            heads[verb] < 0
            or deprels[verb] not in _NOT_FINITE
            or tree.child(verb, "nsubj", "nsubj:pass", "expl") is not None
        ):
            break
        verb = heads[verb]
    return verb


def _is_ahead(tree: Tree, verb: int) -> bool:
    """ "Will meet", "is to visit"."""
    helpers = {tree.lower[c] for c in tree.children[verb] if tree.document.deprels[c] in ("aux", "cop", "aux:pass")}
    return not helpers.isdisjoint(_WILL) and "if" not in {
        tree.lower[m] for c in tree.children[verb] for m in tree.children[c]
    }


def _is_headline(scene: Scene, verb: int) -> bool:
    """ "Riga *expels* two envoys": the present tense of headlines and captions, with somebody's name for its subject."""
    tree = scene.tree
    subject = subject_of(scene, verb)
    if subject is None or tree.child(verb, "aux", "mark", "cop") is not None or tree.negated(verb):
        return False
    named = any(scene.kinds[w] in PARTY_KINDS for w in scene.near(subject))
    return (
        named
        and tree.lower[verb] in scene.events.lemmas
        and tree.document.deprels[verb] in ("root", "conj", "parataxis")
    )


def _is_supposed(tree: Tree, verb: int) -> bool:
    """ "Rebels *may have* shelled the town": the report itself holds it possible that something took place."""
    helpers = {tree.lower[c] for c in tree.children[verb] if tree.document.deprels[c] in ("aux", "aux:pass")}
    if "have" not in helpers or helpers.isdisjoint(("may", "might", "could")):
        return False
    return (
        tree.child(verb, "mark") is None and not tree.negated(verb) and tree.document.deprels[verb] in ("root", "conj")
    )


def _is_bare(scene: Scene, verb: int) -> bool:
    """ "The ministers *signed* an accord" where the parser named the subject otherwise, or hung it on the object."""
    tree = scene.tree
    if tree.document.upos[verb] != "VERB" or tree.document.heads[verb] >= 0 or not _is_past(tree, verb):
        return False
    first = tree.document.sentences[tree.sentence(verb)][0]
    somebody = any(scene.kinds[w] in PARTY_KINDS and tree.child(w, "case") is None for w in range(first, verb))
    return somebody and tree.child(verb, "aux", "aux:pass", "mark", "cop") is None


def _clause(tree: Tree, word: int, taken: bytearray) -> int:
    """The highest clause around a word that is nobody's claim: the sentence's root, or the last below what is taken."""
    heads = tree.document.heads
    for _ in range(_MAX_UP):
        if heads[word] < 0 or taken[heads[word]]:
            break
        word = heads[word]
    return word


def _sentence(tree: Tree, first: int, end: int, taken: bytearray, events: Events) -> Draft | None:
    heads, deprels = tree.document.heads, tree.document.deprels
    root = next((w for w in range(first, end) if heads[w] < 0), None)
    if root is None or any(tree.document.forms[w] == "?" for w in (end - 1, end - 2) if w >= first):
        return None
    clauses = [root, *(c for c in tree.children[root] if deprels[c] in ("conj", "parataxis") and _is_clause(tree, c))]
    told = [c for c in clauses if not taken[c] and _tells(tree, c, events)]
    if root not in told and any(tree.child(c, "nsubj", "nsubj:pass") is None for c in told):
        # "She packed and was arrested": the subject stands with the root; where that is somebody's claim, nothing is whole.
        told = (
            [root, *told] if not taken[root] else [c for c in told if tree.child(c, "nsubj", "nsubj:pass") is not None]
        )
    if not told:
        return None
    content = _content(tree, told, clauses, taken, (first, end))
    return Draft(None, None, content, NARRATED_PROBABILITY, _RULE) if content else None


def _is_clause(tree: Tree, word: int) -> bool:
    return tree.document.upos[word] in ("VERB", "AUX") or tree.child(word, "nsubj", "nsubj:pass", "cop") is not None


def _tells(tree: Tree, verb: int, events: Events) -> bool:
    """Whether a clause tells an event or a toll as a fact: a finite past, perfect or present progressive without a modal."""
    lower = tree.lower
    if not _is_factual(tree, verb):
        return False
    form = lower[verb]
    if form in events.verbs and tree.document.upos[verb] == "VERB" and form not in events.light:
        return True
    below = _arguments(tree, verb)
    if any(lower[w] in events.tolls and _counts_people(tree, w) for w in below):
        return True
    if form in events.verbs and tree.document.upos[verb] == "VERB" and any(lower[w] in events.nouns for w in below):
        return True
    return (
        form in events.light
        and tree.child(verb, "cop") is None
        and tree.document.upos[verb] == "VERB"
        and any(lower[w] in events.nouns for w in below)
    )


def _is_factual(tree: Tree, verb: int) -> bool:
    helpers = [tree.lower[c] for c in tree.children[verb] if tree.document.deprels[c] in ("aux", "aux:pass", "cop")]
    if any(h in _MODALS for h in helpers):
        return False
    mark = tree.child(verb, "mark")
    if mark is not None and tree.lower[mark] in ("if", "to", "unless", "whether"):
        return False
    if any(h in _PAST for h in helpers):
        return True
    form = tree.lower[verb]
    if any(h in _PRESENT for h in helpers):
        # "are shelling", "is being held"; "is killed" in headlines. "is dangerous" has no verb.
        return tree.document.upos[verb] == "VERB"
    if tree.child(verb, "nsubj", "nsubj:pass", "nsubj:outer") is None and tree.document.deprels[verb] not in (
        "conj",
        "parataxis",
    ):
        return False
    return tree.document.upos[verb] == "VERB" and not form.endswith(("s", "ing")) and _is_past(tree, verb)


def _is_past(tree: Tree, verb: int) -> bool:
    """Whether a bare verb form is a past one. The forms that are both ("hit", "put") count as past: news tells what was."""
    form = tree.lower[verb]
    return form.endswith("ed") or form in irregular_past()


def _arguments(tree: Tree, verb: int) -> list[int]:
    """The verb's nouns and complements, and what hangs on those as a number or a further verb ("acted as a mediator to broker")."""
    deprels = tree.document.deprels
    out = [verb]
    for child in tree.children[verb]:
        if deprels[child] in _ARGUMENTS or (deprels[child] == "advcl" and child > verb):
            out.append(child)
            out.extend(c for c in tree.children[child] if deprels[c] in ("conj", "compound", "nmod", "amod", "xcomp"))
    return out


def _counts_people(tree: Tree, word: int) -> bool:
    """Whether a number, or a word for many, stands with a word of tolls: on it, on its head, or among the subject's words."""
    around = [word, tree.document.heads[word]] if tree.document.heads[word] >= 0 else [word]
    for w in around:
        for child in tree.children[w]:
            if any(_is_number(tree, c) for c in (child, *tree.children[child])):
                return True
    return False


def _is_number(tree: Tree, word: int) -> bool:
    return tree.document.upos[word] == "NUM" or tree.lower[word] in _MANY


def _content(
    tree: Tree, told: list[int], clauses: list[int], taken: bytearray, sentence: WordRange
) -> tuple[WordRange, ...]:
    """The clauses that tell, without coordinate comment, without side clauses that hold somebody's claim, and without the stop."""
    deprels = tree.document.deprels
    holes: list[WordRange] = []
    root = clauses[0]
    whole = (
        tree.subtree(root) if root in told else (min(tree.left[c] for c in told), max(tree.right[c] for c in told) + 1)
    )
    whole = max(whole[0], sentence[0]), min(whole[1], sentence[1])
    for clause in clauses:
        shares_subject = tree.child(clause, "nsubj", "nsubj:pass") is None and not any(
            taken[tree.left[clause] : tree.right[clause] + 1]
        )
        if clause != root and clause not in told and not shares_subject:
            holes.append(tree.subtree(clause))
    for clause in told:
        side = (c for c in tree.children[clause] if deprels[c] in _SIDE_CLAUSES and c not in clauses)
        holes.extend(tree.subtree(child) for child in side if any(taken[tree.left[child] : tree.right[child] + 1]))
    left = pieces(tree, whole, holes)
    left = tuple((first + (deprels[first] == "cc"), end) for first, end in left)
    return tuple(p for p in left if p[0] < p[1] and not all(taken[slice(*p)]) and any(p[0] <= c < p[1] for c in told))
