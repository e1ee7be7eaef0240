"""Who finds which word of a training log: planted words, looked for in every file of every tree."""

from datetime import date

import pytest

from mentorsite.build import Wish, build
from programme_text import TODAY, write_programme

TEXT = """\
=== people.yaml
nadja: {name: Nadja Berger}
ada: {name: Ada Lind}
ben: {name: Ben Okoro}
cem: {name: Cem Aydin}
old: {name: Olga Dahl}
=== trainings/talk-lab.md
---
title: Zqtitle
teaches: {leading: [1, 3]}
---
Zqbody
<!-- Zqcomment -->
=== trainings/quiet.md
---
title: Zqquiet
visibility: programme
---
Zqcoordination
=== trainings/fit.md
---
title: Zqfits
teaches: {leading: [1, 3]}
---
=== mentees/ada/mentee.md
---
pairs:
  - {mentor: old, from: 2025-10-01, until: 2026-01-31}
  - {mentor: ben, from: 2026-02-01}
wishes: {topics: [leading]}
---
=== mentees/ada/goals/talk.md
---
title: Zqgoal
skills: [leading]
---
- [ ] Pick a topic
=== mentees/ada/training.md
---
VISIBILITYentries:
  - {training: talk-lab, goal: talk, planned: 2026-11-23, recommend: partly}
x-note: Zqprivatekey
---
Zqloose

## talk-lab
Zqnote

## Zqheading
Zqother

::: only ada
Zqonly
:::
<!-- Zqhidden -->
=== mentors/cem.md
---
stage: training
since: 2026-03-17
modules: {role: 2026-03-19}
sat_in: 1
---
"""
EVERYBODY = {"everyone", "nadja", "ada", "ben", "cem", "old"}


def site_of(root, visibility="", **wish):
    write_programme(root, TEXT.replace("VISIBILITY", f"visibility: {visibility}\n" if visibility else ""))
    outcome = build(Wish(root, root / "site", date.fromisoformat(TODAY), **wish))
    assert outcome.published, outcome.findings
    return root / "site"


def finders(site, *words):
    """Who finds all the words in one file: whose tree holds it."""
    found = set()
    for file in site.rglob("*"):
        if file.is_file() and all(word.encode() in file.read_bytes() for word in words):
            parts = file.relative_to(site).parts
            found |= EVERYBODY if parts[0] == "everyone" else {parts[1]}
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return site_of(tmp_path_factory.mktemp("programme"))


@pytest.mark.parametrize(
    ("word", "readers"),
    [
        ("Zqtitle", EVERYBODY),
        ("Zqbody", EVERYBODY),
        ("Zqquiet", EVERYBODY),
        ("Zqcoordination", {"nadja"}),
        ("Zqgoal", {"ada", "ben"}),
        ("Zqloose", {"ada"}),
        ("Zqnote", {"ada"}),
        ("Zqheading", {"ada"}),
        ("Zqother", {"ada"}),
        ("Zqonly", {"ada"}),
        ("Zqcomment", set()),
        ("Zqhidden", set()),
        ("Zqprivatekey", set()),
        ("What may fit me", {"ada"}),
        ("23\N{NO-BREAK SPACE}November 2026", {"ada", "ben"}),
        ("19\N{NO-BREAK SPACE}March 2026", {"cem", "nadja"}),
        ("17\N{NO-BREAK SPACE}March 2026", {"cem", "nadja"}),
    ],
)
def test_each_word_is_found_by_its_readers_and_nobody_else(site, word, readers):
    assert finders(site, word) == readers


@pytest.mark.parametrize(
    ("visibility", "readers"),
    [
        ("me", {"ada"}),
        ("pair", {"ada", "ben"}),
        ("programme", {"ada", "ben", "nadja"}),
        ("colleagues", EVERYBODY),
    ],
)
def test_the_owner_decides_how_far_the_entries_are_open_and_never_the_lines(tmp_path, visibility, readers):
    site = site_of(tmp_path, visibility)
    assert finders(site, "23\N{NO-BREAK SPACE}November 2026") == readers
    assert finders(site, "Zqnote") == finders(site, "Zqonly") == {"ada"}
    assert finders(site, "Zqgoal") == {"ada", "ben"}


def test_the_members_of_a_repository_read_entries_and_no_lines(tmp_path):
    site = site_of(tmp_path, reader="pair:ada")
    page = (site / "mentees/ada/training/index.html").read_text()
    assert "23\N{NO-BREAK SPACE}November 2026" in page
    assert not [f for f in site.rglob("*") if f.is_file() and b"Zqnote" in f.read_bytes()]
    assert "What may fit me" not in page


def test_with_a_block_at_fault_only_the_owner_reads_the_log(tmp_path):
    write_programme(
        tmp_path, TEXT.replace("VISIBILITY", "visibility: colleagues\n").replace("::: only ada", ":: only ada")
    )
    build(Wish(tmp_path, tmp_path / "site", date.fromisoformat(TODAY)))
    assert finders(tmp_path / "site", "23\N{NO-BREAK SPACE}November 2026") <= {"ada"}
    assert finders(tmp_path / "site", "Zqonly") <= {"ada"}
