"""The preview's server: connections in, answers out, and a word to every listener when the files change."""

from __future__ import annotations

import errno
import json
import logging
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from ipaddress import ip_address
from pathlib import Path
from threading import BoundedSemaphore, Event, Thread
from typing import Final

from mentorsite.answer import Answer, opening, refusal, written
from mentorsite.asked import END, LONGEST_LINE, Asked, Refused, asked, hopeless
from mentorsite.build import Clock, world_day
from mentorsite.language import Language, say
from mentorsite.preview import Away, News, Preview
from mentorsite.replies import Events, House, reply
from mentorsite.rules import N_
from mentorsite.watch import bells

log = logging.getLogger("mentorsite.serve")

PATIENCE: Final = 10.0
"""Seconds in which a request must have arrived, and an answer must have left."""
MOST_VISITS: Final = 64
"""Connections at a time."""
MOST_LISTENERS: Final = 16
HEARTBEAT: Final = 15.0
"""Seconds after which a listener hears that nothing has happened."""
PULSE: Final = 1.0
"""Seconds between two looks at whether a listener is still there."""
NEXT_PORTS: Final = 20
"""How many ports above a taken one are tried."""
MOST_DROPPED: Final = 64
"""Pieces of a request that are dropped after the answer."""


class Server:
    """The preview, open for visits from the moment it is made."""

    def __init__(self, house: House, port: int) -> None:
        """Listen at a port, or at one of the next ones if it is taken.

        Errors: OSError if none of them is free, or the host is no address of this machine.
        """
        self._house = house
        self._door = _listening(house.host, port)
        self._visits = BoundedSemaphore(MOST_VISITS)
        self._listeners = BoundedSemaphore(MOST_LISTENERS)
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
            return
        except OSError:
            # Closed meanwhile, or no file descriptor left: then those who are inside will go.
            self._closed.wait(0.1)
            return
        if self._visits.acquire(blocking=False):
            Thread(target=self._talk, args=(visit,), daemon=True).start()
        else:
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
            question = question_of(visit)
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
            news = self._house.preview.news
            if news != told or time.monotonic() - spoken > HEARTBEAT:
                yield event(news) if news != told else b": nothing new\n\n"
                told, spoken = news, time.monotonic()
            # Asking for the snapshot also notices that a new day has begun.
            self._house.preview.current()
            self._house.preview.wait_for_news(news, PULSE)


def question_of(visit: socket.socket) -> Asked:
    """Receive the head of a request, in `PATIENCE` seconds altogether.

    Errors: Refused for what is no request for us; OSError where nothing whole arrives in time.
    """
    received, until = b"", time.monotonic() + PATIENCE
    while True:
        if status := hopeless(received):
            raise Refused(status)
        if END in received:
            return asked(received)
        visit.settimeout(max(0.001, until - time.monotonic()))
        more = visit.recv(LONGEST_LINE)
        if not more:
            raise ConnectionError
        received += more


def event(news: News) -> bytes:
    """Write the digests of pages and findings as an event."""
    return f"retry: 1000\ndata: {json.dumps({'pages': news.pages, 'findings': news.findings})}\n\n".encode()


def _send_away(visit: socket.socket) -> None:
    """Tell somebody that there is no room, without waiting for what they want to say."""
    with visit, suppress(OSError):
        visit.setblocking(False)
        visit.send(written(refusal(503)))


def _send(visit: socket.socket, answer: bytes) -> None:
    visit.settimeout(PATIENCE)
    visit.sendall(answer)
    visit.shutdown(socket.SHUT_WR)
    # What is still on its way in is taken and dropped: closing on top of it would destroy the answer.
    visit.settimeout(1.0)
    for _ in range(MOST_DROPPED):
        if not visit.recv(64 * 1024):
            return


def _has_left(visit: socket.socket) -> bool:
    visit.setblocking(False)
    try:
        return not visit.recv(LONGEST_LINE)
    except BlockingIOError:
        return False
    finally:
        visit.settimeout(PATIENCE)


def _listening(host: str, port: int) -> socket.socket:
    """Listen at a port or the next free one; 0 takes any."""
    last = port
    while True:
        try:
            return _bound(host, last)
        except OSError as fault:
            if fault.errno != errno.EADDRINUSE or last >= min(port + NEXT_PORTS, 65535):
                raise
            last += 1


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    door = socket.socket(family, kind, protocol)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
        door.listen(MOST_VISITS)
    except OSError:
        door.close()
        raise
    door.settimeout(0.5)
    return door


def serve(
    root: Path,
    *,
    host: str,
    port: int,
    reader: str | None,
    today: date | None,
    watch: bool,
    announce: Callable[[str], None],
    clock: Clock = world_day,
) -> None:
    """Show the preview until the process is told to end.

    Errors: OSError where there is no content, or no place to listen; KeyboardInterrupt and
    SystemExit as they come.
    """
    preview = Preview(root, today, clock)
    with closing(Server(House(preview, host, reader, watch), port)) as server, noticing(preview, root, watch):
        for line in greeting(server, preview.current().site.languages[0], port):
            announce(line)
        server.run()


def greeting(server: Server, language: Language, port: int) -> Iterator[str]:
    """Say where to look, and what to know before."""
    if port not in (0, server.port):
        yield say(language, N_("Port {port} is taken; this is the next free one."), port=port)
    if not server.is_private:
        yield say(language, N_("Whoever reaches this machine can read everything here, private notes too."))
    yield say(language, N_("The site as its readers see it: {url} (Ctrl-C ends it)"), url=server.url)


@contextmanager
def noticing(preview: Preview, root: Path, watch: bool) -> Iterator[None]:
    """Notice changes of the files meanwhile, and examine them."""
    stop, changed = Event(), Event()
    changed.set()
    if watch:
        Thread(target=_look, args=(preview, root, stop, changed), daemon=True).start()
        Thread(target=_examine, args=(preview, stop, changed), daemon=True).start()
    try:
        yield
    finally:
        stop.set()
        changed.set()


def _look(preview: Preview, root: Path, stop: Event, changed: Event) -> None:
    for _ in bells([root / "content", root / "templates"], stop):
        with _going_on():
            if preview.look():
                changed.set()


def _examine(preview: Preview, stop: Event, changed: Event) -> None:
    while changed.wait() and not stop.is_set():
        changed.clear()
        with _going_on(), suppress(Away):
            preview.findings()


@contextmanager
def _going_on() -> Iterator[None]:
    """Let no fault of ours end the watch over the files."""
    try:
        yield
    except Exception as fault:
        log.error("%s", type(fault).__name__, exc_info=log.isEnabledFor(logging.DEBUG))
