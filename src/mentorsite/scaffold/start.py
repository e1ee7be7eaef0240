"""A programme to begin with: three example people of one's own, or the demo to look around in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from mentorsite.content.tree import Mount, read_tree
from mentorsite.programme.skeletons import SKELETONS, days, skeleton
from mentorsite.resources import STARTER
from mentorsite.rules import N_
from mentorsite.scaffold.files import NewFile, write
from mentorsite.scaffold.refusals import CannotCreate

NEXT_STEPS: Final = N_("Go to {folder} and run: mentorsite serve")
"""What to do after a programme has begun."""


def init(folder: Path, *, demo: bool, language: str, today: date) -> list[Path]:
    """Write a programme into a folder, which is made if need be; what was written is handed back.

    Errors: CannotCreate if a programme or a file of the same name is there; nothing is written then.
    """
    content = folder / "content"
    if content.exists() or content.is_symlink():
        raise CannotCreate("content-exists")
    files = sorted(
        {*_for_git(folder), *(demo_files(folder, language) if demo else _own(folder, language, today))}, key=_path
    )
    write(files)
    return [file.path for file in files]


def _path(file: NewFile) -> Path:
    return file.path


def _for_git(folder: Path) -> Iterator[NewFile]:
    """What git should leave out, and how lines end; the skeletons' names have no dot, so that they act nowhere else."""
    for name in ("gitignore", "gitattributes"):
        yield NewFile(folder / f".{name}", (SKELETONS / name).read_text("utf-8"))


def _own(folder: Path, language: str, today: date) -> Iterator[NewFile]:
    """A small programme of one's own, to be rewritten."""
    start = SKELETONS / language / "start"
    for file in sorted(file for file in start.rglob("*") if file.is_file()):
        name = file.relative_to(start)
        yield NewFile(folder / name, skeleton(language, f"start/{name.as_posix()}", days(today)))


def demo_files(folder: Path, language: str, shipped: Path = STARTER) -> Iterator[NewFile]:
    """The demo programme as it ships; nothing that lies beside it by chance, and nobody's `me/`."""
    yield NewFile(folder / "README.md", skeleton(language, "demo/README.md", {}))
    for entry in read_tree([Mount(shipped)]).entries:
        if "/me/" not in entry.path:
            yield NewFile(folder / "content" / entry.path, entry.file.read_bytes())
