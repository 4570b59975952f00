"""All that a ledger shows, in an order that does not hang on the order in which it came."""

from alleged.store import claims, readings, reports
from alleged.store.opening import Store
from alleged.store.search import Wanted, find_claims, find_reports


def content(store: Store) -> list[object]:
    """Every report with all its versions and readings, then all lists."""
    shown: list[object] = []
    with store.reading() as connection:
        for id_, current in readings.of_reports(connection):
            versions = reports.of_versions(connection, reports.versions_of(connection, id_))
            for version in sorted(versions.values(), key=lambda version: version.report.text):
                made = [body for _, body in readings.every(connection, version.key)]
                shown.append((id_, version.key == current, version.report, version.language, made))
        shown.append(claims.count(connection))
        shown.extend(find_claims(connection, Wanted(), limit=100_000))
        shown.extend(find_claims(connection, Wanted(words="bridges"), limit=100_000))
        shown.extend(version.report for version in find_reports(connection, Wanted(words="closed"), limit=100_000))
    return shown
