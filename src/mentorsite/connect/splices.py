"""Small cuts into YAML that a person wrote: a value changed, a line added or taken out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from mentorsite.content.frontmatter import Head, Where
from mentorsite.diagnostics import Place

ORDER: Final = ("name", "email", "team", "office", "manager", "hr", "active")
"""The keys that a tool knows, as they stand in a new entry."""

_PLAIN = re.compile(r"[^\W\d_](?:(?!: | #)[^,\[\]{}\"\\])*(?<![:\s])")
"""Text that is the same in every place of a YAML file."""
_MEANT_OTHERWISE: Final = frozenset(("true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf"))
"""Words that other readers of YAML do not take for text."""
_SCALARS: Final = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL),
    "'": re.compile(r"'(?:[^']|'')*'"),
}
_KEY = re.compile(r"""["']?\w+["']?[ ]*:""")
_PLAIN_IN_BLOCK = re.compile(r"(?:(?! #)[^\n])*")
_PLAIN_IN_FLOW = re.compile(r"(?:(?! #)[^\n,\[\]{}])*")


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """Characters from `start` to before `end`, and what stands there instead."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A text and where its lines, entries and keys begin."""

    text: str
    head: Head
    lines: Sequence[int]
    """The offset of each line."""
    keys: Mapping[str, Sequence[str]]
    """The keys of each entry, as they follow each other."""


def laid_out(text: str, head: Head) -> Layout:
    """Find one's way in a text that has been read."""
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for way in head.keys:
        if len(way) == 2:
            keys[str(way[0])].append(str(way[1]))
    return Layout(text, head, [0, *(match.end() for match in re.finditer("\n", text))], keys)


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Make all cuts; the last comes first, so that the others keep their places."""
    for splice in sorted(splices, reverse=True):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def changed_entry(layout: Layout, entry: str, facts: Mapping[str, str | None]) -> Iterator[Splice]:
    """Bring an entry up to date: values changed, keys added where they belong, keys with None taken out."""
    in_flow = layout.text[_offset(layout, layout.head.places[(entry,)])] == "{"
    for key, value in facts.items():
        if key in layout.keys.get(entry, ()):
            yield (
                _replaced(layout, (entry, key), _scalar(key, value), in_flow)
                if value is not None
                else _removed(layout, (entry, key), in_flow)
            )
    yield from _added(layout, entry, facts, in_flow)


def new_entry(person: str, facts: Mapping[str, str | None], indent: str) -> str:
    """Write an entry for somebody new, one key to a line."""
    lines = (f"{indent}  {key}: {_scalar(key, value)}\n" for key in ORDER if (value := facts.get(key)) is not None)
    return f"{indent}{written(person)}:\n{''.join(lines)}"


def written(text: str) -> str:
    """Write a text so that every reader of YAML takes it for that text."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _MEANT_OTHERWISE:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _scalar(key: str, value: str) -> str:
    # `active: false` is a truth, not a text.
    return value if key == "active" else written(value)


def _offset(layout: Layout, place: Place) -> int:
    return layout.lines[place.line - 1] + place.column - 1


def _end(layout: Layout, way: Where, in_flow: bool) -> int:
    """Find where the value of a key ends; where it has none, the end of the key's colon."""
    if way not in layout.head.places:
        start = _offset(layout, layout.head.keys[way])
        key = _KEY.match(layout.text, start)
        return key.end() if key else start
    start = _offset(layout, layout.head.places[way])
    plain = _PLAIN_IN_FLOW if in_flow else _PLAIN_IN_BLOCK
    match = _SCALARS.get(layout.text[start], plain).match(layout.text, start)
    return start + len(match[0].rstrip()) if match else start


def _replaced(layout: Layout, way: Where, value: str, in_flow: bool) -> Splice:
    end = _end(layout, way, in_flow)
    if way not in layout.head.places:
        return Splice(end, end, f" {value}")
    return Splice(_offset(layout, layout.head.places[way]), end, value)


def _removed(layout: Layout, way: Where, in_flow: bool) -> Splice:
    """Take out a whole line, or between braces a key with the comma that parts it from its neighbour."""
    start, end = _offset(layout, layout.head.keys[way]), _end(layout, way, in_flow)
    if not in_flow:
        return Splice(layout.lines[layout.head.keys[way].line - 1], _line_end(layout, end) + 1, "")
    before = layout.text[:start].rstrip()
    if before.endswith(","):
        return Splice(len(before) - 1, end, "")
    after = re.compile(r"\s*,\s*").match(layout.text, end)
    return Splice(start, after.end() if after else end, "")


def _line_end(layout: Layout, offset: int) -> int:
    found = layout.text.find("\n", offset)
    return len(layout.text) if found < 0 else found


def _added(layout: Layout, entry: str, facts: Mapping[str, str | None], in_flow: bool) -> Iterator[Splice]:
    """Put each new key behind the nearest one before it in `ORDER`."""
    there = layout.keys.get(entry, ())
    behind: defaultdict[str | None, list[str]] = defaultdict(list)
    for key in ORDER:
        value = facts.get(key)
        if value is not None and key not in there:
            behind[_neighbour(layout, entry, key, facts)].append(f"{key}: {_scalar(key, value)}")
    for neighbour, pairs in behind.items():
        yield _insertion(layout, entry, neighbour, pairs, in_flow)


def _neighbour(layout: Layout, entry: str, key: str, facts: Mapping[str, str | None]) -> str | None:
    """Find the nearest key before this one that is in the entry and stays."""
    before = reversed(ORDER[: ORDER.index(key)])
    return next((k for k in before if (entry, k) in layout.head.places and facts.get(k, "") is not None), None)


def _insertion(layout: Layout, entry: str, neighbour: str | None, pairs: Sequence[str], in_flow: bool) -> Splice:
    if neighbour is None:
        return _at_the_beginning(layout, entry, pairs, in_flow)
    end = _end(layout, (entry, neighbour), in_flow)
    if in_flow:
        return Splice(end, end, "".join(f", {pair}" for pair in pairs))
    indent = " " * (layout.head.keys[(entry, neighbour)].column - 1)
    end = _line_end(layout, end)
    return Splice(end, end, "".join(f"\n{indent}{pair}" for pair in pairs))


def _at_the_beginning(layout: Layout, entry: str, pairs: Sequence[str], in_flow: bool) -> Splice:
    start, there = _offset(layout, layout.head.places[(entry,)]), layout.keys.get(entry, ())
    if in_flow:
        return Splice(start + 1, start + 1, ", ".join(pairs) + (", " if there else ""))
    first = layout.head.keys[(entry, there[0])]
    line, indent = layout.lines[first.line - 1], " " * (first.column - 1)
    return Splice(line, line, "".join(f"{indent}{pair}\n" for pair in pairs))
