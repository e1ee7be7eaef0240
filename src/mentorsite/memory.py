"""What a build remembers for the next one: of each mentee a digest, the summary, the findings.

Private: it lies in `.mentorsite/` beside the content folder (mode 0700), never in the output.
Whatever cannot be read there is as if it had never been: that mentee is built anew.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from mentorsite import __version__
from mentorsite.content.history import Remembered as KnownHistory
from mentorsite.content.tree import Folder
from mentorsite.diagnostics import Diagnostic
from mentorsite.job import Job
from mentorsite.programme.summary import Summary
from mentorsite.resources import LOCALES, TEMPLATES
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
    _write(state / "mentees" / f"{mentee}.json", _adapter().dump_json(remembered, by_alias=True))


def _write(place: Path, data: bytes) -> None:
    """Write a file that only its owner can open, whole or not at all."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = place.with_name(f".{place.name}.new")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
    beside.replace(place)


def remember_history(state: Path, known: KnownHistory | None) -> None:
    """Write down what was read of git, unless it stands there already."""
    data = _history_adapter().dump_json(known) if known else b""
    place = state / "history.json"
    if known and not (place.is_file() and place.read_bytes() == data):
        _write(place, data)


def recall_history(state: Path) -> KnownHistory | None:
    """Read what is known of git, or None: then all of it is read anew."""
    try:
        return _history_adapter().validate_json((state / "history.json").read_bytes())
    except (OSError, ValidationError):
        return None


@cache
def _history_adapter() -> TypeAdapter[KnownHistory]:
    return TypeAdapter(KnownHistory)


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
        repr((sorted(job.history.ticks.items()), sorted(job.history.wordings.items()))),
        digest_of_folder(job.folder),
    ]
    return _hash(part.encode() for part in parts)


def digest_of_folder(folder: Folder) -> str:
    """Digest the names and contents of some files, and what is wrong with the files themselves."""
    texts = (part for source in folder.sources for part in (source.path.encode(), source.text.encode()))
    files = (part for a in folder.attachments for part in (a.path.encode(), a.data))
    faults = (repr(finding).encode() for finding in folder.findings)
    return _hash([*texts, b"files", *files, b"faults", *faults])


@cache
def tool(own_templates: Path | None) -> str:
    """Digest the code, the templates and the catalogues."""
    package = Path(__file__).parent
    folders = [
        (package, "*.py"),
        (TEMPLATES, "*"),
        (LOCALES, "*.po"),
        *([(own_templates, "*")] if own_templates else []),
    ]
    files = [file for folder, pattern in folders for file in sorted(folder.rglob(pattern)) if file.is_file()]
    return _hash([__version__.encode(), *(part for file in files for part in (file.name.encode(), file.read_bytes()))])


def _hash(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        # The length goes before each part, so that no two lists of parts look the same.
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
