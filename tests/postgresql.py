"""A PostgreSQL server of our own for the tests: in a temporary folder, on a local socket, gone with the run."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

REQUIRED = os.environ.get("ALLEGED_POSTGRESQL") == "required"
USERS = ("postgres", "nobody")  # the server refuses to run as root


def programs() -> Path | None:
    """Where the server's programs are: Debian keeps them outside PATH."""
    found = [Path(where).parent for where in [shutil.which("initdb")] if where]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name.partition(".")[0]))
    return next((path for path in reversed(found) if (path / "pg_ctl").exists()), None)


@dataclass(slots=True)
class Server:
    """A running server: its socket's folder."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=count)

    def url(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql+psycopg://alleged@/{database}?host={self.folder}"

    def fresh(self) -> str:
        """The address of a new and empty database."""
        import psycopg

        name = f"ledger{next(self._numbers)}"
        with psycopg.connect(host=str(self.folder), user="alleged", dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(name)


@contextmanager
def server(where: Path) -> Iterator[Server]:
    """A server from these programs; without fsync, for nothing of it is to last."""
    folder = Path(tempfile.mkdtemp(prefix="alleged-pg-"))
    before: list[str] = []
    if os.geteuid() == 0:
        user = next(entry for entry in pwd.getpwall() if entry.pw_name in USERS)
        os.chown(folder, user.pw_uid, user.pw_gid)
        before = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]

    def run(*command: str) -> None:
        done = subprocess.run([*before, *command], cwd=folder, capture_output=True, text=True, timeout=120)
        log = folder / "log"
        assert done.returncode == 0, done.stdout + done.stderr + (log.read_text() if log.exists() else "")

    data, control = str(folder / "data"), str(where / "pg_ctl")
    # a language of its own, so that nothing leans on the order of plain bytes
    icu = ("--locale-provider=icu", "--icu-locale=en-US", "--locale=C.UTF-8")
    run(str(where / "initdb"), "-D", data, "-U", "alleged", "-A", "trust", "-E", "UTF8", "-N", *icu)
    quick = "-c listen_addresses= -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=30"
    run(control, "start", "-w", "-D", data, "-l", str(folder / "log"), "-o", f"-k {folder} {quick}")
    try:
        yield Server(folder)
    finally:
        run(control, "stop", "-w", "-m", "immediate", "-D", data)
        shutil.rmtree(folder)
