"""Real git repositories for tests: scripted with fixed days and authors, apart from the user's own settings."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from textwrap import dedent
from unittest.mock import patch

import pytest
from pydantic import TypeAdapter

from mentorsite.content.history import FileHistory, History, Remembered, read
from mentorsite.content.records.people import Person

PEOPLE = {
    "ada": Person(name="Ada Lind", email="ada@seekuh.example", git=("ada@home.example",)),
    "ben": Person(name="Ben Okoro", email="ben@seekuh.example"),
    "nadja": Person(name="Nadja Berger", email="nadja@seekuh.example"),
}
TODAY = date(2026, 9, 17)
ADA = "content/mentees/ada/"
GOAL = "mentees/ada/goals/talk.md"
TALK = """\
---
title: Give a talk
---
## Steps
- [ ] Pick a topic
- [ ] Rehearse before two colleagues by:2026-04
"""
PICKED = TALK.replace("[ ] Pick", "[x] Pick")


class Repository:
    """A repository at a path; what is said of files stands in Ada's folder, unless another one is given."""

    def __init__(self, root: Path, folder: str = ADA) -> None:
        self.root = root
        self.folder = folder
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, **variables: str) -> str:
        """Run git as it would run on a machine that nobody has set up."""
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, env=environment(**variables), capture_output=True, check=True
        )
        return done.stdout.decode(errors="replace").strip()

    def write(self, path: str, text: str) -> None:
        """Write a file without committing it."""
        file = self.root / self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(dedent(text).encode())

    def commit(
        self, day: str, by: str = "ada@seekuh.example", *, committed: str = "", words: str = "Notes", **files: str
    ) -> str:
        """Commit what lies there and these files, `goals__talk` being goals/talk.md, and return the commit's id."""
        for name, text in files.items():
            self.write(f"{name.replace('__', '/')}.md", text)
        self.git("add", "--all")
        self.git("commit", "-q", "--allow-empty", "-m", words, **stamped(day, by, committed))
        return self.git("rev-parse", "HEAD")

    def move(self, old: str, new: str) -> None:
        """Rename a file without committing it."""
        (self.root / self.folder / new).parent.mkdir(parents=True, exist_ok=True)
        self.git("mv", self.folder + old, self.folder + new)

    def merge(self, branch: str, day: str, by: str = "nadja@seekuh.example", *options: str) -> None:
        """Merge a branch that does not conflict."""
        self.git("merge", "-q", "--no-ff", "-m", "Merge", *options, branch, **stamped(day, by))

    def branch(self, name: str, day: str, by: str = "ada@seekuh.example", **files: str) -> None:
        """Make one commit on a branch of its own; main stays as it is."""
        self.git("switch", "-q", "-c", name)
        self.commit(day, by, **files)
        self.git("switch", "-q", "main")

    def by_hand(self, author: str | bytes, committer: str, text: str = TALK, *, signed: bool = False) -> None:
        """Commit the goal with an author and a committer that git itself would not write."""
        self.write("goals/talk.md", text)
        self.git("add", "--all")
        parents = f"\nparent {self.git('rev-parse', 'HEAD')}" if signed else ""
        signature = "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n abc\n -----END PGP SIGNATURE-----" if signed else ""
        before, after = f"tree {self.git('write-tree')}{parents}\nauthor ", f"\ncommitter {committer}{signature}"
        written = author if isinstance(author, bytes) else author.encode()
        (self.root / "commit").write_bytes(before.encode() + written + after.encode() + b"\n\nNotes\n")
        self.git("update-ref", "HEAD", self.git("hash-object", "-t", "commit", "-w", "--literally", "commit"))


def told(repository: Repository, today: date = TODAY, since: Remembered | None = None) -> History:
    """Read the history of the content folder.

    What is remembered survives the way through a file. Where everything is read, it is the same if git picks out
    all goals, which is slower.
    """
    history = read(repository.root / "content", PEOPLE, today, since)
    if since is None:
        with patch("mentorsite.content.history._FEW_FILES", -1):
            assert read(repository.root / "content", PEOPLE, today) == history
    memory = TypeAdapter(Remembered)
    if history.remembered:
        assert memory.validate_json(memory.dump_json(history.remembered)) == history.remembered
    return history


def goal(repository: Repository) -> FileHistory:
    """Read what git knows of Ada's goal."""
    return told(repository).files[GOAL]


def on(day: str) -> date:
    """Read a day."""
    return date.fromisoformat(day)


def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read as on a machine that nobody has set up."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def environment(**variables: str) -> dict[str, str]:
    """Give git nothing but what a test says: no settings of the machine or the user, no variables of a hook."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**own, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C", **variables}


def stamped(day: str, by: str, committed: str = "") -> dict[str, str]:
    """Say when a commit was written and by whom; a day alone stands for its noon in Vienna."""
    return {
        "GIT_AUTHOR_NAME": "Somebody",
        "GIT_AUTHOR_EMAIL": by,
        "GIT_AUTHOR_DATE": moment(day),
        "GIT_COMMITTER_NAME": "Somebody",
        "GIT_COMMITTER_EMAIL": "committer@seekuh.example",
        "GIT_COMMITTER_DATE": moment(committed or day),
    }


def moment(day: str) -> str:
    """Make a moment of a day, and leave a moment as it is."""
    return f"{day}T12:00:00+0100" if len(day) == 10 else day


def large(root: Path, mentees: int, commits: int) -> None:
    """Make a programme with many commits by git's fast import: goals, and a tick or a conversation per commit."""
    repository = Repository(root)
    script = b"".join(chain.from_iterable(_large(mentees, commits)))
    subprocess.run(
        ["git", "fast-import", "--quiet"], cwd=root, env=environment(), input=script, capture_output=True, check=True
    )
    repository.git("reset", "-q", "--hard")


def _large(mentees: int, commits: int) -> Iterator[list[bytes]]:
    goals = {(person, goal): 0 for person in range(mentees) for goal in range(5)}
    files = {_goal_path(*goal): _goal_text(goal[1], 0) for goal in goals}
    yield _imported(0, "nadja@seekuh.example", files.items())
    keys = list(goals)
    for number in range(1, commits):
        key = keys[number * 7 % len(keys)]
        if number % 3:
            goals[key] += 1
            files = {_goal_path(*key): _goal_text(key[1], goals[key])}
        else:
            day = date(2020, 1, 1) + timedelta(days=number // 8)
            files = {f"content/mentees/m{key[0]}/sessions/{day}.md": "## Notes\nThree sentences are enough.\n" * 5}
        yield _imported(number, f"m{key[0]}@seekuh.example", files.items())


def _goal_path(person: int, goal: int) -> str:
    return f"content/mentees/m{person}/goals/goal-{goal}.md"


def _goal_text(goal: int, taken: int) -> str:
    steps = (f"- [{'x' if step < taken % 9 else ' '}] Step {step} of this goal\n" for step in range(8))
    title = f"title: Goal {goal} in wording {taken // 9}\n"
    return "---\n" + title + "---\nWhat will be different.\n\n## Steps\n" + "".join(steps)


def _imported(number: int, by: str, files: Iterable[tuple[str, str]]) -> list[bytes]:
    seconds = 1577872800 + number * 10_800
    parts = [f"commit refs/heads/main\ncommitter Somebody <{by}> {seconds} +0100\ndata 0\n".encode()]
    for path, text in files:
        data = text.encode()
        parts.append(f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n")
    return parts
