"""The roster as a text that people write in: what a tool knows is put into it, and nothing else is touched.

Comments, order, blanks and every key that is not the tool's stay, byte for byte. A change is checked
by reading the new text again; where it would not say what was meant, nothing is changed.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mentorsite.connect.refusals import CannotSync
from mentorsite.connect.splices import changed_entry, laid_out, new_entry, spliced
from mentorsite.content.frontmatter import ROSTER, Head, Value, read_yaml
from mentorsite.content.reading import Source, read_file
from mentorsite.urls import slug

NAME: Final = "people.yaml"

_TEMPORARY: Final = ".people.yaml."


@dataclass(frozen=True, slots=True)
class Entry:
    """One person as the roster has them, as far as a tool may know."""

    key: str
    """As written in the file."""
    facts: Mapping[str, str]
    """The texts among its values, by key."""

    @property
    def hr(self) -> str:
        """The tool and its id there; empty for somebody whom no tool knows."""
        return self.facts.get("hr", "").strip()

    @property
    def email(self) -> str:
        """The address, casefolded; may be empty."""
        return self.facts.get("email", "").strip().casefold()

    @property
    def is_active(self) -> bool:
        """Whether the person takes part."""
        return self.facts.get("active", "").casefold() not in ("false", "no", "off", "nein")


@dataclass(frozen=True, slots=True)
class RosterFile:
    """people.yaml as it was read."""

    path: Path
    text: str
    """Lines end with LF, without a byte order mark."""
    bom: bool
    ending: str
    """How lines end in the file."""
    head: Head
    entries: Mapping[str, Entry]
    """By person id, in the order of the file."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one person's entry."""

    person: str
    before: Mapping[str, str]
    """What stood there; empty for somebody new."""
    after: Mapping[str, str | None]
    """What is to stand there, by key; None takes the key out."""
    is_new: bool = False

    @property
    def leaves(self) -> bool:
        """Whether the person is marked as having left."""
        return self.after.get("active") == "false"


def read_roster_file(content: Path) -> RosterFile:
    """Read people.yaml; a roster that is not there yet has nobody in it.

    Errors: CannotSync if it has a fault: what cannot be read cannot be kept.
    """
    source = _source(content)
    head, findings = read_yaml(source.text, NAME, limits=ROSTER)
    if findings:
        raise CannotSync("file-broken", file=NAME)
    return RosterFile(content / NAME, source.text, source.bom, _ending(content / NAME), head, _entries(head))


def _source(content: Path) -> Source:
    found = read_file(content / NAME, NAME)
    if found is None:
        return Source(NAME, "")
    if not isinstance(found, Source):
        raise CannotSync("file-broken", file=NAME)
    return found


def _ending(path: Path) -> str:
    data = path.read_bytes() if path.exists() else b""
    return "\r\n" if data.count(b"\r\n") * 2 > data.count(b"\n") else "\n"


def _entries(head: Head) -> dict[str, Entry]:
    """Sort the values by person.

    Errors: CannotSync if an entry is no mapping, or two have one id.
    """
    found: dict[str, Entry] = {}
    for way in head.keys:
        key = str(way[0])
        if len(way) == 1 and not key.startswith("x-"):
            value = head.values.get(key)
            if not isinstance(value, dict) or slug(key) in found:
                raise CannotSync("file-broken", file=NAME)
            found[slug(key)] = Entry(key, {name: text for name, text in value.items() if isinstance(text, str)})
    return found


# --- the new text


def merged(roster: RosterFile, changes: Sequence[Change]) -> str:
    """Make the text of the roster with changes in it.

    Errors: CannotSync if an entry is written so that it cannot be changed line by line.
    """
    layout = laid_out(roster.text, roster.head)
    known = [change for change in changes if not change.is_new]
    splices = [
        splice for change in known for splice in changed_entry(layout, _key(roster, change.person), change.after)
    ]
    text = spliced(roster.text, splices)
    text += _newcomers(roster, text, [change for change in changes if change.is_new])
    _refuse_misread(roster, changes, text)
    return text


def _key(roster: RosterFile, person: str) -> str:
    return roster.entries[person].key if person in roster.entries else person


def _newcomers(roster: RosterFile, text: str, newcomers: Sequence[Change]) -> str:
    """Write entries for the end of the file, in the column where the others begin."""
    indent = " " * (min((place.column for way, place in roster.head.keys.items() if len(way) == 1), default=1) - 1)
    entries = "".join(new_entry(change.person, change.after, indent) for change in newcomers)
    gap = "\n" * (2 - min(2, len(text) - len(text.rstrip("\n")))) if text else ""
    return gap + entries if entries else ""


def _refuse_misread(roster: RosterFile, changes: Sequence[Change], text: str) -> None:
    """Read the new text as everybody will, and compare it with what was meant."""
    head, findings = read_yaml(text, NAME, limits=ROSTER)
    meant = {**roster.head.values, **{_key(roster, change.person): _meant(roster, change) for change in changes}}
    if findings or head.values != meant:
        keys = {_key(roster, change.person): change.person for change in changes}
        misread = [person for key, person in keys.items() if head.values.get(key) != meant[key]]
        raise CannotSync("entry-unusual", person=", ".join(misread[:3] or list(keys.values())[:3]))


def _meant(roster: RosterFile, change: Change) -> dict[str, Value]:
    before = roster.head.values.get(_key(roster, change.person), {})
    kept = {key: value for key, value in before.items() if key not in change.after} if isinstance(before, dict) else {}
    return {**kept, **{key: value for key, value in change.after.items() if value is not None}}


# --- on disk


def write(roster: RosterFile, text: str) -> None:
    """Put a new text in the place of the roster, whole or not at all.

    Errors: CannotSync if somebody has changed the file since it was read, or it cannot be written.
    """
    if _source(roster.path.parent) != Source(NAME, roster.text, roster.bom):
        raise CannotSync("changed-meanwhile", file=NAME)
    data = ("\ufeff" * roster.bom + text.replace("\n", roster.ending)).encode()
    try:
        _replace(roster.path, data)
    except OSError as error:
        raise CannotSync("unwritable", file=NAME, reason=error.strerror) from None


def _replace(path: Path, data: bytes) -> None:
    for left in path.parent.glob(f"{_TEMPORARY}*"):
        # A sync that was killed has left it.
        left.unlink(missing_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=_TEMPORARY, dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(file.fileno(), _mode(path))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777 if path.exists() else 0o644
