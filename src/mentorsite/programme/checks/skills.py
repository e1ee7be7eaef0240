"""Rules about self-assessments: their words are the framework's, and a mentor's view comes on invitation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from mentorsite.content.frontmatter import Head
from mentorsite.content.records.skills import Assessment, Framework, MentorView
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.programme.audiences import mentors_on
from mentorsite.programme.checks.case import Case
from mentorsite.programme.checks.references import names_in
from mentorsite.programme.checks.unknown import unknown
from mentorsite.programme.frameworks import skills_in, successors
from mentorsite.urls import slug

Look: TypeAlias = Assessment | MentorView


def versions(case: Case) -> Iterator[Diagnostic]:
    """A self-assessment uses the words of a version that there is."""
    framework = case.common.framework
    for record in _looks(case):
        if framework is None and "skills.md" not in case.common.broken and isinstance(record, Assessment):
            yield fault(record.path, case.place(record, "framework"), "unknown-framework/none")
        elif framework and _is_ahead(record, framework) and ("framework",) in case.reading.heads[record.path].places:
            place = case.place(record, "framework")
            yield fault(record.path, place, "unknown-framework", version=framework.version)


def _looks(case: Case) -> tuple[Look, ...]:
    return (*case.journey.assessments, *case.journey.views)


def _is_ahead(record: Look, framework: Framework) -> bool:
    return record.framework is not None and record.framework > framework.version


def skills(case: Case) -> Iterator[Diagnostic]:
    """Every skill that somebody looked at is in the framework, in the version that is meant, and once."""
    framework = case.common.framework
    for record in _looks(case):
        head = case.reading.heads[record.path]
        yield from _twice(record.path, head)
        if framework is None or _is_ahead(record, framework):
            continue
        known = skills_in(framework, record.framework or framework.version)
        for skill, place in _written(head):
            if skill not in known:
                after = known.intersection(successors(framework, skill))
                yield _unknown_skill(record.path, place, skill, known, after)


def _unknown_skill(path: str, place: Place, skill: str, known: frozenset[str], after: frozenset[str]) -> Diagnostic:
    """Name similar skills, or those that the skill has become."""
    if after:
        return fault(path, place, "unknown-skill", similar=", ".join(sorted(after)))
    return unknown("unknown-skill", path, place, skill, known)


def _twice(path: str, head: Head) -> Iterator[Diagnostic]:
    first: dict[str, Place] = {}
    for skill, place in _written(head):
        if first.setdefault(skill, place) != place:
            yield fault(path, place, "duplicate-key", first=first[skill].line)


def _written(head: Head) -> list[tuple[str, Place]]:
    """List each skill in a head by its id, with the place of the key as it is written."""
    keys = ((str(way[1]), place) for way, place in head.keys.items() if len(way) == 2 and way[0] == "skills")
    return [(slug(key), place) for key, place in keys if not key.startswith("x-")]


def goals(case: Case) -> Iterator[Diagnostic]:
    """The goal that a wish has led to is a file in goals/."""
    known = names_in(case.reading.paths, "/goals/")
    for assessment in case.journey.assessments:
        for way, place in case.reading.heads[assessment.path].places.items():
            estimate = assessment.skills.get(slug(str(way[1]))) if way[0:1] == ("skills",) and len(way) == 3 else None
            if estimate and way[2] == "goal" and estimate.goal and estimate.goal not in known:
                yield unknown("unknown-goal", assessment.path, place, estimate.goal, known)


def views(case: Case) -> Iterator[Diagnostic]:
    """A mentor's view answers a self-assessment that asks for it."""
    asked = {assessment.named: assessment.invited for assessment in case.journey.assessments}
    for view in case.journey.views:
        own = f"{view.path.rpartition('/')[0]}/{view.named}.md"
        if case.is_stranger(view.person):
            yield unknown("unknown-person/name", view.path, Place(), view.person, case.common.ids)
        elif view.named not in asked and own not in case.reading.paths:
            yield fault(view.path, Place(), "view-uninvited/alone")
        elif view.named in asked and view.person not in asked[view.named]:
            yield fault(view.path, Place(), "view-uninvited", mentor=view.person)


def invitations(case: Case) -> Iterator[Diagnostic]:
    """Who is asked for a view accompanies the mentee on that day, and so can read what they are asked about."""
    if case.is_broken(case.journey.record.path):
        return
    for assessment in case.journey.assessments:
        covering = mentors_on(case.journey, assessment.named)
        for index, person in enumerate(assessment.invited):
            if person not in covering and not case.is_stranger(person):
                yield fault(assessment.path, case.place(assessment, "invited", index), "invited-outside-pair")
