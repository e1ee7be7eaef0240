"""Which column of a table says what, in German or English; every other column is never read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from mentorsite.connect.refusals import CannotSync
from mentorsite.urls import slug

_HEADERS: Final = {
    "id": "id|employee id|personio id|personnel number|staff number|hr id|mitarbeiter-id|mitarbeiternummer|"
    "personalnummer|personalnr",
    "preferred": "preferred name|preferred first name|known as|rufname|bevorzugter name|bevorzugter vorname",
    "first": "first name|firstname|given name|vorname",
    "last": "last name|lastname|surname|family name|nachname|familienname|zuname",
    "name": "name|full name|display name|employee|vollständiger name|mitarbeiter|mitarbeiterin|mitarbeiter/in|"
    "mitarbeiter:in|mitarbeiter*in",
    "email": "email|e-mail|mail|email address|e-mail address|work email|company email|e-mail-adresse|"
    "geschäftliche e-mail|dienstliche e-mail|firmen-e-mail",
    "team": "team",
    "department": "department|abteilung|bereich",
    "office": "office|location|work location|site|büro|standort|arbeitsort|dienstort|niederlassung",
    "status": "status|active|employment status|aktiv|beschäftigungsstatus",
    "left": "termination date|leaving date|last day|last working day|last day of work|end date|exit date|"
    "austritt|austrittsdatum|austritt am|letzter arbeitstag|letzter tag|vertragsende|kündigungsdatum",
    "supervisor": "supervisor|manager|reports to|line manager|supervisor id|supervisor email|manager id|"
    "manager email|vorgesetzter|vorgesetzte|vorgesetzte/r|vorgesetzte:r|vorgesetzte*r|vorgesetzter id|"
    "führungskraft|teamleitung",
}
"""Headers by what they say; capitals and signs between words do not matter."""

_MEANING: Final = {slug(header): column for column, headers in _HEADERS.items() for header in headers.split("|")}


def columns_of(headers: Sequence[str], file: str) -> Mapping[str, int]:
    """Find the known columns of a table: what each says, and where it stands.

    Errors: CannotSync if two say the same, or if nobody could be told apart or called by name.
    """
    found: dict[str, int] = {}
    for index, header in enumerate(headers):
        if column := meaning(header):
            if column in found:
                raise CannotSync("table-twice", file=file, column=_first_header(column))
            found[column] = index
    return _complete(found, file)


def meaning(header: str) -> str | None:
    """Tell what a column says; None for one that is left alone."""
    return _MEANING.get(slug(header)) if header.strip() else None


def _complete(found: dict[str, int], file: str) -> Mapping[str, int]:
    if "first" in found and "last" not in found and "name" in found:
        # Beside “Vorname”, “Name” is the last name.
        found["last"] = found.pop("name")
    if not {"id", "email"} & found.keys():
        raise CannotSync("table-columns", file=file, columns="ID / E-Mail", headers=_known("id", "email"))
    if not {"name", "first", "last"} & found.keys():
        raise CannotSync("table-columns", file=file, columns="Name", headers=_known("name", "first", "last"))
    return found


def _known(*columns: str) -> str:
    return ", ".join(header for column in columns for header in _HEADERS[column].split("|"))


def _first_header(column: str) -> str:
    return _HEADERS[column].split("|", 1)[0]
