"""Where other people's files name somebody: path and number of lines, never the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mentorsite.rights.belongings import Belonging, belongings, bytes_of, walked


@dataclass(frozen=True, slots=True)
class Trace:
    """One file that names somebody."""

    path: str
    """Relative to the content folder."""
    lines: int
    in_name: bool
    """Whether the file's own name does, as that of feedback in a file of its own."""


def traces(content: Path, person: str, name: str | None) -> list[Trace]:
    """List the files of others that name a person by id, name or first name; the roster stands among them."""
    own = {each.path for each in belongings(content, person)}
    others = sorted((each for each in walked(content, "") if each.path not in own), key=lambda each: each.path)
    return list(_named(others, _pattern(person, name)))


def _pattern(person: str, name: str | None) -> re.Pattern[str]:
    words = {person, *([name, name.split()[0]] if name else [])}
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    # In a name of a file a hyphen parts words; in prose it may belong to one, and too many are better than too few.
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _named(files: list[Belonging], pattern: re.Pattern[str]) -> Iterator[Trace]:
    for each in files:
        in_name = pattern.search(each.path) is not None
        data = bytes_of(each.file) if each.ordinary else b""
        text = "" if b"\0" in data else data.decode(errors="replace")
        lines = sum(pattern.search(line) is not None for line in text.splitlines())
        if lines or in_name:
            yield Trace(each.path, lines, in_name)
