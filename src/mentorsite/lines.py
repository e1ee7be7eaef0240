"""Private files of lines: the first one is read, the others stay where they are until they are needed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from mentorsite.publish.state import write_whole


@dataclass(frozen=True, slots=True)
class Line:
    """A line that stands in a file."""

    digest: str
    place: Path
    start: int
    """Where it begins in the file, in bytes."""
    size: int
    """In bytes."""

    def read(self) -> bytes:
        """Read it; errors: OSError if the file is gone."""
        with self.place.open("rb") as file:
            file.seek(self.start)
            return file.read(self.size)


def write_lines(place: Path, lines: Sequence[bytes]) -> tuple[Line, ...]:
    """Write lines below their digest, for one that was damaged is not believed; return all but the first."""
    data = b"\n".join(lines)
    write_whole(place, [_digest(data), b"\n", data])
    return _standing(place, lines)


def read_lines(place: Path) -> tuple[bytes, tuple[Line, ...]]:
    """Read the first line, and say where the others stand.

    Errors: OSError, ValueError if they are not as they were written.
    """
    digest, _, data = place.read_bytes().partition(b"\n")
    if _digest(data) != digest:
        raise ValueError("not as it was written")
    lines = data.split(b"\n")
    return lines[0], _standing(place, lines)


def _standing(place: Path, lines: Sequence[bytes]) -> tuple[Line, ...]:
    starts = accumulate((len(line) + 1 for line in lines), initial=len(_digest(b"")) + 1)
    found = [Line(_digest(line).decode(), place, start, len(line)) for line, start in zip(lines, starts, strict=False)]
    return tuple(found[1:])


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
