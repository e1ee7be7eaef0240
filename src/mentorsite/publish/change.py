"""From prepared files to a site that stands: exchanged whole, or replaced file by file if few change."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mentorsite.publish.folders import carry_over, make_folders, new_parents, obstacle, parents, share, strangers
from mentorsite.publish.forced import force_tree, force_way
from mentorsite.publish.journal import Journal, begin, finish, is_complete
from mentorsite.publish.place import MARKER, Refused, is_ours
from mentorsite.publish.state import Ledger, Manifest, write_manifest

LARGE: Final = 0.25
"""The share of files from which on a site is exchanged whole.

Measured with 40,000 pages: to link and remove them all, folder by folder, takes six times as long
as to replace 10,000 of them.
"""


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit has to do."""

    out: Path
    ledger: Ledger
    standing: Manifest
    new: Manifest
    staging: Path
    staged: frozenset[str]
    """Files in the staging folder: those that are new or different."""
    gone: tuple[str, ...]
    """Files that stand in the output and are no longer part of the site."""


def carry_out(change: Change) -> bool:
    """Let the new site stand; whether it was done file by file although an exchange was due.

    Errors: OSError or Refused before anything has happened to the output; Refused and OSError
    later only if somebody else changes the output at the same time, or the disk fails.
    """
    due = is_exchange_due(change)
    whole = due and completed(change)
    if not whole:
        check_ways(change)
    verify(change, change.new.files if whole else change.staged)
    if change.ledger.durable:
        force_prepared(change)
    following = write_manifest(change.ledger.following, change.ledger, change.new)
    journal = journal_for(change, following, whole=whole)
    begin(change.ledger, journal)
    exchanged = finish(change.out, change.ledger, journal)
    return due and not exchanged


def force_prepared(change: Change) -> None:
    """Force the new files to the disk, and the way to them: the journal must not outlive what it speaks of."""
    force_tree(change.staging)
    force_way(change.staging)
    force_way(change.ledger.manifest)


def is_exchange_due(change: Change) -> bool:
    """Whether so many files change that the site is to be exchanged as a whole; a first one always is."""
    return len(change.staged) + len(change.gone) > len(change.new.files) * LARGE or not is_ours(change.out)


def completed(change: Change) -> bool:
    """Make the staged files a whole site; False if it could not be exchanged with the old one.

    Either it does not lie beside the old one, or something is mounted there that would be moved, and
    emptied, along with it.
    """
    if change.staging.parent != change.out.parent:
        return False
    try:
        complete(change)
    except OSError as fault:
        if fault.errno != errno.EXDEV:
            raise
        return False
    return True


def complete(change: Change) -> None:
    """Add what has not changed, and what others have put into the old site."""
    made: set[str] = set()
    for file in sorted(change.new.files.keys() - change.staged):
        share(change.out / file, make_folders(change.staging, file, made), elsewhere=False)
    for file in change.new.files:
        made.update(new_parents(file, made))
    if change.out.is_dir():
        carry_over(change.out, change.staging, strangers(change.out, change.standing.files), made)
    change.staging.chmod(0o755)


def check_ways(change: Change) -> None:
    """Errors: Refused if somebody else has put something where one of the new files should be."""
    for file in change.staged:
        if found := obstacle(change.out, file, change.standing.files):
            raise Refused(f"a file or a link stands in the way: {found}")


def verify(change: Change, files: Iterable[str]) -> None:
    """Errors: OSError if a file of the new site is missing, or has another size: a disk that fails."""
    if not is_complete(change.staging, {file: change.new.files[file] for file in files}):
        raise OSError("the prepared site is not complete")


def journal_for(change: Change, following: str, *, whole: bool) -> Journal:
    """The journal of a change: new files first, so that no link leads to a page that is still to come."""
    placed = sorted(change.staged, key=lambda file: (file in change.standing.files, file))
    return Journal(
        staging=change.staging.name,
        beside=change.staging.parent == change.out.parent,
        inode=change.staging.stat().st_ino,
        whole=whole,
        placed=tuple(placed) if is_ours(change.out) else (MARKER, *placed),
        cleared=in_the_way(change),
        removed=change.gone,
        following=following,
    )


def in_the_way(change: Change) -> tuple[str, ...]:
    """Old files that must go first: a new one needs a folder there, or stands where their folder was."""
    if not change.gone:
        return ()
    folders = {folder for file in change.new.files for folder in parents(file)}
    return tuple(
        file for file in change.gone if file in folders or any(folder in change.new.files for folder in parents(file))
    )
