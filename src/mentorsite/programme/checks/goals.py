"""Rules about the days of goals and of their steps."""

from __future__ import annotations

from collections.abc import Iterator

from mentorsite.content.records.fields import read_span
from mentorsite.diagnostics import Diagnostic, fault
from mentorsite.programme.checks.case import Case


def dates_in_order(case: Case) -> Iterator[Diagnostic]:
    """A goal ends after it begins."""
    for goal in case.journey.goals:
        if goal.started and goal.ended and goal.ended < goal.started:
            yield fault(goal.path, case.place(goal, "ended"), "date-order")


def steps_after_beginning(case: Case) -> Iterator[Diagnostic]:
    """A step is taken after its goal began, or on the same day."""
    for goal in case.journey.goals:
        for task in (task for passage in goal.passages for task in passage.prose.tasks):
            done = read_span(task.done)
            if goal.started and done and done.last < goal.started:
                yield fault(goal.path, task.done_place, "step-before-goal")
