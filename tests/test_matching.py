"""Who could accompany whom: who is out of the question and why, and points."""

import re
from dataclasses import asdict, fields
from pathlib import Path

import pytest
import yaml

from mentorsite.programme.matching import Meeting, Points
from mentorsite.programme.sides import Seeker
from mentorsite.site.reasons import PARTS
from programme_text import TODAY
from seeking import ADA, BEN, PEOPLE, against, merged, offer, own, skills, suggested

EXAMPLE = yaml.safe_load((Path(__file__).parent / "examples/matching-examples.yaml").read_text())["suggestion"]


def points(found, mentor="ben"):
    return next(met.points for met in found.fitting if met.mentor == mentor)


# --- the worked example


def as_written(example):
    """The worked example as people would write it."""
    mentee, mentors = example["mentee"], example["mentors"]
    people = [person_line(entry) for entry in (mentee, *mentors)]
    others = {entry["manager"] for entry in (mentee, *mentors)} - {entry["id"] for entry in (mentee, *mentors)}
    people += [f"{person}: {{name: {person.title()}}}" for person in sorted(others)]
    wishes = f"wishes: {{topics: [{', '.join(mentee['topics'])}], formats: [{', '.join(mentee['formats'])}]}}"
    head = f"{wishes}\nlanguages: [{', '.join(mentee['languages'])}]\nhours: {'-'.join(mentee['hours'])}"
    return (
        "=== programme.md\n---\ntitle: Mentoring\n---\n=== people.yaml\n"
        + "\n".join(people)
        + f"\n{own(head, mentee['id'])}"
        + skills(
            **{topic.replace("-", "_"): topic.title() for entry in (mentee, *mentors) for topic in entry["topics"]}
        )
        + "".join(offer(offer_of(entry), entry["id"]) for entry in mentors)
    )


def person_line(entry):
    facts = {"name": entry["id"].title(), "team": entry["team"], "manager": entry["manager"], "time_zone": entry["tz"]}
    return f"{entry['id']}: {{{', '.join(f'{key}: {value}' for key, value in facts.items())}}}"


def offer_of(entry):
    lists = {key: f"[{', '.join(entry[key])}]" for key in ("languages", "formats")}
    return "\n".join(
        [
            "stage: mentor",
            f"offers: [{', '.join(entry['topics'])}]",
            f"places: {entry['free']}",
            *(f"{key}: {value}" for key, value in lists.items()),
            f"hours: {'-'.join(entry['hours'])}",
        ]
    )


@pytest.fixture
def worked(tmp_path):
    return suggested(tmp_path, as_written(EXAMPLE), "ana", str(EXAMPLE["day"]))


def test_the_worked_example_point_by_point_and_in_its_order(worked):
    found = [
        {
            "mentor": met.mentor,
            "points": met.points.total,
            "parts": asdict(met.points),
            "overlap_hours": met.minutes / 60,
        }
        for met in worked.fitting
    ]
    assert found == EXAMPLE["expected"]


def test_the_worked_example_leaves_out_just_these_two_with_their_reasons(worked):
    assert {entry.mentor: list(entry.reasons) for entry in worked.excluded} == EXAMPLE["excluded"]


# --- who is out of the question


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("", ()),
        (own(f"{ADA}\npairs: [{{mentor: ben, from: 2026-02-01}}]"), ("accompanies-already",)),
        (own(f"{ADA}\npairs: [{{mentor: ben, from: 2026-05-01}}]"), ("accompanies-already",)),
        (own(f"{ADA}\npairs: [{{mentor: ben, from: 2026-02-01, until: {TODAY}}}]"), ("accompanies-already",)),
        (own(f"{ADA}\npairs: [{{mentor: ben, from: 2026-02-01, until: 2026-04-19}}]"), ()),
        (own(f"{ADA}\nrather_not: [ben]"), ("rather-not",)),
        (offer(BEN.replace("mentor", "resting", 1)), ("resting",)),
        (offer(f"{BEN}\nrests_from: {TODAY}"), ("resting",)),
        (offer(f"{BEN}\nrests_from: 2026-04-21"), ()),
        (offer(BEN.replace("places: 2", "places: 0")), ("no-free-place",)),
        (offer(BEN.replace("places: 2\n", "")), ("no-free-place",)),
        (offer(BEN.replace("[leading, public-speaking]", "[testing]")), ("no-common-topic",)),
        (offer(BEN.replace("offers: [leading, public-speaking]\n", "")), ("no-common-topic",)),
        (offer(BEN.replace("[en]", "[fr]")), ("no-common-language",)),
        (offer(BEN.replace("[remote, walk]", "[onsite]")), ("no-common-format",)),
        (offer(f"{BEN}\nhours: 16:01-20:00"), ("no-common-hour",)),
        (offer(f"{BEN}\nhours: 16:00-20:00"), ()),
        (offer(BEN.replace("[en]", "[fr]").replace("places: 2", "places: 0")), ("no-free-place", "no-common-language")),
    ],
)
def test_each_reason_against_a_mentor(tmp_path, text, reasons):
    found = suggested(tmp_path, PEOPLE + merged(own(ADA) + offer(BEN), text))
    assert against(found) == reasons
    assert [met.mentor for met in found.fitting] == ([] if reasons else ["ben"])


def test_nobody_is_suggested_to_themselves(tmp_path):
    assert against(suggested(tmp_path, PEOPLE + own(ADA) + offer(BEN, "ada")), "ada") == ("same-person",)


@pytest.mark.parametrize(("mentee", "mentor"), [("ada", "dora"), ("ada", "gil"), ("dora", "ada"), ("gil", "ada")])
def test_the_reporting_line_is_kept_out_at_any_depth_in_either_direction(tmp_path, mentee, mentor):
    text = PEOPLE + own(ADA, mentee) + offer(BEN, mentor)
    assert against(suggested(tmp_path, text, mentee), mentor) == ("reporting-line",)


def test_colleagues_under_one_manager_may_accompany_each_other(tmp_path):
    assert against(suggested(tmp_path, PEOPLE + own(ADA) + offer(BEN, "cem")), "cem") == ()


def test_a_reporting_line_that_goes_round_in_a_circle_ends(tmp_path):
    text = PEOPLE.replace("gil: {name: Gil Roth,", "gil: {name: Gil Roth, manager: ada,") + own(ADA) + offer(BEN)
    assert against(suggested(tmp_path, text)) == ()


@pytest.mark.parametrize("stage", ["interested", "training", "shadowing"])
def test_who_is_on_the_way_to_becoming_a_mentor_is_not_spoken_of(tmp_path, stage):
    found = suggested(tmp_path, PEOPLE + own(ADA) + offer(BEN.replace("mentor", stage, 1)))
    assert (found.fitting, found.excluded) == ((), ())


def test_who_has_left_is_not_spoken_of(tmp_path):
    text = PEOPLE.replace("ben: {name: Ben Okoro,", "ben: {name: Ben Okoro, active: no,")
    found = suggested(tmp_path, text + own(ADA) + offer(BEN))
    assert (found.fitting, found.excluded) == ((), ())


def test_places_are_taken_until_the_last_day_of_a_pair_and_from_the_day_it_is_agreed(tmp_path):
    def free(pair):
        text = PEOPLE + own(ADA) + offer(BEN) + own(f"pairs: [{{mentor: ben, {pair}}}]", "cem")
        return suggested(tmp_path, text).fitting[0].free

    assert free("from: 2026-01-01, until: 2026-04-19") == 2
    assert free(f"from: 2026-01-01, until: {TODAY}") == 1
    assert free("from: 2026-09-01") == 1


def test_with_more_mentees_than_places_there_is_no_room(tmp_path):
    text = PEOPLE + own(ADA) + offer(BEN.replace("places: 2", "places: 1"))
    text += "".join(own("pairs: [{mentor: ben, from: 2026-01-01}]", mentee) for mentee in ("cem", "kim"))
    assert against(suggested(tmp_path, text)) == ("no-free-place",)


def test_those_who_would_fit_with_more_room_are_told_apart(tmp_path):
    full = BEN.replace("places: 2", "places: 0")
    text = PEOPLE + own(ADA) + offer(full) + offer(full.replace("[en]", "[fr]"), "kim") + offer(BEN, "dora")
    assert [entry.mentor for entry in suggested(tmp_path, text).later] == ["ben"]


# --- points


@pytest.mark.parametrize(
    ("wished", "offered", "expected"),
    [
        ("a, b, c", "a, b, c", 60),
        ("a, b, c", "c", 10),
        ("a, b, c, d", "d", 0),
        ("a, b, c, d", "d, b", 20),
        ("a, a, b", "b", 20),
        ("", "a", 0),
    ],
)
def test_topics_count_by_their_place_among_the_wishes(tmp_path, wished, offered, expected):
    ada = ADA.replace("[leading, public-speaking]", f"[{wished}]")
    ben = BEN.replace("[leading, public-speaking]", f"[{offered}]")
    framework = skills(a="A", b="B", c="C", d="D")
    assert points(suggested(tmp_path, merged(PEOPLE, framework) + own(ada) + offer(ben))).topics == expected


@pytest.mark.parametrize(
    ("part", "before", "after", "expected"),
    [
        ("language", "languages: [en]", "languages: [de, en]", 10),
        ("language", "languages: [en]", "languages: [de]", 0),
        ("language", "languages: [en]", "languages: [EN]", 10),
        ("time", "stage", "hours: 13:00-20:00\nstage", 10),
        ("time", "stage", "hours: 13:01-20:00\nstage", 5),
        ("format", "[remote, walk]", "[remote]", 5),
        ("format", "[remote, walk]", "[walk]", 0),
        ("places", "places: 2", "places: 1", 0),
        ("places", "places: 2", "places: 9", 5),
    ],
)
def test_the_other_parts(tmp_path, part, before, after, expected):
    found = suggested(tmp_path, PEOPLE + own(ADA) + offer(BEN.replace(before, after, 1)))
    assert getattr(points(found), part) == expected


@pytest.mark.parametrize(("team", "expected"), [("team: Ops, ", 10), ("team: Web, ", 0), ("", 0)])
def test_another_team_has_another_view(tmp_path, team, expected):
    text = PEOPLE.replace("team: Ops, ", team) + own(ADA) + offer(BEN)
    assert points(suggested(tmp_path, text)).other_team == expected


def test_who_says_nothing_rules_nothing_out_and_gains_nothing(tmp_path):
    found = suggested(tmp_path, PEOPLE + own("towards: 2029") + offer(BEN))
    assert points(found) == Points(topics=0, language=10, time=10, format=0, other_team=10, places=5)
    quiet = "stage: mentor\noffers: [leading]\nplaces: 1"
    assert points(suggested(tmp_path, PEOPLE + own(ADA) + offer(quiet))) == Points(30, 10, 10, 0, 10, 0)


def test_equal_points_go_by_free_places_common_time_and_the_id(tmp_path):
    def order(**mentors):
        people = PEOPLE + "".join(offer(head, mentor) for mentor, head in mentors.items())
        return [met.mentor for met in suggested(tmp_path, people + own(ADA)).fitting]

    assert order(kim=BEN, ben=BEN) == ["ben", "kim"]
    assert order(ben=BEN, kim=f"{BEN}\nhours: 09:00-17:00") == ["ben", "kim"]
    assert order(ben=f"{BEN}\nhours: 10:00-18:00", kim=BEN) == ["kim", "ben"]
    assert order(ben=BEN, kim=f"{BEN}\nhours: 10:00-18:00".replace("places: 2", "places: 3")) == ["kim", "ben"]


def test_the_rule_looks_at_nothing_else_of_anybody(tmp_path):
    text = PEOPLE + own(ADA) + offer(BEN) + offer(BEN, "kim")
    more = """\
=== mentees/ada/goals/talk.md
---
title: Lead a team
skills: [leading]
suggested_by: kim
---
- [x] Ask Kim
=== mentees/ada/sessions/2026-03-12.md
## Notes
Kim is my hero, Ben is not.
=== mentees/ada/reflections/me.md
I am shy.
"""
    assert suggested(tmp_path, text) == suggested(tmp_path, text + more)
    assert {field.name for field in fields(Seeker)} == {
        "mentee", "topics", "formats", "mentors", "rather_not", "languages", "hours", "pairs",
    }  # fmt: skip
    assert {field.name for field in fields(Meeting)} == {
        "mentor", "topics", "languages", "formats", "minutes", "teams", "free", "points",
    }  # fmt: skip


def test_the_document_says_the_rule_as_it_is():
    text = (Path(__file__).parent.parent / "docs/matching.md").read_text()
    rows = re.findall(r"^\| (.+?) +\| (\d+) +\|$", text, re.MULTILINE)
    assert [(words, int(count)) for words, count in rows] == list(PARTS)
    assert Points(sum((30, 20, 10)), 10, 10, 5, 10, 5).total == 100
