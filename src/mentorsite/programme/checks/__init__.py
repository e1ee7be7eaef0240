"""The rules of a programme: pure functions from what was written to findings, in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mentorsite.diagnostics import Diagnostic
from mentorsite.programme.checks import (
    attachments,
    dates,
    feedback,
    goal_hints,
    goals,
    pairs,
    readers,
    references,
    skills,
    tasks,
    trainings,
    wishes,
)
from mentorsite.programme.checks.case import Case

Check = Callable[[Case], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    references.folder,
    references.people,
    references.goals,
    references.skills,
    references.trainings,
    references.links,
    feedback.from_somebody_known,
    feedback.in_one_place,
    feedback.beside_its_conversation,
    pairs.mentor_is_somebody_else,
    pairs.mentor_outside_reporting_line,
    pairs.dates_in_order,
    dates.held_in_future,
    dates.planned_in_past,
    dates.outside_every_pair,
    dates.two_on_one_day,
    dates.dates_of_tasks,
    dates.done_in_future,
    skills.versions,
    skills.skills,
    skills.goals,
    skills.views,
    skills.invitations,
    trainings.trainings,
    trainings.goals,
    trainings.withdrawn,
    trainings.dates_in_order,
    tasks.nobody_named,
    goals.dates_in_order,
    goals.steps_after_beginning,
    wishes.topics,
    readers.private_blocks,
    readers.retention_ending,
    attachments.metadata,
    attachments.unshown,
    goal_hints.next_step,
    goal_hints.something_to_notice,
    goal_hints.short_steps,
    goal_hints.steps_with_verbs,
    goal_hints.few_open_steps,
    goal_hints.own_words,
)
"""Every rule about one mentee's files; what needs one file alone is found while it is read."""


def check(case: Case) -> tuple[Diagnostic, ...]:
    """Run every rule on one mentee's files."""
    return tuple(finding for rule in CHECKS for finding in rule(case))


def check_each(cases: Iterable[Case]) -> tuple[Diagnostic, ...]:
    """Run every rule on several mentees' files."""
    return tuple(finding for case in cases for finding in check(case))
