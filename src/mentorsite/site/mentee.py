"""All pages of one mentee: every audience's variant of every page, in every language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from mentorsite.language import Language
from mentorsite.programme.audiences import EVERYONE
from mentorsite.site.calendar import conversation_files
from mentorsite.site.frame import Draft, found_on, in_each_language, page_of
from mentorsite.site.page import Page
from mentorsite.site.pages.goals import goal_pages, goals_pages
from mentorsite.site.pages.path import path_page
from mentorsite.site.pages.preparation import preparation_page
from mentorsite.site.pages.reflections import reflections_page
from mentorsite.site.pages.sessions import session_pages, sessions_page
from mentorsite.site.pages.skills import skills_page
from mentorsite.site.pages.training import training_page
from mentorsite.site.search import Open, open_to
from mentorsite.site.variant import Variant, file_address

KINDS: tuple[Callable[[Variant, Language], Iterator[Draft]], ...] = (
    path_page,
    goals_pages,
    goal_pages,
    sessions_page,
    session_pages,
    preparation_page,
    skills_page,
    training_page,
    reflections_page,
)


def mentee_pages(variants: Iterable[Variant]) -> list[Page]:
    """Make every audience's pages; where two audiences get the same, they share one page."""
    return merged(map(page_of, mentee_drafts(variants)))


def mentee_drafts(variants: Iterable[Variant]) -> list[Draft | Page]:
    """Draw every audience's pages, and take along their files."""
    known = list(variants)
    drafts = together(drawn for variant in known for drawn in variant_drafts(variant))
    return [*drafts, *(file for variant in known for file in variant_files(variant))]


def found_in(variants: Iterable[Variant]) -> tuple[Open, ...]:
    """List what a search finds on those pages, without making them."""
    drafts = together(drawn for variant in variants for drawn in variant_drafts(variant))
    return open_to((drawn.audience, found_on(drawn)) for drawn in drafts)


def variant_drafts(variant: Variant) -> Iterable[Draft]:
    """Draw the pages that one audience sees of one mentee."""
    return in_each_language(
        variant.site, lambda language: (drawn for kind in KINDS for drawn in kind(variant, language))
    )


def variant_files(variant: Variant) -> Iterator[Page]:
    """Take along the pictures and other files that one audience sees, and what is arranged for their calendars."""
    readers = variant.view.audience.readers
    yield from (Page(file_address(a.path), a.data, readers) for a in variant.view.journey.attachments)
    yield from conversation_files(variant)


def together(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Join the audiences of equal drafts, so that each is rendered once."""
    by_address: dict[str, list[Draft]] = defaultdict(list)
    for drawn in drafts:
        known = by_address[drawn.frame.address]
        equal = next((index for index, other in enumerate(known) if other == drawn), None)
        if equal is None:
            known.append(drawn)
        else:
            known[equal] = replace(drawn, audience=drawn.audience | known[equal].audience)
    return (drawn for known in by_address.values() for drawn in known)


def merged(pages: Iterable[Page]) -> list[Page]:
    """Join the audiences of equal pages; what everybody may read needs no reader by name."""
    audiences: dict[Page, frozenset[str]] = {}
    for page in pages:
        key = replace(page, audience=frozenset())
        audiences[key] = audiences.get(key, frozenset()) | page.audience
    return [replace(page, audience=EVERYONE if "*" in who else who) for page, who in audiences.items()]
