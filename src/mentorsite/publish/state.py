"""What a site is made of, remembered in the private state folder: the manifest.

One manifest for each output folder lists every file with its digest, its size and the unit whose
work it is. A missing, broken or foreign manifest only means that everything is rendered anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from mentorsite.publish.forced import force
from mentorsite.publish.layout import check_file

VERSION: Final = 2

PASSING: Final = ".tmp"
"""How the name of a file ends that is still being written."""

UNKNOWN: Final = ""
"""The unit of a file that is ours, but whose unit must be rendered anew."""


class Listed(NamedTuple):
    """One file of the site."""

    sha256: str
    size: int
    """In bytes."""
    own: bool
    """Whether it is for some people only."""
    unit: str
    """Whose work it is: `mentees/mara`, `common`; it comes last, since the manifest says it once for all its files."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Every file of the site, and every unit of work that was complete."""

    layout: str
    files: Mapping[str, Listed] = field(default_factory=dict)
    units: frozenset[str] = frozenset()
    """Also those without a file in this layout."""
    covered: frozenset[str] = frozenset()
    """Units with a page that a reader's own one covers; were the own one to go, theirs must be rendered."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The files in the state folder that belong to one output folder."""

    folder: Path
    out: str
    """The output, relative to the project, so that state and site can be moved or cached together."""
    durable: bool = False
    """Whether each step is forced to the disk before the next one, so that a power cut does no more than a kill."""

    @property
    def manifest(self) -> Path:
        """What stands in the output."""
        return self._file("manifest")

    @property
    def following(self) -> Path:
        """The manifest of the site that is about to stand there."""
        return self._file("following")

    @property
    def journal(self) -> Path:
        """The changes that are under way."""
        return self._file("journal")

    def _file(self, word: str) -> Path:
        key = hashlib.sha256(os.fsencode(self.out)).hexdigest()[:16]
        return self.folder / f"site-{key}.{word}.json"


def ledger_of(state: Path, out: Path, *, durable: bool = False) -> Ledger:
    """The ledger of an output folder."""
    return Ledger(state, os.path.relpath(out, state.parent.resolve()), durable)


def private_folder(state: Path) -> None:
    """Make the state folder, and see to it that nobody else can open it."""
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    if state.stat().st_mode & 0o777 != 0o700:
        state.chmod(0o700)


def write_private(path: Path, value: Mapping[str, Any], *, durable: bool = False) -> str:
    """Write a file of the state folder, whole or not at all, and return its digest."""
    return write_whole(path, [_json(value)], durable=durable)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()


def write_whole(path: Path, parts: Iterable[bytes], *, durable: bool = False) -> str:
    """Write a file that only its owner can open, whole or not at all, and return its digest.

    Only a kill leaves a half one beside it.
    """
    digest = hashlib.sha256()
    passing = path.with_name(path.name + PASSING)
    try:
        passing.unlink(missing_ok=True)
        with open(passing, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            os.fchmod(file.fileno(), 0o600)
            for part in parts:
                digest.update(part)
                file.write(part)
        if durable:
            force(passing)
        passing.replace(path)
    except BaseException:
        with suppress(OSError):
            passing.unlink(missing_ok=True)
        raise
    if durable:
        force(path.parent)
    return digest.hexdigest()


def sweep(state: Path) -> None:
    """Remove what a kill has left half written: it would outlive whoever it is about."""
    for path in state.rglob(f"*{PASSING}"):
        path.unlink(missing_ok=True)


def read_private(path: Path) -> tuple[Any, str]:
    """A file of the state folder and its digest; None and nothing if it is missing or broken."""
    with suppress(OSError, ValueError, RecursionError):
        data = path.read_bytes()
        return json.loads(data), hashlib.sha256(data).hexdigest()
    return None, ""


def digest(path: Path) -> str:
    """The digest of a file of the state folder; nothing if it is missing."""
    with suppress(OSError):
        return hashlib.sha256(path.read_bytes()).hexdigest()
    return ""


def write_manifest(path: Path, ledger: Ledger, manifest: Manifest) -> str:
    """Write a manifest and return its digest."""
    return write_whole(path, _told(ledger, manifest), durable=ledger.durable)


def _told(ledger: Ledger, manifest: Manifest) -> Iterator[bytes]:
    """Write out a manifest unit by unit: as one text, that of a large site would fill the memory."""
    head = {"covered": sorted(manifest.covered), "layout": manifest.layout, "out": ledger.out, "version": VERSION}
    yield _json(head)[:-1] + b',"units":{'
    for number, (unit, files) in enumerate(sorted(by_unit(manifest).items())):
        rows = {name: its[:-1] for name, its in files.items()}
        yield b"," * bool(number) + _json(unit) + b":" + _json(rows)
    yield b"}}"


def read_manifest(path: Path, ledger: Ledger) -> Manifest | None:
    """Read a manifest; None if it is missing, broken, of another version or output, or has a file in two units."""
    value, _ = read_private(path)
    try:
        if value["version"] != VERSION or value["out"] != ledger.out:
            return None
        units = value["units"]
        files = {checked(name): listed(row, unit) for unit, rows in units.items() for name, row in rows.items()}
        if len(files) < sum(map(len, units.values())):
            return None
        return Manifest(str(value["layout"]), files, frozenset(units) - {UNKNOWN}, frozenset(value["covered"]))
    except (TypeError, ValueError, LookupError, AttributeError):
        return None


def checked(file: Any) -> str:
    """A file's path from the state folder: it is not believed, it could lead anywhere.

    Errors: ValueError if it is no file of a site.
    """
    if not isinstance(file, str):
        raise ValueError("not a path")
    check_file(file)
    return file


def listed(row: Any, unit: str) -> Listed:
    """One file's row; errors: ValueError or TypeError if it is none."""
    sha256, size, own = row
    if not (type(sha256) is str and type(size) is int and type(own) is bool):
        raise ValueError("not a row of a manifest")
    return Listed(sha256, size, own, unit)


def for_layout(manifest: Manifest | None, layout: str) -> Manifest:
    """The manifest as far as it can be used for a layout: another one's files are only to be pruned."""
    if manifest is None:
        return Manifest(layout)
    return manifest if manifest.layout == layout else distrusted(layout, manifest.files)


def distrusted(layout: str, *lists: Iterable[str] | Mapping[str, Listed]) -> Manifest:
    """A manifest that knows which files are ours, and of none whose work it is."""
    nothing = Listed("", -1, own=False, unit=UNKNOWN)
    files = {
        name: names[name]._replace(unit=UNKNOWN) if isinstance(names, Mapping) else nothing
        for names in lists
        for name in names
    }
    return Manifest(layout, dict(sorted(files.items())))


def by_unit(manifest: Manifest) -> dict[str, dict[str, Listed]]:
    """The files of each unit."""
    found: dict[str, dict[str, Listed]] = {unit: {} for unit in (*manifest.units, UNKNOWN)}
    for file, its in manifest.files.items():
        found[its.unit if its.unit in manifest.units else UNKNOWN][file] = its
    return found
