"""Common working hours: each by the clock on their own wall, on the day itself."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentorsite.content.records.fields import Hours, as_hours
from mentorsite.programme.overlap import WorkingDay, common_minutes

EXAMPLES = yaml.safe_load((Path(__file__).parent / "examples/matching-examples.yaml").read_text())


def works(zone: str, hours: str = "09:00-17:00") -> WorkingDay:
    return WorkingDay(as_hours(hours), ZoneInfo(zone))


@pytest.mark.parametrize("known", EXAMPLES["overlap_hours"], ids=lambda known: str(known["day"]))
def test_vienna_and_new_york_change_their_clocks_on_different_days(known):
    assert common_minutes(works(known["a"]), works(known["b"]), known["day"]) == known["hours"] * 60
    assert common_minutes(works(known["b"]), works(known["a"]), known["day"]) == known["hours"] * 60


@pytest.mark.parametrize(
    ("own", "other", "minutes"),
    [
        ("09:00-17:00", "09:00-17:00", 480),
        ("09:00-17:00", "09:30-17:30", 450),
        ("09:00-12:00", "13:00-17:00", 0),
        ("09:00-12:00", "12:00-17:00", 0),
        ("08:00-14:00", "13:15-22:00", 45),
        ("22:00-06:00", "05:00-13:00", 60),
        ("22:00-06:00", "23:00-07:00", 420),
        ("00:00-00:00", "09:00-17:00", 480),
    ],
)
def test_in_one_place_windows_simply_overlap(own, other, minutes):
    assert common_minutes(works("Europe/Vienna", own), works("Europe/Vienna", other), date(2026, 3, 16)) == minutes


def test_the_evening_here_is_the_next_morning_elsewhere():
    vienna, auckland = works("Europe/Vienna", "20:00-23:00"), works("Pacific/Auckland", "07:00-10:00")
    assert common_minutes(vienna, auckland, date(2026, 6, 15)) == 2 * 60  # 20:00 in Vienna is 06:00 in Auckland


def test_both_sides_of_the_date_line():
    samoa, kiritimati = works("Pacific/Pago_Pago"), works("Pacific/Kiritimati")  # 25 hours apart
    assert common_minutes(samoa, kiritimati, date(2026, 6, 15)) == 7 * 60


def test_zones_of_half_and_quarter_hours():
    assert common_minutes(works("Europe/Berlin"), works("Asia/Kathmandu"), date(2026, 1, 15)) == 3 * 60 + 15


def test_on_the_night_of_the_change_a_night_has_an_hour_less():
    night = works("Europe/Vienna", "22:00-06:00")
    assert common_minutes(night, night, date(2026, 3, 27)) == 8 * 60
    assert common_minutes(night, night, date(2026, 3, 28)) == 7 * 60
    assert common_minutes(night, night, date(2026, 10, 24)) == 9 * 60


ZONES = ("Europe/Vienna", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Pacific/Pago_Pago", "UTC")
quarters = st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
working_days = st.builds(WorkingDay, st.builds(Hours, quarters, quarters), st.sampled_from(ZONES).map(ZoneInfo))
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def minute_by_minute(own: WorkingDay, other: WorkingDay, day: date) -> int:
    """The same, by looking at both clocks every quarter of an hour."""
    moment = datetime.combine(day, own.hours.start, own.zone).astimezone(UTC)
    after = day if own.hours.start < own.hours.end else day + timedelta(days=1)
    end = datetime.combine(after, own.hours.end, own.zone).astimezone(UTC)
    minutes = 0
    while moment < end:
        minutes += 15 * is_at_work(other, moment)
        moment += timedelta(minutes=15)
    return minutes


def is_at_work(who: WorkingDay, moment: datetime) -> bool:
    clock, start, end = moment.astimezone(who.zone).time(), who.hours.start, who.hours.end
    return start <= clock < end if start < end else clock >= start or clock < end


def clocks_change(zone: ZoneInfo, day: date) -> bool:
    around = [datetime.combine(day + timedelta(days=days), time(), zone).utcoffset() for days in (-2, 4)]
    return around[0] != around[1]


@settings(deadline=None)
@given(working_days, working_days, days)
@example(works("Europe/Vienna", "22:00-21:45"), works("Pacific/Auckland", "00:00-00:00"), date(2026, 1, 15))
def test_the_same_as_looking_at_both_clocks_all_day(own, other, day):
    if clocks_change(own.zone, day) or clocks_change(other.zone, day):
        return  # In the repeated hour a clock alone does not tell which one it is.
    assert common_minutes(own, other, day) == minute_by_minute(own, other, day)


@settings(deadline=None)
@given(working_days, days)
def test_with_somebody_who_always_works_it_is_the_whole_day(own, day):
    always = WorkingDay(Hours(time(), time()), ZoneInfo("UTC"))
    assert common_minutes(own, always, day) == common_minutes(own, own, day) > 0
