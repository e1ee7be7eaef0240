"""References: people, goals, skills, trainings and links must lead somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from mentorsite.content.markup import Task
from mentorsite.content.records.mentee import Mentee
from mentorsite.content.records.record import Record
from mentorsite.content.records.session import Session
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.programme.audiences import within
from mentorsite.programme.checks.case import Case
from mentorsite.spelling import similar
from mentorsite.urls import is_outside, slug


def _unknown(rule: str, path: str, place: Place, word: str, known: Collection[str]) -> Diagnostic:
    near = similar(word, known)
    return fault(path, place, rule, similar=", ".join(near)) if near else fault(path, place, f"{rule}/none")


def people(case: Case) -> Iterator[Diagnostic]:
    """Every person named is in the roster."""
    known = case.common.people
    for record in case.journey.records:
        for name, person in _named(record):
            if person not in known:
                yield _unknown("unknown-person", record.path, case.place(record, *name), person, known)
        for task in _tasks(record):
            for owner, place in zip(task.owners, task.owner_places, strict=True):
                if owner not in known:
                    yield _unknown("unknown-person", record.path, place, owner, known)


def _named(record: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield each person in a record's front matter, with where."""
    if isinstance(record, Mentee):
        yield from ((("pairs", i, "mentor"), pair.mentor) for i, pair in enumerate(record.pairs))
        yield from ((("wishes", "mentors", i), mentor) for i, mentor in enumerate(record.wishes.mentors))
        yield from ((("rather_not", i), person) for i, person in enumerate(record.rather_not))
    for field in ("mentor", "suggested_by"):
        if person := getattr(record, field, None):
            yield (field,), person


def _tasks(record: Record) -> Iterator[Task]:
    return (task for passage in record.passages for task in passage.prose.tasks)


def _listed(
    case: Case, kind: Literal["goals", "skills", "trainings"], known: Collection[str], rule: str
) -> Iterator[Diagnostic]:
    for record in case.journey.records:
        for index, name in enumerate(getattr(record, kind, ())):
            if isinstance(name, str) and name not in known:
                yield _unknown(rule, record.path, case.place(record, kind, index), name, known)


def goals(case: Case) -> Iterator[Diagnostic]:
    """Every goal that a conversation or another goal names is a file in goals/."""
    paths = (path for path in case.reading.paths if "/goals/" in path)
    known = {slug(path.rpartition("/")[2].removesuffix(".md")) for path in paths}
    yield from _listed(case, "goals", known, "unknown-goal")
    for goal in case.journey.goals:
        if goal.grew_from is not None and goal.grew_from not in known:
            yield _unknown("unknown-goal", goal.path, case.place(goal, "grew_from"), goal.grew_from, known)


def skills(case: Case) -> Iterator[Diagnostic]:
    """Every skill is in the framework; without one nothing is said."""
    if case.common.skills and "skills.md" not in case.common.broken:
        yield from _listed(case, "skills", case.common.skills, "unknown-skill")


def trainings(case: Case) -> Iterator[Diagnostic]:
    """Every training is in the catalogue."""
    yield from _listed(case, "trainings", case.common.trainings, "unknown-training")


def links(case: Case) -> Iterator[Diagnostic]:
    """Every relative link leads to a file of the mentee or of what is common."""
    known = case.reading.paths | case.common.paths
    for record in case.journey.records:
        for passage in record.passages:
            for link in passage.prose.links:
                target = within(record.path, link.target)
                if not is_outside(link.target) and target not in known:
                    yield _unknown("broken-link", record.path, link.place, target, known)


def feedback_from_strangers(case: Case) -> Iterator[Diagnostic]:
    """Feedback comes from somebody in the roster."""
    for session in case.journey.sessions:
        for passage in session.passages:
            if passage.kind == "feedback" and passage.person not in case.common.people:
                yield _unknown("unknown-person", session.path, passage.place, passage.person or "", case.common.people)
    for feedback in case.journey.feedback:
        if feedback.person not in case.common.people:
            yield _unknown("unknown-person", feedback.path, Place(), feedback.person, case.common.people)


def feedback_twice(case: Case) -> Iterator[Diagnostic]:
    """A person's feedback on one conversation stands in one place."""
    own_files = {(feedback.named, feedback.person) for feedback in case.journey.feedback}
    for session in case.journey.sessions:
        for passage in session.passages:
            if passage.kind == "feedback" and _key(session, passage.person) in own_files:
                yield fault(session.path, passage.place, "block-fault/twice")


def _key(session: Session, person: str | None) -> tuple[object, str | None]:
    return (session.named, person)
