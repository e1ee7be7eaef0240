"""Who could accompany whom: the rule's points and reasons, the page for the mentee alone, and the two commands."""

import re
from dataclasses import asdict, fields
from datetime import date
from html import unescape
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from mentorsite.build import Wish, build, check, jobs, read_content
from mentorsite.cli import commands
from mentorsite.diagnostics import Severity
from mentorsite.job import examine
from mentorsite.programme.matching import Meeting, Points, Seeker, free_places, seeker_of, suggestions
from mentorsite.site.reasons import PARTS
from programme_text import TODAY, files_of, write_programme

EXAMPLE = yaml.safe_load((Path(__file__).parent / "examples/matching-examples.yaml").read_text())["suggestion"]


def skills(**names):
    """A framework of some skills, in as few words as there can be."""
    levels = [f"  - {{n: {n}, name: Level {n}, anchor: I know it}}" for n in range(5)]
    interest = [f"  - {{n: {n}, name: Interest {n}}}" for n in range(4)]
    listed = [f"      - {{id: {skill.replace('_', '-')}, name: {name}}}" for skill, name in names.items()]
    head = ["version: 1.0.0", "valid_from: 2026-01-01", "levels:", *levels, "interest:", *interest]
    head += ["areas:", "  - id: all", "    name: All", "    skills:", *listed]
    return "\n".join(["=== skills.md", "---", *head, "---", ""])


PEOPLE = """\
=== programme.md
---
title: Mentoring
time_zone: Europe/Vienna
languages: [en, de]
coordinators: [nadja]
---
=== people.yaml
nadja: {name: Nadja Berger}
ada: {name: Ada Lind, team: Web, manager: dora, language: en}
cem: {name: Cem Aydin, team: Web, manager: dora, language: en}
ben: {name: Ben Okoro, team: Ops, language: en}
kim: {name: Kim Park, team: Data, language: en}
dora: {name: Dora Weiss, team: Web, manager: gil, language: en}
gil: {name: Gil Roth, language: en}
"""
PEOPLE += skills(public_speaking="Speaking", leading="Leading", testing="Testing")
ADA = "wishes: {topics: [leading, public-speaking], formats: [remote, walk], mentors: [ben, kim]}\nlanguages: [en, de]"
BEN = "stage: mentor\noffers: [leading, public-speaking]\nplaces: 2\nlanguages: [en]\nformats: [remote, walk]"


def own(head, mentee="ada"):
    return f"=== mentees/{mentee}/mentee.md\n---\n{head}\n---\n"


def offer(head, mentor="ben", words="I listen first."):
    return f"=== mentors/{mentor}.md\n---\n{head}\n---\n{words}\n"


def suggested(root, text, mentee="ada", day=TODAY):
    """Suggest mentors to a mentee, from what stands in the files."""
    begins = date.fromisoformat(day)
    content = read_content(write_programme(root, text), begins)
    assert [f for f in content.findings if f.severity is Severity.ERROR] == []
    journeys = [examine(job)[0].journey for job in jobs(content, content.common)]
    seekers = {journey.mentee: seeker_of(journey.mentee, journey.record) for journey in journeys}
    free = free_places(content.common, [pair for seeker in seekers.values() for pair in seeker.pairs], begins)
    return suggestions(content.common, seekers[mentee], free, begins)


def against(found, mentor="ben"):
    """Why a mentor is out of the question; nothing where they are not."""
    return next((entry.reasons for entry in found.excluded if entry.mentor == mentor), ())


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


def merged(before, after):
    """The files of two texts, the later one winning."""
    return "".join(f"=== {path}\n{words}" for path, words in (files_of(before) | files_of(after)).items())


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


# --- the page, for the mentee alone


CROWD = (
    PEOPLE + own(f"{ADA}\nrather_not: [kim]\nhours: 08:00-14:00") + offer(BEN) + offer(BEN, "kim") + offer(BEN, "dora")
)


def site_of(root, text, **wish):
    write_programme(root, text)
    outcome = build(Wish(root, root / "site", date.fromisoformat(TODAY), **wish))
    assert outcome.published, outcome.findings
    return root / "site"


def words_of(file):
    html = file.read_text()
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html[html.index("<main") : html.index("</main>")])).split())


def test_a_mentee_reads_who_could_accompany_them_and_why(tmp_path):
    page = words_of(site_of(tmp_path, CROWD) / "readers/ada/mentees/ada/mentors/index.html")
    assert "Visible to Ada alone" in page
    assert "I listen first." in page
    for line in (
        "Ops · 90 points",
        "On Leading and Speaking · 50",
        "In English, the first language · 10",
        "5 common working hours · 10",
        "By video, as wished for first · 5",
        "From another team · 10",
        "2 places free · 5",
    ):
        assert line in page
    assert "Dora Weiss In the reporting line" in page
    assert "Kim Park On my list “rather_not”" in page
    assert "mentors: [ben]" in page


def test_nobody_else_gets_the_page_or_learns_of_whom_somebody_would_rather_not_ask(tmp_path):
    site = site_of(tmp_path, CROWD)
    pages = [
        file.relative_to(site).as_posix() for file in site.rglob("*.html") if "/mentees/ada/mentors/" in file.as_posix()
    ]
    assert sorted(pages) == [
        "readers/ada/de/mentees/ada/mentors/index.html",
        "readers/ada/mentees/ada/mentors/index.html",
    ]
    telling = [file for file in site.rglob("*.html") if "On my list" in file.read_text()]
    assert [file.relative_to(site).as_posix() for file in telling] == ["readers/ada/mentees/ada/mentors/index.html"]


def test_the_members_of_a_repository_do_not_get_it_either(tmp_path):
    text = merged(CROWD, own(f"{ADA}\nrather_not: [kim]\npairs: [{{mentor: ben, from: 2026-02-01}}]"))
    site = site_of(tmp_path, text, reader="pair:ada")
    assert (site / "mentees/ada/index.html").is_file()
    assert not (site / "mentees/ada/mentors").exists()


def test_the_home_of_a_mentee_leads_there_and_nobody_elses_does(tmp_path):
    site = site_of(tmp_path, CROWD)
    assert 'href="mentees/ada/mentors/"' in (site / "readers/ada/index.html").read_text()
    assert "mentees/ada/mentors/" not in (site / "readers/ben/index.html").read_text()


def test_words_that_a_mentor_keeps_closer_are_not_quoted(tmp_path):
    text = merged(CROWD, offer(f"{BEN}\nvisibility: programme", words="Only for coordinators."))
    page = words_of(site_of(tmp_path, text) / "readers/ada/mentees/ada/mentors/index.html")
    assert "Ben Okoro" in page
    assert "Only for coordinators." not in page


def test_of_many_who_fit_five_are_shown_with_reasons_and_the_others_by_name(tmp_path):
    people = [f"mentor-{number}" for number in range(1, 8)]
    roster = "".join(f"{person}: {{name: {person.title()}, language: en}}\n" for person in people)
    text = PEOPLE.replace("=== skills.md", roster + "=== skills.md") + own(ADA) + "".join(offer(BEN, p) for p in people)
    page = words_of(site_of(tmp_path, text) / "readers/ada/mentees/ada/mentors/index.html")
    assert page.count("In English, the first language") == 5
    assert "Would fit as well Mentor-6 , Mentor-7" in page


def test_where_nobody_fits_the_page_says_what_helps(tmp_path):
    text = PEOPLE + own(ADA) + offer(BEN.replace("places: 2", "places: 0"))
    page = words_of(site_of(tmp_path, text) / "readers/ada/mentees/ada/mentors/index.html")
    assert "Nobody fits just now." in page
    assert "Would fit, once there is room Ben Okoro All places taken" in page


def test_where_nobody_offers_anything_the_page_is_kind(tmp_path):
    page = words_of(site_of(tmp_path, PEOPLE + own(ADA)) / "readers/ada/mentees/ada/mentors/index.html")
    assert "Nobody offers a place yet." in page
    assert "and why" not in page.replace("Who fits my wishes, and why.", "")


# --- on the command line


def run(monkeypatch, root, *words):
    monkeypatch.chdir(root)
    result = CliRunner().invoke(commands, list(words), catch_exceptions=False)
    return result.exit_code, result.output


def test_suggest_says_the_same_with_points_and_reasons(tmp_path, monkeypatch):
    write_programme(tmp_path, CROWD + offer(BEN.replace("places: 2", "places: 0"), "gil"))
    assert run(monkeypatch, tmp_path, "suggest", "mentors", "Ada", "--from", TODAY) == (
        0,
        """\
Mentors for Ada Lind, from 20\N{NO-BREAK SPACE}April 2026

Ben Okoro (ben): 90 points
   50  on Leading and Speaking
   10  in English, the first language
   10  5 common working hours
    5  by video, as wished for first
   10  from another team
    5  2 places free

No room now: Gil Roth (all places taken).

Whoever else is missing does not fit. The reasons stand on the page mentees/ada/mentors/, which only Ada can read.
""",
    )


@pytest.mark.parametrize("command", [("suggest", "mentors", "ada"), ("match", "ada")])
@pytest.mark.parametrize("room", ["places: 2", "places: 0"])
def test_a_name_on_the_rather_not_list_looks_like_any_other_that_does_not_fit(tmp_path, monkeypatch, command, room):
    kim = offer(BEN.replace("places: 2", room), "kim")
    wished = ADA.replace("[ben, kim]", "[kim, ben]")
    text = PEOPLE + own(f"{wished}\nrather_not: [kim]") + offer(BEN) + kim
    write_programme(tmp_path / "one", text)
    write_programme(tmp_path / "two", text.replace("rather_not: [kim]\n", "").replace("kim: {", "kim: {manager: ada, "))
    one, two = (run(monkeypatch, tmp_path / root, *command, "--from", TODAY) for root in ("one", "two"))
    assert one == two
    assert one[0] == 0


def test_match_proposes_pairs_with_the_line_to_commit(tmp_path, monkeypatch):
    ben = offer(BEN.replace("places: 2", "places: 1"))
    cem = own(ADA.replace("languages: [en, de]", "languages: [de, en]"), "cem")
    text = PEOPLE + own(ADA) + cem + ben + offer(BEN, "kim") + own("pairs: [{mentor: kim, from: 2026-02-01}]", "nadja")
    write_programme(tmp_path, text)
    asked = run(monkeypatch, tmp_path, "match", "cem", "nadja", "ada", "--from", "2026-05-01")
    assert asked == run(monkeypatch, tmp_path, "match", "ada", "cem", "ada", "nadja", "--from", "2026-05-01")
    assert asked == (
        0,
        """\
# A proposal for pairs from 1\N{NO-BREAK SPACE}May 2026

Nothing is decided by it. The mentees' wishes went before, in their own order; mentors took in the order of points. \
A pair begins with the line that the mentee commits, once the two have talked.

## Pairs

### Ada Lind with Ben Okoro

The first wish. In common: Leading and Speaking.

To commit, in `content/mentees/ada/mentee.md`:

```yaml
pairs:
  - {mentor: ben, from: 2026-05-01}
```

### Cem Aydin with Kim Park

The second wish. In common: Leading and Speaking.

To commit, in `content/mentees/cem/mentee.md`:

```yaml
pairs:
  - {mentor: kim, from: 2026-05-01}
```

## With a mentor already

- Nadja Berger: Kim Park

Should one of these pairs end before 1\N{NO-BREAK SPACE}May 2026, “until:” goes into its line first.
""",
    )


def test_the_line_makes_a_pair_and_no_finding(tmp_path, monkeypatch):
    write_programme(tmp_path, PEOPLE + own(ADA) + offer(BEN))
    _, proposal = run(monkeypatch, tmp_path, "match", "ada", "--from", "2026-05-01")
    line = proposal.split("```yaml\n")[1].split("```")[0]
    found = suggested(tmp_path, PEOPLE + own(f"{ADA}\n{line.rstrip()}") + offer(BEN), day="2026-05-01")
    assert [f for f in check(tmp_path, date.fromisoformat(TODAY)) if f.path.startswith("mentees/")] == []
    assert against(found) == ("accompanies-already",)


def test_a_mentee_with_an_earlier_pair_adds_a_line_to_the_others(tmp_path, monkeypatch):
    pairs = "pairs:\n  - {mentor: kim, from: 2025-02-01, until: 2026-01-31}"
    write_programme(tmp_path, PEOPLE + own(f"{ADA}\n{pairs}") + offer(BEN))
    _, proposal = run(monkeypatch, tmp_path, "match", "ada", "--from", "2026-05-01")
    assert "as one more below “pairs:”:\n\n```yaml\n  - {mentor: ben, from: 2026-05-01}\n```" in proposal


def test_whoever_is_left_over_learns_what_became_of_each_wish_and_what_helps(tmp_path, monkeypatch):
    wished = ADA.replace("[ben, kim]", "[ben, gil, dora, cem, nadja]")
    text = PEOPLE.replace("cem: {name: Cem Aydin, team: Web", "cem: {name: Cem Aydin, team: Ops")
    text += own(ADA, "cem") + own(wished) + offer(BEN.replace("places: 2", "places: 1")) + offer(BEN, "kim")
    text += offer(f"{BEN}\nrests_from: 2026-05-01", "gil") + offer(BEN, "dora")
    text += own(ADA.replace("[ben, kim]", "[ben]") + "\nhours: 09:00-17:00", "cem")
    text = text.replace("ben: {name: Ben Okoro, team: Ops", "ben: {name: Ben Okoro, team: Web")
    write_programme(tmp_path, text)
    _, proposal = run(monkeypatch, tmp_path, "match", "ada", "cem", "--from", "2026-05-01")
    assert "### Cem Aydin with Ben Okoro" in proposal
    assert proposal.endswith(
        """\
## Without a mentor for now

### Ada Lind

- Ben Okoro: the places went to others in this round
- Gil Roth: taking a break
- Dora Weiss: does not fit; why, only Ada can read
- Cem Aydin: not in the directory
- Nadja Berger: not in the directory

What helps now: talk with Ada. There is room, and it would fit, with: Kim Park. A name that Ada adds to “wishes:” \
counts in the next round.
"""
    )


def test_whoever_is_left_over_is_not_sent_to_a_place_that_this_round_has_filled(tmp_path, monkeypatch):
    one = BEN.replace("places: 2", "places: 1")
    text = PEOPLE + own(ADA.replace("[ben, kim]", "[]")) + own(ADA, "cem") + offer(one) + offer(one, "kim")
    write_programme(tmp_path, text)
    _, proposal = run(monkeypatch, tmp_path, "match", "ada", "cem", "--from", "2026-05-01")
    assert "### Cem Aydin with Ben Okoro" in proposal
    assert "it would fit, with: Kim Park." in proposal


def test_whoever_has_ranked_nobody_is_shown_the_way(tmp_path, monkeypatch):
    write_programme(tmp_path, PEOPLE + own("languages: [en]"))
    _, proposal = run(monkeypatch, tmp_path, "match", "ada", "--from", "2026-05-01")
    assert "Ada has ranked nobody yet. The page `mentees/ada/mentors/` helps with that." in proposal
    assert "None in this round." in proposal
    assert "Nobody who fits has room" in proposal


def test_which_wish_a_mentor_is_has_no_part_in_whom_the_mentor_takes(tmp_path, monkeypatch):
    """Else it would pay to name as first whom one could get, and not whom one would like."""
    ben = offer(BEN.replace("places: 2", "places: 1"))
    for wishes in ("[ben, kim]", "[kim, ben]"):
        ada, cem = ADA.replace("[ben, kim]", wishes).replace("[leading, public-speaking]", "[leading]"), ADA
        write_programme(tmp_path, PEOPLE + own(ada) + own(cem, "cem") + ben)
        _, proposal = run(monkeypatch, tmp_path, "match", "ada", "cem", "--from", "2026-05-01")
        assert "### Cem Aydin with Ben Okoro" in proposal


def test_signs_in_names_are_no_markup(tmp_path, monkeypatch):
    text = PEOPLE.replace("Ben Okoro", '"Ben *the* [Okoro](x)"') + own(ADA) + offer(BEN)
    write_programme(tmp_path, text)
    _, proposal = run(monkeypatch, tmp_path, "match", "ada", "--from", "2026-05-01")
    assert r"Ben \*the\* \[Okoro\](x)" in proposal


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("suggest", "mentors", "aba"), 2, "No mentee here has the id aba. Similar: ada."),
        (("suggest", "mentors", "zzzzzz"), 2, "No mentee here has the id zzzzzz."),
        (
            ("suggest", "mentors", "cem"),
            2,
            "cem has no folder in mentees/ yet. Begin one with: mentorsite new mentee cem",
        ),
        (("match", "ada", "cem", "--from", TODAY), 2, "cem has no folder in mentees/ yet."),
        (("match", "ada", "--from", "9999-12-31"), 2, "This day is too far away."),
        (("match", "ada"), 2, "--from"),
        (("match", "--from", TODAY), 2, "PERSON"),
    ],
)
def test_what_cannot_be_answered_ends_with_what_helps(tmp_path, monkeypatch, words, code, said):
    write_programme(tmp_path, PEOPLE + own(ADA) + offer(BEN))
    exit_code, output = run(monkeypatch, tmp_path, *words)
    assert (exit_code, said in output) == (code, True), output


def test_a_mistake_in_the_mentees_own_file_is_mended_first(tmp_path, monkeypatch):
    write_programme(tmp_path, PEOPLE + own(f"{ADA}\nrather_nit: [kim]") + offer(BEN))
    asked = run(monkeypatch, tmp_path, "suggest", "mentors", "ada")
    assert asked == (1, "mentorsite: There is a mistake in content/mentees/ada/mentee.md. See: mentorsite check\n")


def test_a_mistake_in_somebody_elses_file_frees_no_place(tmp_path, monkeypatch):
    cem = own("pairs: [{mentor: ben, from: 2026-02-01}]\nhours: all day", "cem")
    write_programme(tmp_path, PEOPLE + own(ADA) + cem + offer(BEN.replace("places: 2", "places: 1")))
    _, output = run(monkeypatch, tmp_path, "suggest", "mentors", "ada", "--from", TODAY)
    assert "No room now: Ben Okoro (all places taken)." in output


def test_a_mistake_in_the_programmes_files_is_mended_first(tmp_path, monkeypatch):
    write_programme(tmp_path, PEOPLE + own(ADA) + offer(BEN.replace("stage", "stagge")))
    asked = run(monkeypatch, tmp_path, "match", "ada", "--from", TODAY)
    assert asked == (1, "mentorsite: There is a mistake in the programme's own files. See: mentorsite check\n")
