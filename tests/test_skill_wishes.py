"""What follows from skills over time: what moved, what somebody can and wants, and where a wish leads."""

from datetime import date

import pytest

from derived import path, view
from mentorsite.inventory import read_content
from mentorsite.programme import skills
from programme_text import TODAY
from test_skill_lines import look


def test_a_move_is_told_with_both_words_and_a_first_look_has_none(tmp_path):
    text = look("2026-02-01", "  writing: {level: 1, interest: 1}\n") + look(
        "2026-04-01", "  writing: {level: 2, interest: 3, target: 3}\n"
    )
    (line,) = path(tmp_path, text).skills
    first, second = skills.moves(line)
    assert (first.first, first.level) == (True, None)
    assert (second.level, second.interest, second.target, second.first) == ((1, 2), (1, 3), 3, False)


def test_what_moved_since_the_last_conversation(tmp_path):
    text = (
        look("2026-02-01", "  writing: {level: 1}\n  testing: {level: 1}\n")
        + look("2026-04-01", "  writing: {level: 2}\n  testing: {level: 1}\n")
        + "=== mentees/ada/sessions/2026-03-12.md\nWe talked.\n"
    )
    changes = path(tmp_path, text).changes
    assert [(change.kind, change.text, change.level) for change in changes] == [("skill", "writing", 2)]


def test_can_and_want_are_four_fields(tmp_path):
    text = look(
        "2026-04-01",
        "  listening: {level: 3, interest: 2}\n  feedback: {level: 1, interest: 3}\n"
        "  facilitation: {level: 2, interest: 1}\n  writing: {level: 0, interest: 0}\n"
        "  testing: {level: 2}\n  planning: {interest: 3}\n",
    )
    found = skills.four_fields(path(tmp_path, text).skills)
    assert {field: [line.skill for line in lines] for field, lines in found.items()} == {
        "gladly": ["listening"],
        "learning": ["feedback"],
        "resting": ["facilitation"],
        "later": ["writing"],
    }


WISHES = """
=== trainings/talk-lab.md
---
title: Talk lab
teaches: {talking: [1, 3], writing: [0, 1]}
---
=== trainings/withdrawn.md
---
title: Gone
teaches: {talking: [0, 4]}
status: withdrawn
---
=== trainings/for-mentors.md
---
title: For mentors
teaches: {talking: [0, 4]}
for: mentor-path
---
=== mentors/ben.md
---
stage: mentor
offers: [talking]
---
=== mentors/cem.md
---
stage: mentor
offers: [talking, writing]
---
=== mentors/dora.md
---
stage: resting
offers: [talking]
---
=== mentees/ada/goals/talk.md
---
title: Give a talk
skills: [talking]
---
- [ ] Pick a topic
=== mentees/ada/goals/old.md
---
title: Speak
status: done
skills: [talking]
---
- [x] Done
"""


def ways(root, text, reader="ada"):
    seen = view(root, text, reader)
    content = read_content(root, date.fromisoformat(TODAY))
    return skills.ways(content.common, seen.journey, path(root, text, reader).skills, content.today)


def test_a_wish_leads_to_goals_trainings_and_people(tmp_path):
    (way,) = ways(tmp_path, WISHES + look("2026-04-01", "  talking: {level: 1, interest: 3, target: 3}\n"))
    assert (way.goals, way.trainings, way.people) == (("talk",), ("talk-lab",), ("ben", "cem"))


def test_a_training_that_does_not_lead_further_is_not_named(tmp_path):
    (way,) = ways(tmp_path, WISHES + look("2026-04-01", "  talking: {level: 3, interest: 3, target: 4}\n"))
    assert way.trainings == ()


def test_nobody_is_shown_whom_the_mentee_would_rather_not_ask(tmp_path):
    text = WISHES + look("2026-04-01", "  talking: {level: 1, target: 3}\n")
    text += "=== mentees/ada/mentee.md\n---\npairs: [{mentor: ben, from: 2026-02-01}]\nrather_not: [cem]\n---\n"
    assert [way.people for way in ways(tmp_path, text)] == [("ben",)]
    # Ben's page knows nothing of that line, so it cannot give it away.
    assert [way.people for way in ways(tmp_path, text, "ben")] == [("ben", "cem")]


def test_the_goal_that_a_wish_has_led_to_stands_first(tmp_path):
    text = WISHES + "=== mentees/ada/goals/stage.md\n---\ntitle: Stage\n---\n- [ ] Go\n"
    (way,) = ways(tmp_path, text + look("2026-04-01", "  talking: {level: 1, target: 3, goal: stage}\n"))
    assert way.goals == ("stage", "talk")


@pytest.mark.parametrize(
    ("estimate", "is_wish"),
    [
        ("{level: 1, target: 2}", True),
        ("{target: 2}", True),
        ("{level: 2, target: 2}", False),
        ("{level: 3, target: 2}", False),
        ("{level: 1, interest: 2}", True),
        ("{level: 1, interest: 1}", False),
        ("{level: 2, interest: 3}", False),
        ("{interest: 3}", True),
    ],
)
def test_a_wish_reaches_further_than_where_somebody_is(tmp_path, estimate, is_wish):
    assert bool(ways(tmp_path, look("2026-04-01", f"  writing: {estimate}\n"))) == is_wish


def test_wishes_stand_in_the_order_of_what_matters(tmp_path):
    text = look(
        "2026-04-01",
        "  listening: {level: 1, interest: 1, target: 4}\n  writing: {level: 1, interest: 3, target: 2}\n"
        "  testing: {level: 0, interest: 3, target: 2}\n",
    )
    assert [way.line.skill for way in ways(tmp_path, text)] == ["testing", "writing", "listening"]
