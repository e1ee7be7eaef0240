"""The skill framework, self-assessments and views of mentors, as they stand in files."""

import pytest

from mentorsite.content.documents import parse
from mentorsite.content.reading import Source
from mentorsite.content.records import read_record
from mentorsite.content.records.circles import Circle
from mentorsite.content.records.skills import Assessment, Framework, MentorView
from programme_text import DEFAULT, files_of

LOOK = "mentees/ada/skills/2026-03-01.md"
VIEW = "mentees/ada/skills/2026-03-01-from-ben.md"


def record(path, text):
    return read_record(parse(Source(path, text)))


def look(head, body=""):
    return record(LOOK, f"---\n{head}\n---\n{body}")


@pytest.fixture
def said(findings):
    """What is said of a self-assessment: place and rule of each finding."""

    def found(head, body=""):
        lines = findings(f"=== {LOOK}\n---\n{head}\n---\n{body}")
        return [line.removeprefix(f"content/{LOOK}:").split(": ")[0] + " " + line.split(": ")[2] for line in lines]

    return found


# --- the framework


def test_a_framework_has_words_for_levels_interest_and_skills():
    framework, found = record("skills.md", files_of(DEFAULT)["skills.md"])
    assert found == []
    assert isinstance(framework, Framework)
    assert (str(framework.version), len(framework.levels), len(framework.interest)) == ("1.0.0", 5, 4)
    assert list(framework.skills) == [
        "listening", "feedback", "facilitation", "talking", "writing", "testing", "planning", "leading",
    ]  # fmt: skip
    assert framework.circle is Circle.COLLEAGUES


def test_versions_have_three_parts_and_an_order():
    framework, _ = record("skills.md", files_of(DEFAULT)["skills.md"].replace("1.0.0", "1.10.0"))
    older, _ = record("skills.md", files_of(DEFAULT)["skills.md"].replace("1.0.0", "1.9.12"))
    assert framework.version > older.version


@pytest.mark.parametrize("version", ["1", "1.0", "1.0.0.0", "v1.0.0", "1.0.0-beta", "2026-01-01", "1.0.x"])
def test_anything_else_is_no_version(version):
    _, found = record("skills.md", files_of(DEFAULT)["skills.md"].replace("1.0.0", version))
    assert [(finding.line, finding.message) for finding in found] == [(2, "wrong-value")]


def test_a_broken_framework_still_names_its_skills(findings):
    broken = files_of(DEFAULT)["skills.md"].replace("version: 1.0.0", "version: new")
    text = f"=== skills.md\n{broken}=== mentees/ada/goals/talk.md\n---\ntitle: Talk\nskills: [writing]\n---\n- [ ] Go\n"
    assert [line.split(": ")[2] for line in findings(text)] == ["wrong-value"]


# --- self-assessments


def test_a_self_assessment_needs_nothing_but_its_version():
    mine, found = look("framework: 1.0.0")
    assert found == []
    assert isinstance(mine, Assessment)
    assert (mine.named.isoformat(), mine.skills, mine.invited, mine.team_view) == ("2026-03-01", {}, (), False)


def test_blank_is_not_looked_at_and_not_the_lowest_level():
    mine, found = look("framework: 1.0.0\nskills:\n  writing: {level: , interest: 2}\n  testing: {level: 0}")
    assert found == []
    assert (mine.skills["writing"].level, mine.skills["testing"].level) == (None, 0)


def test_skills_are_understood_with_capitals_and_blanks():
    mine, _ = look("framework: 1.0.0\nskills:\n  Leading: {level: 1}")
    assert list(mine.skills) == ["leading"]


@pytest.mark.parametrize("level", ["5", "-1", "2.5", "two", "01", "²"])
def test_a_level_is_one_of_five(said, level):
    assert said(f"framework: 1.0.0\nskills:\n  writing: {{level: {level}}}") == ["4:20 wrong-value"]


def test_interest_is_one_of_four(said):
    assert said("framework: 1.0.0\nskills:\n  writing: {interest: 4}") == ["4:23 wrong-value"]


def test_keys_are_known_inside_a_skill_too(findings):
    text = f"=== {LOOK}\n---\nframework: 1.0.0\nskills: {{writing: {{levl: 2, mood: 1}}}}\n---\n"
    assert [line.partition("unknown-key: ")[2] for line in findings(text)] == [
        "This key is not known here. Similar: level.",
        "This key is not known here. Known: goal, interest, level, target.",
    ]


def test_german_keys_are_recognised(findings):
    text = f"=== {LOOK}\n---\nframework: 1.0.0\nFähigkeiten: {{writing: {{Stufe: 2, Interesse: 1}}}}\n---\n"
    assert [line.rpartition("Similar: ")[2] for line in findings(text)] == ["skills.", "level.", "interest."]


@pytest.mark.parametrize("key", ["score", "rating", "grade", "percent", "rank"])
def test_nothing_in_it_grades_anybody(findings, key):
    text = f"=== {LOOK}\n---\nframework: 1.0.0\nskills: {{writing: {{level: 1, {key}: 3}}}}\n---\n"
    assert [line.split(": ")[2] for line in findings(text)] == ["forbidden-word"]


def test_a_skill_stands_there_once(said):
    assert said("framework: 1.0.0\nskills:\n  writing: {level: 1}\n  Writing: {level: 2}") == ["5:3 duplicate-key"]


def test_the_goal_of_a_wish_is_a_goal(said):
    assert said("framework: 1.0.0\nskills:\n  writing: {level: 1, target: 2, goal: book}") == ["4:40 unknown-goal"]


def test_a_wish_may_lie_below_where_somebody_is(said):
    assert said("framework: 1.0.0\nskills:\n  writing: {level: 3, target: 1}") == []


def test_whoever_is_invited_is_in_the_roster(said):
    assert said("framework: 1.0.0\ninvited: [zoe]") == ["3:11 unknown-person"]


def test_a_misplaced_block_leaves_it_to_its_owner():
    mine, _ = look("framework: 1.0.0", "::: only ada\nNever closed.\n")
    assert mine.circle is Circle.ME


def test_the_owner_may_open_it_and_a_view_stays_between_two(said):
    mine, _ = look("framework: 1.0.0\nvisibility: colleagues")
    assert mine.circle is Circle.COLLEAGUES
    view, found = record(VIEW, "---\nvisibility: colleagues\nskills: {}\n---\n")
    assert (view.circle, [finding.rule for finding in found]) == (Circle.PAIR, ["visibility-too-wide"])


# --- a mentor's view


def test_a_view_has_levels_and_words_only():
    view, found = record(VIEW, "---\nskills: {writing: {level: 3}}\n---\n## writing\nI saw it.\n")
    assert found == []
    assert isinstance(view, MentorView)
    assert (view.person, view.named.isoformat(), view.skills["writing"].level) == ("ben", "2026-03-01", 3)


@pytest.mark.parametrize("key", ["interest: 2", "target: 3", "goal: talk"])
def test_wishes_are_the_mentees_own(key):
    _, found = record(VIEW, f"---\nskills: {{writing: {{level: 3, {key}}}}}\n---\n")
    assert [finding.rule for finding in found] == ["unknown-key"]


def test_a_view_of_a_stranger_is_told_as_one(findings):
    text = f"=== {LOOK}\n---\nframework: 1.0.0\n---\n=== {VIEW.replace('ben', 'bem')}\n---\nskills: {{}}\n---\n"
    assert [line.split(": ")[2] for line in findings(text)] == ["unknown-person"]


def test_a_view_of_a_broken_self_assessment_is_no_second_fault(findings):
    text = f"=== {LOOK}\n---\nframework: one\n---\n=== {VIEW}\n---\nskills: {{writing: {{level: 3}}}}\n---\n"
    assert [line.split(": ")[2] for line in findings(text)] == ["wrong-value"]


# --- names of files


@pytest.mark.parametrize(
    "name", ["spring.md", "2026-03.md", "2026-03-01-spring.md", "from-ben.md", "2026-03-01-from-.md"]
)
def test_a_self_assessment_is_called_like_its_day(findings, name):
    found = findings(f"=== mentees/ada/skills/{name}\n---\nframework: 1.0.0\n---\n")
    assert [line.split(": ")[2] for line in found] == ["file-unexpected"]


def test_the_day_exists(findings):
    found = findings("=== mentees/ada/skills/2026-02-30.md\n---\nframework: 1.0.0\n---\n")
    assert [line.split(": ")[2] for line in found] == ["impossible-date"]
