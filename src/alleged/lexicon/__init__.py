"""Words as data: TOML files beside this module, and the loaders that read them once, when first asked."""

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

TABLES = (
    "calendar",
    "channels",
    "cues",
    "embedding",
    "furniture",
    "hedges",
    "irregular",
    "plover",
    "positions",
    "tolls",
    "vague",
    "verdicts",
)
_VERSION_DIGITS = 12


def table(name: str) -> dict[str, Any]:
    """The rows of one of TABLES, as the TOML file has them."""
    return tomllib.loads(_bytes(name).decode("utf-8"))


@cache
def version() -> str:
    """A short hash of all the tables: it changes when a word does.

    Line ends do not count, so that a checkout on another system has the same version.
    """
    digest = hashlib.sha256()
    for name in TABLES:
        digest.update(name.encode() + b"\0" + _bytes(name).replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()[:_VERSION_DIGITS]


def __getattr__(name: str) -> str:
    if name == "VERSION":
        return version()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _bytes(name: str) -> bytes:
    return (files(__package__) / f"{name}.toml").read_bytes()
