"""Which trainings fit somebody: the worked example with its numbers, and the edges of the rule."""

import re
from dataclasses import asdict, fields
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from derived import view
from mentorsite.cli import commands
from mentorsite.content.records.programme import Recommend
from mentorsite.content.records.training import Training
from mentorsite.inventory import read_content
from mentorsite.programme.recommendations import (
    Learner,
    Wish,
    gaps,
    learner_of,
    recommendations,
)
from mentorsite.programme.skill_lines import lines
from mentorsite.site.pages.training import RULE
from programme_text import write_programme

EXAMPLE = yaml.safe_load((Path(__file__).parent / "examples/recommendation-examples.yaml").read_text())
WORDS = "".join(
    [
        "levels:\n",
        *(f"  - {{n: {n}, name: {word}, anchor: {word}}}\n" for n, word in enumerate("abcde")),
        "interest:\n",
        *(f"  - {{n: {n}, name: {w}}}\n" for n, w in enumerate(["not now", "open to it", "would like to", "matters"])),
    ]
)
FRAMEWORK = f"""\
=== skills.md
---
version: 1.0.0
valid_from: 2026-01-01
{WORDS}areas:
  - id: all
    name: All
    skills:
      - {{id: feedback, name: Feedback}}
      - {{id: testing, name: Testing}}
      - {{id: sql, name: SQL}}
      - {{id: facilitation, name: Meetings}}
---
"""


# --- the worked example


def as_written(example):
    """The worked example as people would write it."""
    mentee = example["mentee"]
    formats = ", ".join({"online": "remote"}.get(word, word) for word in mentee["formats"])
    skills = "".join(
        f"  {skill}: {{{', '.join(f'{key}: {value}' for key, value in facts.items())}}}\n"
        for skill, facts in mentee["skills"].items()
    )
    log = "".join(f"  - {{training: {done}, done: 2025-11-12}}\n" for done in mentee["done"])
    return (
        FRAMEWORK
        + "".join(training_as_written(training) for training in example["trainings"])
        + f"=== mentees/ada/mentee.md\n---\nlanguages: [{', '.join(mentee['languages'])}]\n"
        f"wishes: {{formats: [{formats}]}}\n---\n"
        "=== mentees/ada/goals/goal-02.md\n---\ntitle: Talk openly\n---\n- [ ] Ask Ben\n"
        f"=== mentees/ada/skills/2026-03-01.md\n---\nframework: 1.0.0\nskills:\n{skills}---\n"
        f"=== mentees/ada/training.md\n---\nentries:\n{log}---\n"
    )


def training_as_written(training):
    teaches = ", ".join(f"{skill}: {span}" for skill, span in training["teaches"].items())
    return (
        f"=== trainings/{training['id']}.md\n---\ntitle: {training['id']}\nlanguages: [{training['language']}]\n"
        f"format: {training['format']}\nhours: {training['hours']}\nfor: {training['for']}\n"
        f"teaches: {{{teaches}}}\n---\n"
    )


def suggested(root, text):
    """Suggest trainings to Ada, from what stands in the files."""
    seen = view(root, text)
    common = read_content(root).common
    learner = learner_of(common, seen.journey, lines(common.framework, seen.journey))
    return recommendations(common.catalogue, learner, common.programme.recommend), learner


def test_the_worked_example_point_by_point_and_in_its_order(tmp_path):
    found, _ = suggested(tmp_path, as_written(EXAMPLE))
    told = [{"id": f.training, "points": f.points.total, "parts": asdict(f.points)} for f in found.fitting]
    assert told == EXAMPLE["expected"]


def test_the_worked_example_leaves_out_just_these_with_their_reasons(tmp_path):
    found, _ = suggested(tmp_path, as_written(EXAMPLE))
    assert found.excluded == EXAMPLE["excluded"]


def test_the_worked_example_lists_where_somebody_wants_to_go(tmp_path):
    _, learner = suggested(tmp_path, as_written(EXAMPLE))
    told = [
        {
            "skill": gap.skill,
            "level": gap.wish.level,
            "target": gap.wish.target,
            "gap": gap.wish.gap,
            "interest": gap.wish.interest,
        }
        for gap in gaps(learner.skills)
    ]
    assert told == EXAMPLE["gap_list"]


# --- the edges


def learner(**changes):
    usual = {
        "languages": ("en",),
        "formats": ("online",),
        "on_mentor_path": False,
        "noted": {},
        "skills": {"feedback": Wish(level=1, interest=2)},
        "named": {},
    }
    return Learner(**(usual | changes))


def training(name="talk-lab", **head):
    return Training.model_validate({"path": f"trainings/{name}.md", "teaches": {"feedback": ["1", "3"]}} | head)


def fits(learner, *trainings, weights=None):
    return recommendations({t.id: t for t in trainings}, learner, weights or Recommend())


@pytest.mark.parametrize(
    ("head", "person", "reason"),
    [
        ({}, {}, None),
        ({"status": "paused"}, {}, "not-offered"),
        ({"status": "withdrawn"}, {}, "not-offered"),
        ({"for": "mentor-path"}, {}, "other-audience"),
        ({"for": "mentor-path"}, {"on_mentor_path": True}, None),
        ({"languages": ["fr"]}, {}, "language"),
        ({"languages": ["EN", "fr"]}, {}, None),
        ({"languages": []}, {}, None),
        ({}, {"noted": {"talk-lab": "interested"}}, None),
        ({}, {"noted": {"talk-lab": "planned"}}, "booked"),
        ({}, {"noted": {"talk-lab": "underway"}}, "booked"),
        ({}, {"noted": {"talk-lab": "done"}}, "done"),
        ({}, {"noted": {"talk-lab": "dropped"}}, "dropped"),
        ({}, {"skills": {"feedback": Wish(level=0, interest=2)}}, "level"),
        ({}, {"skills": {"feedback": Wish(level=3, interest=2)}}, "level"),
        ({}, {"skills": {"feedback": Wish(interest=2)}}, None),
        ({}, {"skills": {"feedback": Wish(level=1)}}, "no-wish"),
        ({}, {"skills": {"feedback": Wish(level=1, target=1)}}, "no-wish"),
        ({}, {"skills": {"feedback": Wish(level=1, goals=("talk",))}}, None),
        ({}, {"skills": {}}, "no-wish"),
        ({}, {"skills": {}, "named": {"talk-lab": ("talk",)}}, None),
    ],
)
def test_the_first_reason_that_holds_leaves_a_training_out(head, person, reason):
    assert fits(learner(**person), training(**head)).excluded == ({"talk-lab": reason} if reason else {})


def test_of_several_skills_the_one_that_speaks_most_counts():
    both = {"feedback": Wish(level=1, interest=1), "testing": Wish(level=1, interest=3)}
    found = fits(learner(skills=both), training(teaches={"feedback": ["1", "3"], "testing": ["1", "2"]}))
    assert (found.fitting[0].skill, found.fitting[0].points.interest) == ("testing", 3)


def test_steps_count_as_far_as_a_training_leads():
    far = learner(skills={"feedback": Wish(level=1, interest=1, target=4)})
    assert fits(far, training()).fitting[0].points.gap == 2
    assert fits(far, training(teaches={"feedback": ["0", "2"]})).fitting[0].points.gap == 1


def test_a_blank_is_never_the_lowest_level():
    assert fits(learner(skills={"feedback": Wish(interest=1, target=3)}), training()).fitting[0].points.gap == 0


def test_equal_points_go_by_fewer_hours_and_then_by_the_id():
    known = [training("d"), training("c", hours="3"), training("b", hours="1.5"), training("a", hours="3")]
    assert [found.training for found in fits(learner(), *known).fitting] == ["b", "a", "c", "d"]


def test_only_the_form_wished_for_first_counts():
    person = learner(formats=("onsite", "online"))
    found = fits(person, training("a", format="online"), training("b", format="onsite"), training("c"))
    assert {f.training: f.points.format for f in found.fitting} == {"a": 0, "b": 1, "c": 0}


def test_a_programme_weighs_as_it_likes(tmp_path):
    text = as_written(EXAMPLE) + "=== programme.md\n---\ntitle: Mentoring\nrecommend: {goal: 0, interest: 2}\n---\n"
    found, _ = suggested(tmp_path, text)
    assert next((f.training, f.points.total) for f in found.fitting) == ("t-feedback-lab", 0 + 2 + 6 + 1)


def test_a_goal_that_is_behind_somebody_counts_no_more(tmp_path):
    text = as_written(EXAMPLE).replace("title: Talk openly\n", "title: Talk openly\nstatus: done\n")
    found, _ = suggested(tmp_path, text)
    assert next(f for f in found.fitting if f.training == "t-feedback-lab").points.goal == 0


def test_the_rule_looks_at_nothing_else_of_anybody():
    assert {field.name for field in fields(Learner)} == {
        "languages", "formats", "on_mentor_path", "noted", "skills", "named",
    }  # fmt: skip
    assert {field.name for field in fields(Wish)} == {"level", "interest", "target", "goals"}


def test_the_document_says_the_rule_as_it_is():
    text = (Path(__file__).parent.parent / "docs/training.md").read_text()
    rows = re.findall(r"^\| (.+?) +\| (\d+) +\|$", text, re.MULTILINE)
    assert [(words, int(count)) for words, count in rows] == [
        (words, getattr(Recommend(), part)) for part, words in RULE.items()
    ]


# --- on the command line


def test_suggest_says_points_and_reasons(tmp_path, monkeypatch):
    write_programme(tmp_path, as_written(EXAMPLE))
    monkeypatch.chdir(tmp_path)
    words = ["suggest", "trainings", "Ada", "--today", "2026-04-20", "--lang", "en"]
    result = CliRunner().invoke(commands, words, catch_exceptions=False)
    assert result.exit_code == 0
    assert result.output.startswith(
        """\
Further training for Ada Lind, as of 20\N{NO-BREAK SPACE}April 2026

t-feedback-lab (t-feedback-lab): 9 points
       online · 6 hours · price on request
    3  for the goal “Talk openly”
    2  now “b”, wanted “d”
    3  “matters”
    1  online, as wished for first
"""
    )
    assert "  t-rhetorique: in another language\n" in result.output


def test_who_is_no_mentee_gets_a_sentence(tmp_path, monkeypatch):
    write_programme(tmp_path, "")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(commands, ["suggest", "trainings", "nobody", "--lang", "en"])
    assert result.exit_code == 2
    assert "No mentee here has the id nobody." in result.output
