"""The search: lists of all pages that somebody may open, and the indexes that a search in them needs.

What everybody may open stands once, in a list and an index of its own: were it a part of each reader's
search, a programme of ten times as many people would need a hundred times the room.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from itertools import groupby

from mentorsite.language import Language, say
from mentorsite.programme.audiences import EVERYONE
from mentorsite.rules import N_
from mentorsite.site.frame import Draft, Frame, Site, draft
from mentorsite.site.page import Page
from mentorsite.site.search import Entry, Open, by_reader, in_order, index, initial

SEARCH, FOR_ALL = "search/", "search/all/"
Letters = list[tuple[str, list[Entry]]]


def search_pages(site: Site, found: Iterable[Open], readers: Collection[str] | None = None) -> Iterator[Draft | Page]:
    """Make the search of everybody, and of each reader who may open more; only of some where they are named."""
    (everybody,) = EVERYONE
    entries = by_reader(found)
    common = frozenset(entries.get(everybody, ()))
    yield from search_of_all(site, common)
    for reader in sorted(entries.keys() - EVERYONE if readers is None else readers):
        yield from search_of(site, reader, entries.get(reader, ()), common)


def search_of(site: Site, reader: str, entries: Iterable[Entry], common: Set[Entry]) -> Iterator[Draft | Page]:
    """Make one reader's search in what is not `common`; where there is nothing, they have everybody's."""
    if own := in_order(entry for entry in entries if entry not in common):
        for language in site.languages:
            yield from _own(site, language, reader, [entry for entry in own if entry.language == language.code])


def search_of_all(site: Site, entries: Iterable[Entry]) -> Iterator[Draft | Page]:
    """Make the search of everybody: in what all colleagues may open."""
    listed = in_order(entries)
    for language in site.languages:
        yield from _everybodys(site, language, [entry for entry in listed if entry.language == language.code])


def _everybodys(site: Site, language: Language, listed: Sequence[Entry]) -> Iterator[Draft | Page]:
    letters, indexes = by_letter(listed), [index_for_all(language.code)]
    yield draft(_frame(site, language, EVERYONE), "search", EVERYONE, letters=letters, indexes=indexes, for_all=None)
    frame = Frame(
        site=site,
        language=language,
        bare=FOR_ALL,
        title=say(language, N_("Pages for all colleagues")),
        section="search",
        readers_line=_line(language, EVERYONE),
        crumbs=((say(language, N_("Search")), SEARCH),),
    )
    yield draft(frame, "search-all", EVERYONE, letters=letters)
    yield Page(index_for_all(language.code), index(language.code, listed), EVERYONE)


def _own(site: Site, language: Language, reader: str, listed: Sequence[Entry]) -> Iterator[Draft | Page]:
    code, readers = language.code, frozenset({reader})
    frame, indexes = _frame(site, language, readers), [own_index(code), index_for_all(code)]
    yield draft(frame, "search", readers, letters=by_letter(listed), indexes=indexes, for_all=FOR_ALL)
    yield Page(own_index(code), index(code, listed), readers)


def _frame(site: Site, language: Language, readers: frozenset[str]) -> Frame:
    title, line = say(language, N_("Search")), _line(language, readers)
    return Frame(site=site, language=language, bare=SEARCH, title=title, section="search", readers_line=line)


def by_letter(listed: Iterable[Entry]) -> Letters:
    """Put entries that are in order below the letters with which they begin."""
    return [(letter, list(some)) for letter, some in groupby(listed, lambda entry: initial(entry.title))]


def own_index(code: str) -> str:
    """The address of the index of what one reader may open and not everybody, in one language."""
    return f"search.{code}.json"


def index_for_all(code: str) -> str:
    """The address of the index of what everybody may open, in one language."""
    return f"search.all.{code}.json"


def _line(language: Language, readers: frozenset[str]) -> str:
    if readers == EVERYONE:
        return say(language, N_("Visible to all colleagues"))
    if any(":" in reader for reader in readers):
        return say(language, N_("Visible to whoever can open this repository"))
    return say(language, N_("Visible to you alone"))
