"""What a build remembers for the next one: of each mentee, of the pages about several, of git.

Private: it lies in `.mentorsite/` beside the content folder (mode 0700), never in the output.
Whatever cannot be read there is as if it had never been, and is made anew.

What is known of a mentee stands in lines: first what each build looks at, then the summary, then what a
search finds, one line for the same readers. All but the first one stay in the file until they are needed:
those of a large programme would fill the memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from mentorsite.content.histories import Known
from mentorsite.diagnostics import Diagnostic
from mentorsite.digests import code
from mentorsite.lines import Line, read_lines, write_lines
from mentorsite.programme.pairs import PairFacts
from mentorsite.programme.summary import Summary
from mentorsite.publish.state import private_folder, write_whole
from mentorsite.site.search import Entry, Open

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Found:
    """What a search finds for the same readers."""

    readers: tuple[str, ...]
    line: Line

    @property
    def open(self) -> Open:
        """The entries themselves; errors: OSError, ValueError if they no longer stand in their file."""
        return Open(self.readers, _adapter(tuple[Entry, ...]).validate_json(self.line.read()))


# --- mentees


@dataclass(frozen=True, slots=True)
class Made:
    """What a mentee's pages were made from, and what every build asks about the mentee."""

    mentee: str
    digest: str
    """Of everything that the pages depend on."""
    files: str
    """The digest of the mentee's files."""
    findings: tuple[Diagnostic, ...] = ()
    pairs: tuple[PairFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Remembered:
    """One mentee at the time of the last build."""

    made: Made
    brief: Line
    """The summary, as it was written down."""
    found: tuple[Found, ...]

    @property
    def summary(self) -> Summary:
        """What pages about several need to know; errors: OSError, ValueError if it no longer stands in its file."""
        summary: Summary = _adapter(Summary).validate_json(self.brief.read())
        return summary


@dataclass(frozen=True, slots=True)
class _OfMentee:
    """The first line about a mentee: what each build looks at, and who reads what the last lines hold."""

    made: Made
    readers: tuple[tuple[str, ...], ...]


def remember(state: Path, made: Made, summary: Summary, entries: Iterable[Open]) -> Remembered:
    """Write down what is to be known of a mentee, and what a search finds."""
    place, some = _of_mentee(state, made.mentee), tuple(entries)
    private_folder(place.parent)
    first = _OfMentee(made, tuple(each.readers for each in some))
    brief = _adapter(Summary).dump_json(summary, by_alias=True)
    return _remembered(first, write_lines(place, [_adapter(_OfMentee).dump_json(first), brief, *map(_dumped, some)]))


def recall(state: Path, mentee: str) -> Remembered | None:
    """Read what is known of a mentee, or None."""
    try:
        first, lines = read_lines(_of_mentee(state, mentee))
        return _remembered(_adapter(_OfMentee).validate_json(first), lines)
    except (OSError, ValueError):
        return None


def _remembered(first: _OfMentee, lines: Sequence[Line]) -> Remembered:
    return Remembered(first.made, lines[0], tuple(map(Found, first.readers, lines[1:])))


def forget_others(state: Path, mentees: Iterable[str]) -> None:
    """Delete what is known of anybody who is no longer a mentee here."""
    known = {_of_mentee(state, mentee).name for mentee in mentees}
    for file in sorted((state / "mentees").glob("*.json")):
        if file.name not in known:
            file.unlink(missing_ok=True)


def _of_mentee(state: Path, mentee: str) -> Path:
    return state / "mentees" / f"{mentee}.json"


@dataclass(frozen=True, slots=True)
class Seen:
    """How a mentee's files looked when they had a digest."""

    look: str
    files: str


def remember_looks(state: Path, looks: Mapping[str, Seen]) -> None:
    """Write down how the files of all mentees look."""
    write_lines(_of_looks(state), [_adapter(dict[str, Seen]).dump_json(dict(looks))])


def recall_looks(state: Path) -> Mapping[str, Seen]:
    """Read how the mentees' files looked; nothing of those where nobody knows."""
    try:
        first, _ = read_lines(_of_looks(state))
        looks: Mapping[str, Seen] = _adapter(dict[str, Seen]).validate_json(first)
    except (OSError, ValueError):
        return {}
    return looks


def _of_looks(state: Path) -> Path:
    return state / "looks.json"


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
class _OfSeveral:
    """The first line about them."""

    digest: str
    units: tuple[str, ...]
    readers: tuple[tuple[str, ...], ...]


def remember_several(state: Path, digest: str, units: Iterable[str], entries: Iterable[Open]) -> Several:
    """Write down what is to be known of the pages about several, and what a search finds on them."""
    some = tuple(entries)
    first = _OfSeveral(digest, tuple(units), tuple(each.readers for each in some))
    return _several(
        first, write_lines(_of_several(state), [_adapter(_OfSeveral).dump_json(first), *map(_dumped, some)])
    )


def recall_several(state: Path) -> Several | None:
    """Read what is known of the pages about several, or None."""
    try:
        first, lines = read_lines(_of_several(state))
        return _several(_adapter(_OfSeveral).validate_json(first), lines)
    except (OSError, ValueError):
        return None


def _several(first: _OfSeveral, lines: Sequence[Line]) -> Several:
    return Several(first.digest, first.units, tuple(map(Found, first.readers, lines)))


def forget_several(state: Path) -> None:
    """Know nothing of the pages about several, nor of how files look: both name people."""
    _of_several(state).unlink(missing_ok=True)
    _of_looks(state).unlink(missing_ok=True)


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
        write_whole(place, [data])


def recall_history(state: Path) -> Known:
    """Read what is known of git; what is not known is read anew."""
    try:
        read = _adapter(_ReadOfGit).validate_json((state / "history.json").read_bytes())
    except (OSError, ValidationError):
        return {}
    return read.known if read.code == code() else {}


@cache
def _adapter(kind: type[Value]) -> TypeAdapter[Value]:
    return TypeAdapter(kind)


def _dumped(known: Open) -> bytes:
    return _adapter(tuple[Entry, ...]).dump_json(known.entries)
