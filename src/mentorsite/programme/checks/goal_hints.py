"""Questions about a goal: they ask and never judge, and whoever set the goal may leave them, or switch them off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from mentorsite.content import sections
from mentorsite.content.markup import Task, plain
from mentorsite.content.records.fields import read_span
from mentorsite.content.records.goal import Goal
from mentorsite.diagnostics import Diagnostic, fault
from mentorsite.programme.checks.case import Case
from mentorsite.programme.checks.goal_words import has_no_verb, is_vague, sounds_imposed, sounds_paid, takes_long
from mentorsite.programme.steps import goal_steps

BETWEEN_TALKS = timedelta(weeks=4)
"""A step should fit between two conversations."""
MOST = 7
"""Open steps that somebody can have in mind at the same time."""
_OFF = ("off", "no", "false", "aus", "nein")


def asked(case: Case) -> Iterator[Goal]:
    """Yield the goals that may be asked about: in motion, without a slip that has to be mended first, and willing."""
    slips = {finding.path for finding in case.reading.findings}
    for goal in case.journey.goals:
        if goal.status == "active" and goal.path not in slips and not _is_off(case, goal):
            yield goal


def _is_off(case: Case, goal: Goal) -> bool:
    return str(case.reading.heads[goal.path].values.get("x-hints", "")).strip().casefold() in _OFF


def _tasks(goal: Goal) -> list[Task]:
    return [task for passage in goal.passages for task in passage.prose.tasks]


def _open(goal: Goal) -> list[Task]:
    return [task for task in _tasks(goal) if task.mark in (" ", "/")]


def next_step(case: Case) -> Iterator[Diagnostic]:
    """There is a step to take next."""
    for goal in asked(case):
        if goal_steps(goal).next is None:
            yield fault(goal.path, case.place(goal, "title"), "no-next-step")


def something_to_notice(case: Case) -> Iterator[Diagnostic]:
    """There is something to notice the goal by: in its title, in a step, or where its owner says so."""
    for goal in asked(case):
        wishes = [goal.title, *(task.text for task in _tasks(goal))]
        if all(map(is_vague, wishes)) and not _says_signs(goal):
            yield fault(goal.path, case.place(goal, "title"), "vague-goal")


def _says_signs(goal: Goal) -> bool:
    parts = (part for passage in goal.passages for part in passage.prose.sections)
    return any(part.name in ("signs", "smart") and plain(part) for part in parts)


def short_steps(case: Case) -> Iterator[Diagnostic]:
    """The step that is next fits between two conversations, and no open step speaks of months."""
    for goal in asked(case):
        next_ = goal_steps(goal).next
        for task in _open(goal):
            is_next = next_ is not None and task.place.line == next_.line
            if takes_long(task.text):
                yield fault(goal.path, task.text_place, "long-step")
            elif is_next and _is_far(task, case.today):
                yield fault(goal.path, task.by_place, "long-step")


def _is_far(task: Task, today: date) -> bool:
    """Tell whether a step that is next ends far ahead; only the one that is begun now has a known beginning."""
    by = read_span(task.by)
    return by is not None and by.first - today > BETWEEN_TALKS


def steps_with_verbs(case: Case) -> Iterator[Diagnostic]:
    """An open step says what to do."""
    for goal in asked(case):
        for task in _open(goal):
            if has_no_verb(task.text):
                yield fault(goal.path, task.text_place, "step-without-verb")


def few_open_steps(case: Case) -> Iterator[Diagnostic]:
    """There are not more open steps than one can have in mind."""
    for goal in asked(case):
        for task in _open(goal)[MOST : MOST + 1]:
            yield fault(goal.path, task.place, "many-steps", limit=MOST)


def own_words(case: Case) -> Iterator[Diagnostic]:
    """A goal sounds like its owner's, and of nothing that is paid for."""
    for goal in asked(case):
        title = case.place(goal, "title")
        said = [(goal.title, title), (_lead(goal), title), *((task.text, task.text_place) for task in _open(goal))]
        found = ((place, _sound(text)) for text, place in said)
        yield from _once(fault(goal.path, place, message) for place, message in found if message)


def _once(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """One question about whose goal it is will do."""
    yield from list(found)[:1]


def _sound(text: str) -> str:
    return "imposed-words/pay" if sounds_paid(text) else "imposed-words" if sounds_imposed(text) else ""


def _lead(goal: Goal) -> str:
    """Take the paragraph that says what will be different; reasons and thoughts further down are nobody's business."""
    shared = (passage.prose.sections for passage in goal.passages if passage.kind == "shared")
    return next((sections.lead(parts[0]) for parts in shared if parts and parts[0].name is None), "")
