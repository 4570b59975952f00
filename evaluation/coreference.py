"""Pronouns and names of persons on OntoGUM dev: who is meant, and what is left open.

The words are the corpus's; the parser reads them from a text whose blanks are guessed, and its words are matched by where they
stand. "Right" is a pronoun whose antecedent lies in its own gold chain. A gold mention counts by its head in the predicted tree.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.paths import need
from evaluation.rows import progress

if TYPE_CHECKING:
    from alleged.extract.tree import Tree
    from alleged.lexicon.weights import Weights
    from alleged.records.document import Document

GOLD = "data/coreference/ontogum.dev.conll"
NEWS_LIKE = ("news", "interview", "speech", "bio", "letter", "court", "podcast")
"""Genres in which somebody reports or is reported: the closest to what the reader is for."""
PRONOUNS = ("he", "she", "they", "it")
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
# The corpus keeps no blanks: marks that stand close to the word before, and those close to the word behind.
_CLOSE = frozenset(") ] , . ; : ! ? % 's 're 've 'll 'd 'm n't ’s ’re ’ve ’ll ’d ’m n’t ... / ”".split())
_OPEN = frozenset("( [ $ £ € # / “ @".split())


@dataclass(frozen=True, slots=True)
class Gold:
    """A document: its words, where each starts in the text, and mentions `(first, past last, chain)` by word."""

    name: str
    text: str
    starts: tuple[int, ...]
    mentions: tuple[tuple[int, int, str], ...]

    @property
    def genre(self) -> str:
        """The corpus's own."""
        return self.name.split("_")[1]


@dataclass(slots=True)
class Tally:
    """Pronouns counted: those with an antecedent, those answered, those answered right."""

    anaphoric: int = 0
    answered: int = 0
    right: int = 0
    idle: int = 0

    def figures(self, name: str) -> dict[str, float]:
        """Share right of those answered, of those that have an antecedent, and the share of these left open."""
        return {
            f"{name}, right of answered": _percent(self.right, self.answered + self.idle),
            f"{name}, right of all": _percent(self.right, self.anaphoric),
            f"{name}, open": _percent(self.anaphoric - self.answered, self.anaphoric),
        }


@dataclass(slots=True)
class Overlap:
    """B-cubed and pairs over named persons."""

    precision: float = 0.0
    recall: float = 0.0
    mentions: int = 0
    pairs: list[int] = field(default_factory=lambda: [0, 0, 0])


def read(path: Path) -> list[Gold]:
    """The documents of a CoNLL file with brackets of chains in the last column."""
    rows: list[tuple[str, list[tuple[str, str]]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# begin document"):
            rows.append((line.split()[-1], []))
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            rows[-1][1].append((columns[1], columns[-1]))
    return [_document(name, words) for name, words in rows]


def _document(name: str, words: Sequence[tuple[str, str]]) -> Gold:
    text, starts, opened = "", [], False
    mentions: list[tuple[int, int, str]] = []
    open_at: dict[str, list[int]] = {}
    for at, (form, brackets) in enumerate(words):
        close = form in _CLOSE or text.rsplit(" ", 1)[-1] in _OPEN
        if form == '"':
            close, opened = close or opened, not opened
        elif text.endswith('"') and opened:
            close = True
        text += "" if not text or close else " "
        starts.append(len(text))
        text += form
        for chain, begins, ends in _brackets(brackets):
            if begins:
                open_at.setdefault(chain, []).append(at)
            if ends and open_at.get(chain):  # a few mentions of the training file end without having begun
                mentions.append((open_at[chain].pop(), at + 1, chain))
    return Gold(name, text, tuple(starts), tuple(mentions))


def _brackets(column: str) -> Iterator[tuple[str, bool, bool]]:
    """`(3(4)5)` as `(chain, begins, ends)`."""
    at = 0
    while at < len(column):
        begins = column[at] == "("
        at += begins
        number = ""
        while at < len(column) and column[at].isdigit():
            number, at = number + column[at], at + 1
        ends = at < len(column) and column[at] == ")"
        at += ends
        if number:
            yield number, begins, ends
        elif not begins and not ends:
            return


def chains_by_head(gold: Gold, tree: "Tree") -> dict[int, str]:
    """The gold chain of each predicted word that heads a gold mention; the smaller mention wins."""
    document = tree.document
    at = {start: word for word, start in enumerate(document.starts)}
    out: dict[int, str] = {}
    for first, end, chain in sorted(gold.mentions, key=lambda m: m[0] - m[1]):
        words = [at[s] for s in gold.starts[first:end] if s in at]
        if not words:
            continue
        tops = tree.tops(words[0], words[-1] + 1) or [words[0]]
        out[tops[0]] = chain
    return out


def measure(documents: Sequence[tuple[Gold, "Document"]], weights: "Weights | None" = None) -> dict[str, float]:
    """All figures over parsed documents, with other weights where given."""
    tallies: dict[str, Tally] = {}
    overlap = Overlap()
    for gold, document in documents:
        _count(gold, document, weights, tallies, overlap)
    out: dict[str, float] = {}
    for name in sorted(tallies):
        out |= tallies[name].figures(name)
    precision, recall = overlap.precision / max(1, overlap.mentions), overlap.recall / max(1, overlap.mentions)
    out["persons' names B3 F1"] = round(200 * precision * recall / (precision + recall or 1), 1)
    both, ours, theirs = overlap.pairs
    out["persons' names pairs F1"] = round(200 * both / max(1, ours + theirs), 1)
    return out


def _count(
    gold: Gold, document: "Document", weights: "Weights | None", tallies: dict[str, Tally], overlap: Overlap
) -> None:
    from alleged.extract.actors.people import joined
    from alleged.extract.claims.claims import claims

    cast = joined(document, claims(document, gold.name), weights=weights)
    chains = chains_by_head(gold, cast.tree)
    first_of: dict[str, int] = {}
    for head, number in sorted(chains.items()):
        first_of.setdefault(number, head)
    for phrase in cast.phrases:
        if phrase.pronoun not in PRONOUNS or document.deprels[phrase.head] not in _SUBJECTS:
            continue
        chain = chains.get(phrase.head)
        anaphoric = chain is not None and first_of[chain] < phrase.head
        answer = phrase.antecedent
        right = answer is not None and anaphoric and chains.get(answer.head) == chain
        kind = phrase.pronoun if phrase.pronoun in ("it", "they") else "he and she"
        for name in (kind, *((f"{kind} in news",) if gold.genre in NEWS_LIKE else ())):
            tally = tallies.setdefault(name, Tally())
            tally.anaphoric += anaphoric
            tally.answered += anaphoric and answer is not None
            tally.idle += not anaphoric and answer is not None
            tally.right += right
    _compare(
        {p.head: p.chain for p in cast.phrases if p.entity == "Person" and p.name and p.head in chains}, chains, overlap
    )


def _compare(ours: dict[int, int], gold: dict[int, str], overlap: Overlap) -> None:
    """Add a document's named persons to B-cubed and pairs, over mentions that both have."""
    heads = sorted(ours)
    for head in heads:
        mine = {h for h in heads if ours[h] == ours[head]}
        theirs = {h for h in heads if gold[h] == gold[head]}
        overlap.mentions += 1
        overlap.precision += len(mine & theirs) / len(mine)
        overlap.recall += len(mine & theirs) / len(theirs)
    for a, b in combinations(heads, 2):
        same, gold_same = ours[a] == ours[b], gold[a] == gold[b]
        overlap.pairs[0] += same and gold_same
        overlap.pairs[1] += same
        overlap.pairs[2] += gold_same


def parsed(path: Path, label: str = "coreference") -> list[tuple[Gold, "Document"]]:
    """The documents of a file, each with what the parser makes of its text."""
    from alleged.parse import Parser
    from alleged.settings import Settings

    parser = Parser(Settings())
    documents = read(path)
    return [(gold, parser.parse(gold.text)) for gold in progress(documents, label, len(documents))]


def figures() -> dict[str, float]:
    """The figures on OntoGUM dev."""
    return measure(parsed(need(GOLD)))


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
