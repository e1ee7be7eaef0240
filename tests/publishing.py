"""What the tests of `publish` share: a site as a text, and what stands on disk.

One line is one page: who may open it | its address | its text. A page under `mentees/<id>/` is
the work of that mentee's unit, any other is `common`.
"""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path

from mentorsite.programme.audiences import EVERYONE
from mentorsite.publish.layout import READERS, Layout
from mentorsite.publish.trees import Publication, Published, locked, open_publication
from mentorsite.site.page import Page

FILE_WORK = (
    "open",
    "os.rename",
    "os.remove",
    "os.link",
    "os.mkdir",
    "os.rmdir",
    "os.chmod",
    "os.scandir",
    "ctypes.dlsym",
)


def pages(text: str) -> list[tuple[Page, str]]:
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return [(Page(address, words.encode(), audience(who)), unit(address)) for who, address, words in rows]


def audience(who: str) -> frozenset[str]:
    return EVERYONE if who == "everyone" else frozenset(who.split(", "))


def unit(address: str) -> str:
    return "/".join(address.split("/")[:2]) if address.startswith("mentees/") else "common"


def opened(project: Path, layout: Layout = READERS) -> Publication:
    return open_publication(project / "site", project / ".mentorsite", layout, protected=[project / "content"])


def publish(project: Path, text: str, layout: Layout = READERS, keep: tuple[str, ...] = ()) -> Published:
    """Publish these pages; units in `keep` must be ones that can stay as they are."""
    with locked(project / ".mentorsite", 10), opened(project, layout) as publication:
        for unit in keep:
            assert publication.keep(unit)
        for page, unit in pages(text):
            publication.emit(page, unit)
        return publication.commit()


def site(project: Path) -> dict[str, str]:
    """Every file of the site and its text, without the marker."""
    root = project / "site"
    found = {str(path.relative_to(root)): path.read_text() for path in root.rglob("*") if path.is_file()}
    found.pop(".mentorsite-site", None)
    return found


def traces(project: Path) -> dict[str, tuple[int, int, int]]:
    """Everything in the project, with its inode, its mode and the time of its last change."""
    found = {str(path.relative_to(project)): path.lstat() for path in project.rglob("*")}
    return {name: (its.st_ino, stat.S_IMODE(its.st_mode), its.st_mtime_ns) for name, its in found.items()}


def unfinished(project: Path) -> list[str]:
    """What a build has left behind: temporary trees and files, journals."""
    words = (".new-", ".old-", "-new-", ".tmp", "journal", "following")
    return sorted(name for name in traces(project) if any(word in name for word in words))


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do the work in a process that is killed (SIGKILL) at its n-th touch of a file; False if it ended before."""
    child = os.fork()
    if not child:
        _kill_at(step)
        try:
            work()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _kill_at(step: int) -> None:
    touches = iter(range(1, sys.maxsize))

    def count(event: str, _: object) -> None:
        if event in FILE_WORK and next(touches) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
