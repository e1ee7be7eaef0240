"""A value that YAML would not read as it is meant, put into quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mentorsite.diagnostics import Diagnostic
from mentorsite.fix.sheets import Cut, Cuts, Sheet

_LINE = re.compile(
    r"""(?P<before>\s*(?:-\s+)*(?:[^\s:\[\]{}"'#-][^:\[\]{}"'#]*?|"[^"]*"|'[^']*')\s*:\s+|\s*(?:-\s+)+)"""
    r"(?P<value>[^\s\[{|>].*?)\s*"
)
"""A key or the mark of an item, and the value behind it."""
_COMMENT = re.compile(r"\s{2,}#|\s#+(?:\s|$)")
"""What somebody may have meant as a comment: then it is not ours to say where the value ends."""


def in_quotes(sheet: Sheet, finding: Diagnostic, _others: Sequence[Diagnostic]) -> Iterator[Cuts]:
    """Put the whole value that stands at a place into quotation marks."""
    match = _LINE.fullmatch(sheet.line(finding.line))
    if not match or _COMMENT.search(match["value"]):
        return
    if match.start("value") < finding.column <= match.end("value"):
        first = sheet.offset(finding.line, 1)
        yield _around(match["value"], first + match.start("value"), first + match.end("value"))


def _around(value: str, start: int, end: int) -> Cuts:
    """Choose the quotation marks that do not stand in the value; where both do, write them so that they may."""
    if "\\" not in value and '"' not in value:
        return Cut(start, start, '"'), Cut(end, end, '"')
    if "'" not in value:
        return Cut(start, start, "'"), Cut(end, end, "'")
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return (Cut(start, end, f'"{escaped}"'),)
