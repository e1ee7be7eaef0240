"""What belongs to a person: their folder as a mentee, their offer as a mentor, their entry in the roster.

Files are taken as they lie on disk, also those that no page could be made of: they are the person's all the same.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mentorsite.content.frontmatter import ROSTER, Head, read_yaml
from mentorsite.urls import slug

ROSTER_FILE: Final = "people.yaml"
_GIT: Final = ".git"
"""A mentee's folder may be a repository of its own; its history is no file of theirs, and stays where it is."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """One file of a person."""

    path: str
    """Relative to the content folder, with slashes."""
    file: Path
    ordinary: bool
    """Whether it can be read: no link, pipe, socket or device."""


def belongings(content: Path, person: str) -> list[Belonging]:
    """List every file of a person but the roster, by path."""
    found = [each for place in places(content, person) for each in walked(place, place.relative_to(content).as_posix())]
    return sorted(found, key=lambda each: each.path)


def places(content: Path, person: str) -> list[Path]:
    """Find the folder below mentees/ and the file in mentors/ that are named after a person."""
    mentees = [place for place in _inside(content / "mentees") if slug(place.name) == person]
    offers = (place for place in _inside(content / "mentors") if place.suffix == ".md")
    return sorted([*mentees, *(place for place in offers if slug(place.stem) == person)])


def _inside(folder: Path) -> list[Path]:
    if folder.is_symlink() or not folder.is_dir():
        return []
    return [place for place in folder.iterdir() if not place.name.startswith(".")]


def walked(place: Path, path: str) -> Iterator[Belonging]:
    """Walk through a file or folder, following nothing."""
    if not place.is_symlink() and place.is_dir():
        for inner in place.iterdir():
            if inner.name != _GIT:
                yield from walked(inner, f"{path}/{_readable(inner.name)}".removeprefix("/"))
    else:
        yield Belonging(path, place, stat.S_ISREG(place.lstat().st_mode))


def _readable(name: str) -> str:
    """Write bytes that are no UTF-8 in hexadecimal."""
    return os.fsencode(name).decode(errors="backslashreplace")


def bytes_of(file: Path) -> bytes:
    """Read an ordinary file, not through a link; errors: OSError."""
    with os.fdopen(os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as opened:
        return opened.read()


# --- the entry in the roster


def entry_name(head: Head, person: str) -> str | None:
    """Find a person's key in the roster, as written there."""
    return next((str(way[0]) for way in head.keys if len(way) == 1 and slug(str(way[0])) == person), None)


def entry_text(text: str, head: Head, person: str) -> str | None:
    """Cut a person's entry out of the roster, alone; None where there is none.

    Where its lines also hold something else, it is written anew, as JSON, which is YAML.
    """
    name = entry_name(head, person)
    if name is None:
        return None
    value = head.values.get(name)
    cut = "\n".join(text.split("\n")[slice(*entry_lines(head, name))]) + "\n"
    again, faults = read_yaml(cut, ROSTER_FILE, limits=ROSTER)
    alone = list(again.values) == ([name] if name in head.values else []) and again.values.get(name) == value
    return cut if alone and not faults else json.dumps({name: value}, ensure_ascii=False, indent=2) + "\n"


def entry_lines(head: Head, name: str) -> tuple[int, int]:
    """Find the lines of an entry: the first, from 0, and the one after its last value begins."""
    first = head.keys[(name,)].line
    places = [*head.places.items(), *head.keys.items()]
    return first - 1, max(place.line for way, place in places if way[:1] == (name,))
