"""`mentorsite new skills`: a file to begin with, right as it is, in the words of the framework."""

import shutil
from datetime import date

import pytest
from click.testing import CliRunner

from mentorsite import scaffold
from mentorsite.build import check
from mentorsite.cli import commands
from mentorsite.diagnostics import Severity
from mentorsite.resources import STARTER


@pytest.fixture
def demo(tmp_path):
    shutil.copytree(STARTER, tmp_path / "content")
    return tmp_path


@pytest.mark.parametrize("language", ["de", "en", None])
@pytest.mark.parametrize("person", ["mara", "paul", "ifeoma", "clara"])
def test_a_fresh_file_is_right_as_it_is(demo, person, language):
    day = date(2026, 9, 17)
    file = scaffold.new_skills(demo / "content", person, day, language)
    scaffold.write([file])
    assert [finding for finding in check(demo, day) if finding.severity is not Severity.HINT] == []


def test_a_line_that_is_taken_is_right_as_well(demo):
    file = scaffold.new_skills(demo / "content", "paul", date(2026, 9, 16))
    taken = file.text.replace("  # writing: {level: , interest: }", "  writing: {level: 2, interest: }").replace(
        "  # rust: {level: , interest: }", "  rust: {level: , interest: 3}"
    )
    file.path.parent.mkdir()
    file.path.write_text(taken)
    assert taken != file.text
    assert [finding for finding in check(demo, date(2026, 9, 17)) if finding.severity is not Severity.HINT] == []


def test_it_begins_with_what_was_looked_at_last_time(demo):
    text = scaffold.new_skills(demo / "content", "mara", date(2026, 9, 17)).text
    lines = [line.strip() for line in text.partition("skills:\n")[2].splitlines()]
    assert lines[:2] == [
        "# feedback: {level: , interest: }   # Giving and taking feedback",
        "# public-speaking: {level: , interest: }   # Speaking in front of people",
    ]
    assert "# level: 0 not yet, 1 with guidance, 2 on my own, 3 versatile, 4 shaping" in text


def test_a_day_has_one_look(demo):
    with pytest.raises(scaffold.CannotCreate) as refused:
        scaffold.new_skills(demo / "content", "mara", date(2026, 8, 27))
    assert refused.value.message == "exists"


def test_without_a_framework_there_is_nothing_to_choose_from(demo):
    (demo / "content/skills.md").unlink()
    with pytest.raises(scaffold.CannotCreate) as refused:
        scaffold.new_skills(demo / "content", "mara", date(2026, 9, 17))
    assert refused.value.message == "no-framework"


def test_the_command_writes_it(demo, monkeypatch):
    monkeypatch.chdir(demo)
    done = CliRunner().invoke(commands, ["new", "skills", "Mara", "18.9.2026"])
    assert (done.exit_code, done.output) == (0, "content/mentees/mara/skills/2026-09-18.md\n")


@pytest.mark.parametrize("language", ["de", "en", None])
def test_a_mentor_answers_what_was_looked_at(demo, language):
    (demo / "content/mentees/mara/skills/2026-08-27-from-tomasz.md").unlink()
    file = scaffold.new_view(demo / "content", "mara", date(2026, 8, 27), "tomasz", language)
    assert file.path.name == "2026-08-27-from-tomasz.md"
    assert "  # public-speaking: {level: }" in file.text
    assert "rust" not in file.text, "only what she has looked at"
    scaffold.write([file])
    assert [finding for finding in check(demo, date(2026, 9, 17)) if finding.severity is not Severity.HINT] == []


@pytest.mark.parametrize(
    ("day", "mentor", "key"), [("2026-08-28", "tomasz", "no-look"), ("2026-08-27", "ruth", "not-invited")]
)
def test_a_view_needs_a_look_and_an_invitation(demo, day, mentor, key):
    with pytest.raises(scaffold.CannotCreate) as refused:
        scaffold.new_view(demo / "content", "mara", date.fromisoformat(day), mentor)
    assert refused.value.message == key


def test_the_command_begins_a_view(demo, monkeypatch):
    monkeypatch.chdir(demo)
    (demo / "content/mentees/mara/skills/2026-08-27-from-tomasz.md").unlink()
    done = CliRunner().invoke(commands, ["new", "view", "mara", "2026-08-27", "tomasz"])
    assert (done.exit_code, (demo / "content/mentees/mara/skills/2026-08-27-from-tomasz.md").is_file()) == (0, True)
