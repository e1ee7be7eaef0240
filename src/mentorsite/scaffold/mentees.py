"""New files in a mentee's folder that are the mentee's alone: the beginning, and a goal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final, Literal

from mentorsite.programme.begun import goal_text, samples
from mentorsite.programme.skeletons import answered, cleaned, days, one_line, skeleton, with_facts
from mentorsite.rules import N_
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
from mentorsite.urls import slug

QUESTIONS: Final[Mapping[str, str]] = {
    "profit": N_("How do you want to profit from the programme?"),
    "goals": N_("What are your own goals, and how can you reach them?"),
    "training": N_("Which further training attracts you?"),
}
"""The three questions of the programme, by the key of their answer; none has to be answered."""

_SENTENCE = re.compile(r"\n|(?:(?<=\w{3}\.)|(?<=[!?]))\s+(?=[^\W\d_a-zäöüß])")
"""The end of a line or sentence; neither “z. B.” nor “15. Mai” is one."""
_LONGEST_TITLE: Final = 80
_LONGEST_NAME: Final = 60


def new_mentee(
    content: Path,
    person: str,
    today: date,
    language: str | None = None,
    answers: Mapping[str, str] | None = None,
) -> list[NewFile]:
    """Begin a mentee's folder: the perspective, the training log, and a first idea of a goal if there is one.

    Errors: CannotCreate for a stranger, or for somebody whose folder has begun.
    """
    existing = read_existing(content)
    mentee = person_called(existing, person)
    spoken = language or language_for(existing, mentee)
    given = {key: cleaned(answer) for key, answer in (answers or {}).items()}
    values = {**days(today), **samples(existing.common, mentee), "mentee": mentee}
    files = [
        _beginning(existing, mentee, f"{name}.md", spoken, answered(skeleton(spoken, f"{name}.md", values), answer))
        for name, answer in (("mentee", given.get("profit", "")), ("training", given.get("training", "")))
    ]
    idea = given.get("goals", "")
    return [*files, _first_idea(existing, mentee, idea, spoken, today)] if idea else files


def _beginning(existing: Existing, mentee: str, name: str, language: str, text: str) -> NewFile:
    """Make a file right in the folder; it says its language where that is not the person's own."""
    differs = language != language_for(existing, mentee)
    path = f"{folder_of(existing, mentee)}/{name}"
    return new_file(existing, path, with_facts(text, {"lang": language} if differs else {}))


def _first_idea(existing: Existing, mentee: str, answer: str, language: str, today: date) -> NewFile:
    title, words = _title_and_words(answer)
    text = answered(_goal_text(existing, mentee, title, "idea", language, today), words)
    return _goal_file(existing, mentee, title, language, language_for(existing, mentee), text)


def _title_and_words(answer: str) -> tuple[str, str]:
    """Take a title from the first line or sentence of an answer; a long one is cut, and then stands below in full."""
    first, *_ = _SENTENCE.split(answer, maxsplit=1)
    if len(first) <= _LONGEST_TITLE:
        return one_line(first).rstrip("."), answer[len(first) :].strip()
    return one_line(first)[:_LONGEST_NAME].rpartition(" ")[0].rstrip(",;:") + " …", answer


def new_goal(
    content: Path,
    mentee: str,
    title: str,
    today: date,
    language: str | None = None,
    status: Literal["idea", "active"] = "active",
) -> NewFile:
    """Begin a goal in the mentee's own words.

    Errors: CannotCreate for a stranger, an empty title, or a goal that has the same address.
    """
    existing = read_existing(content)
    person = person_called(existing, mentee)
    usual = language_for(existing, person, read_mentee(existing, person))
    text = _goal_text(existing, person, title, status, language or usual, today)
    return _goal_file(existing, person, title, language or usual, usual, text)


def _goal_text(existing: Existing, mentee: str, title: str, status: str, language: str, today: date) -> str:
    words = one_line(title)
    if not words:
        raise CannotCreate("no-title")
    return goal_text(existing.common, mentee, words, status, language, today)


def _goal_file(existing: Existing, mentee: str, title: str, language: str, usual: str, text: str) -> NewFile:
    path = f"{folder_of(existing, mentee)}/goals/{file_name(title)}.md"
    return new_file(existing, path, with_facts(text, {"lang": language} if language != usual else {}))


def file_name(title: str) -> str:
    """Make a file's name from a title, without ending: a slug of at most 60 characters, cut between words."""
    name = slug(one_line(title))
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME + 1].rpartition("-")[0] or name[:_LONGEST_NAME]
