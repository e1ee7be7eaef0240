"""Who finds what of somebody's skills: a secret word in every field, looked for in everybody's tree."""

import re
from datetime import date
from pathlib import Path

import pytest

from mentorsite.build import Wish, build
from mentorsite.language import spoken
from mentorsite.report import json as as_json
from mentorsite.report import text as reported
from programme_text import write_programme

PROGRAMME = """
=== programme.md
---
title: Mentoring
languages: [en, de]
coordinators: [nadja]
---
=== people.yaml
nadja: {name: Nadja Berger}
ada: {name: Ada Lind}
ben: {name: Ben Okoro}
cem: {name: Cem Aydin}
dora: {name: Dora Weiss}
eva: {name: Eva Lund}
=== mentees/ada/mentee.md
---
pairs:
  - {mentor: cem, from: 2025-10-01, until: 2026-01-31}
  - {mentor: ben, from: 2026-02-01}
---
Far.
=== mentees/ada/goals/zqgoalid.md
---
title: A goal zqgoaltitle
---
- [ ] Go
=== mentees/ada/skills/2025-11-10.md
---
framework: 1.0.0
skills:
  writing: {level: 1, interest: 2}
---
zqformerintro

## writing
zqformernote
=== mentees/ada/skills/2026-03-01.md
---
framework: 1.0.0
invited: [ben]
team_view: true
skills:
  talking: {level: 1, interest: 3, target: 3, goal: zqgoalid}
  writing: {level: 2, interest: 1}
---
zqintro

## talking
zqnote

::: only ada
zqonly
:::

zqafter

## zqheading
zqother
=== mentees/ada/skills/2026-03-01-from-ben.md
---
skills: {talking: {level: 2}}
---
zqviewintro

## talking
zqview

::: only ada
zqviewonly
:::
=== mentees/ada/skills/2026-04-01.md
---
framework: 1.0.0
visibility: me
skills:
  leading: {level: 0, interest: 3, target: 2}
---
## leading
zqown
=== mentees/ada/skills/2026-04-05.md
---
framework: 1.0.0
skills:
  planning: {level: 0}
---
## planning
zqclosed

::: only ada
zqneverclosed
=== mentees/ada/skills/2026-04-06.md
---
framework: 1.0.0
skills:
  planning: {level: 7}
---
zqwithheld
=== mentees/ada/skills/2026-04-07.md
---
framework: 1.0.0
skills:
  feedback: {level: 1}
---
<!-- zqcomment -->
=== mentees/ada/skills/2026-04-07-from-ben.md
---
skills: {feedback: {level: 3}}
---
zquninvited
"""
ADA = {
    "zqformerintro", "zqformernote", "zqintro", "zqnote", "zqonly", "zqafter", "zqheading", "zqother", "zqviewintro",
    "zqview", "zqviewonly", "zqown", "zqclosed", "zqneverclosed", "zqgoalid", "zqgoaltitle",
}  # fmt: skip
"""All but what is withheld (zqwithheld), a comment (zqcomment), and a view that nobody asked for (zquninvited)."""
BEN = {"zqintro", "zqnote", "zqafter", "zqheading", "zqother", "zqviewintro", "zqview", "zqgoalid", "zqgoaltitle"}
CEM = {"zqformerintro", "zqformernote"}
WORD = re.compile(rb"zq[a-z]+")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return published(tmp_path_factory.mktemp("programme"), PROGRAMME)


def published(root: Path, text: str, today: str = "2026-04-20", **wish):
    write_programme(root, text)
    outcome = build(Wish(root, root / "site", date.fromisoformat(today), **wish))
    assert outcome.published, outcome.findings
    log = reported(outcome.findings, spoken("en"), root, frames=False, color=False) + as_json(
        outcome.findings, spoken("de")
    )
    assert not WORD.findall(log.encode())
    return root / "site"


def found(*trees: Path) -> set[str]:
    """The secrets in some trees: in contents, in names, and in addresses."""
    files = [file for tree in trees for file in sorted(tree.rglob("*")) if file.is_file()]
    everything = b"\n".join(part for file in files for part in (str(file).encode(), file.read_bytes()))
    return {word.decode() for word in WORD.findall(everything)}


def read_by(site: Path, reader: str) -> set[str]:
    return found(site / "everyone", site / "readers" / reader)


def test_the_owner_finds_everything_but_what_is_withheld(site):
    assert read_by(site, "ada") == ADA


def test_the_mentor_finds_what_was_written_in_the_time_of_the_pair(site):
    assert read_by(site, "ben") == BEN


def test_a_former_mentor_finds_what_was_written_in_theirs(site):
    assert read_by(site, "cem") == CEM


@pytest.mark.parametrize("reader", ["nadja", "dora", "eva"])
def test_coordinators_and_colleagues_find_nothing(site, reader):
    assert read_by(site, reader) == set()


def test_everybodys_tree_holds_nothing(site):
    assert found(site / "everyone") == set()


@pytest.mark.parametrize("reader", ["ada", "ben"])
def test_what_a_page_shows_stands_on_the_page_of_skills(site, reader):
    page = (site / "readers" / reader / "mentees/ada/skills/index.html").read_text()
    assert "zqnote" in page
    assert ("zqonly" in page) == (reader == "ada")


def test_nobody_else_has_the_page(site):
    assert not [str(page) for r in ("nadja", "dora", "eva") for page in (site / "readers" / r).rglob("*skills*")]
    assert not (site / "everyone/mentees").exists()


def test_a_former_mentors_reading_ends(tmp_path):
    later = published(tmp_path, PROGRAMME, "2026-08-20")
    assert read_by(later, "cem") == set()
    assert read_by(later, "ben") == BEN


def test_whoever_comes_later_finds_nothing_of_before(tmp_path):
    text = PROGRAMME.replace(
        "- {mentor: ben, from: 2026-02-01}",
        "- {mentor: ben, from: 2026-02-01, until: 2026-04-10}\n  - {mentor: dora, from: 2026-04-11}",
    )
    assert read_by(published(tmp_path, text), "dora") == {"zqgoalid", "zqgoaltitle"}


def test_a_view_is_between_two_even_where_two_accompany_somebody(tmp_path):
    text = PROGRAMME.replace(
        "- {mentor: ben, from: 2026-02-01}", "- {mentor: ben, from: 2026-02-01}\n  - {mentor: dora, from: 2026-02-01}"
    )
    site = published(tmp_path, text)
    assert read_by(site, "dora") == BEN - {"zqviewintro", "zqview"}
    assert read_by(site, "ben") == BEN


def test_the_members_of_the_repository_find_what_the_mentor_does(tmp_path):
    tree = published(tmp_path, PROGRAMME, reader="pair:ada")
    assert found(tree) == BEN


def test_widened_by_its_owner_it_is_open_but_for_views_invitations_and_private_goals(tmp_path):
    text = PROGRAMME.replace("invited: [ben]\n", "invited: [ben]\nvisibility: colleagues\n")
    site = published(tmp_path, text)
    assert read_by(site, "eva") == {"zqintro", "zqnote", "zqafter", "zqheading", "zqother"}
    page = (site / "everyone/mentees/ada/skills/index.html").read_text()
    assert "Ben" not in page
    assert "Visible to all colleagues" in page


def test_widened_to_the_programme_it_is_open_to_coordinators_alone(tmp_path):
    text = PROGRAMME.replace("invited: [ben]\n", "invited: [ben]\nvisibility: programme\n")
    site = published(tmp_path, text)
    assert read_by(site, "nadja") == {"zqintro", "zqnote", "zqafter", "zqheading", "zqother"}
    assert read_by(site, "eva") == set()


def test_somebody_who_has_left_has_no_skills_anywhere(tmp_path):
    text = PROGRAMME.replace("ada: {name: Ada Lind}", "ada: {name: Ada Lind, active: false}")
    site = published(tmp_path, text)
    assert not (site / "readers/ada").exists()
    assert read_by(site, "ben") == BEN
