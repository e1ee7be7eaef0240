"""References in a mentee's files: people, goals, skills, trainings and links must lead somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Literal

from mentorsite.content.passages import Passage
from mentorsite.content.records.goal import Goal
from mentorsite.content.records.mentee import Mentee
from mentorsite.content.records.record import Record
from mentorsite.content.records.reflection import Reflection
from mentorsite.content.records.skills import Assessment
from mentorsite.diagnostics import Diagnostic, Place
from mentorsite.programme.checks.case import Case
from mentorsite.programme.checks.unknown import broken_links, unknown
from mentorsite.urls import slug

_Where = tuple[str | int, ...]


def people(case: Case) -> Iterator[Diagnostic]:
    """Everybody named is in the roster."""
    for record in case.written:
        for where, person in _named(record):
            if case.is_stranger(person):
                yield _stranger(case, record.path, case.place(record, *where), person, private=where[0] == "rather_not")
        for passage in record.passages:
            private = passage.kind == "only" or isinstance(record, Reflection)
            for place, owner in _owners(passage):
                if case.is_stranger(owner):
                    yield _stranger(case, record.path, place, owner, private)


def _stranger(case: Case, path: str, place: Place, person: str, private: bool = False) -> Diagnostic:
    # A similar id would tell the log whom somebody meant in words that are for nobody else.
    return unknown("unknown-person", path, place, person, () if private else case.common.ids)


def _named(record: Record) -> Iterator[tuple[_Where, str]]:
    """Yield each person in a record's front matter, with where."""
    if isinstance(record, Mentee):
        yield from ((("pairs", i, "mentor"), pair.mentor) for i, pair in enumerate(record.pairs))
        yield from ((("wishes", "mentors", i), mentor) for i, mentor in enumerate(record.wishes.mentors))
        yield from ((("rather_not", i), person) for i, person in enumerate(record.rather_not))
    if isinstance(record, Assessment):
        yield from ((("invited", i), person) for i, person in enumerate(record.invited))
    for field in ("mentor", "suggested_by"):
        if person := getattr(record, field, None):
            yield (field,), person


def _owners(passage: Passage) -> Iterator[tuple[Place, str]]:
    """Yield everybody who is named with @ at the beginning of a task."""
    for task in passage.prose.tasks:
        yield from zip(task.owner_places, task.owners, strict=True)


def folder(case: Case) -> Iterator[Diagnostic]:
    """The folder is named after somebody in the roster."""
    if case.is_stranger(case.journey.mentee):
        mentee = case.journey.mentee
        yield unknown("unknown-person/name", case.journey.record.path, Place(), mentee, case.common.ids)


def goals(case: Case) -> Iterator[Diagnostic]:
    """Every goal that a conversation or another goal names is a file in goals/."""
    known = names_in(case.reading.paths, "/goals/")
    yield from _listed(case, "goals", known, "unknown-goal")
    for goal in (record for record in case.written if isinstance(record, Goal)):
        if goal.grew_from is not None and goal.grew_from not in known:
            yield unknown("unknown-goal", goal.path, case.place(goal, "grew_from"), goal.grew_from, known)


def skills(case: Case) -> Iterator[Diagnostic]:
    """Every skill is in the framework; without one nothing is said."""
    if case.common.skills and "skills.md" not in case.common.broken:
        yield from _listed(case, "skills", case.common.skills, "unknown-skill")


def trainings(case: Case) -> Iterator[Diagnostic]:
    """Every training is in the catalogue."""
    known = names_in(case.common.paths, "trainings/")
    yield from _listed(case, "trainings", known, "unknown-training")


def names_in(paths: Iterable[str], folder: str) -> set[str]:
    """List the ids of the files in a folder, also of those that cannot be read."""
    return {slug(path.rpartition("/")[2].removesuffix(".md")) for path in paths if folder in path}


def _listed(
    case: Case, kind: Literal["goals", "skills", "trainings"], known: Collection[str], rule: str
) -> Iterator[Diagnostic]:
    for record in case.written:
        names = getattr(record, kind, ())
        for index, name in enumerate(names if isinstance(names, tuple) else ()):
            if isinstance(name, str) and name not in known:
                yield unknown(rule, record.path, case.place(record, kind, index), name, known)


def links(case: Case) -> Iterator[Diagnostic]:
    """Every relative link leads to a file of the mentee, or to one that is for everybody."""
    known = case.reading.paths | case.common.paths
    for record in case.written:
        yield from broken_links(record.path, record.passages, known)
