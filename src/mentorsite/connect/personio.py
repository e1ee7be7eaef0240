"""Personio v1, read-only: who works here, by a list of fields that nothing can widen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

import httpx2

from mentorsite.connect.asking import Answer, Patience, Question, Secret, ask, checked_address, connected
from mentorsite.connect.records import PersonRecord, Wanted, as_email, cleaned, full_name, is_wanted, line_above
from mentorsite.connect.refusals import CannotSync

TOOL: Final = "personio"
"""The word before the colon in `hr:`."""
ADDRESS: Final = "https://api.personio.de"
VARIABLES: Final = ("MENTORSITE_PERSONIO_CLIENT_ID", "MENTORSITE_PERSONIO_CLIENT_SECRET")
"""Where the credentials come from; there is no other place."""
FIELDS: Final = ("id", "first_name", "last_name", "preferred_name", "email", "team", "office", "status", "supervisor")
"""All that is ever asked for, and all that is read of an answer."""
PAGE: Final = 100
"""People at once: the most that Personio allows."""

_TOKEN = re.compile(r"[!-~]{1,8192}")
"""What may stand in a header: visible ASCII without blanks."""
_MOST_PEOPLE: Final = 100_000
_LEFT: Final = ("inactive", "terminated")
_OURS: Final = {"team": "team", "office": "office", "supervisor": "manager", "email": "email"}
"""What the roster calls a field of Personio."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """The id and the secret of API credentials."""

    client_id: Secret
    client_secret: Secret


@dataclass(frozen=True, slots=True)
class Personio:
    """A company's Personio."""

    credentials: Credentials
    address: str = ADDRESS
    patience: Patience = field(default_factory=Patience)

    def fetch(self, wanted: Wanted) -> list[PersonRecord]:
        """Read everybody once, and hand out those who are wanted.

        Errors: CannotSync if Personio cannot be read, or not in full.
        """
        address = checked_address(self.address)
        with connected(address, self.patience.timeout) as client:
            employees = _everybody(_Desk(client, address, self.credentials, self.patience))
        supervisors = {person: above for person, seen in employees.items() if (above := _supervisor(seen))}
        records = (_record(person, seen, supervisors) for person, seen in employees.items())
        return [record for record in records if is_wanted(wanted, record.hr, record.email)]


def credentials_in(environment: Mapping[str, str]) -> Credentials:
    """Take the credentials from the environment.

    Errors: CannotSync if one of them is not there.
    """
    client_id, client_secret = (environment.get(name, "").strip() for name in VARIABLES)
    if not (client_id and client_secret):
        raise CannotSync("no-credentials", names=_names())
    return Credentials(Secret(client_id), Secret(client_secret))


def _names() -> str:
    return ", ".join(VARIABLES)


# --- the list of employees, page by page


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where we ask, and as whom."""

    client: httpx2.Client
    address: str
    credentials: Credentials
    patience: Patience

    @property
    def host(self) -> str:
        """What a message may call the tool."""
        return urlsplit(self.address).netloc


Employee = Mapping[str, Any]
"""The allow-listed attributes of one employee as sent; others have been dropped."""


def _everybody(desk: _Desk) -> dict[str, Employee]:
    """Read page after page until everybody who was announced is there, by their ids in Personio.

    Errors: CannotSync if somebody comes twice or is missing.
    """
    token = _token(desk)
    found: dict[str, Employee] = {}
    total: int | None = None
    while total is None or len(found) < total:
        answer, token = _page(desk, token, len(found))
        page, announced = _people_in(answer)
        if not page or announced != (announced if total is None else total):
            break
        total = announced
        _add(desk, found, page)
    if total is None or len(found) != total:
        raise CannotSync("incomplete", host=desk.host, total=announced, count=len(found))
    return found


def _add(desk: _Desk, found: dict[str, Employee], page: list[Employee]) -> None:
    for employee in page:
        person = _id(employee)
        if person is None or len(found) >= _MOST_PEOPLE:
            raise CannotSync("answer", host=desk.host)
        if person in found:
            raise CannotSync("repeated", host=desk.host)
        if not _word(employee, "status"):
            # Without it, leavers would look like everybody else.
            raise CannotSync("fields-missing", host=desk.host, fields="status")
        found[person] = employee


def _page(desk: _Desk, token: Secret, offset: int) -> tuple[Answer, Secret]:
    """Ask for a page; where the token has run out, once more with a fresh one."""
    answer = ask(desk.client, _employees(desk, token, offset), desk.patience)
    if answer.status == httpx2.codes.UNAUTHORIZED:
        token = _token(desk)
        answer = ask(desk.client, _employees(desk, token, offset), desk.patience)
    return answer, token


def _employees(desk: _Desk, token: Secret, offset: int) -> Question:
    parameters = [("limit", str(PAGE)), ("offset", str(offset)), *(("attributes[]", name) for name in FIELDS)]
    return Question("GET", f"{desk.address}/v1/company/employees", tuple(parameters), token=token)


def _token(desk: _Desk) -> Secret:
    """Change the credentials for a token."""
    secrets = desk.credentials
    body = {"client_id": secrets.client_id.value, "client_secret": secrets.client_secret.value}
    answer = ask(desk.client, Question("POST", f"{desk.address}/v1/auth", body=body), desk.patience)
    if answer.status in (httpx2.codes.BAD_REQUEST, httpx2.codes.UNAUTHORIZED, httpx2.codes.FORBIDDEN):
        raise CannotSync("credentials-refused", host=answer.host, names=_names())
    data = _said(answer).get("data")
    token = data.get("token") if isinstance(data, dict) else None
    if not (isinstance(token, str) and _TOKEN.fullmatch(token)):
        raise CannotSync("answer", host=answer.host)
    return Secret(token)


# --- what an answer says


def _said(answer: Answer) -> dict[str, Any]:
    """Read an answer that says yes.

    Errors: CannotSync for one that says no, or something else; the tool's own words are not repeated.
    """
    if answer.status in (httpx2.codes.UNAUTHORIZED, httpx2.codes.FORBIDDEN):
        raise CannotSync("not-allowed", host=answer.host, fields=", ".join(FIELDS))
    said = _json(answer.body)
    if isinstance(said, dict) and said.get("success") is False:
        raise CannotSync("refused", host=answer.host, code=_code(said.get("error"), answer.status))
    if answer.status != httpx2.codes.OK:
        raise CannotSync("status", host=answer.host, status=answer.status)
    if not isinstance(said, dict) or said.get("success") is not True:
        raise CannotSync("answer", host=answer.host)
    return said


def _json(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _code(error: object, status: int) -> int:
    """Read the number of an error; words of the tool's could be anything."""
    code = _count(error.get("code")) if isinstance(error, dict) else None
    return status if code is None or code > 9999 else code


def _people_in(answer: Answer) -> tuple[list[Employee], int]:
    """Read one page: its people, and how many there are altogether (a number, or a text with one)."""
    said = _said(answer)
    data, metadata = said.get("data"), said.get("metadata")
    total = _count(metadata.get("total_elements")) if isinstance(metadata, dict) else None
    if not isinstance(data, list) or total is None:
        raise CannotSync("answer", host=answer.host)
    return list(_attributes(data, answer.host)), total


def _attributes(data: list[Any], host: str) -> Iterator[Employee]:
    """Keep of each employee what is on the list; the rest is gone from here on."""
    for item in data:
        sent = item.get("attributes") if isinstance(item, dict) else None
        if not isinstance(sent, dict):
            raise CannotSync("answer", host=host)
        yield {name: sent[name] for name in FIELDS if name in sent}


def _count(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value if value >= 0 else None
    digits = isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 9
    return int(str(value)) if digits else None


# --- from attributes to a record


def _record(person: str, seen: Employee, supervisors: Mapping[str, str]) -> PersonRecord:
    first, last = _word(seen, "preferred_name") or _word(seen, "first_name"), _word(seen, "last_name")
    return PersonRecord(
        hr=_hr(person),
        name=full_name(first, last),
        first=first.removesuffix(f" {last}"),
        email=as_email(_word(seen, "email")),
        team=_word(seen, "team") or None,
        office=_word(seen, "office") or None,
        supervisors=tuple(_hr(above) for above in line_above(person, supervisors)),
        works_here=_word(seen, "status").casefold() not in _LEFT,
        silent=frozenset(ours for theirs, ours in _OURS.items() if theirs not in seen),
    )


def _hr(person: str) -> str:
    return f"{TOOL}:{person}"


def _id(seen: Employee) -> str | None:
    number = _count(_value(seen.get("id")))
    return None if number is None else str(number)


def _supervisor(seen: Employee) -> str | None:
    above = _inside(_value(seen.get("supervisor")))
    return _id(above) if above else None


def _word(seen: Employee, name: str) -> str:
    """Read a text, or the name of what is nested (a team, an office); empty where there is none."""
    value = _value(seen.get(name))
    if nested := _inside(value):
        value = _value(nested.get("name"))
    return cleaned(value) if isinstance(value, str) else ""


def _value(attribute: object) -> object:
    """Take the value out of `{label, value, type, universal_id}`; nested ones may stand without that."""
    return attribute.get("value") if isinstance(attribute, dict) and "value" in attribute else attribute


def _inside(value: object) -> Mapping[str, Any] | None:
    """Take the attributes out of `{type, attributes}`; an empty list is how Personio writes nothing."""
    attributes = value.get("attributes") if isinstance(value, dict) else None
    return attributes if isinstance(attributes, dict) else None
