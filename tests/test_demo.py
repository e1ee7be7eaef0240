"""The demo programme: it is clean, and it shows what it is meant to show."""

from collections import Counter
from datetime import date
from types import SimpleNamespace

import pytest

from mentorsite.build import check
from mentorsite.diagnostics import Severity
from mentorsite.inventory import jobs, read_content
from mentorsite.job import examine
from mentorsite.programme.conversations import conversations
from mentorsite.programme.pairs import pairs_of
from mentorsite.programme.steps import goal_steps
from mentorsite.resources import STARTER

AS_OF = date(2026, 9, 17)


@pytest.fixture(scope="module")
def demo():
    content = read_content(STARTER.parent)
    journeys = [examine(job)[0].journey for job in jobs(content, content.common)]
    return SimpleNamespace(
        content=content,
        journeys=journeys,
        talks={j.mentee: conversations(j, content.today) for j in journeys},
        goals=[goal_steps(goal) for j in journeys for goal in j.goals],
        pairs=[pair for j in journeys for pair in pairs_of(j.mentee, j.record)],
    )


def test_the_demo_has_no_error_and_no_warning():
    findings = check(STARTER.parent)
    assert [f for f in findings if f.severity is not Severity.HINT] == []


def test_the_hints_ask_for_the_two_goals_without_a_next_step():
    assert [(f.path, f.rule) for f in check(STARTER.parent)] == [
        ("mentees/florian/goals/besser-praesentieren.md", "no-next-step"),
        ("mentees/paul/goals/sichtbar.md", "no-next-step"),
    ]


def test_its_day_stands_still(demo):
    assert demo.content.today == AS_OF


def test_thirteen_pairs_of_which_eleven_are_active(demo):
    assert len(demo.pairs) == 13
    assert sum(pair.covers(AS_OF) for pair in demo.pairs) == 11
    assert [p.mentor for p in demo.pairs if p.until and p.until < AS_OF] == ["katrin"]
    assert [(p.mentee, p.mentor) for p in demo.pairs if p.since > AS_OF] == [("ifeoma", "svenja")]


def test_seventy_five_conversations_were_held(demo):
    held = {mentee: sum(talk.status == "held" for talk in talks) for mentee, talks in demo.talks.items()}
    assert held == {
        "aisha": 5, "daniel": 4, "deniz": 8, "florian": 7, "hannah": 7, "ifeoma": 0,
        "jonas": 7, "mara": 8, "paul": 6, "selma": 7, "svenja": 8, "yuki": 8,
    }  # fmt: skip
    assert sum(held.values()) == 75


def test_florian_changed_his_mentor_in_may(demo):
    assert Counter(talk.mentor for talk in demo.talks["florian"] if talk.status == "held") == {"katrin": 2, "lukas": 5}


def test_two_conversations_did_not_take_place_and_one_was_moved(demo):
    talks = [(mentee, talk) for mentee, listed in demo.talks.items() for talk in listed]
    assert [mentee for mentee, talk in talks if talk.status == "skipped"] == ["daniel", "daniel"]
    assert [mentee for mentee, talk in talks if talk.moved_from] == ["daniel"]


def test_nine_of_eleven_pairs_have_arranged_the_next_one(demo):
    arranged = {m for m, talks in demo.talks.items() if any(t.status == "planned" and t.day > AS_OF for t in talks)}
    assert set(demo.talks) - arranged == {"ifeoma", "paul", "yuki"}


def test_feedback_went_both_ways_fifty_two_times(demo):
    def direction(mentee, talk):
        return ("mentee" if mentee in talk.feedback else "", "mentor" if talk.mentor in talk.feedback else "")

    counted = Counter(
        direction(mentee, talk) for mentee, talks in demo.talks.items() for talk in talks if talk.status == "held"
    )
    assert counted == {("mentee", "mentor"): 52, ("mentee", ""): 9, ("", "mentor"): 8, ("", ""): 6}


def test_twenty_seven_goals_in_every_state(demo):
    assert Counter(goal.status for goal in demo.goals) == {
        "idea": 3, "active": 11, "paused": 2, "done": 6, "reshaped": 2, "let-go": 3,
    }  # fmt: skip


def test_three_goals_were_suggested_and_adopted(demo):
    assert sum(goal.suggested_by is not None for journey in demo.journeys for goal in journey.goals) == 3


def test_two_active_goals_have_no_next_step(demo):
    assert sum(goal.status == "active" and goal.next is None for goal in demo.goals) == 2


def test_ninety_six_steps(demo):
    counted = sum((goal.counts for goal in demo.goals), Counter())
    assert counted == {"taken": 58, "doing": 9, "open": 22, "dropped": 7}
    assert counted.total() == 96


def test_eighteen_skills_and_fourteen_trainings(demo):
    assert (len(demo.content.common.skills), len(demo.content.common.trainings)) == (18, 14)


def test_the_handbook_has_at_least_four_pages_a_table_and_a_picture(demo):
    pages = demo.content.common.handbook
    nodes = [node.kind for page in pages for passage in page.passages for node in passage.prose.nodes]
    links = [link for page in pages for passage in page.passages for link in passage.prose.links]
    assert len(pages) >= 4
    assert "table" in nodes
    assert any(link.picture for link in links)


def test_aisha_paused_from_april_to_june(demo):
    aisha = next(j for j in demo.journeys if j.mentee == "aisha")
    assert [(p.from_, p.until) for p in aisha.record.pauses] == [(date(2026, 4, 1), date(2026, 6, 30))]
