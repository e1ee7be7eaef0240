"""The way to becoming a mentor: where somebody stands, what is next, and the one invitation to it."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
import yaml

from derived import path
from mentorsite.build import Wish, build
from mentorsite.content.records.common import Mentor
from mentorsite.language import spoken
from mentorsite.programme.mentor_path import modules, required, stations, way_of
from mentorsite.resources import DATA
from mentorsite.site.training_words import next_on_the_way
from programme_text import TODAY, write_programme

SIX = ("role", "listening", "conversation", "feedback", "boundaries", "fairness")


def dated(count):
    return {module: f"2026-01-{day:02}" for day, module in enumerate(SIX[:count], 1)}


def way(**head):
    return way_of("cem", Mentor.model_validate({"path": "mentors/cem.md", **head}))


def test_six_modules_are_required_and_two_are_offered():
    assert required() == SIX
    assert [module.id for module in modules() if not module.required] == ["remote", "closing"]
    assert all({"de", "en"} <= set(text) for m in modules() for text in (m.title, m.aim, m.practice))


def test_a_demanded_count_is_the_one_of_the_data():
    rules = yaml.safe_load((Path(DATA) / "mentoring/mentor-path.yaml").read_text())["rules"]
    assert "at least 2 sessions" in rules["to_mentor"]


@pytest.mark.parametrize(
    ("head", "marks", "words"),
    [
        ({"stage": "interested"}, "taken doing open open open", "Next: the first module, “Role and attitude”."),
        (
            {"stage": "training", "modules": dated(5)},
            "taken doing open open open",
            "One module is still ahead: Fairness and blind spots.",
        ),
        (
            {"stage": "shadowing", "modules": dated(6)},
            "taken taken doing open open",
            "Next: sit in on a first conversation, with the mentee's consent.",
        ),
        (
            {"stage": "shadowing", "modules": dated(6), "sat_in": "1"},
            "taken taken doing open open",
            "Next: sit in once more, with the mentee's consent.",
        ),
        (
            {"stage": "shadowing", "modules": dated(6), "sat_in": "2"},
            "taken taken taken doing open",
            "Next: the closing talk with somebody who has done it for longer.",
        ),
        (
            {"stage": "shadowing", "modules": dated(6), "sat_in": "2", "closing_talk": "2026-03-01"},
            "taken taken taken taken doing",
            "All of it is done. Next: say how many places there are.",
        ),
        ({"stage": "mentor"}, "taken taken taken taken taken", ""),
        ({"stage": "resting"}, "taken taken taken taken taken", ""),
    ],
)
def test_what_is_next_follows_from_what_has_been(head, marks, words):
    found = way(**head)
    assert " ".join(station.mark for station in stations(found)) == marks
    assert next_on_the_way(spoken("en"), found) == words


# --- findings


@pytest.mark.parametrize(
    ("head", "rules"),
    [
        ("stage: mentor", []),
        ("stage: resting\nplaces: 1", []),
        ("stage: interested", []),
        ("stage: training\nmodules: {role: 2026-01-07}", []),
        ("stage: shadowing", ["modules"]),
        ("stage: mentor\nsat_in: 2", ["closing-talk", "modules"]),
        ("stage: mentor\nclosing_talk: 2026-03-01", ["modules", "sat-in"]),
        ("stage: resting\nsat_in: 1\nclosing_talk: 2026-03-01", ["modules", "sat-in"]),
    ],
)
def test_each_stage_comes_after_the_one_before(tmp_path, head, rules):
    write_programme(tmp_path, f"=== mentors/cem.md\n---\n{head}\n---\n")
    found = build(Wish(tmp_path, tmp_path / "site", date.fromisoformat(TODAY)))
    assert found.published, "a slip on the way stops nobody"
    assert sorted(f.message for f in found.findings) == [f"mentor-stage/{rule}" for rule in rules]


def test_the_closing_talk_comes_after_the_modules(findings):
    taken = ", ".join(f"{module}: {day}" for module, day in dated(6).items())
    head = f"stage: mentor\nmodules: {{{taken}}}\nsat_in: 2\nclosing_talk:"
    assert findings(f"=== mentors/cem.md\n---\n{head} 2026-01-06\n---\n") == []
    assert findings(f"=== mentors/cem.md\n---\n{head} 2026-01-05\n---\n") == [
        "content/mentors/cem.md:5:15: warning: date-order: This day lies before that of “fairness”. "
        "Swap the two, or correct one."
    ]


# --- the invitation


REACHED = """\
=== mentees/ada/mentee.md
---
pairs: [{mentor: ben, from: 2026-02-01}]
wishes: {topics: [leading]}
---
=== mentees/ada/goals/talk.md
---
title: Give a talk
status: done
ended: 2026-04-01
---
- [x] Give it
"""


def invited(root, text, **options):
    return path(root, text, **options).invited


def test_a_goal_reached_and_a_wish_to_lead_invite(tmp_path):
    assert invited(tmp_path, REACHED) == date(2026, 4, 1)


def test_an_ended_pair_invites_as_well(tmp_path):
    text = """\
=== mentees/ada/mentee.md
---
pairs: [{mentor: ben, from: 2026-02-01, until: 2026-04-10}]
wishes: {topics: [feedback]}
---
"""
    assert invited(tmp_path, text) == date(2026, 4, 10)
    assert invited(tmp_path, text, today="2026-04-09") is None


@pytest.mark.parametrize(
    "change",
    [
        ("topics: [leading]", "topics: [testing]"),
        ("status: done\nended: 2026-04-01", "status: let-go\nended: 2026-04-01"),
        ("status: done\nended: 2026-04-01", "status: active"),
        ("status: done\nended: 2026-04-01", "status: done"),
    ],
)
def test_without_an_occasion_or_a_wish_nobody_is_asked(tmp_path, change):
    assert invited(tmp_path, REACHED.replace(*change)) is None


def test_a_goal_about_talking_with_people_is_a_wish(tmp_path):
    another = "=== mentees/ada/goals/lead.md\n---\ntitle: Listen\nskills: [listening]\n---\n- [ ] Ask\n"
    assert invited(tmp_path, REACHED.replace("topics: [leading]", "topics: [testing]") + another) == date(2026, 4, 1)


def test_who_has_set_out_is_not_asked(tmp_path):
    assert invited(tmp_path, REACHED + "=== mentors/ada.md\n---\nstage: interested\n---\n") is None


def test_it_stands_for_three_months_and_does_not_come_back(tmp_path):
    assert invited(tmp_path, REACHED, today="2026-07-01") == date(2026, 4, 1)
    assert invited(tmp_path, REACHED, today="2026-07-02") is None
    again = "=== mentees/ada/goals/more.md\n---\ntitle: More\nstatus: done\nended: 2026-07-02\n---\n- [x] Done\n"
    assert invited(tmp_path, REACHED + again, today="2026-07-03") is None


def test_only_the_mentee_is_asked(tmp_path):
    assert invited(tmp_path, REACHED, reader="ben") is None
    assert invited(tmp_path, REACHED, reader="nadja") is None


# --- the pages


def words_of(file):
    html = file.read_text()
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html[html.index("<main") : html.index("</main>")])).split())


@pytest.fixture
def site(tmp_path):
    write_programme(
        tmp_path, f"{REACHED}=== mentors/cem.md\n---\nstage: training\nmodules: {{role: 2026-01-07}}\n---\n"
    )
    outcome = build(Wish(tmp_path, tmp_path / "site", date.fromisoformat(TODAY)))
    assert outcome.published, outcome.findings
    return tmp_path / "site"


def test_the_page_for_all_says_what_one_gains(site):
    page = words_of(site / "everyone/become-a-mentor/index.html")
    for gain in ("Leading,", "Talking,", "Working together", "Responsibility outside your own area"):
        assert gain in page
    assert page.index("What you gain by it") < page.index("The way there, in five steps")
    assert all(module.title["en"] in page for module in modules())


def test_somebodys_way_is_read_by_them_and_the_coordinators(site):
    files = sorted(file.relative_to(site).as_posix() for file in site.glob("**/mentors/*/path/index.html"))
    assert files == sorted(
        f"readers/{reader}/{prefix}mentors/cem/path/index.html" for reader in ("cem", "nadja") for prefix in ("", "de/")
    )
    assert "5 modules are still ahead" in words_of(site / "readers/cem/mentors/cem/path/index.html")


def test_homes_lead_there(site):
    assert "My way to becoming a mentor" in words_of(site / "readers/cem/index.html")
    assert "On the way to becoming a mentor Cem Aydin in training" in words_of(site / "readers/nadja/index.html")
    assert "way to becoming" not in words_of(site / "readers/ben/index.html")


def test_the_invitation_stands_on_the_mentees_home_and_nowhere_else(site):
    telling = [file for file in site.rglob("*.html") if "Would accompanying somebody" in file.read_text()]
    assert {file.relative_to(site).as_posix() for file in telling} == {
        "readers/ada/index.html",
        "readers/ada/en/index.html",
    }
    assert words_of(telling[0]).count("Would accompanying somebody be something for you?") == 1
