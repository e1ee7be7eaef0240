"""Front matter: YAML read as plain text with places, over libyaml's events.

Scalars stay text and are typed by the records; what makes YAML surprising (anchors, aliases, tags,
merge keys, several documents) is refused. No text makes this module raise or recurse deeply.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from yaml import error as libyaml_error
from yaml import events as libyaml

from mentorsite.content.heads import (
    FRONT_MATTER,
    ROSTER,
    Head,
    Limits,
    Value,
    Where,
    add,
    blocks,
    broken_head,
    empty_head,
    without_invisible,
)
from mentorsite.content.slips import Slip, is_cut_off, swallows_a_line, told
from mentorsite.diagnostics import Diagnostic, Place, fault

try:
    from yaml._yaml import CParser, Mark
except ImportError as missing:  # No fallback to the parser in Python: its places and limits differ.
    raise ImportError("PyYAML is installed without libyaml. Install a build of PyYAML that contains it.") from missing

__all__ = ["FRONT_MATTER", "ROSTER", "Head", "Limits", "Value", "Where", "empty_head", "read_yaml"]

_KINDS: Final[dict[type[libyaml.Event], str]] = {
    libyaml.ScalarEvent: "text",
    libyaml.MappingStartEvent: "mapping",
    libyaml.SequenceStartEvent: "list",
    libyaml.AliasEvent: "alias",
    libyaml.MappingEndEvent: "end",
    libyaml.SequenceEndEvent: "end",
    libyaml.DocumentStartEvent: "document",
    libyaml.StreamEndEvent: "stop",
}
_GLUED: Final = re.compile(r"[\w-]+:\S")
"""A key without a blank after its colon."""
_NODES: Final = frozenset(("text", "mapping", "list", "alias"))
_STEPS: Final = {"mapping": 1, "list": 1, "end": -1}
"""How an event changes the depth."""


class _Event(NamedTuple):
    """What libyaml tells next, with places in the text that is read."""

    kind: str
    begins: libyaml_error.Mark | Mark | None
    ends: libyaml_error.Mark | Mark | None
    special: bool
    """Whether an anchor, a tag or a directive stands with it."""
    text: str = ""
    quotes: str = ""
    """The quotation mark, or | or > of a block; empty for a plain text."""

    @property
    def at(self) -> Place:
        """Where it begins."""
        return _place(self.begins)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands where a value could."""
        return self.kind == "text" and not self.text and not self.quotes


class _Slipped(Exception):  # noqa: N818 (a slip of an author, not an error of ours; it never leaves this module)
    """Reading cannot go on here."""

    def __init__(self, slip: Slip) -> None:
        super().__init__(slip.problem)
        self.slip = slip


@dataclass(slots=True)
class _Reading:
    """One text while it is read."""

    parser: CParser
    lines: list[str]
    path: str
    first_line: int
    limits: Limits
    nodes: int = 0
    places: dict[Where, Place] = field(default_factory=dict)
    keys: dict[Where, Place] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    findings: list[Diagnostic] = field(default_factory=list)


def read_yaml(
    text: str, path: str, first_line: int = 1, limits: Limits = FRONT_MATTER
) -> tuple[Head, tuple[Diagnostic, ...]]:
    """Read a whole YAML text whose first line is line `first_line` of the file `path`.

    After a syntax error each top-level key is read alone: several slips show in one run, and the
    intact keys are delivered all the same.
    """
    if len(text.encode("utf-8", "surrogatepass")) > limits.size:
        return empty_head(first_line), (fault(path, Place(first_line, 1), "yaml-syntax/depth"),)
    clean, invisible = without_invisible(text, path, first_line)
    try:
        head, findings = _read(clean, path, first_line, limits)
    except _Slipped as slipped:
        if slipped.slip.problem == "length":
            return empty_head(first_line), (fault(path, Place(first_line, 1), "yaml-syntax/depth"),)
        explained = frozenset(finding.line for finding in invisible)
        head, findings = _read_in_blocks(clean, path, first_line, limits, explained)
        if not (findings or invisible):
            findings = [told(slipped.slip, clean, path, first_line)]
    return head, tuple(sorted({*invisible, *findings}))


def _read_in_blocks(
    text: str, path: str, first_line: int, limits: Limits, explained: frozenset[int]
) -> tuple[Head, list[Diagnostic]]:
    """Read each top-level key alone; `explained` are lines whose fault is known already."""
    whole, findings, after_prose = empty_head(first_line), list[Diagnostic](), False
    for number, block in blocks(text):
        line = first_line + number
        part, found = _read_block(block, path, line, limits)
        is_prose = any(finding.message == "yaml-syntax/mapping" for finding in found)
        known = part.broken and not explained.isdisjoint(range(line, line + block.count("\n") + 1))
        # Prose pasted between the keys is reported once, not for each of its lines.
        findings += [] if known or (is_prose and after_prose) else found
        whole, twice = add(whole, part, path)
        findings += twice
        after_prose = is_prose
    return whole, findings


def _read_block(block: str, path: str, line: int, limits: Limits) -> tuple[Head, list[Diagnostic]]:
    """Read one block; a slip becomes a finding."""
    try:
        return _read(block, path, line, limits)
    except _Slipped as slipped:
        return broken_head(block, line), [told(slipped.slip, block, path, line)]


def _read(text: str, path: str, first_line: int, limits: Limits) -> tuple[Head, list[Diagnostic]]:
    """Read a text in one go.

    Errors: _Slipped at the first syntax error.
    """
    reading = _Reading(CParser(text), text.split("\n"), path, first_line, limits)
    values: dict[str, Value] = {}
    while (event := _next(reading)).kind != "stop":
        if event.special:
            _find(reading, event.at, "yaml-syntax/feature")
        if event.kind in _NODES:
            values = _root(reading, event)
            _refuse_more(reading)
            break
    reading.places.setdefault((), Place(first_line, 1))
    return Head(values, reading.places, reading.keys, frozenset(reading.broken)), reading.findings


def _root(reading: _Reading, event: _Event) -> dict[str, Value]:
    """The mapping that a head is; anything else is a finding."""
    if event.kind == "mapping":
        reading.places[()] = _place(event.begins, reading.first_line)
        return _mapping(reading, (), 1)
    if not event.is_blank:
        glued = not event.quotes and _GLUED.match(event.text)
        _find(reading, event.at, "yaml-syntax" if glued else "yaml-syntax/mapping")
    _skip(reading, event)
    return {}


def _refuse_more(reading: _Reading) -> None:
    """Find a second document; what it says is not read."""
    while (event := _next(reading)).kind not in ("document", "stop"):
        pass
    if event.kind == "document":
        _find(reading, event.at, "yaml-syntax")


def _value(reading: _Reading, event: _Event, way: Where, depth: int) -> Value | None:
    """The value that begins with an event, or None where there is none to read."""
    if event.special or event.kind == "alias":
        _find(reading, event.at, "yaml-syntax/feature")
        reading.broken.update(str(key) for key in way[:1])
    if event.kind == "text":
        _check_text(reading, event)
    elif depth > reading.limits.depth:
        raise _Slipped(Slip("depth", event.at))
    if event.is_blank or event.kind == "alias":
        return None
    reading.places[way] = _place(event.begins, reading.first_line)
    if event.kind == "text":
        return event.text
    return _mapping(reading, way, depth) if event.kind == "mapping" else _list(reading, way, depth)


def _check_text(reading: _Reading, event: _Event) -> None:
    """Find text that YAML would cut off at a #; a quotation that is not closed where it should be ends the reading."""
    end = _place(event.ends)
    if not event.quotes:
        line = reading.lines[end.line - 1] if end.line <= len(reading.lines) else ""
        if is_cut_off(event.text, line[end.column - 1 :]):
            _find(reading, Place(end.line, end.column + 1), "yaml-syntax/comment")
    elif event.quotes in "'\"" and swallows_a_line(reading.lines[event.at.line : end.line]):
        raise _Slipped(Slip("end of stream", end, "quoted scalar", event.at))


def _mapping(reading: _Reading, way: Where, depth: int) -> dict[str, Value]:
    """The values of a mapping whose beginning has been read."""
    values: dict[str, Value] = {}
    while (event := _next(reading)).kind != "end":
        if _take_key(reading, event, way):
            value = _value(reading, _next(reading), (*way, event.text), depth + 1)
            if value is not None:
                values[event.text] = value
        else:
            _skip(reading, _next(reading))
    return values


def _take_key(reading: _Reading, event: _Event, way: Where) -> bool:
    """Note a key; False, with a finding, if its value is not to be read."""
    _skip(reading, event)
    if event.special or event.kind == "alias" or (event.text == "<<" and not event.quotes):
        _find(reading, event.at, "yaml-syntax/feature")
    elif event.kind != "text" or event.is_blank:
        _find(reading, event.at, "yaml-syntax")
    elif first := reading.keys.get((*way, event.text)):
        _find(reading, event.at, "duplicate-key", first=first.line)
    else:
        reading.keys[(*way, event.text)] = _place(event.begins, reading.first_line)
        return True
    return False


def _list(reading: _Reading, way: Where, depth: int) -> list[Value]:
    """The values of a list whose beginning has been read; empty items are left out."""
    values: list[Value] = []
    while (event := _next(reading)).kind != "end":
        value = _value(reading, event, (*way, len(values)), depth + 1)
        if value is not None:
            values.append(value)
    return values


def _skip(reading: _Reading, event: _Event) -> None:
    """Pass over the rest of a value, however deep."""
    depth = _STEPS.get(event.kind, 0)
    while depth:
        depth += _STEPS.get(_next(reading).kind, 0)


def _next(reading: _Reading) -> _Event:
    """The next event.

    Errors: _Slipped at a syntax error and beyond the limit of nodes.
    """
    try:
        event = reading.parser.get_event()
    except libyaml_error.MarkedYAMLError as error:
        raise _Slipped(_slip(error)) from None
    except libyaml_error.YAMLError:
        raise _Slipped(Slip("", Place())) from None
    if event is None or reading.nodes >= reading.limits.nodes:
        raise _Slipped(Slip("length", Place()))
    kind = _KINDS.get(type(event), "")
    reading.nodes += kind in _NODES
    if isinstance(event, libyaml.ScalarEvent):
        special = event.anchor is not None or event.tag is not None
        return _Event(kind, event.start_mark, event.end_mark, special, event.value, event.style or "")
    named = ("version", "tags") if kind == "document" else ("anchor", "tag") if kind in _NODES else ()
    special = bool(named) and any(getattr(event, name, None) is not None for name in named)
    return _Event(kind, event.start_mark, event.end_mark, special)


def _slip(error: libyaml_error.MarkedYAMLError) -> Slip:
    """The error of libyaml in our words; its places count from 0."""
    since = _place(error.context_mark) if error.context_mark else None
    at = _place(error.problem_mark) if error.problem_mark else since or Place()
    return Slip(error.problem or "", at, error.context or "", since)


def _place(mark: libyaml_error.Mark | Mark | None, first_line: int = 1) -> Place:
    """The place within the text that is read, or within the file in whose line `first_line` it begins."""
    return Place(mark.line + first_line, mark.column + 1) if mark else Place(first_line, 1)


def _find(reading: _Reading, place: Place, message: str, **values: object) -> None:
    at = Place(place.line + reading.first_line - 1, place.column)
    reading.findings.append(fault(reading.path, at, message, **values))
