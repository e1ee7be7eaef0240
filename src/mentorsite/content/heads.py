"""The head of a file as a value, and its text before YAML sees it: cleaned, or cut key by key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, TypeAlias

from mentorsite.diagnostics import Diagnostic, Place, fault

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Where: TypeAlias = "tuple[str | int, ...]"
"""The way to a value: keys, and positions in lists from 0."""


@dataclass(frozen=True, slots=True)
class Head:
    """The facts of a file, as text."""

    values: dict[str, Value]
    """A key without a value is left out, and so is one whose value could not be read."""
    places: dict[Where, Place]
    """Of each value by the way to it; `()` is the whole."""
    keys: dict[Where, Place]
    """Of each key by the way to its value; keys without a value have one too."""
    broken: frozenset[str] = frozenset()
    """Keys at the top whose value cannot be read as meant: they are there, so nobody should miss them."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much YAML is read; beyond it, the text is refused."""

    depth: int = 8
    nodes: int = 5_000
    size: int = 64 * 1024
    """Bytes in UTF-8."""


FRONT_MATTER: Final = Limits()
ROSTER: Final = Limits(nodes=250_000, size=4 * 1024 * 1024)
"""For people.yaml: a roster of some thousand people is one file."""

# libyaml stops at these, or (U+0085, U+2028, U+2029) counts a line where no editor shows one.
_INVISIBLE = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_CONTINUES = re.compile(r"-(?:\s|$)|[\]}#\s]|$")
_KEY = re.compile(r"""["']?([\w-]+)["']?\s*:""")


def empty_head(line: int = 1) -> Head:
    """The head of a file without front matter."""
    return Head({}, {(): Place(line, 1)}, {})


def without_invisible(text: str, path: str, first_line: int) -> tuple[str, list[Diagnostic]]:
    """Blanks for tabs and control characters, with a finding for the first of each line: columns stay."""
    if not _INVISIBLE.search(text):
        return text, []
    lines = text.split("\n")
    findings: list[Diagnostic] = []
    for number, line in enumerate(lines):
        if hit := _INVISIBLE.search(line):
            message = "yaml-syntax/tab" if hit.group() == "\t" else "file-unreadable/control"
            findings.append(fault(path, Place(first_line + number, hit.start() + 1), message))
            lines[number] = _INVISIBLE.sub(" ", line)
    return "\n".join(lines), findings


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a text that begin with a key in the first column, each with the number of lines before it."""
    lines = text.split("\n")
    starts = {number for number, line in enumerate(lines) if not _CONTINUES.match(line)}
    for start, end in pairwise([*sorted({0} | starts), len(lines)]):
        yield start, "\n".join(lines[start:end])


def broken_head(block: str, line: int) -> Head:
    """The head of a block that cannot be read: no values, but the name of its key where it has one."""
    key = _KEY.match(block)
    return replace(empty_head(line), broken=frozenset(key.groups()) if key else frozenset())


def add(whole: Head, part: Head, path: str) -> tuple[Head, list[Diagnostic]]:
    """Put the keys of a part into the whole; a key that is there already is a finding and changes nothing."""
    twice = [way for way in part.keys if len(way) == 1 and way in whole.keys]
    findings = [fault(path, part.keys[way], "duplicate-key", first=whole.keys[way].line) for way in twice]
    new = {way[:1] for way in part.keys}.difference(twice)
    whole.values.update({key: value for key, value in part.values.items() if (key,) in new})
    whole.places.update({way: place for way, place in part.places.items() if way[:1] in new})
    whole.keys.update({way: place for way, place in part.keys.items() if way[:1] in new})
    return replace(whole, broken=whole.broken | part.broken), findings
