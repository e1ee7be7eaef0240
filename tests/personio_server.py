"""A Personio v1 of our own: a real HTTP server on loopback that answers, stumbles and offers too much, as told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

CLIENT_ID, CLIENT_SECRET = "papi-4711-client", "s3cret-of-the-company"
SALARY, IBAN = "73219.45", "AT611904300234573201"
"""What an HR tool must never hand on; the server offers both, asked or not."""


def attribute(label: str, value: Any, kind: str = "standard", universal: str | None = None) -> dict[str, Any]:
    """Write a value as Personio does."""
    return {"label": label, "value": value, "type": kind, "universal_id": universal}


def employee(
    number: int,
    first: str,
    last: str,
    *,
    preferred: str | None = None,
    email: str | None = "",
    team: str | None = None,
    office: str | None = None,
    status: str = "active",
    supervisor: int | None = None,
) -> dict[str, Any]:
    """Write an employee as Personio does, with a salary and an account that nobody has asked for."""
    address = f"{first}.{last}@seekuh.example".lower() if email == "" else email
    return {
        "type": "Employee",
        "attributes": {
            "id": attribute("ID", number, "integer", "id"),
            "first_name": attribute("Vorname", first, universal="first_name"),
            "last_name": attribute("Nachname", last, universal="last_name"),
            "preferred_name": attribute("Rufname", preferred, universal="preferred_name"),
            "email": attribute("E-Mail", address, universal="email"),
            "status": attribute("Status", status, universal="status"),
            "team": attribute("Team", _nested("Team", id=7, name=team) if team else None, universal="team"),
            "office": attribute("Office", _nested("Office", id=9, name=office) if office else [], universal="office"),
            "supervisor": attribute("Vorgesetzte*r", _boss(supervisor) if supervisor else None, universal="supervisor"),
            "fix_salary": attribute("Gehalt", SALARY, "decimal", "fix_salary"),
            "dynamic_8": attribute("IBAN", IBAN, universal=None),
        },
    }


def _nested(kind: str, **values: Any) -> dict[str, Any]:
    return {"type": kind, "attributes": values}


def _boss(number: int) -> dict[str, Any]:
    inner = {"id": attribute("ID", number, "integer", "id"), "fix_salary": attribute("Gehalt", SALARY, "decimal")}
    return _nested("Employee", **inner)


@dataclass
class Asked:
    """One request as it came in."""

    method: str
    path: str
    query: list[tuple[str, str]]
    headers: dict[str, str]
    body: bytes


@dataclass
class Reply:
    """An answer that is given as it stands."""

    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Company:
    """Who works there, and how its Personio behaves."""

    employees: list[dict[str, Any]]
    trouble: list[Callable[[Company, Asked], Reply | None]] = field(default_factory=list)
    """What happens to the next requests for employees instead of an answer, one each; None lets one pass."""
    trouble_at_the_door: list[Reply] = field(default_factory=list)
    """The same for requests for a token."""
    asked: list[Asked] = field(default_factory=list)
    address: str = ""
    token: str = ""
    tokens: int = 0
    largest_page: int = 100
    totals: Callable[[int], Any] = str

    def pages(self) -> list[dict[str, str]]:
        """List the requests for employees."""
        return [dict(asked.query) for asked in self.asked if asked.path == "/v1/company/employees"]


def busy(retry_after: str | None = None, status: int = 429) -> Callable[[Company, Asked], Reply]:
    """Answer “later”."""
    headers = {"Retry-After": retry_after} if retry_after else {}
    return lambda company, asked: Reply(status, refusal(status, "Too many requests"), headers)


def expired(company: Company, asked: Asked) -> None:
    """Let the token run out right before this request."""
    company.token = "no longer"  # noqa: S105 (no token at all)


def says(reply: Reply) -> Callable[[Company, Asked], Reply]:
    """Answer with something of one's own."""
    return lambda company, asked: reply


def passes(company: Company, asked: Asked) -> None:
    """Let a request through."""


def refusal(code: int, message: str) -> dict[str, Any]:
    """Write an error as Personio does."""
    return {"success": False, "error": {"code": code, "message": message}}


@contextmanager
def personio(company: Company) -> Iterator[Company]:
    """Open a company's Personio."""

    class Desk(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._give(_employees(company, self._take()))

        def do_POST(self) -> None:
            self._give(_token(company, self._take()))

        def _take(self) -> Asked:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            company.asked.append(Asked(self.command, parts.path, parse_qsl(parts.query), headers, body))
            return company.asked[-1]

        def _give(self, reply: Reply) -> None:
            body = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
            self.send_response(reply.status)
            # Personio repeats the token in this header.
            headers = {"authorization": f"Bearer {company.token}", "content-length": str(len(body)), **reply.headers}
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    class Building(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            """Say nothing: a client that has heard enough hangs up."""

    with Building(("127.0.0.1", 0), Desk) as server:
        company.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield company
        finally:
            server.shutdown()
            thread.join()


def _token(company: Company, asked: Asked) -> Reply:
    if company.trouble_at_the_door:
        return company.trouble_at_the_door.pop(0)
    if asked.path != "/v1/auth":
        return Reply(404, refusal(404, "Not found"))
    if json.loads(asked.body) != {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}:
        return Reply(403, refusal(0, "Wrong credentials"))
    company.tokens += 1
    company.token = f"papi-token-{company.tokens}"
    return Reply(200, {"success": True, "data": {"token": company.token, "expires_in": 86400}})


def _employees(company: Company, asked: Asked) -> Reply:
    happened = company.trouble.pop(0)(company, asked) if company.trouble else None
    if happened is not None:
        return happened
    if asked.path != "/v1/company/employees":
        return Reply(404, refusal(404, "Not found"))
    if asked.headers.get("authorization") != f"Bearer {company.token}":
        return Reply(401, refusal(401, "The token has expired"))
    query = dict(asked.query)
    offset, limit = int(query["offset"]), min(int(query["limit"]), company.largest_page)
    metadata = {"total_elements": company.totals(len(company.employees)), "current_page": offset // limit}
    page = company.employees[offset : offset + limit]
    return Reply(200, {"success": True, "metadata": metadata, "offset": offset, "limit": limit, "data": page})
