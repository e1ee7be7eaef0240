"""The histories of a programme: of its own repository, and of each mentee's folder that is one itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from mentorsite.content.history import History, Remembered, read
from mentorsite.content.records.people import Person

K = TypeVar("K")
V = TypeVar("V")

Known = Mapping[str, Remembered]
"""What is remembered of each repository, by its place in the programme; the programme's own has none."""

_AT_ONCE: Final = 4


class Histories(NamedTuple):
    """What git knows of all files, and what to remember of each repository."""

    history: History
    remembered: Known


def read_all(
    root: Path, mentees: Iterable[str], people: Mapping[str, Person], today: date, since: Known | None = None
) -> Histories:
    """Read the history of the content folder, and of the mentees' folders that are repositories of their own."""
    known = since or {}
    own = [place for mentee in mentees if _is_repository(root / (place := f"mentees/{mentee}"))]
    with ThreadPoolExecutor(_AT_ONCE) as several:
        found = list(several.map(lambda at: read(root / at, people, today, known.get(at), at), ["", *own]))
    remembered = {at: each.remembered for at, each in zip(["", *own], found, strict=True) if each.remembered}
    return Histories(_joined(found[0], dict(zip(own, found[1:], strict=True))) if own else found[0], remembered)


def _is_repository(folder: Path) -> bool:
    """Tell whether a folder is a clone, a submodule or a working tree of its own."""
    try:
        (folder / ".git").lstat()
    except OSError:
        return False
    return True


def _joined(programme: History, own: Mapping[str, History]) -> History:
    """Join histories: a folder that is a repository of its own has the history that is told there."""
    histories = (_without(programme, tuple(f"{place}/" for place in own)), *own.values())
    return History(
        head=" ".join(history.head for history in histories if history.head) or None,
        files=_together(history.files for history in histories),
        ticks=_together(history.ticks for history in histories),
        titles=_together(history.titles for history in histories),
        wordings=_together(history.wordings for history in histories),
        committed=_together(history.committed for history in histories),
        findings=tuple(dict.fromkeys(finding for history in histories for finding in history.findings)),
    )


def _without(history: History, folders: tuple[str, ...]) -> History:
    """Leave out what is told of the files in some folders."""
    return replace(
        history,
        files={path: known for path, known in history.files.items() if not path.startswith(folders)},
        ticks={key: day for key, day in history.ticks.items() if not key[0].startswith(folders)},
        titles={path: known for path, known in history.titles.items() if not path.startswith(folders)},
        wordings={path: known for path, known in history.wordings.items() if not path.startswith(folders)},
        committed={path: known for path, known in history.committed.items() if not path.startswith(folders)},
    )


def _together(maps: Iterable[Mapping[K, V]]) -> dict[K, V]:
    return {key: value for known in maps for key, value in known.items()}
