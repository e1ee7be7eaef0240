"""Web servers that show each reader their own tree: configuration to copy, and maps of logins.

The configuration names nobody and lies with the site. Which login is which reader is private, since
logins are e-mail addresses: the maps lie in the state folder, and whoever runs the server takes them
from there. Deny by default: a login that stands in no map opens nothing, and neither does one that
could mean two people or that a server might understand as something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from mentorsite.publish.folders import holds
from mentorsite.publish.state import private_folder, write_whole
from mentorsite.resources import TEMPLATES

SERVERS: Final = ("nginx.conf", "Caddyfile", "apache.conf")
"""The files of configuration, by the name that each server knows them by."""

_LOGIN: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._+'@-]{0,252}[A-Za-z0-9_-])?")
"""Letters and signs that mean the same to every server; as long as an e-mail address may be."""

_READER: Final = re.compile(r"[a-z0-9-]+")

_PRIVATE: Final = "# Private: which login is which reader. Made anew by each build; not for the web.\n"


def configurations(own: Path | None = None) -> dict[str, str]:
    """Read the configuration of each server, by its file in the state folder.

    A project's own folder of templates goes before the bundled one, so that it can keep its adapted file.
    """
    return {f"hosts/{name}": _template(name, own).read_text(encoding="utf-8") for name in SERVERS}


def _template(name: str, own: Path | None) -> Path:
    mine = own / "hosts" / name if own else None
    return mine if mine and mine.is_file() else TEMPLATES / "hosts" / name


def login_maps(readers: Mapping[str, str | None]) -> dict[str, str]:
    """Write the map of logins for each server, by its file in the state folder; readers by id, with their login.

    Errors: ValueError if a reader's id is none.
    """
    logins = spellings(readers)
    return {
        "logins/nginx.map": _PRIVATE + "".join(f'"~^{re.escape(login)}$" {reader};\n' for login, reader in logins),
        "logins/caddy.map": _PRIVATE + "".join(f'"~^{re.escape(login)}$" {reader}\n' for login, reader in logins),
        "logins/apache.map": _PRIVATE + "".join(f"{login} {reader}\n" for login, reader in logins),
    }


def write_login_maps(state: Path, readers: Mapping[str, str | None]) -> None:
    """Lay the maps of logins into the state folder, for nobody else to open; what has not changed stays."""
    _lay(state, login_maps(readers))


def write_configurations(state: Path, own: Path | None = None) -> None:
    """Lay the configuration of each server into the state folder; what has not changed stays."""
    _lay(state, configurations(own))


def _lay(state: Path, files: Mapping[str, str]) -> None:
    private_folder(state)
    for name, text in files.items():
        path, data = state / name, text.encode()
        private_folder(path.parent)
        if not holds(path, data):
            write_whole(path, [data])


def spellings(readers: Mapping[str, str | None]) -> list[tuple[str, str]]:
    """List each login that opens something, with its reader, in order: as written, and in small letters.

    No other spelling is taken for the same: what an address book ignores, two accounts may differ in.
    """
    if not all(_READER.fullmatch(reader) for reader in readers):
        raise ValueError("a reader is known by an id")
    shut = set(without_login(readers))
    return sorted(
        (spelling, reader)
        for reader, login in readers.items()
        if login and reader not in shut
        for spelling in {login, login.lower()}
    )


def without_login(readers: Mapping[str, str | None]) -> tuple[str, ...]:
    """Name the readers whom no login opens their pages, in order.

    They have none, or share theirs with somebody, or it holds signs that are not safe in a configuration.
    """
    shared = Counter(login.lower() for login in readers.values() if login)
    return tuple(
        sorted(
            reader
            for reader, login in readers.items()
            if not login or shared[login.lower()] > 1 or not _LOGIN.fullmatch(login)
        )
    )


def logins(emails: Mapping[str, str | None]) -> dict[str, str | None]:
    """Choose everybody's login, by id: the e-mail address; the id only where nobody in the roster has an address.

    The two are never mixed: somebody else could have an account whose name is a colleague's id.
    """
    if any(emails.values()):
        return dict(emails)
    return {reader: reader for reader in emails}
