"""A person's copy and the end of it: everything of theirs, nothing of others, and what remains said aloud."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import shutil
import stat
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorsite import unchanged
from mentorsite.build import Wish, build, check
from mentorsite.cli import commands
from mentorsite.content.frontmatter import ROSTER, read_yaml
from mentorsite.content.records import KINDS as KINDS_OF_FILES
from mentorsite.content.records.circles import Circle
from mentorsite.content.records.record import Closed, Record
from mentorsite.inventory import read_content
from mentorsite.language import NO_BREAK, spoken
from mentorsite.programme.audiences import EVERYONE, circle_of
from mentorsite.resources import STARTER
from mentorsite.rights.belongings import entry_text
from mentorsite.rights.export import copy_of
from mentorsite.rights.forget import carry_out, planned
from mentorsite.rights.remains import checklist, intentions
from mentorsite.rights.zipped import zipped
from mentorsite.site.data_sheet import DATED, MACHINE, OWNER, TODAY, data_sheet
from mentorsite.site.frame import Site, rendered
from mentorsite.site.pages.datasheet import data_sheet_pages
from mentorsite.site.purposes import PURPOSES, purpose
from mentorsite.unchanged import Said
from programme_text import write_programme

DAY = date(2026, 4, 20)
PROGRAMME = """
=== people.yaml
nadja: {name: Nadja Berger, email: nadja@x.example}
ada:
  name: Ada Lind
  email: ada@x.example
  manager: dora
# Ben, who listens.
ben: {name: Ben Okoro, email: ben@x.example}
cem: {name: Cem Aydin}
dora: {name: Dora Weiss}
=== mentors/ben.md
---
stage: mentor
places: 2
modules: {listening: 2025-01-10}
---
I listen.
=== mentees/ada/mentee.md
---
pairs:
  - {mentor: cem, from: 2025-06-01, until: 2026-01-31, ended: time}
  - {mentor: ben, from: 2026-02-01}
rather_not: [dora]
---
In three years I explain things.
=== mentees/ada/goals/talk.md
---
title: Give a talk
visibility: colleagues
---
- [ ] Pick a topic by:2026-05
=== mentees/ada/sessions/2025-07-01.md
## Notes
Cem's time.
=== mentees/ada/sessions/2026-03-12.md
## Topics
- [ ] Does leading fit me?

## Notes
Ada's own notes.

## Agreed
- [ ] @ben lends the book

::: feedback from ben
You asked twice.
:::

::: only ada
For Ada.
:::
=== mentees/ada/sessions/2026-03-12-from-dora.md
Dora was not there.
=== mentees/ada/me/quiet.md
On this machine only.
=== mentees/ada/skills/2026-03-01.md
---
framework: 1.0.0
invited: [ben]
skills:
  listening: {level: 1, interest: 3, target: 2}
---
=== mentees/ada/skills/2026-03-01-from-ben.md
---
skills:
  listening: {level: 2}
---
"""


@pytest.fixture
def root(tmp_path):
    return write_programme(tmp_path, PROGRAMME)


def copied(root: Path, person: str, day: date = DAY) -> dict[str, bytes]:
    content = read_content(root, day)
    assert content.common
    return copy_of(content, content.common, root, person)


@pytest.fixture(scope="module")
def copies(tmp_path_factory):
    """The copies of three people, for tests that only look."""
    root = write_programme(tmp_path_factory.mktemp("programme"), PROGRAMME)
    return {person: copied(root, person) for person in ("ada", "ben", "nadja")}


@pytest.fixture(scope="module")
def facts(copies):
    return {person: json.loads(copy["facts.json"]) for person, copy in copies.items()}


def run(root: Path, *command: str):
    before = Path.cwd()
    try:
        os.chdir(root)
        return CliRunner().invoke(commands, [*command, "--today", "2026-04-20", "--lang", "en"])
    finally:
        os.chdir(before)


# --- a copy


def test_a_copy_holds_every_file_of_a_mentee_as_it_lies(root):
    (root / "content/mentees/ada/Oops.txt").write_text("lies where no file should")
    copy = copied(root, "ada")
    folder = root / "content/mentees/ada"
    for file in (file for file in folder.rglob("*") if file.is_file()):
        assert copy[f"content/mentees/ada/{file.relative_to(folder)}"] == file.read_bytes()


def test_the_pages_are_those_that_a_build_makes_for_the_person(root):
    copy = copied(root, "ada")
    build(Wish(root, root / "site", DAY, reader="ada"))
    built = {f.relative_to(root / "site").as_posix(): f.read_bytes() for f in (root / "site").rglob("*") if f.is_file()}
    built.pop(".mentorsite-site")
    assert {path.removeprefix("site/"): data for path, data in copy.items() if path.startswith("site/")} == built


def test_a_copy_holds_one_entry_of_the_roster(copies):
    assert copies["ada"]["content/people.yaml"].decode() == (
        "ada:\n  name: Ada Lind\n  email: ada@x.example\n  manager: dora\n"
    )
    assert copies["ben"]["content/people.yaml"].decode() == "ben: {name: Ben Okoro, email: ben@x.example}\n"


@pytest.mark.parametrize(
    "text",
    [
        "{ada: {name: Ada}, ben: {name: Ben}}",
        "ada: {name: Ada,\n  team: Web}\nben: {name: Ben}",
        "ada:\nben: {name: B}",
    ],
)
def test_an_entry_stands_alone_however_the_roster_is_written(text):
    head, _ = read_yaml(text, "people.yaml", limits=ROSTER)
    alone = entry_text(text, head, "ada")
    assert next(iter(read_yaml(alone, "people.yaml", limits=ROSTER)[0].keys)) == ("ada",)
    assert "ben" not in alone
    assert "B" not in alone.replace("Web", "")


def test_levels_are_words_in_the_facts(facts):
    looks = [entry["facts"] for entry in facts["ada"]["mentee"] if "/skills/" in entry["file"]]
    assert [look["skills"]["listening"] for look in looks] == [
        {"level": "with guidance", "interest": "matters to me now", "target": "on my own"},
        {"level": "on my own"},
    ]


def test_the_facts_are_written_as_people_write_them(facts):
    told = {entry["file"]: entry for entry in facts["ada"]["mentee"]}
    goal = told["mentees/ada/goals/talk.md"]
    assert goal["facts"] == {"title": "Give a talk", "visibility": "colleagues"}
    assert goal["tasks"] == [{"mark": "open", "text": "Pick a topic", "by": "2026-05"}]
    assert told["mentees/ada/mentee.md"]["facts"]["pairs"][1] == {"mentor": "ben", "from": "2026-02-01"}
    private = [part for part in told["mentees/ada/sessions/2026-03-12.md"]["text"] if part.get("block") == "only"]
    assert private == [{"block": "only", "person": "ada", "heading": "", "words": "For Ada."}]


def test_who_can_read_what_stands_there_by_name(copies):
    text = copies["ada"]["who-can-read.txt"].decode().replace(NO_BREAK, " ")
    assert "content/mentees/ada/goals/talk.md\n- the text, visibility, title: all colleagues\n" in text
    assert "- rather_not: Ada Lind\n" in text
    assert "- the text, feedback: Ada Lind, Ben Okoro\n- blocks “::: only”: Ada Lind\n" in text
    assert "2025-07-01.md\n- the text: Ada Lind, Cem Aydin (until 31 July 2026)\n" in text
    assert "content/mentees/ada/me/quiet.md\n- the text: Ada Lind\n" in text
    assert "- email, manager: nobody (used for checks only)\n" in text
    # Cem knows of his own pair, not of Ben's.
    assert "- pairs: mentor, pairs: from: Ada Lind, Ben Okoro, Cem Aydin (in part, until 31 July 2026), Nadja" in text


def test_a_withheld_file_is_read_by_nobody_else(root):
    (root / "content/mentees/ada/goals/talk.md").write_text("---\ntitle: Give a talk\nbonus: 1\n---\n")
    text = copied(root, "ada")["who-can-read.txt"].decode()
    assert "mistake in them:\n- content/mentees/ada/goals/talk.md\n" in text
    assert b"bonus: 1" in copied(root, "ada")["content/mentees/ada/goals/talk.md"]


ADAS = ("own notes", "For Ada.", "three years", "machine only", "Dora was", "rather_not", "Does leading", "the book")


def test_a_mentors_copy_holds_their_own_words_and_nothing_that_mentees_wrote(copies, facts):
    copy = copies["ben"]
    # These two pages name every key that there is.
    told = [data for path, data in copy.items() if not path.endswith(("privacy/index.html", "data-sheet/index.html"))]
    everything = b"\n".join(told).decode(errors="replace")
    assert facts["ben"]["accompanies"] == [{"mentee": "ada", "from": "2026-02-01"}]
    assert [given["day"] for given in facts["ben"]["given"]] == ["2026-03-12", "2026-03-01"]
    assert "You asked twice." in copy["feedback-given.txt"].decode()
    assert "I listen." in everything
    for words in ADAS:
        assert words not in everything
    assert not [path for path in copy if "mentees/ada/" in path and "goals/talk" not in path]


def test_what_a_former_mentor_may_read_no_more_is_in_no_copy(root):
    session = root / "content/mentees/ada/sessions/2025-07-01.md"
    session.write_text(session.read_text() + "\n::: feedback from cem\nLong ago.\n:::\n")
    assert "Long ago." in copied(root, "cem")["feedback-given.txt"].decode()
    late = copied(root, "cem", date(2026, 8, 1))
    assert "feedback-given.txt" not in late
    assert b"Long ago" not in b"".join(late.values())


def test_coordinators_get_no_list_of_others(copies, facts):
    pages = b"".join(data for path, data in copies["nadja"].items() if path.endswith("index.html"))
    assert b"Ben Okoro" in pages
    assert "Who takes part" not in pages.decode()
    assert b"mentees/ada/" not in pages.replace(b"mentees/ada/goals/talk", b"")
    assert facts["nadja"]["coordinates"] is True


def test_whoever_has_left_gets_a_copy_without_pages(root):
    roster = root / "content/people.yaml"
    roster.write_text(roster.read_text().replace("  manager: dora", "  active: false"))
    copy = copied(root, "ada")
    assert not [path for path in copy if path.startswith("site/")]
    assert b"For Ada." in copy["content/mentees/ada/sessions/2026-03-12.md"]


def test_links_and_pipes_are_named_and_not_followed(root, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret"
    outside.write_text("somebody else's")
    (root / "content/mentees/ada/files").mkdir()
    (root / "content/mentees/ada/files/link.png").symlink_to(outside)
    os.mkfifo(root / "content/mentees/ada/files/pipe.png")
    copy = copied(root, "ada")
    assert b"somebody else's" not in b"".join(copy.values())
    assert copy["README.txt"].decode().count("no ordinary file") == 2


def test_the_same_content_gives_the_same_bytes(root):
    first, second = (zipped(copied(root, "ada")) for _ in range(2))
    assert first == second
    assert all(info.external_attr >> 16 == 0o100600 for info in zipfile.ZipFile(io.BytesIO(first)).infolist())


def test_a_copy_is_for_its_owner_alone_and_replaces_nothing(root):
    done = run(root, "export", "Ada")
    assert (done.exit_code, done.stdout) == (0, done.stdout)
    assert "files in export-ada.zip, for your eyes only." in done.stdout
    assert stat.S_IMODE((root / "export-ada.zip").stat().st_mode) == 0o600
    (root / "export-ada.zip").write_bytes(b"older")
    again = run(root, "export", "ada")
    assert (again.exit_code, "is there already" in again.stderr) == (2, True)
    assert (root / "export-ada.zip").read_bytes() == b"older"


@pytest.mark.parametrize("folder", ["content", ".mentorsite", "site/readers/ben"])
def test_a_copy_goes_nowhere_where_others_read(root, folder):
    build(Wish(root, root / "site", DAY))
    done = run(root, "export", "ada", "--out", f"{folder}/ada.zip")
    assert (done.exit_code, "would lie in" in done.stderr) == (2, True)
    assert not (root / folder / "ada.zip").exists()


def test_nobody_is_exported_whom_nobody_knows(root):
    done = run(root, "export", "adda")
    assert done.exit_code == 2
    assert done.stderr == "mentorsite: Nobody here has this id: adda. Similar: ada.\n"


# --- the end


def ended(root: Path, person: str):
    content = read_content(root, DAY)
    plan = planned(content, content.common, root, person)
    carry_out(plan, root)
    return plan, checklist(plan, content.common, spoken("en"))


def test_without_a_terminal_and_without_yes_nothing_happens(root):
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    done = run(root, "forget", "ada")
    assert (done.exit_code, "Nothing was removed. To do it: mentorsite forget ada --yes" in done.stderr) == (2, True)
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize(("answer", "code", "stays"), [("\n", 1, True), ("n\n", 1, True), ("yes\n", 0, False)])
def test_on_a_terminal_somebody_is_asked_first(root, answer, code, stays):
    master, terminal = pty.openpty()
    command = [sys.executable, "-m", "mentorsite", "forget", "ada", "--today", "2026-04-20", "--lang", "en"]
    asked = subprocess.Popen(command, cwd=root, stdin=terminal, stdout=terminal, stderr=terminal)
    os.write(master, answer.encode())
    assert asked.wait(60) == code
    assert "This would be removed:" in os.read(master, 65536).decode()
    assert (root / "content/mentees/ada").exists() is stays
    os.close(master)
    os.close(terminal)


def test_nothing_that_builds_remember_names_somebody_s_files_any_more(root):
    """The names of files are those of goals and days; what a build has said holds them, and so does its list."""
    build(Wish(root, root / "site", DAY))
    build(Wish(root, root / "hers", DAY, reader="ada"))
    said = Said("content/mentees/ada/goals/talk.md:2:8: hint: …", (), "2026-04-20", "")
    unchanged.remember(root, root / "site", (), said, {}, unchanged.look_at(root), time.time_ns() + 10**10)

    def naming():
        files = (file for file in (root / ".mentorsite").rglob("*") if file.is_file())
        return {file.name for file in files if re.search(rb"ada/(goals|sessions)", file.read_bytes())}

    assert len(naming()) > 3
    assert run(root, "forget", "ada", "--yes").exit_code == 0
    assert naming() == set()
    assert build(Wish(root, root / "site", DAY)).published.unlisted == 0


def test_a_mentee_goes_with_folder_entry_pages_and_state(root):
    build(Wish(root, root / "site", DAY))
    build(Wish(root, root / "hers", DAY, reader="ada"))
    assert list((root / "site").rglob("*ada*"))
    assert run(root, "forget", "ada", "--yes").exit_code == 0
    assert not (root / "content/mentees/ada").exists()
    assert "ada" not in (root / "content/people.yaml").read_text()
    assert "Ben, who listens" in (root / "content/people.yaml").read_text()
    assert not [path for path in (root / "site").rglob("*") if "ada" in path.parts or "ada" in path.name.split(".")]
    assert [path.name for path in (root / "hers").iterdir()] == [".mentorsite-site"]
    assert not (root / ".mentorsite/mentees/ada.json").exists()


def test_the_next_build_is_the_same_as_if_they_had_never_been(root):
    build(Wish(root, root / "site", DAY))
    ended(root, "ada")
    assert build(Wish(root, root / "site", DAY)).published
    shutil.copytree(root / "content", root / "fresh/content")
    build(Wish(root / "fresh", root / "fresh/site", DAY))
    trees = [
        {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (root / "site", root / "fresh/site")
    ]
    assert trees[0] == trees[1]
    assert not [path for path, data in trees[0].items() if b"Ada" in data]


def test_a_mentor_whom_others_name_keeps_a_name_and_no_more(root):
    plan, left = ended(root, "ben")
    assert "ben:\n  name: Ben Okoro\n  active: false\n" in (root / "content/people.yaml").read_text()
    assert plan.needed_by[0] == "mentees/ada/mentee.md"
    assert "[ ] content/mentees/ada/skills/2026-03-01-from-ben.md: its name" in left
    assert "[ ] content/mentees/ada/sessions/2026-03-12.md: 2 lines" in left
    assert not (root / "content/mentors/ben.md").exists()
    assert (root / "content/mentees/ada/skills/2026-03-01-from-ben.md").exists()
    assert build(Wish(root, root / "site", DAY)).published
    assert not (root / "site/readers/ben").exists()


def test_a_second_run_takes_the_name_as_well_once_nobody_needs_it(root):
    ended(root, "ben")
    shutil.rmtree(root / "content/mentees/ada")
    plan, _ = ended(root, "ben")
    assert plan.fate == "removed"
    assert "ben:" not in (root / "content/people.yaml").read_text()


def test_what_remains_is_said_without_a_word_of_anybodys(root):
    build(Wish(root, root / "site", DAY))
    content = read_content(root, DAY)
    plan = planned(content, content.common, root, "ben")
    said = "\n".join([*intentions(plan, spoken("en")), *checklist(plan, content.common, spoken("en"))])
    for thing in ("Git history", "Clones and forks", "CI:", "Backups", "HR tool", "calendars", "Published copies"):
        assert thing in said
    assert "You asked twice" not in said
    assert "Ada Lind" not in said


def test_a_folder_that_is_a_link_loses_the_link_alone(root, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "ada"
    shutil.move(root / "content/mentees/ada", elsewhere)
    (root / "content/mentees/ada").symlink_to(elsewhere)
    ended(root, "ada")
    assert not (root / "content/mentees/ada").is_symlink()
    assert (elsewhere / "mentee.md").is_file()


def test_a_roster_in_one_line_is_left_to_people(root):
    (root / "content/people.yaml").write_text("{nadja: {name: N}, ada: {name: A}, ben: {name: B}, cem: {name: C}}\n")
    plan, left = ended(root, "cem")
    assert plan.fate == "by-hand"
    assert "[ ] content/people.yaml: one line" in left
    assert "cem" in (root / "content/people.yaml").read_text()


@pytest.mark.parametrize("person", ["mara", "tomasz", "nadja"])
def test_the_demo_stands_without_any_of_its_people(tmp_path, person):
    shutil.copytree(STARTER, tmp_path / "content")
    before, content = set(check(tmp_path)), read_content(tmp_path)
    carry_out(planned(content, content.common, tmp_path, person), tmp_path)
    assert set(check(tmp_path)) <= before


# --- the data sheet


def models(base=Closed) -> set[type[Closed]]:
    return {base, *(model for below in base.__subclasses__() for model in models(below))}


def written_in(model: type[Closed]) -> list[str]:
    return [name for name, field in model.model_fields.items() if circle_of(field, Circle.ME) is not None]


@pytest.mark.parametrize("model", sorted(models(), key=lambda model: model.__name__), ids=lambda model: model.__name__)
def test_every_field_has_a_purpose(model):
    # The text of a file has a purpose of its own in each kind of file.
    for name in written_in(model) if model is not Record else ("lang", "visibility"):
        assert purpose(model, name)


def test_no_purpose_without_a_field():
    known = [(model, name) for model, fields in PURPOSES.items() for name in fields]
    assert [(model, name) for model, name in known if name not in model.model_fields] == []


def test_a_field_without_a_purpose_is_noticed():
    class Measured(Closed):
        height: int

    with pytest.raises(KeyError):
        purpose(Measured, "height")


def test_the_sheet_tells_of_every_kind_of_file_and_of_what_stands_inside():
    facts = {(sheet.path, fact.key): fact for sheet in data_sheet() for fact in sheet.facts}
    assert len(data_sheet()) > len({kind for _, kind in KINDS_OF_FILES})
    assert facts["mentees/<id>/mentee.md", "pairs: ended"].circle is Circle.PAIR
    assert facts["mentees/<id>/mentee.md", "pairs: mentor"].circle is Circle.PROGRAMME
    assert facts["mentees/<id>/mentee.md", "rather_not"].kept == OWNER
    assert facts["mentees/<id>/goals/", "title"].kept == TODAY
    assert facts["mentees/<id>/sessions/", "where"].kept == DATED
    assert facts["mentees/<id>/me/", "title"].kept == MACHINE
    assert facts["mentees/<id>/me/", "title"].widest is Circle.ME
    assert facts["people.yaml", "manager"].circle is Circle.NOBODY


@pytest.fixture(scope="module")
def sheets():
    content = read_content(STARTER.parent)
    site = Site(content.common, content.today)
    return {page.address: page for page in map(rendered, data_sheet_pages(site))}


@pytest.mark.parametrize(("address", "words"), [("en/data-sheet/", "6 months"), ("data-sheet/", "6 Monate")])
def test_the_sheet_is_for_everybody_in_both_languages(sheets, address, words):
    page = sheets[address]
    assert page.audience == EVERYONE
    assert words in page.data.decode()
    assert page.data.count(b"<code>rather_not</code>") == 1


def test_the_page_who_sees_what_leads_there(copies):
    assert b'<a href="../data-sheet/">' in copies["nadja"]["site/privacy/index.html"]
    assert "site/data-sheet/index.html" in copies["nadja"]
