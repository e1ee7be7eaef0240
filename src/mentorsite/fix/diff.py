"""Changes as a unified diff: in full for a terminal; elsewhere an author's own words stand as “…”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from mentorsite.content.forms import MARK
from mentorsite.content.pasted import without_secrets
from mentorsite.fix.files import Change
from mentorsite.fix.sheets import as_read
from mentorsite.report import visible

_CONTEXT = 3
"""Lines shown around a change on a terminal."""
_PIECE = re.compile(r"\d{4}-\d\d-\d\d|\w+|.", re.DOTALL)
_SHOWN = frozenset(" \t-*+[](){}/@:;,.!?#\"'`_<>=|" + MARK)
_MASK = "…"
_MASKS = re.compile(rf"{_MASK}(?:[ ]?{_MASK})+")


@dataclass(frozen=True, slots=True)
class _Lines:
    """A file before and after, line by line: no remedy adds or takes one."""

    before: Sequence[str]
    after: Sequence[str]

    def differ(self, number: int) -> bool:
        """Tell whether a line, counted from 0, has changed."""
        return self.before[number] != self.after[number]


def diff(change: Change, *, in_full: bool) -> Iterator[str]:
    """Show the lines of a file before and after; line ends alone make no line differ."""
    mark = MARK if change.before.startswith(MARK) and not change.after.startswith(MARK) else ""
    before, after = without_secrets(as_read(change.before)), without_secrets(as_read(change.after))
    lines = _Lines((mark + before).split("\n"), after.split("\n"))
    name = visible(f"content/{change.path}")
    yield from (f"--- {name}", f"+++ {name}")
    for hunk in _hunks(lines, _CONTEXT if in_full else 0):
        yield f"@@ -{hunk.start + 1},{len(hunk)} +{hunk.start + 1},{len(hunk)} @@"
        yield from map(visible, _shown(lines, hunk, in_full))


def new_line_ends(change: Change) -> bool:
    """Tell whether lines end in another way afterwards, which the diff does not show."""
    return "\r" in change.before and "\r" not in change.after


def _hunks(lines: _Lines, context: int) -> Iterator[range]:
    """Yield stretches of lines, counted from 0, with changed ones and what stands around them."""
    # Behind the last line end there is no line.
    last = len(lines.after) - (not lines.after[-1])
    start = end = 0
    for number in filter(lines.differ, range(len(lines.after))):
        if number - context > end:
            if end:
                yield range(start, end)
            start = max(0, number - context)
        end = min(last, number + context + 1)
    if end:
        yield range(start, end)


def _shown(lines: _Lines, hunk: range, in_full: bool) -> Iterator[str]:
    for differ, numbers in groupby(hunk, lines.differ):
        run = list(numbers)
        if not differ:
            yield from (f" {lines.after[number]}" for number in run)
            continue
        for sign, side in (("-", lines.before), ("+", lines.after)):
            yield from (sign + (side[at] if in_full else masked(side[at], lines.before[at])) for at in run)


def masked(line: str, before: str) -> str:
    """Write a line with “…” for every word that stood there before: what is left was put there by us."""
    known = set(_PIECE.findall(before))
    pieces = (piece if piece in _SHOWN or piece not in known else _MASK for piece in _PIECE.findall(line))
    return _MASKS.sub(_MASK, "".join(pieces))
