"""What the preview knows of the files at one moment; never changed, only replaced by the next one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from mentorsite.build import Clock, Content, read_content
from mentorsite.content.tree import Entry, Folder, Source, Tree, mentees, read_folder
from mentorsite.diagnostics import Diagnostic, errors
from mentorsite.digests import digest_of_folder, tool
from mentorsite.programme.common import Common, read_common
from mentorsite.site.frame import Site
from mentorsite.site.templating import forget_templates

NO_PROGRAMME = "---\ntitle: Mentoring\nlanguages: [en, de]\n---\n"
Signature = tuple[tuple[str, int, int], ...]
"""Names, sizes and times of some files: as long as they are the same, nothing is read again."""


@dataclass(frozen=True, slots=True)
class Mark:
    """By what a mentee's folder is recognised."""

    signature: Signature
    digest: str
    """Of the names and contents of the files."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files at one moment."""

    content: Content
    common: Common
    """What is shown: the last state of the programme's own files that was in order."""
    findings: tuple[Diagnostic, ...]
    """In the programme's own files, as they are now."""
    sound: bool
    """Whether `common` is or was in order; else there has been nothing better so far."""
    marks: Mapping[str, Mark]
    """Of each mentee."""
    look: Signature
    """Of the project's own templates."""
    base: str
    """Digest of everything that all pages depend on."""

    @property
    def site(self) -> Site:
        """What all pages share."""
        return Site(self.common, self.content.today, self.content.templates)

    @property
    def version(self) -> str:
        """Digest of everything that any page depends on."""
        return digest(
            [self.base, *(part for mentee, mark in sorted(self.marks.items()) for part in (mentee, mark.digest))]
        )


def snapshot_of(root: Path, today: date | None, clock: Clock, before: Snapshot | None) -> Snapshot:
    """Look at the files, reading again only the folders of mentees whose files look different.

    Errors: OSError where the content folder cannot be listed.
    """
    latest = read_content(root, today, clock, before.content.remembered if before else None)
    look = look_of(latest.templates)
    if before is None or look != before.look:
        tool.cache_clear()
        forget_templates()
    sound = latest.common is not None and not any(is_common(finding) for finding in errors(latest.findings))
    content = _shown(latest, before) if before and before.sound and not sound else latest
    return Snapshot(
        content=content,
        common=content.common or no_programme(),
        findings=latest.findings,
        sound=sound or bool(before and before.sound),
        marks=_marks(latest.tree, before.marks if before else {}),
        look=look,
        base=digest([content.digest, content.today.isoformat(), content.history.head or "", tool(content.templates)]),
    )


@cache
def no_programme() -> Common:
    """What stands in as long as there is no programme to speak of."""
    common, _ = read_common(Folder((Source("programme.md", NO_PROGRAMME),), (), ()))
    assert common is not None  # noqa: S101 (our own text)
    return common


def is_common(finding: Diagnostic) -> bool:
    """Tell whether a finding is one of the programme's own files, not a mentee's."""
    return not finding.path.startswith("mentees/")


def _shown(latest: Content, before: Snapshot) -> Content:
    """Keep what was last in order for everybody; the mentees' own files go on."""
    good = before.content
    return replace(latest, common=good.common, digest=good.digest, today=good.today)


def folder_of(tree: Tree, mentee: str) -> Folder:
    """Read a mentee's files."""
    return read_folder(tree, f"mentees/{mentee}/")


def _marks(tree: Tree, before: Mapping[str, Mark]) -> dict[str, Mark]:
    signatures = _signatures(tree.entries)
    return {mentee: _mark(tree, mentee, signatures[mentee], before.get(mentee)) for mentee in mentees(tree)}


def _mark(tree: Tree, mentee: str, signature: Signature, before: Mark | None) -> Mark:
    if before and before.signature == signature:
        return before
    return Mark(signature, digest_of_folder(folder_of(tree, mentee)))


def _signatures(entries: Iterable[Entry]) -> dict[str, Signature]:
    found: dict[str, list[tuple[str, int, int]]] = {}
    for entry in entries:
        if entry.path.startswith("mentees/"):
            found.setdefault(entry.path.split("/", 2)[1], []).append((entry.path, entry.size, entry.mtime_ns))
    return {mentee: tuple(files) for mentee, files in found.items()}


def look_of(templates: Path | None) -> Signature:
    """Sign the files of the project's own templates."""
    files = sorted(templates.rglob("*")) if templates else []
    states = ((file, file.lstat()) for file in files if file.is_file())
    return tuple((str(file), state.st_size, state.st_mtime_ns) for file, state in states)


def digest(parts: Iterable[str]) -> str:
    """Digest some texts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
