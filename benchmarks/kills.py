"""A run that is killed again and again loses nothing.

    python -m benchmarks.kills [--reports 2000] [--kills 20]

Takes in one-sentence reports twice, once undisturbed and once killed with SIGKILL at random moments and begun again, and compares
the exports of both ledgers byte by byte.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.growth import reports

EARLIEST, LATEST = 2.0, 7.0
"""Seconds of a run until it is killed: from before the first batch is kept to behind the second."""
SEED = 20240301
_COMMAND = (sys.executable, "-c", "import sys; from alleged.cli import main; main(sys.argv[1:])")


def main() -> None:
    """Run, kill, compare; exit status 1 where the ledgers differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    given = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "reports.jsonl"
        rows = (
            {"id": r.id, "text": r.text, "published": r.published, "publisher": r.publisher}
            for r in islice(reports(), given.reports)
        )
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        whole = _export(_added(source, folder / "whole.db", 0), folder / "whole.jsonl")
        killed = _export(_added(source, folder / "killed.db", given.kills), folder / "killed.jsonl")
        print(
            f"{given.reports} reports, {given.kills} kills: exports of {len(whole):,} and {len(killed):,} bytes, ",
            end="",
        )
        print("identical" if whole == killed else "DIFFERENT")
        sys.exit(whole != killed)


def _added(source: Path, ledger: Path, kills: int) -> str:
    address = f"sqlite:///{ledger}"
    chance = random.Random(SEED)
    done = 0
    while done < kills:
        run = subprocess.Popen((*_COMMAND, "add", str(source), "--ledger", address), stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(EARLIEST, LATEST))
        if run.poll() is None:
            run.kill()
            done += 1
            run.wait()
        else:
            print(f"finished before kill {done + 1} of {kills}", file=sys.stderr)
            break
    done_at_last = subprocess.run((*_COMMAND, "add", str(source), "--ledger", address), check=False)
    if done_at_last.returncode not in (0, 1):  # 1: a line that is not English could not be read
        raise RuntimeError(f"add ended with exit status {done_at_last.returncode}")
    return address


def _export(address: str, output: Path) -> bytes:
    command = (*_COMMAND, "export", "--format", "jsonl", "--ledger", address, "--output", str(output))
    subprocess.run(command, check=True)
    return output.read_bytes()


if __name__ == "__main__":
    main()
