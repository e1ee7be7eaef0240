"""What nobody sees and every reader minds: the mark at the beginning, line ends, tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mentorsite.content.forms import MARK
from mentorsite.diagnostics import Diagnostic
from mentorsite.fix.sheets import Cut, Cuts, Sheet

_CARRIAGE_RETURN = re.compile(r"\r\n?")
_WIDTHS = (2, 4, 8, 1)
"""How many blanks a tab at the beginning of a line may stand for, the likeliest first."""


def without_mark(sheet: Sheet, _finding: Diagnostic, _others: Sequence[Diagnostic]) -> Iterator[Cuts]:
    """Take out the byte order mark."""
    if sheet.raw.startswith(MARK):
        yield (Cut(0, len(MARK), ""),)


def with_line_feeds(sheet: Sheet, _finding: Diagnostic, _others: Sequence[Diagnostic]) -> Iterator[Cuts]:
    """End every line with a line feed alone."""
    yield tuple(Cut(found.start(), found.end(), "\n") for found in _CARRIAGE_RETURN.finditer(sheet.raw))


def without_tabs(sheet: Sheet, finding: Diagnostic, others: Sequence[Diagnostic]) -> Iterator[Cuts]:
    """Put blanks in place of tabs: in all lines that have some, so that they stay below each other."""
    lines = sorted({other.line for other in others if other.message == finding.message})
    for width in _WIDTHS:
        yield tuple(cut for line in lines for cut in _tabs(sheet, line, width))


def _tabs(sheet: Sheet, number: int, width: int) -> Iterator[Cut]:
    """Replace the tabs of a line: those that indent by some blanks, any other by one."""
    start, line = sheet.offset(number, 1), sheet.line(number)
    indent = len(line) - len(line.lstrip(" \t"))
    for column, character in enumerate(line):
        if character == "\t":
            yield Cut(start + column, start + column + 1, " " * (width if column < indent else 1))
