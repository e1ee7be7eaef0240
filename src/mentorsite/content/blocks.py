"""Blocks: the body cut by line into what is shared, what is only for the owner, and feedback.

This happens before Markdown and fails closed: whatever looks like the edge of a block and is none
is a fault, code included, and with a fault the whole file is for its owner alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from mentorsite.content.comments import without_comments
from mentorsite.content.near_fences import looks_like_a_fence
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.urls import slug

Kind: TypeAlias = Literal["shared", "only", "feedback"]

_OPENING = re.compile(r"::: (?P<words>\S.*)")
_ONLY = re.compile(r"(?:only|nur)[ \t]+(?P<person>\S+)", re.IGNORECASE)
_FEEDBACK = re.compile(r"feedback[ \t]+(?:from|von)[ \t]+(?P<person>\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a body that is for the same people."""

    kind: Kind
    person: str | None
    """Whose it is, as a slug: the owner for `only`, who wrote it for `feedback`."""
    line: int
    """The line of the file in which the text begins."""
    text: str
    """Comments are blanked, so that its lines are the file's lines."""
    place: Place
    """Of the person's name in the fence, else of the fence, else of the first line."""


@dataclass(slots=True)
class _Cutting:
    """A body while it is cut."""

    path: str
    owner: str | None
    feedback: bool
    kind: Kind = "shared"
    person: str | None = None
    start: int = 1
    place: Place = field(default_factory=Place)
    fence: Place = field(default_factory=Place)
    lines: list[str] = field(default_factory=list)
    nested: int = 0
    segments: list[Segment] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)


def cut(
    body: str, path: str, first_line: int, owner: str | None, feedback: bool
) -> tuple[tuple[Segment, ...], tuple[Diagnostic, ...]]:
    """Cut a body whose first line is line `first_line` of the file `path`.

    `owner` is the folder's owner as a slug, None where no blocks are allowed at all; `feedback` says
    whether feedback blocks are. Every finding is a block fault: hide the file from all but its owner.
    """
    lines, findings = without_comments(body.split("\n"), path, first_line)
    cutting = _Cutting(path, owner, feedback, start=first_line, place=Place(first_line, 1), findings=findings)
    for number, (line, untouched) in enumerate(lines, first_line):
        _take(cutting, number, line, untouched)
    if cutting.kind != "shared" and owner is not None:
        _find(cutting, cutting.fence, "block-fault/unclosed")
    _close(cutting, first_line + len(lines))
    return tuple(cutting.segments), tuple(sorted(set(cutting.findings)))


def _take(cutting: _Cutting, number: int, line: str, untouched: bool) -> None:
    """Take one line: an edge, a fault, or text. A line that held a comment is never an edge."""
    bare = line.rstrip(" \t")
    opening = _OPENING.fullmatch(bare)
    if untouched and opening:
        _open(cutting, number, opening)
    elif untouched and bare == ":::":
        _end(cutting, number)
    else:
        if looks_like_a_fence(line, cutting.owner):
            column = max(line.find(":::"), len(line) - len(line.lstrip())) + 1
            _find(cutting, Place(number, column), "block-fault/stray")
        cutting.lines.append(line)


def _open(cutting: _Cutting, number: int, opening: re.Match[str]) -> None:
    """Begin a block; what is unknown is kept like a text for the owner alone."""
    if cutting.kind != "shared":
        _find(cutting, Place(number, 1), "block-fault/nested")
        cutting.nested += 1
    _close(cutting, number + 1)
    words, start = opening["words"], opening.start("words")
    match = _ONLY.fullmatch(words) or _FEEDBACK.fullmatch(words)
    cutting.kind = "feedback" if match and match.re is _FEEDBACK else "only"
    cutting.person = slug(match["person"]) if match else cutting.owner
    cutting.fence = Place(number, 1)
    cutting.place = Place(number, start + match.start("person") + 1) if match else cutting.fence
    _check(cutting, known=match is not None)


def _check(cutting: _Cutting, known: bool) -> None:
    """Find what is wrong with the fence of the block that has begun."""
    owner = cutting.owner
    if owner is None:
        _find(cutting, cutting.fence, "block-fault/stray")
    elif not known:
        _find(cutting, cutting.fence, "block-fault/word", owner=owner)
    elif cutting.kind == "only" and cutting.person != owner:
        _find(cutting, cutting.place, "block-fault/owner", owner=owner)
    elif cutting.kind == "feedback" and not cutting.feedback:
        _find(cutting, cutting.fence, "block-fault/place")


def _end(cutting: _Cutting, number: int) -> None:
    """End the block; a closing fence of a block that another one has cut short is no second fault."""
    if cutting.kind == "shared" and cutting.nested:
        cutting.nested -= 1
    elif cutting.kind == "shared":
        _find(cutting, Place(number, 1), "block-fault/stray")
    _close(cutting, number + 1)


def _close(cutting: _Cutting, next_line: int) -> None:
    """Put away the text so far and go on, shared, at the next line; shared text of blanks alone is none."""
    text = "\n".join(cutting.lines)
    if cutting.kind != "shared" or text.strip():
        cutting.segments.append(Segment(cutting.kind, cutting.person, cutting.start, text, cutting.place))
    cutting.kind, cutting.person, cutting.lines = "shared", None, []
    cutting.start, cutting.place = next_line, Place(next_line, 1)


def _find(cutting: _Cutting, place: Place, message: str, **values: object) -> None:
    cutting.findings.append(fault(cutting.path, place, message, **values))
