"""Who may come in: the right host, a harmless method, a plain path, and no other site asking for it."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Final

from mentorsite.serve.answer import Answer, refusal
from mentorsite.serve.asked import Asked

LOCAL: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
EVERYWHERE: Final = frozenset({"0.0.0.0", "::"})  # noqa: S104 (compared with, not bound to)
_PLAIN = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._:~-]+)*/?")
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")


def turned_away(asked: Asked, host: str) -> Answer | None:
    """Answer whoever may not come in; None for all others. `host` is the name that the preview listens at."""
    if not is_named(asked.headers["host"], host):
        # A foreign name that leads to this machine is how another site would read what is shown here.
        return refusal(421)
    if asked.method not in ("GET", "HEAD"):
        return refusal(405, allow="GET, HEAD")
    return None if _PLAIN.fullmatch(asked.path) else refusal(404)


def is_named(asked_for: str, host: str) -> bool:
    """Tell whether a Host header names the preview; its port does not matter, since it may be forwarded."""
    found = _HOST.fullmatch(asked_for)
    if found is None:
        return False
    name = found[1].lower().removesuffix(".")
    return name in LOCAL or name.strip("[]") == host.lower() or (host in EVERYWHERE and _is_address(name))


def _is_address(name: str) -> bool:
    """Tell whether a name is a bare number: nobody can make another site's name of it."""
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def is_from_here(asked: Asked) -> bool:
    """Tell whether one of our own pages asks, as far as the browser says."""
    origin = asked.headers.get("origin")
    site = asked.headers.get("sec-fetch-site", "none")
    return origin in (None, f"http://{asked.headers['host']}") and site in ("none", "same-origin")
