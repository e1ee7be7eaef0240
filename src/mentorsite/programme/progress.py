"""What follows from what an audience sees: where a mentee is going, what is next, what has moved.

Everything here is derived from a `View`, so nothing that the audience may not see counts in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from mentorsite.content.records.goal import ENDED, Goal
from mentorsite.content.records.mentee import Mentee, Wishes
from mentorsite.content.records.training import Entry
from mentorsite.content.sections import lead
from mentorsite.programme.audiences import View, after, mentors_on
from mentorsite.programme.common import Common, language_of
from mentorsite.programme.conversations import (
    Action,
    Conversation,
    Topic,
    conversations,
    last_held,
    next_planned,
    open_actions,
    open_topics,
)
from mentorsite.programme.invitations import invitation
from mentorsite.programme.link import Journey
from mentorsite.programme.origins import NOTHING_KNOWN as NOBODY_KNOWN
from mentorsite.programme.origins import UNKNOWN, Origins
from mentorsite.programme.pairs import PairFacts, pairs_of
from mentorsite.programme.rhythm import Month, rhythm
from mentorsite.programme.skill_lines import Line, lines
from mentorsite.programme.skills import moves
from mentorsite.programme.steps import NOTHING_KNOWN, GoalSteps, Step, Taken, goal_steps, next_step


@dataclass(frozen=True, slots=True)
class Change:
    """Something that has moved, with the day it did."""

    kind: Literal["step", "wording", "goal-begun", "goal-ended", "action", "skill", "reflection"]
    day: date
    text: str
    goal: str | None = None
    """The goal it belongs to."""
    status: str | None = None
    """How a goal ended."""
    level: int | None = None
    """Where somebody sees themselves now in a skill; `text` is its id."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a mentee is on their way, as one audience may know it."""

    mentee: str
    language: str
    mentor: str | None
    """Today's mentor, as far as the audience knows."""
    pairs: tuple[PairFacts, ...]
    agreed_pair: PairFacts | None
    """A pair that has been agreed on and begins later, where there is none today."""
    perspective: str
    """The first paragraph of the mentee's own words, or nothing."""
    in_own_words: bool
    """Whether the perspective is known to be the mentee's own words: nobody else has written in its file."""
    towards: str | None
    next_step: tuple[GoalSteps, Step] | None
    goals: tuple[GoalSteps, ...]
    conversations: tuple[Conversation, ...]
    last: Conversation | None
    coming: Conversation | None
    suggested_day: date | None
    """When the next conversation would fall by the pair's rhythm, where none is planned."""
    topics: tuple[Topic, ...]
    actions: tuple[Action, ...]
    changes: tuple[Change, ...]
    """Since the last conversation, the latest first."""
    months: tuple[Month, ...]
    skills: tuple[Line, ...]
    wishes: Wishes
    training: tuple[Entry, ...] = ()
    """What is noted about further training, in the order of the file."""
    invited: date | None = None
    """Since when they are invited to become a mentor; for the mentee alone."""

    def goals_of(self, *statuses: str) -> tuple[GoalSteps, ...]:
        """The goals with one of some statuses, in their order."""
        return tuple(goal for goal in self.goals if goal.status in statuses)


def progress(
    common: Common, view: View, today: date, taken: Taken = NOTHING_KNOWN, origins: Origins = NOBODY_KNOWN
) -> Progress:
    """Derive from a view where the mentee is on their way.

    `taken` is what git knows of the days of steps, `origins` of whose words are whose.
    """
    journey = view.journey
    talks = conversations(journey, today)
    goals = tuple(
        goal_steps(goal, _parting(goal), taken, origins.goals.get(goal.path, UNKNOWN)) for goal in journey.goals
    )
    # Where two accompany a mentee at once, each of them sees what is between the mentee and themselves.
    mentor = next((m for m in mentors_on(journey, today) if m in (view.audience.mentors or {m})), None)
    last, coming = last_held(talks, mentor), next_planned(talks, mentor, today)
    skills = lines(common.framework, journey)
    return Progress(
        mentee=journey.mentee,
        language=journey.record.lang or language_of(common, journey.mentee),
        mentor=mentor,
        pairs=(pairs := pairs_of(journey.mentee, journey.record)),
        agreed_pair=next((pair for pair in pairs if pair.since > today), None) if mentor is None else None,
        perspective=perspective(journey.record),
        in_own_words=origins.perspective,
        towards=journey.record.towards.text if journey.record.towards else None,
        next_step=next_step(goals),
        goals=goals,
        conversations=talks,
        last=last,
        coming=coming,
        suggested_day=_suggested_day(common, journey, last, today) if coming is None else None,
        topics=open_topics(talks, coming, mentor),
        actions=open_actions(talks, mentor),
        changes=changes(journey, goals, talks, last.day, skills) if last else (),
        months=rhythm(talks, journey.record.pauses, common.programme.period, _first_day(journey), today),
        skills=skills,
        wishes=journey.record.wishes,
        training=journey.training.entries if journey.training else (),
        invited=invitation(common, journey, skills, today) if view.audience.owner else None,
    )


def perspective(record: Mentee) -> str:
    """Quote the first paragraph of the mentee's own words that everybody of the circle reads."""
    shared = (passage for passage in record.passages if passage.kind == "shared")
    return next((words for passage in shared for section in passage.prose.sections if (words := lead(section))), "")


def _parting(goal: Goal) -> str:
    sections = (s for p in goal.passages if p.kind == "shared" for s in p.prose.sections if s.name == "take")
    return next((lead(section) for section in sections), "")


def _suggested_day(common: Common, journey: Journey, last: Conversation | None, today: date) -> date | None:
    pair = next((p for p in journey.record.pairs if p.from_ <= today and (p.until is None or today <= p.until)), None)
    if pair is None or last is None:
        return None
    day = after(last.day, (pair.cadence or common.programme.cadence).every)
    # A day that has passed would read like a reproach.
    return day if day >= today else None


def _first_day(journey: Journey) -> date | None:
    return min((pair.from_ for pair in journey.record.pairs), default=None)


def changes(
    journey: Journey,
    goals: Sequence[GoalSteps],
    talks: Iterable[Conversation],
    since: date,
    skills: Iterable[Line] = (),
) -> tuple[Change, ...]:
    """List what has moved after a day, the latest first."""
    in_files = (*_in_goals(journey.goals, goals), *_in_conversations(talks), *_in_reflections(journey))
    moved = [*in_files, *_in_skills(skills)]
    return tuple(
        sorted((change for change in moved if change.day > since), key=lambda c: (c.day, c.kind, c.text), reverse=True)
    )


def _in_goals(records: Iterable[Goal], goals: Iterable[GoalSteps]) -> Iterator[Change]:
    for goal in goals:
        yield from (
            Change("step", step.taken, step.text, goal.id) for step in goal.steps if step.taken and step.mark == "taken"
        )
        if goal.started and goal.status != "idea":
            yield Change("goal-begun", goal.started, goal.title, goal.id)
        if goal.ended and goal.status in ENDED:
            yield Change("goal-ended", goal.ended, goal.title, goal.id, goal.status)
    for record in records:
        yield from (Change("wording", wording.until, record.title, record.id) for wording in record.earlier)


def _in_conversations(talks: Iterable[Conversation]) -> Iterator[Change]:
    actions = (action for talk in talks for action in talk.actions)
    yield from (
        Change("action", action.done, action.text) for action in actions if action.done and action.mark == "done"
    )


def _in_skills(skills: Iterable[Line]) -> Iterator[Change]:
    for move in (move for line in skills if line.end is None for move in moves(line)):
        if move.level:
            yield Change("skill", move.day, move.skill, level=move.level[1])


def _in_reflections(journey: Journey) -> Iterator[Change]:
    for reflection in journey.reflections:
        if reflection.day:
            yield Change("reflection", reflection.day, reflection.title or "")
