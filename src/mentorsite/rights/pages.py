"""A person's pages as a build makes them for them, without what they are shown of others.

A mentor's desk and the coordinators' lists are about other people: their words are theirs, and go into
no copy for somebody else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from mentorsite.inventory import Content, jobs
from mentorsite.job import build_mentee
from mentorsite.programme.audiences import EVERYONE
from mentorsite.programme.common import Common
from mentorsite.programme.pairs import PairFacts
from mentorsite.programme.summary import Summary
from mentorsite.publish.layout import files, is_own, plain
from mentorsite.several import reduce
from mentorsite.site.frame import Site, page_of
from mentorsite.site.page import Page
from mentorsite.site.search import Open


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of a plain tree, by path."""

    files: dict[str, bytes] = field(default_factory=dict)
    pairs: tuple[PairFacts, ...] = ()
    """Whom the person accompanies or did, whether they still read of it or not."""


def tree_of(content: Content, common: Common, person: str) -> Tree:
    """Make a person's plain tree; without any file for somebody who has no pages."""
    on_their_own = _without_role(common, person)
    pages, summaries, entries = list[Page](), list[Summary](), list[Open]()
    for job in jobs(content, on_their_own):
        built = build_mentee(job)
        is_theirs = job.mentee == person
        summaries.append(built.summary if is_theirs else replace(built.summary, desks=()))
        if is_theirs:
            pages.extend(built.pages)
            entries.extend(built.entries)
    pairs = tuple(pair for summary in summaries for pair in summary.programme.pairs if pair.mentor == person)
    if person not in common.readers:
        return Tree(pairs=pairs)
    drawn = reduce(Site(on_their_own, content.today, content.templates), summaries, entries)
    pages.extend(page_of(each) for each in drawn if person in each.audience or each.audience == EVERYONE)
    return Tree(dict(sorted(_laid_out(pages, person).items())), pairs)


def _without_role(common: Common, person: str) -> Common:
    """Take somebody out of the coordination, whose pages are about everybody."""
    others = tuple(other for other in common.programme.coordinators if other != person)
    return replace(common, programme=common.programme.model_copy(update={"coordinators": others}))


def _laid_out(pages: Iterable[Page], person: str) -> dict[str, bytes]:
    """Give each page its file; one of the person's own goes before one for everybody."""
    layout = plain(person)
    return {file: page.data for page in sorted(pages, key=is_own) for file in files(layout, page)}
