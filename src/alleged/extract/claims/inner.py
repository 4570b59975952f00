"""Claims that the tree shows plainly and the model did not mark: the rules of the second look (`look.py`).

A rule looks at one word, the cue's, and answers a Draft or None; the first answer counts.
"""

from collections.abc import Callable, Sequence
from itertools import chain

from alleged.extract.claims.draft import Draft
from alleged.extract.claims.sources import impersonal, noun_source, pieces, subject
from alleged.extract.tree import OPENS, Tree
from alleged.lexicon.cues import Cue, load, nouns_of
from alleged.records.document import WordRange

Rule = Callable[[Tree, int, Cue], Draft | None]

INSIDE_PROBABILITY = 0.75
"""Probability given to what the rules find. Source: to be counted on judged reports; a guess until then."""

# How far up a tree the clause of an "according to" is looked for.
_MAX_UP = 8
# How many words of a content are searched for the report's own comment at its end.
_MAX_CONTENT = 200
_RELATIVE = frozenset({"that", "which", "who", "whom"})
_HYPOTHETICAL = frozenset({"if", "unless", "whether", "until"})
# "I think", "you know", "we believe": ways of speaking rather than statements; the speaker's claim is there already.
_PHATIC_SUBJECTS = frozenset({"i", "we", "you", "one", "nobody", "anyone"})
_PHATIC_CLASSES = frozenset({"think", "know", "estimate", "feel"})
_MUST_HAVE_CLAIM_NOUN = frozenset({"perceive", "dispute", "doubt", "confirm", "relay", "concede", "say", "agree"})
_NOUN_CLASSES = frozenset(
    (
        "claim accuse deny warn relay estimate suggest say predict fear think promise threaten doubt confirm "
        "concede demand dispute"
    ).split()
)
_ABLE = frozenset({"could", "can", "ca"})
_NAMING = frozenset({"PROPN", "NOUN", "DET", "ADJ"})
# Words of a name that opens a sentence.
_MAX_OPENING = 5
_FIGURES = frozenset({"estimate"})
_TOLL_NOUNS = frozenset(
    "toll number dead losses casualties deaths killed wounded injured fatalities cost total".split()
)
_NOUNS_WITH_OF = frozenset({"claim", "accuse", "deny", "warn", "suggest"})
_CLAUSE_HEADS = frozenset(
    {"root", "ccomp", "conj", "advcl", "parataxis", "acl", "acl:relcl", "advcl:relcl", "csubj", "xcomp"}
)
_CLAIM_NOUN_CLASSES = frozenset(
    {"claim", "accuse", "deny", "relay", "estimate", "suggest", "warn", "say", "predict", "show", "fear"}
)


def relative_gap(tree: Tree, word: int, cue: Cue) -> Draft | None:
    """ "*missiles* that Kyiv says *are made abroad*", "*a plan* officials say *is not being considered*": a relative clause's
    verb whose own clause lacks the subject that it all hangs on."""
    deprels, heads = tree.document.deprels, tree.document.heads
    clause = tree.child(word, "ccomp", "xcomp")
    who = tree.child(word, "nsubj")
    if deprels[word] != "acl:relcl" or clause is None or clause < word or who is None or tree.lower[who] in _RELATIVE:
        return None
    gap = tree.child(clause, "nsubj", "nsubj:pass")
    if gap is not None and not (tree.lower[gap] in _RELATIVE and gap < who):
        return None
    noun = heads[word]
    group = tree.verb_group(word)
    said = pieces(tree, (group[1], tree.right[clause] + 1), ())
    left = tree.noun_phrase(noun)
    left = tree.trim((left[0], min(left[1], tree.left[word])), keep=noun)
    return _draft(tree.noun_phrase(who), group, (left, *said), "relative_gap") if said else None


def relative_object(tree: Tree, word: int, cue: Cue) -> Draft | None:
    """ "*Accusations* Moscow denies", "*a message* officials have hammered": a relative clause that lacks the cue's object."""
    deprels, heads = tree.document.deprels, tree.document.heads
    who, thing = tree.child(word, "nsubj"), tree.child(word, "obj", "ccomp", "xcomp")
    if deprels[word] != "acl:relcl" or who is None or tree.lower[who] in _RELATIVE:
        return None
    if thing is not None and tree.lower[thing] not in _RELATIVE:
        return None
    noun = heads[word]
    if cue.name not in ("deny", "dispute") and tree.lower[noun] not in nouns_of(_CLAIM_NOUN_CLASSES):
        return None
    first, end = tree.noun_phrase(noun)
    said = tree.trim((first, min(end, tree.left[word])), keep=noun)
    return _draft(tree.noun_phrase(who), tree.verb_group(word), (said,), "relative_object")


def reported_clause(tree: Tree, word: int, cue: Cue) -> Draft | None:
    """ "The ministry says that ...", "it was reported that ...": a verb with a clause for its object and somebody who says it."""
    clause = tree.child(word, "ccomp")
    if clause is None or _is_hypothetical(tree, word):
        return None
    who = subject(tree, word)
    if who is None and not impersonal(tree, word):
        return None
    if who is not None and (tree.left[who] <= clause <= tree.right[who] or _is_phatic(tree, who, cue)):
        return None
    group = tree.verb_group(word)
    source = tree.noun_phrase(who) if who is not None else None
    if source is not None and tree.child(word, "nsubj", "nsubj:pass") == who and source[0] < word < source[1]:
        return None
    holes = [group] if source is None else sorted((group, source))
    if source is not None and _near(group, source):
        holes = [(holes[0][0], max(group[1], source[1]))]
    first, end = _without_comment(tree, tree.subtree(clause))
    if clause < word and first < holes[0][0] and OPENS not in tree.document.quotes[group[1] : group[1] + 2]:
        end = min(end, holes[0][0])  # "The bridge is down, he wrote on Monday, adding ...": what goes before is said
    said = pieces(tree, (first, end), holes)
    return _draft(source, group, said, "reported_clause") if said else None


def reported_noun(tree: Tree, word: int, cue: Cue) -> Draft | None:
    """ "Washington had seen reports that ...", "the mayor denied the attack", "rejected the allegation": a verb whose object is
    a claim, or that by itself speaks of what did or did not happen (deny)."""
    thing = tree.child(word, "obj")
    who = subject(tree, word)
    if (
        thing is None
        or thing < word
        or who is None
        or _is_hypothetical(tree, word)
        or tree.child(word, "ccomp") is not None
    ):
        return None
    if cue.name in _MUST_HAVE_CLAIM_NOUN:
        if tree.lower[thing] not in nouns_of(_CLAIM_NOUN_CLASSES):
            return None
        if cue.name in ("perceive", "say", "relay") and tree.child(thing, "acl", "acl:relcl", "ccomp") is None:
            return None
    elif cue.name != "deny":
        return None
    said = pieces(tree, tree.phrase(thing, drop=("parataxis",)), ())
    return _draft(tree.noun_phrase(who), tree.verb_group(word), said, "reported_noun") if said else None


def accusation(tree: Tree, word: int, cue: Cue) -> Draft | None:
    """ "Kyiv accuses Moscow of shelling the town", "blamed the army for the fire": the accused and the deed together."""
    if cue.name != "accuse":
        return None
    accused, who = tree.child(word, "obj"), subject(tree, word)
    if accused is None or who is None or accused < word or _is_hypothetical(tree, word):
        return None
    end = 0
    for child in chain(tree.children[word], tree.children[accused]):
        if tree.document.deprels[child] in ("obl", "advcl", "nmod", "acl") and any(
            tree.lower[g] in ("of", "for", "on") and tree.document.deprels[g] in ("case", "mark")
            for g in tree.children[child]
        ):
            end = max(end, tree.right[child] + 1)
    if end <= accused:
        return None
    said = pieces(tree, (tree.left[accused], end), ())
    return _draft(tree.noun_phrase(who), tree.verb_group(word), said, "accusation") if said else None


def figure(tree: Tree, word: int, cue: Cue) -> Draft | None:
    """ "*Bloggers put* the toll in the hundreds": a figure's noun for an object, and the figure behind a preposition."""
    if cue.act != "estimate":
        return None
    thing, who = tree.child(word, "obj"), subject(tree, word)
    if thing is None or who is None or thing < word or tree.lower[thing] not in nouns_of(_FIGURES) | _TOLL_NOUNS:
        return None
    ends = [
        tree.right[child] + 1
        for child in chain(tree.children[word], tree.children[thing])
        if child > thing
        and tree.document.deprels[child] in ("obl", "nmod", "advmod")
        and any(tree.lower[g] in ("at", "in", "between", "as") for g in tree.children[child])
    ]
    if not ends:
        return None
    said = pieces(tree, (tree.left[thing], max(ends)), ())
    return _draft(tree.noun_phrase(who), tree.verb_group(word), said, "figure") if said else None


def unverified(tree: Tree, word: int, cue: Cue) -> Draft | None:
    """ "The figures *could not be verified*", "*the agency* could not confirm the toll": what nobody vouches for."""
    if cue.name != "confirm" or not tree.negated(word) or not any(tree.lower[c] in _ABLE for c in tree.children[word]):
        return None
    passive = tree.child(word, "nsubj:pass")
    thing = passive if passive is not None else tree.child(word, "obj", "ccomp")
    who = subject(tree, word)
    source = tree.noun_phrase(who) if who is not None else _opening(tree, word)
    if thing is None or (source is None and passive is None):
        return None
    said = pieces(tree, tree.phrase(thing), ())
    return _draft(source, tree.verb_group(word), said, "unverified")


def _opening(tree: Tree, word: int) -> WordRange | None:
    """The few words between a sentence's beginning and its verb, where they name somebody that the tree did not see as its
    subject: "*Agency D* could not verify it"."""
    first, end = tree.document.sentences[tree.sentence(word)][0], tree.verb_group(word)[0]
    upos = tree.document.upos[first:end]
    named = 0 < len(upos) <= _MAX_OPENING and "PROPN" in upos and set(upos) <= _NAMING
    return (first, end) if named else None


def participle(tree: Tree, word: int, cue: Cue) -> Draft | None:
    """ "..., saying the bridge was down": a participle beside a clause whose subject speaks on."""
    heads, lower = tree.document.heads, tree.lower
    clause = tree.child(word, "ccomp")
    if (
        clause is None
        or not lower[word].endswith("ing")
        or tree.document.deprels[word] not in ("advcl", "acl")
        or clause < word
    ):
        return None
    if tree.child(word, "mark", "case") is not None or heads[word] < 0:
        return None
    who = subject(tree, heads[word])
    said = pieces(tree, tree.subtree(clause), ())
    return (
        _draft(tree.noun_phrase(who), tree.verb_group(word), said, "participle") if said and who is not None else None
    )


def parenthetical(tree: Tree, word: int, cue: Cue) -> Draft | None:
    """ "The dam, officials say, was mined": a short clause set into what it attributes."""
    deprels, heads = tree.document.deprels, tree.document.heads
    if deprels[word] != "parataxis" or heads[word] < 0 or tree.child(word, "ccomp", "xcomp") is not None:
        return None
    who = tree.child(word, "nsubj")
    if who is None or cue.act not in ("say", "claim", "relay", "predict", "confirm", "concede", "estimate"):
        return None
    first, end = tree.subtree(heads[word])
    for child in tree.children[heads[word]]:
        if child > word and deprels[child] in ("appos", "parataxis"):
            end = min(end, tree.left[child])  # "..., Peskov said, the latest of several talks": the report's own words
    said = pieces(tree, (first, end), (tree.subtree(word),))
    return _draft(tree.noun_phrase(who), tree.verb_group(word), said, "parenthetical") if said else None


def according_to(tree: Tree, word: int, cue: Cue) -> Draft | None:
    """ "Two died, according to the mayor": the clause that the phrase hangs in."""
    heads, deprels, lower = tree.document.heads, tree.document.deprels, tree.lower
    if (
        lower[word] != "according"
        or word + 1 >= len(lower)
        or lower[word + 1] != "to"
        or deprels[word] not in ("case", "mark")
    ):
        return None
    noun = heads[word]
    clause = heads[noun] if noun >= 0 else -1
    for _ in range(_MAX_UP):
        if clause < 0 or deprels[clause] in _CLAUSE_HEADS or heads[clause] < 0:
            break
        clause = heads[clause]
    if clause < 0 or noun <= word:
        return None
    source = tree.noun_phrase(noun)
    said = pieces(tree, tree.subtree(clause), ((word, max(source[1], tree.right[noun] + 1)),))
    return _draft((max(source[0], word + 2), source[1]), (word, word + 2), said, "according_to") if said else None


def claim_noun(tree: Tree, word: int, cue: Cue) -> Draft | None:
    """ "Ukrainian claims that Moscow was planning ...", "the army's denial that ...", "allegations of torture by rights groups"."""
    if cue.name not in _NOUN_CLASSES or tree.document.upos[word] != "NOUN":
        return None
    source = noun_source(tree, word)
    if source is None:
        return None
    deprels = tree.document.deprels
    for child in tree.children[word]:
        if child < word:
            continue
        if deprels[child] in ("acl", "ccomp", "acl:relcl"):
            mark = tree.lower[tree.left[child]]
            own_subject = tree.child(child, "nsubj", "nsubj:pass", "csubj")
            that = mark == "that" and own_subject is not None and tree.lower[own_subject] != "that"
            if not that and not (mark == "to" and cue.name in ("promise", "threaten", "demand")):
                continue
        elif (
            deprels[child] != "nmod"
            or cue.name not in _NOUNS_WITH_OF
            or (case := tree.child(child, "case")) is None
            or tree.lower[case] not in ("of", "about")
        ):
            continue
        said = pieces(tree, _without_comment(tree, tree.subtree(child)), (source,))
        if said:
            return _draft(source, (word, word + 1), said, "claim_noun")
    return None


def _draft(source: WordRange | None, cue: WordRange, content: Sequence[WordRange], rule: str) -> Draft | None:
    if any(first >= end for first, end in (*content, cue, *([source] if source is not None else []))):
        return None  # a tree whose branches cross can leave nothing of a noun before its clause
    return Draft(source, cue, tuple(content), INSIDE_PROBABILITY, rule)


def _without_comment(tree: Tree, words: WordRange) -> WordRange:
    """A content without the noun that the report sets behind it: "... would leave, *a move officials say is not planned*"."""
    deprels, lower = tree.document.deprels, tree.lower
    for w in range(words[0] + 2, min(words[1], words[0] + _MAX_CONTENT)):
        if deprels[w] != "appos":
            continue
        first = tree.left[w] + (lower[tree.left[w]] == ",")
        if lower[first] not in ("a", "an", "the") or lower[first - 1] != ",":
            continue
        clause = tree.child(w, "acl:relcl")
        if clause is not None and tree.child(clause, "nsubj") is not None and lower[clause] in load().verbs:
            return words[0], first
    return words


def _near(one: WordRange, other: WordRange) -> bool:
    return abs(one[0] - other[1]) <= 1 or abs(other[0] - one[1]) <= 1


def _is_hypothetical(tree: Tree, word: int) -> bool:
    mark = tree.child(word, "mark")
    return mark is not None and tree.lower[mark] in _HYPOTHETICAL


def _is_phatic(tree: Tree, who: int, cue: Cue) -> bool:
    return tree.lower[who] in _PHATIC_SUBJECTS and cue.name in _PHATIC_CLASSES


VERB_RULES: tuple[Rule, ...] = (
    relative_gap,
    relative_object,
    reported_clause,
    participle,
    unverified,
    accusation,
    figure,
    reported_noun,
    parenthetical,
)
FIGURE_RULES: tuple[Rule, ...] = (figure,)
NOUN_RULES: tuple[Rule, ...] = (claim_noun,)
FIXED_RULES: tuple[Rule, ...] = (according_to,)
