"""Markdown of one segment of a body → its sections, tasks, links and HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mentorsite.content import hypertext, limits, sections
from mentorsite.content.conversion import Reading, convert
from mentorsite.content.hypertext import Manner, Resolve
from mentorsite.content.nodes import Link, Node
from mentorsite.content.nodes import plain as plain_text
from mentorsite.content.parser import PARSER
from mentorsite.content.sections import Section
from mentorsite.content.task_lines import owners_of
from mentorsite.content.tasks import Task, bare_bullets, late_dates, tasks_of
from mentorsite.diagnostics import Diagnostic, Place

__all__ = ["Link", "Node", "Prose", "Section", "Task", "html", "plain", "read"]


@dataclass(frozen=True, slots=True)
class Prose:
    """What was read from one segment of a body."""

    nodes: tuple[Node, ...]
    """All of it, headings included."""
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    """Top-level task items in their order; nested ones belong to the notes of the item above."""
    links: tuple[Link, ...]
    """Those that may stand; what was refused is a finding."""
    findings: tuple[Diagnostic, ...]


def read(text: str, path: str, first_line: int, section: str | None = None, steps: bool = False) -> Prose:
    """Read a segment whose first line is line `first_line` of the file.

    `section` is the name of the section in which the segment begins, where it continues a shared
    text. With `steps`, plain bullets in the section of the steps are reported. A text over a limit
    is not parsed at all: no nodes, only the finding.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    reading = Reading(path, first_line, text.split("\n"))
    refused = limits.too_long(reading.lines, path, first_line)
    if refused:
        return Prose((), (), (), (), refused)
    nodes = convert(PARSER.parse(text), reading)
    # A section's level is not known where it continues; ## is what everybody writes.
    start = Section(section, "", 2 if section else 0, Place(first_line), ())
    parts = sections.divide(nodes, start)
    found = tasks_of(parts, reading)
    findings = {*reading.findings, *late_dates(found, path), *(bare_bullets(parts, reading) if steps else ())}
    return Prose(nodes, parts, found, tuple(reading.links), tuple(sorted(findings)))


def html(
    part: Prose | Section | Sequence[Node],
    resolve: Resolve,
    heading_prefix: str = "",
    without_tasks: Literal["all", "owned"] | None = None,
    shift: int = 0,
    table_label: str = "",
    marks: Mapping[str, str] | None = None,
) -> str:
    """The safe HTML of a body, of a section without its heading, or of nodes such as `Task.below`.

    `resolve` maps a relative target to its final address; with None the link or picture becomes
    its plain text. Tasks that are listed elsewhere can be left out: all, or those with an owner.
    Headings have ids only with a `heading_prefix`. `marks` has the words for the marks of tasks
    left in prose, in the page's language.
    """
    manner = Manner(resolve, heading_prefix, shift, table_label, marks or {})
    if not isinstance(part, Section) or marks or not part.is_alike:
        return _html(part.nodes if isinstance(part, Prose | Section) else tuple(part), manner, without_tasks)
    # Several readers get the same section, in several languages.
    known, way = part.written, (heading_prefix, shift, without_tasks)
    if way not in known:
        known[way] = _html(part.nodes, manner, without_tasks)
    return known[way]


def _html(nodes: Sequence[Node], manner: Manner, without_tasks: Literal["all", "owned"] | None) -> str:
    return hypertext.write(hypertext.without_tasks(nodes, _LISTED[without_tasks]) if without_tasks else nodes, manner)


_LISTED: Mapping[str, Callable[[Node], bool]] = {
    "all": lambda item: True,
    "owned": lambda item: bool(owners_of(item.children[0].children)),
}


def plain(part: Prose | Section | Sequence[Node]) -> str:
    """The bare words, a line to each paragraph, for quotations and search."""
    return part.text if isinstance(part, Section) else plain_text(part.nodes if isinstance(part, Prose) else part)
