"""What is read before any mentee's work begins: the names of all files, what is common to everybody, what git knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

from mentorsite.content.histories import Known
from mentorsite.content.histories import read_all as read_histories
from mentorsite.content.history import History, of_mentees
from mentorsite.content.tree import Mount, Tree, mentees, read_common, read_mentee, read_tree
from mentorsite.diagnostics import Diagnostic, adjusted
from mentorsite.digests import digest_of_folder
from mentorsite.job import Job
from mentorsite.programme.audiences import pair_reader
from mentorsite.programme.checks.shared import check_common
from mentorsite.programme.checks.trainings import unchecked
from mentorsite.programme.common import Common
from mentorsite.programme.common import read_common as understand
from mentorsite.programme.requirement import is_unmet

Clock = Callable[[tzinfo], date]
"""Tells the day in a time zone; read where neither the caller nor the programme says it."""


def world_day(zone: tzinfo) -> date:
    """Tell today's day by the machine's clock."""
    return datetime.now(zone).date()


@dataclass(frozen=True, slots=True)
class Content:
    """What was read before any mentee's work begins."""

    tree: Tree
    common: Common | None
    digest: str
    """Of everything that is common."""
    findings: tuple[Diagnostic, ...]
    """In the programme's own files, and in names below mentees/."""
    today: date
    templates: Path | None
    head: str | None = None
    """The commit that is checked out."""
    histories: dict[str, History] = field(default_factory=dict)
    """What git knows of each mentee's files; whoever is done with a mentee may take theirs out."""
    remembered: Known = field(default_factory=dict)
    """What was read of git, for the next reading."""


def read_content(
    root: Path, today: date | None = None, clock: Clock = world_day, since: Known | None = None
) -> Content:
    """Read the names of all files, what is common to everybody, and what git knows, from what is known of it on."""
    return with_history(read_settings(root, today, clock), root, since)


def with_history(settings: Content, root: Path, since: Known | None) -> Content:
    """Read what git knows besides, and find every fault in what is common."""
    content, common, day, found = settings, settings.common, settings.today, settings.findings
    if common:
        known = read_histories(root / "content", mentees(content.tree), common.people, day, since)
        content = replace(
            content, head=known.history.head, histories=of_mentees(known.history), remembered=known.remembered
        )
        found = (*found, *check_common(common), *unchecked(common, day), *known.history.findings)
    every = found if is_unmet(found) else (*content.tree.findings, *found)
    return replace(content, findings=adjusted(every, common.programme.checks if common else {}))


def read_settings(root: Path, today: date | None = None, clock: Clock = world_day) -> Content:
    """Read the names of all files and what is common to everybody; findings are those of its reading alone."""
    tree = read_tree([Mount(root / "content")])
    folder = read_common(tree)
    common, read = understand(folder)
    templates = root / "templates"
    return Content(
        tree=tree,
        common=common,
        digest=digest_of_folder(folder),
        findings=read,
        today=today or _programmes_day(common) or clock(common.programme.time_zone if common else UTC),
        templates=templates if templates.is_dir() else None,
    )


def _programmes_day(common: Common | None) -> date | None:
    return common.programme.as_of if common else None


def jobs(content: Content, common: Common, reader: str | None = None) -> Iterator[Job]:
    """Read each mentee's folder as one job; only when asked for, so that few lie in memory at a time."""
    for mentee in mentees(content.tree):
        folder, history = read_mentee(content.tree, mentee), content.histories.get(mentee, History())
        yield Job(mentee, folder, common, content.today, content.templates, history, reader == pair_reader(mentee))
