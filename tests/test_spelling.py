"""Similar names: what people meant when their finger slipped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsite.spelling import distance, similar

IDS = ["aisha", "daniel", "deniz", "florian", "hannah", "ifeoma", "jonas", "katrin", "mara", "svenja", "tomasz", "yuki"]
GOALS = ["besser-praesentieren", "schwierige-gespraeche", "interviews", "before-the-report", "testkultur", "talk"]
KEYS = [
    "title",
    "status",
    "started",
    "ended",
    "horizon",
    "rests_until",
    "skills",
    "trainings",
    "suggested_by",
    "earlier",
]
VALUES = ["idea", "active", "paused", "done", "reshaped", "let-go"]
WORDS = [*IDS, *GOALS, *KEYS, *VALUES]


@pytest.mark.parametrize(
    ("written", "meant", "known"),
    [
        ("tomsaz", "tomasz", IDS),
        ("thomasz", "tomasz", IDS),
        ("tomas", "tomasz", IDS),
        ("hanna", "hannah", IDS),
        ("svenia", "svenja", IDS),
        ("katirn", "katrin", IDS),
        ("maar", "mara", IDS),
        ("Jonas", "jonas", IDS),
        ("denis", "deniz", IDS),
        ("besser-prasentieren", "besser-praesentieren", GOALS),
        ("schwierige-gesprache", "schwierige-gespraeche", GOALS),
        ("schwirige-gespraeche", "schwierige-gespraeche", GOALS),
        ("testkutlur", "testkultur", GOALS),
        ("befor-the-report", "before-the-report", GOALS),
        ("inteviews", "interviews", GOALS),
        ("tilte", "title", KEYS),
        ("suggestedby", "suggested_by", KEYS),
        ("horizont", "horizon", KEYS),
        ("pasued", "paused", VALUES),
        ("letgo", "let-go", VALUES),
        ("reshapd", "reshaped", VALUES),
    ],
)
def test_a_slip_finds_the_name_that_was_meant(written, meant, known):
    assert similar(written, known)[:1] == [meant]


@pytest.mark.parametrize("written", ["zoe", "garden", "weather", "x", "", "mr-miller", "überstunden", "🦭"])
def test_a_word_like_none_of_them_finds_nothing(written):
    assert similar(written, WORDS) == []


def test_the_nearest_stands_first_and_three_are_enough():
    assert similar("talk", ["walk", "talks", "tall", "talc", "talk-lab"]) == ["talc", "talks", "tall"]
    assert similar("unknwn", ["known", "unknown"]) == ["unknown"]


def test_up_to_a_third_of_a_word_may_be_wrong():
    assert similar("abcdef", ["abxdxf"]) == ["abxdxf"]
    assert similar("abcdef", ["axxdxf"]) == []
    assert similar("ab", ["ax"]) == ["ax"]


def test_neighbours_that_change_places_are_one_slip():
    assert distance("tomsaz", "tomasz") == 1
    assert distance("ca", "abc") == 3  # No part is edited twice.


def test_a_whole_paragraph_is_no_slip():
    assert similar("talk" * 1000, ["talk" * 1000]) == []


LETTERS = st.text("abcü", max_size=8)


@given(LETTERS, LETTERS)
def test_it_is_as_far_there_as_back_and_never_further_than_the_longer_word(a, b):
    assert distance(a, b) == distance(b, a)
    assert abs(len(a) - len(b)) <= distance(a, b) <= max(len(a), len(b))
    assert (distance(a, b) == 0) == (a == b)
