"""Places found and placed on the dev sets: score/places.py."""

from dataclasses import asdict

from evaluation.paths import need, out
from evaluation.rows import Row, progress, read_rows, write_rows
from evaluation.scorers import run_scorer

GOLD = "data/places/geowebnews.dev.jsonl"
FIGURES = {"p": "places found P", "r": "places found R", "f1": "places found F1"}


def figures() -> dict[str, float]:
    """Found (any overlap), and the shares within 161 km of the gold: of all gold places, and of those found."""
    gold, made = need(GOLD), out("places-geowebnews-dev.jsonl")
    write_rows(made, predicted(read_rows(gold)))
    scored = run_scorer("places", gold, made)
    return {name: scored["found"][key] for key, name in FIGURES.items()} | {
        "places within 161 km": scored["within 161 km"],
        "places of found within 161 km": scored["of found"],
    }


def predicted(rows: list[Row]) -> list[Row]:
    """Readings of these texts, cut down to their places."""
    from alleged.extract.places.places import mentions
    from alleged.parse import Parser
    from alleged.resolve.places.gazetteer import Gazetteer
    from alleged.resolve.places.places import places
    from alleged.settings import Settings

    parse, gazetteer = Parser(Settings()).parse, Gazetteer()
    made = []
    for row in progress(rows, "places", len(rows)):
        document = parse(row["text"])
        found = places(mentions(document, gazetteer.known), document, gazetteer)
        made.append({"report": {"id": str(row["id"])}, "places": [asdict(place) for place in found]})
    return made
