"""The form of a file: a mark at its beginning, and how its lines end. Both are understood, and worth a hint."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

from mentorsite.content.reading import ROSTER_LIMIT
from mentorsite.content.rooms import is_attachment
from mentorsite.content.tree import Tree
from mentorsite.diagnostics import Diagnostic, Place, fault

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""The byte order mark, decoded."""


def forms_in(tree: Tree) -> tuple[Diagnostic, ...]:
    """Find the files of a programme whose form could be simpler."""
    entries = (entry for entry in tree.entries if not is_attachment(entry.path))
    texts = ((entry.path, raw_text(entry.file)) for entry in entries)
    return tuple(finding for path, text in texts if text is not None for finding in forms_of(path, text))


def forms_of(path: str, text: str) -> Iterator[Diagnostic]:
    """Find what is unusual in the form of a text that stands as in its file."""
    if text.startswith(MARK):
        yield fault(path, Place(), "file-form/mark")
    before, found, _ = text.removeprefix(MARK).partition("\r")
    if found:
        yield fault(path, Place(before.count("\n") + 1, len(before) - before.rfind("\n")), "file-form/ends")


def raw_text(file: Path) -> str | None:
    """Read the text of a file with its mark and the ends of its lines; None where it cannot be read as text."""
    try:
        with FileIO(file, "r", opener=_opened) as opened:
            is_ordinary = stat.S_ISREG(os.fstat(opened.fileno()).st_mode)
            data = opened.read(ROSTER_LIMIT + 1) if is_ordinary else None
        return data.decode() if data is not None and len(data) <= ROSTER_LIMIT else None
    except (OSError, UnicodeDecodeError):
        return None


def _opened(file: str, flags: int) -> int:
    # Neither following a link nor waiting for a pipe that somebody has put here meanwhile.
    return os.open(file, flags | os.O_NOFOLLOW | os.O_NONBLOCK)
