"""A copy on disk: one zip, the same bytes each time, that only its owner can open."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from mentorsite.publish.place import STATE, is_ours

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The day of every file in the zip: the same content gives the same bytes."""
_PRIVATE: Final = 0o100600 << 16
"""An ordinary file that only its owner can open, as a zip says it."""


class InTheWay(Exception):  # noqa: N818 (what the person at the terminal is told)
    """A file of that name is there already."""


class NoPlace(Exception):  # noqa: N818 (the same)
    """A copy in this folder would be published, or taken for content."""


def place_for(root: Path, out: Path) -> Path:
    """Find where a copy goes.

    Errors: NoPlace if it would lie in content/, in the state folder, or in a site.
    """
    place = root / out
    folder = place.parent.resolve()
    above = {folder, *folder.parents}
    if not above.isdisjoint({(root / "content").resolve(), (root / STATE).resolve()}):
        raise NoPlace
    if any(is_ours(each) for each in above):
        raise NoPlace
    return place


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Pack files; the same files give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, data in sorted(files.items()):
            about = zipfile.ZipInfo(path, _EARLIEST)
            about.create_system, about.external_attr = 3, _PRIVATE
            archive.writestr(about, data, zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()


def write_private(out: Path, data: bytes) -> None:
    """Write a new file that only its owner can open, whole or not at all.

    Errors: InTheWay if something has that name already; OSError.
    """
    try:
        descriptor = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    except FileExistsError:
        raise InTheWay from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(data)
    except BaseException:
        out.unlink(missing_ok=True)
        raise
