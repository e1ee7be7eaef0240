"""Rules about pairs: who accompanies whom, and from when until when."""

from __future__ import annotations

from collections.abc import Iterator

from mentorsite.diagnostics import Diagnostic, fault
from mentorsite.programme.checks.case import Case
from mentorsite.programme.reporting import in_line


def mentor_is_somebody_else(case: Case) -> Iterator[Diagnostic]:
    """Nobody mentors themselves."""
    mentee = case.journey.record
    for index, pair in enumerate(mentee.pairs):
        if pair.mentor == case.journey.mentee:
            yield fault(mentee.path, case.place(mentee, "pairs", index, "mentor"), "mentor-is-mentee")


def mentor_outside_reporting_line(case: Case) -> Iterator[Diagnostic]:
    """A mentor is nobody's superior in the pair, at any depth and in either direction; what is over is over."""
    mentee, people = case.journey.record, case.common.people
    for index, pair in enumerate(mentee.pairs):
        is_over = pair.until is not None and pair.until < case.today
        # Somebody who mentors themselves is in no line; that has a finding of its own.
        if not is_over and in_line(people, case.journey.mentee, pair.mentor):
            name = case.common.name(pair.mentor)
            yield fault(mentee.path, case.place(mentee, "pairs", index, "mentor"), "mentor-in-line", mentor=name)


def dates_in_order(case: Case) -> Iterator[Diagnostic]:
    """A pair and a pause end after they begin."""
    mentee = case.journey.record
    for index, pair in enumerate(mentee.pairs):
        if pair.until is not None and pair.until < pair.from_:
            yield fault(mentee.path, case.place(mentee, "pairs", index, "until"), "date-order")
    for index, pause in enumerate(mentee.pauses):
        if pause.until < pause.from_:
            yield fault(mentee.path, case.place(mentee, "pauses", index, "until"), "date-order")
