"""The wheel holds what a user needs, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("alleged-*.whl")
    with zipfile.ZipFile(wheel) as packed:
        return packed.namelist()


def test_data_is_in_the_wheel(names: list[str]) -> None:
    package = ROOT / "src" / "alleged"
    expected = {
        f"alleged/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert expected <= set(names)
    assert {"alleged/examples/report.txt", "alleged/py.typed"} <= expected
    assert any(name.endswith(".onnx") for name in expected)


def test_nothing_but_the_package_is_in_the_wheel(names: list[str]) -> None:
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"alleged"}
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)
