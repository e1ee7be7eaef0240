"""From content to each reader's own pages: the table of contents of this package.

    read_tree → read_common → one job per mentee (build_mentee) → reduce → publish

Everything between reading and writing is a pure function of texts and today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

from mentorsite.content.histories import Known
from mentorsite.content.histories import read_all as read_histories
from mentorsite.content.history import History, of_mentees
from mentorsite.content.tree import Mount, Tree, mentees, read_common, read_folder, read_tree
from mentorsite.diagnostics import Diagnostic, Severity, adjusted, errors
from mentorsite.job import Built, Job, build_mentee, examine
from mentorsite.memory import (
    Remembered,
    digest_of,
    digest_of_draft,
    digest_of_folder,
    digest_of_site,
    forget_others,
    recall,
    recall_history,
    remember,
    remember_history,
)
from mentorsite.programme.audiences import pair_reader
from mentorsite.programme.checks.places import places
from mentorsite.programme.checks.shared import check_common
from mentorsite.programme.checks.trainings import unchecked
from mentorsite.programme.common import Common, read_rest
from mentorsite.programme.common import read_common as understand
from mentorsite.programme.pairs import pairs_of
from mentorsite.programme.requirement import is_unmet
from mentorsite.programme.summary import Summary
from mentorsite.publish.hosts import logins, write_configurations, write_login_maps
from mentorsite.publish.layout import READERS, plain
from mentorsite.publish.lock import locked
from mentorsite.publish.place import STATE, Refused
from mentorsite.publish.trees import Publication, Published, open_publication
from mentorsite.rules import N_
from mentorsite.site.calendar import calendars
from mentorsite.site.frame import Draft, Site, rendered
from mentorsite.site.page import Page
from mentorsite.site.pages.becoming import becoming_pages
from mentorsite.site.pages.common import common_pages
from mentorsite.site.pages.datasheet import data_sheet_pages
from mentorsite.site.pages.framework import framework_pages
from mentorsite.site.pages.home import home_pages
from mentorsite.site.pages.mentors import mentors_pages
from mentorsite.site.pages.programme import programme_pages
from mentorsite.site.pages.search import search_pages
from mentorsite.site.pages.trainings import trainings_pages
from mentorsite.site.search import Open, open_to
from mentorsite.workers import in_parallel

Clock = Callable[[tzinfo], date]
"""Tells the day in a time zone; read where neither the caller nor the programme says it."""


def world_day(zone: tzinfo) -> date:
    """Tell today's day by the machine's clock."""
    return datetime.now(zone).date()


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
    history: History = field(default_factory=History)
    """What git knows of the files."""
    remembered: Known = field(default_factory=dict)
    """What was read of git, for the next reading."""


def read_content(
    root: Path, today: date | None = None, clock: Clock = world_day, since: Known | None = None
) -> Content:
    """Read the names of all files, what is common to everybody, and what git knows, from what is known of it on."""
    content = read_settings(root, today, clock)
    common, day, found = content.common, content.today, content.findings
    if common:
        known = read_histories(root / "content", mentees(content.tree), common.people, day, since)
        content = replace(content, history=known.history, remembered=known.remembered)
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
    histories = of_mentees(content.history)
    for mentee in mentees(content.tree):
        folder = read_folder(content.tree, f"mentees/{mentee}/")
        history = histories.get(mentee, History())
        yield Job(mentee, folder, common, content.today, content.templates, history, reader == pair_reader(mentee))


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


def build(wish: Wish) -> Outcome:
    """Build a programme's site and publish it, unless its own files are at fault."""
    state = wish.root / STATE
    with locked(state, LOCK_WAIT):
        content = read_content(wish.root, wish.today, wish.clock, recall_history(state))
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
    rendered, summaries, entries, findings = 0, [], list[Open](), list(content.findings)
    for result in _results(wish, content, common, state, publication):
        rendered += isinstance(result, Built)
        summaries.append(result.summary)
        entries.extend(result.entries)
        findings.extend(result.findings)
    wish.over("pages of one mentee each")
    summaries.sort(key=lambda summary: summary.mentee)
    base = digest_of_site(content.digest, content.today, content.templates)
    for drawn in reduce(content, common, summaries, entries):
        _publish(drawn, base, publication)
    wish.over("pages of several, and of none")
    pairs = (pair for summary in summaries for pair in summary.programme.pairs)
    found = adjusted((*findings, *places(common, pairs, content.today)), common.programme.checks)
    forget_others(state, [summary.mentee for summary in summaries])
    if wish.strict and any(finding.severity <= Severity.WARNING for finding in found):
        return Outcome(found, None, common)
    published = publication.commit()
    if wish.reader is None:
        write_configurations(state, content.templates)
        write_login_maps(state, _logins(common))
    remember_history(state, content.remembered)
    wish.over("publishing")
    return Outcome(found, published, common, rendered)


def _publish(drawn: Draft | Page, base: str, publication: Publication) -> None:
    """Let a page stand where the last build has made it from the same draft, or make it anew."""
    if isinstance(drawn, Page):
        publication.emit(drawn, "common")
        return
    unit = f"{drawn.address}@{digest_of_draft(drawn, base)}"
    if not publication.keep(unit):
        publication.emit(rendered(drawn), unit)


def _results(
    wish: Wish, content: Content, common: Common, state: Path, publication: Publication
) -> Iterator[Built | Remembered]:
    """Take each mentee's result from the last build where nothing it depends on has changed, or make it anew."""
    digests: dict[str, str] = {}

    def open_jobs() -> Iterator[Job]:
        for job in jobs(content, common, wish.reader):
            digest = digests[job.mentee] = digest_of(job, content.digest)
            known = recall(state, job.mentee)
            if known and known.digest == digest and publication.keep(unit(job.mentee, digest)):
                kept.append(known)
            else:
                yield job

    kept: list[Remembered] = []
    for built in in_parallel(build_mentee, open_jobs(), wish.executor):
        digest = digests[built.mentee]
        for page in built.pages:
            publication.emit(page, unit(built.mentee, digest))
        remember(state, built.mentee, Remembered(digest, built.summary, built.findings, built.entries))
        yield built
    yield from kept


def _logins(common: Common) -> dict[str, str | None]:
    """Choose by which login each reader of the roster is known to a server."""
    return logins({person: common.people[person].email for person in common.active})


def unit(mentee: str, digest: str) -> str:
    """Name a mentee's work in the manifest of an output.

    The digest belongs to the name: pages are kept only where they were published from the same
    texts, whatever other outputs were built meanwhile, and whether or not that build ended well.
    """
    return f"mentees/{mentee}@{digest}"


def reduce(
    content: Content, common: Common, summaries: Iterable[Summary], entries: Iterable[Open] = ()
) -> Iterator[Draft | Page]:
    """Draw every page about more than one mentee, or about none; `entries` are those of the mentees' own pages."""
    found = list(entries)
    for drawn in about_several(content, common, summaries):
        found.extend(open_to([(drawn.audience, drawn.found)]))
        yield drawn
    yield from search_pages(Site(common, content.today, content.templates), found)


def about_several(content: Content, common: Common, summaries: Iterable[Summary]) -> Iterator[Draft | Page]:
    """Draw homes, calendars, suggestions, the directory, the handbook: all that `reduce` does but the search."""
    site, known = Site(common, content.today, content.templates), list(summaries)
    yield from home_pages(site, known)
    yield from calendars(site, known)
    yield from mentors_pages(site, known)
    yield from common_pages(site, known)
    yield from data_sheet_pages(site)
    yield from trainings_pages(site)
    yield from becoming_pages(site)
    yield from framework_pages(site)
    yield from programme_pages(site, known)
