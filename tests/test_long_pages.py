"""The long state: every kind of page keeps to its width, and what is printed to its sheets."""

import re
from contextlib import closing

import pytest

from browsers import needs_browser
from long_programme import TODAY, long_text
from mentorsite.build import Wish, build
from programme_text import write_programme

pytestmark = needs_browser

ADA = "mentees/ada/"
ADAS = {
    "home": "index.html",
    "path": f"{ADA}index.html",
    "goals": f"{ADA}goals/index.html",
    "goal": f"{ADA}goals/ziel-00/index.html",
    "ideas": f"{ADA}ideas/index.html",
    "sessions": f"{ADA}sessions/index.html",
    "session": f"{ADA}sessions/2021-01-15/index.html",
    "next": f"{ADA}next/index.html",
    "skills": f"{ADA}skills/index.html",
    "training": f"{ADA}training/index.html",
    "reflections": f"{ADA}reflections/index.html",
    "mentors": f"{ADA}mentors/index.html",
    "search": "search/index.html",
}
EVERYBODYS = {
    "directory": "directory/index.html",
    "mentor": "directory/ben/index.html",
    "trainings": "training/index.html",
    "one training": "training/kurs-00/index.html",
}
SHEETS = {"next": 1, "session": 1, "skills": 3, "goal": 3, "path": 4}
"""How many sheets of A4 a page may fill, however long it is on the screen."""

TOO_WIDE = """() => {
  document.querySelectorAll("details").forEach((fold) => { fold.open = true; });
  return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}"""


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    root = write_programme(tmp_path_factory.mktemp("long"), long_text())
    build(Wish(root, root / "ada", TODAY, reader="ada"))
    build(Wish(root, root / "ben", TODAY, reader="ben"))
    return root


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_nothing_scrolls_sideways(browser, tree, width):
    """320 is the narrowest phone, 640 a desktop at twice its size."""
    with closing(browser.new_context(viewport={"width": width, "height": 900})) as context:
        page = context.new_page()
        found = {
            f"{reader}: {name}": _too_wide(page, tree / reader / place)
            for reader, places in (("ada", ADAS | EVERYBODYS), ("ben", {"desk": "index.html"}))
            for name, place in places.items()
        }
    assert {name: over for name, over in found.items() if over} == {}


def _too_wide(page, file):
    page.goto(file.as_uri())
    return page.evaluate(TOO_WIDE)


@pytest.mark.parametrize("name", SHEETS)
def test_what_is_printed_keeps_to_its_sheets(browser, tree, name):
    with closing(browser.new_context()) as context:
        page = context.new_page()
        page.goto((tree / "ada" / ADAS[name]).as_uri())
        printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= SHEETS[name]


def test_years_part_a_long_list_of_conversations(tree):
    years = re.findall(r"<h2>(20\d\d)</h2>", (tree / "ada" / ADAS["sessions"]).read_text())
    assert years == ["2026", "2025", "2024", "2023", "2022", "2021"]
