"""Bytes and names that a power cut cannot take back: forced to the disk, in the order in which they are needed."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mentorsite.publish.folders import parents


def force(path: str | Path) -> None:
    """Wait until a file's bytes, or the names in a folder, lie on the disk; errors: OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        os.fsync(descriptor)
    except OSError as fault:
        # A file system that knows no such thing for folders keeps their names by itself.
        if fault.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)


def force_tree(root: Path) -> None:
    """Force the files of a tree, each of them once whatever its names, then the folders, the innermost first."""
    done: set[int] = set()
    for folder, _, names in os.walk(root, topdown=False):
        for path in [f"{folder}/{name}" for name in names]:
            its = os.lstat(path)
            # Nothing but files: others may have left a link here, or a pipe, that would have us wait.
            if stat.S_ISREG(its.st_mode) and its.st_ino not in done:
                done.add(its.st_ino)
                force(path)
        force(folder)


def force_names(root: Path, files: Iterable[str]) -> None:
    """Force the folders in which these files have come or gone; one that is gone itself needs nothing."""
    for folder in sorted({folder for file in files for folder in parents(file)}, reverse=True):
        with suppress(FileNotFoundError):
            force(root / folder)
    force(root)


def force_way(place: Path) -> None:
    """Force the names of the folders on the way to a place; those that we may not open were there before us."""
    for folder in place.parents:
        with suppress(PermissionError):
            force(folder)
