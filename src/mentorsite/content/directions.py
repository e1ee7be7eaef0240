"""Signs that turn the direction of writing: a line with one may read other than it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from mentorsite.diagnostics import Diagnostic, Place, fault

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDING = "\u202d\u202e"
"""These turn even letters of the same script around; nobody needs them for writing."""


def turned_lines(text: str, path: str) -> Iterator[Diagnostic]:
    """Find the first such sign of each line; what embeds Hebrew or Arabic is no slip."""
    if text.isascii() or not _TURNING.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        signs = "" if not _is_two_ways(line) else _OVERRIDING
        hit = next((hit for hit in _TURNING.finditer(line) if not signs or hit[0] in signs), None)
        if hit:
            yield fault(path, Place(number, hit.start() + 1), "text-direction")


def _is_two_ways(line: str) -> bool:
    """Tell whether a line holds letters that are written from right to left."""
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in line)
