"""Lines that nearly are tasks, and days that have stayed in a task's text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mentorsite.diagnostics import Diagnostic
from mentorsite.fix.names import iso_day
from mentorsite.fix.sheets import Cut, Cuts, Sheet

_BLANK = "[ \t\u00a0]"
_NEARLY = re.compile(
    rf"(?P<bullet>[-–—*+•·]|\d{{1,3}}[.)])?{_BLANK}*"
    rf"(?:\[{_BLANK}*(?P<mark>[^\s\[\]]?){_BLANK}*\]|(?P<box>[☐☑])){_BLANK}*(?=(?P<more>\S?))"
)
_MARKS = {
    "": " ", "☐": " ", "x": "x", "X": "x", "v": "x", "V": "x", "✓": "x", "✔": "x", "√": "x", "☑": "x",
    "/": "/", "-": "-", "–": "-", "—": "-",
}  # fmt: skip
"""What stands between the brackets, for each sign of which nobody doubts what it means."""
_IN_AN_ITEM = re.compile(rf"(?:[-*+]|\d{{1,9}}[.)]){_BLANK}+$")
_BULLET = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")
_LEFT_OVER = re.compile(
    r"(?<!\w)(?:(?:bis|by|until)\s(?:zum\s|the\s)?|(?P<key>by|bis|done|erledigt):\s?)"
    r"(?:(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})"
    r"|(?P<iso_year>\d{4})-(?P<iso_month>\d{1,2})-(?P<iso_day>\d{1,2}))(?![\w-])",
    re.IGNORECASE,
)


def as_task(sheet: Sheet, finding: Diagnostic, _others: Sequence[Diagnostic]) -> Iterator[Cuts]:
    """Write what nearly is a task as one."""
    start = sheet.offset(finding.line, finding.column)
    match = _NEARLY.match(sheet.raw, start, sheet.lines[finding.line - 1][1])
    mark = match and _MARKS.get(match["box"] or match["mark"] or "")
    if match and mark:
        before = sheet.line(finding.line)[: finding.column - 1]
        blank = " " if match["more"] else ""
        yield (Cut(start, match.end(), f"{_bullet(match['bullet'] or '', before)}[{mark}]{blank}"),)


def _bullet(written: str, before: str) -> str:
    """Choose what begins the item: what was written if it does, a hyphen if nothing does."""
    if not written and _IN_AN_ITEM.search(before):
        return ""
    return f"{written} " if written and written not in "–—•·" else "- "


def with_brackets(sheet: Sheet, finding: Diagnostic, _others: Sequence[Diagnostic]) -> Iterator[Cuts]:
    """Make a step of a plain bullet among the steps."""
    match = _BULLET.match(sheet.raw, sheet.offset(finding.line, finding.column))
    if match:
        yield (Cut(match.end(), match.end(), "[ ] "),)


def right_date(sheet: Sheet, finding: Diagnostic, _others: Sequence[Diagnostic]) -> Iterator[Cuts]:
    """Write `bis 15.3.2026` as `by:2026-03-15`; where the year is missing, only its author knows it."""
    start, end = sheet.offset(finding.line, finding.column), sheet.lines[finding.line - 1][1]
    for match in _LEFT_OVER.finditer(sheet.raw, start, end):
        day = iso_day(*(match[part] or match[f"iso_{part}"] for part in ("year", "month", "day")))
        key = "done" if (match["key"] or "").casefold() in ("done", "erledigt") else "by"
        if day:
            yield (Cut(*match.span(), f"{key}:{day}"),)
