"""Small pictures that tell something about their making, byte by byte as cameras write them."""

from __future__ import annotations

import struct
import zlib

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>48,12N</exif:GPSLatitude></x:xmpmeta>'
"""A place as XML."""


def exif(*, place: bool = False, maker: bool = False, owner: bool = False, order: str = "<") -> bytes:
    """A table of tags: always how the picture is turned; `place`, `maker` and `owner` add what they say."""
    first = [(0x0112, 3, 1, 1)]
    if maker:
        first.append((0x010F, 2, 4, 0x00656D41))
    after = 8 + 2 + 12 * (len(first) + owner + place) + 4
    details = _table(order, [(0xA430, 2, 4, 0x00656D41)]) if owner else b""
    if owner:
        first.append((0x8769, 4, 1, after))
    if place:
        first.append((0x8825, 4, 1, after + len(details)))
    places = _table(order, [(0, 1, 4, 2), (2, 5, 3, 8), (4, 5, 3, 8)]) if place else b""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(order + "I", 8) + _table(order, first) + details + places


def _table(order: str, tags: list[tuple[int, int, int, int]]) -> bytes:
    entries = b"".join(struct.pack(order + "HHII", *tag) for tag in tags)
    return struct.pack(order + "H", len(tags)) + entries + struct.pack(order + "I", 0)


def jpeg(*segments: bytes, mark: bytes = b"Exif\0\0") -> bytes:
    """A JPEG with a segment of each kind that a telephone writes before its own."""
    app = b"".join(b"\xff\xe1" + struct.pack(">H", len(mark + each) + 2) + mark + each for each in segments)
    return b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0" + app + b"\xff\xda\0\x02picture\xff\xd9"


def png(**chunks: bytes) -> bytes:
    """A PNG with some chunks by their names."""
    named = [(b"IHDR", bytes(13)), *((name.encode(), data) for name, data in chunks.items()), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in named
    )


def webp(**chunks: bytes) -> bytes:
    """A WebP with some chunks by their names, each on an even place."""
    named = [(b"VP8 ", b"abc"), *((name.encode().ljust(4), data) for name, data in chunks.items())]
    body = b"".join(name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for name, data in named)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body
