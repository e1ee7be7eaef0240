"""A file's text exactly as it stands there, and small cuts into it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from mentorsite.content.forms import MARK

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """Characters from `start` to before `end`, and what stands there instead."""

    start: int
    end: int
    text: str


Cuts = tuple[Cut, ...]


@dataclass(frozen=True)
class Sheet:
    """The text of a file with its byte order mark and every line end, and where its lines lie."""

    raw: str

    @cached_property
    def lines(self) -> tuple[tuple[int, int], ...]:
        """Where each line begins and ends, its line end left out; the mark belongs to no line."""
        ends = list(_LINE_END.finditer(self.raw))
        starts = [len(MARK) * self.raw.startswith(MARK), *(end.end() for end in ends)]
        return tuple(zip(starts, [*(end.start() for end in ends), len(self.raw)], strict=True))

    def offset(self, line: int, column: int) -> int:
        """Find the character at a place, at most the end of its line."""
        start, end = self.lines[min(line, len(self.lines)) - 1]
        return min(start + column - 1, end)

    def line(self, number: int) -> str:
        """Copy a line without its end."""
        start, end = self.lines[number - 1] if number <= len(self.lines) else (0, 0)
        return self.raw[start:end]


def as_read(raw: str) -> str:
    """Turn a text into what every reader of content sees: without mark, lines ending with LF."""
    return _LINE_END.sub("\n", raw.removeprefix(MARK))


def made(raw: str, cuts: Iterable[Cut]) -> str:
    """Make cuts into a text; the last comes first, so that the others keep their places."""
    for cut in sorted(set(cuts), reverse=True):
        raw = raw[: cut.start] + cut.text + raw[cut.end :]
    return raw


def overlap(cuts: Iterable[Cut]) -> bool:
    """Tell whether two cuts are about the same characters, or the same place between two."""
    return any(second.start < first.end or second.start == first.start for first, second in pairwise(sorted(set(cuts))))
