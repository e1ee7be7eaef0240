"""What a browser asks for: the head of a request, read strictly. Whatever is odd gets a status and no answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

LONGEST_LINE: Final = 4096
"""Bytes of the first line."""
LONGEST_HEAD: Final = 16 * 1024
MOST_HEADERS: Final = 100

END: Final = b"\r\n\r\n"
_FIRST_LINE = re.compile(rb"([A-Za-z]{1,20}) ([\x21-\x7e]+) HTTP/1\.[01]")
_HEADER = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)")


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, without its body: nothing here takes any."""

    method: str
    path: str
    """As sent, with its leading slash: never decoded."""
    query: str
    headers: Mapping[str, str]
    """By name in lower case."""


class Refused(Exception):  # noqa: N818 (what the browser is told, not an error of ours)
    """What was sent is not answered, but for a status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def hopeless(received: bytes) -> int | None:
    """Tell the status that ends a request which is still being sent, or None while it may become one."""
    if received and not received[:1].isalpha():
        return 400
    if b"\r\n" not in received[:LONGEST_LINE] and len(received) > LONGEST_LINE:
        return 414
    return 431 if len(received) > LONGEST_HEAD else None


def asked(head: bytes) -> Asked:
    """Read the head of a request, up to the empty line.

    Errors: Refused with the status for whatever is no plain request for something on this server.
    """
    first, *lines = head.partition(END)[0].split(b"\r\n")
    found = _FIRST_LINE.fullmatch(first)
    if found is None or len(lines) > MOST_HEADERS:
        raise Refused(400 if found is None else 431)
    method, target = found[1].decode(), found[2].decode()
    # An absolute address would ask for a proxy, and so would CONNECT.
    if not target.startswith("/") or "#" in target:
        raise Refused(400)
    path, _, query = target.partition("?")
    return Asked(method, path, query, _headers(lines))


def _headers(lines: list[bytes]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for line in lines:
        found = _HEADER.fullmatch(line)
        if found is None:
            raise Refused(400)
        name, value = found[1].decode().lower(), found[2].decode("latin-1").strip()
        if name == "host" and name in headers:
            raise Refused(400)
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    if "host" not in headers:
        raise Refused(400)
    return headers
