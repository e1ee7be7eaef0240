"""Skills of many: only who agreed is counted, and nobody can be told apart."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from derived import view
from mentorsite.inventory import read_content
from mentorsite.programme.suppression import SMALLEST, hidden
from mentorsite.programme.team import SkillOfMany, agreed_levels, skills_of_many
from programme_text import TODAY, write_programme
from test_skill_lines import framework, look

EXAMPLES = yaml.safe_load((Path(__file__).parent / "examples/suppression-examples.yaml").read_text())["counts"]
GROUPS = st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 15))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example["groups"]))
def test_groups_beside_a_total(example):
    assert hidden(example["groups"]) == set(example["hidden"])


@given(GROUPS)
def test_what_is_hidden_cannot_be_found_by_subtraction(groups):
    left_out = hidden(groups)
    assert all(groups[name] >= SMALLEST for name in groups if name not in left_out and groups[name])
    everything = left_out == {name for name, count in groups.items() if count}
    assert not left_out or everything or sum(groups[name] for name in left_out) >= SMALLEST


def agreed(root, text, today=TODAY):
    seen = view(root, text, today=today)
    content = read_content(root, date.fromisoformat(today))
    return agreed_levels(content.common, seen, content.today)


def test_the_levels_of_a_look_that_agrees(tmp_path):
    text = look(
        "2026-03-01",
        "  writing: {level: 2, interest: 3, target: 4}\n  testing: {interest: 1}\n",
        head="team_view: true\n",
    )
    assert agreed(tmp_path, text) == {"writing": 2}


def test_without_agreement_nothing_counts(tmp_path):
    assert agreed(tmp_path, look("2026-03-01", "  writing: {level: 2}\n")) == {}


def test_agreement_is_for_one_look_and_can_be_taken_back_at_once(tmp_path):
    text = look("2026-02-01", "  writing: {level: 1}\n", head="team_view: true\n")
    assert agreed(tmp_path, text + look("2026-04-19", "  writing: {level: 2}\n")) == {}


def test_a_look_of_this_month_counts_from_the_next_one_on(tmp_path):
    text = look("2026-02-01", "  writing: {level: 1}\n", head="team_view: true\n")
    text += look("2026-04-19", "  writing: {level: 2}\n", head="team_view: true\n")
    assert agreed(tmp_path, text) == {"writing": 1}
    assert agreed(tmp_path, text, "2026-05-01") == {"writing": 2}


def test_levels_count_as_they_are_read_today(tmp_path):
    text = framework(
        "{in: 2.0.0, kind: levels, skill: testing, map: {0: 0, 1: 1, 2: 1, 3: 2, 4: 3}}\n"
        "{in: 2.0.0, kind: retire, skill: planning}",
        without=["planning"],
    )
    text += look("2026-03-01", "  testing: {level: 4}\n  planning: {level: 2}\n", head="team_view: true\n")
    assert agreed(tmp_path, text) == {"testing": 3}


@pytest.fixture
def common(tmp_path):
    return read_content(write_programme(tmp_path, ""), date.fromisoformat(TODAY)).common


def of_many(common, *levels, skill="writing"):
    return skills_of_many(common, [{skill: level} for level in levels])


def test_five_of_one_word_are_told(common):
    assert of_many(common, *[2] * 5) == (SkillOfMany("writing", 5, ((2, 5),), True),)


def test_four_are_not(common):
    assert of_many(common, *[2] * 4) == ()


def test_a_word_of_few_hides_the_next_one_too(common):
    assert of_many(common, *[2] * 5, 1) == ()
    assert of_many(common, *[2] * 7, *[3] * 5, 1) == (SkillOfMany("writing", 13, ((2, 7),), False),)


def test_two_words_of_five_are_both_told(common):
    assert of_many(common, *[3] * 6, *[1] * 5) == (SkillOfMany("writing", 11, ((1, 5), (3, 6)), True),)


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    root = write_programme(tmp_path_factory.mktemp("programme"), "")
    return read_content(root, date.fromisoformat(TODAY)).common


@given(levels=st.lists(st.integers(0, 4), max_size=30))
def test_no_word_of_fewer_than_five_and_no_remainder_of_fewer(once, levels):
    for entry in of_many(once, *levels):
        told = sum(people for _, people in entry.levels)
        assert all(people >= SMALLEST for _, people in entry.levels)
        assert entry.people == told or entry.people - told >= SMALLEST
        assert entry.is_whole == (entry.people == told)
