"""The line of a file below its finding, with a mark at the column: for terminals only, it is the author's own text."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import FileIO
from itertools import accumulate
from pathlib import Path

from mentorsite.content.pasted import without_secrets
from mentorsite.diagnostics import Diagnostic
from mentorsite.report.words import visible_character

_ZERO_WIDTH = ("Mn", "Me", "Cf")
_LARGEST = 4 * 1024 * 1024
_NEAR = 4
"""How many times the room is looked at on each side of a finding: lines may be very long, and have many findings."""

Lines = Mapping[str, Sequence[str]]
"""The lines of each file by its path below content/."""


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a line that is shown, and how many columns stand before the mark."""

    shown: str
    before: int


def lines_of(findings: Iterable[Diagnostic], root: Path) -> Lines:
    """Read the files that findings are about; `root` is the folder that holds content/."""
    return {path: _read(root / "content" / path) for path in {finding.path for finding in findings}}


def frame(finding: Diagnostic, files: Lines, mark: str, width: int) -> str:
    """Show the line of a finding below it; nothing where the file as a whole is meant."""
    lines = files[finding.path]
    line = lines[finding.line - 1] if finding.line <= len(lines) else ""
    if line.strip() in ("", "---"):
        return ""
    number = f"{finding.line:>5} │ "
    seen = window(line, finding.column - 1, width - len(number))
    return f"\n{number}{seen.shown}\n{'│ ':>{len(number)}}{' ' * seen.before}{mark}"


def window(line: str, index: int, room: int) -> Window:
    """Cut a line so that the character at `index` is seen with what stands around it."""
    skipped, end = max(0, index - _NEAR * room), index + _NEAR * room
    is_longer = len(line) > end
    line, index = line[skipped:end], index - skipped
    shown = ["→" if character == "\t" else visible_character(character) for character in line]
    edges = [0, *accumulate(_columns(line, at, cell) for at, cell in enumerate(shown))]
    index = min(index, len(shown))
    if edges[-1] <= room and not (skipped or is_longer):
        return Window("".join(shown), edges[index])
    # One column on each side is for the sign that something was cut off.
    start = next(at for at in range(index + 1) if edges[index] - edges[at] <= (room - 2) * 2 // 3)
    end = next(at for at in range(len(shown), start - 1, -1) if edges[at] - edges[start] <= room - 2)
    before, after = "…" if start or skipped else "", "…" if end < len(shown) or is_longer else ""
    return Window(before + "".join(shown[start:end]) + after, len(before) + edges[index] - edges[start])


def _columns(line: str, at: int, cell: str) -> int:
    """Count the columns that a character takes: two for most signs of East Asia and emoji, none for accents."""
    character = line[at]
    if len(cell) > 1:
        return len(cell)
    joined = at > 0 and line[at - 1] == "\N{ZERO WIDTH JOINER}"
    if joined or unicodedata.category(character) in _ZERO_WIDTH or "\U0001f3fb" <= character <= "\U0001f3ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _read(file: Path) -> list[str]:
    """Read the lines of an author's file without its secrets; none where it cannot be read, or is no text of theirs."""
    if file.suffix not in (".md", ".yaml"):
        return []
    try:
        with FileIO(file, "r", opener=_opened) as opened:
            state = os.fstat(opened.fileno())
            if not stat.S_ISREG(state.st_mode) or state.st_size > _LARGEST:
                return []
            read = (opened.read(_LARGEST) or b"").removeprefix(b"\xef\xbb\xbf").decode(errors="replace")
    except OSError:
        return []
    return without_secrets(read.replace("\r\n", "\n").replace("\r", "\n")).split("\n")


def _opened(file: str, flags: int) -> int:
    # Neither following a link nor waiting for a pipe: such a file is what the finding is about.
    return os.open(file, flags | os.O_NOFOLLOW | os.O_NONBLOCK)
