"""What leads nowhere, in words: a reference to nobody or nothing, and a link to no file."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping

from mentorsite.content.frontmatter import Head
from mentorsite.content.passages import Passage
from mentorsite.content.records.record import Record
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.programme.audiences import within
from mentorsite.programme.common import Common
from mentorsite.spelling import similar
from mentorsite.urls import is_outside


def unknown(message: str, path: str, place: Place, word: str, known: Collection[str]) -> Diagnostic:
    """Say that a name is not among those known, with the similar ones; the message without any ends in `none`."""
    near = similar(word, known)
    without = f"{message}-none" if "/" in message else f"{message}/none"
    return fault(path, place, message, similar=", ".join(near)) if near else fault(path, place, without)


def broken_links(path: str, passages: Iterable[Passage], known: Collection[str]) -> Iterator[Diagnostic]:
    """Find the relative links of a file that lead to none of the files known."""
    for link in (link for passage in passages for link in passage.prose.links):
        target = within(path, link.target)
        if not is_outside(link.target) and target not in known:
            near = similar_files(path, target, known)
            values = {"similar": ", ".join(near)} if near else {}
            yield fault(path, link.place, "broken-link" if near else "broken-link/none", **values)


def shared_records(common: Common) -> Iterator[Record]:
    """Yield every record that is for everybody, or for no mentee in particular."""
    yield from (common.programme, *([common.framework] if common.framework else ()), *common.handbook)
    yield from (*common.mentors.values(), *common.catalogue.values(), *common.pulse)


def similar_files(path: str, target: str, known: Collection[str]) -> list[str]:
    """List files named like a link's target, or nearly so, as links from the file at `path`; at most three."""
    files: dict[str, list[str]] = {}
    for file in sorted(known):
        files.setdefault(_stem(file), []).append(file)
    names = [_stem(target)] if _stem(target) in files else similar(_stem(target), files)
    return [posixpath.relpath(file, posixpath.dirname(path) or ".") for name in names for file in files[name]][:3]


def _stem(path: str) -> str:
    return posixpath.basename(path).partition(".")[0]


def place_in(heads: Mapping[str, Head], path: str, *where: str | int) -> Place:
    """Find where a value stands in a file's front matter; the nearest mapping around it otherwise."""
    places = heads[path].places if path in heads else {}
    while where and where not in places:
        where = where[:-1]
    return places.get(where, Place())
