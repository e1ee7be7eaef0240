"""Whatever somebody writes, in a field, a body, a file's name or a commit: no page runs it, or becomes another one."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from hostile_site import committed, hostile_programme
from mentorsite.build import Wish, build
from mentorsite.diagnostics import errors
from payloads import WAYS, payloads
from witness import (
    addresses_of,
    looked_at,
    pages_of,
    previewed,
    strange,
    without_file_limits,
    without_policy,
)

OURS = payloads()
FEW = [*OURS[:200], *OURS[200::20]]
"""For the suite; bench/xss.py takes all of them, one in each field, in each way."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return site_of(tmp_path_factory.mktemp("hostile"), FEW)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory):
    """The same programme, in which each payload is a word."""
    return site_of(tmp_path_factory.mktemp("harmless"), [f"word{number}" for number in range(len(FEW))])


def site_of(root, words):
    committed(hostile_programme(root, words, each=6, ways=2, names=16))
    outcome = build(Wish(root, root / "site"))
    assert outcome.published
    assert not [fault for fault in errors(outcome.findings) if not fault.path.startswith("mentees/")]
    return root


def test_the_payloads_come_through(hostile):
    """Otherwise nothing would be tested here."""
    text = "\n".join(page.read_text() for page in pages_of(hostile).values())
    assert sum("alert(1)" in line for line in text.split("\n")) > 300
    for way in ("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x onerror=alert(1)&gt;"):
        assert text.count(way) > 5


def test_no_page_has_other_elements_or_attributes_than_a_harmless_one(hostile, harmless):
    assert parts_in(hostile) - parts_in(harmless) == set()


class Parts(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attributes):
        self.found |= {(tag, ""), *((tag, name) for name, _ in attributes)}


def parts_in(root):
    parser = Parts()
    for page in pages_of(root).values():
        parser.feed(page.read_text())
        parser.reset()
    return parser.found


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_bringing_a_payload_into_a_body_is_walked(way):
    """Each one makes something of a harmless word."""
    assert "word" in WAYS[way]("word", 1)


# --- in a browser


@pytest.fixture(scope="module")
def known(browser, harmless):
    """The elements and attributes of the pages where nobody is hostile."""
    with without_policy(harmless) as home:
        told = looked_at(browser, home, pages_of(harmless), ["word"])
    with previewed(harmless) as home:
        bar = looked_at(browser, home, ["", *addresses_of(harmless)[:5]], ["word"])
    assert told.deeds == bar.deeds == []
    return {*told.parts, *bar.parts}


@pytest.mark.browser
def test_nothing_runs_even_without_a_policy(browser, hostile, known):
    with without_policy(hostile) as home:
        told = looked_at(browser, home, pages_of(hostile))
    assert_harmless(told, known, pages=50)


@pytest.mark.browser
def test_nothing_runs_from_plain_files(browser, hostile, known):
    tree = hostile / "plain"
    assert build(Wish(hostile, tree, reader="mara")).published
    files = [file.relative_to(tree).as_posix() for file in tree.rglob("index.html")]
    told = looked_at(browser, f"{tree.as_uri()}/", files, ())
    told.deeds = without_file_limits(told.deeds)
    assert_harmless(told, known, pages=50)


@pytest.mark.browser
def test_nothing_runs_in_the_preview(browser, hostile, known):
    with previewed(hostile) as home:
        told = looked_at(browser, home, ["", *addresses_of(hostile)])
    assert_harmless(told, known, pages=50)


def assert_harmless(told, known, pages):
    assert told.deeds == []
    assert strange(told, known) == {}
    assert told.pages >= pages
