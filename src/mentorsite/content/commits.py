"""Commits: what git's log tells, taken apart into who, when, and what changed.

Hostile names and words can only stand where they are told: files are counted off and lines
counted as git announces them, so that nothing in them passes for a commit or for another file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, MutableMapping
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from mentorsite.content.git import Trouble

_COMMIT = re.compile(r"\0?([0-9a-f]{40,64}) ([0-9a-f ]*)\n([^\n]*)\n([^\n]*)\n([^\n\0]*)\n([^\0]*)\0")
_FILE = re.compile(r"\0?\n?(:+)([0-7]{6} )+((?:[0-9a-f]{40,64} )+)([A-Z]+)\d*\0")
_HUNK = re.compile(r"@@+((?: -\d+(?:,\d+)?)+) \+\d+(?:,(\d+))? @@+[^\n]*\n")
_CO_AUTHOR = re.compile(r"^co-authored-by:[^\n<]*<?([^>\n]*)", re.IGNORECASE | re.MULTILINE)
_MOMENT = re.compile(r"(\d{1,12}) ([+-])(\d\d)(\d\d)")
_1970: Final = date(1970, 1, 1).toordinal()
_EARLIEST: Final = date(2005, 4, 1)
"""Git's first month: what claims to be older comes from a clock that stands still, or from a joke."""

T = TypeVar("T")


class Line(NamedTuple):
    """A line that a commit took away or brought."""

    signs: str
    """`-` or `+` for each parent; a blank where nothing changed against that parent."""
    text: str


class Change(NamedTuple):
    """What a commit did to one file."""

    status: str
    """A letter for each parent: Added, Deleted, Modified, Renamed, Type changed."""
    before: tuple[str, ...]
    """The file's path in each parent, from the top of the repository; its own where it was not there."""
    path: str
    old: tuple[str, ...]
    """The object of its content in each parent."""
    new: str
    lines: tuple[Line, ...] | None
    """None where they were not asked for or cannot be told."""

    @property
    def is_arrival(self) -> bool:
        """Whether no parent has the file."""
        return set(self.status) == {"A"}

    @property
    def is_departure(self) -> bool:
        """Whether the commit leaves nothing of the file."""
        return "D" in self.status

    @property
    def is_merged(self) -> bool:
        """Whether it differs from what each of several parents had."""
        return len(self.status) > 1


class Commit(NamedTuple):
    """One commit."""

    id: str
    parents: tuple[str, ...]
    author: str | None
    """The person's id; None for a stranger, and where more than one person wrote it."""
    day: date | None
    """The author's day where the author was; None where it cannot be right."""
    known_by: date | None
    """The day in the same place on which it was committed at the latest."""
    is_cut_off: bool
    """Whether a shallow clone ends here: what seems to begin with it was there before."""
    changes: tuple[Change, ...]


def commits(log: str, person: Callable[[str], str | None], *, shallow: bool = False) -> Iterator[Commit]:
    """Read a log; `person` knows the id of the person behind an e-mail address.

    Errors: Trouble if it is no log.
    """
    position, end = 0, len(log.rstrip("\0"))
    while position < end:
        match = _COMMIT.match(log, position)
        if match is None:
            raise Trouble("damaged")
        changes, position = _changes(log, match.end())
        yield _commit(match, tuple(changes), person, shallow)


def _commit(
    match: re.Match[str], changes: tuple[Change, ...], person: Callable[[str], str | None], shallow: bool
) -> Commit:
    id, above, authored, committed, address, words = match.groups()
    parents, (day, known_by) = tuple(above.split()), _days(authored, committed)
    return Commit(id, parents, _author(address, words, person), day, known_by, shallow and not parents, changes)


def retell(
    held: MutableMapping[str, T],
    moved: MutableMapping[str, str],
    commit: Commit,
    tell: Callable[[T | None, Change, Commit], T],
) -> None:
    """Take a commit's changes into what is held of each file.

    `moved` remembers renames: another branch may still know the file by its old name.
    """
    for change in commit.changes:
        place = _place(held, moved, change)
        known = held.get(place)
        if change.is_departure or change.status == "R":
            held.pop(change.before[0], None)
        if change.is_departure:
            continue
        target = place if change.status in ("M", "T") else change.path
        if change.status == "R":
            moved[change.before[0]] = target
        if target == change.path:
            moved.pop(target, None)
        held[target] = tell(known, change, commit)


def _place(held: Container[str], moved: Mapping[str, str], change: Change) -> str:
    """Under which path something is held of a file so far; its own if nothing is."""
    if change.is_arrival:
        return change.path
    places = (_followed(path, held, moved) for path in (*change.before, change.path))
    return next((place for place in places if place in held), change.path)


def _followed(path: str, held: Container[str], moved: Mapping[str, str]) -> str:
    """Where a file that had this path lies now."""
    seen = {path}
    while path not in held and path in moved and moved[path] not in seen:
        path = moved[path]
        seen.add(path)
    return path


def _author(address: str, words: str, person: Callable[[str], str | None]) -> str | None:
    """Whose words a commit brings: its author's, unless it names somebody else as well."""
    author = person(address)
    return author if all(person(other) == author for other in _CO_AUTHOR.findall(words)) else None


def _days(authored: str, committed: str) -> tuple[date | None, date | None]:
    """The day of the author, and the day there when it was committed; an author later than that is not believed."""
    day, at = _day(authored, authored), _day(committed, authored) or _day(committed, committed)
    return (day if day and at and day <= at else None), at


@lru_cache(maxsize=4_096)
def _day(moment: str, zone: str) -> date | None:
    """The day of a moment in the zone of another."""
    when, where = _MOMENT.fullmatch(moment), _MOMENT.fullmatch(zone)
    if not (when and where):
        return None
    ahead = int(where[3]) * 60 + int(where[4])
    ordinal = _1970 + (int(when[1]) + (ahead if where[2] == "+" else -ahead) * 60) // 86_400
    if ahead > 14 * 60 or not _EARLIEST.toordinal() <= ordinal <= date.max.toordinal():
        return None
    return date.fromordinal(ordinal)


def _changes(log: str, position: int) -> tuple[Iterable[Change], int]:
    """The changes of a commit whose head has been read."""
    changes: list[Change] = []
    while match := _FILE.match(log, position):
        change, position = _change(log, match)
        changes.append(change)
    if not log.startswith("\0diff --", position):
        return changes, position
    told, position = _patches(log, position + 1)
    if len(told) != len(changes):
        return changes, position
    return [change._replace(lines=lines) for change, lines in zip(changes, told, strict=True)], position


def _change(log: str, match: re.Match[str]) -> tuple[Change, int]:
    colons, _, objects, status = match.groups()
    *old, new = objects.split()
    count = len(colons) + 1 if len(colons) > 1 else 2 if status == "R" else 1
    position = match.end()
    paths = []
    for _ in range(count):
        end = log.find("\0", position)
        if end < 0:
            raise Trouble("damaged")
        paths.append(log[position:end])
        position = end + 1
    return Change(status, tuple(paths[:-1] or paths), paths[-1], tuple(old), new, None), position


def _patches(log: str, position: int) -> tuple[list[tuple[Line, ...] | None], int]:
    """The changed lines of each file; None where git does not tell them, as for what it takes for no text."""
    files: list[list[Line] | None] = []
    while position < len(log) and not _COMMIT.match(log, position):
        if hunk := _HUNK.match(log, position):
            lines, position = _lines(log, hunk)
            if files and (current := files[-1]) is not None:
                current.extend(lines)
            continue
        end = log.find("\n", position) + 1 or len(log)
        if log.startswith("diff --", position):
            files.append([])
        elif files and log.startswith("Binary files ", position):
            files[-1] = None
        position = end
    return [None if lines is None else tuple(lines) for lines in files], position


def _lines(log: str, hunk: re.Match[str]) -> tuple[list[Line], int]:
    """The lines of a hunk, as many as it announces."""
    left = [_count(span) for span in hunk[1].split()]
    new, position, parents = int(hunk[2] or 1), hunk.end(), len(left)
    found: list[Line] = []
    while (new > 0 or any(count > 0 for count in left)) and position < len(log):
        end = log.find("\n", position)
        end = end if end >= 0 else len(log)
        signs, text = log[position : position + parents], log[position + parents : end]
        position = end + 1
        if signs.startswith("\\"):
            continue
        taken = "-" if "-" in signs else " "
        left = [count - (sign == taken) for count, sign in zip(left, signs, strict=False)]
        new -= "-" not in signs
        found.append(Line(signs, text.rstrip("\r")))
    return found, position


def _count(span: str) -> int:
    """How many lines `-3,2` is about: two; `-3` is about one."""
    return int(span.partition(",")[2] or 1)
