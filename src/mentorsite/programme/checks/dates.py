"""Rules about the days of conversations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorsite.content.records.fields import read_span
from mentorsite.content.records.session import Session
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.programme.audiences import mentor_of, mentors_on
from mentorsite.programme.checks.case import Case
from mentorsite.programme.conversations import status_of


def _day_place(case: Case, session: Session) -> Place:
    return case.place(session, "date") if session.date_ else Place()


def held_in_future(case: Case) -> Iterator[Diagnostic]:
    """Only what has taken place is held."""
    for session in case.journey.sessions:
        if session.status == "held" and session.day > case.today:
            yield fault(session.path, case.place(session, "status"), "held-in-future")


def planned_in_past(case: Case) -> Iterator[Diagnostic]:
    """A planned day that has passed is a question to the mentee, no more."""
    for session in case.journey.sessions:
        if session.day < case.today and session.status == "planned":
            yield fault(session.path, case.place(session, "status"), "planned-in-past/status")
        elif session.day < case.today and status_of(session, case.today) == "planned":
            yield fault(session.path, _day_place(case, session), "planned-in-past")


def outside_every_pair(case: Case) -> Iterator[Diagnostic]:
    """A pair covers the day, and only one, or the conversation names its mentor."""
    if case.is_broken(case.journey.record.path):
        return
    for session in case.journey.sessions:
        covering = mentors_on(case.journey, session.day)
        if not covering:
            yield fault(session.path, _day_place(case, session), "session-outside-pair")
        elif session.mentor is None and len(covering) > 1:
            yield fault(session.path, _day_place(case, session), "session-mentor-open")
        elif session.mentor and session.mentor not in covering and not case.is_stranger(session.mentor):
            yield fault(session.path, case.place(session, "mentor"), "session-outside-pair/mentor")


def two_on_one_day(case: Case) -> Iterator[Diagnostic]:
    """A pair talks once a day; two files for one day are probably a slip."""
    first: dict[tuple[date, str], str] = {}
    for session in case.journey.sessions:
        mentor = mentor_of(case.journey, session)
        if mentor is None or session.status == "skipped":
            continue
        other = first.setdefault((session.day, mentor), session.path)
        if other != session.path:
            yield fault(session.path, _day_place(case, session), "two-on-one-day", other=other.rpartition("/")[2])


def dates_of_tasks(case: Case) -> Iterator[Diagnostic]:
    """The dates behind `by:` and `done:` stand in the calendar; `done:` takes a day."""
    for record in case.written:
        for task in (task for passage in record.passages for task in passage.prose.tasks):
            if task.by and not read_span(task.by):
                yield fault(record.path, task.by_place, "impossible-date")
            if task.done and not (done := read_span(task.done)):
                yield fault(record.path, task.done_place, "impossible-date")
            elif task.done and done and done.first != done.last:
                yield fault(record.path, task.done_place, "wrong-value/date", expected=f"{done.text}-15")


def done_in_future(case: Case) -> Iterator[Diagnostic]:
    """What is done was done on a day that has come; of a month its first day counts."""
    for record in case.written:
        for task in (task for passage in record.passages for task in passage.prose.tasks):
            if (done := read_span(task.done)) and done.first > case.today:
                yield fault(record.path, task.done_place, "done-in-future")
