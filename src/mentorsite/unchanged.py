"""Whether anything has changed since the last build, told as git tells it: by names, sizes and times alone.

Where every file that a build reads or has written looks as it did, there is nothing to do but to say
again what was said. Whatever is in doubt is built in the ordinary way, which compares contents: another
day, other wishes, a file that was written while the build was at work, a build that was killed.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, tzinfo
from pathlib import Path
from typing import Any

from mentorsite.publish.place import MARKER, MARKER_TEXT, STATE
from mentorsite.publish.staging import leftovers
from mentorsite.resources import LOCALES, TEMPLATES, TICK

Signs = tuple[str, int, int, int, int, int]
"""How a file or a folder looks: path, mode, size, number, when it was written, when anything about it changed."""


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
    """How all files that a build reads look at one moment."""

    digest: str
    newest: int
    """When the last one of them was changed, in nanoseconds."""


def look_at(root: Path) -> Look | None:
    """Look at all that a build reads; None where that cannot be told so simply."""
    own, shipped = (root / "content", root / "templates"), (Path(__file__).parent, TEMPLATES, LOCALES)
    repository = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    # The folders themselves, too: when a file goes, nothing else tells when.
    read = [*_each(own), *(signs for folder in own for signs in _below(folder))]
    if (repository / ".git").is_file() or any(path.endswith("/.git") and _is_file(mode) for path, mode, *_ in read):
        # A worktree or a submodule: what git knows of it lies elsewhere.
        return None
    read += _each([*_of_git(repository), *_libraries(root)])
    read += [signs for folder in shipped for signs in _below(folder) if _is_ours(signs)]
    return Look(_digest((sys.version, read)), max((signs[-1] for signs in read), default=0))


def look_of_site(out: Path, manifest: Path, made: Iterable[str]) -> str:
    """Look at the files that a build has made, and at its list of them.

    Errors: OSError if one of them is missing.
    """
    place = str(out)
    states = (os.lstat(f"{place}/{name}") for name in made)
    return _site(manifest, [(state.st_mode, state.st_size) for state in states])


def _site(manifest: Path, files: Sequence[tuple[int, int]]) -> str:
    return _digest((_signs(str(manifest), os.lstat(manifest)), files))


def _digest(signs: object) -> str:
    return hashlib.sha256(repr(signs).encode(errors="surrogateescape")).hexdigest()


def _is_unfinished(state: Path, out: Path) -> bool:
    """Whether a killed build has left something behind: the next one finishes it, or sweeps it away."""
    return bool(leftovers(out.resolve())) or any(state.glob("site-*.journal.json"))


def _of_git(repository: Path) -> list[Path]:
    """List what changes with each commit, and with whom its authors are taken for."""
    git = repository / ".git"
    branches = sorted(file for file in (git / "refs" / "heads").rglob("*") if file.is_file())
    kept = ("HEAD", "logs/HEAD", "packed-refs", "shallow", "config")
    return [repository / ".mailmap", *(git / name for name in kept), *branches]


def _libraries(root: Path) -> list[str]:
    """List where Python looks for libraries: who installs another version of one changes its folder."""
    return [path for path in sys.path if path not in ("", str(root))]


def _each(paths: Iterable[str | Path]) -> Iterator[Signs]:
    """Look at each of some files and folders, if it is there."""
    for path in paths:
        with suppress(OSError):
            yield _signs(str(path), os.lstat(path))


def _below(folder: Path) -> Iterator[Signs]:
    """Look at everything below a folder, in the order in which it lies there: that changes only with the folder."""
    waiting = [str(folder)]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                yield _signs(entry.path, entry.stat(follow_symlinks=False))


def _signs(path: str, state: os.stat_result) -> Signs:
    return path, state.st_mode, state.st_size, state.st_ino, state.st_mtime_ns, state.st_ctime_ns


def _is_file(mode: int) -> bool:
    return stat.S_ISREG(mode)


def _is_ours(signs: Signs) -> bool:
    """Whether it is a file that we have written: Python puts others beside it, whenever it likes."""
    return _is_file(signs[1]) and not signs[0].endswith(".pyc")


def compared(
    root: Path, out: Path, wishes: Sequence[object], clock: Callable[[tzinfo], date]
) -> tuple[Look | None, Said | None]:
    """Look at all that a build reads, and recall what the last one said with these wishes if nothing has changed since.

    Nothing is said where it is to be built; then the look is for `remember`.
    """
    known, made = _known(root, out, wishes, clock), None
    with suppress(LookupError, TypeError):
        listed, manifest = known["files"], root / STATE / known["manifest"]
        made = _aside(lambda: look_of_site(out, manifest, listed))
    look = look_at(root)
    try:
        said = Said(known["report"], tuple(known["lines"]), known["day"], known["zone"])
        same = made is not None and made() == known["made"] and look is not None and look.digest == known["read"]
    except (OSError, LookupError, TypeError):
        return look, None
    return look, said if same else None


def _known(root: Path, out: Path, wishes: Sequence[object], clock: Callable[[tzinfo], date]) -> dict[str, Any]:
    """Read what is known of the last build with these wishes on this day; nothing where it is to be built anyway."""
    with suppress(OSError, ValueError, LookupError, TypeError):
        known: dict[str, Any] = json.loads(_place(root, out).read_bytes())
        day, zone = known["day"], known["zone"]
        same = known["wishes"] == [str(wish) for wish in wishes] and (not zone or _day(zone, clock) == day)
        if same and not _is_unfinished(root / STATE, out):
            return known
    return {}


def _aside(look: Callable[[], str]) -> Callable[[], str]:
    """Begin to look in a second process, and return what waits for its answer: nothing if it has failed."""
    if threading.active_count() > 1:
        # The copy of a process with several threads may wait for ever for one that it does not have.
        return look
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writing, look().encode())
        finally:
            os._exit(0)
    os.close(writing)

    def answer() -> str:
        with os.fdopen(reading) as pipe:
            said = pipe.read()
        os.waitpid(child, 0)
        return said

    return answer


def _day(zone: str, clock: Callable[[tzinfo], date]) -> str:
    # A programme whose clock stands still does without.
    from zoneinfo import ZoneInfo

    return clock(ZoneInfo(zone)).isoformat()


def remember(
    root: Path,
    out: Path,
    wishes: Sequence[object],
    said: Said,
    made: Mapping[str, int],
    look: Look | None,
    begun: int,
) -> None:
    """Remember what a build said that began at a time in nanoseconds and has made files of some sizes.

    `look` is how all that it reads looked when it began: what was changed since will look different then.
    A file that was changed just before is in doubt, and nothing is remembered.
    """
    # By now all of it has been imported anyway.
    from mentorsite.publish.state import ledger_of, write_private

    place, manifest = _place(root, out), ledger_of(root / STATE, out.resolve()).manifest
    if look is None or look.newest > begun - TICK or not manifest.exists():
        place.unlink(missing_ok=True)
        return
    files = {MARKER: len(MARKER_TEXT), **made}
    known = {
        "read": look.digest,
        "made": _site(manifest, [(stat.S_IFREG | 0o644, size) for size in files.values()]),
        "manifest": manifest.name,
        "files": list(files),
        "wishes": [str(wish) for wish in wishes],
        **asdict(said),
    }
    write_private(place, known)


def forget(root: Path) -> None:
    """Remember nothing of any build: what it said names files."""
    for place in (root / STATE).glob("unchanged-*.json"):
        place.unlink(missing_ok=True)


def _place(root: Path, out: Path) -> Path:
    """One file for each output, for the last wishes alone: others have made another output of it."""
    key = hashlib.sha256(os.fsencode(os.path.relpath(out, root))).hexdigest()[:16]
    return root / STATE / f"unchanged-{key}.json"
