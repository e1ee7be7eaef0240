"""A page on its way to its readers."""

from __future__ import annotations

from dataclasses import dataclass

from mentorsite.site.search import Entry


@dataclass(frozen=True, slots=True)
class Page:
    """One page, or any other file of the site, with those who may open it."""

    address: str
    """Its place on the site, as `urls` has it: `mentees/mara/`, `404.html`, `assets/site.css`."""
    data: bytes
    audience: frozenset[str]
    """`audiences.EVERYONE`, or the ids of the people who may open it; never empty."""
    found: tuple[Entry, ...] = ()
    """What a search finds on it."""
