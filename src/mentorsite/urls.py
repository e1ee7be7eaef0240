"""Addresses: slugs from file names, relative links between pages, and which outside links may stand.

An address is a page's place on the site without leading slash: `mentees/mara/goals/talk/` (its file
is `index.html` inside), `404.html`, `assets/site.css`; the home page is the empty string.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i"})
_SAFE = re.compile(r"(?:https?://|mailto:|tel:)[^\s\\\x00-\x1f\x7f]+", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@lru_cache(4096)
def slug(name: str) -> str:
    """Make the address part for a name: lower case, a-z, 0-9 and hyphens, German letters written out.

    Never empty: a name without any such letter becomes `x` and its code points in hexadecimal.
    """
    composed = unicodedata.normalize("NFC", name)
    plain = unicodedata.normalize("NFKD", composed.casefold().translate(_GERMAN)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x" + "".join(f"{ord(c):x}" for c in composed[:8])


def file_of(address: str) -> str:
    """Name the file, relative to a tree, in which the page of an address lies."""
    return address + "index.html" if address.endswith("/") or not address else address


def relative(target: str, start: str) -> str:
    """Make the link from the page at `start` to the address `target`; a fragment stays.

    Directory addresses keep their slash, so that a tree also works where no server adds it.
    """
    path, mark, fragment = target.partition("#")
    link = ""
    for folder, up in _above(start):
        if path.startswith(folder):
            link = up + path[len(folder) :]
            break
    return (link or "./") + mark + fragment


# A page has many links, so what lies above it is found once for all of them.
@lru_cache(64)
def _above(start: str) -> tuple[tuple[str, str], ...]:
    """List the folders that an address lies in, each with the way up to it, from the nearest to the root."""
    parts = start.split("/")[:-1]
    depths = range(len(parts), -1, -1)
    return tuple(("".join(f"{part}/" for part in parts[:depth]), "../" * (len(parts) - depth)) for depth in depths)


def is_outside(link: str) -> bool:
    """Tell whether a link leads away from the site: it has a scheme, or begins with two slashes."""
    return bool(_SCHEME.match(link)) or link.startswith(("//", "\\"))


def is_safe(link: str) -> bool:
    """Tell whether an outside link may stand on a page: http, https, mailto, tel, no blanks or controls."""
    return bool(_SAFE.fullmatch(link))
