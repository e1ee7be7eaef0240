"""Where what a page shows can be edited: the file in its repository, and its address in the forge.

A link tells no more than the path of what its reader reads anyway, and it stands only where they may well
write: the owner, and today's mentor unless the repository is one that they cannot clone.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from mentorsite.programme.audiences import pair_reader
from mentorsite.programme.common import Common
from mentorsite.site.forge import edit_link, fills_in, new_link
from mentorsite.urls import slug


@dataclass(frozen=True, slots=True)
class Place:
    """A file in its repository."""

    path: str
    """Below the top of the repository."""
    pattern: str | None
    """The `edit_url` of the repository."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A file that does not exist yet, with its first words."""

    path: str
    text: str
    link: str | None
    """Where the forge begins it."""

    @property
    def is_filled(self) -> bool:
        """Tell whether the link brings the text along; else it is to be copied."""
        return fills_in(self.link)


def place_of(common: Common, path: str) -> Place:
    """Find the repository that a file lies in: its mentee's own, or the programme's."""
    folder, _, below = path.partition("/")
    mentee, _, rest = below.partition("/")
    source = common.programme.sources.get(slug(mentee)) if folder == "mentees" else None
    if source:
        return Place(rest, source.edit_url)
    return Place(f"content/{path}", common.programme.edit_url)


def edit_url(common: Common, path: str, line: int | None = None) -> str | None:
    """Find where a file can be edited, at a line where the forge can; None without an address of a forge."""
    place = place_of(common, path)
    return edit_link(place.pattern, place.path, line) if place.pattern else None


def begun(common: Common, path: str, text: str) -> Begun:
    """Offer a file to begin."""
    place = place_of(common, path)
    return Begun(place.path, text, new_link(place.pattern, place.path, text) if place.pattern else None)


def may_write(common: Common, mentee: str, readers: Set[str]) -> bool:
    """Tell whether all of some people of a pair may write in a mentee's files.

    Where `sources` names who can clone the repository, nobody else can; whoever the programme's own
    repository is open to, the forge knows.
    """
    source = common.programme.sources.get(mentee)
    return source is None or readers <= {mentee, pair_reader(mentee), *source.readers}
