"""The preview's server: connections in, answers out, and a word to every listener when the files change."""

from __future__ import annotations

import json
import logging
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from threading import BoundedSemaphore, Event, Thread
from typing import Final

from mentorsite.serve.answer import Answer, opening, refusal, written
from mentorsite.serve.asked import END, LONGEST_LINE, Asked, Refused, asked, hopeless
from mentorsite.serve.lookout import News
from mentorsite.serve.ports import listening
from mentorsite.serve.replies import Events, House, reply

log = logging.getLogger("mentorsite.serve")

PULSE: Final = 1.0
"""Seconds between two looks at whether a listener is still there."""
FAREWELL: Final = 2.0
"""Seconds in which what a visitor still says is taken, and dropped."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How many are received at a time, and how long anybody is waited for."""

    visits: int = 64
    listeners: int = 16
    patience: float = 10.0
    """Seconds in which a request must have arrived, and an answer must have left."""
    heartbeat: float = 15.0
    """Seconds after which a listener hears that nothing has happened."""


class Server:
    """The preview, open for visits from the moment it is made."""

    def __init__(self, house: House, port: int, manners: Manners = Manners()) -> None:
        """Listen at a port, or at one of the next ones if it is taken; 0 takes any.

        Errors: OSError if none of them is free, or the host is no address of this machine.
        """
        self._house, self._manners = house, manners
        self._door = listening(house.host, port)
        self._visits = BoundedSemaphore(manners.visits)
        self._listeners = BoundedSemaphore(manners.listeners)
        self._closed = Event()

    @property
    def port(self) -> int:
        """The port it really listens at."""
        return int(self._door.getsockname()[1])

    @property
    def url(self) -> str:
        """Where to look at it."""
        host = self._house.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"

    @property
    def is_private(self) -> bool:
        """Whether nobody but this machine can reach it."""
        return ip_address(self._door.getsockname()[0].partition("%")[0]).is_loopback

    def run(self) -> None:
        """Receive visits until it is closed."""
        while not self._closed.is_set():
            self._receive()

    def close(self) -> None:
        """Let nobody in any more; who is inside is not waited for."""
        self._closed.set()
        self._door.close()

    def _receive(self) -> None:
        try:
            visit, _ = self._door.accept()
        except TimeoutError:
            return None
        except OSError:
            # Closed meanwhile, or no file descriptor left: then those who are inside will go.
            self._closed.wait(0.1)
            return None
        if not self._visits.acquire(blocking=False):
            return _send_away(visit)
        try:
            Thread(target=self._talk, args=(visit,), daemon=True).start()
        except RuntimeError:
            # The machine has no thread left to give.
            self._visits.release()
            _send_away(visit)

    def _talk(self, visit: socket.socket) -> None:
        with visit, suppress(OSError):
            try:
                listens = self._answer(visit)
            finally:
                self._visits.release()
            if listens:
                self._tell(visit)

    def _answer(self, visit: socket.socket) -> bool:
        """Answer one request; true where somebody wants to listen from now on."""
        try:
            question = question_of(visit, self._manners.patience)
        except Refused as refused:
            _send(visit, written(refusal(refused.status)))
            return False
        answer = reply(self._house, question)
        if isinstance(answer, Answer):
            log.info("%s %s %d", question.method, question.path, answer.status)
            _send(visit, written(answer, with_body=question.method != "HEAD"))
        return isinstance(answer, Events)

    def _tell(self, visit: socket.socket) -> None:
        """Tell a listener all news until they leave."""
        if not self._listeners.acquire(blocking=False):
            _send(visit, written(refusal(503)))
            return
        try:
            for words in self._words(visit):
                visit.sendall(words)
        finally:
            self._listeners.release()

    def _words(self, visit: socket.socket) -> Iterator[bytes]:
        yield opening()
        told, spoken = None, time.monotonic()
        while not self._closed.is_set() and not _has_left(visit):
            news = self._house.preview.files.news
            if news != told or time.monotonic() - spoken > self._manners.heartbeat:
                yield event(news) if news != told else b": nothing new\n\n"
                told, spoken = news, time.monotonic()
            # Asking for the snapshot also notices that a new day has begun.
            self._house.preview.files.current()
            self._house.preview.files.wait_for_news(news, PULSE)


def question_of(visit: socket.socket, patience: float) -> Asked:
    """Receive the head of a request, in `patience` seconds altogether.

    Errors: Refused for what is no request for us; OSError where nothing whole arrives in time.
    """
    received, until = b"", time.monotonic() + patience
    try:
        while END not in received:
            visit.settimeout(max(0.001, until - time.monotonic()))
            more = visit.recv(LONGEST_LINE)
            received += more
            if not more:
                raise ConnectionError
            if status := hopeless(received):
                raise Refused(status)
    finally:
        visit.settimeout(patience)
    return asked(received)


def event(news: News) -> bytes:
    """Write the digests of pages and findings as an event."""
    return f"retry: 1000\ndata: {json.dumps({'pages': news.pages, 'findings': news.findings})}\n\n".encode()


def _send_away(visit: socket.socket) -> None:
    """Tell somebody that there is no room, without waiting for what they want to say."""
    with visit, suppress(OSError):
        visit.setblocking(False)
        visit.send(written(refusal(503)))
        visit.shutdown(socket.SHUT_WR)
        visit.recv(LONGEST_LINE)


def _send(visit: socket.socket, answer: bytes) -> None:
    visit.sendall(answer)
    visit.shutdown(socket.SHUT_WR)
    # What is still on its way in is taken and dropped: closing on top of it would destroy the answer.
    until = time.monotonic() + FAREWELL
    while (left := until - time.monotonic()) > 0:
        visit.settimeout(left)
        if not visit.recv(64 * 1024):
            return


def _has_left(visit: socket.socket) -> bool:
    patience = visit.gettimeout()
    visit.setblocking(False)
    try:
        return not visit.recv(LONGEST_LINE)
    except BlockingIOError:
        return False
    finally:
        visit.settimeout(patience)
