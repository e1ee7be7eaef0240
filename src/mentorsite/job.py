"""One mentee's work: from texts to pages, a summary and findings, as a pure function."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from mentorsite.content.history import History
from mentorsite.content.tree import Folder
from mentorsite.diagnostics import Diagnostic, adjusted, errors
from mentorsite.programme.audiences import Audience, View, audiences, pair_audience, seen_by
from mentorsite.programme.checks import check
from mentorsite.programme.checks.case import Case
from mentorsite.programme.common import Common
from mentorsite.programme.health import counts_of
from mentorsite.programme.link import Journey, Reading, link, read_journey
from mentorsite.programme.origins import origins
from mentorsite.programme.progress import Progress, progress
from mentorsite.programme.summary import Counts, Summary, summarised
from mentorsite.programme.team import agreed_levels
from mentorsite.site.frame import Draft, Site
from mentorsite.site.mentee import found_in, mentee_drafts, mentee_pages
from mentorsite.site.page import Page
from mentorsite.site.search import Open, open_to
from mentorsite.site.variant import Variant


@dataclass(frozen=True, slots=True)
class Job:
    """Everything that one mentee's pages depend on."""

    mentee: str
    folder: Folder
    common: Common
    today: date
    templates: Path | None = None
    history: History = field(default_factory=History)
    """What git knows of the mentee's files."""
    for_pair: bool = False
    """Whether the members of the mentee's repository get a tree of their own."""


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a job."""

    mentee: str
    pages: tuple[Page, ...]
    summary: Summary
    findings: tuple[Diagnostic, ...]
    entries: tuple[Open, ...]
    """What a search finds on the pages, for the readers of each."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A mentee's pages before anybody has asked for them."""

    pages: tuple[Draft | Page, ...]
    findings: tuple[Diagnostic, ...]


def examine(job: Job) -> tuple[Reading, tuple[Diagnostic, ...]]:
    """Read a mentee's folder and find every fault in it, as severe as the programme takes it."""
    reading = read_journey(job.folder, job.mentee)
    found = (*reading.findings, *check(Case(job.common, reading, job.today)))
    return reading, adjusted(found, job.common.programme.checks)


def build_mentee(job: Job) -> Built:
    """Make a mentee's pages for every audience, and what other pages need to know of them."""
    seen, findings = _seen(job)
    pages = mentee_pages(_variants(job, seen, errors(findings)))
    entries = open_to((page.audience, page.found) for page in pages)
    return Built(job.mentee, tuple(pages), _summary(job, seen), findings, entries)


def draw_mentee(job: Job) -> Sketch:
    """Draw a mentee's pages as `build_mentee` does, without rendering them."""
    seen, findings = _seen(job)
    return Sketch(tuple(mentee_drafts(_variants(job, seen, errors(findings)))), findings)


def outlined(job: Job) -> tuple[Summary, tuple[Diagnostic, ...]]:
    """Sum up a mentee and find faults as `build_mentee` does, without making pages."""
    seen, findings = _seen(job)
    return _summary(job, seen), findings


def _summary(job: Job, seen: list[tuple[View, Progress]]) -> Summary:
    agreed = next((agreed_levels(job.common, view, job.today) for view, _ in seen if view.audience.owner), {})
    counts = next((counts_of(own, job.history, job.today) for view, own in seen if view.audience.owner), Counts())
    return summarised(job.mentee, seen, agreed, counts, job.history.committed)


def entries_of(job: Job) -> tuple[Open, ...]:
    """List what a search finds on a mentee's pages, as `build_mentee` does, without making them."""
    seen, findings = _seen(job)
    return found_in(_variants(job, seen, errors(findings)))


def _seen(job: Job) -> tuple[list[tuple[View, Progress]], tuple[Diagnostic, ...]]:
    reading, findings = examine(job)
    journey = without_broken(reading.journey, findings)
    known = job.history.ticks, origins(journey, job.history, job.folder.sources)
    return [(view, progress(job.common, view, job.today, *known)) for view in _views(job, journey)], findings


def without_broken(journey: Journey, findings: Iterable[Diagnostic]) -> Journey:
    """Leave out every file with an error: its owner sees the findings in its place.

    Where a block is at fault, the record itself knows that only its owner may read it.
    """
    broken = {finding.path for finding in errors(findings)}
    kept = [record for record in journey.records if record.path not in broken or record.fails_closed]
    return link(journey.mentee, kept, journey.attachments)


def _views(job: Job, journey: Journey) -> list[View]:
    groups: tuple[Audience, ...] = audiences(job.common, journey, job.today)
    if job.for_pair:
        groups = (pair_audience(journey, job.today), *groups)
    return [seen_by(job.common, journey, audience, job.today) for audience in groups]


def _variants(job: Job, seen: list[tuple[View, Progress]], withheld: list[Diagnostic]) -> list[Variant]:
    site = Site(job.common, job.today, job.templates)
    beside, told = _beside(job, seen), tuple(withheld)
    return [
        # Git must not resurrect for others what somebody took back.
        Variant(site, view, derived, beside, told, job.history)
        if view.audience.owner
        else Variant(site, view, derived, beside)
        for view, derived in seen
    ]


def _beside(job: Job, seen: list[tuple[View, Progress]]) -> tuple[str, ...]:
    """List the pages of a mentee that everybody of the pair can open."""
    in_pair = [
        view for view, derived in seen if view.audience.mentors is not None and derived.mentor in view.audience.mentors
    ]
    thoughts = bool(in_pair) and all(view.journey.reflections for view in in_pair)
    skills = job.common.framework is not None
    return (
        *("", "goals/", "sessions/", "next/"),
        *(("skills/",) if skills else ()),
        "training/",
        *(("reflections/",) if thoughts else ()),
    )
