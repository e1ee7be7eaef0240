"""Asking an HR tool over HTTP: patiently, within limits, and without a word about what is secret."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, urlsplit

import httpx2

from mentorsite.connect.refusals import CannotSync

TIMEOUT: Final = 30.0
"""Seconds."""
PAUSES: Final = (1.0, 2.0, 4.0, 8.0)
"""Seconds before each further try, where the tool does not say how long."""
LONGEST_PAUSE: Final = 300.0
"""Seconds; a tool that asks for more is asked again another day."""
LARGEST: Final = 16 * 1024 * 1024
"""Bytes of one answer."""

_LOGGERS: Final = ("httpx2", "httpcore2")
_BUSY: Final = 429


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that no message, log or traceback shows."""

    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Patience:
    """How to wait; tests bring a clock of their own."""

    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.time
    """Seconds since 1970."""
    jitter: Callable[[], float] = random.random
    """From 0 to 1 second more, so that many who wait do not come back together."""
    timeout: float = TIMEOUT
    """Seconds for a connection, for the next part of an answer, and for an answer as a whole."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; headers are not kept, since a tool may repeat a token in them."""

    host: str
    status: int
    retry_after: str | None
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Question:
    """One request."""

    method: str
    address: str
    parameters: tuple[tuple[str, str], ...] = ()
    body: Mapping[str, str] | None = field(default=None, repr=False)
    token: Secret | None = None


def checked_address(address: str) -> str:
    """Take the address of a tool, without a slash at its end.

    Errors: CannotSync unless it is https, or http on this machine; and for anything secret in it.
    """
    parts = _split(address)
    allowed = parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(parts.hostname or ""))
    if not (allowed and parts.hostname) or "@" in parts.netloc or "?" in address or "#" in address:
        raise CannotSync("address")
    return address.rstrip("/")


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address.strip())
        _ = parts.port
    except ValueError:
        return SplitResult("", "", "", "", "")
    return parts if parts.geturl() == address and address.isascii() and " " not in address else _split("")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@contextmanager
def connected(address: str, timeout: float) -> Iterator[httpx2.Client]:
    """Hold a client for an address that follows nothing and logs nothing."""
    levels = {name: logging.getLogger(name).level for name in _LOGGERS}
    for name in _LOGGERS:
        # At DEBUG the library logs headers, and a token is one of them.
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        # A proxy of the environment sees only what is sealed: never what goes in clear on this machine.
        sealed = address.startswith("https:")
        with httpx2.Client(timeout=timeout, follow_redirects=False, trust_env=sealed) as client:
            yield client
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)


def ask(client: httpx2.Client, question: Question, patience: Patience) -> Answer:
    """Ask until there is an answer other than “later”: after 1, 2, 4 and 8 seconds, or when the tool says.

    Errors: CannotSync if the tool cannot be reached, sends us elsewhere, or stays busy.
    """
    for pause in PAUSES:
        answer = _once(client, question, patience.timeout)
        if not _is_busy(answer):
            return answer
        patience.sleep(_pause(answer, pause, patience))
    answer = _once(client, question, patience.timeout)
    if _is_busy(answer):
        raise CannotSync("busy", host=answer.host, tries=len(PAUSES) + 1)
    return answer


def _is_busy(answer: Answer) -> bool:
    return answer.status == _BUSY or answer.status >= 500


def _pause(answer: Answer, usual: float, patience: Patience) -> float:
    """How many seconds to wait: as the tool says, else as usual; a little more in either case."""
    said = _seconds(answer.retry_after, patience)
    if said is not None and said > LONGEST_PAUSE:
        raise CannotSync("wait", host=answer.host, seconds=round(said))
    return (usual if said is None else said) + patience.jitter()


def _seconds(retry_after: str | None, patience: Patience) -> float | None:
    """Read a Retry-After header: seconds, or a moment; None where it is neither."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
    return max(0.0, moment - patience.now())


def _once(client: httpx2.Client, question: Question, timeout: float) -> Answer:
    """Ask once; what the library throws holds the request, so our own refusal is thrown after it is gone."""
    host, trouble = urlsplit(question.address).netloc, ""
    try:
        return _read(client, question, host, timeout)
    except httpx2.TimeoutException:
        trouble = "too-slow"
    except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError, ValueError):
        trouble = "unreachable"
    raise CannotSync(trouble, host=host, seconds=round(timeout))


def _read(client: httpx2.Client, question: Question, host: str, timeout: float) -> Answer:
    response = client.send(_request(client, question), stream=True)
    try:
        if response.is_redirect or 300 <= response.status_code < 400:
            raise CannotSync("redirect", host=host)
        return Answer(host, response.status_code, response.headers.get("retry-after"), _body(response, host, timeout))
    finally:
        response.close()


def _request(client: httpx2.Client, question: Question) -> httpx2.Request:
    headers = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "mentorsite"}
    if question.token:
        headers["Authorization"] = f"Bearer {question.token.value}"
    return client.build_request(
        question.method,
        question.address,
        params=list(question.parameters) or None,
        json=question.body,
        headers=headers,
    )


def _body(response: httpx2.Response, host: str, timeout: float) -> bytes:
    """Read an answer, which may neither be endless nor drip for ever."""
    until, body = time.monotonic() + timeout, bytearray()
    for part in response.iter_bytes():
        body += part
        if len(body) > LARGEST:
            raise CannotSync("too-large", host=host, limit=LARGEST // 1024 // 1024)
        if time.monotonic() > until:
            raise CannotSync("too-slow", host=host, seconds=round(timeout))
    return bytes(body)
