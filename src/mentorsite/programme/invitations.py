"""When somebody is invited to become a mentor: once, kindly, and only on their own page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from mentorsite.content.records.fields import Duration
from mentorsite.content.records.goal import ENDED
from mentorsite.programme.audiences import after
from mentorsite.programme.common import Common
from mentorsite.programme.link import Journey
from mentorsite.programme.skill_lines import Line
from mentorsite.programme.skills import WILLING

STAYS: Final = Duration(3, "month")
"""How long the invitation stands; then it does not come back."""
LEADING_AND_TALKING: Final = frozenset(
    {
        "leading", "leadership", "delegating", "facilitation", "coaching", "mentoring", "communication", "listening",
        "feedback", "conflict", "explaining", "public-speaking", "presenting", "teaching",
    }
)  # fmt: skip
"""Skills, by the ids of the framework that ships, that accompanying somebody lets people practise."""


def invitation(common: Common, journey: Journey, lines: Iterable[Line], today: date) -> date | None:
    """Tell since when somebody is invited to become a mentor; None where they are not, or no more.

    The first goal reached or pair ended is the occasion, a wish to lead or to communicate the reason;
    who is on the way already needs no invitation. Later occasions do not repeat it.
    """
    first = min((day for day in _occasions(journey) if day <= today), default=None)
    if first is None or today > after(first, STAYS) or journey.mentee in common.mentors:
        return None
    return first if _wished(journey, lines) & (LEADING_AND_TALKING | _taught_on_the_path(common)) else None


def _occasions(journey: Journey) -> list[date]:
    reached = [goal.ended for goal in journey.goals if goal.status == "done" and goal.ended]
    return [*reached, *(pair.until for pair in journey.record.pairs if pair.until)]


def _wished(journey: Journey, lines: Iterable[Line]) -> set[str]:
    """List the skills that somebody would like to do more of: by wish, by a goal, by interest."""
    in_goals = (skill for goal in journey.goals if goal.status not in (*ENDED, "paused") for skill in goal.skills)
    liked = (line.skill for line in lines if line.end is None and (line.interest or 0) >= WILLING)
    return {*journey.record.wishes.topics, *in_goals, *liked}


def _taught_on_the_path(common: Common) -> set[str]:
    return {skill for entry in common.catalogue.values() if entry.for_ == "mentor-path" for skill in entry.teaches}
