"""Who wrote a file, first and last, and when: told commit by commit.

What two branches or a clock contradict is unknown; nothing here is a guess.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from mentorsite.content.commits import Change, Commit
from mentorsite.content.reading import Source


@dataclass(frozen=True, slots=True)
class FileHistory:
    """What git knows of one file."""

    first_author: str | None = None
    """The id of the person who began it; None where that is not known, or is nobody of the roster."""
    first_day: date | None = None
    last_author: str | None = None
    last_day: date | None = None
    hands: Mapping[str, date] = field(default_factory=dict)
    """Everybody known to have written in it, each with the first day on which they did."""
    blob: str = ""
    """Git's name for the content it has last."""


def told(known: FileHistory | None, change: Change, commit: Commit) -> FileHistory:
    """Take a change into what is known of its file."""
    if known is None:
        return _begun(change, commit) if change.is_arrival else _continued(FileHistory(), change, commit)
    if change.is_arrival:
        return _begun_twice(known, change, commit)
    return known if change.new == known.blob else _continued(known, change, commit)


def as_it_lies(known: FileHistory, source: Source) -> FileHistory:
    """What is known of a file as it lies on the disk: who wrote last is unknown while changes are not committed."""
    return known if known.blob in _blobs(source, len(known.blob)) else replace(known, last_author=None, last_day=None)


def not_before(day: date | None, *earlier: date | None) -> date | None:
    """A day, unless it lies before something that must have come first."""
    return day if day and all(other is None or other <= day for other in earlier) else None


def _begun(change: Change, commit: Commit) -> FileHistory:
    who, day = commit.author, commit.day
    return FileHistory(who, day, who, day, {who: day} if who and day else {}, change.new)


def _begun_twice(known: FileHistory, change: Change, commit: Commit) -> FileHistory:
    """Two branches began the file: what they do not agree on is unknown."""
    other = _begun(change, commit)
    return FileHistory(
        first_author=known.first_author if known.first_author == other.first_author else None,
        first_day=known.first_day if known.first_day == other.first_day else None,
        last_author=known.last_author if known.last_author == other.last_author else None,
        last_day=known.last_day if known.last_day == other.last_day else None,
        hands={**other.hands, **known.hands},
        blob=change.new,
    )


def _continued(known: FileHistory, change: Change, commit: Commit) -> FileHistory:
    """The file was changed; a merge has no author of its own where it joins two people's words."""
    who, day = commit.author, not_before(commit.day, known.first_day, known.last_day)
    if change.is_merged and who != known.last_author:
        who = None
    return replace(
        known,
        last_author=who,
        last_day=day,
        hands={who: day, **known.hands} if who and day else known.hands,
        blob=change.new,
    )


def _blobs(source: Source, length: int) -> set[str]:
    """Git's names for a source, with either ending of its lines."""
    mark = b"\xef\xbb\xbf" if source.bom else b""
    texts = (source.text, source.text.replace("\n", "\r\n"))
    return {_blob(mark + text.encode(), length) for text in texts}


def _blob(data: bytes, length: int) -> str:
    algorithm = hashlib.sha256 if length == 64 else hashlib.sha1
    return algorithm(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
