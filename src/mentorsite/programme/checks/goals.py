"""Questions about goals, and the order of their days: they ask, they never judge."""

from __future__ import annotations

from collections.abc import Iterator

from mentorsite.diagnostics import Diagnostic, fault
from mentorsite.programme.checks.case import Case
from mentorsite.programme.steps import goal_steps


def next_step(case: Case) -> Iterator[Diagnostic]:
    """An active goal has a step to take next; where one may be hidden in a slip, the slip alone is said."""
    slips = {finding.path for finding in case.reading.findings}
    for goal in case.journey.goals:
        if goal.status == "active" and goal.path not in slips and goal_steps(goal).next is None:
            yield fault(goal.path, case.place(goal, "title"), "no-next-step")


def dates_in_order(case: Case) -> Iterator[Diagnostic]:
    """A goal ends after it begins."""
    for goal in case.journey.goals:
        if goal.started and goal.ended and goal.ended < goal.started:
            yield fault(goal.path, case.place(goal, "ended"), "date-order")
