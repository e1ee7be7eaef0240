"""A bell that rings when files may have changed: the only place that knows watchfiles.

Whoever hears the bell looks at the files again: at those that it names, or at all where it names none.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Final

from watchfiles import watch

QUIET: Final = 0.03
"""Seconds without a change after which the bell rings."""
LONGEST: Final = 3.0
"""Seconds after which it rings even though changes go on."""
PULSE: Final = 1.0
"""Seconds between two looks at whether the folders are still the same ones."""

Watcher = Callable[[Sequence[Path], Event], Iterator[Collection[str]]]
"""Yields the paths where something happened, once it is quiet; nothing at each pulse."""
Identity = tuple[tuple[int, int] | None, ...]


def watched(folders: Sequence[Path], stop: Event, pulse: float = PULSE) -> Iterator[Collection[str]]:
    """Watch folders with the system's own events."""
    changes = watch(
        *folders,
        watch_filter=None,
        debounce=round(LONGEST * 1000),
        step=round(QUIET * 1000),
        rust_timeout=round(pulse * 1000),
        yield_on_timeout=True,
        stop_event=stop,
        raise_interrupt=False,
        ignore_permission_denied=True,
    )
    return ({path for _, path in found} for found in changes)


def bells(
    folders: Sequence[Path], stop: Event, watcher: Watcher = watched, pulse: float = PULSE
) -> Iterator[Collection[str]]:
    """Ring when something in the folders may have changed, until `stop` is set, and name the paths.

    Where none is named, anything may have changed.

    A folder that is away is looked for at each pulse; one that comes back, or was replaced
    by another, is watched anew.
    """
    while not stop.is_set():
        before = _identity(folders)
        if before[0] is None:
            stop.wait(pulse)
        elif not (yield from _while_the_same(folders, before, stop, watcher)):
            # The system has no more watches to give, or the folder vanished just now: then each pulse rings.
            stop.wait(pulse)
        yield ()


def _while_the_same(
    folders: Sequence[Path], before: Identity, stop: Event, watcher: Watcher
) -> Generator[Collection[str], None, bool]:
    """Ring until the folders are others; false where they cannot be watched."""
    present = [folder for folder, identity in zip(folders, before, strict=True) if identity is not None]
    echo = True
    try:
        with closing(_closable(watcher(present, stop))) as changes:
            for paths in changes:
                # Once more after the last change: what came into a new folder before it was watched is seen, too.
                if paths or echo:
                    yield paths
                echo = bool(paths)
                if _identity(folders) != before or any(str(folder) in paths for folder in present):
                    return True
    except (OSError, RuntimeError):
        return False
    return True


def _closable(changes: Iterator[Collection[str]]) -> Generator[Collection[str], None, None]:
    yield from changes


def _identity(folders: Sequence[Path]) -> Identity:
    return tuple(map(_own, folders))


def _own(folder: Path) -> tuple[int, int] | None:
    try:
        state = folder.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino
