"""What a build remembers for the next one: of each mentee a digest, the summary, the findings.

Private: it lies in `.mentorsite/` beside the content folder (mode 0700), never in the output.
Whatever cannot be read there is as if it had never been: that mentee is built anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from mentorsite import __version__
from mentorsite.content.histories import Known
from mentorsite.content.history import History
from mentorsite.content.tree import Folder
from mentorsite.diagnostics import Diagnostic
from mentorsite.job import Job
from mentorsite.programme.summary import Summary
from mentorsite.publish.state import private_folder, write_whole
from mentorsite.resources import LOCALES, TEMPLATES, versions
from mentorsite.site.frame import Draft
from mentorsite.site.search import Open


@dataclass(frozen=True, slots=True)
class Remembered:
    """One mentee at the time of the last build."""

    digest: str
    summary: Summary
    findings: tuple[Diagnostic, ...]
    entries: tuple[Open, ...]
    """What a search finds on their pages."""


def remember(state: Path, mentee: str, remembered: Remembered) -> None:
    """Write down what is known of a mentee."""
    place = state / "mentees" / f"{mentee}.json"
    private_folder(place.parent)
    write_whole(place, _adapter().dump_json(remembered, by_alias=True))


def remember_history(state: Path, known: Known) -> None:
    """Write down what was read of git, unless it stands there already."""
    data = _history_adapter().dump_json(_ReadOfGit(code(), known)) if known else b""
    place = state / "history.json"
    if known and not (place.is_file() and place.read_bytes() == data):
        write_whole(place, data)


def recall_history(state: Path) -> Known:
    """Read what is known of git; what is not known is read anew."""
    try:
        read = _history_adapter().validate_json((state / "history.json").read_bytes())
    except (OSError, ValidationError):
        return {}
    return read.known if read.code == code() else {}


@dataclass(frozen=True, slots=True)
class _ReadOfGit:
    """What was read of git, and the code that read it: another version might read something else."""

    code: str
    known: Known


@cache
def _history_adapter() -> TypeAdapter[_ReadOfGit]:
    return TypeAdapter(_ReadOfGit)


def recall(state: Path, mentee: str) -> Remembered | None:
    """Read what is known of a mentee, or None."""
    try:
        return _adapter().validate_json((state / "mentees" / f"{mentee}.json").read_bytes())
    except (OSError, ValidationError):
        return None


def forget_others(state: Path, mentees: Iterable[str]) -> None:
    """Delete what is known of anybody who is no longer a mentee here."""
    known = {f"{mentee}.json" for mentee in mentees}
    for file in sorted((state / "mentees").glob("*.json")):
        if file.name not in known:
            file.unlink(missing_ok=True)


@cache
def _adapter() -> TypeAdapter[Remembered]:
    return TypeAdapter(Remembered)


def digest_of(job: Job, common: str) -> str:
    """Digest everything that a job's result depends on: its files, what is common, the code, today."""
    parts = [
        job.mentee,
        common,
        tool(job.templates),
        job.today.isoformat(),
        str(job.for_pair),
        _told_of(job.history),
        digest_of_folder(job.folder),
    ]
    return _hash(part.encode() for part in parts)


def _told_of(history: History) -> str:
    """Write out whatever of git's knowledge a mentee's pages and counts depend on."""
    maps = (history.ticks, history.titles, history.wordings, history.committed)
    files = [(path, file) for path, file in history.files.items() if "/goals/" in path or path.endswith("/mentee.md")]
    return repr(([sorted(known.items()) for known in maps], sorted(files, key=lambda item: item[0])))


def digest_of_site(common: str, today: date, own_templates: Path | None) -> str:
    """Digest everything that all pages depend on."""
    return _hash(part.encode() for part in (common, today.isoformat(), tool(own_templates)))


def digest_of_draft(drawn: Draft, base: str) -> str:
    """Digest everything that a page depends on: what was drawn, for whom, and what all pages depend on."""
    return _hash(part.encode() for part in (base, *sorted(drawn.audience), repr(drawn)))


def digest_of_folder(folder: Folder) -> str:
    """Digest the names and contents of some files, and what is wrong with the files themselves."""
    texts = (part for source in folder.sources for part in (source.path.encode(), source.text.encode()))
    files = (part for a in folder.attachments for part in (a.path.encode(), a.data))
    faults = (repr(finding).encode() for finding in folder.findings)
    return _hash([*texts, b"files", *files, b"faults", *faults])


@cache
def tool(own_templates: Path | None) -> str:
    """Digest the code, the templates and the catalogues."""
    folders = [(TEMPLATES, "*"), (LOCALES, "*.po"), *([(own_templates, "*")] if own_templates else [])]
    return _hash([code().encode(), *_files_in(folders)])


@cache
def code() -> str:
    """Digest our own modules, and the versions of what they are made with."""
    made_with = (version.encode() for version in (__version__, *versions()))
    return _hash([*made_with, *_files_in([(Path(__file__).parent, "*.py")])])


def _files_in(folders: Iterable[tuple[Path, str]]) -> Iterator[bytes]:
    """Take the names and contents of the files in some folders, in their order."""
    for folder, pattern in folders:
        for file in sorted(folder.rglob(pattern)):
            if file.is_file():
                yield from (file.name.encode(), file.read_bytes())


def _hash(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        # The length goes before each part, so that no two lists of parts look the same.
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
