"""The report's own words about a source: "little-known", "pro-Russian", "in the region"."""

from collections.abc import Callable

from alleged.extract.tree import Tree
from alleged.records.document import WordRange

Rule = Callable[[Tree, int, WordRange], list[WordRange]]

_TITLES = frozenset(
    (
        "former senior top chief prime foreign deputy vice general military armed human several many more other "
        "same own such local regional national federal united new first few presidential"
    ).split()
)


def adjectives(tree: Tree, head: int, source: WordRange) -> list[WordRange]:
    """Adjectives that judge or place the source; not nationalities ("Russian"), ranks ("senior") or numbers."""
    out: list[WordRange] = []
    document = tree.document
    for child in tree.children[head]:
        if document.deprels[child] != "amod" or tree.lower[child] in _TITLES:
            continue
        first, end = max(tree.left[child], source[0]), min(tree.right[child] + 1, source[1])
        hyphened = end - first > 1 or "-" in document.forms[child]
        if document.forms[child][:1].isupper() and not hyphened:
            continue
        if document.upos[child] in ("ADJ", "VERB") or hyphened:
            out.append((first, end))
    return out


def places_and_ties(tree: Tree, head: int, source: WordRange) -> list[WordRange]:
    """Phrases that say where the source stands: "in the region", "close to the government", "on the ground"; not "of the army"."""
    out: list[WordRange] = []
    for child in tree.children[head]:
        case = tree.child(child, "case")
        if (
            tree.document.deprels[child] == "nmod"
            and child > head
            and case is not None
            and tree.lower[case] not in ("of", "for", "by", "to")
        ):
            out.append((tree.left[child], min(tree.right[child] + 1, source[1])))
    return out


def clauses(tree: Tree, head: int, source: WordRange) -> list[WordRange]:
    """Clauses that say what the source does or knows: "supporting the widows", "who spoke on condition of anonymity"."""
    return [
        tree.trim((tree.left[child], min(tree.right[child] + 1, source[1])))
        for child in tree.children[head]
        if tree.document.deprels[child] in ("acl", "acl:relcl") and tree.left[child] > head
    ]


RULES: tuple[Rule, ...] = (adjectives, places_and_ties, clauses)


def described(tree: Tree, source: WordRange) -> tuple[WordRange, ...]:
    """The describing words inside a source, in order, of all its coordinate parts."""
    heads, deprels = tree.document.heads, tree.document.deprels
    nouns = [w for w in range(*source) if not source[0] <= heads[w] < source[1] or deprels[w] == "conj"]
    found = {
        words
        for noun in nouns
        for rule in RULES
        for words in rule(tree, noun, source)
        if source[0] <= words[0] < words[1] <= source[1]
    }
    return tuple(sorted(found))
