"""A body's sections: which heading means what, and how far each one reaches."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property

from mentorsite.content.nodes import Node, kinds, plain, words
from mentorsite.diagnostics import Place

_NAMES = {
    "why": ("why", "warum"),
    "signs": ("how i will notice", "woran ich es merke"),
    "steps": ("steps", "small steps", "schritte", "kleine schritte"),
    "smart": ("smart",),
    "take": ("what i take with me", "was ich mitnehme"),
    "topics": ("topics", "themen"),
    "notes": ("notes", "notizen"),
    "agreed": ("agreed", "vereinbart"),
}
_CANONICAL = {heading: name for name, headings in _NAMES.items() for heading in headings}


@dataclass(frozen=True)
class Section:
    """A part of a body, from its heading to the next recognised one or one of the same or a higher level."""

    name: str | None
    """why, signs, steps, smart, take, topics, notes or agreed; None for other prose and before the first heading."""
    heading: str
    """As written, without markup; empty before the first heading."""
    level: int
    """The number of # before the heading; 0 before the first."""
    place: Place
    nodes: tuple[Node, ...]
    """Everything below the heading, sub-headings included."""

    @cached_property
    def text(self) -> str:
        """The bare words below the heading, a line to each paragraph."""
        return plain(self.nodes)

    @cached_property
    def is_alike(self) -> bool:
        """Whether it is written the same on every page: what links and tables become depends on the page."""
        return not any(kind in ("link", "picture", "table") for kind in kinds(self.nodes))

    @cached_property
    def written(self) -> dict[Hashable, str]:
        """The HTML of a section that is alike everywhere, by the manner in which it has been written so far."""
        return {}


def canonical(heading: str) -> str | None:
    """The name of the section that a heading begins, in German or English, or None for other prose."""
    return _CANONICAL.get(" ".join(heading.casefold().split()).rstrip(" :"))


def divide(nodes: Iterable[Node], start: Section) -> tuple[Section, ...]:
    """Cut a body's nodes at their headings; what precedes the first belongs to `start`, left out if empty."""
    found: list[tuple[Section, list[Node]]] = [(start, [])]
    for node in nodes:
        begun = _begun(node, found[-1][0])
        if begun:
            found.append((begun, []))
        else:
            found[-1][1].append(node)
    kept = [(section, tuple(below)) for section, below in found if below or section is not start]
    return tuple(Section(each.name, each.heading, each.level, each.place, below) for each, below in kept)


def lead(section: Section) -> str:
    """The words of the section's first paragraph, empty without one."""
    return next((words(node.children) for node in section.nodes if node.kind == "paragraph"), "")


def _begun(node: Node, current: Section) -> Section | None:
    """The section that a node begins inside the current one; a sub-heading begins none."""
    if node.kind != "heading":
        return None
    heading = words(node.children)
    name = canonical(heading)
    if name is None and current.level and node.number > current.level:
        return None
    return Section(name, heading, node.number, node.place, ())
