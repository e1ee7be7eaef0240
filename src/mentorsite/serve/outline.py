"""One mentee in outline: what others' pages and the list of findings need, without making any page."""

from __future__ import annotations

from dataclasses import dataclass

from mentorsite.diagnostics import Diagnostic
from mentorsite.job import Job, examine, without_broken
from mentorsite.programme.audiences import audiences, pair_audience, seen_by
from mentorsite.programme.progress import progress
from mentorsite.programme.summary import Summary, summarised


@dataclass(frozen=True, slots=True)
class Outline:
    """The same summary and findings as those of a `Built`, for a tenth of the time."""

    summary: Summary
    findings: tuple[Diagnostic, ...]


def outline(job: Job) -> Outline:
    """Sum up a mentee as `build_mentee` does."""
    reading, findings = examine(job)
    journey = without_broken(reading.journey, findings)
    groups = audiences(job.common, journey, job.today)
    if job.for_pair:
        groups = (pair_audience(journey, job.today), *groups)
    views = [seen_by(job.common, journey, group, job.today) for group in groups]
    seen = [(view, progress(job.common, view, job.today)) for view in views]
    return Outline(summarised(job.mentee, seen), findings)
