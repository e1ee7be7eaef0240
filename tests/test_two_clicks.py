"""A newcomer to the demo finds every part of the mission from their home page within two clicks, in both languages."""

from __future__ import annotations

import html
import posixpath
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from mentorsite.build import Wish, build
from mentorsite.resources import STARTER

CLICKS = 2
LINK = re.compile(r'<a\s[^>]*?href="(?![a-z]+:|/|#)([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
"""A link to another page of the same tree, and what stands in it."""
MARKS = re.compile(r"<[^>]*>")

Titles = Mapping[str, tuple[str, str]]
"""By address: how the page is headed, in German and in English."""

FOR_EVERYBODY: Titles = {
    "handbook/how-it-works/": ("So läuft es", "How it works"),
    "handbook/first-conversation/": ("Euer erstes Gespräch", "Your first conversation"),
    "handbook/giving-feedback/": ("Rückmeldung geben", "Giving feedback"),
    "skills/": ("Fähigkeiten bei", "Skills at"),
    "reflection-questions/": ("Fragen an mich selbst", "Questions to myself"),
    "training/": ("Weiterbildung", "Further training"),
    "become-a-mentor/": ("Mentor*in werden", "Becoming a mentor"),
    "directory/": ("Wer könnte mich begleiten?", "Who could accompany me?"),
    "pulse-form/": ("Fünf Sätze zum Programm", "Five sentences on the programme"),
    "programme/method/": ("Wie diese Zahlen entstehen", "How these numbers are made"),
    "handbook/you-said-we-did/": ("Ihr habt gesagt", "You said"),
    "privacy/": ("Wer was sieht", "Who sees what"),
    "data-sheet/": ("Datenblatt", "Data sheet"),
    "search/": ("Suche", "Search"),
    "manatee/": ("Warum eine Seekuh?", "Why a manatee?"),
    "handbook/manatee/": ("Mentee ≠ Manatí", "A mentee is not a manatee"),
}

OF_A_MENTEE: Titles = {
    "": ("Mein Weg", "My path"),
    "goals/": ("Ziele", "Goals"),
    "next/": ("Das nächste Gespräch", "The next conversation"),
    "sessions/": ("Gespräche", "Conversations"),
    "skills/": ("Fähigkeiten", "Skills"),
    "training/": ("Weiterbildung", "Further training"),
    "reflections/": ("Gedanken", "Thoughts"),
    "mentors/": ("Wer könnte mich begleiten?", "Who could accompany me?"),
}

OF_A_PAIR: Titles = {
    **{below: titles for below, titles in OF_A_MENTEE.items() if below not in ("", "reflections/", "mentors/")},
    "": ("", ""),
}
"""What a mentor finds of a mentee; their path is headed by their name."""

ALONE: Titles = {below: titles for below, titles in OF_A_MENTEE.items() if below not in ("next/", "sessions/")}
"""What somebody finds of their own who waits for a mentor."""

COORDINATION: Titles = {
    "programme/": ("Wie geht es dem Programm?", "How is the programme doing?"),
    "programme/pulse/": ("Der Puls des Programms", "The pulse of the programme"),
}


def of(mentee: str, titles: Titles) -> Titles:
    return {f"mentees/{mentee}/{below}": headed for below, headed in titles.items()}


READERS: Mapping[str, Titles] = {
    "mara": of("mara", OF_A_MENTEE),
    "milan": of("milan", OF_A_MENTEE),
    "ifeoma": of("ifeoma", ALONE),
    "tomasz": {
        **of("mara", OF_A_PAIR),
        **of("yuki", OF_A_PAIR),
        "mentors/tomasz/path/": ("der Weg zur Begleitung", "way to becoming a mentor"),
    },
    "nadja": COORDINATION,
    "clara": {},
}
"""What is theirs: a mentee, one who begins today, one who waits, a mentor, the coordinator, somebody with no part."""

FROM_HERE = [(reader, language) for reader in READERS for language in ("de", "en")]


@dataclass(frozen=True)
class Tree:
    """What one reader is served."""

    folders: tuple[Path, ...]
    """The reader's own goes before everybody's."""

    def file(self, path: str) -> Path | None:
        return next((file for folder in self.folders if (file := folder / path).is_file()), None)

    def page(self, path: str) -> str:
        file = self.file(path)
        return file.read_text().replace("\N{SOFT HYPHEN}", "") if file and path.endswith(".html") else ""

    def links(self, path: str) -> Iterator[str]:
        """Every page that a link with words in it leads to."""
        for link, words in LINK.findall(self.page(path)):
            if html.unescape(MARKS.sub("", words)).strip():
                yield target(path, html.unescape(link))


@dataclass(frozen=True)
class Walk:
    """Two clicks from a home page, one language kept."""

    tree: Tree
    language: str

    @cached_property
    def found(self) -> frozenset[str]:
        """Every page that one comes to."""
        known, edge = {self.home}, {self.home}
        for _ in range(CLICKS):
            edge = {link for path in edge for link in self.tree.links(path) if self.is_spoken(link)} - known
            known |= edge
        return frozenset(known)

    @property
    def home(self) -> str:
        return f"{self.language}/index.html"

    def is_spoken(self, path: str) -> bool:
        return path.startswith("en/") == (self.language == "en") or path.endswith(".ics")

    def at(self, address: str) -> str:
        """Where a page lies in this language."""
        return f"en/{address}index.html" if self.language == "en" else f"{address}index.html"

    def misses(self, address: str, titles: tuple[str, str]) -> bool:
        path = self.at(address)
        return path not in self.found or titles[self.language == "en"] not in heading(self.tree.page(path))


def target(path: str, link: str) -> str:
    """The file that a link on a page leads to."""
    bare = link.partition("#")[0]
    if not bare:
        return path
    name = posixpath.normpath(posixpath.join(posixpath.dirname(path), bare))
    return posixpath.normpath(f"{name}/index.html") if bare.endswith("/") else name


def heading(page: str) -> str:
    return html.unescape(MARKS.sub("", "".join(re.findall(r"<h1\b[^>]*>(.*?)</h1>", page, re.DOTALL)[:1])))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("demo")
    shutil.copytree(STARTER, root / "content")
    begun = root / "content/mentees/milan/mentee.md"
    begun.parent.mkdir()
    begun.write_text("---\npairs:\n  - {mentor: ruth, from: 2026-09-17}\n---\n")
    assert build(Wish(root, root / "site")).published
    return root / "site"


@pytest.fixture(params=FROM_HERE, ids=lambda here: "-".join(here))
def walk(site: Path, request: pytest.FixtureRequest) -> Walk:
    reader, language = request.param
    return Walk(Tree((site / "readers" / reader, site / "everyone")), language)


@pytest.fixture
def own(request: pytest.FixtureRequest, walk: Walk) -> Titles:
    """What is the reader's own to find."""
    return READERS[walk.tree.folders[0].name]


def test_every_part_of_the_programme_is_two_clicks_away(walk: Walk):
    assert [address for address, titles in FOR_EVERYBODY.items() if walk.misses(address, titles)] == []


def test_everything_of_ones_own_is_two_clicks_away(walk: Walk, own: Titles):
    assert [address for address, titles in own.items() if walk.misses(address, titles)] == []


def test_the_home_page_says_that_nothing_hangs_on_it_and_whom_to_ask(walk: Walk):
    home = html.unescape(walk.tree.page(walk.home))
    assert {"de": "weder Bezahlung noch Beurteilung", "en": "neither pay nor appraisal"}[walk.language] in home
    assert "mailto:mentoring@seekuh.example" in home


@pytest.mark.parametrize("walk", [pair for pair in FROM_HERE if pair[0] in ("mara", "tomasz")], indirect=True)
def test_whoever_has_conversations_takes_their_calendar_along(walk: Walk):
    assert "calendar.ics" in walk.found
    assert walk.tree.file("calendar.ics")


@pytest.mark.parametrize("walk", [pair for pair in FROM_HERE if pair[0] in ("mara", "tomasz")], indirect=True)
def test_feedback_of_both_is_two_clicks_away(walk: Walk):
    held = walk.at("mentees/mara/sessions/2026-09-10/")
    assert held in walk.found
    assert {"de": "Rückmeldung", "en": "Feedback"}[walk.language] in walk.tree.page(held)


def test_a_newcomer_is_sent_to_no_page_that_is_not_there(walk: Walk):
    assert [path for path in walk.found if not walk.tree.file(path)] == []
