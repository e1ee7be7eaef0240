"""The pages of any reader, made from memory when asked for and kept while nothing they depend on changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from mentorsite.content.history import History
from mentorsite.content.tree import read_mentee
from mentorsite.diagnostics import Diagnostic, adjusted, errors
from mentorsite.digests import digest_of, digest_of_draft, digest_of_folder
from mentorsite.inventory import Clock, world_day
from mentorsite.job import Job, Sketch, draw_mentee, entries_of
from mentorsite.programme.audiences import EVERYONE, pair_reader
from mentorsite.programme.checks.places import places
from mentorsite.serve.lookout import Lookout
from mentorsite.serve.outline import Outline, outline
from mentorsite.serve.shelf import Shelf
from mentorsite.serve.snapshot import Snapshot
from mentorsite.several import about_several
from mentorsite.site.frame import Draft, rendered
from mentorsite.site.page import Page
from mentorsite.site.pages.common import assets
from mentorsite.site.pages.search import FOR_ALL, SEARCH, index_for_all, own_index, search_pages
from mentorsite.site.search import Open, open_to

NOBODY_IN_PARTICULAR: Final = "-"
"""Stands for a reader without a part in anything; no id is a hyphen alone."""
_MENTEES_AT_HAND: Final = 24
"""Mentees whose pages are kept, so that memory does not grow with their number."""
_PAGES_AT_HAND: Final = 64
_OUTLINES_AT_HAND: Final = 20_000
_TRIES: Final = 3

Result = TypeVar("Result")
Key = tuple[str, str, str, bool]
"""Of one mentee's work: folder, digest of what is common, digest of the folder, whether for a pair."""
Pages = Mapping[str, tuple[Draft | Page, ...]]
"""The variants of each address, rendered when somebody asks for one."""


class Away(Exception):  # noqa: N818 (a state of the files, not an error of ours)
    """The files are gone for the moment, or change faster than they can be read."""


class _Moved(Exception):  # noqa: N818 (never leaves this module)
    """A mentee's files are others than those of the snapshot."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one reader gets at an address."""

    page: Page | None
    """None where there is nothing for them."""
    version: str
    """Of the files that it was made from."""
    readers: frozenset[str] = frozenset()
    """Who gets a page at this address, be it another variant."""
    outdated: bool = False
    """Whether this is the last good page of a file that is at fault now."""


class Preview:
    """A programme as it stands in its files, looked at through the eyes of any reader."""

    def __init__(self, root: Path, today: date | None = None, clock: Clock = world_day) -> None:
        """Look at the files for the first time.

        Errors: OSError where there is no content folder.
        """
        self.files: Final = Lookout(root, today, clock)
        self._sketched: Shelf[Key, Sketch] = Shelf(_MENTEES_AT_HAND)
        self._pages: Shelf[str, Page] = Shelf(_PAGES_AT_HAND)
        self._shown: Shelf[tuple[str, str], Seen] = Shelf(_PAGES_AT_HAND)
        self._good: Shelf[tuple[str, bool], Sketch] = Shelf(_MENTEES_AT_HAND)
        self._outlines: Shelf[Key, Outline] = Shelf(_OUTLINES_AT_HAND)
        self._others: Shelf[tuple[str, str], Pages] = Shelf(2)
        self._entries: Shelf[Key, tuple[Open, ...]] = Shelf(_OUTLINES_AT_HAND)
        self._searches: Shelf[tuple[str, str], Pages] = Shelf(2)
        self._assets: Shelf[str, Pages] = Shelf(1)
        self._findings: Shelf[str, tuple[Diagnostic, ...]] = Shelf(2)

    # --- pages

    def knows(self, reader: str) -> bool:
        """Tell whether somebody has pages here: a person, the members of a repository, or nobody in particular."""
        snapshot = self.files.current()
        pairs = (pair_reader(mentee) for mentee in snapshot.marks)
        return reader == NOBODY_IN_PARTICULAR or reader in snapshot.common.readers or reader in pairs

    def page(self, reader: str, address: str) -> Seen:
        """Find what a reader gets at an address: their own page, or else the one for everybody.

        Errors: Away while the files cannot be read, and the reader has not had the page lately.
        """
        try:
            seen = self._steady(lambda snapshot: self._page(snapshot, reader, address), address)
        except Away:
            if (last := self._shown.find((reader, address))) is None:
                raise
            return replace(last, version=self.files.news.pages)
        if seen.page:
            self._shown.put((reader, address), seen)
        return seen

    def _steady(self, work: Callable[[Snapshot], Result], address: str = "") -> Result:
        """Do something with a snapshot, and with the next one where the files have moved on meanwhile.

        Whose page is asked for, at their files we look beforehand: it is right even if the bell is late.
        """
        if mentee := mentee_of(self.files.current(), address):
            self.files.look_at([mentee])
        for _ in range(_TRIES):
            with suppress(_Moved):
                return work(self.files.current())
            self.files.look()
        raise Away

    def _page(self, snapshot: Snapshot, reader: str, address: str) -> Seen:
        if address.startswith("assets/"):
            return self._seen(snapshot, self._assets.take(snapshot.base, lambda: _assets(snapshot)), reader, address)
        if is_search(snapshot, address):
            return self._seen(snapshot, self._search(snapshot, reader), reader, address)
        mentee = mentee_of(snapshot, address)
        if mentee is None:
            return self._seen(snapshot, self._about_others(snapshot, reader), reader, address)
        for_pair = reader == pair_reader(mentee)
        sketch = self._mentee(snapshot, mentee, for_pair)
        seen = self._seen(snapshot, by_address(sketch.pages), reader, address)
        if seen.page or not errors(sketch.findings):
            return seen
        return self._last_good(snapshot, (mentee, for_pair), reader, address) or seen

    def _last_good(self, snapshot: Snapshot, of: tuple[str, bool], reader: str, address: str) -> Seen | None:
        """Find the page as it was before one of the mentee's files broke, where it has been looked at."""
        good = self._good.find(of)
        seen = self._seen(snapshot, by_address(good.pages), reader, address) if good else None
        return replace(seen, outdated=True) if seen and seen.page else None

    def _seen(self, snapshot: Snapshot, pages: Pages, reader: str, address: str) -> Seen:
        """Choose a reader's variant of a page, and render it where no equal one is at hand."""
        variants = pages.get(address, ())
        own = next((page for page in variants if reader in page.audience), None)
        shown = own or next((page for page in variants if page.audience >= EVERYONE), None)
        readers = frozenset(person for page in variants for person in page.audience)
        return Seen(self._rendered(snapshot, shown) if isinstance(shown, Draft) else shown, snapshot.version, readers)

    def _rendered(self, snapshot: Snapshot, drawn: Draft) -> Page:
        return self._pages.take(digest_of_draft(drawn, snapshot.base), lambda: rendered(drawn))

    def _mentee(self, snapshot: Snapshot, mentee: str, for_pair: bool) -> Sketch:
        key = _key(snapshot, mentee, for_pair)
        sketch = self._sketched.take(key, lambda: draw_mentee(_job(snapshot, mentee, for_pair)))
        if not errors(sketch.findings):
            self._good.put((mentee, for_pair), sketch)
        return sketch

    def _outline(self, snapshot: Snapshot, mentee: str, for_pair: bool = False) -> Outline:
        key = _key(snapshot, mentee, for_pair)
        return self._outlines.take(key, lambda: outline(_job(snapshot, mentee, for_pair)))

    def _about_others(self, snapshot: Snapshot, reader: str) -> Pages:
        pair = reader if ":" in reader else ""
        return self._others.take((snapshot.version, pair), lambda: self._reduced(snapshot, pair))

    def _reduced(self, snapshot: Snapshot, pair: str) -> Pages:
        outlines = [self._outline(snapshot, mentee, pair == pair_reader(mentee)) for mentee in snapshot.marks]
        pages = about_several(snapshot.site, [known.summary for known in outlines])
        return by_address(page for page in pages if not page.address.startswith("assets/"))

    def _search(self, snapshot: Snapshot, reader: str) -> Pages:
        return self._searches.take((snapshot.version, reader), lambda: self._searched(snapshot, reader))

    def _searched(self, snapshot: Snapshot, reader: str) -> Pages:
        """Make one reader's search; only whoever looks for something waits for all mentees' pages to be drawn."""
        others = self._about_others(snapshot, reader).values()
        found = open_to((page.audience, page.found) for pages in others for page in pages)
        of_mentees = [each for mentee in snapshot.marks for each in self._entries_of(snapshot, mentee, reader)]
        return by_address(search_pages(snapshot.site, (*found, *of_mentees), [reader]))

    def _entries_of(self, snapshot: Snapshot, mentee: str, reader: str) -> tuple[Open, ...]:
        for_pair = reader == pair_reader(mentee)
        key = _key(snapshot, mentee, for_pair)
        return self._entries.take(key, lambda: entries_of(_job(snapshot, mentee, for_pair)))

    # --- findings

    def findings(self) -> tuple[Diagnostic, ...]:
        """Find every fault in the files as they are now; listeners are told if they are others than before.

        Errors: Away while the files cannot be read.
        """
        return self._steady(self._found)

    def _found(self, snapshot: Snapshot) -> tuple[Diagnostic, ...]:
        found = self._findings.take(snapshot.state, partial(self._examined, snapshot))
        told = digest_of(map(repr, found))
        if self.files.current() is snapshot and told != self.files.news.findings:
            self.files.tell(findings=told)
        return found

    def _examined(self, snapshot: Snapshot) -> tuple[Diagnostic, ...]:
        self._clear_away(snapshot)
        known = [self._outline(snapshot, mentee) for mentee in snapshot.marks]
        found = (*snapshot.findings, *(finding for each in known for finding in each.findings))
        pairs = (pair for each in known for pair in each.summary.programme.pairs)
        return adjusted(
            (*found, *places(snapshot.common, pairs, snapshot.content.today)), snapshot.common.programme.checks
        )

    def _clear_away(self, snapshot: Snapshot) -> None:
        marks = snapshot.marks
        for shelf in (self._outlines, self._entries):
            shelf.keep_only(lambda key: key[0] in marks and key[1:3] == (snapshot.base, marks[key[0]].digest))


def _key(snapshot: Snapshot, mentee: str, for_pair: bool) -> Key:
    return mentee, snapshot.base, snapshot.marks[mentee].digest, for_pair


def _job(snapshot: Snapshot, mentee: str, for_pair: bool) -> Job:
    folder = read_mentee(snapshot.content.tree, mentee)
    if digest_of_folder(folder) != snapshot.marks[mentee].digest:
        raise _Moved
    content = snapshot.content
    history = snapshot.histories.get(mentee, History())
    return Job(mentee, folder, snapshot.common, content.today, content.templates, history, for_pair)


def _assets(snapshot: Snapshot) -> Pages:
    return by_address(assets(snapshot.site))


def mentee_of(snapshot: Snapshot, address: str) -> str | None:
    """Name the mentee to whose work an address belongs."""
    first, _, rest = address.partition("/")
    parts = (rest if first in snapshot.common.languages else address).split("/")
    if parts[2:] == ["mentors", ""]:  # What is suggested depends on everybody's pairs.
        return None
    return parts[1] if len(parts) > 2 and parts[0] == "mentees" and parts[1] in snapshot.marks else None


def is_search(snapshot: Snapshot, address: str) -> bool:
    """Tell whether an address is that of the search, or of an index that it needs."""
    codes = snapshot.common.languages
    pages = [code + page for page in (SEARCH, FOR_ALL) for code in ("", *(f"{code}/" for code in codes))]
    return address in {*pages, *map(own_index, codes), *map(index_for_all, codes)}


def by_address(pages: Iterable[Draft | Page]) -> Pages:
    """Sort pages by their address."""
    found: dict[str, list[Draft | Page]] = {}
    for page in pages:
        found.setdefault(page.address, []).append(page)
    return {address: tuple(variants) for address, variants in found.items()}
