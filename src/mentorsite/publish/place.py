"""Which folder may hold a site: an absent or empty one, or one that carries our marker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from mentorsite.rules import N_

RESERVED: Final = ".mentorsite"
"""How the names begin that a site keeps for itself: its marker and its unfinished work."""

STATE: Final = ".mentorsite"
"""The folder beside content/ that holds what builds remember."""

MARKER: Final = f"{RESERVED}-site"
"""The file that says that a folder is one of our sites, and nothing else."""

MARKER_TEXT: Final = b"mentorsite site 1\n"

INSIDE: Final = f"{RESERVED}-new-"
"""How a folder with unfinished work begins that had to be made inside the output."""


class Refused(Exception):  # noqa: N818 (what the reader is told; the cli finds the words)
    """A folder that is not written to; the argument says why in a few words."""


def place_of(out: Path, state: Path, protected: Sequence[Path]) -> Path:
    """The output's full path, if it may be written to.

    Errors: Refused if it is a link or a file, holds something else, or lies where no site belongs.
    """
    if out.is_symlink():
        raise Refused(N_("it is a link"))
    place = out.resolve()
    if any(place == path or place in path.parents for path in _untouchable(state, protected)):
        raise Refused(N_("it holds more than a site"))
    if state.resolve() in place.parents or ".git" in place.parts:
        raise Refused(N_("it lies where no site belongs"))
    if place.exists() and not place.is_dir():
        raise Refused(N_("it is no folder"))
    if place.is_dir() and not is_ours(place) and not _is_empty(place):
        raise Refused(N_("it holds something else"))
    return place


def is_ours(place: Path) -> bool:
    """Whether a folder carries our marker."""
    return (place / MARKER).is_file() and not (place / MARKER).is_symlink()


def _is_empty(place: Path) -> bool:
    """Whether nothing is in a folder but what a killed build of ours has left there."""
    return all(path.name.startswith(INSIDE) for path in place.iterdir())


def _untouchable(state: Path, protected: Sequence[Path]) -> Iterator[Path]:
    yield from (path.resolve() for path in (*protected, state))
    with suppress(RuntimeError):  # A service may have no home.
        yield Path.home().resolve()
