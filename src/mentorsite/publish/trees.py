"""The only door out: pages with an audience become files in the trees of those who may open them.

A build emits the pages of each unit of work that it has rendered, keeps those of the others, and
commits. Up to the commit the old site stands untouched; from then on the new one will.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from mentorsite.programme.audiences import EVERYONE
from mentorsite.publish.change import Change, carry_out
from mentorsite.publish.folders import has_size, holds, make_folders, new_parents, share, strangers, write_file
from mentorsite.publish.journal import recover
from mentorsite.publish.layout import READERS, Layout, files, is_own, plain
from mentorsite.publish.lock import Busy, locked
from mentorsite.publish.place import MARKER, MARKER_TEXT, Refused, is_ours, place_of
from mentorsite.publish.staging import new_staging
from mentorsite.publish.state import (
    Ledger,
    Listed,
    Manifest,
    by_unit,
    for_layout,
    ledger_of,
    private_folder,
    read_manifest,
    sweep,
    write_manifest,
)
from mentorsite.site.page import Page

__all__ = [
    "EVERYONE",
    "READERS",
    "AddressTaken",
    "Busy",
    "Layout",
    "Page",
    "Publication",
    "Published",
    "Refused",
    "locked",
    "open_publication",
    "plain",
]


class AddressTaken(ValueError):  # noqa: N818 (reads as what it is)
    """Two pages want one address in one tree, or one is a file where the other needs a folder."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a commit has done."""

    out: Path
    written: int
    """Files that are new or different."""
    removed: int
    kept: int
    """Files that stay as they were."""
    piecemeal: bool = False
    """Whether the site should have been exchanged whole, but its folder cannot be renamed."""
    unlisted: int = 0
    """Files in the output that are not of this site; counted only if the manifest had been lost."""
    files: Mapping[str, int] = field(default_factory=dict)
    """All files of the site and their sizes in bytes."""


class Publication:
    """A site on its way out. Use it in a `with` block: what is not committed is tidied away."""

    def __init__(self, out: Path, ledger: Ledger, layout: Layout, last: Manifest | None) -> None:
        self.out = out
        self._place = f"{out}/"
        self._is_first = not out.exists()
        self._ledger = ledger
        self._layout = layout
        self._last = last
        self._standing = for_layout(last, layout.name)
        self._of_unit = by_unit(self._standing)
        self._claims: dict[str, Listed] = {}
        self._folders: set[str] = set()
        self._covered: dict[str, str] = {}
        self._rendered: set[str] = set()
        self._kept: set[str] = set()
        self._staging: Path | None = None
        self._staged: set[str] = set()
        self._made: set[str] = set()
        self._open = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        self.close()

    def close(self) -> None:
        """Tidy away what is not committed; finish what is committed, but was interrupted."""
        self._open = False
        with suppress(OSError, Refused):
            recover(self.out, self._ledger)

    def known(self, unit: str) -> bool:
        """Whether all pages of a unit stand in the output as the last build left them."""
        last = self._standing
        return (
            unit in last.units
            and unit not in last.covered
            and all(has_size(self._place + file, its.size) for file, its in self._of_unit.get(unit, {}).items())
        )

    def keep(self, *units: str) -> bool:
        """Let the pages of all these units stay as they are; False if that cannot be: then render and emit them."""
        for unit in units:
            self._expect(unit, self._rendered)
        if not all(map(self.known, units)):
            return False
        for unit in units:
            self._kept.add(unit)
            for file, its in self._of_unit.get(unit, {}).items():
                self._claim(file, its)
        return True

    def emit(self, page: Page, unit: str) -> None:
        """Prepare a page of a unit, unless its bytes stand in the output already.

        Errors: ValueError if its address or audience cannot be; AddressTaken; OSError if the disk is full.
        """
        self._expect(unit, self._kept)
        self._rendered.add(unit)
        listed = Listed(hashlib.sha256(page.data).hexdigest(), len(page.data), is_own(page), unit)
        claimed = [file for file in files(self._layout, page) if self._claim(file, listed)]
        try:
            self._prepare(claimed, page.data)
        except BaseException:
            self.close()
            raise

    def commit(self) -> Published:
        """Let the new site stand; where nothing has changed, nothing is written."""
        self._expect("", ())
        try:
            return self._commit()
        finally:
            self.close()

    def _expect(self, unit: str, elsewhere: Collection[str]) -> None:
        if not self._open:
            raise ValueError("this publication is closed")
        if unit in elsewhere:
            raise ValueError(f"a unit is either kept or rendered: {unit}")

    def _claim(self, file: str, listed: Listed) -> bool:
        """Enter a file for its unit; False if a reader's own page covers it."""
        other = self._claims.get(file)
        if file in self._covered or (other and other.own == listed.own):
            raise AddressTaken(f"two pages: {file}")
        if other:
            self._covered[file] = listed.unit if other.own else other.unit
            if other.own:
                return False
        else:
            folders = new_parents(file, self._folders)
            if file in self._folders or not self._claims.keys().isdisjoint(folders):
                raise AddressTaken(f"a page and a folder: {file}")
            self._folders.update(folders)
        self._claims[file] = listed
        return True

    def _prepare(self, claimed: Sequence[str], data: bytes) -> None:
        """Stage the files whose bytes differ from what stands there; equal ones share one file."""
        self._unstage(claimed)
        missing = [file for file in claimed if self._is_first or not holds(self._place + file, data)]
        source = next((self._place + file for file in claimed if file not in missing), None)
        for file in missing:
            path = make_folders(self._stage(), file, self._made)
            if source:
                share(source, path)
            else:
                write_file(path, data)
            source = path
            self._staged.add(file)

    def _unstage(self, claimed: Sequence[str]) -> None:
        """Drop a page for everyone that a reader's own one covers now."""
        for file in self._staged.intersection(claimed):
            (self._stage() / file).unlink()
            self._staged.discard(file)

    def _stage(self) -> Path:
        if self._staging is None:
            self._staging = new_staging(self.out)
            write_file(self._staging / MARKER, MARKER_TEXT)
        return self._staging

    def _commit(self) -> Published:
        new = self._manifest()
        gone = tuple(sorted(self._standing.files.keys() - new.files.keys()))
        unlisted = len(strangers(self.out, new.files)) if self._last is None and self.out.is_dir() else 0
        piecemeal = False
        if self._staged or gone or not is_ours(self.out):
            change = Change(self.out, self._ledger, self._standing, new, self._stage(), frozenset(self._staged), gone)
            piecemeal = carry_out(change)
        elif new != self._last:
            write_manifest(self._ledger.manifest, self._ledger, new)
        written = len(self._staged)
        sizes = {file: its.size for file, its in new.files.items()}
        return Published(self.out, written, len(gone), len(sizes) - written, piecemeal, unlisted, sizes)

    def _manifest(self) -> Manifest:
        units = frozenset(self._rendered | self._kept)
        return Manifest(self._layout.name, self._claims, units, frozenset(self._covered.values()))


def open_publication(
    out: Path, state: Path, layout: Layout = READERS, *, protected: Sequence[Path] = (), durable: bool = False
) -> Publication:
    """Open the way out to a folder, once whatever a killed build has left there is healed.

    The caller holds the lock. `protected` are folders that must not be the output or lie in it:
    content, the repository. With `durable` the site survives a power cut as well.
    Errors: Refused, if the folder is not one of ours.
    """
    place = place_of(out, state, protected)
    private_folder(state)
    sweep(state)
    ledger = ledger_of(state, place, durable=durable)
    recover(place, ledger)
    return Publication(place, ledger, layout, read_manifest(ledger.manifest, ledger))
