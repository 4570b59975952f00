"""`alleged watch` as a person runs it: a process of its own against a web server of this machine, until Ctrl-C.

Nothing sleeps: each step waits for what the process says or for what it asks the server, and fails if that does not come.
"""

import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from alleged.ledger.ledger import Ledger
from alleged.store import reports
from tests.read.serving import serving

PATIENCE_SECONDS = 60
"""How long a step may take before the test fails; on an idle machine each takes a second or two."""

PROGRAM = """
import sys
from alleged.cli import main
from alleged.read import politeness
politeness.Pace.wait = lambda *_: None
politeness.FIRST_WAIT_SECONDS = 0.0
sys.modules["alleged.cli.watch"]._LEAST_SECONDS = 0.0
main(sys.argv[1:])
"""
"""The command without the time that it gives to servers."""


def page(title: str, dead: int) -> str:
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"<p>The mayor of the town, Lena Hask, said on Monday that {dead} people were killed when shells hit a depot.</p>"
        f"<p>The ministry denied that its forces had shelled the depot. {title}, the mayor wrote.</p>"
        "</article></body></html>"
    )


class Site(BaseHTTPRequestHandler):
    """`pages` are the bodies by path, None a fault; what is not there is not found. `held` are paths whose answer waits."""

    pages: dict[str, str | None] = {}  # noqa: RUF012  shared on purpose
    held: dict[str, threading.Event] = {}  # noqa: RUF012
    answered: "queue.Queue[tuple[str, int]]" = queue.Queue()
    asked: "queue.Queue[str]" = queue.Queue()

    def do_GET(self) -> None:
        self.asked.put(self.path)
        if self.path in self.held:
            self.held[self.path].wait(PATIENCE_SECONDS)
        body = self.pages.get(self.path, "")
        tag = f'"{hash(body)}"'
        status = 500 if body is None else 404 if not body else 304 if self.headers["If-None-Match"] == tag else 200
        sent = (body or "").encode() if status == 200 else b""
        self.answered.put((self.path, status))
        with suppress(OSError):  # whoever asked has been stopped
            self.send_response(status)
            self.send_header("Content-Type", "application/feed+json" if self.path == "/feed" else "text/html")
            self.send_header("Content-Length", str(len(sent)))
            self.send_header("ETag", tag)
            self.end_headers()
            self.wfile.write(sent)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
        pass


@pytest.fixture
def site() -> Iterator[str]:
    Site.pages, Site.held, Site.answered, Site.asked = {}, {}, queue.Queue(), queue.Queue()
    with serving(Site) as address:
        try:
            yield address
        finally:
            for event in Site.held.values():
                event.set()


def feed(*items: tuple[str, str]) -> str:
    rows = (f'{{"id": "urn:{name}", "url": "/{name}", "summary": "{summary}"}}' for name, summary in items)
    return f'{{"version": "https://jsonfeed.org/version/1.1", "title": "Wire Q", "items": [{", ".join(rows)}]}}'


def until(wanted: object, found: "queue.Queue[tuple[str, int]] | queue.Queue[str]") -> None:
    while found.get(timeout=PATIENCE_SECONDS) != wanted:
        pass


def looked_again() -> None:
    """Waits for a further look at the feed that finds nothing new: what came before it has been kept and counted."""
    with suppress(queue.Empty):
        while True:
            Site.answered.get_nowait()
    until(("/feed", 304), Site.answered)


class Watching:
    """The running command and what it has said."""

    def __init__(self, address: str, ledger: str) -> None:
        command = (sys.executable, "-c", PROGRAM, "watch", f"{address}/feed", "--every", "0.05", "--allow-private")
        self.process = subprocess.Popen(
            (*command, "--ledger", ledger), stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.said: list[str] = []
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._listen)
        self._reader.start()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self._lines.put(line)
        self._lines.put("")

    def hears(self, words: str) -> None:
        """Waits until the process says these words."""
        while not self.said or words not in self.said[-1]:
            line = ""
            with suppress(queue.Empty):
                line = self._lines.get(timeout=PATIENCE_SECONDS)
            if not line:
                pytest.fail(f"{words!r} was never said; {''.join(self.said)}")
            self.said.append(line)

    def stopped(self) -> int:
        """Its exit status after Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(PATIENCE_SECONDS)
        self._reader.join(PATIENCE_SECONDS)
        while line := self._lines.get(timeout=PATIENCE_SECONDS):
            self.said += [line] if line.strip() else []
        return status


@contextmanager
def watching(address: str, ledger: str) -> Iterator[Watching]:
    running = Watching(address, ledger)
    try:
        yield running
    finally:
        running.process.kill()
        running.process.communicate()


def versions(ledger: str) -> dict[str, int]:
    """How many versions of each report the ledger has, by id; each can be shown with its text."""
    with Ledger.open(ledger, create=False) as opened:
        found = {row.id: row.number for row in opened.reports()}
        assert all(opened.show(id_).claims for id_ in found)
        with opened.store.reading() as connection:
            kept = {id_: len(reports.versions_of(connection, id_)) for id_ in found}
        assert kept == found
        return found


def test_a_day_of_watching(site: str, tmp_path: Path) -> None:
    ledger = f"sqlite:///{tmp_path / 'case.db'}"
    Site.pages = {"/feed": feed(("a", "one"), ("gone", "x")), "/a": page("Depot hit", 11)}
    with watching(site, ledger) as running:
        running.hears("new: Depot hit")
        running.hears(f"{site}/gone: the server answered 404 Not Found; asked again at the next look")
        running.hears(f"{site}/gone: the server answered 404 Not Found; given up")
        looked_again()

        Site.pages |= {"/a": page("Depot hit", 17), "/b": page("Port closed", 3)}
        Site.pages["/feed"] = feed(("b", "two"), ("a", "one, corrected"), ("gone", "x"))
        running.hears("new: Port closed")
        running.hears("changed: Depot hit")

        Site.pages["/feed"] = None
        running.hears("/feed: the server answered 500 Internal Server Error; asked again in ")
        del Site.pages["/b"]  # what is kept stays when its page is gone
        Site.pages |= {
            "/feed": feed(("c", "three"), ("b", "two"), ("a", "one, corrected")),
            "/c": page("Bridge open", 2),
        }
        running.hears("new: Bridge open")
        looked_again()

        assert running.stopped() == 130
    assert "alleged: stopped: 3 new, 1 changed, 0 known; " in running.said[-1]
    assert running.said[-1].endswith("2 could not be had (see above). Say the same again to go on\n")
    assert "Traceback" not in "".join(running.said)
    assert versions(ledger) == {"urn:a": 2, "urn:b": 1, "urn:c": 1}


def test_stopped_in_the_middle_of_a_page_it_goes_on_from_there(site: str, tmp_path: Path) -> None:
    ledger = f"sqlite:///{tmp_path / 'case.db'}"
    Site.pages = {"/feed": feed(("a", ""), ("b", "")), "/a": page("Depot hit", 11), "/b": page("Port closed", 3)}
    Site.held = {"/b": threading.Event()}
    with watching(site, ledger) as running:
        running.hears("new: Depot hit")
        until("/b", Site.asked)
        assert running.stopped() == 130
    assert "stopped: 1 new, 0 changed, 0 known" in running.said[-1]
    assert "Traceback" not in "".join(running.said)
    assert versions(ledger) == {"urn:a": 1}

    Site.held.pop("/b").set()
    with watching(site, ledger) as running:
        running.hears("new: Port closed")
        looked_again()
        assert running.stopped() == 130
    assert "1 new, 0 changed, 1 known" in running.said[-1]
    assert versions(ledger) == {"urn:a": 1, "urn:b": 1}
