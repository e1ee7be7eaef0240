"""What one build remembers for the next: what it does not read, draw or believe again."""

import os
import time
from datetime import date

import pytest

from mentorsite import memory, several
from mentorsite.build import Wish, build
from mentorsite.content import tree as trees
from mentorsite.resources import TICK
from programme_text import write_programme

TODAY = date(2026, 4, 20)
TEXT = """
=== mentees/ada/goals/talk.md
---
title: Give a talk
---
- [ ] Pick a topic
=== mentees/ada/sessions/2026-04-01.md
We talked about slides.
=== mentees/cem/mentee.md
---
pairs: [{mentor: dora, from: 2026-02-01}]
---
Far away.
"""


@pytest.fixture
def root(tmp_path):
    """A programme that was built, and whose files have been as they are for a while."""
    write_programme(tmp_path, TEXT)
    time.sleep(2 * TICK / 1e9)
    built(tmp_path)
    return tmp_path


def built(root, **wish):
    outcome = build(Wish(root, root / "site", TODAY, **wish))
    assert outcome.published
    return outcome


def add(root, path, words):
    file = root / "content" / path
    file.write_text(file.read_text() + words)


@pytest.fixture
def read(monkeypatch):
    """The paths of the files that are read from now on."""
    paths, read_file = [], trees.read_file
    monkeypatch.setattr(trees, "read_file", lambda file, path: paths.append(path) or read_file(file, path))
    return paths


def of_mentees(paths):
    return sorted(path for path in paths if path.startswith("mentees/"))


def test_only_files_that_look_different_are_read(root, read):
    add(root, "mentees/cem/mentee.md", "Nearer.\n")
    assert built(root).rendered == 1
    assert of_mentees(read) == ["mentees/cem/mentee.md"]


def test_files_that_were_written_while_nobody_could_tell_are_read_again(root, read):
    add(root, "mentees/cem/mentee.md", "Nearer.\n")
    built(root)
    read.clear()
    assert built(root).rendered == 0
    assert of_mentees(read) == ["mentees/cem/mentee.md"]
    read.clear()
    built(root)
    assert of_mentees(read) == []


def test_an_edit_that_keeps_size_and_time_is_noticed(root):
    file = root / "content/mentees/cem/mentee.md"
    before = file.stat()
    file.write_text(file.read_text().replace("Far", "Not"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert built(root).rendered == 1
    assert "Not away" in (root / "site/readers/cem/mentees/cem/index.html").read_text()


def test_a_fresh_checkout_is_read_and_nothing_is_made_anew(root, read):
    for file in (root / "content").rglob("*.md"):
        file.write_bytes(file.read_bytes())
    time.sleep(2 * TICK / 1e9)
    outcome = built(root)
    assert (outcome.rendered, outcome.published.written) == (0, 0)
    assert len(of_mentees(read)) > 3
    read.clear()
    built(root)
    assert of_mentees(read) == []


@pytest.fixture
def drawings(monkeypatch):
    """How often pages about several are drawn from now on."""
    times, about_several = [], several.about_several
    monkeypatch.setattr(several, "about_several", lambda *given: times.append(1) or about_several(*given))
    return times


def test_words_that_stand_on_pages_of_one_mentee_alone_draw_no_others(root, drawings):
    add(root, "mentees/ada/sessions/2026-04-01.md", "A zebra came up.\n")
    built(root)
    assert drawings == []
    add(root, "mentees/ada/goals/talk.md", "- [ ] Find a date\n")
    built(root)
    assert drawings == [1]


def test_new_words_are_found_by_those_who_read_them_and_the_search_of_others_stands(root):
    indexes = {file.parts[-2]: file for file in (root / "site").rglob("search.en.json")}
    before = {reader: file.stat().st_mtime_ns for reader, file in indexes.items()}
    add(root, "mentees/ada/sessions/2026-04-01.md", "A zebra came up.\n")
    built(root)
    assert {reader for reader, file in indexes.items() if "zebra" in file.read_text()} == {"ada", "ben"}
    assert {reader for reader, file in indexes.items() if file.stat().st_mtime_ns != before[reader]} == {"ada", "ben"}


def test_a_page_about_several_that_is_gone_comes_back(root):
    page = root / "site/readers/ada/index.html"
    text = page.read_text()
    page.unlink()
    built(root)
    assert page.read_text() == text


@pytest.mark.parametrize("file", ["mentees/ada.json", "several.json", "looks.json"])
@pytest.mark.parametrize("at", [0.0, 0.1, 0.5, 0.99])
def test_a_letter_that_was_changed_anywhere_is_noticed(root, file, at):
    place = root / ".mentorsite" / file
    data = bytearray(place.read_bytes())
    data[int(at * len(data))] ^= 1
    place.write_bytes(data)
    state = root / ".mentorsite"
    known = {"ada.json": memory.recall(state, "ada"), "several.json": memory.recall_several(state)}
    assert not {**known, "looks.json": memory.recall_looks(state)}[place.name]


def test_what_is_recalled_is_what_was_remembered(root):
    state = root / ".mentorsite"
    known = memory.recall(state, "ada")
    assert known
    assert known.summary.mentee == "ada"
    titles = {found.readers: {entry.title for entry in found.open.entries} for found in known.found}
    assert "Give a talk" in titles["ada", "ben"]
    assert all("ada" in readers or "ben" in readers for readers in titles)
    again = memory.remember(state, known.made, known.summary, [found.open for found in known.found])
    assert again == known == memory.recall(state, "ada")
