"""The programme as it stands, before something new is put into it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mentorsite.content.tree import Mount, Tree, mentees, read_folder, read_tree
from mentorsite.content.tree import read_common as read_common_folder
from mentorsite.diagnostics import errors
from mentorsite.programme.common import Common, language_of, read_common
from mentorsite.programme.link import Journey, read_journey
from mentorsite.scaffold.files import NewFile
from mentorsite.scaffold.refusals import CannotCreate
from mentorsite.spelling import similar
from mentorsite.urls import slug


@dataclass(frozen=True, slots=True)
class Existing:
    """A programme on disk."""

    content: Path
    tree: Tree
    common: Common


def read_existing(content: Path) -> Existing:
    """Read what is common to everybody in a programme.

    Errors: CannotCreate where there is none, or its settings cannot be read.
    """
    if not (content / "programme.md").is_file():
        raise CannotCreate("no-programme")
    tree = read_tree([Mount(content)])
    common, _ = read_common(read_common_folder(tree))
    if common is None:
        raise CannotCreate("file-broken", file="programme.md")
    return Existing(content, tree, common)


def person_called(existing: Existing, name: str) -> str:
    """Find the id of a person by id or whole name; capitals, blanks around it and a leading @ are understood.

    Errors: CannotCreate for somebody who is not in the roster.
    """
    wanted, known = slug(name.strip().removeprefix("@")), _roster(existing)
    if wanted in known:
        return wanted
    called_so = [person for person, entry in existing.common.people.items() if slug(entry.name) == wanted]
    if len(called_so) == 1:
        return called_so[0]
    near = called_so or similar(wanted, known)
    raise CannotCreate("unknown-person", similar=", ".join(near)) if near else CannotCreate("unknown-person/none")


def _roster(existing: Existing) -> list[str]:
    """List the ids in people.yaml, those with a slip in their entry too."""
    head = existing.common.heads.get("people.yaml")
    return [slug(str(way[0])) for way in head.keys if len(way) == 1] if head else []


def folder_of(existing: Existing, mentee: str) -> str:
    """Name a mentee's folder as it is called on disk, or as it will be."""
    return "mentees/" + next((name for name in mentees(existing.tree) if slug(name) == mentee), mentee)


def read_mentee(existing: Existing, mentee: str) -> Journey:
    """Read what a mentee has written so far; nothing, for somebody who has not begun.

    Errors: CannotCreate if mentee.md cannot be read, since everything else hangs on its pairs.
    """
    folder = folder_of(existing, mentee)
    reading = read_journey(read_folder(existing.tree, f"{folder}/"), mentee)
    if any(finding.path == f"{folder}/mentee.md" for finding in errors(reading.findings)):
        raise CannotCreate("file-broken", file=f"{folder}/mentee.md")
    return reading.journey


def language_for(existing: Existing, person: str, journey: Journey | None = None) -> str:
    """The language in which a person's files are written unless they say otherwise."""
    own = journey.record.lang if journey else None
    return own or language_of(existing.common, person)


def new_file(existing: Existing, path: str, text: str) -> NewFile:
    """Think out a file at a path below the content folder.

    Errors: CannotCreate if one with the same address is there, or a link on the way to it.
    """
    folder, _, name = path.rpartition("/")
    place = existing.content / folder
    for above in (place, *place.parents):
        if above == existing.content:
            break
        if above.is_symlink():
            raise CannotCreate("linked", folder=above.relative_to(existing.content).as_posix())
    # Another way of writing the name would give the same address.
    for other in sorted(place.glob("*.md")):
        if slug(other.stem) == slug(name.removesuffix(".md")):
            raise CannotCreate("exists", file=f"{folder}/{other.name}")
    return NewFile(existing.content / path, text)
