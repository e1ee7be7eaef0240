"""The line of a task: its mark, owners and dates, and lines that nearly are tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from mentorsite.content.hypertext import Manner, write
from mentorsite.content.nodes import Mark, Node, words
from mentorsite.urls import slug

# The blank of a Mac's ⌥ key is as good as any.
_BLANK = "[ \\t\u00a0]"
_MARKER = re.compile(rf"\[([ \u00a0/xX-])\](?:{_BLANK}+|(?=\n)|$)")
_NEARLY = re.compile(
    rf"(?:(?:[-–—*+•·]|\d{{1,3}}[.)]){_BLANK}*)?"
    rf"(?:\[{_BLANK}*(?:[xXvVoO/✓✔√~?!>*+.–—-]{_BLANK}*)?\](?![(\[:])|[☐☑☒])"
)

# Possessive: "@mara's talk" names nobody, and least of all @mar.
_NAME = r"@\w++(?:[.-]\w++)*+(?!['’])"
_OWNERS = re.compile(rf"\s*{_NAME}(?:(?:\s*[,/&+]\s*|\s+und\s+|\s+and\s+|\s+){_NAME})*(?:\s*[:–—]|\s+-(?=\s))?\s*")

_DATE = re.compile(r"(?<!\S)(by|bis|done|erledigt):\s?(\d{4}-\d\d(?:-\d\d)?)(?![\w-])", re.IGNORECASE)
_KEYS = {"by": "by", "bis": "by", "done": "done", "erledigt": "done"}
_MONTH = (
    "(?:jan(?:uary?)?|feb(?:ruary?)?|märz?|mrz|mar(?:ch)?|apr(?:il)?|mai|may|jun[ie]?|jul[iy]?|aug(?:ust)?"
    r"|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[zc](?:ember)?)(?!\w)\.?"
)
_DAYS = (
    r"(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])(?!\d)\.?(?:\s?\d{2,4})?",  # 15.3. or 15.3.2026
    rf"\d{{1,2}}\.?\s?{_MONTH}(?:\s\d{{4}})?",  # 15. März
    rf"{_MONTH}(?:\s\d{{1,4}})?",  # March 15
    r"\d{4}-\d\d?(?:-\d\d?)?",
)
_DAY = f"(?:{'|'.join(_DAYS)})"
_LEFT_OVER = re.compile(
    rf"(?<!\w)(?:(?:bis|by|until)\s(?:zum\s|the\s)?{_DAY}[.!)]*$|(by|bis|done|erledigt):\s?{_DAY})", re.IGNORECASE
)

_FLAT = Manner(flat=True)
"""A line has no headings, so that nothing is counted in it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a task's own line says."""

    text: str
    html: str
    owners: tuple[str, ...]
    by: str | None
    done: str | None


def marker(content: str) -> tuple[Mark, int] | None:
    """The mark with which an item's text begins, and how many characters it takes; None if it is no task."""
    match = _MARKER.match(content)
    return (cast(Mark, match[1].lower().replace("\u00a0", " ")), match.end()) if match else None


def nearly(line: str) -> bool:
    """Whether a line, outside the items that are tasks, looks as if it were meant as one."""
    return _NEARLY.match(line) is not None


def left_over(text: str) -> str | None:
    """How a date that stayed in a task's text should have been written, or None if there is none."""
    match = _LEFT_OVER.search(text)
    if match is None:
        return None
    return "done:2026-03-15" if match[1] and _KEYS[match[1].lower()] == "done" else "by:2026-03-15"


def say(nodes: tuple[Node, ...]) -> Said:
    """Take apart what a task says: its owners and dates, and the rest as words and as HTML."""
    dates = _dates(nodes)
    named, rest = _split_owners(_undated(nodes))
    return Said(words(rest), write(rest, _FLAT).strip(), _ids(named), dates.get("by"), dates.get("done"))


def owners_of(nodes: tuple[Node, ...]) -> tuple[str, ...]:
    """The ids of the people whom a task names at its beginning."""
    return _ids(_split_owners(_undated(nodes[:1]))[0])


def _ids(named: str) -> tuple[str, ...]:
    if not named:
        return ()
    return tuple(dict.fromkeys(slug(name) for name in re.findall(_NAME, named)))


def _undated(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple(node._replace(text=_without_dates(node.text)) if _may_be_dated(node) else node for node in nodes)


def _may_be_dated(node: Node) -> bool:
    return node.kind == "text" and ":" in node.text


def _split_owners(nodes: tuple[Node, ...]) -> tuple[str, tuple[Node, ...]]:
    """The names at the beginning, also if they are in bold, and what follows them."""
    first = words(nodes[:1]) if nodes and nodes[0].kind in ("strong", "emphasis") else ""
    if _OWNERS.fullmatch(first):
        after = nodes[1]._replace(text=nodes[1].text.lstrip(" :–—")) if nodes[1:] else None
        return first, (after, *nodes[2:]) if after else ()
    start = _OWNERS.match(nodes[0].text) if nodes and nodes[0].kind == "text" else None
    return (start[0], (nodes[0]._replace(text=nodes[0].text[start.end() :]), *nodes[1:])) if start else ("", nodes)


def owner_offsets(content: str, owners: tuple[str, ...]) -> tuple[int, ...]:
    """Where in a task's text as typed the @ of each owner stands; 0 if it cannot be found."""
    if not owners:
        return ()
    offsets = {slug(match[0]): match.start() for match in reversed(list(re.finditer(_NAME, content)))}
    return tuple(offsets.get(owner, 0) for owner in owners)


def date_offset(content: str, key: str) -> int:
    """Where in a task's text as typed the date of `by` or `done` stands; 0 without one."""
    if ":" not in content:
        return 0
    return next((match.start(2) for match in _DATE.finditer(content) if _KEYS[match[1].lower()] == key), 0)


def _dates(nodes: Iterable[Node]) -> dict[str, str]:
    """The dates after `by:` and `done:`; the first of each counts."""
    found: dict[str, str] = {}
    for match in (match for node in nodes if _may_be_dated(node) for match in _DATE.finditer(node.text)):
        found.setdefault(_KEYS[match[1].lower()], match[2])
    return found


def _without_dates(text: str) -> str:
    """The text without its dates and the blanks before them."""
    pieces = _DATE.split(text)[::3]
    return "".join(piece.rstrip() for piece in pieces[:-1]) + pieces[-1]
