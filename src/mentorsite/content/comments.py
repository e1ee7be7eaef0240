"""Comments: the prompts of skeletons, `<!-- … -->`, blanked before anything else is read."""

from __future__ import annotations

from collections.abc import Sequence

from mentorsite.diagnostics import Diagnostic, Place, fault


def without_comments(
    lines: Sequence[str], path: str, first_line: int
) -> tuple[list[tuple[str, bool]], list[Diagnostic]]:
    """Each line without its comments, and whether it had none; an unclosed comment takes the rest.

    A comment begins a line (blanks may stand before it) and may span lines; text after its end stays.
    """
    kept: list[tuple[str, bool]] = []
    opened: Place | None = None
    for number, line in enumerate(lines, first_line):
        if not opened and "<!--" not in line:
            kept.append((line, True))
            continue
        rest, since = _rest(line, number, opened)
        kept.append((rest, rest == line and opened is None))
        opened = since
    return kept, [fault(path, opened, "block-fault/comment")] if opened else []


def _rest(line: str, number: int, opened: Place | None) -> tuple[str, Place | None]:
    """A line without comments, and where the one began that is still open at its end."""
    start = 0
    while opened or line.startswith("<!--", _after_blanks(line, start)):
        if not opened:
            start = _after_blanks(line, start)
            opened, start = Place(number, start + 1), start + len("<!--")
        end = line.find("-->", start)
        if end < 0:
            return "", opened
        opened, start = None, end + len("-->")
    return line[_after_blanks(line, start) :] if start else line, None


def _after_blanks(line: str, start: int) -> int:
    """The index of the first character from `start` on that is no blank."""
    while line[start : start + 1] in (" ", "\t"):
        start += 1
    return start
