"""What is too long to be read as Markdown at all, found by line before anything is parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mentorsite.diagnostics import Diagnostic, Place, fault

LINE, CELLS, LINKS, NESTING = 20_000, 10_000, 2_000, 20
_EDGE = re.compile(r"[\s>]*(?:\|[ \t]*)?:?-+:?[ \t]*\|[-:| \t]*$")
_LINK = re.compile(r"\]\(|\]\[|<[a-z][a-z0-9+.-]*:|<[^<>\s@]{1,64}@", re.IGNORECASE)


def too_long(lines: Sequence[str], path: str, first_line: int) -> tuple[Diagnostic, ...]:
    """Findings for what must not be parsed: over-long lines, too many table cells or links."""
    return (*_long_lines(lines, path, first_line), *_cells(lines, path, first_line), *_links(lines, path, first_line))


def _long_lines(lines: Sequence[str], path: str, first_line: int) -> Iterator[Diagnostic]:
    for number, line in enumerate(lines, first_line):
        if len(line) > LINE:
            yield fault(path, Place(number, LINE + 1), "too-long/line", limit=LINE)


def _cells(lines: Sequence[str], path: str, first_line: int) -> Iterator[Diagnostic]:
    """Every row below a table's edge (`|---|---|`) is filled up to the edge's number of cells."""
    columns = total = 0
    for number, line in enumerate(lines, first_line):
        if "|" in line and _EDGE.match(line):
            columns = max(columns, line.strip(" \t>|").count("|") + 1)
        elif columns and not line.strip():
            columns = 0
        total += columns
        if total > CELLS:
            yield fault(path, Place(number), "too-long/cells", limit=CELLS)
            return


def _links(lines: Sequence[str], path: str, first_line: int) -> Iterator[Diagnostic]:
    """Where a link is defined by reference, every bracket may use it."""
    bracket_alone = any("]:" in line for line in lines)
    total = 0
    for number, line in enumerate(lines, first_line):
        if "]" in line or "<" in line:
            total += line.count("]") if bracket_alone else len(_LINK.findall(line))
        if total > LINKS:
            yield fault(path, Place(number), "too-long/links", limit=LINKS)
            return
