"""Where a site is prepared before it stands: a folder that is closed to others, and swept after a kill.

All names that a killed build can leave behind follow one pattern, so that the next build finds them.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from mentorsite.publish.place import INSIDE


def new_staging(out: Path) -> Path:
    """Make a folder from which files can be renamed into the output: beside it, or else inside."""
    out.parent.mkdir(parents=True, exist_ok=True)
    token = os.urandom(8).hex()
    beside, inside = out.with_name(f".{out.name}.new-{token}"), out / f"{INSIDE}{token}"
    if not out.exists() or _can_stand_beside(beside, inside):
        beside.mkdir(mode=0o700, exist_ok=True)
        return beside
    inside.mkdir(mode=0o700)
    return inside


def _can_stand_beside(beside: Path, inside: Path) -> bool:
    """Whether a folder can be made there, and a file be renamed from it into the output (no mount point)."""
    try:
        beside.mkdir(mode=0o700)
        (beside / "trial").touch()
        (beside / "trial").rename(inside)
    except OSError:
        discard(beside)
        return False
    inside.unlink()
    return True


def aside_of(staging: Path) -> Path:
    """Where the old site lies for a moment when two folders cannot be exchanged in one step."""
    return staging.with_name(staging.name.replace(".new-", ".old-"))


def is_staging(name: str, out: Path) -> bool:
    """Whether a name is one of ours beside the output or in it."""
    return bool(re.fullmatch(rf"(?:\.{re.escape(out.name)}\.(?:new|old)-|{re.escape(INSIDE)})[0-9a-f]{{16}}", name))


def leftovers(out: Path) -> list[Path]:
    """What killed builds have left beside the output and in it."""
    return [folder / name for folder in (out.parent, out) for name in _names(folder) if is_staging(name, out)]


def _names(folder: Path) -> list[str]:
    with suppress(OSError):
        return sorted(path.name for path in folder.iterdir())
    return []


def discard(path: Path) -> None:
    """Remove a tree of ours; what resists is closed to others and left for the next build."""
    # A build with nothing to do has nothing to remove, and it takes longer to load than all that is done then.
    import shutil

    with suppress(OSError):
        if path.is_symlink() or not path.is_dir():
            path.unlink(missing_ok=True)
            return
        path.chmod(0o700)
        shutil.rmtree(path, ignore_errors=True)
