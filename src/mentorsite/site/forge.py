"""Links into a forge's web editor: a file at a line, and a new file with its first words.

What each forge takes, as of 2026: GitHub moves to `#L12` in its editor, and fills name and text of a new
file; GitLab moves to the line, and fills the name only; Forgejo and Gitea fill name and text, and know no line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from mentorsite.urls import is_safe

PATH = "{path}"
LONGEST = 6000
"""Characters of an address that servers on the way still take; a longer text is left to be copied."""


@dataclass(frozen=True, slots=True)
class Forge:
    """How the addresses of one kind of forge are made."""

    name: str
    edits: re.Pattern[str]
    """An `edit_url` of this kind: what stands before, and the branch."""
    begins: str
    """The address of a new file, from `{before}`, `{branch}` and `{name}`."""
    line: str = ""
    """What leads to a line."""
    text: str = ""
    """What fills in the text of a new file, where the forge takes one."""


def _edits(repository: str, word: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<before>https?://{repository})/{word}/(?P<branch>[^?#]+)/\{{path\}}", re.IGNORECASE)


FORGES = (
    Forge("gitlab", _edits(r"[^?#]+?", "-/edit"), "{before}/-/new/{branch}?file_name={name}", "#L{line}"),
    Forge("forgejo", _edits(r"[^?#]+?", "_edit"), "{before}/_new/{branch}/?filename={name}", text="&value={text}"),
    # The repository is at a fixed depth, so that one called “edit” is no trap.
    Forge(
        "github", _edits(r"[^/?#]+/[^/?#]+/[^/?#]+", "edit"), "{before}/new/{branch}?filename={name}", "#L{line}",
        "&value={text}",
    ),
)  # fmt: skip
"""The first that an `edit_url` fits; any other address still opens files, and nothing more."""


def forge_of(pattern: str) -> Forge | None:
    """Tell which forge an `edit_url` belongs to by its form; None for one that is not known here."""
    return next((forge for forge in FORGES if forge.edits.fullmatch(pattern)), None)


def edit_link(pattern: str, path: str, line: int | None = None) -> str | None:
    """Make the address where a file is edited, at a line where the forge can; None if it would not be safe."""
    forge = forge_of(pattern)
    there = forge.line.format(line=line) if forge and line else ""
    return _safe(pattern.replace(PATH, quoted(path)) + there)


def new_link(pattern: str, path: str, text: str = "") -> str | None:
    """Make the address where a file is begun, with its text where the forge takes one; None where none is known."""
    forge = forge_of(pattern)
    found = forge.edits.fullmatch(pattern) if forge else None
    if forge is None or found is None:
        return None
    bare = forge.begins.format(before=found["before"], branch=found["branch"], name=quoted(path))
    filled = bare + (forge.text.format(text=quote(text, safe="")) if text else "")
    return _safe(filled if len(filled) <= LONGEST else bare)


def fills_in(link: str | None) -> bool:
    """Tell whether a link to a new file carries its text."""
    return link is not None and "&value=" in link


def quoted(path: str) -> str:
    """Write a path so that no part of it means anything in an address."""
    return quote(path, safe="/")


def _safe(link: str) -> str | None:
    return link if is_safe(link) else None
