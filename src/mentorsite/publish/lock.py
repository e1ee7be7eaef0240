"""One build at a time: a lock in the state folder, outside the output."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from mentorsite.publish.state import private_folder

PAUSE: Final = 0.05
"""Seconds between two looks at the lock."""

_held: set[int] = set()


class Busy(Exception):  # noqa: N818 (what the reader is told; not a fault)
    """Another build holds the lock, longer than we were ready to wait."""


@contextmanager
def locked(state: Path, wait: float) -> Iterator[None]:
    """Hold the lock of a state folder; a second build waits here, `wait` seconds at most.

    Errors: Busy when the time is over.
    """
    private_folder(state)
    descriptor = os.open(state / "lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    _held.add(descriptor)
    try:
        _take(descriptor, time.monotonic() + wait)
        yield
    finally:
        # A forked worker that ends here has let go already.
        if descriptor in _held:
            _held.discard(descriptor)
            fcntl.flock(descriptor, fcntl.LOCK_UN)
            os.close(descriptor)


def _take(descriptor: int, until: float) -> None:
    while True:
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        if time.monotonic() >= until:
            raise Busy
        time.sleep(PAUSE)


def _let_go() -> None:
    """Close a worker's copies: when its build is killed, the lock must not outlive it in the worker."""
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


os.register_at_fork(after_in_child=_let_go)
