"""The same texts with plain front matter, laid out as other generators want them, with a minimal theme beside them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from files import File, written

THEMES = Path(__file__).parent / "themes"


@dataclass(frozen=True, slots=True)
class Form:
    """How one generator wants its files."""

    folder: str
    """Where the texts lie."""
    placed: Callable[[str], str]
    """From a path below content/ to one below that folder."""
    lists: tuple[str, ...] = ()
    """Sections for whose list a file is needed; the others make it by themselves."""


def _index(name: str) -> Callable[[str], str]:
    """Make a mentee's own page the first one of their folder, and the programme's the first of all."""
    named = {"mentee.md": name, "programme.md": name}

    def placed(path: str) -> str:
        folder, slash, last = path.rpartition("/")
        return f"{folder}{slash}{named.get(last, last)}"

    return placed


_SECTIONS = ("mentees", "mentors", "handbook", "trainings")
FORMS = {
    "hugo": Form("content", _index("_index.md")),
    "eleventy": Form("content", _index("index.md"), _SECTIONS),
    "pelican": Form("content", str),
    "mkdocs": Form("docs", _index("index.md"), _SECTIONS),
}


def lay_form(root: Path, name: str, files: Iterable[File]) -> None:
    """Write the pages in the form of one generator, and its settings and theme."""
    shutil.copytree(THEMES / name, root, dirs_exist_ok=True)
    form = FORMS[name]
    for file in files:
        if file.title:
            place = root / form.folder / form.placed(file.path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(plain(file).encode())
    for section in form.lists:
        (root / form.folder / section / "index.md").write_text(f"---\ntitle: {section.capitalize()}\n---\n")


def plain(file: File) -> str:
    """Write a file with a title and a day for all front matter."""
    return written(f"title: {file.title}\ndate: {file.day}\n", file.body)
