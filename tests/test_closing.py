"""When a month closes, and in which month a conversation counts."""

from __future__ import annotations

from datetime import date

import pytest

from derived import path
from mentorsite.content.history import History, Wording
from mentorsite.programme.closing import counted_in, last_month_closed
from mentorsite.programme.origins import wording_before

TALK = "=== mentees/ada/sessions/2026-03-12.md\nWe talked.\n"
GOAL = "mentees/ada/goals/talk.md"


def on(day: str) -> date:
    return date.fromisoformat(day)


@pytest.mark.parametrize(
    ("today", "month"),
    [
        ("2026-04-01", "2026-02-01"),
        ("2026-04-11", "2026-02-01"),
        ("2026-04-12", "2026-03-01"),
        ("2026-04-30", "2026-03-01"),
        ("2026-01-11", "2025-11-01"),
        ("2026-01-12", "2025-12-01"),
        ("2024-03-31", "2024-02-01"),
    ],
)
def test_a_month_is_closed_ten_days_after_its_end_wherever_its_people_are(today, month):
    assert last_month_closed(on(today)) == on(month)


@pytest.mark.parametrize(
    ("committed", "month"),
    [
        ([], "2026-03-01"),
        (["2026-03-12"], "2026-03-01"),
        (["2026-04-10"], "2026-03-01"),
        (["2026-04-11"], "2026-04-01"),
        (["2026-03-01", "2026-06-02"], "2026-06-01"),
        (["2026-03-13", "2026-06-02"], "2026-03-01"),
        (["2026-03-01"], "2026-03-01"),
    ],
    ids=["unknown", "that day", "in time", "late", "planned, noted late", "corrected late", "noted before"],
)
def test_a_conversation_counts_in_its_month_unless_it_was_noted_late(tmp_path, committed, month):
    talk = path(tmp_path, TALK).conversations[0]
    assert counted_in(talk, {talk.path: [on(day) for day in committed]}) == on(month)


def test_a_closed_month_gains_nothing_from_any_later_commit(tmp_path):
    talk = path(tmp_path, TALK).conversations[0]
    for today in (on("2026-04-12"), on("2026-12-31")):
        for before in ([], [on("2026-03-01")]):
            assert counted_in(talk, {talk.path: [*before, today]}) > on("2026-03-01")


def wordings(*known: tuple[str, str | None, str | None]) -> History:
    told = [Wording(title, since and on(since), None, by) for title, since, by in known]
    return History(titles={GOAL: told[-1]}, wordings={GOAL: tuple(told[:-1])})


@pytest.mark.parametrize(
    ("day", "title"),
    [("2026-02-03", None), ("2026-02-04", "Speak"), ("2026-04-05", "Speak"), ("2026-04-06", "Give a talk")],
)
def test_the_wording_on_the_eve_of_a_day_is_the_last_one_before(day, title):
    history = wordings(("Speak", "2026-02-03", "ben"), ("Give a talk", "2026-04-05", "ada"))
    found = wording_before(history, GOAL, on(day))
    assert (found.title if found else None) == title


def test_a_wording_from_an_unknown_day_hides_those_before():
    history = wordings(("Speak", "2026-02-03", "ben"), ("Give a talk", None, "ada"))
    assert wording_before(history, GOAL, on("2026-06-01")) is None
    assert wording_before(History(), GOAL, on("2026-06-01")) is None
