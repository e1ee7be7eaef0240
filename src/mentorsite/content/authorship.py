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
    """What git knows of one file. A person is an id of the roster; None is unknown, or nobody of the roster."""

    first_author: str | None = None
    first_day: date | None = None
    last_author: str | None = None
    last_day: date | None = None
    hands: Mapping[str, date | None] = field(default_factory=dict)
    """Everybody who has written in it, with the day of their first commit; empty if its beginning is unknown."""
    strangers: bool = False
    """Whether somebody else has written in it as well: nobody of the roster, or nobody knows who."""
    committed: tuple[date, ...] | None = None
    """The days on which it was committed, each once, in their order; None where one of them is unknown."""
    latest: date | None = None
    """The latest day that is known of any change; a later change cannot lie before it."""
    whole: bool = False
    """Whether git tells the file from its beginning."""
    blob: str = ""
    """Git's name for the content that it has last."""


def told(known: FileHistory | None, change: Change, commit: Commit) -> FileHistory:
    """Take a change into what is known of its file."""
    if commit.is_cut_off:
        return FileHistory(blob=change.new)
    if change.is_arrival:
        begun = _begun(change, commit)
        return _agreed(known, begun) if known else begun
    if known and known.blob == change.new:
        return known
    return _continued(known or FileHistory(), change, commit)


def as_it_lies(known: FileHistory, source: Source) -> FileHistory:
    """What is known of a file as it lies on the disk: who wrote last is unknown while changes are not committed."""
    return known if known.blob in _blobs(source, len(known.blob)) else replace(known, last_author=None, last_day=None)


def not_before(day: date | None, *earlier: date | None) -> date | None:
    """A day, unless it lies before something that must have come first."""
    return day if day and all(other is None or other <= day for other in earlier) else None


def _begun(change: Change, commit: Commit) -> FileHistory:
    who, day = commit.author, commit.day
    # What the very first commit brings may have lain elsewhere for years.
    committed = _committed((), commit) if commit.parents else None
    hands = {who: day} if who else {}
    return FileHistory(who, day, who, day, hands, not who, committed, day, whole=True, blob=change.new)


def _agreed(one: FileHistory, other: FileHistory) -> FileHistory:
    """Two branches began the file: what they do not agree on is unknown."""
    return replace(
        other,
        first_author=one.first_author if one.first_author == other.first_author else None,
        first_day=one.first_day if one.first_day == other.first_day else None,
        last_author=one.last_author if one.last_author == other.last_author else None,
        last_day=one.last_day if one.last_day == other.last_day else None,
        hands={**one.hands, **{who: None for who in other.hands if one.hands.get(who) != other.hands[who]}},
        strangers=one.strangers or other.strangers,
        committed=tuple(sorted({*one.committed, *other.committed})) if one.committed and other.committed else None,
        latest=max((day for day in (one.latest, other.latest) if day), default=None),
        whole=one.whole,
    )


def _continued(known: FileHistory, change: Change, commit: Commit) -> FileHistory:
    """The file was changed; a merge has no author of its own where it joins two people's words."""
    who = None if change.is_merged and commit.author != known.last_author else commit.author
    day = not_before(commit.day, known.latest)
    return replace(
        known,
        last_author=who,
        last_day=day,
        hands=_hands(known, who, not_before(commit.day, known.first_day)),
        strangers=known.strangers or not who,
        committed=_committed(known.committed, commit),
        latest=day or known.latest,
        blob=change.new,
    )


def _hands(known: FileHistory, who: str | None, day: date | None) -> Mapping[str, date | None]:
    """Who has written in the file, after one more has."""
    if who is None or not known.whole:
        return known.hands
    before = known.hands.get(who, day)
    return {**known.hands, who: min(before, day) if before and day else before}


def _committed(days: tuple[date, ...] | None, commit: Commit) -> tuple[date, ...] | None:
    """The days on which a file was committed, after one more commit."""
    return None if days is None or commit.known_by is None else tuple(sorted({*days, commit.known_by}))


def _blobs(source: Source, length: int) -> set[str]:
    """Git's names for a source, with either ending of its lines."""
    mark = b"\xef\xbb\xbf" if source.bom else b""
    texts = (source.text, source.text.replace("\n", "\r\n"))
    return {_blob(mark + text.encode(), length) for text in texts}


def _blob(data: bytes, length: int) -> str:
    algorithm = hashlib.sha256 if length == 64 else hashlib.sha1
    return algorithm(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
