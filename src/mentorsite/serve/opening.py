"""The preview from beginning to end: look at the files, open the door, notice changes, close."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from threading import Event, Thread
from typing import Final

from mentorsite.language import Language, say
from mentorsite.rules import N_
from mentorsite.serve.preview import Away, Preview
from mentorsite.serve.replies import House
from mentorsite.serve.server import Server
from mentorsite.serve.snapshot import Snapshot
from mentorsite.watch import bells

PULSE: Final = 1.0
"""Seconds between two looks at whether the preview has ended."""
BREATH: Final = 0.2
"""Seconds in which a browser that was told of new pages asks for one."""

log = logging.getLogger("mentorsite.serve")


def serve(
    preview: Preview, *, host: str, port: int, reader: str | None, watch: bool, announce: Callable[[str], None]
) -> None:
    """Show the preview until the process is told to end.

    Errors: OSError where there is no place to listen; KeyboardInterrupt and SystemExit as they come.
    """
    with closing(Server(House(preview, host, reader, watch), port)) as server, noticing(preview, watch):
        for line in greeting(server, preview.files.current().site.languages[0], port):
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
def noticing(preview: Preview, watch: bool) -> Iterator[None]:
    """Notice changes of the files meanwhile, and examine them."""
    stop = Event()
    if watch:
        Thread(target=_look, args=(preview, stop), daemon=True).start()
        Thread(target=_examine, args=(preview, stop), daemon=True).start()
    try:
        yield
    finally:
        stop.set()


def _look(preview: Preview, stop: Event) -> None:
    root = preview.files.root
    for paths in bells([root / "content", root / "templates"], stop):
        with _going_on(stop):
            preview.files.look_where(paths)


def _examine(preview: Preview, stop: Event) -> None:
    """Find what is at fault after each change, when the page that somebody waits for has had its turn."""
    known: Snapshot | None = None
    while not stop.is_set():
        latest = preview.files.wait_for_change(known, PULSE)
        if latest is known or stop.wait(BREATH):
            continue
        known = latest
        with _going_on(stop), suppress(Away):
            preview.findings()


@contextmanager
def _going_on(stop: Event) -> Iterator[None]:
    """Let no fault of ours end the watch over the files; once it has ended, Python refuses threads, which is none."""
    try:
        yield
    except Exception as fault:
        if stop.is_set():
            return
        log.error("%s", type(fault).__name__, exc_info=log.isEnabledFor(logging.DEBUG))
