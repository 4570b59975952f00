"""Weights for pronouns from OntoGUM: a log-linear ranker over the features of `extract/actors/pronouns.py`.

    python -m training.coreference            prints the table of lexicon/pronouns.toml and cross-validated figures

For each pronoun the belief in all candidates of its gold chain is raised, or in "nobody" where none is one (maximum marginal
likelihood, L2). Numpy alone; the run time adds the same weights without it. Deterministic: no sampling.
"""

import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from alleged.extract.actors.joining import join
from alleged.extract.actors.phrases import phrases
from alleged.extract.actors.pronouns import COLUMN_OF, Resolver
from alleged.extract.actors.speech import speech
from alleged.extract.claims.claims import claims
from alleged.extract.tree import Tree
from alleged.lexicon.weights import COLUMNS, Weights
from alleged.records.document import Document
from evaluation.coreference import GOLD, NEWS_LIKE, Gold, chains_by_head, measure, parsed
from evaluation.paths import need

RULES = Path(__file__).with_name("pronoun_rules.toml")
DECIDES = {"person": 0.45, "they": 0.5, "it": 0.5}
"""Share of belief that decides. Source: five folds; where the rules answer as many rightly, these answer fewer wrongly."""
TRAIN = "data/coreference/ontogum.train.conll"
PENALTY = 10.0
"""L2 toward the rules. Source: folds of the training documents; of 1, 10 and 40 this one answers best, by little."""
STEPS, RATE = 400, 0.5
FOLDS = 5
RARE = 5
"""Features seen less often get no weight."""
NEWS = 2.0
"""How much more a pronoun of a news-like genre counts than one of another: they are a third, and what the reader reads."""


@dataclass(frozen=True, slots=True)
class Example:
    """One pronoun: the features of each candidate, those that are right, and its weight."""

    column: str
    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    weight: float


def examples(gold: Gold, document: Document, weights: Weights) -> list[Example]:
    """The pronouns of a document as the resolver meets them with these weights."""
    tree = Tree.of(document)
    found, by_word = phrases(tree)
    resolver = Resolver(tree, found, join(tree, found), speech(tree, claims(document, gold.name), by_word), weights)
    chains = chains_by_head(gold, tree)
    out = []
    for pronoun, choice in resolver.run():
        chain = chains.get(pronoun.head)
        right = tuple(chain is not None and chains.get(c.head) == chain for c in choice.candidates)
        out.append(
            Example(
                COLUMN_OF[pronoun.pronoun or "it"], choice.features, right, NEWS if gold.genre in NEWS_LIKE else 1.0
            )
        )
    return out


def fitted(data: Sequence[Example], rules: Mapping[str, float]) -> dict[str, float]:
    """Weights by feature of one column, pulled toward the rules' own."""
    counts: dict[str, int] = {}
    for one in data:
        for row in one.rows:
            for name in row:
                counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, n in counts.items() if n >= RARE)
    index = {name: i for i, name in enumerate(names)}
    flat = [[index[name] for name in row if name in index] for one in data for row in one.rows]
    x = np.zeros((len(flat), len(names)))
    for i, row in enumerate(flat):
        x[i, row] = 1
    owner = np.repeat(np.arange(len(data)), [len(one.rows) for one in data])
    right = np.array([r for one in data for r in one.right], bool)
    some = np.bincount(owner, right, len(data)) > 0
    weight = np.array([one.weight for one in data])
    prior = np.array([rules.get(name, 0.0) for name in names])
    theta, nobody = prior.copy(), rules["nobody"]
    speed, nobody_speed = np.zeros(len(names)), 0.0
    for _ in range(STEPS):
        score = x @ theta
        top = np.full(len(data), nobody)
        np.maximum.at(top, owner, score)
        power, none = np.exp(score - top[owner]), np.exp(nobody - top)
        total = np.bincount(owner, power, len(data)) + none
        belief, none_belief = power / total[owner], none / total
        mass = np.where(some, np.bincount(owner, belief * right, len(data)), none_belief)
        wanted = np.where(right, belief / np.maximum(mass, 1e-12)[owner], 0.0)
        slope = x.T @ ((belief - wanted) * weight[owner]) + PENALTY * (theta - prior)
        none_slope = float(((none_belief - ~some) * weight).sum())
        speed += slope**2
        nobody_speed += none_slope**2
        theta -= RATE * slope / np.sqrt(speed + 1e-9)
        nobody -= RATE * none_slope / (nobody_speed**0.5 + 1e-9)
    return dict(zip(names, theta.round(2).tolist(), strict=True)) | {"nobody": round(nobody, 2)}


def trained(data: Sequence[Example], rules: Weights, decides: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """A table with all columns."""
    return {
        column: fitted([one for one in data if one.column == column], rules[column]) | {"decides": decides[column]}
        for column in COLUMNS
    }


def text(weights: Weights) -> str:
    """The table as TOML."""
    names = sorted(
        {name for column in COLUMNS for name in weights[column]}, key=lambda n: (n not in ("nobody", "decides"), n)
    )
    rows = (f'"{name}" = [{", ".join(f"{weights[column].get(name, 0.0):g}" for column in COLUMNS)}]' for name in names)
    return "\n".join(("[weights]", *rows)) + "\n"


def main() -> int:
    """Cross-validate on the training documents, measure on dev, print the table."""
    rows = tomllib.loads(RULES.read_text(encoding="utf-8"))["weights"]
    shipped = {column: {name: float(row[at]) for name, row in rows.items()} for at, column in enumerate(COLUMNS)}
    decides = DECIDES
    train = parsed(need(TRAIN), "train")
    data = [examples(gold, document, shipped) for gold, document in train]
    folded: list[dict[str, float]] = []
    for fold in range(FOLDS):
        made = trained([e for i, rows in enumerate(data) if i % FOLDS != fold for e in rows], shipped, decides)
        folded.append(measure([d for i, d in enumerate(train) if i % FOLDS == fold], made))
    base, dev = measure(train, shipped), parsed(need(GOLD))
    made = trained([e for rows in data for e in rows], shipped, decides)
    dev_base, dev_made = measure(dev, shipped), measure(dev, made)
    print(f"{'':<34}folds:   rules learned   dev:   rules learned")
    for name in base:
        mean = sum(f.get(name, 0.0) for f in folded) / FOLDS
        print(f"{name:<34}{base[name]:14.1f}{mean:8.1f}{dev_base.get(name, 0):15.1f}{dev_made.get(name, 0):8.1f}")
    print(text(made))
    return 0


if __name__ == "__main__":
    sys.exit(main())
