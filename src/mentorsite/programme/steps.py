"""The small steps of a goal, and which is next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from mentorsite.content.markup import Task
from mentorsite.content.records.fields import Span, read_span
from mentorsite.content.records.goal import ENDED, Goal
from mentorsite.programme.origins import UNKNOWN, Origin

Mark = Literal["open", "doing", "taken", "dropped"]
Taken = Mapping[tuple[str, str], date]
"""The day on which a step was taken, by the path of its goal and its text."""

NOTHING_KNOWN: Taken = MappingProxyType({})

MARKS: dict[str, Mark] = {" ": "open", "/": "doing", "x": "taken", "-": "dropped"}


@dataclass(frozen=True, slots=True)
class Step:
    """A step towards a goal; small enough to fit between two conversations."""

    mark: Mark
    text: str
    html: str
    by: Span | None
    """The day or month the mentee has in mind; an intention, never a deadline."""
    taken: date | None
    """The day it was taken, where that is written down."""
    notes: str
    """What stands below it, as HTML."""
    line: int
    """Where it stands in its file."""


@dataclass(frozen=True, slots=True)
class GoalSteps:
    """A goal as far as lists and tracks show it."""

    id: str
    path: str
    title: str
    status: str
    lang: str | None
    steps: tuple[Step, ...]
    started: date | None
    ended: date | None
    rests_until: str | None
    horizon: str | None
    parting: str
    """The first sentence of what its owner takes along from it, or nothing."""
    origin: Origin = UNKNOWN

    @property
    def next(self) -> Step | None:
        """The step in hand, otherwise the first open one; none once the goal is behind somebody."""
        if self.status in ENDED:
            return None
        return next((step for mark in ("doing", "open") for step in self.steps if step.mark == mark), None)

    @property
    def counts(self) -> Counter[str]:
        """How many steps there are of each mark."""
        return Counter(step.mark for step in self.steps)


def goal_steps(goal: Goal, parting: str = "", taken: Taken = NOTHING_KNOWN, origin: Origin = UNKNOWN) -> GoalSteps:
    """Take from a goal what lists and tracks show; `taken` is what git knows of the days of its steps."""
    return GoalSteps(
        id=goal.id,
        path=goal.path,
        title=goal.title,
        status=goal.status,
        lang=goal.lang,
        steps=steps_of(goal, taken),
        started=goal.started,
        ended=goal.ended,
        rests_until=goal.rests_until.text if goal.rests_until else None,
        horizon=goal.horizon.text if goal.horizon else None,
        parting=parting,
        origin=origin,
    )


def steps_of(goal: Goal, taken: Taken = NOTHING_KNOWN) -> tuple[Step, ...]:
    """List the steps of a goal that stand in the passages given, in their order."""
    tasks = (task for passage in goal.passages for task in passage.prose.tasks)
    return tuple(_step(task, taken.get((goal.path, task.text))) for task in tasks)


def _step(task: Task, known: date | None) -> Step:
    return Step(
        mark=MARKS[task.mark],
        text=task.text,
        html=task.html,
        by=read_span(task.by),
        taken=_day_taken(task, known),
        notes=task.notes,
        line=task.place.line,
    )


def _day_taken(task: Task, known: date | None) -> date | None:
    """Find the day a step was taken: as written, otherwise as git knows it."""
    written = read_span(task.done)
    if written:
        return written.first if written.first == written.last else None
    return known if task.mark == "x" else None


def next_step(goals: Iterable[GoalSteps]) -> tuple[GoalSteps, Step] | None:
    """Choose the next small step among the active goals: in hand before open, then the nearest intention."""
    candidates = [(goal, goal.next) for goal in goals if goal.status == "active"]
    found = [(goal, step) for goal, step in candidates if step is not None]
    return min(found, key=lambda pair: _urgency(pair[1]), default=None)


def _urgency(step: Step) -> tuple[bool, bool, date]:
    return (step.mark != "doing", step.by is None, step.by.last if step.by else date.max)
