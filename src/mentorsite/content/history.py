"""History: what git knows of a programme's files: who wrote them, when steps were taken, earlier wordings.

Everything here may be missing, and the site is built all the same; what is known is right. E-mail
addresses are matched with the roster here, and go no further.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from heapq import merge
from pathlib import Path
from typing import Final, TypeVar

from mentorsite.content import authorship, ticks
from mentorsite.content.authorship import FileHistory, as_it_lies
from mentorsite.content.commits import Change, Commit, commits, retell
from mentorsite.content.git import Repository, Trouble, commits_of, log, repository_of
from mentorsite.content.records.people import Person
from mentorsite.content.ticks import GoalHistory, Wording, is_goal
from mentorsite.diagnostics import Diagnostic, Place, fault

__all__ = ["FileHistory", "History", "Remembered", "Wording", "as_it_lies", "earlier", "of_mentees", "read", "worded"]

K = TypeVar("K")
V = TypeVar("V")

_FEW_FILES: Final = 5
"""Files of a commit up to which all of them are told: a large one would bring much that is no goal's."""
_FORM: Final = "1"
"""Of what is remembered: another one is read anew."""
_MESSAGES: Final = {
    "owner": "history-unreadable/owner",
    "slow": "history-unreadable/slow",
    "damaged": "history-unreadable",
}


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was read for the last build, so that only newer commits need to be read; for the private state alone.

    Paths go from the top of the repository, also those of files outside the programme.
    """

    head: str
    made_from: str
    """Digest of what the reading depends on besides the commits: the roster's addresses, the mailmap."""
    latest: date | None
    """The latest day of a commit that was read."""
    ahead: date | None
    """The first day of a commit that was not read, since its day had not come."""
    files: Mapping[str, FileHistory]
    goals: Mapping[str, GoalHistory]
    files_moved: Mapping[str, str]
    goals_moved: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class History:
    """What git knows, by paths as everywhere in the programme; what is missing is unknown."""

    head: str | None = None
    """The commit that is checked out."""
    files: Mapping[str, FileHistory] = field(default_factory=dict)
    ticks: Mapping[tuple[str, str], date] = field(default_factory=dict)
    """By a goal's path and a step's text: the day on which it was taken, for steps that were when last committed."""
    titles: Mapping[str, Wording] = field(default_factory=dict)
    """Each goal's title as last committed; ask `worded`, for the file may have another one by now."""
    wordings: Mapping[str, tuple[Wording, ...]] = field(default_factory=dict)
    """The titles that each goal had before, the oldest first: for its owner alone; ask `earlier`."""
    committed: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    """The days on which each conversation's file was committed, where all of them are known."""
    findings: tuple[Diagnostic, ...] = ()
    remembered: Remembered | None = None
    """For the next reading; None where everything has to be read anew anyway."""


def read(
    root: Path, people: Mapping[str, Person], today: date, since: Remembered | None = None, at: str = ""
) -> History:
    """Read the history of a folder, from what is remembered on; commits after `today` are not read.

    `at` is the folder's place in the programme, as that of a mount.
    """
    try:
        repository = repository_of(root)
        if repository is None:
            return History()
        remembered = _up_to_date(repository, _addresses(people), today, since)
    except Trouble as trouble:
        return History(findings=(fault("programme.md", Place(), _MESSAGES[trouble.word]),))
    history = _in_programme(remembered, repository.folder, at)
    if repository.shallow:
        return replace(history, findings=(fault("programme.md", Place(), "history-shallow"),))
    return replace(history, remembered=remembered)


def worded(history: History, path: str, title: str) -> Wording | None:
    """Who wrote the title that a goal has now, and when; None where it is not committed as it stands."""
    known = history.titles.get(path)
    return known if known and known.title == title else None


def earlier(history: History, path: str, title: str) -> tuple[Wording, ...]:
    """The titles that a goal had before the one it has now, for its owner alone; none where that one is unknown."""
    return history.wordings.get(path, ()) if worded(history, path, title) else ()


def of_mentees(history: History) -> dict[str, History]:
    """Give each mentee's folder its own part: only what is about its files, so that nothing else changes it."""
    files, taken = _by_mentee(history.files, str), _by_mentee(history.ticks, lambda key: key[0])
    titles, wordings = _by_mentee(history.titles, str), _by_mentee(history.wordings, str)
    committed = _by_mentee(history.committed, str)
    return {
        mentee: History(
            files=known,
            ticks=taken.get(mentee, {}),
            titles=titles.get(mentee, {}),
            wordings=wordings.get(mentee, {}),
            committed=committed.get(mentee, {}),
        )
        for mentee, known in files.items()
    }


def _by_mentee(known: Mapping[K, V], path: Callable[[K], str]) -> dict[str, dict[K, V]]:
    """What is known by the mentee's folder that a path lies in."""
    found: dict[str, dict[K, V]] = {}
    for key, value in known.items():
        match path(key).split("/", 2):
            case ["mentees", mentee, _]:
                found.setdefault(mentee, {})[key] = value
    return found


def _up_to_date(
    repository: Repository, addresses: Mapping[str, str | None], today: date, since: Remembered | None
) -> Remembered:
    """What is remembered of a repository after reading what is new.

    The result is the same as if all had been read anew: else it is.
    Errors: Trouble.
    """
    made_from = _digest(addresses, repository.mailmap)
    if since and not repository.shallow and _is_good(since, made_from, today):
        if since.head == repository.head:
            return since
        with suppress(Trouble):
            files = list(_commits(repository, commits_of(repository, since.head), addresses))
            if _go_on(files, since.head):
                return _retold(since, files, today, repository, addresses)
    nothing = Remembered(repository.head, made_from, None, None, {}, {}, {}, {})
    return _retold(nothing, _commits(repository, commits_of(repository), addresses), today, repository, addresses)


def _commits(
    repository: Repository, ids: Sequence[str], addresses: Mapping[str, str | None], **what: bool
) -> Iterator[Commit]:
    for told in log(repository, ids, **what):
        yield from commits(told, lambda address: addresses.get(_key(address)), shallow=repository.shallow)


def _of_goals(
    repository: Repository, touching: Mapping[str, bool], addresses: Mapping[str, str | None]
) -> Iterator[Commit]:
    """Read how goals changed in the commits that touch some, of which those are known that are simple."""
    place = {commit: number for number, commit in enumerate(touching)}
    simple = [commit for commit, is_simple in touching.items() if is_simple]
    others = [commit for commit, is_simple in touching.items() if not is_simple]
    of_simple = (_without_others(commit) for commit in _commits(repository, simple, addresses, lines=True))
    of_others = _commits(repository, others, addresses, lines=True, goals=True)
    return merge(of_simple, of_others, key=lambda commit: place[commit.id])


def _is_simple(commit: Commit) -> bool:
    """Whether a commit's goals can be told among all its files: they are few, and none becomes a goal or was one."""
    return len(commit.changes) <= _FEW_FILES and all(
        set(change.status) <= {*"AMDR"} and len({*map(is_goal, (change.path, *change.before))}) == 1
        for change in commit.changes
    )


def _without_others(commit: Commit) -> Commit:
    return commit._replace(changes=tuple(change for change in commit.changes if is_goal(change.path)))


def _digest(addresses: Mapping[str, str | None], mailmap: bytes) -> str:
    parts = [_FORM, *(part for address in sorted(addresses) for part in (address, addresses[address] or ""))]
    return hashlib.sha256("\n".join(parts).encode(errors="replace") + b"\0" + mailmap).hexdigest()


def _is_good(since: Remembered, made_from: str, today: date) -> bool:
    """Whether what is remembered was read as it would be today."""
    return (
        since.made_from == made_from
        and (since.latest is None or since.latest <= today)
        and (since.ahead is None or today < since.ahead)
    )


def _go_on(new: Sequence[Commit], head: str) -> bool:
    """Whether all new commits came after a head; a branch from before it, or history rewritten, is read as a whole."""
    known = {head, *(commit.id for commit in new)}
    return bool(new) and all(commit.parents and known.issuperset(commit.parents) for commit in new)


def _retold(
    since: Remembered,
    files: Iterable[Commit],
    today: date,
    repository: Repository,
    addresses: Mapping[str, str | None],
) -> Remembered:
    """What is known after taking in commits; `since` stays as it is."""
    held, moved = dict(since.files), dict(since.files_moved)
    latest, ahead = since.latest, since.ahead
    touching, new = dict[str, bool](), set[tuple[str, str]]()
    for commit in files:
        day = commit.known_by
        if any(map(is_goal, (path for change in commit.changes for path in (change.path, *change.before)))):
            touching[commit.id] = _is_simple(commit)
            new.update((commit.id, change.path) for change in commit.changes if change.is_arrival)
        if day and day > today:
            ahead = min(day, ahead or day)
            continue
        latest = max(day, latest or day) if day else latest
        retell(held, moved, commit, authorship.told)
    goals, goals_moved = dict(since.goals), dict(since.goals_moved)
    tell = _goal_teller(new)
    for commit in _of_goals(repository, touching, addresses):
        if commit.known_by is None or commit.known_by <= today:
            retell(goals, goals_moved, commit, partial(tell, ticks.lost_titles(commit)))
    return Remembered(repository.head, since.made_from, latest, ahead, held, goals, moved, goals_moved)


def _goal_teller(
    new: Container[tuple[str, str]],
) -> Callable[[frozenset[str], GoalHistory | None, Change, Commit], GoalHistory]:
    """Tell goals, and believe that one is new only if it is new among all files: it may have lain elsewhere before.

    `new` names commits and the goals that came with them.
    """

    def tell(lost: frozenset[str], known: GoalHistory | None, change: Change, commit: Commit) -> GoalHistory:
        if change.is_arrival and (commit.id, change.path) not in new:
            commit = commit._replace(is_cut_off=True)
        return ticks.told(known, change, commit, lost)

    return tell


def _in_programme(remembered: Remembered, folder: str, at: str) -> History:
    """What is remembered of the files in the programme, by their paths there."""
    files = dict(sorted(_inside(remembered.files, folder, at), key=_path))
    goals = dict(sorted(_inside(remembered.goals, folder, at), key=_path))
    return History(
        head=remembered.head,
        files=files,
        ticks={(path, step): day for path, goal in goals.items() for step, day in sorted(_taken(goal))},
        titles={path: goal.title for path, goal in goals.items() if goal.title},
        wordings={path: goal.earlier for path, goal in goals.items() if goal.earlier},
        committed={path: file.committed for path, file in files.items() if file.committed and "/sessions/" in path},
    )


def _path(item: tuple[str, object]) -> str:
    return item[0]


def _taken(goal: GoalHistory) -> Iterable[tuple[str, date]]:
    return ((step, day) for step, (mark, day) in goal.steps.items() if mark == "x" and day)


def _inside(known: Mapping[str, V], folder: str, at: str) -> Iterable[tuple[str, V]]:
    place = f"{at.strip('/')}/" if at.strip("/") else ""
    return (
        (unicodedata.normalize("NFC", place + path[len(folder) :]), value)
        for path, value in known.items()
        if path.startswith(folder)
    )


def _addresses(people: Mapping[str, Person]) -> dict[str, str | None]:
    """The id of each person by e-mail address; None for an address that two people have."""
    found: dict[str, str | None] = {}
    for id, person in people.items():
        for address in filter(None, (person.email, *person.git)):
            key = _key(address)
            found[key] = id if found.get(key, id) == id else None
    return found


def _key(address: str) -> str:
    return address.strip().lower()
