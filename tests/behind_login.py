"""What the tests of web servers share: a small site, a login service, and a request as it is typed.

The site is published by `publish` itself. The login service is a stand-in for Authelia, oauth2-proxy
and their kind: the cookie `session` says who somebody is, and it answers with their login.
"""

from __future__ import annotations

import base64
import os
import re
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote

from mentorsite.publish.hosts import configurations, login_maps
from publishing import publish

READERS = {"mara": "Mara.Tamm@seekuh.example", "tomasz": "tomasz@seekuh.example", "ruth": "ruth.o'shea@seekuh.example"}
MARA, TOMASZ, RUTH = READERS.values()

HOSTILE = (
    "mara",
    "MARA.TAMM@SEEKUH.EXAMPLE",
    "mara.tamm@see\u212auh.example",
    "mara-tamm@seekuh.example",
    "maraXtamm@seekuh.example",
    "emara.tamm@seekuh.example",
    "mara.tamm@seekuh.example.evil.example",
    "mara.tamm@seekuh.example tomasz@seekuh.example",
    "mara.tamm@seekuh.example,tomasz@seekuh.example",
    "mara.tamm@seekuh.example\tmara",
    "mara.tamm@seekuh.example|tomasz@seekuh.example",
    "/",
    ".",
    "..",
    "../mara",
    "mara/../tomasz",
    "readers/mara",
    "mara/",
    "default",
    "import",
    "include",
    "#",
    "-",
    "~.*",
    "~^",
    ".*",
    "*",
    "^",
    "'",
    '"',
    "\\",
    ";",
    "$mentoring_reader",
    "{mentoring_reader}",
    "{http.request.header.X-Wish}",
    "%{REQUEST_URI}",
    "%{HTTP_X_WISH}",
    "${mentoring_reader}",
    "ruth",
    "a" * 3000,
)
"""Logins that somebody could have, or make for themselves, to be taken for Mara or to confuse a server."""

LONG = "zwanzig-minuten-vor-allen-reden-" * 6
SITE = f"""
everyone     | | Welcome, everybody
everyone     | 404.html | Wrong turn. Happens to manatees too.
everyone     | assets/site.css | body {{ color: teal }} {"/* the sea */ " * 200}
everyone     | assets/site.js | let manatee
everyone     | assets/fonts/text.woff2 | font
everyone     | assets/plan.pdf | plan
everyone     | assets/talks.ics | talks
everyone     | assets/strange.php | <?php strange
everyone     | directory/ | Mentors
everyone     | mentees/ | All who take part
everyone     | mentees/mara/ | Mara takes part
mara         | | Welcome, Mara
mara         | mentees/mara/ | SECRET of Mara
mara         | mentees/mara/me/ | SECRET of Mara alone
mara, tomasz | mentees/mara/goals/talk/ | SECRET of Mara and Tomasz
mara         | mentees/mara/goals/{LONG}/ | SECRET with a long name
tomasz       | | Welcome, Tomasz
tomasz       | mentees/mara/ | SECRET of Mara for her mentor
"""


@dataclass(frozen=True)
class Answer:
    """What comes back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


@dataclass
class Host:
    """A web server with its login, somewhere on this machine."""

    port: int
    asked: list[dict[str, str]] = field(default_factory=list)
    """The headers of each question to the login service."""
    basic: bool = False
    """Whether the server asks for names itself, without a login service."""
    follows_links: bool = False

    def get(self, path: str, login: str | None, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path exactly as it stands here, logged in as somebody, or as nobody."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return request(self.port, method, path, named | self.credentials(login))

    def credentials(self, login: str | None) -> dict[str, str]:
        if login is None:
            return {}
        if self.basic:
            return {"Authorization": "Basic " + base64.b64encode(f"{login}:manatee".encode()).decode()}
        return {"Cookie": f"session={quote(login, safe='')}"}


def request(port: int, method: str, path: str, headers: Mapping[str, str]) -> Answer:
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read())


@contextmanager
def login_service() -> Iterator[tuple[int, list[dict[str, str]]]]:
    """Run the login service; yields its port and the headers of each question, as they come in."""
    asked: list[dict[str, str]] = []

    class Service(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append({name.lower(): value for name, value in self.headers.items()})
            found = re.search(r"session=([^;]*)", self.headers.get("Cookie", ""))
            login = unquote(found[1]) if found else None
            if login == "(dead)":
                return
            self.send_response({None: 401, "(broken)": 500, "(elsewhere)": 302}.get(login, 200))
            if login == "(elsewhere)":
                self.send_header("Location", "/login")
            if login == "(gullible)":
                login = self.headers.get("Remote-Email")
            if login not in (None, "(no answer)"):
                self.send_header("Remote-Email", login.encode().decode("latin-1"))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port, asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def lay_out(folder: Path) -> dict[str, str]:
    """Publish the site, with what a build writes for web servers; returns the texts of configuration.

    The maps of logins are copied to `etc`, as somebody does who sets up a server.
    """
    publish(folder, SITE)
    site, written = folder / "site", configurations()
    maps = {f"etc/{Path(name).name}": text for name, text in login_maps(READERS).items()}
    for name, text in {f"site/{name}": text for name, text in written.items()}.items() | maps.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    # What should not be there, and yet might.
    (site / "everyone" / ".env").write_text("SECRET in a hidden file")
    (site / "everyone" / "empty").mkdir()
    (site / "readers" / "tomasz" / "hers.html").symlink_to(
        site / "readers" / "mara" / "mentees" / "mara" / "index.html"
    )
    (site / "readers" / "tomasz" / "hers").symlink_to(site / "readers" / "mara")
    # A server runs as nobody: it reads the site, and its configuration is read before.
    folder.chmod(0o755)
    return written


def adapted(text: str, yours: Mapping[str, str]) -> str:
    """Adapt the lines that are "yours", as the comments in the file ask for."""
    for example, own in yours.items():
        assert example in text, f"the file does not speak of {example!r}"
        text = text.replace(example, own)
    return text


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(command: Sequence[str | Path], port: int, folder: Path) -> Iterator[None]:
    """Run a server, as nobody if that can be, until it listens, and end it afterwards."""
    as_nobody = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=_environment(folder), **as_nobody
        )
        try:
            _await(server, port, folder / "server.log")
            yield
        finally:
            server.terminate()
            server.wait(20)


def _environment(folder: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"] + ":/usr/sbin",
        "HOME": str(folder / "run"),
        "XDG_DATA_HOME": str(folder / "run"),
    }


def _await(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end and server.poll() is None:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"the server does not listen: {log.read_text()}")


def run_folder(folder: Path) -> Path:
    """Make the folder in which a server may write."""
    run = folder / "run"
    run.mkdir()
    run.chmod(0o777)
    return run
