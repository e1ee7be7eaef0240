"""The history of a made-up programme: a repository in which each file was written by its own people, day by day."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from files import File, written
from roster import address

IGNORED = "/site/\n/.mentorsite/\n"


class Change(NamedTuple):
    """What one person did to one file on one day."""

    day: date
    author: str
    path: str
    text: str


def lay_repository(root: Path, files: Iterable[File]) -> None:
    """Make a git repository of the files below root/content, and check it out."""
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    stream = b"".join(_stream(sorted(change for file in files for change in _changes(file))))
    subprocess.run(["git", "-C", str(root), "fast-import", "--quiet"], input=stream, check=True)
    subprocess.run(["git", "-C", str(root), "reset", "-q", "--hard"], check=True)


def _changes(file: File) -> Iterator[Change]:
    for day, facts, body in file.earlier:
        yield Change(day, file.author, f"content/{file.path}", written(facts, body))
    yield Change(file.day, file.author, f"content/{file.path}", file.text)


def _stream(changes: list[Change]) -> Iterator[bytes]:
    """Write what `git fast-import` reads: one commit per person and day."""
    yield _commit(changes[0].day, changes[0].author) + _file(".gitignore", IGNORED)
    for (day, author), made in groupby(changes, key=lambda change: (change.day, change.author)):
        yield _commit(day, author)
        yield from (_file(change.path, change.text) for change in made)


def _commit(day: date, author: str) -> bytes:
    second = int(datetime.combine(day, time(10), UTC).timestamp())
    who = f"{author} <{address(author)}> {second} +0000"
    return f"commit refs/heads/main\nauthor {who}\ncommitter {who}\ndata 5\nnotes\n".encode()


def _file(path: str, text: str) -> bytes:
    data = text.encode()
    return f'M 100644 inline "{path}"\ndata {len(data)}\n'.encode() + data + b"\n"
