"""Who did what to whom (score/events.py on events/plover), what is wrongly told as an assault, and where an event took place."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from evaluation.confidence import event_figures
from evaluation.paths import need, out
from evaluation.rows import Row, progress, read_rows, write_rows
from evaluation.scorers import scorer

if TYPE_CHECKING:
    from alleged.extract.tree import Tree
    from alleged.records.document import Document, WordRange

PLOVER = "data/events/plover.train.jsonl"
CAMEO = "data/events/cameo-cases.jsonl"
VERB_PLACE = "data/events/verb-place.jsonl"
TUNED = 7
"""Tenths of events/plover that the rules and words were tuned on, by the hash of the text: equal texts fall into one part."""
VIOLENT = frozenset({"18", "19", "20"})
"""CAMEO root codes of assault, fight and mass violence."""
PLACE_KINDS = frozenset({"Location", "Facility"})
SPANS = list[tuple[int, int]]


def is_tuned(row: Row) -> bool:
    """Whether the rules and words were made with a sight of this sentence."""
    return int(hashlib.sha256(row["text"].encode()).hexdigest(), 16) % 10 < TUNED


def figures() -> dict[str, float]:
    """All figures, in per cent but for the mean number of events."""
    return _pairs() | _violence() | _places()


def _pairs() -> dict[str, float]:
    """The scorer's figures on all of events/plover, on the part tuned on and on the part kept apart."""
    rows = read_rows(need(PLOVER))
    made = predicted(rows, "events, plover")
    write_rows(out("events-plover.jsonl"), made)
    by_id = {str(row["report"]["id"]): row for row in made}
    measured: dict[str, float] = {}
    parts: tuple[tuple[str, Callable[[Row], bool]], ...] = (
        ("", lambda row: True),
        (" tuned", is_tuned),
        (" kept apart", lambda row: not is_tuned(row)),
    )
    for name, belongs in parts:
        gold = [row for row in rows if belongs(row)]
        scored = scorer("events").score(gold, [by_id[str(row["id"])] for row in gold])
        for key in ("pair", "pair+type", "type", "quad", "events"):
            measured[f"events {key}{name}"] = scored[key]
    return measured | event_figures(rows, made)


def predicted(rows: Sequence[Row], label: str) -> list[dict[str, Any]]:
    """For each text the events of its reading: those that stand on somebody's word; with what their confidence rests on."""
    from alleged.extract.claims.claims import claims
    from alleged.extract.events.confidence import features
    from alleged.extract.events.events import events
    from alleged.extract.events.records import event_records

    made = []
    for row, document in zip(rows, _parsed(rows, label), strict=True):
        said = claims(document, str(row["id"]))
        drafts = events(document, said)
        found = event_records(document, drafts, said, str(row["id"]))
        told = [_row(event) | {"features": features(document, drafts[i])} for i, event in found.items()]
        made.append({"report": {"id": str(row["id"])}, "events": told})
    return made


def _row(event: Any) -> dict[str, Any]:
    def span(one: Any) -> dict[str, Any]:
        return {"start": one.start, "end": one.end, "text": one.text}

    return {
        "type": event.type,
        "confidence": event.confidence,
        "status": event.status,
        "trigger": span(event.trigger),
        "actor": [span(party) for party in event.actor],
        "recipient": [span(party) for party in event.recipient],
    }


def _violence() -> dict[str, float]:
    """Of the CAMEO sentences whose codings hold no assault the share that yields one with status happened."""
    rows = [row for row in read_rows(need(CAMEO)) if not any((c["cameo"] or "")[:2] in VIOLENT for c in row["codes"])]
    wrong = [
        row["id"]
        for row, reading in zip(rows, predicted(rows, "events, cameo"), strict=True)
        if any(event["type"] == "ASSAULT" and event["status"] == "happened" for event in reading["events"])
    ]
    return {"events false assaults": round(100 * len(wrong) / (len(rows) or 1), 1)}


def _places() -> dict[str, float]:
    """F1 of the places of a verb's event, given the places that the entity tagger finds, on every tenth sentence (not those that
    the costs were chosen on); beside it that of all places of the sentence and of the one nearest in words."""
    from alleged.extract.events.details import own
    from alleged.extract.tree import Tree

    rows = read_rows(need(VERB_PLACE))[5::10]
    ways: dict[str, Callable[[Tree, int, list[WordRange]], Iterable[int]]] = {
        "events place F1": own,
        "events place F1, all of the sentence": _all_beside,
        "events place F1, the nearest in words": _nearest,
    }
    counts = {name: [0, 0, 0] for name in ways}
    for row, document in zip(rows, _parsed(rows, "events, places"), strict=True):
        tree = Tree.of(document)
        start, end = row["verb"][0]
        verbs = [w for w in range(len(document.forms)) if document.starts[w] < end and document.ends[w] > start]
        mentions = [entity.words for entity in document.entities if entity.kind in PLACE_KINDS]
        gold = [(a, b) for a, b in row["places"] if b - a > 1]
        for name, way in ways.items():
            found = [document.span(mentions[i]) for i in way(tree, verbs[0], mentions)] if verbs else []
            right = sum(any(_overlap(a, b) for b in gold) for a in found)
            hit = sum(any(_overlap(a, b) for a in found) for b in gold)
            for i, number in enumerate((right, len(found), len(gold) - hit)):
                counts[name][i] += number
    return {name: _f1(*numbers) for name, numbers in counts.items()}


def _f1(right: int, found: int, missed: int) -> float:
    precision, recall = right / (found or 1), right / ((right + missed) or 1)
    return round(200 * precision * recall / ((precision + recall) or 1), 1)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _all_beside(tree: "Tree", word: int, mentions: "list[WordRange]") -> list[int]:
    return [i for i, words in enumerate(mentions) if tree.sentence(words[0]) == tree.sentence(word)]


def _nearest(tree: "Tree", word: int, mentions: "list[WordRange]") -> list[int]:
    beside = _all_beside(tree, word, mentions)
    return [min(beside, key=lambda i: abs(mentions[i][0] - word))] if beside else []


def _parsed(rows: Sequence[Row], label: str) -> "Iterable[Document]":
    from alleged.parse import Parser
    from alleged.settings import Settings

    parser = Parser(Settings())
    return (parser.parse(row["text"]) for row in progress(rows, label, len(rows)))
