"""Two folders change places, at once where the system can do that."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2


def exchange(new: Path, standing: Path, aside: Path) -> bool:
    """Put the folder `new` in the place of `standing`; False, and nothing moved, where that cannot be.

    Afterwards the folder that stood there lies at `new`, or at `aside` where two renames were needed.
    A kill between those two leaves `standing` missing: the caller's journal has to know of it.
    """
    try:
        if not standing.exists():
            new.rename(standing)
        elif not swap(new, standing):
            _rename_twice(new, standing, aside)
    except OSError:
        # A mount point, another file system, an overlay's lower layer: folders cannot be renamed there.
        return False
    return True


def swap(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system has no such call."""
    if not sys.platform.startswith("linux"):
        return False
    # Slow to load, and most builds change a few files only.
    import ctypes

    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    return bool(call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


def _rename_twice(new: Path, standing: Path, aside: Path) -> None:
    standing.rename(aside)
    try:
        new.rename(standing)
    except OSError:
        aside.rename(standing)
        raise
