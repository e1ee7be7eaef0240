"""What a build remembers for the next one: of each mentee, of the pages about several, of git.

Private: it lies in `.mentorsite/` beside the content folder (mode 0700), never in the output.
Whatever cannot be read there is as if it had never been, and is made anew.

What is known of a mentee stands in lines: first what each build looks at, then the summary, then what a
search finds, one line for the same readers. Most builds need no more than the first one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from mentorsite.content.histories import Known
from mentorsite.diagnostics import Diagnostic
from mentorsite.digests import code
from mentorsite.programme.pairs import PairFacts
from mentorsite.programme.summary import Summary
from mentorsite.publish.state import private_folder, write_whole
from mentorsite.site.search import Entry, Open

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Found:
    """What a search finds for the same readers, as it was written down."""

    readers: tuple[str, ...]
    line: bytes

    @property
    def digest(self) -> str:
        """The digest of what is found."""
        return hashlib.sha256(self.line).hexdigest()

    @property
    def open(self) -> Open:
        """The entries themselves."""
        return Open(self.readers, _adapter(tuple[Entry, ...]).validate_json(self.line))


def found_in(some: Iterable[Open]) -> tuple[Found, ...]:
    """Write down what a search finds."""
    return tuple(Found(each.readers, _adapter(tuple[Entry, ...]).dump_json(each.entries)) for each in some)


# --- mentees


@dataclass(frozen=True, slots=True)
class Made:
    """What a mentee's pages were made from, and what every build asks about the mentee."""

    mentee: str
    digest: str
    """Of everything that the pages depend on."""
    files: str
    """The digest of the mentee's files."""
    look: str
    """How those files looked; empty where that cannot be relied on."""
    findings: tuple[Diagnostic, ...] = ()
    pairs: tuple[PairFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Remembered:
    """One mentee at the time of the last build."""

    made: Made
    brief: bytes
    """The summary, as it was written down."""
    found: tuple[Found, ...]

    @property
    def summary(self) -> Summary:
        """What pages about several need to know."""
        summary: Summary = _adapter(Summary).validate_json(self.brief)
        return summary


def remembered(made: Made, summary: Summary, entries: Iterable[Open]) -> Remembered:
    """Write down what is to be known of a mentee."""
    return Remembered(made, _adapter(Summary).dump_json(summary, by_alias=True), found_in(entries))


@dataclass(frozen=True, slots=True)
class _First:
    """The first line of a file: what each build looks at, and who reads what the last lines hold."""

    made: Made
    readers: tuple[tuple[str, ...], ...]


def remember(state: Path, known: Remembered) -> None:
    """Write down what is known of a mentee."""
    place = state / "mentees" / f"{known.made.mentee}.json"
    private_folder(place.parent)
    first = _First(known.made, tuple(found.readers for found in known.found))
    _write(place, [_adapter(_First).dump_json(first), known.brief, *(found.line for found in known.found)])


def recall(state: Path, mentee: str) -> Remembered | None:
    """Read what is known of a mentee, or None."""
    try:
        first, brief, *lines = _read(state / "mentees" / f"{mentee}.json")
        read = _adapter(_First).validate_json(first)
        return Remembered(read.made, brief, tuple(map(Found, read.readers, lines)))
    except (OSError, ValueError):
        return None


def forget_others(state: Path, mentees: Iterable[str]) -> None:
    """Delete what is known of anybody who is no longer a mentee here."""
    known = {f"{mentee}.json" for mentee in mentees}
    for file in sorted((state / "mentees").glob("*.json")):
        if file.name not in known:
            file.unlink(missing_ok=True)


# --- pages about several


@dataclass(frozen=True, slots=True)
class Several:
    """The pages about several mentees, or about none, at the time of the last build."""

    digest: str
    """Of everything that they were made from."""
    units: tuple[str, ...]
    """Each page's unit of work in the output."""
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class _FirstOfSeveral:
    digest: str
    units: tuple[str, ...]
    readers: tuple[tuple[str, ...], ...]


def remember_several(state: Path, known: Several) -> None:
    """Write down what is known of the pages about several."""
    first = _FirstOfSeveral(known.digest, known.units, tuple(found.readers for found in known.found))
    _write(_of_several(state), [_adapter(_FirstOfSeveral).dump_json(first), *(found.line for found in known.found)])


def recall_several(state: Path) -> Several | None:
    """Read what is known of the pages about several, or None."""
    try:
        first, *lines = _read(_of_several(state))
        read = _adapter(_FirstOfSeveral).validate_json(first)
        return Several(read.digest, read.units, tuple(map(Found, read.readers, lines)))
    except (OSError, ValueError):
        return None


def forget_several(state: Path) -> None:
    """Know nothing of the pages about several: they name people."""
    _of_several(state).unlink(missing_ok=True)


def _of_several(state: Path) -> Path:
    return state / "several.json"


# --- git


@dataclass(frozen=True, slots=True)
class _ReadOfGit:
    """What was read of git, and the code that read it: another version might read something else."""

    code: str
    known: Known


def remember_history(state: Path, known: Known) -> None:
    """Write down what was read of git, unless it stands there already."""
    data = _adapter(_ReadOfGit).dump_json(_ReadOfGit(code(), known)) if known else b""
    place = state / "history.json"
    if known and not (place.is_file() and place.read_bytes() == data):
        write_whole(place, data)


def recall_history(state: Path) -> Known:
    """Read what is known of git; what is not known is read anew."""
    try:
        read = _adapter(_ReadOfGit).validate_json((state / "history.json").read_bytes())
    except (OSError, ValidationError):
        return {}
    return read.known if read.code == code() else {}


# --- files


@cache
def _adapter(kind: type[Value]) -> TypeAdapter[Value]:
    return TypeAdapter(kind)


def _write(place: Path, lines: Sequence[bytes]) -> None:
    """Write lines below their digest: one that was damaged is not believed."""
    data = b"\n".join(lines)
    write_whole(place, b"\n".join((hashlib.sha256(data).hexdigest().encode(), data)))


def _read(place: Path) -> list[bytes]:
    """Read lines; errors: OSError, ValueError if they are not as they were written."""
    digest, _, data = place.read_bytes().partition(b"\n")
    if hashlib.sha256(data).hexdigest().encode() != digest:
        raise ValueError("not as it was written")
    return data.split(b"\n")
