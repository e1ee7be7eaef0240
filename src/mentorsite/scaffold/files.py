"""New files: thought out first, then written all together, never over something that exists."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mentorsite.scaffold.refusals import CannotCreate


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that does not exist yet; making one writes nothing."""

    path: Path
    text: str | bytes
    """Bytes for a picture."""


def write(files: Iterable[NewFile]) -> None:
    """Write new files and the folders they need: all of them, or none.

    Errors: CannotCreate if one exists or cannot be written; what was made before it is gone again.
    """
    planned, made = list(files), list[Path]()
    for file in planned:
        if os.path.lexists(file.path):
            raise CannotCreate("exists", file=file.path.name)
    for file in planned:
        try:
            _write(file, made)
        except OSError as error:
            _undo(made)
            raise _refused(file.path, error) from None


def _write(file: NewFile, made: list[Path]) -> None:
    """Write one file, noting everything as soon as it exists."""
    missing = [folder for folder in file.path.parents if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir()
        made.append(folder)
    with file.path.open("xb") as opened:
        made.append(file.path)
        opened.write(file.text.encode() if isinstance(file.text, str) else file.text)


def _undo(made: Iterable[Path]) -> None:
    """Take away what was made, the latest first; a folder into which somebody else has put something stays."""
    for path in reversed(list(made)):
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()


def _refused(path: Path, error: OSError) -> CannotCreate:
    # Somebody else may have made the file since we looked.
    if isinstance(error, FileExistsError) and error.filename == str(path):
        return CannotCreate("exists", file=path.name)
    return CannotCreate("unwritable", file=path.name, reason=error.strerror)
