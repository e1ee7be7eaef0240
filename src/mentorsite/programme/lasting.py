"""What has stayed of a goal, some time after it was reached: a question for the next conversation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from mentorsite.content.records.fields import Duration
from mentorsite.programme.audiences import after
from mentorsite.programme.steps import GoalSteps

LATER: Final = Duration(3, "month")
"""When it is asked."""
FADES: Final = Duration(2, "month")
"""How long it is asked for; then it is let go."""


def to_look_back_on(goals: Iterable[GoalSteps], today: date) -> tuple[GoalSteps, ...]:
    """List the goals reached about three months ago."""
    reached = [(goal, after(goal.ended, LATER)) for goal in goals if goal.status == "done" and goal.ended]
    return tuple(goal for goal, asked in reached if asked <= today < after(asked, FADES))
