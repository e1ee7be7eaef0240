"""The list of all pages that a reader may open, and the index that a search in it needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from mentorsite.language import Language, say
from mentorsite.programme.audiences import EVERYONE
from mentorsite.rules import N_
from mentorsite.site.frame import Draft, Frame, Site, draft
from mentorsite.site.page import Page
from mentorsite.site.search import Entry, Open, by_reader, index, initial, of_reader


def search_pages(site: Site, found: Iterable[Open], readers: Collection[str] | None = None) -> Iterator[Draft | Page]:
    """Make the search of everybody, and of each reader who may open more; only of some where they are named."""
    entries = by_reader(found)
    everybody, *others = (*EVERYONE, *sorted(entries.keys() - EVERYONE if readers is None else readers))
    yield from search_of(site, entries, everybody)
    for reader in others:
        yield from search_of(site, entries, reader)


def search_of(site: Site, entries: Mapping[str, Mapping[str, Entry]], reader: str) -> Iterator[Draft | Page]:
    """Make one reader's search, unless they may open what everybody may, and no more."""
    (everybody,) = EVERYONE
    own = of_reader(entries, reader)
    if reader == everybody or own != of_reader(entries, everybody):
        yield from _search(site, own, frozenset({reader}))


def _search(site: Site, entries: Sequence[Entry], readers: frozenset[str]) -> Iterator[Draft | Page]:
    for language in site.languages:
        listed = [entry for entry in entries if entry.language == language.code]
        address = index_address(language.code)
        letters = [(letter, list(some)) for letter, some in groupby(listed, lambda entry: initial(entry.title))]
        frame = Frame(
            site=site,
            language=language,
            bare="search/",
            title=say(language, N_("Search")),
            section="search",
            readers_line=_line(language, readers),
        )
        yield draft(frame, "search", readers, letters=letters, index=address)
        yield Page(address, index(language.code, listed), readers)


def index_address(code: str) -> str:
    """The address of the index of all pages in one language."""
    return f"search.{code}.json"


def _line(language: Language, readers: frozenset[str]) -> str:
    if readers == EVERYONE:
        return say(language, N_("Visible to all colleagues"))
    if any(":" in reader for reader in readers):
        return say(language, N_("Visible to whoever can open this repository"))
    return say(language, N_("Visible to you alone"))
