"""What the preview sends back: a status, a body, and the same guard around it as the published site has."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

HTML: Final = "text/html; charset=utf-8"
EVENTS: Final = "text/event-stream"
TEXT: Final = "text/plain; charset=utf-8"
KINDS: Final = {
    "html": HTML,
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "ics": "text/calendar; charset=utf-8",
    "txt": TEXT,
}
"""By the ending of an address; anything else is bytes that no browser interprets."""

GUARD: Final = (
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
    ("Connection", "close"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer."""

    status: int
    body: bytes = b""
    kind: str = HTML
    headers: tuple[tuple[str, str], ...] = ()


def kind_of(address: str) -> str:
    """Name the media type of what lies at an address."""
    name = address.rpartition("/")[2]
    return KINDS.get(name.rpartition(".")[2], "application/octet-stream") if name else HTML


def refusal(status: int, **headers: str) -> Answer:
    """Answer with a status in its usual words and nothing else."""
    words = HTTPStatus(status).phrase
    return Answer(status, f"{words}\n".encode(), TEXT, tuple((name.title(), value) for name, value in headers.items()))


def moved(path: str) -> Answer:
    """Send to another path."""
    return Answer(302, b"", TEXT, (("Location", path),))


def written(answer: Answer, *, with_body: bool = True) -> bytes:
    """Write an answer as it is sent; HEAD gets everything but the body."""
    length = ("Content-Length", str(len(answer.body)))
    return _head(answer.status, (("Content-Type", answer.kind), length, *answer.headers)) + answer.body * with_body


def opening() -> bytes:
    """Write the beginning of an answer that goes on as events are told."""
    return _head(200, (("Content-Type", EVENTS),))


def _head(status: int, headers: tuple[tuple[str, str], ...]) -> bytes:
    lines = [
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}",
        *(f"{name}: {value}" for name, value in (*headers, *GUARD)),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
