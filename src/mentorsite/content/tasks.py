"""The tasks of a body: steps of a goal, topics and agreed actions of a conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mentorsite.content.conversion import Reading, Written, place_at
from mentorsite.content.hypertext import Manner, write
from mentorsite.content.nodes import Mark, Node
from mentorsite.content.sections import Section
from mentorsite.content.task_lines import date_offset, left_over, owner_offsets, say
from mentorsite.diagnostics import Diagnostic, Place, fault


@dataclass(frozen=True, slots=True)
class Task:
    """One task item: a step of a goal, a topic, or an agreed action."""

    mark: Mark
    text: str
    """In bare words, without mark, owners and dates."""
    html: str
    """The same with its emphasis; links are text."""
    owners: tuple[str, ...]
    """Ids of the people named with @ at the beginning."""
    by: str | None
    """A day or month as written; whether it exists is not checked here."""
    done: str | None
    notes: str
    """What is nested below, as HTML; links inside the site are text."""
    below: tuple[Node, ...]
    """The same as nodes, for `markup.html`, which can resolve their links."""
    section: str | None
    place: Place
    """Of the opening bracket."""
    text_place: Place
    by_place: Place
    """Of the date; of the bracket without one; `done_place` likewise."""
    done_place: Place
    owner_places: tuple[Place, ...]


def tasks_of(parts: Sequence[Section], reading: Reading) -> tuple[Task, ...]:
    """The top-level items that are tasks, in their order."""
    return tuple(
        _task(item, item.mark, part.name, reading.items[item.place])
        for part, item in _items(parts)
        if item.mark is not None
    )


def late_dates(found: Sequence[Task], path: str) -> list[Diagnostic]:
    """Warnings for dates left over in the text of steps and actions; a topic may well end with one."""
    examples = ((task, left_over(task.text)) for task in found if task.section != "topics")
    return [fault(path, task.text_place, "near-task/date", example=example) for task, example in examples if example]


def bare_bullets(parts: Sequence[Section], reading: Reading) -> list[Diagnostic]:
    """Warnings for plain bullets among the steps; one that nearly is a task has its own already."""
    told = {finding.line for finding in reading.findings if finding.message == "near-task"}
    bullets = (item.place for part, item in _items(parts) if part.name == "steps" and item.mark is None)
    return [fault(reading.path, place, "near-task/bullet") for place in bullets if place.line not in told]


def _items(parts: Sequence[Section]) -> list[tuple[Section, Node]]:
    """The top-level items of a body's lists with the section they stand in."""
    lists = ((part, node) for part in parts for node in part.nodes if node.kind in ("list", "numbered"))
    return [(part, item) for part, node in lists for item in node.children]


def _task(item: Node, mark: Mark, section: str | None, written: Written) -> Task:
    said = say(item.children[0].children)
    below = item.children[1:]
    return Task(
        mark=mark,
        text=said.text,
        html=said.html,
        owners=said.owners,
        by=said.by,
        done=said.done,
        notes=write(below, Manner()).strip() if below else "",
        below=below,
        section=section,
        place=item.place,
        text_place=place_at(written, written.cut),
        by_place=place_at(written, offset) if (offset := date_offset(written.content, "by")) else item.place,
        done_place=place_at(written, offset) if (offset := date_offset(written.content, "done")) else item.place,
        owner_places=tuple(place_at(written, offset) for offset in owner_offsets(written.content, said.owners)),
    )
