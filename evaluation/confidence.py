"""What it is for an event or a toll to be right, and the fitting of their confidences: `python -m evaluation confidence`.

**Events** (events/plover, one gold event a sentence; others that it tells are not marked). An event answers to the gold one where
each party that it names shares a word with the gold's; a missing party says nothing false. It is right where its type is the
gold's. Where no event of the sentence is right, those of the gold's type with other parties are wrong readings of it, and so is the
only event of a sentence whatever it says. All others speak of something else and are not judged; nor is what is told as planned,
wished or not done beside the event found ("agreed *to withdraw*"), for the gold marks the one that was done.

**Tolls** (killed and injured of a text's main incident). Judged are those that the reader counts to the main incident as its
figures. A figure is right where its bounds (what it counts as in a range) and the gold's lie one within the other: the gold of
Airwars is itself a range over sources. A single victim told of ("a baker was killed") says that there was one, not that there
were no more: right where the gold has any.
"""

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from functools import partial

from evaluation.calibration import expected_error
from evaluation.logistic import FOLDS, Item, fit, over_folds
from evaluation.paths import need
from evaluation.rows import Row, progress, read_rows
from evaluation.scorers import scorer

KINDS = ("killed", "injured")
SHOOTINGS = 700
"""Articles of incidents/shootings read for the fitting, none of the part kept apart."""


def fold_of(key: str) -> int:
    """A fold by the hash of a text or an incident."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % FOLDS


def judged_events(row: Row, events: Sequence[Row]) -> list[tuple[Row, bool]]:
    """The events of a sentence that the gold one judges, and whether each is right."""
    score = scorer("events")
    gold = {role: score.content_words(row[role]) for role in ("actor", "recipient")}

    def answers(event: Row) -> bool:
        named = {role: score.content_words(" ".join(span["text"] for span in event[role])) for role in gold}
        return any(named.values()) and all(
            not gold[role] or not event[role] or bool(named[role] & gold[role]) for role in gold
        )

    looked = [(event, answers(event), bool(score.same_type(row["type"], event["type"]))) for event in events]
    found = any(fits and same for _, fits, same in looked)
    out = []
    for event, fits, same in looked:
        if fits and (same or not found or event["status"] == "happened"):
            out.append((event, same))
        elif not fits and ((same and not found) or len(events) == 1):
            out.append((event, False))
    return out


def judged_tolls(row: Row, reading: Row) -> list[tuple[Row, bool]]:
    """The tolls of a reading's main incident that the gold numbers judge, and whether each is right."""
    main = {toll["id"] for incident in reading["incidents"][:1] for toll in incident["tolls"]}
    out = []
    for toll in reading["tolls"]:
        gold = row.get(toll["kind"]) if toll["kind"] in KINDS else None
        if gold is not None and toll["id"] in main and toll["scope"] == "incident":
            out.append((toll, _is_right(toll, *(gold if isinstance(gold, list) else (gold, gold)))))
    return out


def _is_right(toll: Row, low: int, high: int) -> bool:
    if toll["rule"] == "one":
        return high >= 1
    first = toll["counts_as"]["low"] or 0
    last = toll["counts_as"]["high"] if toll["counts_as"]["high"] is not None else float("inf")
    return (low <= first and last <= high) or (first <= low and high <= last)


def event_items(rows: Sequence[Row], made: Sequence[Row]) -> list[Item]:
    """The judged events of readings that hold their features, in the order of the rows."""
    return [
        Item(event["features"], right, fold_of(row["text"]))
        for row, reading in zip(rows, made, strict=True)
        for event, right in judged_events(row, reading["events"])
    ]


def event_figures(rows: Sequence[Row], made: Sequence[Row]) -> dict[str, float]:
    """The calibration error of the weights that ship, and of weights fitted anew on other folds than those measured."""
    shipped = [
        (event["confidence"], right)
        for row, reading in zip(rows, made, strict=True)
        for event, right in judged_events(row, reading["events"])
    ]
    return {
        "events calibration error": expected_error(shipped),
        "events calibration error over folds": expected_error(over_folds(event_items(rows, made))),
    }


def toll_items(rows: Sequence[Row], label: str, *, weight: float = 1.0) -> Iterator[Item]:
    """The judged tolls of these texts with their features; equal incidents share a fold."""
    import json

    from alleged.extract.tolls.confidence import features
    from alleged.extract.tolls.owners import tolls
    from alleged.extract.tolls.tolls import toll_mentions
    from alleged.pipeline import Tools, read_whole
    from alleged.records import Report
    from alleged.resolve.numbers import numbers, plural
    from alleged.schema import to_json
    from alleged.settings import Settings

    tools = Tools.of(Settings())
    for row in progress(rows, label, len(rows)):
        report = Report(id=str(row["id"]), text=row["text"], published=row.get("published") or row.get("date"))
        reading, document = read_whole(report, tools)
        if document is None:
            continue
        mentions = toll_mentions(document, partial(numbers, column=tools.vague), plural(tools.vague))
        told = tolls(document, mentions, reading.claims, report.id)
        kept = [mentions[i] for i in told]
        by_id = {toll.id: features(mentions[i], kept) for i, toll in told.items()}
        for toll, right in judged_tolls(row, json.loads(to_json(reading))):
            yield Item(by_id[toll["id"]], right, fold_of(str(row.get("incident", row["id"]))), weight)


def main(arguments: Sequence[str]) -> int:
    """Fit the weights of both confidences anew and print them, with their error over folds; takes minutes."""
    from evaluation import events, tolls

    argparse.ArgumentParser(prog="python -m evaluation confidence", description=main.__doc__).parse_args(arguments)
    rows = read_rows(need(events.PLOVER))
    of_events = event_items(rows, events.predicted(rows, "events, plover"))
    print(
        f"events: {fit(of_events)}; error over folds {expected_error(over_folds(of_events))}, {len(of_events)} events"
    )
    shootings = [row for row in tolls.by_hash(read_rows(need(tolls.SHOOTINGS))) if not tolls.is_dev(row)][:SHOOTINGS]
    narratives = [row for row in read_rows(need(tolls.AIRWARS)) if not tolls.is_measured(row)]
    one, other = list(toll_items(shootings, "tolls, shootings")), list(toll_items(narratives, "tolls, airwars"))
    share = len(one) / (len(other) or 1)  # a narrative tells six times as many tolls as an article
    both = [*one, *(Item(item.features, item.right, item.fold, share) for item in other)]
    print(f"tolls: {fit(both)}; error over folds {expected_error(over_folds(both))}, {len(one)} and {len(other)} tolls")
    return 0
