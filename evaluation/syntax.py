"""Dependency trees and parts of speech on gold tokens: ewt dev and gum dev."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.paths import need
from evaluation.tokens import Sentence, annotated

SETS = {"ewt": "data/syntax/ewt.dev.conllu", "gum": "data/syntax/gum.dev.conllu"}
JOINED, BLANK, PARAGRAPH = 0, 1, 3


@dataclass(frozen=True, slots=True)
class Tree:
    """A gold sentence: one item a word in each list; `heads` are indices in the sentence, -1 for the root."""

    forms: list[str]
    breaks: list[int]
    upos: list[str]
    heads: list[int]
    deprels: list[str]


def read_conllu(lines: Iterable[str]) -> list[list[Tree]]:
    """The sentences of a CoNLL-U file by document, syntactic words alone.

    Lines of multiword tokens and empty nodes are left out; the words of a multiword token stand joined, and what its own
    line says of the blank after it holds for the last of them.
    """
    documents: list[list[Tree]] = []
    opened, gap = True, PARAGRAPH
    for block in _blocks(lines):
        tree = Tree([], [], [], [], [])
        joined_until, after_joined = 0, BLANK
        for line in block:
            if line.startswith("# newdoc"):
                opened = True
            if line.startswith(("# newdoc", "# newpar")):
                gap = PARAGRAPH
            if line.startswith("#"):
                continue
            number, form, _, upos, _, _, head, deprel, _, misc = line.split("\t")
            spaced = JOINED if "SpaceAfter=No" in misc.split("|") else BLANK
            if "-" in number:
                joined_until, after_joined = int(number.split("-")[1]), spaced
                continue
            if "." in number:
                continue
            tree.forms.append(form)
            tree.breaks.append(gap)
            tree.upos.append(upos)
            tree.heads.append(int(head) - 1)
            tree.deprels.append(deprel)
            if int(number) < joined_until:
                gap = JOINED
            elif int(number) == joined_until:
                gap = after_joined
            else:
                gap = spaced
        if not tree.forms:
            continue
        if opened or not documents:
            documents.append([])
            opened = False
        documents[-1].append(tree)
    return documents


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if stripped := line.rstrip("\n"):
            block.append(stripped)
        elif block:
            yield block
            block = []
    if block:
        yield block


def universal(deprel: str) -> str:
    """A relation without its subtype. Source: CoNLL 2018 shared task, which compares universal relations alone.

    Example:
        >>> universal("nmod:poss")
        'nmod'
    """
    return deprel.partition(":")[0]


def score(gold: Sequence[Tree], upos: Sequence[str], heads: Sequence[int], deprels: Sequence[str]) -> dict[str, int]:
    """Counts of words and of what is right, over the sentences of one document; `heads` are indices in the document."""
    counts = {"words": 0, "UPOS": 0, "UAS": 0, "LAS": 0, "LAS, full labels": 0}
    base = 0
    for tree in gold:
        for index, (tag, head, label) in enumerate(zip(tree.upos, tree.heads, tree.deprels, strict=True)):
            at = base + index
            attached = heads[at] == (base + head if head >= 0 else -1)
            counts["words"] += 1
            counts["UPOS"] += upos[at] == tag
            counts["UAS"] += attached
            counts["LAS"] += attached and universal(deprels[at]) == universal(label)
            counts["LAS, full labels"] += attached and deprels[at] == label
        base += len(tree.forms)
    return counts


def figures() -> dict[str, float]:
    """LAS, UAS, UPOS of each set, punctuation included as in the shared task."""
    measured: dict[str, float] = {}
    for name, relative in SETS.items():
        gold = _read(need(relative))
        total: dict[str, int] = {}
        sentences = [[Sentence(tree.forms, tree.breaks) for tree in document] for document in gold]
        for trees, document in zip(gold, annotated(sentences, f"syntax {name}"), strict=True):
            for key, value in score(trees, document.upos, document.heads, document.deprels).items():
                total[key] = total.get(key, 0) + value
        words = total.pop("words")
        measured |= {_name(key, name): round(100 * value / words, 1) for key, value in total.items()}
    return measured


def _read(path: Path) -> list[list[Tree]]:
    with path.open(encoding="utf-8") as lines:
        return read_conllu(lines)


def _name(key: str, corpus: str) -> str:
    kind, _, rest = key.partition(", ")
    return f"{kind} {corpus}{', ' + rest if rest else ''}"
