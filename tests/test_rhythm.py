"""The rhythm by month: held, paused, planned, or open."""

from derived import path

PERIOD = "=== programme.md\n---\ntitle: M\nperiod: {from: 2026-02-01, until: 2026-09-30}\n---\n"
PAUSED = (
    "=== mentees/ada/mentee.md\n---\npairs: [{mentor: ben, from: 2026-02-01}]\n"
    "pauses: [{from: 2026-04-01, until: 2026-04-30}]\n---\n"
)


def held(*days):
    return "".join(f"=== mentees/ada/sessions/{day}.md\nWe talked.\n" for day in days)


def test_months_from_the_beginning_of_the_period_to_today(tmp_path):
    ada = path(tmp_path, PERIOD + held("2026-02-10", "2026-02-24", "2026-04-02"), today="2026-04-20")
    assert [(month.first.month, month.state, month.held) for month in ada.months] == [
        (2, "held", 2),
        (3, "open", 0),
        (4, "held", 1),
    ]


def test_a_pause_is_a_state_of_its_own_and_the_next_one_is_planned(tmp_path):
    text = PERIOD + PAUSED + held("2026-03-10") + "=== mentees/ada/sessions/2026-05-11.md\n## Topics\n- [ ] New start\n"
    months = path(tmp_path, text, today="2026-04-20").months
    assert [month.state for month in months] == ["open", "held", "pause", "planned"]


def test_a_planned_day_that_has_passed_leaves_the_month_open(tmp_path):
    text = PERIOD + "=== mentees/ada/sessions/2026-03-11.md\n## Topics\n- [ ] New start\n"
    assert [month.state for month in path(tmp_path, text, today="2026-04-20").months] == ["open", "open", "open"]


def test_without_a_period_the_last_twelve_months(tmp_path):
    long = "=== mentees/ada/mentee.md\n---\npairs: [{mentor: ben, from: 2024-02-01}]\n---\n"
    months = path(tmp_path, long + held("2026-04-01"), today="2026-04-20").months
    assert (len(months), months[0].first.isoformat(), months[-1].first.isoformat()) == (12, "2025-05-01", "2026-04-01")


def test_nothing_is_missing_before_the_first_pair(tmp_path):
    first = path(tmp_path, held("2026-04-01"), today="2026-04-20").months[0].first
    assert first.isoformat() == "2026-02-01"


def test_before_a_pair_begins_there_is_no_rhythm(tmp_path):
    later = "=== mentees/ada/mentee.md\n---\npairs: [{mentor: ben, from: 2026-10-01}]\n---\n"
    assert path(tmp_path, later, today="2026-04-20").months == ()
