"""A survey tool's export turned into totals: rows, times and free text end here and go nowhere.

Nothing in this module hands out a row or quotes a cell; what leaves it are counts of five or more people.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mentorsite.content.records.pulse import ANSWERS, GROUPS, Group, Who
from mentorsite.programme.pulse import Item, form
from mentorsite.programme.suppression import SMALLEST
from mentorsite.rules import N_
from mentorsite.urls import slug

LARGEST: Final = 4 * 1024 * 1024
"""Bytes of an export."""
_GROUP_HEADERS: Final = ("group", "gruppe", "role", "rolle", "who", "wer")
_NUMBER = re.compile(r"([1-5])(?:[.,]0+)?")
_NUMBERED = re.compile(r"([1-5])\s*[-–—:.)(=]+\s*(.+?)\)?")


class CannotImport(Exception):  # noqa: N818 (a remedy for the person at the terminal, not an error of ours)
    """An export that cannot be counted: an English sentence with placeholders, and the values for them."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text)
        self.text = text
        self.values = values


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted, and what was left behind."""

    groups: Mapping[Who, Group]
    """Only those of which five people or more have answered."""
    left_out: tuple[Who, ...]
    """Groups in which too few have answered."""
    items_left_out: int
    """Items that too few of a group have answered."""
    other_columns: int
    """Columns that were not read: times, names, free text."""
    not_understood: int
    """Cells with something else than one of the five answers."""


def totals_in(path: Path, group: Who | None, invited: int | None = None) -> Counted:
    """Count an export.

    Errors: CannotImport if it cannot be read as a table of answers.
    """
    headers, *rows = _table(path)
    columns, role = _items_of(headers), _role_of(headers)
    if group is None and role is None:
        raise CannotImport(
            N_("No column says who is a mentee and who a mentor. Say it with --group mentees or mentors.")
        )
    known = {*columns.values(), *([] if role is None else [role])}
    answers = [(group or _who(row, role), {i: _cell(row, at) for i, at in columns.items()}) for row in rows]
    if any(who is None for who, cells in answers if any(cells.values())):
        raise CannotImport(
            N_("Some rows do not say “mentee” or “mentor”. Say it there, or export each group and use --group.")
        )
    found = {who: _tallied([cells for of, cells in answers if of == who]) for who in GROUPS}
    told = {who: _told(*tally, invited) for who, tally in found.items() if tally[0] >= SMALLEST}
    return Counted(
        groups=told,
        left_out=tuple(who for who, (people, _) in found.items() if 0 < people < SMALLEST),
        items_left_out=sum(0 < sum(tally) < SMALLEST for who in told for tally in found[who][1].values()),
        other_columns=len([h for at, h in enumerate(headers) if h.strip() and at not in known]),
        not_understood=sum(bool(cell) and answer_of(cell) is None for _, cells in answers for cell in cells.values()),
    )


def _told(people: int, tallies: Mapping[str, tuple[int, ...]], invited: int | None) -> Group:
    """Keep of a group what five people or more have answered."""
    kept = {item: tally for item, tally in tallies.items() if sum(tally) >= SMALLEST}
    return Group(invited=None if invited is None else str(invited), answered=str(people), answers=_written(kept))


def _written(tallies: Mapping[str, tuple[int, ...]]) -> dict[str, list[str]]:
    return {item: [str(count) for count in tally] for item, tally in tallies.items()}


def _tallied(rows: Sequence[Mapping[str, str]]) -> tuple[int, dict[str, tuple[int, ...]]]:
    """Count how many people answered anything, and for each item how many chose each answer."""
    given = [{item: answer_of(cell) for item, cell in row.items()} for row in rows]
    people = sum(any(answers.values()) for answers in given)
    chosen = {item: [answers[item] for answers in given] for item in (rows[0] if rows else ())}
    return people, {item: tuple(of.count(n) for n in range(1, ANSWERS + 1)) for item, of in chosen.items()}


def answer_of(cell: str) -> int | None:
    """Read one of the five answers: a number, its words in German or English, or both."""
    if match := _NUMBER.fullmatch(cell):
        return int(match[1])
    if (match := _NUMBERED.fullmatch(cell)) and _LABELS.get(slug(match[2])) == int(match[1]):
        return int(match[1])
    return _LABELS.get(slug(cell)) if cell else None


_LABELS: Final = {slug(word): number for words in form().answers.values() for number, word in enumerate(words, start=1)}


# --- from bytes to cells


def _table(path: Path) -> list[list[str]]:
    text = _decoded(_bytes(path))
    first, _, rest = text.partition("\n")
    if told := re.fullmatch(r'"?sep=([;,\t])"?\s*', first, re.IGNORECASE):
        text, separators = rest, told[1]
    else:
        separators = ";,\t"
    tables = [_rows(text, separator) for separator in separators]
    best = max(tables, key=lambda rows: len({index for _, index in _columns(rows[0])}) if rows else 0)
    if not best or not _columns(best[0]):
        ids = ", ".join(form().ids)
        raise CannotImport(N_("No column is one of the form. Let a header be its sentence, or its id: {ids}."), ids=ids)
    return best


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise CannotImport(N_("The table cannot be read: {reason}."), reason=error.strerror) from None
    if len(data) > LARGEST:
        raise CannotImport(N_("The table is larger than {limit} MiB."), limit=LARGEST // 1024 // 1024)
    return data


def _decoded(data: bytes) -> str:
    """Read UTF-8, with or without its mark, or else what Windows writes in Western Europe."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise CannotImport(N_("The table is neither UTF-8 nor Windows-1252. Export it as “CSV UTF-8”."))


def _rows(text: str, separator: str) -> list[list[str]]:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return []
    return [row for row in rows if any(cell.strip() for cell in row)]


# --- which column is which


def _items_of(headers: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for item, index in _columns(headers):
        if item in found:
            raise CannotImport(N_("Two columns stand for the item {item}. Keep one of them."), item=item)
        found[item] = index
    return found


def _columns(headers: Sequence[str]) -> list[tuple[str, int]]:
    """Find the columns of the form: by id, or by the sentence in any language, with a number before it or not."""
    pairs = ((item, index) for index, header in enumerate(headers) for item in form().items if _means(header, item))
    return [(item.id, index) for item, index in pairs]


def _means(header: str, item: Item) -> bool:
    if not header.strip():
        return False
    written = slug(header)
    return written == item.id or any(sentence in written for sentence in _sentences(item))


def _sentences(item: Item) -> Iterator[str]:
    yield from (slug(text) for words in (item.mentee, item.mentor) for text in words.values())


def _role_of(headers: Sequence[str]) -> int | None:
    return next((index for index, header in enumerate(headers) if slug(header) in _GROUP_HEADERS), None)


def _who(row: Sequence[str], role: int | None) -> Who | None:
    word = slug(_cell(row, role)) if role is not None and _cell(row, role) else ""
    return next((who for who in GROUPS if word.startswith(who[:-1])), None)


def _cell(row: Sequence[str], index: int | None) -> str:
    return " ".join(row[index].split()) if index is not None and index < len(row) else ""
