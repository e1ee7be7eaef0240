"""The bar that lies over each page of the preview: whose eyes, whose else, and what is at fault."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mentorsite.language import Language, say
from mentorsite.programme.audiences import EVERYONE
from mentorsite.programme.common import Common, language_of
from mentorsite.rules import N_
from mentorsite.serve.preview import NOBODY_IN_PARTICULAR, Seen
from mentorsite.site.frame import Site
from mentorsite.site.templating import render

MOST_OTHERS = 12
"""Readers offered in the bar itself; all of them stand on the doormat."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the preview itself, as its template sees it."""

    language: Language

    def asset(self, name: str) -> str:
        """Make the link to a file in assets/."""
        return f"/assets/{name}"


@dataclass(frozen=True, slots=True)
class Bar:
    """What the bar shows."""

    language: Language
    version: str
    """Of the files that lie behind the page; once it is another one, the page is asked for again."""
    who: str | None = None
    """The name of whoever the page is looked at as; empty for nobody in particular, None on the doormat."""
    others: tuple[tuple[str, str], ...] = ()
    """Names and links of others to look as, at the same address."""
    is_shared: bool = False
    """Whether these others are the ones who get the page, and nobody else does."""
    outdated: bool = False
    """Whether the page is the last good one of a file that is at fault now."""


def laid_over(page: bytes, bar: Bar) -> bytes:
    """Put the bar at the end of a page."""
    start, mark, end = page.rpartition(b"</body>")
    return start + render("serve/bar.html", {"page": Sheet(bar.language), "bar": bar}) + mark + end if mark else page


def bar_over(site: Site, reader: str, address: str, seen: Seen) -> Bar:
    """Make the bar for what a reader gets at an address."""
    others = [(site.name(person), f"/as/{person}/{address}") for person in _others(site.common, reader, seen.readers)]
    is_shared = bool(seen.readers) and not seen.readers >= EVERYONE
    language = language_at(site, reader, address)
    return Bar(language, seen.version, name_of(site, reader, language), tuple(others), is_shared, seen.outdated)


def name_of(site: Site, reader: str, language: Language) -> str:
    """Name a reader: a person, or both of a pair; empty for nobody in particular."""
    if reader == NOBODY_IN_PARTICULAR:
        return ""
    pair, _, person = reader.rpartition(":")
    name = site.name(person)
    return say(language, N_("members of the repository of {name}"), name=name) if pair else name


def _others(common: Common, reader: str, readers: frozenset[str]) -> Iterable[str]:
    """Choose whom else to look as: whoever gets a page here, or those of the doormat where everybody does."""
    if readers >= EVERYONE or not readers:
        chosen = [entry.person for entry in common.programme.doormat if entry.person in common.readers]
    else:
        chosen = [person for person in common.active if person in readers]
    return [person for person in chosen if person != reader][:MOST_OTHERS]


def language_at(site: Site, reader: str, address: str) -> Language:
    """Find the language of the page at an address: its prefix, or the reader's own at the root."""
    first = address.partition("/")[0]
    code = language_of(site.common, reader) if not address else first
    return next((language for language in site.languages if language.code == code), site.languages[0])
