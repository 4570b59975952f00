"""Named entities on worldwide dev, gold tokens: score/entities.py."""

from evaluation.paths import need, out
from evaluation.scorers import run_scorer
from evaluation.tokens import annotated, entity_documents

GOLD = "data/entities/worldwide.dev.tsv"


def figures() -> dict[str, float]:
    """F1 over all classes and of each, exact span and class."""
    gold = need(GOLD)
    made = out("entities-worldwide-dev.tsv")
    documents = entity_documents(gold)
    with made.open("w", encoding="utf-8") as file:
        for document in annotated(documents, "entities"):
            tags = ["O"] * len(document.forms)
            for entity in document.entities:
                first, end = entity.words
                tags[first:end] = [f"B-{entity.kind}", *[f"I-{entity.kind}"] * (end - first - 1)]
            # The scorer reads rows alone; a document's end closes what is open, as a sentence's does in the gold.
            file.writelines(f"w\t{tag}\n" for tag in tags)
            file.write("\n")
    scored = run_scorer("entities", gold, made)
    measured = {"entities F1": scored["all"]["f1"]}
    return measured | {f"entities F1 {kind}": value["f1"] for kind, value in scored.items() if kind != "all"}
