"""A line to each finding for people, with the line of the file on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mentorsite.diagnostics import Diagnostic, Severity
from mentorsite.language import Language
from mentorsite.report.frames import frame, lines_of
from mentorsite.report.order import ordered
from mentorsite.report.words import message, path_of, severity_word, summed_up

_COLORS = {Severity.ERROR: "31;1", Severity.WARNING: "33", Severity.HINT: "36"}


def text(
    findings: Iterable[Diagnostic], language: Language, root: Path, *, frames: bool, color: bool, width: int = 100
) -> str:
    """Write a line to each finding, by path and place, and a last line that counts.

    `frames` shows the line of the file below, in `width` columns: for terminals only, since it is the
    author's own text. `root` is the folder that holds content/.
    """
    found = ordered(findings)
    lines = [_said(finding, language, color) for finding in found]
    if frames:
        files = lines_of(found, root)
        marks = (_painted("^", _COLORS[finding.severity], color) for finding in found)
        framed = (frame(finding, files, mark, width) for finding, mark in zip(found, marks, strict=True))
        lines = [said + shown for said, shown in zip(lines, framed, strict=True)]
    return "\n".join([*lines, summed_up(found, language)])


def _said(finding: Diagnostic, language: Language, color: bool) -> str:
    place = _painted(f"{path_of(finding)}:{finding.line}:{finding.column}:", "1", color)
    severity = _painted(severity_word(finding, language), _COLORS[finding.severity], color)
    return f"{place} {severity}: {finding.rule}: {message(finding, language)}"


def _painted(words: str, color: str, wanted: bool) -> str:
    return f"\x1b[{color}m{words}\x1b[0m" if wanted else words
