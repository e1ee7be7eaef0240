"""What a reader of YAML complains about, in the words that help the person who wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mentorsite.diagnostics import Diagnostic, Place, fault

_STARTS = ("alias", "anchor", "tag", "next token")
_CLOSED_BEFORE = re.compile(r"""["'][ ]*$""")
_CUT_OFF = re.compile(r" #+[^#\s]")
_TAG = re.compile(r" #+[^\W\d_]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Slip:
    """A syntax error as libyaml tells it; places count within the text that was read."""

    problem: str
    at: Place
    """Where it was noticed, often after the cause."""
    context: str = ""
    since: Place | None = None
    """Where the thing that is being read began."""


def told(slip: Slip, text: str, path: str, first_line: int) -> Diagnostic:
    """The finding for a slip in a text that begins in a line of the file."""
    message, place = _explained(slip, text.split("\n"))
    return fault(path, Place(place.line + first_line - 1, place.column), message)


def _explained(slip: Slip, lines: Sequence[str]) -> tuple[str, Place]:
    """The message for a slip, and the place a person would look at."""
    since = slip.since or slip.at
    if slip.problem in ("depth", "length"):
        return "yaml-syntax/depth", slip.at
    if "quoted scalar" in slip.context:
        return ("yaml-syntax/quote", since) if "end of stream" in slip.problem else ("yaml-syntax", slip.at)
    if "flow node" in slip.context:
        since = _last_bracket(slip.at, lines)
    if "flow" in slip.context:
        return _in_brackets(slip.at, since, lines)
    if "mapping values" in slip.problem:
        return _colon(slip.at, lines)
    if "block sequence entries" in slip.problem or slip.context.endswith(_STARTS):
        return "yaml-syntax/start", since
    return _misplaced(slip, since, lines)


def _in_brackets(at: Place, since: Place, lines: Sequence[str]) -> tuple[str, Place]:
    """A list in brackets that goes wrong: on its own line a stray colon, below it the missing bracket."""
    if at.line > since.line or not _rest(at, lines).strip():
        return "yaml-syntax/bracket", since
    return ("yaml-syntax/colon" if _rest(at, lines).startswith(":") else "yaml-syntax", at)


def _last_bracket(at: Place, lines: Sequence[str]) -> Place:
    """The opening bracket that stands nearest before a place, else the place itself."""
    for number in range(min(at.line, len(lines)), 0, -1):
        line = lines[number - 1][: at.column - 1] if number == at.line else lines[number - 1]
        if column := max(line.rfind("["), line.rfind("{")) + 1:
            return Place(number, column)
    return at


def _colon(at: Place, lines: Sequence[str]) -> tuple[str, Place]:
    """A second colon in one line splits it; the first one of a line means that the line stands too far right."""
    before = _line(at.line, lines)[: at.column - 1]
    if ": " in before:
        return "yaml-syntax/colon", at
    return "yaml-syntax/indent", Place(at.line, _first_column(before))


def _misplaced(slip: Slip, since: Place, lines: Sequence[str]) -> tuple[str, Place]:
    """Something where a key should stand: after a closing quotation mark, or in a column of its own."""
    if "could not find expected ':'" in slip.problem:
        return "yaml-syntax", since
    before = _line(slip.at.line, lines)[: slip.at.column - 1]
    if _CLOSED_BEFORE.search(before):
        return "yaml-syntax/after-quote", slip.at
    if before and not before.strip():
        return "yaml-syntax/indent", slip.at
    return "yaml-syntax", slip.at


def _line(number: int, lines: Sequence[str]) -> str:
    return lines[number - 1] if number <= len(lines) else ""


def _rest(at: Place, lines: Sequence[str]) -> str:
    return _line(at.line, lines)[at.column - 1 :]


def _first_column(text: str) -> int:
    return len(text) - len(text.lstrip()) + 1


def is_cut_off(value: str, rest: str) -> bool:
    """Whether YAML takes the end of a plain value for a comment, though prose is meant (`Talk #2`).

    `rest` is what follows on the line. One blank before the # and none after it are prose; more
    blanks are a comment, and so is whatever follows a date or a number.
    """
    if "#" not in rest:
        return False
    pattern = _TAG if not value else _CUT_OFF if _LETTER.search(value) else None
    return pattern is not None and pattern.match(rest) is not None


def swallows_a_line(below: Sequence[str]) -> bool:
    """Whether a quotation goes on in the first column of a line below, where a key would stand."""
    return any(line and not line[0].isspace() for line in below)
