"""What proofs of pages share: every kind of page of the demo, who opens it, and the house it is served from."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import nginx
from mentorsite.build import Wish, build
from mentorsite.resources import STARTER
from mentorsite.serve.opening import noticing
from mentorsite.serve.preview import Preview
from mentorsite.serve.replies import House
from mentorsite.serve.server import Server

ROOT = Path(__file__).parent.parent
PROOF = ROOT / "tests" / "proof"
PACKAGES = PROOF / "node_modules"
PICTURES = Path(os.environ.get("MENTORSITE_SCREENSHOTS", ROOT / "screenshots"))


@dataclass(frozen=True)
class Look:
    """A page that somebody opens."""

    template: str
    reader: str
    address: str
    form: str = ""
    """What tells it from other pages of the same template."""

    @property
    def name(self) -> str:
        """Names its pictures, for example `home-mentor-en`."""
        language = "en" if self.address.startswith("/en/") else "de"
        return "-".join(part for part in (self.template, self.form, language) if part)


LOOKS = (
    Look("home", "mara", "/en/", "mentee"),
    Look("home", "hannah", "/", "mentee"),
    Look("home", "tomasz", "/en/", "mentor"),
    Look("home", "katrin", "/", "mentor"),
    Look("home", "nadja", "/", "coordinator"),
    Look("home", "milan", "/en/", "anybody"),
    Look("path", "tomasz", "/en/mentees/mara/"),
    Look("path", "katrin", "/mentees/deniz/"),
    Look("goals", "mara", "/en/mentees/mara/goals/"),
    Look("goal", "mara", "/en/mentees/mara/goals/talk/"),
    Look("goal", "deniz", "/mentees/deniz/goals/interviews/"),
    Look("ideas", "deniz", "/mentees/deniz/ideas/"),
    Look("sessions", "jonas", "/mentees/jonas/sessions/"),
    Look("session", "mara", "/en/mentees/mara/sessions/2026-03-12/"),
    Look("session", "deniz", "/mentees/deniz/sessions/2026-09-03/"),
    Look("next", "tomasz", "/en/mentees/mara/next/"),
    Look("next", "deniz", "/mentees/deniz/next/"),
    Look("skills", "mara", "/en/mentees/mara/skills/"),
    Look("skills", "aisha", "/mentees/aisha/skills/"),
    Look("mentee-training", "jonas", "/mentees/jonas/training/"),
    Look("reflections", "mara", "/en/mentees/mara/reflections/"),
    Look("mentors", "svenja", "/mentees/svenja/mentors/"),
    Look("directory", "hannah", "/directory/"),
    Look("mentor", "hannah", "/directory/elif/"),
    Look("become-a-mentor", "hannah", "/become-a-mentor/"),
    Look("mentor-path", "svenja", "/mentors/svenja/path/"),
    Look("trainings", "milan", "/en/training/"),
    Look("training", "milan", "/training/talk-lab/"),
    Look("handbook", "milan", "/handbook/"),
    Look("handbook-page", "milan", "/handbook/manatee/"),
    Look("framework", "milan", "/skills/"),
    Look("questionnaire", "milan", "/reflection-questions/"),
    Look("questionnaire", "milan", "/en/reflection-questions/"),
    Look("programme", "nadja", "/programme/"),
    Look("programme-method", "milan", "/programme/method/"),
    Look("programme-pulse", "nadja", "/programme/pulse/"),
    Look("pulse-form", "milan", "/pulse-form/"),
    Look("search", "jonas", "/search/"),
    Look("search", "mara", "/en/search/"),
    Look("search-all", "jonas", "/search/all/"),
    Look("privacy", "milan", "/privacy/"),
    Look("datasheet", "milan", "/data-sheet/"),
    Look("manatee", "milan", "/manatee/"),
    Look("about", "milan", "/about/"),
    Look("404", "milan", "/nowhere/"),
)
"""Every kind of page, once at least; `test_proof` looks whether a template is missing."""

MAIN = tuple(
    Look(template, reader, address)
    for template, reader, address in (
        ("path", "tomasz", "/en/mentees/mara/"),
        ("goal", "mara", "/en/mentees/mara/goals/talk/"),
        ("session", "deniz", "/mentees/deniz/sessions/2026-09-03/"),
        ("next", "deniz", "/mentees/deniz/next/"),
        ("home", "katrin", "/"),
        ("programme", "nadja", "/programme/"),
    )
)
"""The six pages that people open most."""

PREVIEW = (
    Look("serve", "", "/", "doormat"),
    Look("serve", "", "/as/mara/en/mentees/mara/", "page"),
    Look("serve", "", "/as/deniz/nowhere/", "notice"),
)
"""What only the preview shows."""


@dataclass(frozen=True)
class Served:
    """The demo, as its readers find it."""

    address: str
    """Without a slash at its end."""
    site: Path
    people: dict[str, str]
    """Each reader's login."""

    def url(self, look: Look) -> str:
        """The full address of a page."""
        return self.address + look.address

    def cookie(self, reader: str) -> tuple[str, str]:
        """What the browser of somebody who has logged in brings along."""
        return "session", quote(self.people[reader], safe="")


@contextmanager
def production() -> Iterator[Served]:
    """Build the demo and serve it as somebody would: nginx with our configuration, behind a login."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(STARTER, folder / "content")
        outcome = build(Wish(folder, folder / "site"))
        assert outcome.published
        assert outcome.common
        # The server runs as nobody here, and reads the map that only its owner may read.
        (folder / "etc").mkdir()
        (folder / "etc" / "nginx.map").write_text((folder / ".mentorsite" / "logins" / "nginx.map").read_text())
        folder.chmod(0o755)
        people = {person: entry.email for person, entry in outcome.common.people.items() if entry.email}
        with nginx.before(folder, (folder / ".mentorsite" / "hosts" / "nginx.conf").read_text()) as host:
            yield Served(f"http://127.0.0.1:{host.port}", folder / "site", people)


@contextmanager
def at_a_desk() -> Iterator[Served]:
    """Serve the demo as `mentorsite serve` does."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(STARTER, folder / "content")
        preview = Preview(folder, None)
        with closing(Server(House(preview, "127.0.0.1", None, True), 0)) as server, noticing(preview, True):
            Thread(target=server.run, daemon=True).start()
            yield Served(server.url.rstrip("/"), folder / "site", {})


def missing() -> str | None:
    """Say what is not installed, and how to get it."""
    for tool in ("chromium", "nginx", "node", "java"):
        if shutil.which(tool, path=f"{os.environ['PATH']}:/usr/sbin") is None:
            return f"needs {tool}"
    return None if PACKAGES.is_dir() else "needs the packages of tests/proof: cd tests/proof && npm ci"
