"""Files and folders of a tree: written whole, with fixed modes, never through a link."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Collection, Container, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from sys import intern

from mentorsite.publish.place import INSIDE, MARKER, Refused


def parents(file: str) -> Iterator[str]:
    """The folders above a file, the nearest first, without the root."""
    while "/" in file:
        file = file.rpartition("/")[0]
        yield file


def new_parents(file: str, known: Container[str]) -> list[str]:
    """The folders above a file, the nearest first, up to one that is known: then all above it are."""
    found = []
    folder = file.rpartition("/")[0]
    while folder and folder not in known:
        # The folders of a large site are listed more than once, but need not be in memory as often.
        found.append(intern(folder))
        folder = folder.rpartition("/")[0]
    return found


def is_folder(path: str | Path) -> bool:
    """Whether a real folder stands there, not a link to one."""
    with suppress(OSError):
        return stat.S_ISDIR(os.lstat(path).st_mode)
    return False


def has_size(path: str | Path, size: int) -> bool:
    """Whether an ordinary file, not a link, of this size in bytes stands there."""
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size == size


def holds(path: str | Path, data: bytes) -> bool:
    """Whether an ordinary file with exactly these bytes stands there."""
    with suppress(OSError):
        return has_size(path, len(data)) and Path(path).read_bytes() == data
    return False


def write_file(path: str | Path, data: bytes) -> None:
    """Write a new file, readable for all whatever the umask; errors: OSError, also if it exists."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
    try:
        os.fchmod(descriptor, 0o644)
        written = os.write(descriptor, data)
        while written < len(data):
            written += os.write(descriptor, data[written:])
    finally:
        os.close(descriptor)


def share(source: str | Path, target: str | Path, *, elsewhere: bool = True) -> None:
    """Give a file a second name, or make a copy where it can have none.

    Errors: OSError, also if the target exists; without `elsewhere`, if the source lies on another
    file system.
    """
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as fault:
        if fault.errno in {errno.EEXIST, errno.ENOENT, errno.ENOTDIR, *(() if elsewhere else (errno.EXDEV,))}:
            raise
        shutil.copy2(source, target, follow_symlinks=False)


def make_folders(root: str | Path, file: str, made: set[str]) -> str:
    """Make the folders above a file, remember them in `made`, and return the file's path.

    Errors: Refused if somebody else has put a file or a link where a folder should be.
    """
    for folder in reversed(new_parents(file, made)):
        path = f"{root}/{folder}"
        with suppress(FileExistsError):
            os.mkdir(path)  # noqa: PTH102 (a site has as many folders as pages, and paths made of text are cheaper)
        found = os.lstat(path)
        if not stat.S_ISDIR(found.st_mode):
            raise Refused(f"a file or a link stands in the way: {folder}")
        if stat.S_IMODE(found.st_mode) != 0o755:
            os.chmod(path, 0o755)  # noqa: PTH101, S103 (a server reads as somebody else)
        made.add(folder)
    return f"{root}/{file}"


def remove(root: Path, files: Iterable[str]) -> None:
    """Remove files, then the folders that this has emptied; what is missing already does no harm."""
    emptied: set[str] = set()
    for file in files:
        if is_beneath(root, file):
            if not is_folder(root / file):
                (root / file).unlink(missing_ok=True)
            emptied.update(parents(file))
    for folder in sorted(emptied, key=lambda name: name.count("/"), reverse=True):
        with suppress(OSError):
            (root / folder).rmdir()


def is_beneath(root: Path, file: str) -> bool:
    """Whether all folders above a file are real ones, so that its path does not lead out of the root."""
    return all(is_folder(root / folder) for folder in parents(file))


def obstacle(root: Path, file: str, ours: Collection[str]) -> str | None:
    """What somebody else has put where this file, or a folder above it, should be; None if nothing.

    `ours` are the files that may be removed.
    """
    for folder in parents(file):
        if os.path.lexists(root / folder) and not is_folder(root / folder):
            return None if folder in ours else folder
    if is_folder(root / file):
        return next((name for name in walk(root, f"{file}/") if name not in ours), None)
    return None


def strangers(root: Path, ours: Collection[str]) -> list[str]:
    """Files that others have put into a tree, and empty folders (with a closing slash), in order."""
    return sorted(name for name in walk(root, "") if name not in ours and name != MARKER)


def walk(root: Path, folder: str) -> Iterator[str]:
    """Files and links beneath a folder, relative to the root, and empty folders with a closing slash."""
    with os.scandir(root / folder) as found:
        entries = list(found)
    if folder and not entries:
        yield folder
    for entry in entries:
        if not folder and entry.name.startswith(INSIDE):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from walk(root, f"{folder}{entry.name}/")
        else:
            yield folder + entry.name


def carry_over(source: Path, target: Path, names: Iterable[str], made: set[str]) -> None:
    """Give a new tree what others have put into the old one; a file that both have is the new one's.

    Errors: Refused if it is a file in one tree and a folder in the other; OSError (EXDEV) if something
    is mounted in the old tree.
    """
    ours = frozenset(made)
    for name in names:
        # A file in an empty folder stands for the folder: only what is above it is made.
        path = make_folders(target, name + MARKER if name.endswith("/") else name, made)
        if is_folder(path):
            raise Refused(f"a file or a link stands in the way: {name}")
        if not name.endswith("/") and not os.path.lexists(path):
            share(source / name, path, elsewhere=False)
    for folder in made - ours:
        shutil.copymode(source / folder, target / folder)
