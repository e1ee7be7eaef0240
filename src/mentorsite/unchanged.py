"""Whether anything has changed since the last build, told as git tells it: by names, sizes and times alone.

Where every file that a build reads or has written looks as it did, there is nothing to do but to say
again what was said. Whatever is in doubt is built in the ordinary way, which compares contents: another
day, other wishes, a file that was written while the build was at work, a build that was killed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from mentorsite.publish.place import STATE
from mentorsite.publish.staging import leftovers
from mentorsite.resources import LOCALES, TEMPLATES, versions

TICK = 20_000_000
"""Nanoseconds within which two changes of a file may bear the same time."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a build has said, for the next one that has nothing to do."""

    report: str
    """The findings, in words."""
    lines: tuple[str, ...]
    day: str
    zone: str
    """Whose clock tells the day; empty where it stands still."""


@dataclass(frozen=True, slots=True)
class Look:
    """How all files look at one moment."""

    digest: str
    newest: int
    """When the last one of those that a build reads was changed, in nanoseconds."""


def look_at(root: Path, out: Path) -> Look | None:
    """Look at all that a build of `out` reads and has written; None where that cannot be told so simply."""
    if _is_unfinished(root / STATE, out):
        return None
    ours = (Path(__file__).parent, TEMPLATES, LOCALES)
    read = [line for folder in (root / "content", root / "templates", *ours) for line in _below(folder)]
    repository = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    if (repository / ".git").is_file() or any(path.endswith("/.git") for path, *_ in read):
        # A worktree or a submodule: what git knows of it lies elsewhere.
        return None
    read += [line for file in _of_git(repository) if (line := _line(file))]
    made = [(path, state.st_mode, state.st_size) for path, state in _walk(out)]
    digest = hashlib.sha256(repr((versions(), read, made)).encode(errors="surrogateescape")).hexdigest()
    return Look(digest, max((line[-1] for line in read), default=0))


def _is_unfinished(state: Path, out: Path) -> bool:
    """Whether a killed build has left something behind: the next one finishes it, or sweeps it away."""
    return bool(leftovers(out.resolve())) or any(state.glob("site-*.journal.json"))


def _below(folder: Path) -> list[tuple[str, int, int, int, int, int]]:
    return [(path, *_signs(state)) for path, state in _walk(folder) if not path.endswith(".pyc")]


def _of_git(repository: Path) -> list[Path]:
    """List what changes with each commit, and with whom its authors are taken for."""
    git = repository / ".git"
    branches = sorted(file for file in (git / "refs" / "heads").rglob("*") if file.is_file())
    kept = ("HEAD", "logs/HEAD", "packed-refs", "shallow", "config")
    return [repository / ".mailmap", *(git / name for name in kept), *branches]


def _line(file: Path) -> tuple[str, int, int, int, int, int] | None:
    with suppress(OSError):
        return (str(file), *_signs(file.lstat()))
    return None


def _signs(state: os.stat_result) -> tuple[int, int, int, int, int]:
    return state.st_mode, state.st_size, state.st_ino, state.st_mtime_ns, state.st_ctime_ns


def _walk(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """List everything below a folder that is no folder itself, in order."""
    waiting = [str(folder)]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    yield entry.path, entry.stat(follow_symlinks=False)


def said_again(root: Path, out: Path, wishes: Sequence[object], clock: Callable[[tzinfo], date]) -> Said | None:
    """Recall what the last build with these wishes said, if nothing has changed since; None where it is to be built."""
    try:
        known = json.loads(_place(root, out).read_bytes())
        if known["wishes"] != [str(wish) for wish in wishes]:
            return None
        said = Said(known["report"], tuple(known["lines"]), known["day"], known["zone"])
        if said.zone and clock(ZoneInfo(said.zone)).isoformat() != said.day:
            return None
        look = look_at(root, out)
        return said if look and look.digest == known["look"] else None
    except (OSError, ValueError, LookupError, TypeError):
        return None


def remember(root: Path, out: Path, wishes: Sequence[object], said: Said, begun: int) -> None:
    """Remember what a build said that began at a time in nanoseconds, unless a file was changed about then or later."""
    # By now all of it has been imported anyway.
    from mentorsite.publish.state import write_private

    look = look_at(root, out)
    if look is None or look.newest > begun - TICK:
        _place(root, out).unlink(missing_ok=True)
        return
    write_private(_place(root, out), {"look": look.digest, "wishes": [str(wish) for wish in wishes], **asdict(said)})


def forget(root: Path) -> None:
    """Remember nothing of any build: what it said names files."""
    for place in (root / STATE).glob("unchanged-*.json"):
        place.unlink(missing_ok=True)


def _place(root: Path, out: Path) -> Path:
    """One file for each output, for the last wishes alone: others have made another output of it."""
    key = hashlib.sha256(os.fsencode(os.path.relpath(out, root))).hexdigest()[:16]
    return root / STATE / f"unchanged-{key}.json"
