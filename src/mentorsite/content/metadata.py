"""What a picture tells about its making: where it was taken, with what, and by whom. Only headers are read."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

_PLACE: Final = frozenset({0x0002, 0x0004})
"""Latitude and longitude, among the tags of a place."""
_MAKER: Final = frozenset({0x010F, 0x0110, 0x013B, 0x013C, 0x9C9D, 0xA430, 0xA431, 0xA435})
"""Camera and its number, computer, artist, author, owner, number of the lens."""
_PLACES, _DETAILS = 0x8825, 0x8769
"""The tags that lead on to those of a place, and to more about the camera."""
_MOST: Final = 500
"""Tags of one table that are looked at, and pieces of one file."""
_XMP: Final = b"http://ns.adobe.com/xap/1.0/\0"


def tells_place(data: bytes, kind: str) -> bool:
    """Tell whether a picture says where it was taken."""
    return any(_with_place(exif) for exif in _exif(data, kind)) or any(
        b"GPSLatitude" in xmp for xmp in _xmp(data, kind)
    )


def tells_maker(data: bytes, kind: str) -> bool:
    """Tell whether a picture names the camera, the computer or the person it comes from."""
    for exif in _exif(data, kind):
        first = _tags(exif, _start(exif))
        if _MAKER & {*first, *_tags(exif, first.get(_DETAILS, 0))}:
            return True
    return False


def _with_place(exif: bytes) -> bool:
    return not _PLACE.isdisjoint(_tags(exif, _tags(exif, _start(exif)).get(_PLACES, 0)))


def _exif(data: bytes, kind: str) -> Iterator[bytes]:
    """Yield the tables of tags in a picture, each from its mark of byte order on."""
    for name, piece in _pieces(data, kind):
        if name in (b"eXIf", b"EXIF") or (name == b"APP1" and piece.startswith(b"Exif\0\0")):
            yield piece.removeprefix(b"Exif\0\0")


def _xmp(data: bytes, kind: str) -> Iterator[bytes]:
    """Yield what a picture says of itself as XML."""
    begins = {b"XMP ": b"", b"APP1": _XMP, b"iTXt": b"XML:com.adobe.xmp\0"}
    yield from (piece for name, piece in _pieces(data, kind) if name in begins and piece.startswith(begins[name]))


def _pieces(data: bytes, kind: str) -> Iterator[tuple[bytes, bytes]]:
    """Yield the named pieces of a picture up to its damage, if there is any."""
    readers = {"jpg": _of_jpeg, "png": _of_png, "webp": _of_webp}
    if kind in readers:
        yield from islice(readers[kind](data), _MOST)


def _of_jpeg(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the first application segments; the picture itself begins after the last segment that has a length."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        (size,) = struct.unpack_from(">H", data, at + 2)
        if data[at + 1] == 0xE1:
            yield b"APP1", data[at + 4 : at + 2 + size]
        at += 2 + max(size, 2)


def _of_png(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 8 <= len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        yield name, data[at + 8 : at + 8 + size]
        at += 12 + size


def _of_webp(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _order(exif: bytes) -> str:
    return ">" if exif[:2] == b"MM" else "<"


def _start(exif: bytes) -> int:
    """Find where the first table of tags begins; 0 where there is none."""
    known = exif[:4] in (b"MM\0*", b"II*\0") and len(exif) >= 8
    return int(struct.unpack_from(_order(exif) + "I", exif, 4)[0]) if known else 0


def _tags(exif: bytes, at: int) -> Mapping[int, int]:
    """Read a table: each tag, and the number in it or where its value stands; no table stands at 0."""
    if not 8 <= at <= len(exif) - 2:
        return {}
    order = _order(exif)
    count = min(struct.unpack_from(order + "H", exif, at)[0], _MOST, (len(exif) - at - 2) // 12)
    entries = (struct.unpack_from(order + "HHII", exif, at + 2 + 12 * number) for number in range(count))
    return {tag: value for tag, _, size, value in entries if size}
