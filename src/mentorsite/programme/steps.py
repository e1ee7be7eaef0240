"""The small steps of a goal, and which is next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from mentorsite.content.markup import Task
from mentorsite.content.records.fields import Span, read_span
from mentorsite.content.records.goal import ENDED, Goal

Mark = Literal["open", "doing", "taken", "dropped"]
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


def goal_steps(goal: Goal, parting: str = "") -> GoalSteps:
    """Take from a goal what lists and tracks show."""
    return GoalSteps(
        id=goal.id,
        path=goal.path,
        title=goal.title,
        status=goal.status,
        lang=goal.lang,
        steps=steps_of(goal),
        started=goal.started,
        ended=goal.ended,
        rests_until=goal.rests_until.text if goal.rests_until else None,
        horizon=goal.horizon.text if goal.horizon else None,
        parting=parting,
    )


def steps_of(goal: Goal) -> tuple[Step, ...]:
    """List the steps of a goal that stand in the passages given, in their order."""
    return tuple(_step(task) for passage in goal.passages for task in passage.prose.tasks)


def _step(task: Task) -> Step:
    done = read_span(task.done)
    return Step(
        mark=MARKS[task.mark],
        text=task.text,
        html=task.html,
        by=read_span(task.by),
        taken=done.first if done and done.first == done.last else None,
        notes=task.notes,
        line=task.place.line,
    )


def next_step(goals: Iterable[GoalSteps]) -> tuple[GoalSteps, Step] | None:
    """Choose the next small step among the active goals: in hand before open, then the nearest intention."""
    candidates = [(goal, goal.next) for goal in goals if goal.status == "active"]
    found = [(goal, step) for goal, step in candidates if step is not None]
    return min(found, key=lambda pair: _urgency(pair[1]), default=None)


def _urgency(step: Step) -> tuple[bool, bool, date]:
    return (step.mark != "doing", step.by is None, step.by.last if step.by else date.max)
