"""What every page has around it: address, language, title, way back, who can read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from mentorsite import urls
from mentorsite.language import Language, chosen, spoken, together
from mentorsite.programme.common import Common
from mentorsite.rules import N_
from mentorsite.site.editing import edit_url, place_of
from mentorsite.site.hyphens import breakable
from mentorsite.site.page import Page
from mentorsite.site.search import Entry, Words, entry
from mentorsite.site.templating import render

NAVIGATION = (
    ("home", "", N_("Home"), "path"),
    ("directory", "directory/", N_("Mentors"), "people"),
    ("training", "training/", N_("Trainings"), "tree"),
    ("handbook", "handbook/", N_("Handbook"), "book"),
    ("search", "search/", N_("Search"), "search"),
)
"""The same on every page: key, address, words, icon."""


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages of one build share."""

    common: Common
    today: date
    templates: Path | None = None
    """The project's own folder of templates, where it has one."""

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the site, the default first."""
        zone = str(self.common.programme.time_zone)
        return tuple(spoken(code, zone) for code in self.common.languages)

    def name(self, person: str) -> str:
        """A person's full name; the id where the roster has none."""
        return self.common.name(person)

    def first_name(self, person: str) -> str:
        """The first word of a person's name."""
        return self.name(person).split()[0]

    def text(self, localized: Mapping[str, str], language: Language) -> str:
        """A text in a language; in any other one it has, where it lacks that."""
        return chosen(language, localized)


class Shell(NamedTuple):
    """What many pages have around them; equal ones are drawn once, so it holds all that their template sees."""

    language: Language
    programme: str
    """Its title."""
    contact: str | None
    is_home: bool
    home: str
    navigation: tuple[tuple[str, str, str, bool], ...]
    """Each entry's words, link and icon, and whether the page belongs to it."""
    privacy: str
    manatee: str
    about: str
    assets: str

    def asset(self, name: str) -> str:
        """Make the link to a file in assets/."""
        return f"{self.assets}{name}"


@dataclass(frozen=True, slots=True)
class Frame:
    """One page as its template sees it."""

    site: Site = field(compare=False, repr=False)
    language: Language
    bare: str
    """The address without the language's prefix."""
    title: str
    section: str = ""
    """The entry of the navigation that this page belongs to."""
    readers_line: str = ""
    """Who can read the page, in words."""
    repository_line: str = ""
    """Who can read its files in the repository, in words."""
    crumbs: tuple[tuple[str, str], ...] = ()
    """Title and bare address of the pages above."""
    sub_navigation: tuple[tuple[str, str], ...] = ()
    """Words and bare address of the pages beside."""
    written: str | None = None
    """The file behind the page, where there is one that its readers may well edit."""
    is_alone: bool = False
    """Whether one person alone reads the page, so that it may say "you"."""
    edits: tuple[str, ...] = ()
    """The mentees in whose files its readers may write."""
    at_root: bool = False
    """The home page in the reader's own language stands at the root itself."""
    anywhere: bool = False
    """A server shows the page at any address, so that its links begin at the root."""

    @property
    def address(self) -> str:
        """The page's own address."""
        return self.bare if self.at_root else localized(self.site.common, self.language.code, self.bare)

    def to(self, bare: str) -> str:
        """Make the link to another page in the same language."""
        return self.file(localized(self.site.common, self.language.code, bare))

    def file(self, address: str) -> str:
        """Make the link to a file that is the same in every language."""
        return f"/{address}" if self.anywhere else urls.relative(address, self.address)

    def asset(self, name: str) -> str:
        """Make the link to a file in assets/."""
        return self.file(f"assets/{name}")

    @property
    def heading(self) -> str:
        """The title as it stands on the page, where long words may break."""
        return breakable(self.title, self.language.code)

    @property
    def edit(self) -> str | None:
        """Where the file behind the page can be edited."""
        return self.edit_of(self.written) if self.written else None

    def edit_of(self, path: str, line: int | None = None) -> str | None:
        """Find where a file can be edited in the forge, for readers who may."""
        return edit_url(self.site.common, path, line) if self._may_write(path) else None

    def path_of(self, path: str) -> str | None:
        """Name a file in its repository, to be copied where there is no link to it, for readers who may edit it."""
        return place_of(self.site.common, path).path if self._may_write(path) else None

    def _may_write(self, path: str) -> bool:
        folder, _, below = path.partition("/")
        return folder != "mentees" or urls.slug(below.partition("/")[0]) in self.edits

    def others(self) -> list[tuple[str, str]]:
        """Each other language's code with the link to this page in it."""
        codes = [code for code in self.site.common.languages if code != self.language.code]
        here = "" if self.anywhere else self.bare
        return [(code, self.file(localized(self.site.common, code, here))) for code in codes]

    @property
    def shell(self) -> Shell:
        """What stands around this page as around many others."""
        programme, to = self.site.common.programme, self.to
        return Shell(
            language=self.language,
            programme=self.site.text(programme.title, self.language),
            contact=programme.contact,
            is_home=not self.bare,
            home=to(""),
            navigation=tuple((words, to(bare), icon, key == self.section) for key, bare, words, icon in NAVIGATION),
            privacy=to("privacy/"),
            manatee=to("manatee/"),
            about=to("about/"),
            assets=self.file("assets/"),
        )


def localized(common: Common, code: str, bare: str) -> str:
    """Put a language's prefix before an address; the default language has none, except for its home."""
    return f"{code}/{bare}" if code != common.languages[0] or not bare else bare


@dataclass(frozen=True, slots=True)
class Draft:
    """A page before it is rendered: two audiences with equal drafts get one page."""

    frame: Frame
    template: str
    audience: frozenset[str] = field(compare=False, repr=False)
    context: Mapping[str, Any]
    own_words: tuple[Words, ...] = ()
    """What somebody wrote there, for whoever looks for it; nothing that does not stand on the page."""

    @property
    def address(self) -> str:
        """The page's address."""
        return self.frame.address

    @property
    def found(self) -> tuple[Entry, ...]:
        """What a search finds on the page."""
        return found_on(self)


def draft(
    frame: Frame, template: str, audience: frozenset[str], own_words: Iterable[Words] = (), **context: Any
) -> Draft:
    """Make the draft of a page."""
    return Draft(frame, template, audience, context, tuple(own_words))


def rendered(drawn: Draft) -> Page:
    """Render a page; its template sees the frame as `page`, and names of people."""
    frame = drawn.frame
    shared = {"page": frame, "site": frame.site, "name": frame.site.name, "first": frame.site.first_name}
    data = render(f"pages/{drawn.template}.html", {**shared, **drawn.context}, frame.site.templates)
    return Page(frame.address, data, drawn.audience, found_on(drawn))


def page_of(drawn: Draft | Page) -> Page:
    """Render what is only drawn; take a page as it is."""
    return rendered(drawn) if isinstance(drawn, Draft) else drawn


def found_on(drawn: Draft) -> tuple[Entry, ...]:
    """List what a search finds on a page: the page itself, and its parts that have an anchor."""
    frame, code = drawn.frame, drawn.frame.language.code
    if frame.at_root or frame.anywhere:
        # A home also stands below its language, and nobody looks for a wrong turn.
        return ()
    above = [title for title, _ in frame.crumbs]
    of_page = next((words for words in drawn.own_words if not words.anchor), Words("", code))
    of_parts = [words for words in drawn.own_words if words.anchor]
    return (
        entry(frame.address, code, frame.title, above, of_page),
        *(entry(frame.address, code, frame.title, [*above, frame.title], words) for words in of_parts),
    )


def in_each_language(site: Site, make: Callable[[Language], Iterable[Draft]]) -> Iterable[Draft]:
    """Make pages in every language of the site."""
    return (drawn for language in site.languages for drawn in make(language))


def names(site: Site, language: Language, people: Iterable[str]) -> str:
    """Join first names: `Mara and Tomasz`."""
    return _joined(language, tuple(site.first_name(person) for person in people))


@lru_cache(4096)
def _joined(language: Language, first_names: tuple[str, ...]) -> str:
    return together(language, first_names)


def rooted(frame: Frame) -> Frame:
    """Put a home page at the root of the tree."""
    return replace(frame, at_root=True)
