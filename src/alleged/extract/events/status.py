"""Whether an event took place in the world that its words stand in: read from the tree, from the event up to the claim's edge.

Each word has a local state (negation, modals, tense, "no", "planned") and stands in a place (complement of "tried", object of
"prevented", clause after "if") that turns it into another. A claim's own cue comes last (`in_claim`).
"""

from collections.abc import Collection
from dataclasses import dataclass

from alleged.extract.tree import Tree
from alleged.lexicon.embedding import Effect, Embedding
from alleged.lexicon.inflect import irregular_past
from alleged.records.claim import Act, Stance
from alleged.records.event import EventStatus

State = tuple[EventStatus, bool]
"""A status, and whether the word is what its sentence is about: what a denial of the sentence would deny. What is taken for granted
("denied that the troops *who took the town* fired") is not."""

_AHEAD = frozenset({"intend", "promise", "threaten", "decide"})
_ASKING = frozenset({"demand", "want", "ask"})
_TRUE = frozenset({"true", "correct", "right"})
_DEPTH = 10
"""How many governors are asked: more are not in any readable sentence."""
_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_OPEN = frozenset({"could", "can", "ca", "may", "might", "must", "should", "ought", "cannot"})
_WOULD = frozenset({"would", "'d", "’d"})
_NO = frozenset({"no", "neither", "nobody", "none", "nothing", "nor"})
_PROGRESSIVE = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "was", "were", "been"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "last", "both"})
_BEFORE_NOT = frozenset({"without", "instead", "rather"})
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl", "nsubj:outer")
_GOING = frozenset({"going", "gon"})
_HAVE = frozenset({"have", "has", "had", "having"})


def status(tree: Tree, word: int, words: Embedding, content: "Content | None" = None) -> State:
    """The state of the event at `word`; with a claim's content nothing outside it is asked."""
    return _world(tree, word, words, content, _DEPTH)


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a claim's content, and what an infinitive at its edge is: "promised | *to leave*" lies ahead,
    "asked | *to leave*" is open, "claimed | *to hold* the town" is told as a fact."""

    words: frozenset[int]
    infinitive: EventStatus

    @staticmethod
    def of(words: frozenset[int], act: Act) -> "Content":
        """The content of a claim whose cue does `act`."""
        return Content(words, "planned" if act in _AHEAD else "hypothetical" if act in _ASKING else "happened")


def in_claim(state: State, act: Act, stance: Stance, *, factual: bool) -> EventStatus:
    """The status in the world of a claim, by what its cue does. `factual` says that the event is told in a finite clause or as
    something definite ("condemned *the attack*"), else it is only named ("called for *talks*", "promised *to leave*")."""
    at, asked = state
    if stance in ("denies", "disputes"):
        if not asked:
            return at
        return "did not happen" if at in ("happened", "ongoing", "planned", "attempted") else "unknown"
    if stance in ("doubts", "unverified", "declines"):
        return "unknown" if asked and at != "hypothetical" else at
    if not asked or at not in ("happened", "ongoing"):
        return at
    if act in _AHEAD:
        return "planned" if not factual else at
    if act in _ASKING:
        return "hypothetical"
    if act == "predict":
        return "planned" if stance == "asserts" and not factual else at
    if stance == "none" and act in ("criticise", "thank") and not factual:
        return "unknown"  # "condemned attacks on hospitals" says of none that it took place
    return at


def definite(tree: Tree, word: int) -> bool:
    """Whether a noun names something known: "the attack", "Russia's attack", "Monday's attack"; "an attack", "attacks" do not."""
    for child in tree.children[word]:
        relation = tree.document.deprels[child]
        if relation == "nmod:poss" or (relation == "det" and tree.lower[child] in _DEFINITE):
            return True
    return tree.document.upos[word] == "PROPN"


def negated(tree: Tree, word: int) -> bool:
    """Whether a "not" hangs on a word, or a "no" on its subject or object, or "no" on itself."""
    if tree.negated(word):
        return True
    deprels, lower = tree.document.deprels, tree.lower
    for child in tree.children[word]:
        if deprels[child] in ("det", "advmod", "cc:preconj", "cc") and lower[child] in _NO:
            return True
        if deprels[child] in ("nsubj", "nsubj:pass", "obj", "obl"):
            if lower[child] in _NO:
                return True
            if any(lower[c] == "no" and deprels[c] == "det" for c in tree.children[child]):
                return True
    return False


def _world(tree: Tree, word: int, words: Embedding, within: Content | None, depth: int) -> State:
    head, relation = tree.document.heads[word], tree.document.deprels[word]
    nominal = _is_nominal(tree, word)
    own = _noun_state(tree, word, words) if nominal else _clause_state(tree, word, words)
    if within is not None and head not in within.words:
        bare = own == "happened" and _marked(tree, word, "to") and tree.child(word, "aux", "cop") is None
        return (within.infinitive if bare else own), True
    if head < 0 or depth <= 0:
        return own, True
    if relation == "conj":
        return _coordinate(tree, word, own, words, within, depth)
    if relation in ("acl:relcl", "advcl:relcl", "parataxis", "appos", "list", "dep"):
        return own, relation in ("parataxis", "dep")
    if relation in ("xcomp", "ccomp", "csubj", "csubj:pass", "csubj:outer"):
        return _complement(tree, word, head, own, words, within, depth)
    if relation == "acl":
        return _beside_noun(tree, word, head, own, words, within, depth)
    if relation == "advcl":
        return _adverbial(tree, word, head, own, words, within, depth)
    if nominal or relation in ("obj", "obl", "nmod", "nsubj", "nsubj:pass", "compound"):
        return _argument(tree, word, head, own, words, within, depth)
    return own, True


def _is_nominal(tree: Tree, word: int) -> bool:
    return tree.document.upos[word] in _NOMINAL and tree.child(word, "cop", "nsubj", "nsubj:pass", "aux") is None


def _clause_state(tree: Tree, word: int, words: Embedding) -> EventStatus:
    """What a clause says by its own helpers, negation and marks."""
    deprels, lower = tree.document.deprels, tree.lower
    helpers = [lower[c] for c in tree.children[word] if deprels[c] in ("aux", "aux:pass", "cop")]
    marks = [lower[c] for c in tree.children[word] if deprels[c] == "mark" and c < word]
    no = negated(tree, word)
    if any(m in words.markers for m in marks):
        return "hypothetical"
    if any(h in _FUTURE for h in helpers):
        return "did not happen" if no else "hypothetical" if _has_condition(tree, word, words) else "planned"
    if any(h in _WOULD for h in helpers):
        return "did not happen" if no else "hypothetical"
    if any(h in _OPEN for h in helpers):
        return "did not happen" if no and not {"may", "might"} & set(helpers) else "hypothetical"
    if no:
        return "did not happen"
    if "to" in marks and any(h in _PROGRESSIVE for h in helpers if h != "been") and deprels[word] in ("root", "ccomp"):
        return "planned"  # "the leaders are to meet"
    if _is_command(tree, word, helpers, marks) or _is_asked(tree, word):
        return "hypothetical"
    if lower[word].endswith("ing") and any(h in _PROGRESSIVE for h in helpers):
        return "ongoing"
    if _has_condition(tree, word, words) and not _is_past(tree, word, helpers):
        return "hypothetical"
    return "happened"


def _noun_state(tree: Tree, word: int, words: Embedding) -> EventStatus:
    """What the words on a noun say: "no attack", "a planned attack", "the thwarted attack"."""
    deprels, lower = tree.document.deprels, tree.lower
    for child in tree.children[word]:
        if deprels[child] in ("det", "cc:preconj") and lower[child] in _NO:
            return "did not happen"
        if deprels[child] == "case" and lower[child] in words.cases_not:
            return "did not happen"
        if deprels[child] == "amod":
            effect = words.adjectives.get(lower[child])
            if effect is not None and effect not in ("did", "factive"):
                return _BY_EFFECT[effect]
    return "did not happen" if tree.negated(word) else "happened"


_BY_EFFECT: dict[Effect, EventStatus] = {
    "did": "happened",
    "factive": "happened",
    "ongoing": "ongoing",
    "not": "did not happen",
    "attempted": "attempted",
    "planned": "planned",
    "hypothetical": "hypothetical",
}


def _under(effect: Effect, governor: EventStatus, own: EventStatus) -> EventStatus:
    """What is left of an event under a governing word with this effect that itself has this status."""
    if effect == "factive":
        return own
    real = governor in ("happened", "ongoing")
    if effect in ("did", "ongoing"):
        if not real:
            return governor
        return "ongoing" if own == "happened" and (effect == "ongoing" or governor == "ongoing") else own
    if own not in ("happened", "ongoing", "planned"):
        return own
    if effect == "not":
        return "did not happen" if real or governor == "planned" else own if governor == "did not happen" else governor
    if effect == "hypothetical":
        return "hypothetical"
    return _BY_EFFECT[effect] if real else governor


def _effect(tree: Tree, word: int, words: Embedding) -> Effect | None:
    """What a governing word does to its complement."""
    form = tree.lower[word]
    if tree.document.upos[word] in ("NOUN", "PROPN"):
        return words.nouns.get(form)
    if tree.document.upos[word] in ("ADJ", "ADV") or tree.child(word, "cop") is not None:
        return words.adjectives.get(form) or words.verbs.get(form)
    if form in _GOING:
        return "planned"
    if tree.child(word, "aux:pass") is not None and form in words.adjectives:
        return words.adjectives[form]  # "is expected to", "were forced to"
    return words.verbs.get(form)


def _complement(
    tree: Tree, word: int, head: int, own: EventStatus, words: Embedding, within: Content | None, depth: int
) -> State:
    """A clause or adjective that completes another word: "tried *to leave*", "said that they *left*"."""
    above, asked = _world(tree, head, words, within, depth - 1)
    effect = _effect(tree, head, words)
    infinitive = _marked(tree, word, "to")
    if not infinitive and (tree.document.deprels[word] == "ccomp" or tree.lower[head] in _TRUE):
        # A finite clause has a tense of its own; who says or knows it does not change it. Wishes and denials do.
        told = own in ("happened", "ongoing") and _has_past(tree, word)  # "warned that the group had grown"
        if effect == "not" or (effect == "hypothetical" and not told and own in ("happened", "ongoing", "planned")):
            return _under(effect, above, own), asked
        if own == "happened" and above in ("planned", "hypothetical") and not _has_past(tree, word):
            return "hypothetical", asked  # "make sure that they leave"
        if tree.lower[head] in _TRUE and above == "did not happen":
            return "did not happen", asked  # "it is not true that they left"
        return own, asked
    if (
        effect is None
        and infinitive
        and (
            tree.lower[head] in _HAVE
            or tree.document.upos[head] == "ADJ"
            or tree.document.deprels[word].startswith("csubj")
        )
    ):
        effect = "hypothetical"
    return (_under(effect or "did", above, own) if own not in ("did not happen", "hypothetical") else own), asked


def _beside_noun(
    tree: Tree, word: int, head: int, own: EventStatus, words: Embedding, within: Content | None, depth: int
) -> State:
    """A clause on a noun: "a plan *to attack*", "missiles *fired* at the town"."""
    if _marked(tree, word, "to") or _marked(tree, word, "of") or _marked(tree, word, "that"):
        effect = words.nouns.get(tree.lower[head])
        if effect is None:
            return ("hypothetical" if own == "happened" and _marked(tree, word, "to") else own), False
        above, asked = _world(tree, head, words, within, depth - 1)
        return _under(effect, above, own), asked
    if own == "happened" and not definite(tree, head):
        above, _ = _world(tree, head, words, within, depth - 1)
        return ("hypothetical" if above in ("hypothetical", "planned") else own), False
    return own, False


def _adverbial(
    tree: Tree, word: int, head: int, own: EventStatus, words: Embedding, within: Content | None, depth: int
) -> State:
    """A clause beside another: after "when" and "after" it is a fact, "to" names a purpose, "from" what is prevented."""
    marks = [tree.lower[c] for c in tree.children[word] if tree.document.deprels[c] in ("mark", "case") and c < word]
    if any(m in _BEFORE_NOT for m in marks):
        return "did not happen", False
    if own in ("hypothetical", "did not happen") and "to" not in marks:
        return own, False
    effect = _effect(tree, head, words)
    if "to" in marks or "from" in marks or "against" in marks:
        if effect is not None:
            above, asked = _world(tree, head, words, within, depth - 1)
            return _under(effect, above, own), asked
        return ("planned" if own == "happened" else own) if "to" in marks else own, False
    if own == "happened":
        above, _ = _world(tree, head, words, within, depth - 1)
        if not marks:
            return (above if above != "ongoing" else own), False
        if "until" in marks and above not in ("happened", "ongoing"):
            return "hypothetical", False  # "vowed to fight until they left"
        if above in ("planned", "hypothetical") and not _has_past(tree, word):
            return "hypothetical", False  # "once the road is open, trucks will leave"
    return own, False


def _coordinate(tree: Tree, word: int, own: EventStatus, words: Embedding, within: Content | None, depth: int) -> State:
    """ "Did not attack or kill": without helpers and a subject of its own a verb shares those of the first."""
    head = tree.document.heads[word]
    above, asked = _world(tree, head, words, within, depth - 1)
    alone = tree.child(word, "aux", "aux:pass", "nsubj", "nsubj:pass", "cop", "mark") is not None
    if own != "happened" or alone:
        return own, asked
    but = any(tree.lower[c] == "but" for c in tree.children[word] if tree.document.deprels[c] == "cc")
    if above == "did not happen" and but:
        return own, asked
    if above == "ongoing" and not tree.lower[word].endswith("ing"):
        return own, asked  # "is planning talks and *visited* Paris"
    return above, asked


def _argument(
    tree: Tree, word: int, head: int, own: EventStatus, words: Embedding, within: Content | None, depth: int
) -> State:
    """An event noun beside the word that governs it: "prevented *an attack*", "talks on *a truce*", "*the raid* killed two"."""
    if own != "happened":
        return own, True
    relation = tree.document.deprels[word]
    above, asked = _world(tree, head, words, within, depth - 1)
    known = definite(tree, word)
    if relation in ("nmod", "compound", "nmod:poss"):
        effect = words.nouns.get(tree.lower[head])
        if effect is not None and effect not in ("did", "factive") and not known:
            return _under(effect, "happened", own), asked
        return (own if known or (above in ("planned", "attempted") and effect is None) else above), False
    effect = _effect(tree, head, words)
    if relation in ("nsubj", "csubj", "nsubj:outer"):
        if above in ("happened", "ongoing") or (known and above != "planned"):
            return ("ongoing" if effect == "ongoing" and above == "happened" else own), False
        return above, True
    if tree.lower[head] in words.ending and relation in ("obj", "nsubj:pass"):
        return own, False
    if effect == "factive":
        return own, False
    if relation in ("obj", "nsubj:pass", "iobj"):
        if effect == "hypothetical" and tree.lower[head] in words.addressing:
            effect = None  # "told *the meeting*"
        if effect is not None:
            return _under(effect, above, own), asked
        return (own, False) if known or above in ("happened", "ongoing") else (above, asked)
    # With a preposition: what somebody calls for, warns of or prepares for is open; what a thing follows or happens in is a fact.
    if effect in ("planned", "hypothetical", "attempted") and not known:
        return _under(effect, above, own), asked
    if effect == "not" and any(tree.lower[c] in ("from", "out") for c in tree.children[word]):
        return "did not happen", asked
    if any(tree.lower[c] in words.cases_open for c in tree.children[word]) and not known:
        return ("hypothetical" if above != "happened" else own), False
    return (own if known or above in ("happened", "ongoing", "did not happen") else above), False


def _marked(tree: Tree, word: int, mark: str) -> bool:
    return any(
        tree.lower[c] == mark for c in tree.children[word] if c < word and tree.document.deprels[c] in ("mark", "case")
    )


def _has_condition(tree: Tree, word: int, words: Embedding) -> bool:
    """Whether an "if" clause hangs on a clause."""
    return any(
        tree.document.deprels[c] == "advcl" and any(tree.lower[m] in ("if", "unless") for m in tree.children[c])
        for c in tree.children[word]
    )


def _is_past(tree: Tree, word: int, helpers: Collection[str]) -> bool:
    form = tree.lower[word]
    return (
        form.endswith("ed")
        or form in irregular_past()
        or bool({"had", "was", "were", "did", "has", "have"} & set(helpers))
    )


def _has_past(tree: Tree, word: int) -> bool:
    return _is_past(
        tree, word, [tree.lower[c] for c in tree.children[word] if tree.document.deprels[c].startswith("aux")]
    )


def _is_command(tree: Tree, word: int, helpers: Collection[str], marks: Collection[str]) -> bool:
    """ "Stop the attacks": a bare verb that opens its clause and has no subject."""
    if tree.document.upos[word] != "VERB" or marks or set(helpers) - {"do", "let"}:
        return False
    if tree.document.deprels[word] not in ("root", "parataxis") or tree.child(word, *_SUBJECTS) is not None:
        return False
    form = tree.lower[word]
    return not form.endswith(("ed", "ing", "s", "en")) and form not in irregular_past() and form not in ("been", "done")


def _is_asked(tree: Tree, word: int) -> bool:
    """Whether a main clause ends in a question mark."""
    if tree.document.deprels[word] not in ("root", "conj", "parataxis"):
        return False
    _, end = tree.document.sentences[tree.sentence(word)]
    return tree.document.forms[end - 1] == "?" or (end >= 2 and tree.document.forms[end - 2] == "?")
