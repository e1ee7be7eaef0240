"""Changes of the roster as lines to read: who is new, whose entry changes, who has left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from mentorsite.connect.roster import Change
from mentorsite.connect.splices import ORDER

_LONGEST: Final = 60
_NOBODYS: Final = ("email", "manager", "hr")
"""Keys whose circle is nobody: their values are shown on a terminal only, a log may have other readers."""
_NOTHING: Final = "–"
_KEPT: Final = "…"


def lines(changes: Iterable[Change], *, in_full: bool) -> Iterator[str]:
    """Write the changes: `+` somebody new, `~` an entry that changes, `-` somebody who has left."""
    for change in changes:
        yield f"{'+' if change.is_new else '-' if change.leaves else '~'} {change.person}"
        for key in ORDER:
            if key in change.after and not (change.is_new and change.after[key] is None):
                yield f"    {key}: {_told(change, key, in_full)}"


def _told(change: Change, key: str, in_full: bool) -> str:
    if key in _NOBODYS and not in_full:
        return _KEPT
    before, after = change.before.get(key), change.after[key]
    return _short(after) if before is None else f"{_short(before)} → {_short(after)}"


def _short(value: str | None) -> str:
    if value is None:
        return _NOTHING
    return value if len(value) <= _LONGEST else value[: _LONGEST - 1] + _KEPT
