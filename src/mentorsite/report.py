"""Findings as output: a line to each, with the line of the file on a terminal; or JSON for machines.

Nothing an author wrote stands in the output but names, and the code frames that a terminal shows.
"""

from __future__ import annotations

import json as standard
import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from io import FileIO
from itertools import accumulate
from pathlib import Path

from mentorsite.diagnostics import Diagnostic, Severity
from mentorsite.language import Language, counted, translated, worded
from mentorsite.rules import N_, NN_

VERSION = 1
"""Of the JSON: it changes when a key changes its meaning or goes."""

_WORDS = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.HINT: N_("hint")}
_COUNTS = {
    Severity.ERROR: NN_("{count} error", "{count} errors"),
    Severity.WARNING: NN_("{count} warning", "{count} warnings"),
    Severity.HINT: NN_("{count} hint", "{count} hints"),
}
_COLORS = {Severity.ERROR: "31;1", Severity.WARNING: "33", Severity.HINT: "36"}
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_ZERO_WIDTH = ("Mn", "Me", "Cf")
_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_NAMES = ("folder", "mentor", "name", "other", "owner")
"""Values that somebody chose: names of files and of people."""
_LONGEST_NAME = 60
_LARGEST = 4 * 1024 * 1024


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
        files = {path: _lines_of(root / "content" / path) for path in {finding.path for finding in found}}
        lines = [said + _frame(finding, files, color, width) for said, finding in zip(lines, found, strict=True)]
    return "\n".join([*lines, summed_up(found, language)])


def json(findings: Iterable[Diagnostic], language: Language) -> str:
    """Write the findings for a machine; docs/checks.md describes the shape."""
    found = ordered(findings)
    counts = Counter(finding.severity for finding in found)
    shape = {
        "version": VERSION,
        "findings": [_facts(finding, language) for finding in found],
        "counts": {severity.name.lower(): counts[severity] for severity in Severity},
    }
    return standard.dumps(shape, ensure_ascii=False, indent=2)


def ordered(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort findings as a reader goes through the files: by path, line and column."""
    return sorted(findings)


def summed_up(findings: Iterable[Diagnostic], language: Language) -> str:
    """Count the findings in words, the most serious first."""
    counts = Counter(finding.severity for finding in findings)
    parts = [
        counted(language, *_COUNTS[severity], counts[severity]).format(count=counts[severity])
        for severity in sorted(counts)
    ]
    return ", ".join(parts) or translated(language, N_("No findings."))


def _facts(finding: Diagnostic, language: Language) -> dict[str, str | int]:
    return {
        "path": _path(finding),
        "line": finding.line,
        "column": finding.column,
        "severity": finding.severity.name.lower(),
        "rule": finding.rule,
        "message": message(finding, language),
    }


def _said(finding: Diagnostic, language: Language, color: bool) -> str:
    place = _painted(f"{_path(finding)}:{finding.line}:{finding.column}:", "1", color)
    severity = _painted(translated(language, _WORDS[finding.severity]), _COLORS[finding.severity], color)
    return f"{place} {severity}: {finding.rule}: {message(finding, language)}"


def _path(finding: Diagnostic) -> str:
    return visible(f"content/{finding.path}")


def message(finding: Diagnostic, language: Language) -> str:
    """Say a finding in one line: long names are cut, and what would steer a terminal is written out."""
    values = tuple((key, _short(value) if key in _NAMES else value) for key, value in finding.values)
    return visible(worded(replace(finding, values=values), language))


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


def visible(written: str) -> str:
    r"""Write out what would be invisible, or turn text around: a line break becomes `\n`, U+202E `\u202e`."""
    return "".join(map(_visible, written))


def _visible(character: str) -> str:
    if character in _JOINERS or unicodedata.category(character) not in _HIDDEN:
        return character
    return character.encode("unicode_escape").decode("ascii")


def _painted(words: str, color: str, wanted: bool) -> str:
    return f"\x1b[{color}m{words}\x1b[0m" if wanted else words


# --- the line of the file, with a mark below


@dataclass(frozen=True, slots=True)
class _Window:
    """The part of a line that is shown, and how many columns stand before the mark."""

    shown: str
    before: int


def _frame(finding: Diagnostic, files: Mapping[str, Sequence[str]], color: bool, width: int) -> str:
    """Show the line of a finding below it; nothing where the file as a whole is meant."""
    lines = files[finding.path]
    line = lines[finding.line - 1] if finding.line <= len(lines) else ""
    if line.strip() in ("", "---"):
        return ""
    number = f"{finding.line:>5} │ "
    window = _window(line, finding.column - 1, width - len(number))
    mark = _painted("^", _COLORS[finding.severity], color)
    return f"\n{number}{window.shown}\n{'│ ':>{len(number)}}{' ' * window.before}{mark}"


def _window(line: str, index: int, room: int) -> _Window:
    """Cut a line so that the character at `index` is seen with what stands around it."""
    shown = ["→" if character == "\t" else _visible(character) for character in line]
    edges = [0, *accumulate(_columns(line, at, cell) for at, cell in enumerate(shown))]
    index = min(index, len(shown))
    if edges[-1] <= room:
        return _Window("".join(shown), edges[index])
    # One column on each side is for the sign that something was cut off.
    start = next(at for at in range(index + 1) if edges[index] - edges[at] <= (room - 2) * 2 // 3)
    end = next(at for at in range(len(shown), start - 1, -1) if edges[at] - edges[start] <= room - 2)
    before, after = "…" if start else "", "…" if end < len(shown) else ""
    return _Window(before + "".join(shown[start:end]) + after, len(before) + edges[index] - edges[start])


def _columns(line: str, at: int, cell: str) -> int:
    """Count the columns that a character takes: two for most signs of East Asia and emoji, none for accents."""
    character = line[at]
    if len(cell) > 1:
        return len(cell)
    joined = at > 0 and line[at - 1] == "\N{ZERO WIDTH JOINER}"
    if joined or unicodedata.category(character) in _ZERO_WIDTH or "\U0001f3fb" <= character <= "\U0001f3ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _lines_of(file: Path) -> list[str]:
    """Read the lines of an author's file; none where it cannot be read, or is no text of theirs."""
    if file.suffix not in (".md", ".yaml"):
        return []
    try:
        with FileIO(file, "r", opener=_opened) as opened:
            read = opened.read(_LARGEST).removeprefix(b"\xef\xbb\xbf").decode(errors="replace")
    except OSError:
        return []
    return read.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _opened(file: str, flags: int) -> int:
    # Neither following a link nor waiting for a pipe: such a file is what the finding is about.
    return os.open(file, flags | os.O_NOFOLLOW | os.O_NONBLOCK)
