"""From content to each reader's own pages: the table of contents of this package.

    read_settings, with_history → publish_mentees (build_mentee) → publish_several (reduce) → commit

Everything between reading and writing is a pure function of texts and today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from time import time_ns

from mentorsite.content.tree import read_common
from mentorsite.diagnostics import Diagnostic, Severity, adjusted, errors
from mentorsite.digests import digest_of_site
from mentorsite.inventory import Clock, Content, jobs, read_content, read_settings, with_history, world_day
from mentorsite.job import examine
from mentorsite.memory import (
    forget_others,
    recall_history,
    remember_history,
)
from mentorsite.mentees import publish_mentees
from mentorsite.programme.checks.places import places
from mentorsite.programme.checks.shared import check_common
from mentorsite.programme.common import Common, read_rest
from mentorsite.programme.pairs import pairs_of
from mentorsite.programme.requirement import is_unmet
from mentorsite.publish.hosts import logins, write_configurations, write_login_maps
from mentorsite.publish.layout import READERS, plain
from mentorsite.publish.lock import locked
from mentorsite.publish.place import STATE, Refused
from mentorsite.publish.trees import Publication, Published, open_publication
from mentorsite.rules import N_
from mentorsite.several import publish_several
from mentorsite.site.frame import Site

LOCK_WAIT = 60.0
"""Seconds that a build waits for another one."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be built, and where it goes."""

    root: Path
    """The folder that holds content/."""
    out: Path
    today: date | None = None
    """Wins over the programme's own day and the clock."""
    clock: Clock = world_day
    reader: str | None = None
    """One reader's plain tree only; `pair:<mentee>` for the members of a repository."""
    strict: bool = False
    executor: Executor | None = None
    durable: bool = False
    """Whether the site is to outlast a power cut as well."""
    begun: int = field(default_factory=time_ns)
    """When the build began, in nanoseconds, and nothing had been read: files changed since are in doubt."""
    over: Callable[[str], None] = lambda stage: None
    """Told the name of each stage when it is over."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build found and did."""

    findings: tuple[Diagnostic, ...]
    published: Published | None
    """None where nothing was published."""
    common: Common | None = None
    rendered: int = 0
    """Mentees whose pages were made anew."""


def check(root: Path, today: date | None = None, clock: Clock = world_day) -> tuple[Diagnostic, ...]:
    """Find every fault in a programme, without making pages."""
    return checked(read_content(root, today, clock))


def checked(content: Content) -> tuple[Diagnostic, ...]:
    """Find every fault in what was read of a programme, and in the mentees' files."""
    if is_unmet(content.findings):
        return content.findings
    common = content.common or read_rest(read_common(content.tree))
    in_settings = () if content.common else check_common(common)
    examined = [examine(job) for job in jobs(content, common)]
    found = (*content.findings, *in_settings, *(finding for _, findings in examined for finding in findings))
    pairs = (pair for reading, _ in examined for pair in pairs_of(reading.journey.mentee, reading.journey.record))
    return adjusted((*found, *places(common, pairs, content.today)), common.programme.checks)


@contextmanager
def opened(root: Path, today: date | None = None, clock: Clock = world_day) -> Iterator[Content]:
    """Keep other builds away, and read what `read_settings` reads.

    Errors: Busy if another build is at work for too long.
    """
    with locked(root / STATE, LOCK_WAIT):
        yield read_settings(root, today, clock)


def build(wish: Wish) -> Outcome:
    """Build a programme's site and publish it, unless its own files are at fault."""
    with opened(wish.root, wish.today, wish.clock) as settings:
        return build_from(settings, wish)


def build_from(settings: Content, wish: Wish) -> Outcome:
    """Build as `build` does from what `opened` has read, while it keeps others away."""
    state = wish.root / STATE
    content = with_history(settings, wish.root, recall_history(state))
    remember_history(state, content.remembered)
    content = replace(content, remembered={})
    wish.over("reading")
    if content.common is None or _own_faults(content):
        return Outcome(checked(content), None, content.common)
    if (wish.root / "content").resolve() in wish.out.resolve().parents:
        raise Refused(N_("it lies where no site belongs"))
    layout = plain(wish.reader) if wish.reader else READERS
    protected = [wish.root, wish.root / "content"]
    with open_publication(wish.out, state, layout, protected=protected, durable=wish.durable) as publication:
        return _build(wish, content, content.common, state, publication)


def _own_faults(content: Content) -> list[Diagnostic]:
    """List the errors in the programme's own files: a slip in a mentee's folder stops nobody else."""
    return [finding for finding in errors(content.findings) if not finding.path.startswith("mentees/")]


def _build(wish: Wish, content: Content, common: Common, state: Path, publication: Publication) -> Outcome:
    known, rendered = [], 0
    base = digest_of_site(content.digest, content.today, content.templates)
    published_mentees = publish_mentees(
        content, common, state, publication, base=base, reader=wish.reader, begun=wish.begun, executor=wish.executor
    )
    for mentee, is_new in published_mentees:
        known.append(mentee)
        rendered += is_new
    wish.over("pages of one mentee each")
    known.sort(key=lambda mentee: mentee.made.mentee)
    site = Site(common, content.today, content.templates)
    publish_several(site, known, base, state, publication, wish.executor)
    wish.over("pages of several, and of none")
    found = (*content.findings, *(finding for mentee in known for finding in mentee.made.findings))
    pairs = (pair for mentee in known for pair in mentee.made.pairs)
    found = adjusted((*found, *places(common, pairs, content.today)), common.programme.checks)
    forget_others(state, [mentee.made.mentee for mentee in known])
    if wish.strict and any(finding.severity <= Severity.WARNING for finding in found):
        return Outcome(found, None, common)
    published = publication.commit()
    if wish.reader is None:
        write_configurations(state, content.templates)
        write_login_maps(state, _logins(common))
    wish.over("publishing")
    return Outcome(found, published, common, rendered)


def _logins(common: Common) -> dict[str, str | None]:
    """Choose by which login each reader of the roster is known to a server."""
    return logins({person: common.people[person].email for person in common.active})
