"""Documents: a source taken apart into its facts, the stretches of its body, and what is wrong with both."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mentorsite.content.blocks import Segment, cut
from mentorsite.content.directions import turned_lines
from mentorsite.content.frontmatter import ROSTER, Head, empty_head, read_yaml
from mentorsite.content.leftovers import leftovers
from mentorsite.content.pasted import findings_in
from mentorsite.content.tree import Source
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.urls import slug

_ALMOST_A_FENCE = re.compile(r"\s*(?:[-–—]{2,5}|—)\s*")
_KEY = re.compile(r"[\w-]+:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Document:
    """One file of an author, not yet typed."""

    path: str
    head: Head
    segments: tuple[Segment, ...]
    findings: tuple[Diagnostic, ...]
    fails_closed: bool
    """A block is at fault: only the file's owner may see it."""
    body_place: Place
    """The first line of the body with text in it, else the last line of the file."""


def parse(source: Source) -> Document:
    """Take a source apart; whose it is and what may stand in it follow from its path."""
    anywhere = (*findings_in(source.text, source.path), *turned_lines(source.text, source.path))
    if source.path.endswith(".yaml"):
        head, found = read_yaml(source.text, source.path, limits=ROSTER)
        return Document(source.path, head, (), tuple(sorted({*anywhere, *found})), False, Place())
    lines = source.text.split("\n")
    end = _end_of_head(lines)
    head, found = _head(lines, end, source.path)
    start = end + 1 if end else 0
    body = "" if end is None else "\n".join(lines[start:])
    segments, faults = cut(body, source.path, start + 1, owner_of(source.path), _takes_feedback(source.path))
    findings = tuple(sorted({*anywhere, *found, *faults, *leftovers(segments, source.path)}))
    return Document(source.path, head, segments, findings, bool(faults), _body_place(lines, start))


def owner_of(path: str) -> str | None:
    """The id of the person whose file this is: a mentee's folder, a mentor's offer; else None."""
    match path.split("/"):
        case ["mentees", folder, _, *_]:
            return slug(folder)
        case ["mentors", name]:
            return slug(name.removesuffix(".md"))
    return None


def _takes_feedback(path: str) -> bool:
    """Whether feedback blocks may stand in this file: in a conversation, not in a file of feedback alone."""
    match path.split("/"):
        case ["mentees", _, "sessions", name]:
            return "-from-" not in name
    return False


def _end_of_head(lines: list[str]) -> int | None:
    """The index of the line that ends the front matter: 0 without one, None if it never ends."""
    if lines[0].rstrip(" \t") != "---":
        return 0
    return next((number for number, line in enumerate(lines) if number and line.rstrip(" \t") == "---"), None)


def _head(lines: list[str], end: int | None, path: str) -> tuple[Head, tuple[Diagnostic, ...]]:
    """The front matter and what is wrong with it."""
    if end is None:
        return empty_head(), (fault(path, Place(), "front-matter-unclosed"),)
    if end:
        return read_yaml("\n".join(lines[1:end]), path, first_line=2)
    number = next((number for number, line in enumerate(lines) if line.strip()), 0)
    meant = _ALMOST_A_FENCE.fullmatch(lines[number]) and any(
        _KEY.match(line) for line in lines[number + 1 : number + 2]
    )
    return empty_head(), (fault(path, Place(number + 1, 1), "front-matter-unclosed/start"),) if meant else ()


def _body_place(lines: list[str], start: int) -> Place:
    """Where the body begins, within the file."""
    last = len(lines) - (len(lines) > 1 and not lines[-1])
    return Place(next((number + 1 for number in range(start, len(lines)) if lines[number].strip()), last), 1)
