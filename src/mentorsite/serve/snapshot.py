"""What the preview knows of the files at one moment; never changed, only replaced by the next one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from stat import S_ISDIR
from time import time_ns
from typing import Final

from mentorsite.content.histories import Known
from mentorsite.content.history import History
from mentorsite.content.tree import (
    Entry,
    Folder,
    Mount,
    Source,
    Tree,
    look_of,
    mentees,
    range_of,
    read_mentee,
    read_tree,
)
from mentorsite.diagnostics import Diagnostic, adjusted, errors
from mentorsite.digests import digest_of, digest_of_folder, tool
from mentorsite.inventory import Clock, Content, read_content
from mentorsite.programme.common import Common, read_common
from mentorsite.site.frame import Site
from mentorsite.site.templating import forget_templates

SETTINGS: Final = ("people.yaml", "programme.md", "skills.md")
"""Files that say who may read what, and how it is called: looked at for each page."""
NO_PROGRAMME: Final = "---\ntitle: Mentoring\nlanguages: [en, de]\n---\n"
Signature = tuple[tuple[str, int, int], ...]
"""Names, sizes and times of some files: as long as they are the same, nothing is read again."""


@dataclass(frozen=True, slots=True)
class Mark:
    """By what a mentee's folder is recognised."""

    look: str
    """How the files look from outside; empty where that says nothing."""
    digest: str
    """Of the names and contents of the files."""


@dataclass(frozen=True)
class Snapshot:
    """The files at one moment."""

    content: Content
    common: Common
    """What is shown: the last state of the programme's own files that was in order."""
    findings: tuple[Diagnostic, ...]
    """In the programme's own files, as they are now, and in names below mentees/."""
    sound: bool
    """Whether `common` is or was in order; else there has been nothing better so far."""
    histories: Mapping[str, History]
    """What git knows of each mentee's files."""
    marks: Mapping[str, Mark]
    """Of each mentee."""
    settings: Signature
    """Of the files at the top, on which everybody's pages depend."""
    templates: Signature
    """Of the project's own templates."""
    base: str
    """Digest of everything that all pages depend on."""

    @property
    def site(self) -> Site:
        """What all pages share."""
        return Site(self.common, self.content.today, self.content.templates)

    @cached_property
    def version(self) -> str:
        """Digest of everything that any page depends on."""
        return digest_of(
            [self.base, *(part for mentee, mark in sorted(self.marks.items()) for part in (mentee, mark.digest))]
        )

    @cached_property
    def state(self) -> str:
        """Digest of everything that anybody could see."""
        return digest_of([self.version, *map(repr, self.findings)])


def snapshot_of(
    root: Path, today: date | None, clock: Clock, before: Snapshot | None, since: Known | None = None
) -> Snapshot:
    """Look at the files, reading again only the folders of mentees whose files look different.

    `since` is what is known of git already, where there is no snapshot before.
    Errors: OSError where the content folder cannot be listed.
    """
    begun, settings = time_ns(), _settings(root / "content")
    latest = read_content(root, today, clock, before.content.remembered if before else since)
    templates = _signed(sorted(latest.templates.rglob("*")) if latest.templates else ())
    if before is None or templates != before.templates:
        tool.cache_clear()
        forget_templates()
    sound = latest.common is not None and not any(is_common(finding) for finding in errors(latest.findings))
    content = _shown(latest, before) if before and before.sound and not sound else latest
    return Snapshot(
        content=content,
        common=content.common or no_programme(),
        findings=latest.findings,
        sound=sound or bool(before and before.sound),
        histories=content.histories,
        marks=_marks(latest.tree, begun, before.marks if before else {}),
        settings=settings,
        templates=templates,
        base=digest_of([content.digest, content.today.isoformat(), content.head or "", tool(content.templates)]),
    )


def looked_at(before: Snapshot, root: Path, mentee: str) -> Snapshot | None:
    """Look at one mentee's files again; `before` itself where they look the same.

    None where a look at all files has to tell: something is still being written, a file is gone (it may be
    the first of many, or on its way to come back), the files at the top are others.
    """
    known, at, begun = before.marks.get(mentee), f"mentees/{mentee}", time_ns()
    try:
        if known is None or _settings(root / "content") != before.settings or not _is_plain(root / "content" / at):
            return None
        found = read_tree([Mount(root / "content" / at, at)])
    except OSError:
        return None
    look = look_of(found, mentee, begun)
    if look and look == known.look:
        return before
    start, end = range_of(before.content.tree, f"{at}/")
    if not look or not _paths(found.entries) >= _paths(before.content.tree.entries[start:end]):
        return None
    named = adjusted(found.findings, before.common.programme.checks)
    return replace(
        before,
        content=replace(before.content, tree=_in_place(before.content.tree, found, f"{at}/")),
        findings=tuple(sorted([*_elsewhere(before.findings, f"{at}/"), *named])),
        marks={**before.marks, mentee: _mark(found, mentee, look, known)},
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


def _marks(tree: Tree, begun: int, before: Mapping[str, Mark]) -> dict[str, Mark]:
    return {mentee: _mark(tree, mentee, look_of(tree, mentee, begun), before.get(mentee)) for mentee in mentees(tree)}


def _mark(tree: Tree, mentee: str, look: str, before: Mark | None) -> Mark:
    if before and look and before.look == look:
        return before
    return Mark(look, digest_of_folder(read_mentee(tree, mentee)))


def mentees_at(snapshot: Snapshot, root: Path, paths: Iterable[str]) -> Set[str]:
    """Name the mentees in whose folders some files lie; nobody where one of the files lies elsewhere."""
    parts = [Path(path).parts for path in paths]
    start = (root / "content" / "mentees").parts
    found = {part[len(start)] if part[: len(start)] == start and len(part) > len(start) else "" for part in parts}
    return found if found <= snapshot.marks.keys() else set()


def _in_place(tree: Tree, found: Tree, prefix: str) -> Tree:
    """Put what was found in one folder in the place of what was there."""
    start, end = range_of(tree, prefix)
    findings = sorted([*_elsewhere(tree.findings, prefix), *found.findings])
    return Tree((*tree.entries[:start], *found.entries, *tree.entries[end:]), tuple(findings))


def _paths(entries: Iterable[Entry]) -> Set[str]:
    return {entry.path for entry in entries}


def _elsewhere(findings: Iterable[Diagnostic], prefix: str) -> list[Diagnostic]:
    return [finding for finding in findings if not finding.path.startswith(prefix)]


def _is_plain(folder: Path) -> bool:
    """Tell whether a folder and the one around it are folders themselves, and lead nowhere else.

    Errors: OSError where there is none.
    """
    return all(S_ISDIR(place.lstat().st_mode) for place in (folder.parent, folder))


def _settings(content: Path) -> Signature:
    return _signed(content / name for name in SETTINGS)


def _signed(files: Iterable[Path]) -> Signature:
    """Sign those of some files that are there.

    Errors: OSError where one goes meanwhile.
    """
    states = ((file, file.lstat()) for file in files if file.is_file())
    return tuple((str(file), state.st_size, state.st_mtime_ns) for file, state in states)
