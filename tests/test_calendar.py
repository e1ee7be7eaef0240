"""Calendars: what a calendar program reads in them, whose they are, and what never stands there; what is coming up."""

import json
import re
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from mentorsite.build import Wish, build
from mentorsite.cli import commands
from mentorsite.site.calendar import Event, escaped, folded, written
from programme_text import TODAY, write_programme

PROGRAMME = """
=== programme.md
---
title: Mentoring
languages: [en, de]
coordinators: [nadja]
time_zone: Europe/Vienna
---
=== mentees/cem/mentee.md
---
pairs: [{mentor: ben, from: 2026-03-01}]
---
"""


def talk(name, head="", text="", mentee="ada"):
    return f"=== mentees/{mentee}/sessions/{name}.md\n---\n{head}\n---\n{text}\n"


def built(root, text, reader=None, today=TODAY):
    """Where a programme written as one text is published."""
    outcome = build(
        Wish(write_programme(root, PROGRAMME + text), root / "site", date.fromisoformat(today), reader=reader)
    )
    assert outcome.published, outcome.findings
    return root / "site"


def events(file):
    """What a calendar program finds in a file: by title, every property in the form of its type."""
    read = Calendar.from_ical(file.read_bytes())
    assert read.errors == []
    found = read.walk("VEVENT")
    assert all(event.errors == [] for event in found)
    return {str(event["SUMMARY"]): {name: plain(event[name]) for name in event} for event in found}


def plain(value):
    return value.dt if hasattr(value, "dt") else str(value)


# --- what stands there


def test_an_event_says_when_with_whom_and_where_and_nothing_else(tmp_path):
    head = "time: 14:00\nminutes: 45\nwhere: Café Zebra; 2nd floor, left\nformat: onsite\ngoals: []"
    site = built(tmp_path, talk("2026-05-12", head, "## Topics\n- [ ] Wombats"))
    event = events(site / "readers/ada/mentees/ada/sessions/2026-05-12/conversation.ics")
    uid = event["Mentoring: Ben"].pop("UID")
    assert event == {
        "Mentoring: Ben": {
            "DTSTAMP": datetime(2026, 2, 1, tzinfo=UTC),
            "DTSTART": datetime(2026, 5, 12, 12, tzinfo=UTC),
            "DTEND": datetime(2026, 5, 12, 12, 45, tzinfo=UTC),
            "SUMMARY": "Mentoring: Ben",
            "LOCATION": "Café Zebra; 2nd floor, left",
            "CLASS": "PRIVATE",
        }
    }
    assert re.fullmatch("[0-9a-f]{32}@mentorsite", uid)


def test_each_of_the_pair_reads_the_others_name_at_the_same_event(tmp_path):
    site = built(tmp_path, talk("2026-05-12", "time: 14:00"))
    name = "mentees/ada/sessions/2026-05-12/conversation.ics"
    own, mentors = events(site / "readers/ada" / name), events(site / "readers/ben" / name)
    assert ([*own], [*mentors]) == (["Mentoring: Ben"], ["Mentoring: Ada"])
    assert own["Mentoring: Ben"]["UID"] == mentors["Mentoring: Ada"]["UID"]


def test_the_members_of_a_repository_read_both_names(tmp_path):
    site = built(tmp_path, talk("2026-05-12", "time: 14:00"), reader="pair:ada")
    assert [*events(site / "calendar.ics")] == ["Mentoring: Ada, Ben"]
    assert [*events(site / "mentees/ada/sessions/2026-05-12/conversation.ics")] == ["Mentoring: Ada, Ben"]


def test_a_conversation_without_a_time_is_a_day_on_which_nobody_looks_busy(tmp_path):
    site = built(tmp_path, talk("2026-12-31"))
    event = events(site / "readers/ada/calendar.ics")["Mentoring: Ben"]
    assert (event["DTSTART"], event["DTEND"]) == (date(2026, 12, 31), date(2027, 1, 1))
    assert event["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize(("minutes", "end"), [("", (13, 0)), ("minutes: 0", (13, 0)), ("minutes: 90", (13, 30))])
def test_an_hour_where_nothing_else_is_said(tmp_path, minutes, end):
    site = built(tmp_path, talk("2026-05-12", f"time: 14:00\n{minutes}"))
    event = events(site / "readers/ada/calendar.ics")["Mentoring: Ben"]
    assert event["DTEND"] == datetime(2026, 5, 12, *end, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "time", "instant"),
    [
        ("", "2026-10-24", "14:00", "2026-10-24T12:00"),
        ("", "2026-10-25", "14:00", "2026-10-25T13:00"),
        ("", "2027-03-27", "14:00", "2027-03-27T13:00"),
        ("", "2027-03-28", "14:00", "2027-03-28T12:00"),
        # An hour that the clocks leave out, and one that they strike twice: the first of the two.
        ("", "2027-03-28", "02:30", "2027-03-28T01:30"),
        ("", "2026-10-25", "02:30", "2026-10-25T00:30"),
        ("Europe/Tallinn", "2026-10-24", "14:00", "2026-10-24T11:00"),
        ("Europe/Tallinn", "2026-10-25", "14:00", "2026-10-25T12:00"),
        ("Asia/Kathmandu", "2026-05-12", "00:15", "2026-05-11T18:30"),
    ],
)
def test_a_time_is_the_mentees_own_and_a_point_in_time(tmp_path, zone, day, time, instant):
    entry = f"ada: {{name: Ada Lind{f', time_zone: {zone}' if zone else ''}}}"
    roster = (
        f"=== people.yaml\n{entry}\nben: {{name: Ben, time_zone: Asia/Tokyo}}\ncem: {{name: Cem}}\nnadja: {{name: N}}\n"
    )
    site = built(tmp_path, roster + talk(day, f"time: {time}"))
    event = events(site / "readers/ben/calendar.ics")["Mentoring: Ada"]
    assert event["DTSTART"] == datetime.fromisoformat(instant).replace(tzinfo=UTC)


def test_a_moved_conversation_stays_the_same_event(tmp_path):
    site = built(tmp_path, talk("2026-05-12", "time: 14:00"))
    before = events(site / "readers/ada/calendar.ics")["Mentoring: Ben"]
    built(tmp_path, talk("2026-05-12", "date: 2026-05-19\ntime: 15:00"))
    after = events(site / "readers/ada/calendar.ics")["Mentoring: Ben"]
    assert (after["UID"], after["DTSTART"].day) == (before["UID"], 19)


def test_a_file_changes_only_with_its_conversation(tmp_path):
    text = talk("2026-05-12", "time: 14:00\nwhere: Tallinn")
    one = built(tmp_path / "one", text, today="2026-04-20") / "readers/ada/calendar.ics"
    other = built(tmp_path / "other", text, today="2026-05-20") / "readers/ada/calendar.ics"
    assert one.read_bytes() == other.read_bytes()


# --- whose it is


def test_a_calendar_holds_whatever_its_reader_takes_part_in_by_day(tmp_path):
    text = talk("2026-05-12", "time: 14:00") + talk("2026-05-01") + talk("2026-05-02", "time: 9:00", mentee="cem")
    text += "=== mentees/ben/mentee.md\n---\npairs: [{mentor: dora, from: 2026-02-01}]\n---\n"
    text += talk("2026-05-05", "time: 9:00", mentee="ben")
    site = built(tmp_path, text)
    read = Calendar.from_ical((site / "readers/ben/calendar.ics").read_bytes()).walk("VEVENT")
    assert [(str(e["SUMMARY"]), e["DTSTART"].dt.day) for e in read] == [
        ("Mentoring: Ada", 1),
        ("Mentoring: Cem", 2),
        ("Mentoring: Dora", 5),
        ("Mentoring: Ada", 12),
    ]
    assert {file.relative_to(site).as_posix() for file in site.rglob("calendar.ics")} == {
        f"readers/{reader}/calendar.ics" for reader in ("ada", "ben", "cem", "dora")
    }


def test_what_was_held_or_did_not_take_place_is_in_no_calendar(tmp_path):
    text = talk("2026-04-01", text="We talked.") + talk("2026-05-12", "status: skipped")
    assert [*built(tmp_path, text).rglob("*.ics")] == []


def test_a_conversation_for_its_owner_alone_is_in_the_owners_calendar_alone(tmp_path):
    kept = talk("2026-05-12", "time: 14:00\nvisibility: me")
    pairs = "pairs: [{mentor: ben, from: 2026-02-01}, {mentor: cem, from: 2026-02-01}]"
    unclear = f"=== mentees/ada/mentee.md\n---\n{pairs}\n---\n"
    site = built(tmp_path, unclear + kept + talk("2026-05-19", "time: 14:00"))
    assert [*events(site / "readers/ada/calendar.ics")] == ["Mentoring"]
    assert {file.relative_to(site).parts[:2] for file in site.rglob("*.ics")} == {("readers", "ada")}


def test_no_private_word_stands_in_any_calendar(tmp_path):
    text = talk("2026-05-12", "time: 14:00", "## Topics\n- [ ] Okapi\n\n::: only ada\nzebra\n:::\n")
    text += (
        "=== mentees/ada/reflections/2026-04-02.md\nquokka\n=== mentees/ada/goals/talk.md\n---\ntitle: Wombat\n---\n"
    )
    files = [file.read_bytes().lower() for file in built(tmp_path, text).rglob("*.ics")]
    assert len(files) == 4
    assert [word for word in (b"okapi", b"zebra", b"quokka", b"wombat") if any(word in file for file in files)] == []


def test_pages_lead_to_the_files_that_their_reader_has_and_to_no_other(tmp_path):
    site = built(tmp_path, talk("2026-05-12", "time: 14:00") + talk("2026-04-01", text="We talked."))
    conversation = "mentees/ada/sessions/2026-05-12/conversation.ics"
    for reader, expected in (
        ("ada", {"calendar.ics", conversation}),
        ("ben", {"calendar.ics", conversation}),
        ("cem", set()),
    ):
        tree = site / "readers" / reader
        pages = [(page.parent, page.read_text()) for page in tree.rglob("*.html")]
        links = {
            (folder / link).resolve() for folder, text in pages for link in re.findall(r'href="([^"]+\.ics)"', text)
        }
        assert links == {(tree / name).resolve() for name in expected}
        assert all(link.is_file() for link in links)


# --- the form


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=200)


@given(title=TEXTS, where=TEXTS)
def test_any_text_comes_through_as_it_was_written(title, where):
    file = written([Event("1@mentorsite", date(2026, 2, 1), date(2026, 5, 12), date(2026, 5, 13), title, where)])
    (event,) = Calendar.from_ical(file).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == (title, where)
    lines = file.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    assert all(line.decode() for line in lines[:-1])


def test_a_long_line_is_cut_between_characters():
    assert folded("X:" + "ä" * 40) == b"X:" + "ä".encode() * 36 + b"\r\n " + "ä".encode() * 4 + b"\r\n"


def test_no_sign_of_a_text_is_taken_for_the_formats_own():
    assert escaped("a,b;c\\d\r\nEND:VEVENT") == "a\\,b\\;c\\\\d\\nEND:VEVENT"


# --- what is coming up


@pytest.fixture
def upcoming(tmp_path, monkeypatch):
    def run(text, *arguments):
        write_programme(tmp_path, PROGRAMME + text)
        monkeypatch.chdir(tmp_path)
        result = CliRunner().invoke(commands, ["upcoming", "--today", TODAY, "--lang", "en", *arguments])
        assert result.exit_code == 0, result.output
        return result.output.replace("\N{NO-BREAK SPACE}", " ")

    return run


TALKS = (
    talk("2026-04-21", "time: 14:00")
    + talk("2026-04-20", mentee="cem")
    + talk("2026-04-28", "time: 9:00")
    + talk("2026-04-13", "time: 9:00")
)


def test_what_is_coming_up_in_a_week(upcoming):
    assert upcoming(TALKS).splitlines() == [
        "Monday, 20 April: Cem Aydin with Ben Okoro",
        "Tuesday, 21 April, 14:00: Ada Lind with Ben Okoro",
    ]


@pytest.mark.parametrize(("within", "count"), [("0d", 1), ("1", 2), ("7d", 2), ("8d", 3), ("2w", 3)])
def test_how_far_to_look_ahead(upcoming, within, count):
    assert len(upcoming(TALKS, "--within", within).splitlines()) == count


def test_nothing_is_said_of_what_lies_behind(upcoming):
    assert upcoming(talk("2026-04-13")) == "No conversation is arranged until 27 April 2026.\n"


def test_what_is_coming_up_for_a_machine(upcoming):
    found = json.loads(upcoming(TALKS, "--format", "json"))
    assert {key: found[key] for key in ("version", "from", "until")} == {
        "version": 1,
        "from": "2026-04-20",
        "until": "2026-04-27",
    }
    assert found["conversations"][1] == {
        "day": "2026-04-21",
        "time": "14:00",
        "time_zone": "Europe/Vienna",
        "mentee": {"id": "ada", "name": "Ada Lind"},
        "mentor": {"id": "ben", "name": "Ben Okoro"},
    }
    assert found["conversations"][0]["time"] is None


def test_another_time_zone_is_named(upcoming):
    people = "=== people.yaml\nada: {name: Ada, time_zone: Europe/Tallinn}\nben: {name: Ben}\ncem: {name: Cem}\n"
    assert (
        upcoming(people + "nadja: {name: Nadja}\n" + TALKS).splitlines()[1]
        == "Tuesday, 21 April, 14:00 (Europe/Tallinn): Ada with Ben"
    )


def test_what_only_its_owner_reads_is_not_listed_and_who_has_left_meets_nobody(upcoming):
    people = "=== people.yaml\nada: {name: Ada}\nben: {name: Ben}\ncem: {name: Cem, active: no}\nnadja: {name: N}\n"
    assert "arranged" in upcoming(people + talk("2026-04-21", "visibility: me") + talk("2026-04-20", mentee="cem"))


def test_a_stretch_that_is_none_is_refused(tmp_path, monkeypatch):
    write_programme(tmp_path, PROGRAMME)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(commands, ["upcoming", "--within", "soon"])
    assert (result.exit_code, "7d" in result.output) == (2, True)
