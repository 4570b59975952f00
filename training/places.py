"""Fit the weights by which a place is chosen among those of its name: `python -m training.places [--shared ../shared]`.

Prints the table to put into src/alleged/resolve/places/places.py. A softmax over each gold mention's candidates, the report's other
mentions as context; weights and context in turns, since the context depends on the weights.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from alleged.extract.places.places import mentions
from alleged.parse import Parser
from alleged.records.distance import distance
from alleged.records.document import Document
from alleged.resolve.places.gazetteer import Gazetteer
from alleged.resolve.places.places import WEIGHTS, features, grouped, weighed
from alleged.resolve.places.surroundings import Surroundings
from alleged.settings import Settings

SETS = ("places/tr-news.jsonl", "places/local-global.jsonl")
RIGHT_KM = 60.0
"""A candidate without the gold's GeoNames id is right within an hour's drive, where no other has that id."""

LOCAL = 0.4
"""What an example of Local-Global counts: its papers write for one county, whose hamlets come before the world's cities."""

TURNS = 4
STEPS = 400
RATE = 0.05
RIDGE = 1e-3

Example = tuple[np.ndarray, np.ndarray, float]


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    given = parser.parse_args()
    parse = Parser(Settings()).parse
    documents = []
    for name in SETS:
        with (given.shared / "data" / name).open(encoding="utf-8") as lines:
            rows = [{**json.loads(line), "local": "local" in name} for line in lines]
        documents += [(row, parse(row["text"])) for row in rows]
    for name, weight in fitted(documents, Gazetteer()).items():
        print(f'    "{name}": {weight:.2f},')


def fitted(documents: list[tuple[dict, Document]], gazetteer: Gazetteer) -> dict[str, float]:
    """The weights for these annotated texts."""
    weights = dict(WEIGHTS)
    for _ in range(TURNS):
        examples = [one for row, document in documents for one in _examples(row, document, gazetteer, weights)]
        weights = dict(zip(weights, _fit(examples, np.array(list(weights.values()))), strict=True))
    return weights


def _examples(row: dict, document: Document, gazetteer: Gazetteer, weights: dict[str, float]) -> list[Example]:
    found = mentions(document, gazetteer.known)
    gold = {(place["start"], place["end"]): place for place in row["places"] if place.get("lat") is not None}
    groups = weighed(grouped(found, document, gazetteer), weights)
    surroundings = Surroundings.of(groups)
    out = []
    for number, group in enumerate(groups):
        places = [gold[found[i].start, found[i].end] for i in group.mentions if (found[i].start, found[i].end) in gold]
        if not places or len(group.candidates) < 2:
            continue
        place = places[0]
        right = [str(entry.geonameid) == str(place["geonameid"]) for entry in group.candidates]
        if not any(right):
            right = [distance(e.lat, e.lon, place["lat"], place["lon"]) <= RIGHT_KM for e in group.candidates]
        if any(right) and not all(right):
            values = [features(entry, group, number, surroundings) for entry in group.candidates]
            table = np.array([[value[name] for name in weights] for value in values])
            out.append((table, np.array(right), LOCAL if row["local"] else 1.0))
    return out


def _fit(examples: list[Example], start: np.ndarray) -> np.ndarray:
    """Adam on the marginal likelihood of the right candidates."""
    weights, first, second = start.astype(float), np.zeros_like(start, float), np.zeros_like(start, float)
    sizes = [len(right) for _, right, _ in examples]
    values, right = np.concatenate([v for v, _, _ in examples]), np.concatenate([r for _, r, _ in examples])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    counts = np.array([count for _, _, count in examples])
    of = np.repeat(np.arange(len(sizes)), sizes)
    for step in range(1, STEPS + 1):
        scores = values @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        shares = odds / np.add.reduceat(odds, starts)[of]
        hits = np.where(right, odds, 0)
        target = hits / np.maximum(np.add.reduceat(hits, starts)[of], 1e-300)
        slope = values.T @ ((target - shares) * counts[of]) / counts.sum() - RIDGE * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights = weights + RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


if __name__ == "__main__":
    main()
