"""The preview from beginning to end: look at the files, open the door, notice changes, close."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from threading import Event, Thread

from mentorsite.build import Clock, world_day
from mentorsite.language import Language, say
from mentorsite.rules import N_
from mentorsite.serve.preview import Away, Preview
from mentorsite.serve.replies import House
from mentorsite.serve.server import Server
from mentorsite.watch import bells

log = logging.getLogger("mentorsite.serve")


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
