"""A programme that is written for a newer version is not misread: that is all that is said."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from mentorsite.cli import commands
from mentorsite.content.documents import parse
from mentorsite.content.tree import Source
from mentorsite.programme.requirement import unmet
from programme_text import write_programme

NEWER = "=== programme.md\n---\ntitle: {form: new}\nrequires: 99.0\nchecks: {requires-newer: off}\n---\n"


def needs(requires: str, version: str = "1.4.2") -> bool:
    return unmet(parse(Source("programme.md", f"---\nrequires: {requires}\n---\n")), version) is not None


@pytest.mark.parametrize("requires", ["1.4.3", "1.5", "2", "1.10.0", '">=1.5"', "v1.4.3", '">= 1.4.10"'])
def test_a_higher_number_is_newer(requires):
    assert needs(requires)


@pytest.mark.parametrize("requires", ["1.4.2", "1.4", "1", "0.9.9", '">=1.4.2"', "", "soon", "[2, 0]"])
def test_what_we_are_or_were_is_not_and_neither_is_what_cannot_be_read(requires):
    assert not needs(requires)


def test_of_our_own_version_the_three_numbers_count():
    assert not needs("1.5.0", "1.5.0rc1")
    assert needs("1.5.1", "1.5")


def test_what_is_no_version_is_a_value_at_fault(findings):
    assert findings("=== programme.md\n---\ntitle: Mentoring\nrequires: soon\n---\n") == [
        "content/programme.md:3:11: error: wrong-value: This value does not fit. Expected: 0.2.0."
    ]


def test_nothing_else_is_said_and_no_setting_hides_it(findings):
    slips = "=== mentees/ada/budget/books.md\nTwo.\n=== mentees/ada/goals/talk.md\n---\nTitel: x\n---\n"
    assert findings(NEWER + slips, mark="\ufeff") == [
        "content/programme.md:3:11: error: requires-newer: This programme needs mentorsite 99.0.0 or newer, and this "
        "is 0.1.0. Install a newer one; nothing else has been looked at."
    ]


@pytest.mark.parametrize("arguments", [["check"], ["check", "content/mentees"], ["check", "--fix", "--yes"], ["build"]])
def test_commands_touch_nothing_and_end_with_one(tmp_path, monkeypatch, arguments):
    root = write_programme(tmp_path, NEWER, mark="\ufeff")
    before = {file: file.read_bytes() for file in root.rglob("*.md")}
    monkeypatch.chdir(root)
    done = CliRunner().invoke(commands, arguments)
    assert done.exit_code == 1
    assert "requires-newer" in done.output
    assert "file-form" not in done.output
    assert {file: file.read_bytes() for file in root.rglob("*.md")} == before
    assert not (root / "site").exists()
