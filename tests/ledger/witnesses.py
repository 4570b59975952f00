"""Four reports of one allegation and one of another, read by the model once in a run: what questions to a ledger are tried on."""

from functools import cache

from alleged.ledger.intake import Reads
from alleged.ledger.ledger import Ledger
from alleged.pipeline import Tools, read_report
from alleged.records import Reading, Report
from alleged.settings import Settings
from alleged.store.opening import Store

_SHELLS = "At least eleven people were killed on Monday when shells hit a grain depot in the town of Izmail, Mayor Lena Hask said."
REPORTS = (
    Report(
        "wire-1",
        f"{_SHELLS} Nineteen people were injured, she said. "
        "Russia's defence ministry denied that its forces had shelled the grain depot.",
        published="2031-05-12",
        publisher="Wire Q",
        title="Grain depot in Izmail hit",
        url="https://wire.example/1",
    ),
    Report(
        "daily-1",
        f"{_SHELLS} The harbour was closed, a port official said.",
        published="2031-05-13",
        publisher="Daily B",
        title="Depot on the Danube hit",
        url="https://daily.example/1#top",
    ),
    Report(
        "wire-2",
        "The number of people killed in Monday's shelling of the grain depot in Izmail has risen to fourteen, Mayor Lena Hask "
        "said on Wednesday. Romanian officials confirmed that shells had hit the grain depot in Izmail.",
        published="2031-05-14T09:00:00Z",
        publisher="Wire Q",
        title="Toll in Izmail rises",
        url="https://wire.example/2",
    ),
    Report(
        "wire-3",
        "Russia said on Thursday that Ukraine had shelled the grain depot in Izmail on Monday.",
        published="2031-05-15",
        publisher="Wire Q",
        title="Moscow blames Kyiv over Izmail",
    ),
    Report(
        "courier-1",
        "Police detained three people at a protest in Lisbon on Tuesday, a spokeswoman said.",
        published="2031-05-14",
        publisher="Courier",
        title="Three detained in Lisbon",
    ),
    Report("loose-1", "The mayor of Izmail said that the grain depot was old.", retrieved="2031-05-16T08:00:00Z"),
)


@cache
def tools() -> Tools:
    """The reader."""
    return Tools.of(Settings())


@cache
def read(report: Report) -> Reading:
    """The reading of a report."""
    return read_report(report, tools())


def ledger(store: Store) -> Ledger:
    """A ledger that reads with the model, each report once in a run."""
    return Ledger(store, lambda: Reads(tools().reader, read))
