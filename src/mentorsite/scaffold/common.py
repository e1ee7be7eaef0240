"""New files that everybody in the house reads: a mentor's offer, a page of the handbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mentorsite.programme.begun import samples
from mentorsite.programme.skeletons import days, one_line, quoted, skeleton, with_facts
from mentorsite.scaffold.existing import language_for, new_file, person_called, read_existing
from mentorsite.scaffold.files import NewFile
from mentorsite.scaffold.mentees import file_name
from mentorsite.scaffold.refusals import CannotCreate


def new_mentor(content: Path, person: str, today: date, language: str | None = None) -> NewFile:
    """Begin a person's offer as mentor, at the first stage of the way there.

    Errors: CannotCreate for a stranger, or for somebody who has an offer already.
    """
    existing = read_existing(content)
    mentor = person_called(existing, person)
    usual = language_for(existing, mentor)
    text = skeleton(language or usual, "mentor.md", {**days(today), **samples(existing.common, mentor)})
    facts = {"lang": language} if language and language != usual else {}
    return new_file(existing, f"mentors/{mentor}.md", with_facts(text, facts))


def new_handbook(content: Path, title: str, language: str | None = None) -> NewFile:
    """Begin a page of the handbook.

    Errors: CannotCreate for an empty title, or a page that has the same address.
    """
    existing = read_existing(content)
    words = one_line(title)
    if not words:
        raise CannotCreate("no-title")
    usual = existing.common.languages[0]
    text = skeleton(language or usual, "handbook.md", {"title": quoted(words)})
    facts = {"lang": language} if language and language != usual else {}
    return new_file(existing, f"handbook/{file_name(words)}.md", with_facts(text, facts))
