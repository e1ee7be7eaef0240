"""Further training: what a catalogue entry and a log say, what is found in them, and the pages."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest

from derived import view
from mentorsite.build import Wish, build
from mentorsite.content.records.training import Entry
from mentorsite.inventory import read_content
from mentorsite.language import spoken
from mentorsite.programme.demand import Range, demand, ranged, wanted
from mentorsite.site.training_words import cost, length
from programme_text import TODAY, write_programme

LAB = """\
=== trainings/talk-lab.md
---
title: {de: Vortragslabor, en: Talk lab}
provider: in-house
url: https://learn.example/talk-lab
format: online
languages: [en]
hours: 6.5
cost: free
teaches: {talking: [1, 3]}
dates: [2026-05-20, 2026-02-20, 2026-04-20]
status: open
checked: 2026-01-20
---
Nine people, five minutes each.
"""
LOG = """\
=== mentees/ada/training.md
---
entries:
  - {training: talk-lab, goal: talk, interested: 2026-02-01, planned: 2026-05-20}
  - {training: sql-basics, done: 2025-11-12, recommend: partly}
---
## Talk lab
I am afraid of the film.

## sql-basics
Ask Milan.

## And also
A walk is a training, too.
=== trainings/sql-basics.md
---
title: SQL basics
status: withdrawn
---
=== mentees/ada/goals/talk.md
---
title: Give a talk
---
- [ ] Pick a topic
"""


def lab(root, head=""):
    text = LAB.replace("status: open\n", f"status: open\n{head}") if head else LAB
    return read_content(write_programme(root, text), date.fromisoformat(TODAY)).common.catalogue["talk-lab"]


# --- what is read


def test_an_entry_of_the_catalogue_is_read_as_it_is_meant(tmp_path):
    found = lab(tmp_path)
    assert found.title == {"de": "Vortragslabor", "en": "Talk lab"}
    assert (found.hours, found.is_free, found.is_remote) == (Decimal("6.5"), True, True)
    assert found.teaches == {"talking": (1, 3)}
    assert found.upcoming(date(2026, 4, 20)) == (date(2026, 4, 20), date(2026, 5, 20))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("cost: {amount: 250}", "missing-field"),
        ("cost: cheap", "wrong-value"),
        ("cost: {amount: 2,50, currency: EUR}", "wrong-value"),
        ("cost: {amount: 250, currency: Euro}", "wrong-value"),
        ("hours: six", "wrong-value"),
        ("teaches: {talking: 3}", "wrong-value"),
        ("teaches: {talking: [3, 1]}", "wrong-value"),
        ("teaches: {talking: [1, 5]}", "wrong-value"),
        ("teaches: {talking: [1, 2, 3]}", "wrong-value"),
        ("url: javascript:alert(1)", "wrong-value"),
        ("format: webinar", "wrong-value"),
        ("rating: 5", "forbidden-word"),
        ("score: 5", "forbidden-word"),
        ("datse: [2026-05-20]", "unknown-key"),
    ],
)
def test_a_slip_in_the_catalogue_is_found(findings, line, message):
    found = findings(f"=== trainings/talk-lab.md\n---\ntitle: Talk lab\n{line}\n---\n")
    assert {entry.split(": ")[2] for entry in found} == {message}


def test_german_keys_are_understood(findings):
    assert findings("=== trainings/talk-lab.md\n---\ntitle: Talk lab\nanbieter: Wir\n---\n") == [
        "content/trainings/talk-lab.md:3:1: error: unknown-key: This key is not known here. Similar: provider."
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{training: talk-lab, percent: 50}", "forbidden-word"),
        ("{training: talk-lab, recommend: maybe}", "wrong-value"),
        ("{training: talk-lab, done: 20.4.2026}", "wrong-value"),
        ("{done: 2026-04-20}", "missing-field"),
        ("{training: talk-lab, goal: tlak, done: 2026-04-20}", "unknown-goal"),
    ],
)
def test_a_slip_in_a_log_is_found(findings, line, message):
    found = findings(f"{LAB}=== mentees/ada/training.md\n---\nentries:\n  - {line}\n---\n")
    assert {entry.split(": ")[2] for entry in found} == {message}


def test_the_furthest_day_says_where_a_training_stands():
    def state(**days):
        return Entry.model_validate({"training": "talk-lab", **days}).state

    assert state() == "interested"
    assert state(interested="2026-02-01", planned="2026-04-20") == "planned"
    assert state(planned="2026-04-20", underway="2026-04-20") == "underway"
    assert state(planned="2026-04-20", done="2026-04-20") == "done"
    assert state(underway="2026-04-20", dropped="2026-05-20") == "dropped"


# --- what is found


def test_a_skill_that_nobody_knows_is_found_where_it_stands(findings):
    assert findings(LAB) == []
    assert findings(LAB.replace("talking:", "talkign:")) == [
        "content/trainings/talk-lab.md:9:11: error: unknown-skill: This skill is not in skills.md. Similar: talking."
    ]


@pytest.mark.parametrize(
    ("checked", "status", "found"),
    [
        ("2025-04-20", "open", 0),
        ("2025-04-19", "open", 1),
        ("2025-04-19", "paused", 1),
        ("2020-01-01", "withdrawn", 0),
    ],
)
def test_a_look_lasts_a_year(findings, checked, status, found):
    text = LAB.replace("2026-01-20", checked).replace("status: open", f"status: {status}")
    assert [line.split(": ")[2] for line in findings(text)] == ["training-unchecked"] * found


def test_an_old_look_keeps_nothing_from_being_published(tmp_path):
    write_programme(tmp_path, LAB.replace("2026-01-20", "2020-01-20"))
    assert build(Wish(tmp_path, tmp_path / "site", date.fromisoformat(TODAY))).published


def test_links_in_the_catalogue_lead_somewhere(findings):
    assert findings(f"{LAB}\nSee [there](../handbook/nowhere.md).\n") != []
    assert findings(f"{LAB}\nSee [there](../handbook/here.md).\n=== handbook/here.md\nHere.\n") == []


# --- in words


@pytest.mark.parametrize(
    ("written", "english", "german"),
    [
        ("free", "free", "kostenlos"),
        ("{amount: 250, currency: EUR}", "€250", "250 €"),
        ("{amount: 1250.50, currency: CHF}", "CHF 1,250.50", "1.250,50 CHF"),
    ],
)
def test_a_price_is_said_as_people_say_it(tmp_path, written, english, german):
    text = LAB.replace("cost: free", f"cost: {written}")
    price = read_content(write_programme(tmp_path, text)).common.catalogue["talk-lab"].cost
    said = [cost(spoken(code), price).replace("\N{NO-BREAK SPACE}", " ") for code in ("en", "de")]
    assert said == [english, german]


def test_a_length_is_said_as_people_say_it():
    assert [length(spoken("en"), Decimal(hours)) for hours in ("1", "1.5", "6")] == ["1 hour", "1.5 hours", "6 hours"]


# --- how many look forward to one


def test_who_took_or_let_go_a_training_wants_it_no_more(tmp_path):
    text = LAB + LOG.replace("sql-basics, done: 2025-11-12", "sql-basics, dropped: 2025-11-12")
    assert wanted(view(tmp_path, text).journey.training) == ("talk-lab",)


def test_a_log_kept_to_oneself_is_not_counted(tmp_path):
    assert wanted(view(tmp_path, LAB + LOG.replace("entries:", "visibility: me\nentries:")).journey.training) == ()


@pytest.mark.parametrize(
    ("count", "total", "told"),
    [
        (0, 30, Range(0, 4)),
        (1, 30, Range(0, 4)),
        (4, 30, Range(0, 4)),
        (5, 30, Range(5, 9)),
        (9, 30, Range(5, 9)),
        (10, 30, Range(10, 19)),
        (24, 30, Range(20, 49)),
        (27, 30, Range(20, None)),
        (6, 8, Range(0, 4)),
        (30, 30, Range(20, 49)),
        (70, 200, Range(50, None)),
    ],
)
def test_counts_are_told_as_ranges_and_none_like_a_few(count, total, told):
    assert ranged(count, total) == told


def test_only_trainings_that_five_people_want_are_named(tmp_path):
    catalogue = read_content(write_programme(tmp_path, LAB + LOG)).common.catalogue
    assert demand(catalogue, [("talk-lab",)] * 5 + [("sql-basics",)] * 4 + [()] * 6, 15) == (("talk-lab", Range(5, 9)),)
    assert demand(catalogue, [("talk-lab",)] * 4, 15) == ()
    assert demand(catalogue, [("gone",)] * 9, 15) == ()


# --- the pages


def words_of(file):
    html = file.read_text()
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html[html.index("<main") : html.index("</main>")])).split())


@pytest.fixture
def site(tmp_path):
    write_programme(tmp_path, LAB + LOG)
    outcome = build(Wish(tmp_path, tmp_path / "site", date.fromisoformat(TODAY)))
    assert outcome.published, outcome.findings
    return tmp_path / "site"


def test_the_catalogue_is_for_everybody(site):
    page = words_of(site / "everyone/training/index.html")
    assert "Visible to all colleagues" in page
    assert "Remote and free Talk lab online · 6.5 hours · free · next on 20 April" in page
    assert "SQL basics" not in page


def test_a_training_says_when_and_for_whom(site):
    page = words_of(site / "everyone/training/talk-lab/index.html")
    assert "Nine people, five minutes each." in page
    assert "Dates 20 April 2026 20 May 2026" in page
    assert "20 February" not in page
    assert "No longer on offer." in words_of(site / "everyone/training/sql-basics/index.html")


def test_a_stale_look_is_said_on_the_page(tmp_path):
    write_programme(tmp_path, LAB.replace("2026-01-20", "2025-01-20"))
    build(Wish(tmp_path, tmp_path / "site", date.fromisoformat(TODAY)))
    assert "Better ask before relying on it." in words_of(tmp_path / "site/everyone/training/talk-lab/index.html")


def test_a_mentee_reads_what_is_booked_and_what_stayed(site):
    page = words_of(site / "readers/ada/mentees/ada/training/index.html")
    assert "Booked Wed 20 May Talk lab" in page
    assert "for the goal Give a talk" in page
    assert "I am afraid of the film." in page
    assert "Taken, and what stayed SQL basics 12 November 2025 · to be recommended in part" in page
    assert "Notes Only Ada can read this. And also A walk is a training, too." in page
    assert "What may fit me" in page


def test_the_pages_beside_lead_there_for_both_of_a_pair(site):
    for reader in ("ada", "ben"):
        assert "training/" in (site / f"readers/{reader}/mentees/ada/goals/index.html").read_text()
        assert (site / f"readers/{reader}/mentees/ada/training/index.html").is_file()


def test_a_goal_leads_to_its_training(tmp_path):
    write_programme(tmp_path, LAB + LOG.replace("title: Give a talk\n", "title: Give a talk\ntrainings: [talk-lab]\n"))
    build(Wish(tmp_path, tmp_path / "site", date.fromisoformat(TODAY)))
    html = (tmp_path / "site/readers/ada/mentees/ada/goals/talk/index.html").read_text()
    assert 'href="../../../../training/talk-lab/">Talk lab</a>' in html


def test_an_empty_catalogue_is_kind(tmp_path):
    write_programme(tmp_path, "")
    build(Wish(tmp_path, tmp_path / "site", date.fromisoformat(TODAY)))
    assert "The catalogue is still empty." in words_of(tmp_path / "site/everyone/training/index.html")


def test_a_place_for_everybody_but_no_names_of_those_who_wait(site):
    write_programme(site.parent, "=== mentors/ben.md\n---\nstage: mentor\nplaces: 2\n---\n")
    build(Wish(site.parent, site, date.fromisoformat(TODAY)))
    page = words_of(site / "everyone/directory/index.html")
    assert "One place is free just now. Fewer than five people are waiting for one." in page
    assert "Ada" not in page
