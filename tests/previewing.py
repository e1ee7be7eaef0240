"""What the tests of the preview share: a programme as a text, a server at a free port, and a plain browser."""

from __future__ import annotations

import http.client
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from threading import Thread

from mentorsite.serve.opening import noticing
from mentorsite.serve.preview import Preview
from mentorsite.serve.replies import House
from mentorsite.serve.server import Manners, Server
from programme_text import files_of

TODAY = date(2026, 4, 20)

PROGRAMME = """
=== programme.md
---
title: Mentoring at the lagoon
languages: [en, de]
coordinators: [nadja]
---
The goals are your own.

=== people.yaml
nadja:  {name: Nadja Berger}
elif:   {name: Elif Yıldız, language: de}
hannah: {name: Hannah Grießer}
paul:   {name: Paul Öllinger}

=== mentors/elif.md
---
stage: mentor
places: 2
---
I ask more than I tell.

=== mentees/hannah/mentee.md
---
pairs:
  - {mentor: elif, from: 2026-02-01}
---
I want to speak in front of people.

=== mentees/hannah/goals/talk.md
---
title: Give a talk
status: active
---
Twenty minutes.

## Steps
- [ ] Pick a topic

::: only hannah
I am more afraid than I say.
:::

=== mentees/paul/mentee.md
Something with the sea.
"""


def write(root: Path, files: str) -> None:
    """Write the files of a text into a programme's content folder."""
    for path, text in files_of(files).items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.rstrip() + "\n")


def programme(root: Path, files: str = PROGRAMME) -> Path:
    write(root, files)
    return root


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Change words in a file, as an editor would."""
    file = root / "content" / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


@contextmanager
def serving(
    root: Path,
    *,
    host: str = "127.0.0.1",
    reader: str | None = None,
    notices: bool = False,
    manners: Manners = Manners(),  # noqa: B008 (frozen)
) -> Iterator[Server]:
    """Serve a programme at a free port; `notices` also watches the files."""
    preview = Preview(root, TODAY)
    house = House(preview, host, reader, notices)
    with closing(Server(house, 0, manners)) as server, noticing(preview, notices):
        Thread(target=server.run, daemon=True).start()
        yield server


def get(
    server: Server, path: str, *, method: str = "GET", headers: dict[str, str] | None = None
) -> tuple[http.client.HTTPResponse, str]:
    """Ask as a browser would; the answer with its text."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    with closing(connection):
        connection.request(method, path, headers=headers or {})
        answer = connection.getresponse()
        return answer, answer.read().decode(errors="replace")


def page(server: Server, path: str) -> str:
    answer, text = get(server, path)
    assert answer.status == 200, (path, answer.status)
    return text


def sent(server: Server, request: bytes, wait: float = 20) -> bytes:
    """Send bytes as they are, and receive until the server is done."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=wait) as visit:
        visit.sendall(request)
        received = b""
        while more := visit.recv(65536):
            received += more
        return received


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def soon(is_so: Callable[[], bool], seconds: float = 10) -> bool:
    """Wait until something is so."""
    until = time.monotonic() + seconds
    while not (found := is_so()) and time.monotonic() < until:
        time.sleep(0.02)
    return found
