"""A table of employees, exported from any HR tool as CSV: read as people's spreadsheets write it."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from mentorsite.connect.headers import columns_of, meaning
from mentorsite.connect.records import PersonRecord, Wanted, as_email, cleaned, full_name, is_wanted, line_above
from mentorsite.connect.refusals import CannotSync

TOOL: Final = "csv"
"""The word before the colon in `hr:`."""
LARGEST: Final = 16 * 1024 * 1024
"""Bytes of a table."""

_SEPARATOR = re.compile(r'"?sep=([;,\t|])"?[;,]*\r?\n', re.IGNORECASE)
_SEPARATORS: Final = ";,\t"
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ].*)?")
_GERMAN = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})")
_HERE: Final = ("active", "aktiv", "leave", "on leave", "beurlaubt", "karenz", "elternzeit", "onboarding", "yes", "ja",
                "true", "wahr", "1", "x", "")  # fmt: skip
_GONE: Final = ("inactive", "inaktiv", "left", "terminated", "ausgetreten", "ausgeschieden", "no", "nein", "false",
                "falsch", "0")  # fmt: skip


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A table on disk, as of a day."""

    path: Path
    today: date

    def fetch(self, wanted: Wanted) -> list[PersonRecord]:
        """Read everybody in the table, and hand out those who are wanted.

        Errors: CannotSync if the table or a row of it cannot be understood.
        """
        rows = list(_rows(self.path))
        _refuse_twice(rows)
        supervisors = _supervisors(rows)
        records = (_record(row, supervisors, self.today) for row in rows)
        return [record for record in records if is_wanted(wanted, record.hr, record.email)]


@dataclass(frozen=True, slots=True)
class _Row:
    """The known cells of one row."""

    file: str
    number: int
    """As the table's tool counts its lines, from 1 with the headers."""
    cells: Mapping[str, str]
    """By what they say; a column that the table does not have is not here."""

    def says(self, *columns: str) -> str:
        """Take the first of some cells with something in it."""
        return next((self.cells[column] for column in columns if self.cells.get(column)), "")

    @property
    def id(self) -> str:
        """What tells people apart: their id, or their e-mail where the table has none."""
        return self.says("id") or (as_email(self.says("email")) or "").casefold()


# --- from bytes to rows


def _rows(path: Path) -> Iterator[_Row]:
    """Read the rows below the headers; blank ones are passed over."""
    text, separator, skipped = _table(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    columns: Mapping[str, int] | None = None
    for number, cells in _lines(reader, path.name, skipped):
        if not any(cell.strip() for cell in cells):
            continue
        if columns is None:
            columns, width = columns_of(cells, path.name), len(cells)
        elif any(cell.strip() for cell in cells[width:]):
            raise CannotSync("row-cells", file=path.name, row=number)
        else:
            yield _row(path.name, number, cells, columns)
    if columns is None:
        columns_of([], path.name)


def _lines(reader: Any, file: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Number the rows by the lines they begin in."""
    while True:
        number = reader.line_num + 1 + skipped
        try:
            cells = next(reader, None)
        except csv.Error:
            raise CannotSync("row-quote", file=file, row=number) from None
        if cells is None:
            return
        yield number, cells


def _row(file: str, number: int, cells: list[str], columns: Mapping[str, int]) -> _Row:
    known = {column: cleaned(cells[index]) if index < len(cells) else "" for column, index in columns.items()}
    row = _Row(file, number, known)
    if not row.id:
        raise CannotSync("row-id", file=file, row=number)
    return row


def _table(path: Path) -> tuple[str, str, int]:
    """Read a file: its text from the headers on, its separator, and how many lines stood before the headers."""
    text = _decoded(_bytes(path), path.name)
    if told := _SEPARATOR.match(text):
        return text[told.end() :], told[1], 1
    first = next((line for line in text.splitlines() if line.strip()), "")
    return text, max(_SEPARATORS, key=lambda sign: _known_headers(first, sign)), 0


def _known_headers(line: str, separator: str) -> int:
    return sum(meaning(cell.strip('" ')) is not None for cell in line.split(separator))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise CannotSync("table-missing", file=path.name, reason=error.strerror) from None
    if len(data) > LARGEST:
        raise CannotSync("table-size", file=path.name, limit=LARGEST // 1024 // 1024)
    return data


def _decoded(data: bytes, file: str) -> str:
    """Read UTF-8, with or without its mark, or else what Windows writes in Western Europe."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise CannotSync("table-encoding", file=file)


# --- from rows to records


def _refuse_twice(rows: list[_Row]) -> None:
    """Everybody stands there once."""
    first: dict[str, int] = {}
    for row in rows:
        if row.id in first:
            raise CannotSync("row-twice", file=row.file, row=row.number, first=first[row.id])
        first[row.id] = row.number


def _record(row: _Row, supervisors: Mapping[str, str], today: date) -> PersonRecord:
    first, last = row.says("preferred", "first"), row.says("last")
    return PersonRecord(
        hr=_hr(row.id),
        name=_name(row),
        first=first.removesuffix(f" {last}"),
        email=as_email(row.says("email")),
        team=row.says("team", "department") or None,
        office=row.says("office") or None,
        supervisors=tuple(_hr(above) for above in line_above(row.id, supervisors)),
        works_here=_works_here(row, today),
        silent=_silent(row),
    )


def _hr(person: str) -> str:
    return f"{TOOL}:{person}"


def _name(row: _Row) -> str:
    """Join the name, or take it whole from its cell."""
    if row.says("first", "last"):
        return full_name(row.says("preferred", "first"), row.says("last"))
    return _turned(row.says("name")) or row.says("preferred")


def _turned(name: str) -> str:
    """Turn `Tamm, Mara` around."""
    last, comma, first = name.partition(",")
    return cleaned(f"{first} {last}") if comma else name


def _silent(row: _Row) -> frozenset[str]:
    told = {
        "email": "email" in row.cells,
        "team": bool({"team", "department"} & row.cells.keys()),
        "office": "office" in row.cells,
        "manager": "supervisor" in row.cells,
    }
    return frozenset(key for key, is_told in told.items() if not is_told)


def _works_here(row: _Row, today: date) -> bool:
    """Tell whether somebody has neither left by status nor by a last day that is over."""
    status = row.says("status").casefold()
    if status not in (*_HERE, *_GONE):
        words = ", ".join(word for word in (*_HERE, *_GONE) if word)
        raise CannotSync("row-status", file=row.file, row=row.number, words=words)
    last_day = _day(row, row.says("left"))
    return status in _HERE and (last_day is None or last_day >= today)


def _day(row: _Row, text: str) -> date | None:
    """Read a day in either form; None for an empty cell."""
    match = _ISO.fullmatch(text) or _GERMAN.fullmatch(text)
    try:
        if match:
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        match = None
    if text:
        raise CannotSync("row-date", file=row.file, row=row.number)
    return None


def _supervisors(rows: list[_Row]) -> dict[str, str]:
    """Find whose supervisor is whom: a cell names them by id, e-mail or name, as far as that is clear."""
    people = _called(rows)
    found = ((row.id, people.get(_turned(row.says("supervisor")).casefold())) for row in rows)
    return {person: above for person, above in found if above}


def _called(rows: list[_Row]) -> dict[str, str]:
    """List the ids of people by what they may be called; who shares a name cannot be called by it."""
    names = [_name(row).casefold() for row in rows]
    shared = {name for name, count in Counter(names).items() if count > 1}
    people = {name: row.id for name, row in zip(names, rows, strict=True) if name and name not in shared}
    emails = {row.says("email").casefold(): row.id for row in rows if row.says("email")}
    return {**people, **emails, **{row.id.casefold(): row.id for row in rows}}
