"""Skills on pages: in words, as drawings with their words beside them, and never as a number."""

import re
import shutil
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest

from mentorsite.build import Wish, build
from mentorsite.content.records.skills import Framework
from mentorsite.resources import STARTER
from mentorsite.site.pages.skills import NAMED
from programme_text import DEFAULT, files_of, write_programme
from reading import read
from test_skill_lines import framework, look

TODAY = date(2026, 4, 20)
LOOKS = (
    look("2026-02-10", "  talking: {level: 1, interest: 3, target: 3}\n  writing: {level: 0, interest: 0}\n")
    + look("2026-03-20", "  talking: {level: 2, interest: 2, target: 3, goal: talk}\n", head="invited: [ben]\n")
    + "## talking\nNineteen minutes, and my heart was loud.\n"
    + "=== mentees/ada/skills/2026-03-20-from-ben.md\n---\nskills: {talking: {level: 3}}\n---\n"
    + "## talking\nI saw the room.\n"
    + "=== mentees/ada/goals/talk.md\n---\ntitle: Give a talk\nskills: [talking]\n---\n- [ ] Pick a topic\n"
    + "=== mentors/cem.md\n---\nstage: mentor\noffers: [talking]\n---\nI listen.\n"
    + "=== trainings/lab.md\n---\ntitle: Talk lab\nteaches: {talking: [1, 3]}\n---\nFive minutes each.\n"
)


def published(root, text):
    outcome = build(Wish(write_programme(root, text), root / "site", TODAY))
    assert outcome.published, outcome.findings
    return root / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return published(tmp_path_factory.mktemp("skills"), LOOKS)


def page(site, reader, address):
    return (site / "readers" / reader / address / "index.html").read_text()


@pytest.fixture(scope="module")
def ada(site):
    return page(site, "ada", "mentees/ada/skills")


def test_of_very_many_who_offer_to_help_some_are_named(tmp_path):
    people = [f"guide-{number:02}" for number in range(NAMED + 3)]
    offers = [f"=== mentors/{person}.md\n---\nstage: mentor\noffers: [talking]\n---\nI listen.\n" for person in people]
    roster = "".join(f"{person}: {{name: {person.title()}}}\n" for person in people)
    files = files_of(DEFAULT)
    text = f"=== people.yaml\n{files['people.yaml'].rstrip()}\n{roster}" + LOOKS + "".join(offers)
    shown = page(published(tmp_path, text), "ada", "mentees/ada/skills")
    named = re.search(r"<dt>Offers to help</dt><dd>(.*?)</dd>", shown, re.DOTALL)[1]
    assert named.count("<a ") == NAMED + 1
    assert "and 4 more people</a>" in named


# --- the page of skills


def test_then_now_and_wanted_stand_there_in_the_words_of_the_framework(ada):
    titles = [title for title in re.findall(r"<title>(.*?)</title>", ada) if ": now" in title or ": then" in title]
    assert titles == [
        "Talking in front of people: then with guidance, now on my own, wanted versatile, Ben sees versatile",
        "Writing: now not yet",
    ]


def test_every_drawing_has_its_table_beside_it(ada):
    table = re.search(r'<details class="fold data-table">.*?</details>', ada, re.DOTALL)[0]
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>.*?</tr>", table)]
    assert rows == [
        ["Skill", "Then", "Now", "Wanted", "As my mentor sees it"],
        ["Talking in front of people", "with guidance", "on my own", "versatile", "versatile"],
        ["Writing", "–", "not yet", "–", "–"],
    ]


def test_all_looks_stand_side_by_side_in_a_table(ada):
    table = re.search(r'<table class="table skill-matrix">.*?</table>', ada, re.DOTALL)[0]
    lines = [line for line in read(f"<main>{table}</main>").splitlines() if line != "not looked at"]
    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines] == [
        "Skill", "10 February 2026", "20 March 2026", "Wanted",
        "Working together", "Talking in front of people", "with guidance", "on my own", "versatile",
        "Craft", "Writing", "not yet",
    ]  # fmt: skip
    assert table.count('scope="row"') == 2


def test_can_and_want_stay_two_questions(ada):
    fields = re.findall(r"<section><h3>(.*?)</h3>.*?</section>", ada.partition('class="four-fields"')[2], re.DOTALL)[:4]
    assert fields == ["I can, and I like to", "I want to, and am still learning", "I can, and not now", "Not now"]


def test_what_changed_is_told_with_the_notes_and_the_mentors_answer(ada):
    told = read(ada)
    assert (
        "Talking in front of people from “with guidance” to “on my own”; once “matters to me now”, now “would" in told
    )
    assert told.index("my heart was loud") < told.index("As Ben sees it") < told.index("I saw the room.")


def test_a_wish_leads_to_its_goal_to_trainings_and_to_people(ada):
    ways = re.search(r'<ul class="ways">.*?</ul>', ada, re.DOTALL)[0]
    assert "from “on my own” to “versatile”" in ways
    assert '<a href="../goals/talk/" lang="en">Give a talk</a>' in ways
    assert "Talk lab" in ways
    assert '<a href="../../../directory/cem/">Cem Aydin</a>' in ways


def test_the_sentence_on_top_says_what_moved(ada):
    assert "“Talking in front of people” has moved." in ada
    assert "Self-assessments from February to March 2026." in ada


def test_the_page_speaks_german_too(site):
    told = read(page(site, "ada", "de/mentees/ada/skills"))
    assert "Bewegt hat sich „Talking in front of people“." in told
    assert "Selbsteinschätzung Februar bis März 2026." in told


def test_the_pair_finds_it_in_the_navigation_and_others_do_not(site):
    for reader in ("ada", "ben"):
        assert re.search(r'<a href="skills/">Skills</a>', page(site, reader, "mentees/ada"))
    assert not (site / "readers/cem/mentees/ada").exists()


def test_the_path_and_the_home_show_a_few_skills_in_brief(site):
    for html in (page(site, "ada", "mentees/ada"), (site / "readers/ada/index.html").read_text()):
        card = re.search(r'<section class="card skills-card">.*?</section>', html, re.DOTALL)[0]
        assert card.count("dumbbell") == 2
        assert "The whole matrix" in card
        assert "Ben sees" not in card


# --- before the first look


def test_the_owner_is_invited_to_look_and_the_mentor_reads_that_there_is_nothing_yet(tmp_path):
    site = published(tmp_path, "")
    assert "Schätz dich einmal ein, in zehn Minuten. Nur Worte, keine Noten." in read(
        page(site, "ada", "de/mentees/ada/skills")
    )
    assert "mentorsite new skills ada" in page(site, "ada", "mentees/ada/skills")
    theirs = read(page(site, "ben", "de/mentees/ada/skills"))
    assert "Noch keine Selbsteinschätzung. Zehn Minuten genügen." in theirs
    assert "Schätz dich" not in theirs
    assert "skills-card" not in page(site, "ada", "mentees/ada")


def test_a_look_that_says_nothing_yet_is_none(tmp_path):
    site = published(tmp_path, "=== mentees/ada/skills/2026-03-01.md\n---\nframework: 1.0.0\n---\n")
    assert "mentorsite new skills ada" in page(site, "ada", "mentees/ada/skills")


def test_without_a_framework_there_is_no_page_of_skills(tmp_path):
    write_programme(tmp_path, "")
    (tmp_path / "content/skills.md").unlink()
    assert build(Wish(tmp_path, tmp_path / "site", TODAY)).published
    assert not list((tmp_path / "site").rglob("*skills*"))
    assert "Skills" not in page(tmp_path / "site", "ada", "mentees/ada")


# --- lines that end


def test_what_became_of_a_skill_is_said_beside_it(tmp_path):
    changes = (
        "{in: 2.0.0, kind: split, from: writing, to: [docs, specs], name: Writing}\n"
        "{in: 2.0.0, kind: levels, skill: testing}"
    )
    text = framework(changes, without=["writing"], more=["docs", "specs"])
    text += look("2026-03-01", "  writing: {level: 2}\n  testing: {level: 2}\n")
    told = read(page(published(tmp_path, text), "ada", "mentees/ada/skills"))
    assert "Writing has become several skills: Docs, Specs" in told
    assert "Testing its words mean something else now, so it begins anew" in told


def test_what_was_converted_is_hollow_and_says_so(tmp_path):
    text = framework("{in: 2.0.0, kind: levels, skill: testing, map: {0: 0, 1: 1, 2: 1, 3: 2, 4: 3}}")
    text += look("2026-03-01", "  testing: {level: 4}\n") + look("2026-04-01", "  testing: {level: 4}\n", "2.0.0")
    html = page(published(tmp_path, text), "ada", "mentees/ada/skills")
    assert "skill-then skill-converted" in html
    assert "converted: said in earlier words" in html
    assert "versatile (converted)" in read(html)
    assert "versatile; converted" in read(html)


# --- for everybody


def test_everybody_reads_what_the_words_mean(site):
    told = read((site / "everyone/skills/index.html").read_text())
    for words in (
        "with guidance",
        "I manage simple cases with help.",
        "would like to learn it",
        "Working together",
        "Listening",
    ):
        assert words in told


def test_the_handbook_leads_there(site):
    assert '<a href="../skills/">Skills</a>' in (site / "everyone/handbook/index.html").read_text()


def test_a_framework_that_is_not_translated_is_one_thing_to_do(findings):
    german = re.sub(r"(name|anchor): ([^,}\n]+)", r"\1: {de: \2}", files_of(DEFAULT)["skills.md"])
    text = "=== skills.md\n" + german.replace("id: craft\n    name: {de: Craft}", "id: craft\n    name: Craft")
    assert [line.split(": ")[0] + line.rpartition("missing")[2] for line in findings(text)] == [
        "content/skills.md:5:18: en. Until then the other ones stand in."
    ]


def test_links_to_the_framework_lead_to_its_page(tmp_path):
    text = "=== handbook/how.md\nRead [the words](../skills.md).\n"
    html = (published(tmp_path, text) / "everyone/handbook/how/index.html").read_text()
    assert '<a href="../../skills/">the words</a>' in html


# --- words only

GEOMETRY = {
    "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "d", "rx", "width", "height", "viewbox", "href", "src",
    "content", "tabindex", "colspan",
}  # fmt: skip


class Everything(HTMLParser):
    """All that a page says: its texts, and the values of attributes but for the places of marks."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.said = []

    def handle_starttag(self, tag, attrs):
        self.said += [value or "" for name, value in attrs if name not in GEOMETRY]

    def handle_data(self, data):
        self.said.append(data)


def digits(html):
    parser = Everything()
    parser.feed(html.partition("<main")[2])
    text = "\n".join(parser.said).replace("\N{NO-BREAK SPACE}", " ")
    return re.findall(
        r".*\d.*", re.sub(r"\d{4}-\d\d-\d\d|\b\d{1,2}\.? [A-Z][a-zä]+( \d{4})?\b|\b[A-Z][a-zä]+ \d{4}\b", "", text)
    )


@pytest.mark.parametrize("address", ["mentees/ada/skills", "de/mentees/ada/skills"])
@pytest.mark.parametrize("reader", ["ada", "ben"])
def test_no_digit_of_a_level_reaches_the_page(site, reader, address):
    assert digits(page(site, reader, address)) == []


@pytest.mark.parametrize("address", ["", "en", "de", "mentees/ada", "de/mentees/ada"])
def test_nor_the_block_on_the_path(site, address):
    card = page(site, "ada", address).partition("skills-card")[2].partition("</section>")[0]
    assert "dumbbell" in card
    assert digits("<main>" + card) == []


def test_nor_what_has_moved_on_the_page_to_get_ready(tmp_path):
    html = page(
        published(tmp_path, LOOKS + "=== mentees/ada/sessions/2026-03-01.md\nWe talked.\n"), "ben", "mentees/ada/next"
    )
    moved = html.partition("What has moved")[2].partition("</section>")[0]
    assert "Talking in front of people: now on my own" in moved
    assert digits("<main>" + moved) == []


def test_nor_the_page_for_everybody(site):
    assert digits((site / "everyone/skills/index.html").read_text()) == []


def test_such_a_digit_would_be_found():
    assert digits(
        '<main><p>Level 3</p><svg x="26%"><title>now 2</title></svg><i class="level-4">20 March 2026</i>'
    ) == [
        "Level 3",
        "now 2",
        "level-4",
    ]


def test_nor_does_one_reach_a_search(site):
    for index in site.rglob("search*.json"):
        assert not re.search(r'"(level|interest|target)"', index.read_text())


def test_nothing_is_added_up_compared_or_required(site):
    words = r"(?i)radar|average|total|\bsum\b|overall|required|expected|score|%|durchschnitt|summe|gesamt|soll-?profil"
    for reader in ("ada", "ben", "nadja"):
        for file in (site / "readers" / reader).rglob("*skills/index.html"):
            assert not re.search(words, read(file.read_text()))
    assert not {"required", "minimum", "weight", "average"} & set(Framework.model_fields)


# --- the demo


def test_the_demo_has_looks_of_seven_people_of_whom_six_let_them_count():
    looks = sorted(STARTER.glob("mentees/*/skills/????-??-??.md"))
    assert len({look.parts[-3] for look in looks}) == 7
    assert len({look.parts[-3] for look in looks if "team_view: true" in look.read_text()}) == 6
    assert [view.name for view in STARTER.glob("mentees/*/skills/*-from-*.md")] == ["2026-08-27-from-tomasz.md"]


def test_the_demo_shows_one_word_of_five_people(tmp_path):
    shutil.copytree(STARTER, tmp_path / "content")
    assert build(Wish(tmp_path, tmp_path / "out")).published
    told = read((tmp_path / "out/readers/nadja/en/index.html").read_text())
    assert "Giving and taking feedback\n5\non my own (5)" in told


def test_nothing_here_depends_on_the_day(tmp_path):
    published(tmp_path, LOOKS)
    first = page(tmp_path / "site", "ada", "mentees/ada/skills")
    assert build(Wish(tmp_path, tmp_path / "later", TODAY + timedelta(days=3))).published
    assert page(tmp_path / "later", "ada", "mentees/ada/skills") == first
