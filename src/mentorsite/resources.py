"""Where the files that ship with the package lie: templates and the starter programme."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def _shipped(name: str, in_repository: str) -> Path:
    # A wheel carries the folders inside the package; an editable install finds them at the project's top level.
    packaged = _HERE / name
    return packaged if packaged.is_dir() else _HERE.parent.parent / in_repository


TEMPLATES = _shipped("templates", "templates")
STARTER = _shipped("starter", "content")
LOCALES = _HERE / "locale"
