"""Questions about goals: they ask, they never judge."""

from __future__ import annotations

from collections.abc import Iterator

from mentorsite.diagnostics import Diagnostic, fault
from mentorsite.programme.checks.case import Case
from mentorsite.programme.steps import goal_steps


def next_step(case: Case) -> Iterator[Diagnostic]:
    """An active goal has a step to take next."""
    for goal in case.journey.goals:
        if goal.status == "active" and goal_steps(goal).next is None:
            yield fault(goal.path, case.place(goal, "title"), "no-next-step")
