"""Programmes in real repositories, built: what a page says about whose words a goal is in."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from mentorsite.build import Wish, build
from programme_text import write_programme
from repositories import Repository, apart

TODAY = date(2026, 9, 17)
NADJA, ADA, BEN = (f"{who}@seekuh.example" for who in ("nadja", "ada", "ben"))
PEOPLE = f"""\
=== people.yaml
nadja: {{name: Nadja Berger, email: {NADJA}}}
ada: {{name: Ada Lind, email: {ADA}}}
ben: {{name: Ben Okoro, email: {BEN}}}
cem: {{name: Cem Aydin}}
dora: {{name: Dora Weiss}}
"""
OWN = "---\ntitle: Give a talk\n---\nI want to be heard.\n"
SUGGESTED = "---\ntitle: Give a talk\nsuggested_by: ben\n---\nI want to be heard.\n"
MORE = "\nSometimes I whisper.\n"


def begun(root: Path, monkeypatch: pytest.MonkeyPatch, text: str = "") -> Repository:
    """Begin a programme whose first commit is the coordinator's."""
    apart(monkeypatch)
    repository = Repository(write_programme(root, PEOPLE + text))
    repository.commit("2026-01-10", NADJA)
    return repository


def built(root: Path, out: str = "site", today: date = TODAY) -> Path:
    """Build a programme, and return the folder of the readers' trees."""
    outcome = build(Wish(root, root.parent / out, today=today))
    assert outcome.published, outcome.findings
    return root.parent / out / "readers"


def says(readers: Path, page: str = "mentees/ada/goals/talk/", reader: str = "ada") -> str:
    """Read the line above a goal's title, and who suggested it as told beside it."""
    html = (readers / reader / page / "index.html").read_text()
    found = re.findall(r'<p class="kicker">(.*?)</p>|<dt>(?:Suggested by|Vorgeschlagen von)</dt><dd>(.*?)</dd>', html)
    return " | ".join(_plain(above or beside) for above, beside in found)


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
