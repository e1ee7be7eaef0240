"""Rules about pairs: who accompanies whom, and from when until when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mentorsite.content.records.people import Person
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.programme.checks.case import Case
from mentorsite.spelling import similar


def owner_is_known(case: Case) -> Iterator[Diagnostic]:
    """The folder is named after somebody in the roster."""
    mentee, people = case.journey.mentee, case.common.people
    if mentee not in people:
        near = similar(mentee, people)
        message, values = ("unknown-person", {"similar": ", ".join(near)}) if near else ("unknown-person/none", {})
        yield fault(case.journey.record.path, Place(), message, **values)


def mentor_is_somebody_else(case: Case) -> Iterator[Diagnostic]:
    """Nobody mentors themselves."""
    mentee = case.journey.record
    for index, pair in enumerate(mentee.pairs):
        if pair.mentor == case.journey.mentee:
            yield fault(mentee.path, case.place(mentee, "pairs", index, "mentor"), "mentor-is-mentee")


def mentor_outside_reporting_line(case: Case) -> Iterator[Diagnostic]:
    """A mentor is nobody's superior in the pair, at any depth and in either direction."""
    mentee, people = case.journey.record, case.common.people
    for index, pair in enumerate(mentee.pairs):
        if pair.mentor in superiors(people, case.journey.mentee) or case.journey.mentee in superiors(
            people, pair.mentor
        ):
            name = people[pair.mentor].name if pair.mentor in people else pair.mentor
            yield fault(mentee.path, case.place(mentee, "pairs", index, "mentor"), "mentor-in-line", mentor=name)


def superiors(people: Mapping[str, Person], person: str) -> list[str]:
    """List a person's managers, the nearest first; a circle in the roster ends the list."""
    found: list[str] = []
    entry = people.get(person)
    while entry and entry.manager and entry.manager not in found:
        found.append(entry.manager)
        entry = people.get(entry.manager)
    return found


def dates_in_order(case: Case) -> Iterator[Diagnostic]:
    """A pair and a pause end after they begin."""
    mentee = case.journey.record
    for index, pair in enumerate(mentee.pairs):
        if pair.until is not None and pair.until < pair.from_:
            yield fault(mentee.path, case.place(mentee, "pairs", index, "until"), "pair-order")
    for index, pause in enumerate(mentee.pauses):
        if pause.until < pause.from_:
            yield fault(mentee.path, case.place(mentee, "pauses", index, "until"), "pair-order")
