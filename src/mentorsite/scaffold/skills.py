"""New self-assessments: the framework's own words as comments, so that only what concerns somebody is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from mentorsite.content.records.skills import Assessment, Framework
from mentorsite.language import Language, chosen, spoken
from mentorsite.programme.audiences import mentors_on
from mentorsite.programme.skeletons import in_comment, skeleton, with_facts
from mentorsite.programme.skill_lines import lines
from mentorsite.scaffold.existing import (
    Existing,
    folder_of,
    language_for,
    new_file,
    person_called,
    read_existing,
    read_mentee,
)
from mentorsite.scaffold.files import NewFile
from mentorsite.scaffold.refusals import CannotCreate


def new_skills(content: Path, person: str, day: date, language: str | None = None) -> NewFile:
    """Begin a self-assessment: every skill stands there as a comment, those looked at last time first.

    Errors: CannotCreate for a stranger, without a framework, or on a day that has one already.
    """
    existing = read_existing(content)
    mentee = person_called(existing, person)
    framework = existing.common.framework
    if framework is None:
        raise CannotCreate("no-framework")
    journey = read_mentee(existing, mentee)
    usual = language_for(existing, mentee, journey)
    words = spoken(language or usual)
    known = [line.skill for line in lines(framework, journey) if line.end is None and line.now]
    values = {
        "version": str(framework.version),
        "mentor": next(iter(mentors_on(journey, day)), "id"),
        "levels": _words(words, ((entry.n, entry.name) for entry in framework.levels)),
        "interests": _words(words, ((entry.n, entry.name) for entry in framework.interest)),
        "skills": "\n".join(_offered(words, framework, known)),
        "heading": in_comment(_heading(words, framework, known)),
    }
    text = skeleton(language or usual, "skills.md", values)
    path = f"{folder_of(existing, mentee)}/skills/{day}.md"
    return new_file(existing, path, with_facts(text, {"lang": language} if language and language != usual else {}))


def new_view(content: Path, person: str, day: date, mentor: str, language: str | None = None) -> NewFile:
    """Begin a mentor's view of a self-assessment, on the skills that its owner has looked at.

    Errors: CannotCreate for strangers, without a self-assessment on the day, or without an invitation in it.
    """
    existing = read_existing(content)
    mentee, seer = person_called(existing, person), person_called(existing, mentor)
    framework = existing.common.framework
    if framework is None:
        raise CannotCreate("no-framework")
    journey = read_mentee(existing, mentee)
    look = next((assessment for assessment in journey.assessments if assessment.named == day), None)
    if look is None:
        raise CannotCreate("no-look")
    if seer not in look.invited:
        raise CannotCreate("not-invited", file=look.path)
    spoken_, usual = language or language_for(existing, seer), language_for(existing, mentee, journey)
    text = skeleton(spoken_, "skills-view.md", _gaps_of_view(existing, framework, mentee, look, spoken(spoken_)))
    path = f"{folder_of(existing, mentee)}/skills/{day}-from-{seer}.md"
    return new_file(existing, path, with_facts(text, {"lang": spoken_} if spoken_ != usual else {}))


def _gaps_of_view(
    existing: Existing, framework: Framework, mentee: str, look: Assessment, words: Language
) -> dict[str, str]:
    skills = [skill for skill in look.skills if skill in framework.skills]
    entry = existing.common.people.get(mentee)
    return {
        "reader": in_comment(entry.name).split()[0] if entry else mentee,
        "levels": _words(words, ((level.n, level.name) for level in framework.levels)),
        "skills": "\n".join(
            f"  # {skill}: {{level: }}   # {in_comment(chosen(words, framework.skills[skill].name))}"
            for skill in skills
        ),
        "heading": in_comment(_heading(words, framework, skills)),
    }


def _words(language: Language, entries: Iterable[tuple[int, dict[str, str]]]) -> str:
    """List numbers with their words, as a legend in a comment."""
    return ", ".join(f"{number} {in_comment(chosen(language, name))}" for number, name in sorted(entries, key=_number))


def _number(entry: tuple[int, dict[str, str]]) -> int:
    return entry[0]


def _offered(language: Language, framework: Framework, known: Iterable[str]) -> Iterator[str]:
    """Write each skill as a line to take: those looked at before, then the others by area."""
    before = [skill for skill in framework.skills if skill in set(known)]
    for skill in before:
        yield _line(language, framework, skill)
    for area in framework.areas:
        others = [skill.id for skill in area.skills if skill.id not in before]
        if others:
            yield f"  # {in_comment(chosen(language, area.name))}:"
            yield from (_line(language, framework, skill) for skill in others)


def _line(language: Language, framework: Framework, skill: str) -> str:
    return f"  # {skill}: {{level: , interest: }}   # {in_comment(chosen(language, framework.skills[skill].name))}"


def _heading(language: Language, framework: Framework, known: list[str]) -> str:
    skill = next(iter([*known, *framework.skills]), "")
    return chosen(language, framework.skills[skill].name) if skill else ""
