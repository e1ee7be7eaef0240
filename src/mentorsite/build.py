"""From content to each reader's own pages: the table of contents of this package.

    read_tree → read_common → one job per mentee (build_mentee) → reduce → publish

Everything between reading and writing is a pure function of texts and today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from time import time_ns

from mentorsite.content.histories import Known
from mentorsite.content.histories import read_all as read_histories
from mentorsite.content.history import History, of_mentees
from mentorsite.content.tree import Folder, Mount, Tree, look_of, mentees, read_common, read_mentee, read_tree
from mentorsite.diagnostics import Diagnostic, Severity, adjusted, errors
from mentorsite.digests import digest_of, digest_of_folder, digest_of_site, told_of
from mentorsite.job import Job, build_mentee, examine
from mentorsite.memory import (
    Made,
    Remembered,
    forget_others,
    recall,
    recall_history,
    remember,
    remember_history,
    remembered,
)
from mentorsite.programme.audiences import pair_reader
from mentorsite.programme.checks.places import places
from mentorsite.programme.checks.shared import check_common
from mentorsite.programme.checks.trainings import unchecked
from mentorsite.programme.common import Common, read_rest
from mentorsite.programme.common import read_common as understand
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
    return with_history(read_settings(root, today, clock), root, since)


def with_history(settings: Content, root: Path, since: Known | None) -> Content:
    """Read what git knows besides, and find every fault in what is common."""
    content, common, day, found = settings, settings.common, settings.today, settings.findings
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
        folder, history = read_mentee(content.tree, mentee), histories.get(mentee, History())
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
    for mentee, is_new in _mentees(wish, content, common, state, publication):
        known.append(mentee)
        rendered += is_new
    wish.over("pages of one mentee each")
    known.sort(key=lambda mentee: mentee.made.mentee)
    site = Site(common, content.today, content.templates)
    base = digest_of_site(content.digest, content.today, content.templates)
    publish_several(site, known, base, state, publication)
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
    remember_history(state, content.remembered)
    wish.over("publishing")
    return Outcome(found, published, common, rendered)


def _mentees(
    wish: Wish, content: Content, common: Common, state: Path, publication: Publication
) -> Iterator[tuple[Remembered, bool]]:
    """Publish each mentee's pages, and tell what is to be known of the mentee, and whether it is new.

    Pages stand that the last build has made from the same files, whose look alone tells so where it can.
    """
    base, histories = digest_of_site(content.digest, content.today, content.templates), of_mentees(content.history)
    standing, due = list[Remembered](), dict[str, Made]()

    def jobs_due() -> Iterator[Job]:
        for mentee in mentees(content.tree):
            history, for_pair = histories.get(mentee, History()), wish.reader == pair_reader(mentee)
            last, look = recall(state, mentee), look_of(content.tree, mentee, wish.begun)
            files, folder = _files_of(content.tree, mentee, last, look)
            made = Made(mentee, digest_of([base, mentee, str(for_pair), told_of(history), files]), files, look)
            if last and last.made.digest == made.digest and publication.keep(_unit(made)):
                standing.append(_looked_at(state, last, look))
            else:
                due[mentee] = made
                folder = folder or read_mentee(content.tree, mentee)
                yield Job(mentee, folder, common, content.today, content.templates, history, for_pair)

    for built in in_parallel(build_mentee, jobs_due(), wish.executor, common):
        made = replace(due.pop(built.mentee), findings=built.findings, pairs=built.summary.programme.pairs)
        for page in built.pages:
            publication.emit(page, _unit(made))
        new = remembered(made, built.summary, built.entries)
        remember(state, new)
        yield new, True
    yield from ((last, False) for last in standing)


def _files_of(tree: Tree, mentee: str, last: Remembered | None, look: str) -> tuple[str, Folder | None]:
    """Digest a mentee's files; they are read, and handed on, unless they look as they did."""
    if last and look and last.made.look == look:
        return last.made.files, None
    folder = read_mentee(tree, mentee)
    return digest_of_folder(folder), folder


def _looked_at(state: Path, last: Remembered, look: str) -> Remembered:
    """Remember how a mentee's files look now, though they say what they said."""
    if last.made.look == look:
        return last
    seen = replace(last, made=replace(last.made, look=look))
    remember(state, seen)
    return seen


def _logins(common: Common) -> dict[str, str | None]:
    """Choose by which login each reader of the roster is known to a server."""
    return logins({person: common.people[person].email for person in common.active})


def _unit(made: Made) -> str:
    """Name a mentee's work in the manifest of an output.

    The digest belongs to the name: pages are kept only where they were published from the same
    texts, whatever other outputs were built meanwhile, and whether or not that build ended well.
    """
    return f"mentees/{made.mentee}@{made.digest}"
