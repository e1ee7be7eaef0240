"""What follows from somebody's skills over time: what has moved, what they can and want, what they wish for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from mentorsite.content.records.goal import ENDED
from mentorsite.programme.common import Common
from mentorsite.programme.link import Journey
from mentorsite.programme.skill_lines import Line, Point

ON_MY_OWN = 2
"""From this level on somebody manages the usual cases alone."""
WILLING = 2
"""From this interest on somebody would like to do more of it."""

Field = Literal["gladly", "learning", "resting", "later"]
"""Can and wants to; cannot yet and wants to; can and does not want to now; neither, and that is fine."""


@dataclass(frozen=True, slots=True)
class Move:
    """What is different in one skill since the last time somebody looked at it."""

    skill: str
    day: date
    level: tuple[int, int] | None = None
    """Before and now, where they differ."""
    interest: tuple[int, int] | None = None
    target: int | None = None
    """A wish that is new."""
    first: bool = False
    """Looked at for the first time; nothing could have moved."""


@dataclass(frozen=True, slots=True)
class Way:
    """A wish in one skill, and what leads on from it."""

    line: Line
    goals: tuple[str, ...]
    """Ids of goals that are about it, not yet behind somebody; first the one that the wish has led to."""
    trainings: tuple[str, ...]
    people: tuple[str, ...]
    """Who offers to help with it, in the order of the roster."""


def moves(line: Line) -> tuple[Move, ...]:
    """Tell what was different each time somebody looked at a skill, the earliest first."""
    first = tuple(Move(line.skill, point.day, target=point.target, first=True) for point in line.points[:1])
    return (*first, *(_move(line, earlier, point) for earlier, point in pairwise(line.points)))


def _move(line: Line, earlier: Point, point: Point) -> Move:
    return Move(
        skill=line.skill,
        day=point.day,
        level=_differs(earlier.level, point.level),
        interest=_differs(earlier.interest, point.interest),
        target=point.target if point.target != earlier.target else None,
    )


def _differs(before: int | None, now: int | None) -> tuple[int, int] | None:
    return (before, now) if before is not None and now is not None and before != now else None


def moved(lines: Iterable[Line]) -> list[Line]:
    """List the lines whose level is another one than at the first look."""
    return [line for line in lines if line.then and line.now and line.then.level != line.now.level]


def four_fields(lines: Iterable[Line]) -> Mapping[Field, tuple[Line, ...]]:
    """Sort what somebody has looked at by two questions that stay apart: can I, and do I want to?"""
    found: dict[Field, list[Line]] = {"gladly": [], "learning": [], "resting": [], "later": []}
    for line in lines:
        if line.end is None and line.now and line.now.level is not None and line.interest is not None:
            found[_field(line.now.level, line.interest)].append(line)
    return {field: tuple(listed) for field, listed in found.items()}


def _field(level: int, interest: int) -> Field:
    if interest >= WILLING:
        return "gladly" if level >= ON_MY_OWN else "learning"
    return "resting" if level >= ON_MY_OWN else "later"


def ways(common: Common, journey: Journey, lines: Iterable[Line], today: date) -> tuple[Way, ...]:
    """List the wishes, the dearest first, each with the goals, trainings and people that may help it on."""
    wishes = sorted((line for line in lines if _is_wish(line)), key=_dearest)
    return tuple(
        Way(
            line=line,
            goals=_goals(journey, line),
            trainings=_trainings(common, journey, line),
            people=_people(common, journey, line.skill, today),
        )
        for line in wishes
    )


def _is_wish(line: Line) -> bool:
    """Tell whether somebody wants to get on: to a level they are not at, or just to learn it."""
    level = line.now.level if line.now else None
    if line.end is not None:
        return False
    if line.wanted is not None:
        return level is None or level < line.wanted
    return (line.interest or 0) >= WILLING and (level is None or level < ON_MY_OWN)


def _dearest(line: Line) -> tuple[int, int, str]:
    """Order wishes by how much they matter, then by how far they reach, then by name."""
    level = line.now.level if line.now else None
    return (-(line.interest or 0), (level or 0) - (line.wanted or 0), line.skill)


def _goals(journey: Journey, line: Line) -> tuple[str, ...]:
    open_goals = {goal.id: goal for goal in journey.goals if goal.status not in ENDED}
    meant = [point.goal for point in line.points[-1:] if point.goal in open_goals]
    about = [goal.id for goal in open_goals.values() if line.skill in goal.skills]
    return tuple(dict.fromkeys(goal for goal in (*meant, *about) if goal))


def _people(common: Common, journey: Journey, skill: str, today: date) -> tuple[str, ...]:
    """List the mentors who offer a skill and take no break; nobody is shown to somebody who would rather not."""
    avoided = {journey.mentee, *journey.record.rather_not}
    return tuple([person for person in _helping(common, skill, today) if person not in avoided])


@lru_cache(maxsize=64)
def _helping(common: Common, skill: str, today: date) -> tuple[str, ...]:
    return tuple(person for person, mentor in common.by_skill.get(skill, ()) if not mentor.rests(today))


def _trainings(common: Common, journey: Journey, line: Line) -> tuple[str, ...]:
    """List the open trainings for everybody that lead on from where somebody is, but for those already done."""
    level = line.now.level if line.now else None
    log = journey.training.entries if journey.training else ()
    done = {entry.training for entry in log if entry.state == "done"}
    found = []
    for id_, training in common.catalogue.items():
        start, end = training.teaches.get(line.skill, (0, 0))
        leads_on = start < end if level is None else start <= level < end
        if leads_on and id_ not in done and (training.status, training.for_) == ("open", "everyone"):
            found.append(id_)
    return tuple(found)


def latest(lines: Sequence[Line], count: int) -> list[Line]:
    """Choose a few lines for a first glance: what has a wish or has moved, and was looked at last."""
    telling = [line for line in lines if line.end is None and line.now]

    def order(line: Line) -> tuple[bool, bool, int]:
        return (line not in moved([line]), line.wanted is None, -line.points[-1].day.toordinal())

    return sorted(telling, key=order)[:count]
