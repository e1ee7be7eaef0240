"""Programme feedback: what a wave of totals may tell, and what does not even stand in its file."""

from datetime import date

import pytest

from mentorsite.build import check
from mentorsite.inventory import read_content
from mentorsite.programme.pulse import form, waves
from mentorsite.resources import STARTER
from programme_text import write_programme

PULSE = """\
=== pulse/2026-q1.md
---
wave: 2026-Q1
form: pulse@1
groups:
  mentees: {invited: 12, answered: 10, answers: {own-topics: [0, 1, 2, 4, 3], open-talk: [0, 0, 2, 5, 3]}}
---
"""


def read(root, text):
    return waves(read_content(write_programme(root, text), date(2026, 4, 20)).common.pulse)


def test_the_form_has_five_items_and_five_answers_in_both_languages():
    assert form().ids == ("own-topics", "open-talk", "next-step", "both-ways", "worth-it")
    assert form().answers["de"] == ("gar nicht", "eher nicht", "teils", "eher ja", "völlig")
    assert all(item.words(who).keys() == {"en", "de"} for item in form().items for who in ("mentees", "mentors"))


def test_a_wave_as_the_format_describes_it(tmp_path, findings):
    assert findings(PULSE) == []
    (wave,) = read(tmp_path, PULSE)
    (mentees,) = wave.groups
    assert (mentees.who, mentees.answered, wave.left_out) == ("mentees", 10, ("mentors",))
    assert [(t.item, t.mean.n, t.mean.mean, t.fifths, t.before) for t in mentees.items] == [
        ("own-topics", 10, "3.9", 4, None),
        ("open-talk", 10, "4.1", 4, None),
    ]


def test_a_wave_is_compared_with_the_one_before(tmp_path):
    later = PULSE.replace("q1", "q2").replace("Q1", "Q2").replace("[0, 1, 2, 4, 3]", "[0, 0, 0, 4, 6]")
    latest, first = read(tmp_path, PULSE + later)
    own_topics = latest.groups[0].items[0]
    assert (own_topics.fifths, own_topics.before) == (5, 4)
    assert (latest.groups[0].since.text, first.groups[0].since) == ("2026-Q1", None)


@pytest.mark.parametrize("answered", range(5))
def test_a_group_under_five_is_told_nowhere_even_if_it_stands_in_the_file(tmp_path, answered):
    text = PULSE.replace("answered: 10", f"answered: {answered}").replace(
        "[0, 1, 2, 4, 3]", f"[0, 0, 0, 0, {answered}]"
    )
    assert read(tmp_path, text)[0].groups == ()


def test_an_item_that_few_have_answered_is_not_told(tmp_path):
    (wave,) = read(tmp_path, PULSE.replace("[0, 1, 2, 4, 3]", "[0, 0, 0, 2, 2]"))
    assert [told.item for told in wave.groups[0].items] == ["open-talk"]


def test_a_wave_that_its_author_keeps_to_themselves_is_not_told(tmp_path):
    assert read(tmp_path, PULSE.replace("form:", "visibility: me\nform:")) == ()


@pytest.mark.parametrize(
    ("written", "instead", "rule"),
    [
        ("own-topics", "own-topic", "pulse-item"),
        ("own-topics", "salary-ok", "pulse-item"),
        ("[0, 1, 2, 4, 3]", "[0, 1, 2, 4]", "wrong-value"),
        ("[0, 1, 2, 4, 3]", "[0, 1, 2, 4, -3]", "wrong-value"),
        ("[0, 1, 2, 4, 3]", "[0, 1, 2, 4, 4]", "pulse-sums"),
        ("invited: 12", "invited: 9", "pulse-sums"),
        ("answered: 10", "answered: 4", "pulse-small"),
        ("[0, 1, 2, 4, 3]", "[0, 0, 0, 1, 3]", "pulse-small"),
        ("pulse@1", "pulse@2", "wrong-value"),
        ("mentees:", "everybody:", "unknown-key"),
    ],
)
def test_a_slip_in_a_wave_is_an_error(tmp_path, written, instead, rule):
    found = check(write_programme(tmp_path, PULSE.replace(written, instead)), date(2026, 4, 20))
    assert (found[0].path, found[0].rule, found[0].severity.name) == ("pulse/2026-q1.md", rule, "ERROR")


def test_the_totals_of_the_demo():
    september, may = waves(read_content(STARTER.parent).common.pulse)
    groups = {(w.record.wave.text, v.who): v.answered for w in (may, september) for v in w.groups}
    assert groups == {("2026-05", "mentees"): 10, ("2026-05", "mentors"): 5, ("2026-09", "mentees"): 10}
    assert september.left_out == ("mentors",)
    assert (may.record.groups.mentees.invited, september.record.groups.mentees.invited) == (11, 12)
    assert may.record.groups.mentors.invited == 5
    assert all(item.mean.n == v.answered for w in (may, september) for v in w.groups for item in v.items)


def test_the_demo_says_nothing_of_the_four_mentors_in_september():
    assert "mentors:" not in (STARTER / "pulse/2026-09.md").read_text()
