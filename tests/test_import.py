"""Importing the library is quick and has no effects."""

import subprocess
import sys

LIST_MODULES = "import sys; import alleged; print(*sorted({name.partition('.')[0] for name in sys.modules}))"


def loaded(code: str) -> set[str]:
    done = subprocess.run([sys.executable, "-I", "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return set(done.stdout.split())


def test_importing_loads_no_third_party() -> None:
    before = loaded("import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))")
    assert loaded(LIST_MODULES) - before - set(sys.stdlib_module_names) == {"alleged"}


def test_all_public_names_are_there() -> None:
    import alleged

    assert all(hasattr(alleged, name) for name in alleged.__all__)
    assert alleged.__version__ == "0.1.0"
