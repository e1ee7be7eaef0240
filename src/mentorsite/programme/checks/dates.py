"""Rules about the days of conversations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

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
        if session.day < case.today and status_of(session, case.today) == "planned":
            yield fault(session.path, _day_place(case, session), "planned-in-past")


def outside_every_pair(case: Case) -> Iterator[Diagnostic]:
    """A pair covers the day, and only one, or the conversation names its mentor."""
    if case.is_broken(case.journey.record.path):
        return
    for session in case.journey.sessions:
        covering = mentors_on(case.journey, session.day)
        if not covering or (session.mentor and session.mentor not in covering):
            place = case.place(session, "mentor") if session.mentor and covering else _day_place(case, session)
            yield fault(session.path, place, "session-outside-pair")
        elif len(covering) > 1 and session.mentor is None:
            yield fault(session.path, _day_place(case, session), "session-mentor-open")


def two_on_one_day(case: Case) -> Iterator[Diagnostic]:
    """A pair talks once a day; two files for one day are probably a slip."""
    first: dict[tuple[date, str | None], str] = {}
    for session in case.journey.sessions:
        key = (session.day, mentor_of(case.journey, session))
        if key in first:
            other = first[key].rpartition("/")[2]
            yield fault(session.path, _day_place(case, session), "two-on-one-day", other=other)
        first.setdefault(key, session.path)
