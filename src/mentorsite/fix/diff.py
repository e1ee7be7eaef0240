"""Changes as a unified diff: in full for a terminal; elsewhere an author's own words stand as “…”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from mentorsite.content.forms import MARK
from mentorsite.fix.files import Change
from mentorsite.fix.sheets import as_read
from mentorsite.report import visible

_CONTEXT = 3
"""Lines shown around a change on a terminal."""
_PIECE = re.compile(r"\d{4}-\d\d-\d\d|\w+|.", re.DOTALL)
_SHOWN = frozenset(" \t-*+[](){}/@:;,.!?#\"'`_<>=|" + MARK)
_MASK = "…"
_MASKS = re.compile(rf"{_MASK}(?:[ ]?{_MASK})+")


def diff(change: Change, *, in_full: bool) -> Iterator[str]:
    """Show the lines of a file before and after; line ends alone make no line differ."""
    mark = MARK if change.before.startswith(MARK) and not change.after.startswith(MARK) else ""
    before = (mark + as_read(change.before)).split("\n")
    after = as_read(change.after).split("\n")
    hunks = list(SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(_CONTEXT if in_full else 0))
    name = visible(f"content/{change.path}")
    yield from (f"--- {name}", f"+++ {name}")
    for hunk in hunks:
        (_, start, _, new_start, _), (_, _, end, _, new_end) = hunk[0], hunk[-1]
        yield f"@@ -{start + 1},{end - start} +{new_start + 1},{new_end - new_start} @@"
        yield from _lines(hunk, before, after, in_full)


def new_line_ends(change: Change) -> bool:
    """Tell whether lines end in another way afterwards, which the diff does not show."""
    return "\r" in change.before and "\r" not in change.after


def _lines(
    hunk: Sequence[tuple[str, int, int, int, int]], before: Sequence[str], after: Sequence[str], in_full: bool
) -> Iterator[str]:
    for kind, start, end, new_start, new_end in hunk:
        if kind == "equal":
            yield from (f" {visible(line)}" for line in before[start:end])
            continue
        yield from (f"-{visible(line if in_full else masked(line, line))}" for line in before[start:end])
        for number in range(new_start, new_end):
            line = after[number] if in_full else masked(after[number], before[number])
            yield f"+{visible(line)}"


def masked(line: str, before: str) -> str:
    """Write a line with “…” for every word that stood there before: what is left was put there by us.

    No remedy adds or takes a line, so that each has the one of its number before it.
    """
    known = set(_PIECE.findall(before))
    pieces = (piece if piece in _SHOWN or (piece not in known) else _MASK for piece in _PIECE.findall(line))
    return _MASKS.sub(_MASK, "".join(pieces))
