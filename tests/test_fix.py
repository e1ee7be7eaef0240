"""`check --fix`: what is safe is mended, everything else stays as its author wrote it, byte for byte."""

from __future__ import annotations

import json
import os
import pty
import stat
import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import slips
from mentorsite import fix
from mentorsite.cli import commands
from mentorsite.content.forms import forms_in, forms_of
from mentorsite.content.tree import mentees, read_common, read_folder
from mentorsite.diagnostics import Severity, adjusted
from mentorsite.fix.areas import area_of, common_in, found_in_common, found_in_folder
from mentorsite.fix.diff import diff, masked
from mentorsite.fix.files import Change
from mentorsite.fix.remedies import GUESSES, REMEDIES
from mentorsite.fix.settling import settled
from mentorsite.fix.sheets import as_read
from mentorsite.inventory import read_content
from mentorsite.resources import STARTER
from mentorsite.rules import MESSAGES
from programme_text import DEFAULT, TODAY, diagnosed, files_of, write_programme

TALK = "mentees/ada/goals/talk.md"
MET = "mentees/ada/sessions/2026-03-12.md"
CEM = "mentees/cem/mentee.md"
DAY = date.fromisoformat(TODAY)
NEW_ITEM, TABBED_ITEM = "\n  - ", "\n\t- "


def goal(head: str = "title: Give a talk", body: str = "- [ ] Pick a topic") -> str:
    return f"=== {TALK}\n---\n{head}\n---\n{body}\n"


def changes(root: Path, wanted=fix.everything) -> dict[str, str]:
    """What would be written, by path."""
    found = (*diagnosed(root), *forms_in(read_content(root, DAY).tree))
    return {change.path: change.after for change in fix.proposed(root, DAY, lambda _: DAY, found, wanted)}


def run(root: Path, *arguments: str, monkeypatch):
    monkeypatch.chdir(root)
    return CliRunner().invoke(commands, ["check", "--today", TODAY, "--lang", "en", *arguments], catch_exceptions=False)


@pytest.fixture
def mended(tmp_path):
    """The goal as `--fix` leaves it, where nothing else is touched; None if it stays."""

    def made(head: str = "title: Give a talk", body: str = "- [ ] Pick a topic", more: str = "", **manner):
        written = changes(write_programme(tmp_path, goal(head, body) + more, **manner))
        assert set(written) <= {TALK}
        return written.get(TALK)

    return made


# --- front matter


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("Titel: Give a talk", "title: Give a talk"),
        ("title: x\nStatus: läuft", "title: x\nstatus: active"),
        ("title: x\nstatus: in progress", "title: x\nstatus: active"),
        ('title: x\nstatus: "läuft"', 'title: x\nstatus: "active"'),
        ("title: x\nstatus: pausd   # so it goes", "title: x\nstatus: paused   # so it goes"),
        ("title: x\nvorgeschlagen von: ben", "title: x\nsuggested_by: ben"),
        ('title: x\n"horizn" : 2026-08', 'title: x\n"horizon" : 2026-08'),
        ("title: x\nvisibility: Kolleg*innen", "title: x\nvisibility: colleagues"),
        ("title: x\nstarted: 3.2.2026", "title: x\nstarted: 2026-02-03"),
        ("title: x\nstarted: '03. 02. 2026'", "title: x\nstarted: '2026-02-03'"),
        ("title: x\nhorizon: 30.9.2026", "title: x\nhorizon: 2026-09-30"),
        ("title: x\nbegonnen: 3.2.2026", "title: x\nstarted: 2026-02-03"),
        (
            "title: x\nearlier: [{bis: 1.2.2026, Titel: y}, {until: 1.3.2026, title: z}]",
            "title: x\nearlier: [{until: 2026-02-01, title: y}, {until: 2026-03-01, title: z}]",
        ),
        ("title: Talk: ten minutes", 'title: "Talk: ten minutes"'),
        ("title: Talk #2", 'title: "Talk #2"'),
        ("title: @home with words", 'title: "@home with words"'),
        ("title: `code`", 'title: "`code`"'),
        ('title: "Talk" at the meeting', "title: '\"Talk\" at the meeting'"),
        ("title: 'Talk' at the meeting", "title: \"'Talk' at the meeting\""),
        ('title: He said: "it\'s \\n"', 'title: "He said: \\"it\'s \\\\n\\""'),
        ("Titel: Talk: ten", 'title: "Talk: ten"'),
        (
            "title: x\nearlier:\n  - until: 2026-02-01\n    title: Talk: ten",
            'title: x\nearlier:\n  - until: 2026-02-01\n    title: "Talk: ten"',
        ),
        ("title:\tx", "title: x"),
        (
            "title: x\nearlier:\n\t- until: 2026-02-01\n\t  title: y",
            "title: x\nearlier:\n  - until: 2026-02-01\n    title: y",
        ),
        (
            "title: x\nearlier:\n    - until: 2026-02-01\n\t  title: y",
            "title: x\nearlier:\n    - until: 2026-02-01\n      title: y",
        ),
    ],
)  # fmt: skip
def test_facts_are_mended(mended, slip, right):
    assert mended(slip) == f"---\n{right}\n---\n- [ ] Pick a topic\n"


@pytest.mark.parametrize(
    "head",
    [
        "title: x\nStatus: active\nstatus: idea",
        "title: x\nmood: fine",
        "title: x\nstatus: exciting",
        "title: x\nstarted: 31.2.2026",
        "title: x\nstarted: 2.2026",
        "title: x\nstarted: 2026-02-30",
        'title: "x',
        "title: [x",
        "title: &a x",
        "title: Talk: ten\n  minutes",
        "title: Talk: ten # minutes",
        "title: [Talk: ten]",
        "title: x\nbonus: 3",
        "status: active",
        "title: x\ntitle: y",
        "title: x\nsuggested_by: mr-miller",
        "title: x\nvisibility: everybody else",
    ],
)
def test_what_only_its_author_knows_stays(mended, head):
    assert mended(head) is None


def test_what_can_be_mended_is_beside_what_cannot(mended):
    assert (
        mended("Titel: x\nmood: fine\nstatus: läuft")
        == "---\ntitle: x\nmood: fine\nstatus: active\n---\n- [ ] Pick a topic\n"
    )


def test_a_slip_that_another_one_hid_is_mended_in_the_same_run(mended):
    assert mended("title: x\nearlier:\n\t- bis: 1.2.2026\n\t  Titel: y") == (
        "---\ntitle: x\nearlier:\n  - until: 2026-02-01\n    title: y\n---\n- [ ] Pick a topic\n"
    )


# --- names


@pytest.mark.parametrize(
    ("path", "slip", "right"),
    [
        (MET, "- [ ] @bne reads, @cemm too", "- [ ] @ben reads, @cemm too"),
        (MET, "- [ ] **@bne:** reads", "- [ ] **@ben:** reads"),
        (MET, "Hi.\n::: feedback from bne\nx\n:::", "Hi.\n::: feedback from ben\nx\n:::"),
        (MET, "---\nmentor: '@Bne'\n---\nHi.", "---\nmentor: 'ben'\n---\nHi."),
        (MET, "---\ngoals: [tlak, x-y]\n---\nHi.", "---\ngoals: [talk, x-y]\n---\nHi."),
        (CEM, "---\nwishes: {mentors: [bne, dorra]}\n---", "---\nwishes: {mentors: [ben, dora]}\n---"),
        (CEM, "---\nwishes: {topics: [writting]}\n---", "---\nwishes: {topics: [writing]}\n---"),
        (
            "mentees/ada/skills/2026-03-01.md",
            "---\nframework: 1.0.0\nskills:\n  writting: {level: 1}\n  'lisening': {level: 2}\n---",
            "---\nframework: 1.0.0\nskills:\n  writing: {level: 1}\n  'listening': {level: 2}\n---",
        ),
        ("mentors/ben.md", "---\nmodules: {rol: 2026-01-01}\n---", "---\nmodules: {role: 2026-01-01}\n---"),
        (CEM, "---\nrather_not: [bne]\n---", None),
        ("mentees/cem/reflections/x.md", "- [ ] @bne asks", None),
        (CEM, "---\npairs: [{mentor: dorra, from: 2026-02-01}]\n---", None),
    ],
)  # fmt: skip
def test_names_are_mended_where_only_one_is_near(tmp_path, path, slip, right):
    people = "=== people.yaml\n" + files_of(DEFAULT)["people.yaml"].replace("Cem Aydin", "Cem Aydin, manager: dora")
    root = write_programme(tmp_path, f"{people}{goal()}=== {path}\n{slip}\n")
    assert changes(root) == ({path: f"{right}\n"} if right else {})


def test_a_name_that_two_are_near_to_stays(tmp_path):
    roster = "=== people.yaml\nnadja: {name: N}\nada: {name: A}\nben: {name: B}\nbea: {name: B}\n"
    assert (
        changes(write_programme(tmp_path, roster + "=== mentees/ada/sessions/2026-03-12.md\n- [ ] @bee reads\n")) == {}
    )


def test_the_files_for_everybody_are_mended_too(tmp_path):
    text = """\
=== programme.md
---
Titel: Mentoring
coordinators: [nadia]
period: {from: 1.2.2026, until: 30.9.2026}
checks: {near-tsk: hint}
---
=== people.yaml
# the roster
nadja: {name: Nadja Berger, Chefin: dorra}
ada: {name: Ada Lind}   # keeps its comment
ben: {name: Ben Okoro}
dora: {name: Dora Weiss}
=== mentors/ben.md
---
Stufe: Mentorin
since: 1.1.2026
---
"""
    assert changes(write_programme(tmp_path, text)) == {
        "programme.md": (
            "---\ntitle: Mentoring\ncoordinators: [nadja]\nperiod: {from: 2026-02-01, until: 2026-09-30}\n"
            "checks: {near-task: hint}\n---\n"
        ),
        "people.yaml": (
            "# the roster\nnadja: {name: Nadja Berger, manager: dora}\nada: {name: Ada Lind}   # keeps its comment\n"
            "ben: {name: Ben Okoro}\ndora: {name: Dora Weiss}\n"
        ),
        "mentors/ben.md": "---\nstage: mentor\nsince: 2026-01-01\n---\n",
    }


def test_what_a_mended_roster_brings_to_light_is_mended_in_the_same_run(tmp_path):
    text = "=== people.yaml\n\tnadja: {name: N}\n\tada: {name: A}\n\tben: {name: B}\n"
    root = write_programme(tmp_path, text + "=== mentees/ada/sessions/2026-03-12.md\n- [ ] @bne reads\n")
    written = changes(root)
    assert written["people.yaml"] == "  nadja: {name: N}\n  ada: {name: A}\n  ben: {name: B}\n"
    assert written["mentees/ada/sessions/2026-03-12.md"] == "- [ ] @ben reads\n"


def test_what_a_mended_file_for_everybody_brings_to_light_is_mended_in_the_same_run(tmp_path):
    framework = files_of(DEFAULT)["skills.md"]
    text = f"=== skills.md\n{framework.replace(NEW_ITEM, TABBED_ITEM)}" + goal("title: Give a talk\nskills: [writting]")
    root = write_programme(tmp_path, text)
    assert {finding.message for finding in diagnosed(root)} == {"yaml-syntax/tab"}
    assert changes(root) == {
        "skills.md": framework,
        TALK: "---\ntitle: Give a talk\nskills: [writing]\n---\n- [ ] Pick a topic\n",
    }


# --- steps


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("- [] Pick", "- [ ] Pick"),
        ("- [ x] Pick", "- [x] Pick"),
        ("- [x ] Pick", "- [x] Pick"),
        ("- [v] Pick", "- [x] Pick"),
        ("- [✓]Pick", "- [x] Pick"),
        ("- [–] Pick", "- [-] Pick"),
        ("* [ ]Pick", "* [ ] Pick"),
        ("- ☐ Pick", "- [ ] Pick"),
        ("- ☑ Pick", "- [x] Pick"),
        ("-[ ] Pick", "- [ ] Pick"),
        ("– [ ] Pick", "- [ ] Pick"),
        ("• [] Pick", "- [ ] Pick"),
        ("[ ] Pick", "- [ ] Pick"),
        ("-\u00a0[ ] Pick", "- [ ] Pick"),
        ("1.[x] Pick", "1. [x] Pick"),
        ("- [ ] one\n– [x ] two\n- [ ] three", "- [ ] one\n- [x] two\n- [ ] three"),
        ("- [ ] one\n  - [] two", "- [ ] one\n  - [ ] two"),
        ("- [] Pick bis 15.3.2026", "- [ ] Pick by:2026-03-15"),
        ("## Steps\n- Pick\n* Write\n1. Say", "## Steps\n- [ ] Pick\n* [ ] Write\n1. [ ] Say"),
        ("- [ ] Pick bis zum 15. 3. 2026.", "- [ ] Pick by:2026-03-15."),
        ("- [ ] Pick by: 15.3.2026 with Ruth", "- [ ] Pick by:2026-03-15 with Ruth"),
        ("- [x] Pick erledigt:5.3.2026", "- [x] Pick done:2026-03-05"),
        ("- [ ] Pick until 2026-3-15", "- [ ] Pick by:2026-03-15"),
        ("🦭 vor dem Text\n\n- [] 🦭 Pick", "🦭 vor dem Text\n\n- [ ] 🦭 Pick"),
    ],
)
def test_steps_are_mended(mended, slip, right):
    assert mended(body=slip) == f"---\ntitle: Give a talk\n---\n{right}\n"


@pytest.mark.parametrize(
    "body",
    [
        "- [?] Pick",
        "- [o] Pick",
        "- [!] Pick",
        "- ☒ Pick",
        "- [ ] Pick bis 15.3.",
        "- [ ] Pick bis März",
        "- [ ] Pick bis 31.2.2026",
        "- [ ] Pick (bis:15.3.2026)",
        "- [ ] Pick\n  and write bis 15.3.2026",
        "::: only ada\nunclosed",
        "[x](gone.md)",
    ],
)
def test_a_step_that_can_mean_several_things_stays(mended, body):
    assert mended(body=body) is None


def test_a_remedy_stays_only_if_checking_finds_it_better(tmp_path):
    """Dora leads Cem: mending her name would break a rule of the programme, so that it is not ours to guess."""
    people = "=== people.yaml\n" + files_of(DEFAULT)["people.yaml"].replace("Cem Aydin", "Cem Aydin, manager: dora")
    root = write_programme(
        tmp_path, people + "=== mentees/cem/mentee.md\n---\npairs: [{mentor: dorra, from: 2026-02-01}]\n---\n"
    )
    assert [finding.message for finding in diagnosed(root)] == ["unknown-person"]
    assert changes(root) == {}


# --- the form of a file


def test_marks_and_line_ends_go(tmp_path):
    root = write_programme(tmp_path, goal(), mark="\ufeff", ending="\r\n")
    written = changes(root)
    assert sorted(written) == [
        "mentees/ada/goals/talk.md", "mentees/ada/mentee.md", "people.yaml", "programme.md", "skills.md",
    ]  # fmt: skip
    assert written[TALK] == "---\ntitle: Give a talk\n---\n- [ ] Pick a topic\n"


def test_where_a_programme_does_not_mind_them_they_stay(tmp_path):
    text = "=== programme.md\n---\ntitle: Mentoring\nchecks: {file-form: off}\n---\n" + goal(
        "Titel: Talk: ten\nStatus: läuft", "- [] 🦭"
    )
    root = write_programme(tmp_path, text, mark="\ufeff", ending="\r\n")
    assert changes(root) == {TALK: '\ufeff---\r\ntitle: "Talk: ten"\r\nstatus: active\r\n---\r\n- [ ] 🦭\r\n'}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\nb\n", []),
        ("\ufeffa\n", [(1, 1, "file-form/mark")]),
        ("a\nbc\r\nd\r\n", [(2, 3, "file-form/ends")]),
        ("\ufeffa🦭\r", [(1, 1, "file-form/mark"), (1, 3, "file-form/ends")]),
    ],
)
def test_the_form_of_a_file_is_a_hint_at_its_place(text, found):
    hints = list(forms_of("a.md", text))
    assert [(hint.line, hint.column, hint.message) for hint in hints] == found
    assert {hint.severity for hint in hints} <= {Severity.HINT}


def test_the_check_tells_of_both_once_a_file(tmp_path, monkeypatch):
    root = write_programme(tmp_path, goal())
    (root / "content" / TALK).write_bytes("\ufeff---\r\ntitle: x\r\n---\r\n- [ ] Pick\r\n".encode())
    first, second, last, _ = run(root, monkeypatch=monkeypatch).stdout.split("\n")
    assert first.startswith("content/mentees/ada/goals/talk.md:1:1: hint: file-form: An invisible mark (BOM) stands ")
    assert second.startswith("content/mentees/ada/goals/talk.md:1:4: hint: file-form: From here on lines end as on ")
    assert last == "2 hints"


def test_of_a_file_that_cannot_be_read_its_form_is_not_told(tmp_path, monkeypatch):
    root = write_programme(tmp_path, goal(body="<<<<<<< HEAD"), ending="\r\n")
    said = json.loads(run(root, "--format", "json", monkeypatch=monkeypatch).stdout)["findings"]
    assert [found["rule"] for found in said if found["path"].endswith("talk.md")] == ["merge-conflict"]


# --- files


def change(file: Path, after: str) -> Change:
    return Change("a.md", file, file.read_bytes().decode(), after)


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o640, 0o755])
def test_a_file_keeps_its_mode(tmp_path, mode):
    file = tmp_path / "a.md"
    file.write_text("before")
    file.chmod(mode)
    assert fix.write([change(file, "after\r\n")]).done == ["a.md"]
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"after\r\n", mode)
    assert [left.name for left in tmp_path.iterdir()] == ["a.md"]


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path):
    file = tmp_path / "a.md"
    file.write_text("before")
    wanted = change(file, "after")
    file.write_text("somebody else's")
    written = fix.write([wanted])
    assert (written.done, written.changed) == ([], ["a.md"])
    assert file.read_text() == "somebody else's"


def test_so_is_one_that_has_gone_or_become_a_link(tmp_path):
    gone, linked, target = tmp_path / "gone.md", tmp_path / "linked.md", tmp_path / "target.md"
    for file in (gone, linked, target):
        file.write_text("before")
    wanted = [change(gone, "after"), change(linked, "after")]
    gone.unlink()
    linked.unlink()
    linked.symlink_to(target)
    assert fix.write(wanted).changed == ["a.md", "a.md"]
    assert (gone.exists(), target.read_text()) == (False, "before")


def test_where_nothing_can_be_written_the_file_stands_and_the_others_are_written(tmp_path, monkeypatch):
    full, roomy = tmp_path / "full", tmp_path / "roomy"
    for folder in (full, roomy):
        folder.mkdir()
        (folder / "a.md").write_text("before")

    def no_room(prefix, dir, make=fix.files.tempfile.mkstemp):
        if dir == full:
            raise OSError(28, "No space left on device")
        return make(prefix=prefix, dir=dir)

    monkeypatch.setattr(fix.files.tempfile, "mkstemp", no_room)
    written = fix.write([change(full / "a.md", "after"), change(roomy / "a.md", "after")])
    assert (written.done, written.refused) == (["a.md"], {"a.md": "No space left on device"})
    assert [(folder / "a.md").read_text() for folder in (full, roomy)] == ["before", "after"]


def test_what_a_killed_run_left_is_swept_and_never_read(tmp_path, monkeypatch):
    root = write_programme(tmp_path, goal("Titel: x"))
    left = root / "content" / "mentees" / "ada" / "goals" / ".mentorsite-fix-abc"
    left.write_text("---\nhalf")
    assert run(root, "--fix", "--yes", monkeypatch=monkeypatch).exit_code == 0
    assert not left.exists()


# --- the diff


def shown(before: str, after: str, in_full: bool) -> list[str]:
    return list(diff(Change("a.md", Path("a.md"), before, after), in_full=in_full))


def test_on_a_terminal_the_diff_shows_the_lines_and_those_around_them():
    before = "one\ntwo\nthree\nfour\nFive\nsix\nseven\neight\nnine\nten\neleven\ntwelve\nThirteen\n"
    assert shown(before, before.replace("F", "f").replace("T", "t"), in_full=True) == [
        "--- content/a.md",
        "+++ content/a.md",
        "@@ -2,7 +2,7 @@",
        *[" two", " three", " four", "-Five", "+five", " six", " seven", " eight"],
        "@@ -10,4 +10,4 @@",
        *[" ten", " eleven", " twelve", "-Thirteen", "+thirteen"],
    ]


def test_what_nobody_sees_is_written_out_in_the_diff():
    assert shown("\ufeffa:\tb \x1b[2J\r\n", "a: b \x1b[2J\n", in_full=True)[2:] == [
        "@@ -1,1 +1,1 @@",
        r"-\ufeffa:\tb \x1b[2J",
        r"+a: b \x1b[2J",
    ]


def test_line_ends_alone_make_no_line_differ():
    assert shown("a\r\nb\r\n", "a\nb\n", in_full=True) == ["--- content/a.md", "+++ content/a.md"]


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        ("Titel: My secret plan", "title: My secret plan", "…: …", "title: …"),
        ("title: My: secret", 'title: "My: secret"', "…: …: …", '…: "…: …"'),
        ("- [] ask about 🦭 pay", "- [ ] ask about 🦭 pay", "- [] …", "- [ ] …"),
        ("started: 12.3.2026", "started: 2026-03-12", "…: ….….…", "…: 2026-03-12"),
        ("- [ ] @bne reads Größe", "- [ ] @ben reads Größe", "- [ ] @…", "- [ ] @ben …"),
    ],
)
def test_elsewhere_only_what_is_new_can_be_read(before, after, old, new):
    assert (masked(before, before), masked(after, before)) == (old, new)
    assert shown(f"secret\n{before}\nsecret\n", f"secret\n{after}\nsecret\n", in_full=False)[2:] == [
        "@@ -2,1 +2,1 @@",
        f"-{old}",
        f"+{new}",
    ]


@given(st.text(st.characters(exclude_characters="\r\n")), st.text(st.characters(exclude_characters="\r\n")))
def test_no_word_of_the_line_before_can_be_read(before, after):
    letters = {sign for sign in before if sign.isalnum()}
    assert not letters & set(masked(before, before))
    assert set(masked(after, after)) <= set(" \t-*+[](){}/@:;,.!?#\"'`_<>=|\ufeff…")


# --- the command


def test_without_a_terminal_it_only_shows(tmp_path, monkeypatch):
    root = write_programme(tmp_path, goal("Titel: My secret plan"))
    before = (root / "content" / TALK).read_bytes()
    result = run(root, "--fix", monkeypatch=monkeypatch)
    assert result.stdout.split("\n")[:6] == [
        "--- content/mentees/ada/goals/talk.md",
        "+++ content/mentees/ada/goals/talk.md",
        "@@ -2,1 +2,1 @@",
        "-…: …",
        "+title: …",
        "Your own words stand as … here; a terminal shows them.",
    ]
    assert result.stderr == "Nothing was written. To write it: mentorsite check --fix --yes\n"
    assert (result.exit_code, (root / "content" / TALK).read_bytes()) == (1, before)


def test_with_yes_it_shows_writes_and_checks_again(tmp_path, monkeypatch):
    root = write_programme(tmp_path, goal("Titel: My secret plan\nmood: x"))
    result = run(root, "--fix", "--yes", monkeypatch=monkeypatch)
    assert "+title: …" in result.stdout
    assert result.stderr == "1 file mended.\n"
    assert (root / "content" / TALK).read_text() == "---\ntitle: My secret plan\nmood: x\n---\n- [ ] Pick a topic\n"
    assert [line.split(": ")[2] for line in result.stdout.split("\n") if line.startswith("content/")] == ["unknown-key"]
    assert result.exit_code == 1


def test_running_it_twice_changes_nothing(tmp_path, monkeypatch):
    root = write_programme(
        tmp_path, goal("Titel: Talk: ten\nmood: x", "- [] one bis 1.3.2026"), mark="\ufeff", ending="\r\n"
    )
    run(root, "--fix", "--yes", monkeypatch=monkeypatch)
    files = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in root.rglob("*.*") if file.is_file()}
    result = run(root, "--fix", "--yes", monkeypatch=monkeypatch)
    assert result.stdout.startswith("Nothing here can be mended without asking you what you meant.\n")
    assert {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in files} == files


def test_only_the_files_asked_for_are_mended(tmp_path, monkeypatch):
    more = "=== mentees/cem/goals/b.md\n---\nTitel: B\n---\n- [ ] x\n"
    root = write_programme(tmp_path, goal("Titel: A") + more)
    assert run(root, "content/mentees/cem", "--fix", "--yes", monkeypatch=monkeypatch).exit_code == 0
    assert (root / "content" / TALK).read_text().startswith("---\nTitel: A")
    assert (root / "content" / "mentees/cem/goals/b.md").read_text().startswith("---\ntitle: B")


def test_for_a_machine_the_diff_stands_aside(tmp_path, monkeypatch):
    root = write_programme(tmp_path, goal("Titel: x"))
    result = run(root, "--fix", "--yes", "--format", "json", monkeypatch=monkeypatch)
    assert json.loads(result.stdout)["findings"] == []
    assert "+title: …" in result.stderr


def test_yes_alone_is_a_question_back(tmp_path, monkeypatch):
    monkeypatch.chdir(write_programme(tmp_path, ""))
    result = CliRunner().invoke(commands, ["check", "--yes"])
    assert (result.exit_code, "--yes goes with --fix." in result.output) == (2, True)


def test_what_could_not_be_written_ends_with_exit_code_2(tmp_path, monkeypatch):
    root = write_programme(tmp_path, goal("Titel: x"))

    def refuse(**_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(fix.files.tempfile, "mkstemp", refuse)
    result = run(root, "--fix", "--yes", monkeypatch=monkeypatch)
    assert result.exit_code == 2
    assert "Could not be written: content/mentees/ada/goals/talk.md (Read-only file system)" in result.stderr


def on_a_terminal(root: Path, answer: str) -> str:
    """What `check --fix` says on a terminal where somebody types an answer."""
    terminal, end = pty.openpty()
    command = [sys.executable, "-m", "mentorsite", "check", "--fix", "--today", TODAY, "--lang", "en"]
    sources = str(Path(fix.__file__).parents[2])
    process = subprocess.Popen(
        command, cwd=root, stdin=end, stdout=end, stderr=end, env={**os.environ, "PYTHONPATH": sources}
    )
    os.close(end)
    os.write(terminal, answer.encode())
    said = b""
    try:
        while part := os.read(terminal, 4096):
            said += part
    except OSError:  # The terminal ends with the program.
        pass
    process.wait()
    os.close(terminal)
    return said.decode()


@pytest.mark.parametrize(("answer", "is_written"), [("y\n", True), ("ja\n", True), ("n\n", False), ("\n", False)])
def test_on_a_terminal_it_shows_the_words_and_asks(tmp_path, answer, is_written):
    root = write_programme(tmp_path, goal("Titel: My secret plan"))
    said = on_a_terminal(root, answer)
    assert "-Titel: My secret plan\r\n+title: My secret plan\r\n" in said
    assert "Write this file? [y/N]" in said
    assert ("title: My" in (root / "content" / TALK).read_text(), "Nothing was written." in said) == (
        is_written,
        not is_written,
    )


# --- laws


@pytest.mark.parametrize("message", sorted(REMEDIES))
def test_every_remedy_is_for_a_message_that_exists(message):
    assert message in MESSAGES


def test_what_keeps_private_words_private_has_no_remedy():
    rules = {message.partition("/")[0] for message in REMEDIES}
    assert not rules & {"block-fault", "visibility-too-wide", "file-unreadable", "forbidden-word"}
    assert set(REMEDIES) >= GUESSES


RICH = (
    DEFAULT
    + """\
=== mentors/ben.md
---
stage: mentor
since: 2026-01-01
places: 2
offers: [writing]
---
=== mentees/ada/goals/talk.md
---
title: "Give a talk: 🦭"
status: active
started: 2026-02-03
earlier: [{until: 2026-02-01, title: Talk}]
skills:
  - writing
---
Über 🦭 [how](../mentee.md)

## Steps
- [x] **@ada** Pick a topic done:2026-02-20
- [ ] Write by:2026-03-15
=== mentees/ada/sessions/2026-03-12.md
---
goals: [talk]
time: 14:00
format: remote
---
## Agreed
- [ ] @ben, @ada: read by:2026-04
::: only ada
Nervous.
:::
=== mentees/ada/reflections/train.md
---
title: On the train
---
Thought about it.
"""
)
SLIPS = (
    *("\t", "\n", "\r", "\ufeff", "\u00a0", "\x85", '"', "'", "{", "}", "[", "@", "🦭", ": ", " #x", "::: ", "---\n"),
    *("Titel: ", "Status: läuft\n", "12.3.2026", "@bne ", "bne", "tlak", "off"),
    *("[]", "- []", "\n– [ ] ", "☐ ", "\n- bullet\n", " bis 15.3.2026"),
)


@st.composite
def mutated(draw):
    """A programme with a few slips at random places of one of its files."""
    files = files_of(RICH)
    path = draw(st.sampled_from(sorted(files)))
    text = files[path]
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(SLIPS)) + text[at + draw(st.integers(0, 3)) :]
    return path, text


def files_in(tree):
    return {entry.path: entry.file for entry in tree.entries}


def planted(folder: str, path: str, text: str) -> Path:
    root = write_programme(Path(folder), RICH)
    (root / "content" / path).write_bytes(text.encode())
    return root


@settings(max_examples=80, deadline=None)
@given(mutated())
def test_whatever_was_written_mending_ends_and_a_second_time_changes_nothing(mutation):
    with TemporaryDirectory() as folder:
        root = planted(folder, *mutation)
        first = changes(root)
        for path, text in first.items():
            (root / "content" / path).write_bytes(text.encode())
        assert changes(root) == {}


@settings(max_examples=80, deadline=None)
@given(mutated())
def test_no_byte_outside_the_lines_reported_is_touched(mutation):
    with TemporaryDirectory() as folder:
        root = planted(folder, *mutation)
        tree = read_content(root, DAY).tree
        shared = area_of(read_common(tree), files_in(tree))
        ada = area_of(read_folder(tree, "mentees/ada/"), files_in(tree))
        in_ada = partial(found_in_folder, ada.folder, "ada", common=common_in(shared.folder), today=DAY)
        for area, examine in ((shared, partial(found_in_common, shared.folder)), (ada, in_ada)):
            reported = set()

            def seen(texts, examine=examine, reported=reported):
                found = examine(texts)
                reported.update((finding.path, finding.line) for finding in found)
                return found

            for path, after in settled(area.texts, seen, fix.everything).items():
                lines = zip(as_read(area.texts[path]).split("\n"), as_read(after).split("\n"), strict=True)
                assert {(path, n) for n, (old, new) in enumerate(lines, 1) if old != new} <= reported


@settings(max_examples=60, deadline=None)
@given(mutated())
def test_check_and_fix_find_the_same(mutation):
    with TemporaryDirectory() as folder:
        root = planted(folder, *mutation)
        content = read_content(root, DAY)
        shared = area_of(read_common(content.tree), files_in(content.tree))
        common = common_in(shared.folder)
        found = {*found_in_common(shared.folder, shared.texts)}
        for mentee in mentees(content.tree):
            area = area_of(read_folder(content.tree, f"mentees/{mentee}/"), files_in(content.tree))
            found |= {*found_in_folder(area.folder, mentee, area.texts, common, DAY)}
        checked = {*diagnosed(root), *adjusted(forms_in(content.tree), common.programme.checks)}
        assert {f for f in found if f.rule != "file-form"} == {
            f for f in checked if f.rule not in ("mentor-over-places", "file-form")
        }


# --- forty slips at once


DEMOS_OWN = {
    ("content/mentees/florian/goals/besser-praesentieren.md", "no-next-step"),
    ("content/mentees/paul/goals/sichtbar.md", "no-next-step"),
}


def said_by(root: Path, *arguments: str, monkeypatch):
    monkeypatch.chdir(root)
    result = CliRunner().invoke(commands, ["check", "--format", "json", *arguments], catch_exceptions=False)
    found = json.loads(result.stdout)["findings"]
    return result.exit_code, [(f["path"], f["line"], f["column"], f["rule"]) for f in found]


@pytest.mark.parametrize(
    ("mark", "ending"),
    [("", "\n"), ("\ufeff", "\n"), ("", "\r\n"), ("\ufeff", "\r\n")],
    ids=["LF", "BOM", "CRLF", "both"],
)
def test_forty_slips_are_found_at_their_places_and_those_that_may_be_are_mended(tmp_path, monkeypatch, mark, ending):
    mended = slips.plant(tmp_path, mark=mark, ending=ending)
    code, found = said_by(tmp_path, monkeypatch=monkeypatch)
    of_the_demo = [place for place in found if (place[0], place[3]) in DEMOS_OWN]
    assert len(slips.SLIPS) == 40
    assert sorted(place for place in found if place[3] != "file-form") == sorted(
        [*map(slips.place_of, slips.SLIPS), *of_the_demo]
    )
    conflict = next(slip.path for slip in slips.SLIPS if slip.rule == "merge-conflict")
    assert sum(place[3] == "file-form" for place in found) == (len(mended) - 1) * (bool(mark) + (ending != "\n"))
    assert code == 1

    code, left = said_by(tmp_path, "--fix", "--yes", monkeypatch=monkeypatch)
    stays = {slips.place_of(slip) for slip in slips.SLIPS if slip.mended is None}
    assert {(path, line, rule) for path, line, _, rule in left if (path, rule) not in DEMOS_OWN} == {
        (path, line, rule) for path, line, _, rule in stays
    }
    assert len(left) == len(stays) + len(DEMOS_OWN)
    assert code == 1
    for path, text in mended.items():
        written = (tmp_path / "content" / path).read_bytes().decode()
        assert written == (mark + text.replace("\n", ending) if path == conflict else text), path


def test_the_demo_needs_no_mending(tmp_path):
    assert fix.proposed(STARTER.parent, None, lambda _: DAY, diagnosed(STARTER.parent, "2026-09-17")) == ()
