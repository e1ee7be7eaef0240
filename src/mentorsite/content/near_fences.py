"""Lines that somebody may have meant as the edge of a block: rather one fault too many than one leak."""

from __future__ import annotations

import re
import unicodedata

from mentorsite.urls import slug

_BEFORE = re.compile(r"(?:[\s>*+\-–—•|#_~`]|\d{1,9}[.)]|\[.?\])*")
"""Blanks and the marks of quotes, lists, tasks, headings, tables and code."""
_COLONS = re.compile(r"(?:\\*:){3}|::[^\W\d_]|::\s*$|(?:\\*:\s*){2,}(?:only|nur|feedback)", re.IGNORECASE)
_COLON = re.compile("[:\ufe13\ufe55\uff1a\u2a74]")
"""A colon, or what compatibility turns into one."""
_WITHIN = re.compile(r":{3}\s*(?:only|nur|feedback)", re.IGNORECASE)
_OTHER_MARKS = re.compile(r"[:;.,…~`\s]*[:;.,…~`](?:\s*)(?:only|nur)\s+(?P<person>\S+)\s*", re.IGNORECASE)


def looks_like_a_fence(line: str, owner: str | None) -> bool:
    """Whether a line that is no edge of a block looks like one.

    Where nobody owns the file there is nothing to hide: there, fences within a line are text.
    """
    if owner is not None and _names_the_owner(line, owner):
        return True
    if not _COLON.search(line):
        return False
    if not line.isascii():
        line = unicodedata.normalize("NFKC", "".join(c for c in line if unicodedata.category(c) != "Cf"))
    before = _BEFORE.match(line)
    within = owner is not None and _WITHIN.search(line)
    return bool(within or (before and _COLONS.match(line, before.end())))


def _names_the_owner(line: str, owner: str) -> bool:
    """Whether other marks than colons stand before “only” and the owner's name, and nothing else."""
    match = _OTHER_MARKS.fullmatch(line)
    return match is not None and slug(match["person"]) == owner
