"""What the documents say is so: every command in README.md and docs/ledger.md runs, every path in ARCHITECTURE.md is there."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click import Group

from alleged.cli import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDES = README + "\n" + (ROOT / "docs/ledger.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LONG = "long"  # ```console long: needs the network, or takes minutes; CI runs the make targets themselves


def blocks(language: str) -> list[str]:
    return [body for kind, mark, body in BLOCK.findall(GUIDES) if kind == language and LONG not in mark]


COMMANDS = [
    line.removeprefix("$ ") for block in blocks("console") for line in block.splitlines() if line.startswith("$ ")
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the README speaks of."""
    folder = tmp_path_factory.mktemp("readme")
    text = (ROOT / "src/alleged/examples/report.txt").read_text(encoding="utf-8")
    (folder / "report.txt").write_text(text, encoding="utf-8")
    (folder / "reports.jsonl").write_text('{"id": "a", "text": "The mayor said that the bridge was closed."}\n')
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_readme_commands_run(command: str, folder: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "XDG_DATA_HOME": str(folder / "data"), "ALLEGED_LEDGER": ""},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_readme_python_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), {})


def test_every_command_and_option_is_in_the_readme() -> None:
    assert isinstance(cli, Group)
    for name, command in cli.commands.items():
        assert f"alleged {name}" in README
        for option in (option for parameter in command.params for option in parameter.opts if option.startswith("--")):
            assert option in README, f"{option} of alleged {name}"


def test_readme_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for target in re.findall(r"\bmake ([a-z]+)", README):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize("document", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_paths_in_the_documents_are_there(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    paths = re.findall(r"`((?:src|tests|training|evaluation|benchmarks|\.ci)/[\w./-]*)`", text)
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_commands_are_quoted_well() -> None:
    assert all(shlex.split(command) for command in COMMANDS)


def test_there_are_commands_to_run() -> None:
    assert len(COMMANDS) > 5
