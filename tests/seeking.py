"""A small programme in which mentees look for mentors, as they would write it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mentorsite.diagnostics import Severity
from mentorsite.inventory import jobs, read_content
from mentorsite.job import examine
from mentorsite.programme.matching import Suggestions, free_places, suggestions
from mentorsite.programme.sides import seeker_of
from programme_text import TODAY, files_of, write_programme


def skills(**names: str) -> str:
    """A framework of some skills, in as few words as there can be."""
    levels = [f"  - {{n: {n}, name: Level {n}, anchor: I know it}}" for n in range(5)]
    interest = [f"  - {{n: {n}, name: Interest {n}}}" for n in range(4)]
    listed = [f"      - {{id: {skill.replace('_', '-')}, name: {name}}}" for skill, name in names.items()]
    head = ["version: 1.0.0", "valid_from: 2026-01-01", "levels:", *levels, "interest:", *interest]
    head += ["areas:", "  - id: all", "    name: All", "    skills:", *listed]
    return "\n".join(["=== skills.md", "---", *head, "---", ""])


PEOPLE = """\
=== programme.md
---
title: Mentoring
time_zone: Europe/Vienna
languages: [en, de]
coordinators: [nadja]
---
=== people.yaml
nadja: {name: Nadja Berger}
ada: {name: Ada Lind, team: Web, manager: dora, language: en}
cem: {name: Cem Aydin, team: Web, manager: dora, language: en}
ben: {name: Ben Okoro, team: Ops, language: en}
kim: {name: Kim Park, team: Data, language: en}
dora: {name: Dora Weiss, team: Web, manager: gil, language: en}
gil: {name: Gil Roth, language: en}
"""
PEOPLE += skills(public_speaking="Speaking", leading="Leading", testing="Testing")
ADA = "wishes: {topics: [leading, public-speaking], formats: [remote, walk], mentors: [ben, kim]}\nlanguages: [en, de]"
BEN = "stage: mentor\noffers: [leading, public-speaking]\nplaces: 2\nlanguages: [en]\nformats: [remote, walk]"


def own(head: str, mentee: str = "ada") -> str:
    """A mentee's own file."""
    return f"=== mentees/{mentee}/mentee.md\n---\n{head}\n---\n"


def offer(head: str, mentor: str = "ben", words: str = "I listen first.") -> str:
    """A mentor's offer."""
    return f"=== mentors/{mentor}.md\n---\n{head}\n---\n{words}\n"


def suggested(root: Path, text: str, mentee: str = "ada", day: str = TODAY) -> Suggestions:
    """Suggest mentors to a mentee, from what stands in the files."""
    begins = date.fromisoformat(day)
    content = read_content(write_programme(root, text), begins)
    assert content.common
    assert [f for f in content.findings if f.severity is Severity.ERROR] == []
    journeys = [examine(job)[0].journey for job in jobs(content, content.common)]
    seekers = {journey.mentee: seeker_of(journey.mentee, journey.record) for journey in journeys}
    free = free_places(content.common, [pair for seeker in seekers.values() for pair in seeker.pairs], begins)
    return suggestions(content.common, seekers[mentee], free, begins)


def merged(before: str, after: str) -> str:
    """The files of two texts, the later one winning."""
    return "".join(f"=== {path}\n{words}" for path, words in (files_of(before) | files_of(after)).items())


def against(found: Suggestions, mentor: str = "ben") -> tuple[str, ...]:
    """Why a mentor is out of the question; nothing where they are not."""
    return next((entry.reasons for entry in found.excluded if entry.mentor == mentor), ())
