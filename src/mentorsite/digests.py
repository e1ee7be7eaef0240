"""Digests of whatever pages are made from: the same digest means that they would be the same again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from mentorsite import __version__
from mentorsite.content.history import History
from mentorsite.content.tree import Folder
from mentorsite.resources import LOCALES, TEMPLATES, versions
from mentorsite.site.frame import Draft


def digest_of(parts: Iterable[str | bytes]) -> str:
    """Digest some texts in their order."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        # The length goes before each part, so that no two lists of parts look the same.
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def digest_of_site(common: str, today: date, own_templates: Path | None) -> str:
    """Digest everything that all pages depend on; `common` is the digest of what is common to all mentees."""
    return digest_of((common, today.isoformat(), tool(own_templates)))


def digest_of_draft(drawn: Draft, base: str) -> str:
    """Digest everything that a page depends on: what was drawn, for whom, and what all pages depend on."""
    return digest_of((base, *sorted(drawn.audience), repr(drawn)))


def digest_of_folder(folder: Folder) -> str:
    """Digest the names and contents of some files, and what is wrong with the files themselves."""
    texts = (part for source in folder.sources for part in (source.path, source.text))
    files = (part for file in folder.attachments for part in (file.path, file.data))
    return digest_of([*texts, "files", *files, "faults", *map(repr, folder.findings)])


def told_of(history: History) -> str:
    """Write out whatever of git's knowledge a mentee's pages and counts depend on."""
    maps = (history.ticks, history.titles, history.wordings, history.committed)
    files = [(path, file) for path, file in history.files.items() if "/goals/" in path or path.endswith("/mentee.md")]
    return repr(([sorted(known.items()) for known in maps], sorted(files, key=lambda item: item[0])))


@cache
def tool(own_templates: Path | None) -> str:
    """Digest the code, the templates and the catalogues."""
    folders = [(TEMPLATES, "*"), (LOCALES, "*.po"), *([(own_templates, "*")] if own_templates else [])]
    return digest_of([code(), *_files_in(folders)])


@cache
def code() -> str:
    """Digest our own modules, and the versions of what they are made with."""
    return digest_of([__version__, *versions(), *_files_in([(Path(__file__).parent, "*.py")])])


def _files_in(folders: Iterable[tuple[Path, str]]) -> Iterator[str | bytes]:
    """Take the names and contents of the files in some folders, in their order."""
    for folder, pattern in folders:
        for file in sorted(folder.rglob(pattern)):
            if file.is_file():
                yield from (file.name, file.read_bytes())
