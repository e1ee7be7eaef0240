"""A key, a choice or an id that is nearly one of ours, and a day in the German form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from mentorsite.diagnostics import Diagnostic
from mentorsite.fix.sheets import Cut, Cuts, Sheet

_KEY = re.compile(
    r""""(?P<double>[^"\r\n]*)"(?=\s*:)|'(?P<single>[^'\r\n]*)'(?=\s*:)"""
    r"""|(?P<plain>[^\s:#,{}\[\]"'][^:\r\n,{}\[\]]*?)(?=\s*:)"""
)
_OWNER = re.compile(r"@(?P<word>\w+(?:[.-]\w+)*)")
"""Somebody at the beginning of a task."""
_VALUES = (
    re.compile(r'"(?P<word>[^"\\\r\n]*)"'),
    re.compile(r"'(?P<word>[^'\r\n]*)'"),
    re.compile(r"""(?P<word>[^\s,\[\]{}"'#][^,\[\]{}\r\n]*?)(?=[ \t]*(?:[,\]}\r\n]|[ \t]#|$))"""),
    re.compile(r"""(?P<word>[^\s\[\]{}"'#][^\r\n]*?)(?=[ \t]*(?:[\r\n]|[ \t]#|$))"""),
)
"""Where a value may end: with its quotation mark, between brackets, at the end of the line."""
_GERMAN_DAY = re.compile(r"""["']?(?P<word>(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}))""")


def the_only_one(finding: Diagnostic) -> str | None:
    """Find the name that is meant, if there is only one."""
    similar = dict(finding.values).get("similar", "")
    return similar if similar and "," not in similar else None


def right_key(sheet: Sheet, finding: Diagnostic, _others: Sequence[Diagnostic]) -> Iterator[Cuts]:
    """Write the key that is meant."""
    meant, span = the_only_one(finding), _key_at(sheet.raw, sheet.offset(finding.line, finding.column))
    if meant and span:
        yield (Cut(*span, meant),)


def right_word(sheet: Sheet, finding: Diagnostic, _others: Sequence[Diagnostic]) -> Iterator[Cuts]:
    """Write the choice or id that is meant, be it a value, a key, or somebody's name in a task."""
    meant = the_only_one(finding)
    spans = _words_at(sheet.raw, sheet.offset(finding.line, finding.column))
    yield from ((Cut(*span, meant),) for span in spans if meant)


def _words_at(text: str, start: int) -> list[tuple[int, int]]:
    """List the stretches that may be meant as one word; marks around them are left out, the likeliest comes first."""
    if owner := _OWNER.match(text, start):
        return [owner.span("word")]
    key = _key_at(text, start)
    values = [match.span("word") for pattern in _VALUES if (match := pattern.match(text, start))]
    return list(dict.fromkeys([key, *values] if key else values))


def _key_at(text: str, start: int) -> tuple[int, int] | None:
    match = _KEY.match(text, start)
    return match.span(match.lastgroup) if match and match.lastgroup else None


def right_day(sheet: Sheet, finding: Diagnostic, _others: Sequence[Diagnostic]) -> Iterator[Cuts]:
    """Write 12.3.2026 as 2026-03-12."""
    match = _GERMAN_DAY.match(sheet.raw, sheet.offset(finding.line, finding.column))
    day = match and iso_day(match["year"], match["month"], match["day"])
    if match and day:
        yield (Cut(*match.span("word"), day),)


def iso_day(year: str, month: str, day: str) -> str | None:
    """Write a day as YYYY-MM-DD; None if there is no such day."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
