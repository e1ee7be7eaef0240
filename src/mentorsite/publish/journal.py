"""Changes that survive a kill: written down first, then made, then crossed out.

Every step can be repeated. A build that is killed before its journal is written leaves the old
site; one that is killed later has its work finished by the next build.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from mentorsite.publish.exchange import exchange
from mentorsite.publish.folders import has_size, make_folders, remove
from mentorsite.publish.forced import force, force_names, force_way
from mentorsite.publish.place import MARKER, Refused, is_ours
from mentorsite.publish.staging import aside_of, discard, is_staging, leftovers
from mentorsite.publish.state import (
    VERSION,
    Ledger,
    Listed,
    checked,
    digest,
    distrusted,
    read_manifest,
    read_private,
    write_manifest,
    write_private,
)


@dataclass(frozen=True, slots=True)
class Journal:
    """What is about to happen to the output."""

    staging: str
    """The name of the folder with the new files."""
    beside: bool
    """Whether that folder lies beside the output; otherwise in it."""
    inode: int
    """That folder's number: where the output has it, the exchange is done."""
    whole: bool
    """Whether the folder holds a whole site, to be exchanged with the old one."""
    placed: tuple[str, ...]
    """Files to be moved into the output one by one, in this order, if nothing is exchanged."""
    cleared: tuple[str, ...]
    """Files to be removed before: a new one needs a folder there, or stands where their folder was."""
    removed: tuple[str, ...]
    """Files to be removed afterwards."""
    following: str
    """The digest of the manifest that describes the site afterwards."""


def begin(ledger: Ledger, journal: Journal) -> None:
    """Write the journal down: from here on the new site is going to stand, whatever happens."""
    value = {field.name: getattr(journal, field.name) for field in fields(journal)}
    write_private(ledger.journal, {"version": VERSION, **value}, durable=ledger.durable)


def finish(out: Path, ledger: Ledger, journal: Journal) -> bool:
    """Make the changes of a journal, or the rest of them; whether the site was exchanged as a whole."""
    staging = staging_of(out, journal)
    exchanged = journal.whole and (has_arrived(out, journal) or exchange(staging, out, aside_of(staging)))
    if not exchanged:
        if journal.whole:
            # From the first moved file on the new tree has gaps, and must never be exchanged.
            begin(ledger, replace(journal, whole=False))
        replace_files(out, staging, journal)
    if ledger.durable:
        force_way(out)
        force_names(out, () if exchanged else (*journal.cleared, *journal.placed, *journal.removed))
    settle(ledger, journal)
    discard(staging)
    discard(aside_of(staging))
    return exchanged


def staging_of(out: Path, journal: Journal) -> Path:
    """The folder with the new files."""
    return (out.parent if journal.beside else out) / journal.staging


def has_arrived(out: Path, journal: Journal) -> bool:
    """Whether the new tree stands in the place of the old one."""
    with suppress(OSError):
        return out.stat().st_ino == journal.inode
    return False


def replace_files(out: Path, staging: Path, journal: Journal) -> None:
    """Move the new files into the output one by one, each of them in one step.

    Errors: Refused if somebody else has just put something in the way.
    """
    made: set[str] = set()
    if not out.exists():
        out.mkdir()
        out.chmod(0o755)
    remove(out, journal.cleared)
    # Those that are missing were moved before the kill.
    for file in [file for file in journal.placed if (staging / file).exists()]:
        try:
            (staging / file).replace(make_folders(out, file, made))
        except (IsADirectoryError, NotADirectoryError) as fault:
            raise Refused(f"a file or a folder stands in the way: {file}") from fault
    remove(out, journal.removed)


def settle(ledger: Ledger, journal: Journal) -> None:
    """Let the new manifest hold, and cross the journal out."""
    if digest(ledger.following) == journal.following:
        ledger.following.replace(ledger.manifest)
        if ledger.durable:
            force(ledger.folder)
    elif digest(ledger.manifest) != journal.following:
        distrust(ledger, journal.placed)
    ledger.journal.unlink(missing_ok=True)


def distrust(ledger: Ledger, placed: Sequence[str] = ()) -> None:
    """Remember which files are ours, and that all of them must be rendered anew."""
    manifests = [read_manifest(path, ledger) for path in (ledger.manifest, ledger.following)]
    files = [file for file in placed if file != MARKER]
    write_manifest(ledger.manifest, ledger, distrusted("", files, *(found.files for found in manifests if found)))


def recover(out: Path, ledger: Ledger) -> None:
    """Finish what a killed build had begun, and sweep what it left behind."""
    journal = read_journal(ledger, out)
    if journal is None and ledger.journal.exists():
        distrust(ledger)
    elif journal is not None and can_finish(out, ledger, journal):
        finish(out, ledger, journal)
    if not out.exists():
        put_back(out)
    sweep(out, ledger)


def sweep(out: Path, ledger: Ledger) -> None:
    """Remove what a build leaves behind that was killed or has failed."""
    for path in leftovers(out):
        discard(path)
    for path in (ledger.journal, ledger.following):
        path.unlink(missing_ok=True)


def can_finish(out: Path, ledger: Ledger, journal: Journal) -> bool:
    """Whether a whole site has arrived or is complete; files can always be moved one by one."""
    if not journal.whole or has_arrived(out, journal):
        return True
    following = read_manifest(ledger.following, ledger)
    return following is not None and is_complete(staging_of(out, journal), following.files)


def is_complete(tree: Path, files: Mapping[str, Listed]) -> bool:
    """Whether all of these files stand in a tree, with the right sizes."""
    return all(has_size(f"{tree}/{file}", listed.size) for file, listed in files.items())


def put_back(out: Path) -> None:
    """Give the old site its place again if a kill left it aside and the new one cannot be finished."""
    for path in leftovers(out):
        if ".old-" in path.name and is_ours(path):
            path.rename(out)
            return


def read_journal(ledger: Ledger, out: Path) -> Journal | None:
    """Read the journal; None if it is missing or broken, or would lead anywhere but into the output."""
    value, _ = read_private(ledger.journal)
    try:
        return journal_of(value, out)
    except (TypeError, ValueError, LookupError):
        return None


def journal_of(value: Any, out: Path) -> Journal:
    """The journal in a file's value; errors: TypeError, ValueError or LookupError if it is none."""
    if value["version"] != VERSION or not is_staging(value["staging"], out):
        raise ValueError("not a journal of this output")
    return Journal(
        staging=value["staging"],
        beside=bool(value["beside"]),
        inode=int(value["inode"]),
        whole=bool(value["whole"]),
        placed=tuple(file if file == MARKER else checked(file) for file in value["placed"]),
        cleared=tuple(map(checked, value["cleared"])),
        removed=tuple(map(checked, value["removed"])),
        following=str(value["following"]),
    )
