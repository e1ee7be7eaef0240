"""Which trees a page belongs to: audiences become folders, addresses become files.

Every page names its audience. The readers' layout has one tree for what everybody may open and one
for each reader; the plain layout has a single tree, for `--as`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from mentorsite import urls
from mentorsite.programme.audiences import EVERYONE
from mentorsite.publish.place import RESERVED
from mentorsite.site.page import Page

PART_LIMIT: Final = 240
"""Bytes in one part of an address; file systems take 255, and temporary names need a few."""


_PLAIN: Final = re.compile(r"(?:[a-z0-9][a-z0-9.-]{0,200}/)*[a-z0-9][a-z0-9.-]{0,200}")
"""How nearly all files are called; others are looked at part by part."""

_UNWRITABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\\\ud800-\udfff]")
"""Control characters, the backslash, and halves of characters."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How audiences map to trees."""

    readers: frozenset[str] = frozenset()
    """Whom the one plain tree is for; empty stands for `everyone/` and one tree per reader."""

    @property
    def name(self) -> str:
        """The layout's name in the manifest: pages of another layout cannot be kept."""
        return "plain " + " ".join(sorted(self.readers)) if self.readers else "readers"


READERS: Final = Layout()
"""`everyone/` and `readers/<id>/`."""


def plain(*readers: str) -> Layout:
    """One tree of what everybody may open and what all of these readers may open.

    Errors: ValueError without a reader.
    """
    if not readers:
        raise ValueError("a plain tree needs a reader")
    return Layout(frozenset(readers))


def is_own(page: Page) -> bool:
    """Whether a page is meant for some people only; in a plain tree it wins over one for everyone."""
    return page.audience != EVERYONE


@lru_cache(4096)
def trees(layout: Layout, audience: frozenset[str]) -> tuple[str, ...]:
    """The trees, each with its closing slash, that a page with this audience belongs to.

    Empty when the layout has no place for it: then the page is not written at all.
    Errors: ValueError if nobody may open the page.
    """
    check_audience(audience)
    if layout.readers:
        return ("",) if audience == EVERYONE or layout.readers <= audience else ()
    if audience == EVERYONE:
        return ("everyone/",)
    return tuple(f"readers/{reader}/" for reader in sorted(audience))


def files(layout: Layout, page: Page) -> tuple[str, ...]:
    """The files that a page becomes, relative to the output, in order.

    Errors: ValueError if the address would leave its tree, or if nobody may open the page.
    """
    file = urls.file_of(page.address)
    check_file(file)
    return tuple(tree + file for tree in trees(layout, page.audience))


def check_audience(audience: Iterable[str]) -> None:
    """Errors: ValueError if the audience is empty, mixes everyone with people, or holds no ids."""
    people = frozenset(audience)
    if not people:
        raise ValueError("a page without an audience is not written")
    if people == EVERYONE:
        return
    for person in people:
        if "/" in person or person in EVERYONE or not is_part(person):
            raise ValueError("an audience is EVERYONE or a set of person ids")


def check_file(file: str) -> None:
    """Errors: ValueError if the file's path is not a plain relative one, or uses a reserved name."""
    if not _PLAIN.fullmatch(file) and not all(is_part(part) for part in file.split("/")):
        raise ValueError(f"not an address of a page: {file!r}")


def is_part(part: str) -> bool:
    """Whether a string can be one part of a path, on any system and inside its folder."""
    return (
        part not in {"", ".", ".."}
        and not part.startswith(RESERVED)
        and not _UNWRITABLE.search(part)
        and len(part.encode()) <= PART_LIMIT
    )
