"""The rooms of a programme: where files may lie, and the remedy for a file that lies elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.spelling import similar
from mentorsite.urls import slug

_MARKDOWN: Final = "*.md"
_PICTURE: Final = "*"
_ROOMS: Final[dict[str, tuple[str, ...]]] = {
    "": ("programme.md", "people.yaml", "skills.md"),
    "trainings": (_MARKDOWN,),
    "handbook": (_MARKDOWN,),
    "handbook/files": (_PICTURE,),
    "pulse": (_MARKDOWN,),
    "mentors": (_MARKDOWN,),
    "mentees": (),
    "mentees/*": ("mentee.md", "training.md"),
    "mentees/*/goals": (_MARKDOWN,),
    "mentees/*/sessions": (_MARKDOWN,),
    "mentees/*/skills": (_MARKDOWN,),
    "mentees/*/reflections": (_MARKDOWN,),
    "mentees/*/me": (_MARKDOWN,),
    "mentees/*/files": (_PICTURE,),
}
"""What may lie in each folder; `*` stands for one mentee."""
_ALSO_KNOWN_AS: Final = {
    "ziele": "goals", "gespräche": "sessions", "gespraeche": "sessions", "treffen": "sessions", "termine": "sessions",
    "meetings": "sessions", "notes": "sessions", "notizen": "sessions", "fähigkeiten": "skills",
    "faehigkeiten": "skills", "reflexionen": "reflections", "ich": "me", "dateien": "files", "bilder": "files",
    "images": "files", "pictures": "files", "weiterbildungen": "trainings", "handbuch": "handbook", "umfragen": "pulse",
    "programm.md": "programme.md", "program.md": "programme.md", "personen.yaml": "people.yaml",
    "fähigkeiten.md": "skills.md", "weiterbildung.md": "training.md", "trainings.md": "training.md",
}  # fmt: skip
_DATED: Final = {
    "mentees/*/sessions": (
        re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-from)?(?:-(?!.*-from-).+)?\.md"),
        "file-unexpected/day",
    ),
    "mentees/*/skills": (
        re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-from-(?!.*-from-).+)?\.md"),
        "file-unexpected/skills",
    ),
}
"""The folders whose files begin with a day: how their names look, and what is said of others."""
_BACKUP = re.compile(r".*(?:~|\.sw[op]|\.bak|\.orig)|#.*#|Thumbs\.db|desktop\.ini", re.IGNORECASE)
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_LONGEST: Final = 120
"""Characters of an address's part; file systems end at 255 bytes."""


def is_ignored(name: str) -> bool:
    """Whether a file or folder is passed over: README.md, dotfiles, and what editors leave behind."""
    return name.startswith(".") or name.casefold() == "readme.md" or _BACKUP.fullmatch(name) is not None


def is_folder(folder: str) -> bool:
    """Whether a folder has a place in the tree."""
    return _room(folder) in _ROOMS


def is_attachment(path: str) -> bool:
    """Whether a file is shown as it is (a picture, a pdf) and not read as text."""
    return _PICTURE in _ROOMS.get(_room(path.rpartition("/")[0]), ())


def misplaced(path: str) -> Diagnostic | None:
    """What is wrong with a file's place or name, with the nearest right one; None if all is well."""
    folder, _, name = path.rpartition("/")
    if finding := _unusable(path, folder, name):
        return finding
    allowed = _ROOMS.get(_room(folder))
    if allowed is None:
        return _in_unknown_folder(path, folder)
    if _PICTURE in allowed or name in allowed or (_MARKDOWN in allowed and name.endswith(".md") and name != ".md"):
        return _without_day(path, name) if _room(folder) in _DATED else None
    return _wrong_name(path, folder, name, allowed)


def _unusable(path: str, folder: str, name: str) -> Diagnostic | None:
    """A name that no page could have."""
    if _INVISIBLE.search(path):
        return fault(path, Place(), "file-unexpected/character")
    is_short = path.isascii() and len(path) <= _LONGEST
    if not is_short and max(len(slug(part)) for part in (name, *folder.split("/"))) > _LONGEST:
        return fault(path, Place(), "file-unexpected/long", limit=_LONGEST)
    return None


def _room(folder: str) -> str:
    """The folder's key in the table of rooms."""
    parts = folder.split("/")
    return "/".join(["mentees", "*", *parts[2:]]) if parts[0] == "mentees" and len(parts) > 1 else folder


def _in_unknown_folder(path: str, folder: str) -> Diagnostic:
    """A file in a folder without a place: it belongs to the folder of a similar name, or into one of those known."""
    above, _, last = folder.rpartition("/")
    while not is_folder(above):
        above, _, last = above.rpartition("/")
    inside = _folders_in(above)
    if meant := _nearest(last, inside):
        return fault(path, Place(), "file-unexpected/move", folder=_join(above, meant) + "/")
    if _MARKDOWN in _ROOMS[_room(above)] and not inside:
        return fault(path, Place(), "file-unexpected/move", folder=above + "/")
    return _listed(path, above)


def _wrong_name(path: str, folder: str, name: str, allowed: tuple[str, ...]) -> Diagnostic:
    """A file with a name that has no place in its folder."""
    if _MARKDOWN in allowed:
        return fault(path, Place(), "file-unexpected/markdown")
    if meant := _nearest(name, allowed):
        return fault(path, Place(), "file-unexpected/rename", name=meant)
    stem, dot, ending = name.rpartition(".")
    if dot and ending == "md" and (meant := _nearest(stem, _folders_in(folder))):
        return fault(path, Place(), "file-unexpected/move", folder=_join(folder, meant) + "/")
    return _listed(path, folder)


def _without_day(path: str, name: str) -> Diagnostic | None:
    """A file that does not begin with its day although it should, or with one that does not exist."""
    pattern, message = _DATED[_room(path.rpartition("/")[0])]
    match = pattern.fullmatch(name)
    if not match:
        return fault(path, Place(), message)
    try:
        date.fromisoformat(match[1])
    except ValueError:
        return fault(path, Place(), "impossible-date")
    return None


def _listed(path: str, folder: str) -> Diagnostic:
    """Name all that has a place in a folder."""
    places = [*_ROOMS[_room(folder)], *(f"{name}/" for name in _folders_in(folder))]
    return fault(path, Place(), "file-unexpected/list", places=", ".join(_join(folder, place) for place in places))


def _folders_in(folder: str) -> list[str]:
    """The names of the folders that may lie in a folder; a mentee's is called <id>."""
    start = _room(folder) + "/" if folder else ""
    names = [room[len(start) :] for room in _ROOMS if room and room.startswith(start)]
    return ["<id>" if name == "*" else name for name in names if "/" not in name]


def _nearest(name: str, known: Sequence[str]) -> str | None:
    """The known name that is meant, if one is likely."""
    meant = _ALSO_KNOWN_AS.get(name.casefold(), name)
    return meant if meant in known else next(iter(similar(meant, known)), None)


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
