"""Pages about more than one mentee, or about none: drawn only where something that they are made from has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from mentorsite.digests import digest_of, digest_of_draft
from mentorsite.memory import Found, Remembered, recall_several, remember_several
from mentorsite.programme.audiences import EVERYONE
from mentorsite.programme.summary import Summary
from mentorsite.publish.trees import Publication
from mentorsite.site.calendar import calendars
from mentorsite.site.frame import Draft, Site, page_of
from mentorsite.site.page import Page
from mentorsite.site.pages.becoming import becoming_pages
from mentorsite.site.pages.common import common_pages
from mentorsite.site.pages.datasheet import data_sheet_pages
from mentorsite.site.pages.framework import framework_pages
from mentorsite.site.pages.home import home_pages
from mentorsite.site.pages.mentors import mentors_pages
from mentorsite.site.pages.programme import programme_pages
from mentorsite.site.pages.search import search_of, search_of_all, search_pages
from mentorsite.site.pages.trainings import trainings_pages
from mentorsite.site.search import Entry, Open, open_to
from mentorsite.workers import in_parallel

FEW_PAGES = 100
"""Pages that are rendered before other processes would have started."""
PAGES_TOGETHER = 32


def about_several(site: Site, summaries: Iterable[Summary]) -> Iterator[Draft | Page]:
    """Draw homes, calendars, suggestions, the directory, the handbook: all but the search."""
    known = list(summaries)
    yield from home_pages(site, known)
    yield from calendars(site, known)
    yield from mentors_pages(site, known)
    yield from common_pages(site, known)
    yield from data_sheet_pages(site)
    yield from trainings_pages(site)
    yield from becoming_pages(site)
    yield from framework_pages(site)
    yield from programme_pages(site, known)


def reduce(site: Site, summaries: Iterable[Summary], entries: Iterable[Open]) -> Iterator[Draft | Page]:
    """Draw every page about more than one mentee, or about none; `entries` are those of the mentees' own pages."""
    found = list(entries)
    for drawn in about_several(site, summaries):
        found.extend(open_to([(drawn.audience, drawn.found)]))
        yield drawn
    yield from search_pages(site, found)


def publish_several(
    site: Site,
    known: Sequence[Remembered],
    base: str,
    state: Path,
    publication: Publication,
    executor: Executor | None = None,
) -> None:
    """Publish what `reduce` draws; pages stand whose digest is that of the last build.

    `base` is the digest of what all pages depend on.
    """
    press = _Press(site, base, publication, executor)
    found = _publish(press, known, state)
    of_mentees = (each for mentee in known for each in mentee.found)
    press.publish(_searches(press, [*found, *of_mentees]))


@dataclass(frozen=True, slots=True)
class _Press:
    """Where drawings become pages of the publication."""

    site: Site
    base: str
    publication: Publication
    executor: Executor | None

    def publish(self, due: Iterable[tuple[str, Draft | Page]]) -> None:
        """Render what is due, each with its unit, and put it out."""
        drawn = in_parallel(_rendered, due, self.executor, self.site.common, few=FEW_PAGES, together=PAGES_TOGETHER)
        for unit, page in drawn:
            self.publication.emit(page, unit)


def _rendered(due: tuple[str, Draft | Page]) -> tuple[str, Page]:
    unit, drawn = due
    return unit, page_of(drawn)


def _publish(press: _Press, known: Sequence[Remembered], state: Path) -> tuple[Found, ...]:
    """Publish all but the search, and tell what a search finds there."""
    digest = digest_of([press.base, *(mentee.brief.digest for mentee in known)])
    last = recall_several(state)
    if last and last.digest == digest and press.publication.keep(*last.units):
        return last.found
    units, shown = list[str](), list[tuple[frozenset[str], tuple[Entry, ...]]]()

    def due() -> Iterator[tuple[str, Draft | Page]]:
        for drawn in about_several(press.site, [mentee.summary for mentee in known]):
            units.append(unit := _unit(drawn, press.base))
            shown.append((drawn.audience, drawn.found))
            if not press.publication.keep(unit):
                yield unit, drawn

    press.publish(due())
    return remember_several(state, digest, units, open_to(shown)).found


def _unit(drawn: Draft | Page, base: str) -> str:
    """Name a page's unit of work: the page stands where the last build has made it from the same draft."""
    made_from = (
        digest_of_draft(drawn, base)
        if isinstance(drawn, Draft)
        else digest_of([base, drawn.data, *sorted(drawn.audience)])
    )
    return f"{drawn.address}@{made_from}"


def _searches(press: _Press, found: Iterable[Found]) -> Iterator[tuple[str, Draft | Page]]:
    """Let a reader's search stand where they may open the same as before, or draw it anew."""
    (everybody,) = EVERYONE
    open_to_each: dict[str, list[Found]] = {everybody: []}
    for each in found:
        for reader in each.readers:
            open_to_each.setdefault(reader, []).append(each)
    all_digest = digest_of(each.line.digest for each in open_to_each[everybody])
    common: frozenset[Entry] | None = None
    for reader, own in open_to_each.items():
        unit = f"search/{reader}@{digest_of([press.base, all_digest, *(each.line.digest for each in own)])}"
        if press.publication.keep(unit):
            continue
        common = frozenset(_entries(open_to_each[everybody])) if common is None else common
        drawn = (
            search_of_all(press.site, common)
            if reader == everybody
            else search_of(press.site, reader, _entries(own), common)
        )
        yield from ((unit, page) for page in drawn)


def _entries(found: Iterable[Found]) -> Iterator[Entry]:
    return (entry for each in found for entry in each.open.entries)
