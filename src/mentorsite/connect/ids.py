"""Ids for people who are new: a first name, kept for ever, and never one that something belongs to already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from mentorsite.connect.records import PersonRecord
from mentorsite.connect.refusals import CannotSync
from mentorsite.content.documents import parse
from mentorsite.content.frontmatter import Value
from mentorsite.content.reading import Source, read_file
from mentorsite.content.tree import Mount, read_tree
from mentorsite.urls import slug

_FROM = re.compile(r"-from-(.+)\.md$")
_SPEAKING = re.compile(r"programme\.md|mentees/[^/]+/mentee\.md")
"""Files whose front matter names people: coordinators, owners of repositories, mentors of pairs."""


def new_ids(newcomers: Iterable[PersonRecord], taken: Iterable[str]) -> dict[str, PersonRecord]:
    """Give everybody an id: the first name, with the last name where it is taken, with a number after that.

    Errors: CannotSync for somebody without a name.
    """
    found: dict[str, PersonRecord] = {}
    used = set(taken)
    for record in newcomers:
        if not record.name:
            raise CannotSync("nameless", hr=record.hr)
        # A key that begins with x- is nobody's.
        person = next(name for name in _candidates(record) if name not in used and not name.startswith("x-"))
        used.add(person)
        found[person] = record
    return found


def _candidates(record: PersonRecord) -> Iterator[str]:
    whole = slug(record.name)
    yield slug(record.first or record.name.partition(" ")[0])
    yield whole
    yield from (f"{whole}-{number}".removeprefix("x-") for number in count(2))


def spoken_of(content: Path) -> frozenset[str]:
    """List the ids that files of the programme speak of: somebody new must not inherit a folder, a pair or a task."""
    entries = read_tree([Mount(content)]).entries
    names = {name for entry in entries for name in _people_in_path(entry.path)}
    read = [read_file(entry.file, entry.path) for entry in entries if _SPEAKING.fullmatch(entry.path)]
    said = (word for source in read if isinstance(source, Source) for word in _words(parse(source).head.values))
    return frozenset(map(slug, names | set(said)))


def _people_in_path(path: str) -> Iterator[str]:
    match path.split("/"):
        case ["mentees", folder, *_, name]:
            yield folder
            yield from _FROM.findall(name)
        case ["mentors", name]:
            yield name.removesuffix(".md")


def _words(value: Value) -> Iterator[str]:
    """Yield every key and text of a head."""
    if isinstance(value, str):
        yield value
    for inner in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        yield from _words(inner)
    yield from value if isinstance(value, dict) else ()
