"""Files read safely: bytes that may be hostile become text or a picture, or a finding."""

from __future__ import annotations

import errno
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mentorsite.content.rooms import is_attachment
from mentorsite.diagnostics import Diagnostic, Place, fault

TEXT_LIMIT: Final = 256 * 1024
ROSTER_LIMIT: Final = 4 * 1024 * 1024
ATTACHMENT_LIMIT: Final = 4 * 1024 * 1024

_NO_ORDINARY_FILE: Final = (errno.ELOOP, errno.ENXIO, errno.EOPNOTSUPP, errno.ENODEV)
"""What opening a link, a pipe, a socket or a device without its driver says."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_CONFLICT = re.compile(r"^(?:<<<<<<< |>>>>>>> )", re.MULTILINE)
_MAGIC: Final = (
    ("png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("jpg", re.compile(rb"\xff\xd8\xff")),
    ("gif", re.compile(rb"GIF8[79]a")),
    ("webp", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
    ("pdf", re.compile(rb"%PDF-")),
)
_ENDINGS: Final = {"png": "png", "jpg": "jpg", "jpeg": "jpg", "gif": "gif", "webp": "webp", "pdf": "pdf"}


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file."""

    path: str
    """Relative to the content folder, with slashes, in NFC."""
    text: str
    """Without byte order mark; lines end with LF."""
    bom: bool = False
    """Whether the file begins with a byte order mark."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or a pdf."""

    path: str
    data: bytes
    kind: str
    """png, jpg, gif, webp or pdf, by its content."""


def read_file(file: str | Path, path: str) -> Source | Attachment | Diagnostic | None:
    """Read one file; None if it is gone since the walk."""
    limit = ATTACHMENT_LIMIT if is_attachment(path) else ROSTER_LIMIT if path == "people.yaml" else TEXT_LIMIT
    try:
        data = _bytes(file, limit)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError:
        return fault(path, Place(), "file-unreadable/permission")
    except OSError as error:
        if error.errno not in _NO_ORDINARY_FILE:
            raise
        return fault(path, Place(), "file-unreadable/kind")
    if is_attachment(path):
        return _attachment(path, data)
    if data is None:
        return fault(path, Place(), "file-unreadable/size", limit=limit // 1024)
    return _source(path, data)


def _bytes(file: str | Path, limit: int) -> bytes | None:
    """The content of an ordinary file; None if it is larger than the limit.

    Errors: OSError for what is no ordinary file, never waiting for a pipe to be written.
    """
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            raise OSError(errno.ENXIO, "no ordinary file")
        data = _up_to(descriptor, limit + 1) if state.st_size <= limit else None
    finally:
        os.close(descriptor)
    return data if data is not None and len(data) <= limit else None


def _up_to(descriptor: int, size: int) -> bytes:
    """The first `size` bytes of an open file, even if it grows meanwhile."""
    data = b""
    while len(data) < size and (more := os.read(descriptor, size - len(data))):
        data += more
    return data


def _source(path: str, data: bytes) -> Source | Diagnostic:
    """The text of a file, or the first thing that makes it unreadable."""
    bom = data.startswith(b"\xef\xbb\xbf")
    try:
        text = _lines_joined(data[3 * bom :].decode())
    except UnicodeDecodeError as error:
        before = _lines_joined(data[3 * bom : 3 * bom + error.start].decode())
        return fault(path, _end(before), "file-unreadable/encoding")
    if control := _CONTROL.search(text):
        return fault(path, _end(text[: control.start()]), "file-unreadable/control")
    if place := _conflict(text):
        return fault(path, place, "merge-conflict")
    return Source(path, text, bom)


def _lines_joined(text: str) -> str:
    """The text with LF at the end of each line, however its editor ends them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _end(text: str) -> Place:
    """The place right behind a text."""
    return Place(text.count("\n") + 1, len(text) - text.rfind("\n"))


def _conflict(text: str) -> Place | None:
    """The first marker line that git has left; `=======` alone underlines a heading."""
    match = _CONFLICT.search(text)
    return _end(text[: match.start()]) if match else None


def _attachment(path: str, data: bytes | None) -> Attachment | Diagnostic:
    """A picture or pdf whose content is what its name says."""
    ending = _ENDINGS.get(path.rpartition(".")[2].lower())
    kind = next((kind for kind, magic in _MAGIC if data and magic.match(data)), None)
    if data is None or kind is None or kind != ending:
        return fault(path, Place(), "attachment-refused", limit=ATTACHMENT_LIMIT // 1024 // 1024)
    return Attachment(path, data, kind)
