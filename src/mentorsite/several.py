"""Pages about more than one mentee, or about none: drawn only where something that they are made from has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from mentorsite.digests import digest_of, digest_of_draft
from mentorsite.memory import Found, Remembered, Several, found_in, recall_several, remember_several
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


def publish_several(site: Site, known: Sequence[Remembered], base: str, state: Path, publication: Publication) -> None:
    """Publish what `reduce` draws; pages stand whose digest is that of the last build.

    `base` is the digest of what all pages depend on.
    """
    found = _publish(site, known, base, state, publication)
    of_mentees = (each for mentee in known for each in mentee.found)
    _publish_search(site, [*found, *of_mentees], base, publication)


def _publish(
    site: Site, known: Sequence[Remembered], base: str, state: Path, publication: Publication
) -> tuple[Found, ...]:
    """Publish all but the search, and tell what a search finds there."""
    digest = digest_of([base, *(mentee.brief for mentee in known)])
    last = recall_several(state)
    if last and last.digest == digest and publication.keep(*last.units):
        return last.found
    units, shown = [], []
    for drawn in about_several(site, [mentee.summary for mentee in known]):
        units.append(_publish_one(drawn, base, publication))
        shown.append((drawn.audience, drawn.found))
    found = found_in(open_to(shown))
    remember_several(state, Several(digest, tuple(units), found))
    return found


def _publish_one(drawn: Draft | Page, base: str, publication: Publication) -> str:
    """Let a page stand where the last build has made it from the same draft, or make it anew; name its unit."""
    made_from = (
        digest_of_draft(drawn, base)
        if isinstance(drawn, Draft)
        else digest_of([base, drawn.data, *sorted(drawn.audience)])
    )
    unit = f"{drawn.address}@{made_from}"
    if not publication.keep(unit):
        publication.emit(page_of(drawn), unit)
    return unit


def _publish_search(site: Site, found: Sequence[Found], base: str, publication: Publication) -> None:
    """Let a reader's search stand where they may open the same as before, or make it anew."""
    (everybody,) = EVERYONE
    open_to_each: dict[str, list[Found]] = {everybody: []}
    for each in found:
        for reader in each.readers:
            open_to_each.setdefault(reader, []).append(each)
    all_digest = digest_of(each.digest for each in open_to_each[everybody])
    common: frozenset[Entry] | None = None
    for reader, own in open_to_each.items():
        unit = f"search/{reader}@{digest_of([base, all_digest, *(each.digest for each in own)])}"
        if publication.keep(unit):
            continue
        common = frozenset(_entries(open_to_each[everybody])) if common is None else common
        drawn = search_of_all(site, common) if reader == everybody else search_of(site, reader, _entries(own), common)
        for page in drawn:
            publication.emit(page_of(page), unit)


def _entries(found: Iterable[Found]) -> Iterator[Entry]:
    return (entry for each in found for entry in each.open.entries)
