"""The tree of files: what lies where is found in one walk, and read folder by folder."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from mentorsite.content.reading import Attachment, Source, read_file
from mentorsite.content.rooms import is_folder, is_ignored, misplaced
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.resources import TICK
from mentorsite.urls import slug

__all__ = [
    "Attachment",
    "Entry",
    "Folder",
    "Mount",
    "Source",
    "Tree",
    "look_of",
    "mentees",
    "range_of",
    "read_common",
    "read_folder",
    "read_mentee",
    "read_tree",
]

_MOST_STRANGERS: Final = 50
"""Files that are named one by one in a folder without a place; more would drown the rest."""


@dataclass(frozen=True, slots=True)
class Mount:
    """A folder on disk and where it lies in the programme."""

    root: Path
    at: str = ""
    """For example `mentees/mara`; empty for the content folder itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file with a place in the programme, not yet read."""

    path: str
    """Relative to the content folder, with slashes, in NFC."""
    place: str
    """Where it lies on disk."""
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int

    @property
    def file(self) -> Path:
        """Where it lies on disk, as a path."""
        return Path(self.place)


@dataclass(frozen=True, slots=True)
class Tree:
    """All files of a programme."""

    entries: tuple[Entry, ...]
    """By path. A file with a finding about its name or kind is not among them."""
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a folder, read; everything by path."""

    sources: tuple[Source, ...]
    attachments: tuple[Attachment, ...]
    findings: tuple[Diagnostic, ...]
    """A file with a finding has no source. Those about names and kinds are among them: it is there, if not readable."""


def read_tree(mounts: Sequence[Mount]) -> Tree:
    """Walk the mounts without reading or following anything; a mount covers what lies below its place.

    Errors: OSError if the folder of a mount cannot be listed.
    """
    found: list[Entry | Diagnostic] = [item for mount in mounts for item in _walk(mount, mounts)]
    entries = [item for item in found if isinstance(item, Entry)]
    findings = [item for item in found if isinstance(item, Diagnostic)]
    collisions = list(_collisions(entries))
    refused = {finding.path for finding in collisions}
    kept = [entry for entry in entries if refused.isdisjoint((entry.path, _mentee_folder(entry.path)))]
    kept.sort(key=lambda entry: entry.path)
    return Tree(tuple(kept), tuple(sorted({*findings, *collisions})))


def read_folder(tree: Tree, prefix: str) -> Folder:
    """Read every file whose path begins with a prefix, such as `mentees/mara/`."""
    refused = [finding for finding in tree.findings if finding.path.startswith(prefix)]
    return _read(tree.entries[slice(*range_of(tree, prefix))], refused)


def read_mentee(tree: Tree, mentee: str) -> Folder:
    """Read every file of a mentee's folder."""
    return read_folder(tree, f"mentees/{mentee}/")


def look_of(tree: Tree, mentee: str, begun: int) -> str:
    """Digest how a mentee's files look from outside, as git does before it reads one: names, sizes, times.

    `begun` is when whoever asks began to look, in nanoseconds. Empty if a file was changed about then or
    later: a further change might leave it the same look.
    """
    prefix = f"mentees/{mentee}/"
    entries = tree.entries[slice(*range_of(tree, prefix))]
    if any(max(entry.mtime_ns, entry.ctime_ns) > begun - TICK for entry in entries):
        return ""
    looks = [(entry.path, entry.size, entry.mtime_ns, entry.ctime_ns, entry.inode) for entry in entries]
    refused = [finding for finding in tree.findings if finding.path.startswith(prefix)]
    return hashlib.sha256(repr((looks, refused)).encode()).hexdigest()


def read_common(tree: Tree) -> Folder:
    """Read everything that is not a mentee's."""
    start, end = range_of(tree, "mentees/")
    refused = [finding for finding in tree.findings if not finding.path.startswith("mentees/")]
    return _read([*tree.entries[:start], *tree.entries[end:]], refused)


def mentees(tree: Tree) -> tuple[str, ...]:
    """The names of the folders below `mentees/`."""
    start, end = range_of(tree, "mentees/")
    return tuple(sorted({entry.path.split("/", 2)[1] for entry in tree.entries[start:end]}))


def range_of(tree: Tree, prefix: str) -> tuple[int, int]:
    """First and last + 1 index of the entries whose path begins with a prefix."""
    if not prefix:
        return 0, len(tree.entries)
    after = prefix[:-1] + chr(ord(prefix[-1]) + 1)
    start = bisect_left(tree.entries, prefix, key=lambda entry: entry.path)
    return start, bisect_left(tree.entries, after, start, key=lambda entry: entry.path)


def _read(entries: Iterable[Entry], refused: Iterable[Diagnostic]) -> Folder:
    """Read files and sort them by what they turn out to be."""
    read = [read_file(entry.place, entry.path) for entry in entries]
    return Folder(
        tuple(item for item in read if isinstance(item, Source)),
        tuple(item for item in read if isinstance(item, Attachment)),
        tuple(sorted([*refused, *(item for item in read if isinstance(item, Diagnostic))])),
    )


def _walk(mount: Mount, mounts: Sequence[Mount]) -> Iterator[Entry | Diagnostic]:
    """The files of one mount, and what is wrong with names, kinds and places."""
    covering = {other.at.strip("/"): other.root for other in mounts if other is not mount}
    waiting = [(str(mount.root), mount.at.strip("/"))]
    os.scandir(mount.root).close()  # A mount that cannot be listed is no author's fault.
    while waiting:
        for item, path in _listed(*waiting.pop()):
            if isinstance(item, Diagnostic):
                yield item
            elif not item.is_dir(follow_symlinks=False):
                yield from _entry(item, path)
            elif path in covering:
                yield from islice(_covered(item, path, covering[path]), _MOST_STRANGERS)
            elif is_folder(path):
                waiting.append((item.path, path))
            else:
                yield from islice(_strangers(item.path, path), _MOST_STRANGERS)


def _listed(folder: str, at: str) -> Iterator[tuple[os.DirEntry[str] | Diagnostic, str]]:
    """What lies in a folder and is not passed over, with its path; nothing if the folder is gone."""
    try:
        with os.scandir(folder) as items:
            inside = sorted((item for item in items if not is_ignored(item.name)), key=lambda item: item.name)
    except PermissionError:
        inside = []
        yield fault(at, Place(), "file-unreadable/permission"), at
    except (FileNotFoundError, NotADirectoryError):
        inside = []
    for item in inside:
        path = _path(at, item.name)
        yield item if _is_utf8(item.name) else fault(path, Place(), "file-unreadable/name"), path


def _strangers(folder: str, at: str) -> Iterator[Diagnostic]:
    """A finding for each file in a folder that has no place."""
    for path in _below(folder, at):
        if isinstance(path, Diagnostic):
            yield path
        elif finding := misplaced(path):
            yield finding


def _covered(item: os.DirEntry[str], at: str, root: Path) -> Iterator[Diagnostic]:
    """A finding for each file in a folder that another mount covers, unless that is the folder itself."""
    if not Path(item.path).samefile(root):
        for path in _below(item.path, at):
            yield path if isinstance(path, Diagnostic) else fault(path, Place(), "file-unexpected/mounted")


def _below(folder: str, at: str) -> Iterator[str | Diagnostic]:
    """The paths of all files in a folder and its folders."""
    waiting = [(folder, at)]
    while waiting:
        for item, path in _listed(*waiting.pop()):
            if isinstance(item, Diagnostic):
                yield item
            elif item.is_dir(follow_symlinks=False):
                waiting.append((item.path, path))
            else:
                yield path


def _entry(item: os.DirEntry[str], path: str) -> Iterator[Entry | Diagnostic]:
    """A file as an entry, or what is wrong with it; nothing if it is gone."""
    if not item.is_file(follow_symlinks=False):
        yield fault(path, Place(), "file-unreadable/kind")
    elif finding := misplaced(path):
        yield finding
    else:
        with suppress(FileNotFoundError):
            state = item.stat(follow_symlinks=False)
            yield Entry(path, item.path, state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)


def _path(at: str, name: str) -> str:
    """The path of something in a folder; bytes that are no UTF-8 are written in hexadecimal."""
    readable = name if _is_utf8(name) else os.fsencode(name).decode(errors="backslashreplace")
    return unicodedata.normalize("NFC", f"{at}/{readable}" if at else readable)


def _is_utf8(name: str) -> bool:
    return name.isascii() or not any("\udc80" <= character <= "\udcff" for character in name)


def _collisions(entries: Sequence[Entry]) -> Iterator[Diagnostic]:
    """Files of one folder, and folders of mentees, whose names give the same address; each names another."""
    same: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for path in [*(entry.path for entry in entries), *{_mentee_folder(entry.path) for entry in entries}]:
        folder, _, name = path.rpartition("/")
        stem, _, ending = name.rpartition(".") if folder != "mentees" else (name, "", "")
        same[folder, slug(stem), ending.casefold()].append(path)
    for paths in same.values():
        if len(paths) > 1:
            first, second = sorted(paths)[:2]
            yield from (
                fault(path, Place(), "name-collision", other=second if path == first else first) for path in paths
            )


def _mentee_folder(path: str) -> str:
    """The folder of the mentee to whom a file belongs; empty for all others."""
    return "/".join(path.split("/", 2)[:2]) if path.startswith("mentees/") else ""
