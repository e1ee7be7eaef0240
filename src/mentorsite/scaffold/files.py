"""New files: thought out first, then written all together, never over something that exists."""

from __future__ import annotations

from collections.abc import Iterable
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

    Errors: CannotCreate if one exists or cannot be written; those written before it are gone again.
    """
    written: list[Path] = []
    for file in files:
        try:
            _write(file, written)
        except OSError as error:
            for path in written:
                path.unlink(missing_ok=True)
            raise _refused(file.path, error) from None


def _write(file: NewFile, written: list[Path]) -> None:
    """Write one file, noting it as soon as it exists."""
    file.path.parent.mkdir(parents=True, exist_ok=True)
    with file.path.open("xb") as opened:
        written.append(file.path)
        opened.write(file.text.encode() if isinstance(file.text, str) else file.text)


def _refused(path: Path, error: OSError) -> CannotCreate:
    if isinstance(error, FileExistsError) and error.filename == str(path):
        return CannotCreate("exists", file=path.name)
    return CannotCreate("unwritable", file=path.name, reason=error.strerror)
