"""Changed files on disk: each written whole or not at all, with its mode, and only if nobody else has changed it."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from mentorsite.content.forms import raw_text

_TEMPORARY = ".mentorsite-fix-"


@dataclass(frozen=True, slots=True)
class Change:
    """One file that is to become another."""

    path: str
    """Relative to the content folder, with slashes."""
    file: Path
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Written:
    """What became of some changes."""

    done: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    """Files that somebody else has changed, or taken away, since they were read."""
    refused: dict[str, str] = field(default_factory=dict)
    """Files that could not be written, and the system's reason."""


def write(changes: Iterable[Change]) -> Written:
    """Write every change that still fits; what does not is left alone and named."""
    written = Written()
    for change in changes:
        try:
            (written.done if _replace(change) else written.changed).append(change.path)
        except OSError as fault:
            written.refused[change.path] = fault.strerror or type(fault).__name__
    return written


def _replace(change: Change) -> bool:
    """Put a new text in the place of a file; False if it is not the one that was read."""
    folder = change.file.parent
    for left in folder.glob(f"{_TEMPORARY}*"):
        # A run that was killed has left it.
        left.unlink(missing_ok=True)
    if raw_text(change.file) != change.before:
        return False
    descriptor, name = tempfile.mkstemp(prefix=_TEMPORARY, dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(change.after.encode())
            _keep_owner_and_mode(file.fileno(), change.file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(change.file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def _keep_owner_and_mode(descriptor: int, file: Path) -> None:
    state = file.stat(follow_symlinks=False)
    with suppress(PermissionError):
        os.fchown(descriptor, state.st_uid, state.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(state.st_mode))
