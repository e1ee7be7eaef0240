"""All pages of one mentee: every audience's variant of every page, in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mentorsite.language import Language
from mentorsite.programme.audiences import EVERYONE
from mentorsite.site.frame import in_each_language
from mentorsite.site.page import Page
from mentorsite.site.pages.goals import goal_pages, goals_pages
from mentorsite.site.pages.path import path_page
from mentorsite.site.pages.preparation import preparation_page
from mentorsite.site.pages.reflections import reflections_page
from mentorsite.site.pages.sessions import session_pages, sessions_page
from mentorsite.site.variant import Variant, file_address

KINDS: tuple[Callable[[Variant, Language], Iterator[Page]], ...] = (
    path_page,
    goals_pages,
    goal_pages,
    sessions_page,
    session_pages,
    preparation_page,
    reflections_page,
)


def mentee_pages(variants: Iterable[Variant]) -> list[Page]:
    """Make every audience's pages; where two audiences get the same bytes, they share one page."""
    return merged(page for variant in variants for page in variant_pages(variant))


def variant_pages(variant: Variant) -> Iterator[Page]:
    """Make the pages that one audience sees of one mentee."""
    yield from in_each_language(variant.site, lambda language: (p for kind in KINDS for p in kind(variant, language)))
    readers = variant.view.audience.readers
    yield from (Page(file_address(a.path), a.data, readers) for a in variant.view.journey.attachments)


def merged(pages: Iterable[Page]) -> list[Page]:
    """Join the audiences of equal pages; what everybody may read needs no reader by name."""
    together: dict[tuple[str, bytes], frozenset[str]] = {}
    for page in pages:
        key = (page.address, page.data)
        together[key] = together.get(key, frozenset()) | page.audience
    return [
        Page(address, data, EVERYONE if "*" in audience else audience) for (address, data), audience in together.items()
    ]
