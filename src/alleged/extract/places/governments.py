"""When "Moscow" is a government: by what it does, what is done to it, what it has."""

from collections.abc import Callable

from alleged.extract.tree import Tree
from alleged.lexicon.places import PlaceWords

_PLACING = frozenset({"in", "at", "near", "outside", "inside", "around", "into", "within", "across", "throughout"})
_WHERE = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "from", "to", "into", "through", "toward", "towards"}
)

Rule = Callable[[Tree, int, PlaceWords], bool]

_TOWARD = frozenset({"on", "with", "between", "against", "to", "from", "by", "toward", "towards", "for"})
_OFFICIALS = frozenset(
    {
        "government",
        "officials",
        "authorities",
        "leadership",
        "official",
        "leaders",
        "regime",
        "spokesman",
        "spokeswoman",
    }
)


def stands_for_government(tree: Tree, word: int, words: PlaceWords) -> bool:
    """Whether a country's or a capital's name, whose head is `word`, stands for its government."""
    case = tree.child(word, "case")
    if case is not None and tree.lower[case] in _PLACING:
        return False  # "explosions in Tehran", whatever hangs on it
    return any(rule(tree, word, words) for rule in RULES)


def seat_of_power(tree: Tree, word: int) -> bool:
    """Whether a seat like the Kremlin stands for those in it: wherever no preposition makes a building of it."""
    case = tree.child(word, "case")
    return case is None or tree.lower[case] not in _WHERE


def speaks(tree: Tree, word: int, _words: PlaceWords) -> bool:
    """It is the source of an attribution: "Kiev says that ..."."""
    for attribution in tree.document.attributions:
        if attribution.source and attribution.source[0] <= word < attribution.source[1]:
            head = tree.document.heads[word]
            return not attribution.source[0] <= head < attribution.source[1]
    return False


def acts(tree: Tree, word: int, words: PlaceWords) -> bool:
    """It is the subject of a verb that places have no part in: "Moscow was planning", "Washington had seen reports"."""
    document = tree.document
    if document.deprels[word] not in ("nsubj", "nsubj:outer") or document.heads[word] < 0:
        return False
    verb = document.heads[word]
    if document.upos[verb] != "VERB":
        return tree.lower[verb] in words.government_adjectives
    if tree.lower[verb] not in words.place_verbs:
        return True
    thing = tree.child(verb, "obj", "ccomp")
    return thing is not None and (document.deprels[thing] == "ccomp" or tree.lower[thing] in words.perceived_nouns)


def is_addressed(tree: Tree, word: int, words: PlaceWords) -> bool:
    """It is accused, urged, told: "accuse Moscow of", "Kyiv was warned"."""
    document = tree.document
    verb = document.heads[word]
    if verb < 0:
        return False
    return (
        document.deprels[word] in ("obj", "iobj", "nsubj:pass", "obl:agent") and tree.lower[verb] in words.toward_verbs
    )


def possesses(tree: Tree, word: int, words: PlaceWords) -> bool:
    """It has what only a government has: "Moscow's demands", "the Kyiv government"."""
    document = tree.document
    noun = document.heads[word]
    if noun < 0:
        return False
    if document.deprels[word] == "nmod:poss":
        return tree.lower[noun] in words.government_nouns
    return document.deprels[word] in ("compound", "amod", "nmod") and noun > word and tree.lower[noun] in _OFFICIALS


def is_dealt_with(tree: Tree, word: int, words: PlaceWords) -> bool:
    """It is a side of talks, ties, tensions: "talks with Tehran", "relations between Moscow and Kyiv", "sanctions on Russia"."""
    document = tree.document
    noun = document.heads[word]
    if noun < 0 or document.deprels[word] not in ("nmod", "obl"):
        return False
    case = tree.child(word, "case")
    if case is None or tree.lower[case] not in _TOWARD:
        return False
    if document.deprels[word] == "obl":  # "maintains ties with Moscow", where the tree hangs "Moscow" on the verb
        thing = tree.child(noun, "obj")
        return thing is not None and thing < word and tree.lower[thing] in words.dealing_nouns
    return tree.lower[noun] in words.dealing_nouns


RULES: tuple[Rule, ...] = (speaks, acts, is_addressed, possesses, is_dealt_with)
"""Each alone is enough."""
