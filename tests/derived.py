"""A mentee's path as one audience sees it, from a programme written as one text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mentorsite.inventory import jobs, read_content
from mentorsite.job import examine, without_broken
from mentorsite.programme.audiences import Audience, View, audiences, seen_by
from mentorsite.programme.progress import Progress, progress
from programme_text import TODAY, write_programme


def view(root: Path, text: str, reader: str = "ada", mentee: str = "ada", today: str = TODAY) -> View:
    """What a reader may see of a mentee."""
    write_programme(root, text)
    content = read_content(root, date.fromisoformat(today))
    assert content.common, content.findings
    job = next(job for job in jobs(content, content.common) if job.mentee == mentee)
    reading, findings = examine(job)
    journey = without_broken(reading.journey, findings)
    found = audiences(content.common, journey, content.today)
    audience: Audience = next(a for a in found if reader in a.readers or a.readers == {"*"})
    return seen_by(content.common, journey, audience, content.today)


def path(root: Path, text: str, reader: str = "ada", mentee: str = "ada", today: str = TODAY) -> Progress:
    """Where a mentee is on their way, as a reader may know it."""
    seen = view(root, text, reader, mentee, today)
    content = read_content(root, date.fromisoformat(today))
    assert content.common
    return progress(content.common, seen, content.today)
