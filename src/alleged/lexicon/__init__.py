"""Words as data: TOML files beside this module, and the loaders that read them once, when first asked."""

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_VERSION_DIGITS = 12


def table(name: str) -> dict[str, Any]:
    """The rows of one of the tables beside this module, as the TOML file has them."""
    return tomllib.loads(_bytes(name).decode("utf-8"))


def tables() -> tuple[str, ...]:
    """The names of all tables, sorted."""
    here = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in here if name.endswith(".toml")))


@cache
def version() -> str:
    """A short hash of all the tables: it changes when a word does.

    Line ends do not count, so that a checkout on another system has the same version.
    """
    digest = hashlib.sha256()
    for name in tables():
        digest.update(name.encode() + b"\0" + _bytes(name).replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()[:_VERSION_DIGITS]


def __getattr__(name: str) -> str:
    if name == "VERSION":
        return version()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _bytes(name: str) -> bytes:
    return (files(__package__) / f"{name}.toml").read_bytes()
