"""Incidents of many reports: shootings kept apart, all reports of a quarter in one ledger (score/clusters.py)."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from alleged.ledger.intake import keep
from alleged.records import Incident
from alleged.schema import incident_from_json
from alleged.store import incidents, parts, search
from alleged.store.opening import Store
from evaluation.paths import need, out
from evaluation.reading import readings_of
from evaluation.rows import Row, read_rows, write_rows
from evaluation.scorers import run_scorer
from evaluation.tolls import SHOOTINGS, is_dev


def figures() -> dict[str, float]:
    """B-cubed in per cent; exact numbers of killed per incident, by the range and by the latest figure."""
    rows = [row for row in read_rows(need(SHOOTINGS)) if is_dev(row)]
    by_quarter: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_quarter[f"{row['published'][:4]}q{(int(row['published'][5:7]) + 2) // 3}"].append(row)
    gold: list[Row] = []
    made: list[Row] = []
    exact: Counter[str] = Counter()
    for quarter, mine in sorted(by_quarter.items()):
        _, of = drawn_up(mine, "incidents, shootings")
        for row in mine:
            found = of.get(str(row["id"]))
            gold.append({"id": row["id"], "incident": f"{quarter} {row['incident']}"})
            made.append({"id": row["id"], "incident": found.id if found is not None else None})
        exact += _exact(mine, of)
    write_rows(out("clusters.gold.jsonl"), gold)
    write_rows(out("clusters.jsonl"), made)
    scored = run_scorer("clusters", out("clusters.gold.jsonl"), out("clusters.jsonl"))
    return {
        "incidents B-cubed F1": scored["all"]["f1"],
        "incidents B-cubed precision": scored["all"]["p"],
        "incidents B-cubed recall": scored["all"]["r"],
        "incidents killed exact (range)": _share(exact["range"], exact["all"]),
        "incidents killed exact (latest)": _share(exact["latest"], exact["all"]),
    }


def drawn_up(rows: Iterable[Row], label: str) -> tuple[list[Incident], dict[str, Incident]]:
    """The incidents of a new ledger that takes in all these reports; and of each report that has one the incident that it is mainly
    about."""
    reports, readings = readings_of(list(rows), label)
    main = {reading.incidents[0].id: reading.report.id for reading in readings if reading.incidents}
    with TemporaryDirectory() as folder, Store.open(f"sqlite:///{Path(folder) / 'ledger.db'}") as store:
        with store.writing() as connection:
            keep(connection, list(zip(reports, readings, strict=True)), readings[0].reader)
        with store.reading() as connection:
            found = search.find_incidents(connection, search.Wanted(), limit=10**9)
            keys = parts.keys_of(connection, main)
            of_parts = incidents.ids_of_parts(connection, keys.values())
    drawn = {row.id: incident_from_json(row.body) for row in found}
    return list(drawn.values()), {main[part]: drawn[of_parts[key]] for part, key in keys.items()}


def _exact(rows: Iterable[Row], of: dict[str, Incident]) -> Counter[str]:
    """How many shootings have the right number of dead in the incident that holds most of their reports; no figure is 0."""
    reports: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        reports[str(row["incident"])].append(row)
    count: Counter[str] = Counter()
    for mine in reports.values():
        votes = Counter(found.id for row in mine if (found := of.get(str(row["id"]))) is not None)
        best = votes.most_common(1)[0][0] if votes else None
        found = next((one for row in mine if (one := of.get(str(row["id"]))) is not None and one.id == best), None)
        right = int(mine[0]["killed"])
        killed = found.killed if found is not None else None
        count["all"] += 1
        count["range"] += ((killed.low, killed.high) if killed is not None else (0, 0)) == (right, right)
        count["latest"] += ((killed.latest.low, killed.latest.high) if killed is not None else (0, 0)) == (right, right)
    return count


def _share(part: int, whole: int) -> float:
    return round(100 * part / max(1, whole), 1)
