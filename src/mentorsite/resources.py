"""Where what ships with the package lies, with what it is made, and how finely a disk tells the time."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def _shipped(name: str, in_repository: str) -> Path:
    # A wheel carries them inside the package; an editable install finds them at the project's top level.
    packaged = _HERE / name
    return packaged if packaged.exists() else _HERE.parent.parent / in_repository


TEMPLATES = _shipped("templates", "templates")
STARTER = _shipped("starter", "content")
CHECKS = _shipped("checks.md", "docs/checks.md")
LOCALES = _HERE / "locale"
DATA = _HERE / "data"

TICK = 20_000_000
"""Nanoseconds within which two changes of a file may bear the same time, on any disk that files lie on."""


@cache
def versions() -> tuple[str, ...]:
    """Tell with what pages are made: the versions of Python and of the libraries that shape them."""
    # Few commands ask, and it takes longer to load than the rest of this.
    from importlib.metadata import version

    libraries = ("babel", "jinja2", "markdown-it-py", "markupsafe", "pydantic", "pyyaml")
    return (sys.version, *(version(library) for library in libraries))
