"""The page of suggestions: reasons in words, for the mentee alone."""

import re
from datetime import date
from html import unescape

from mentorsite.build import Wish, build
from mentorsite.site.pages.mentors import NAMED, SHOWN
from programme_text import TODAY, write_programme
from seeking import ADA, BEN, PEOPLE, merged, offer, own

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


def test_of_very_many_some_are_named_and_the_others_counted(tmp_path):
    fit, other = ([f"{name}-{number:03}" for number in range(NAMED + SHOWN + 3)] for name in ("fit", "other"))
    roster = "".join(f"{person}: {{name: {person.title()}, language: en}}\n" for person in (*fit, *other))
    offers = [
        *(offer(BEN, person) for person in fit),
        *(offer(BEN.replace("[en]", "[sv]"), person) for person in other),
    ]
    text = PEOPLE.replace("=== skills.md", roster + "=== skills.md") + own(ADA) + "".join(offers)
    page = words_of(site_of(tmp_path, text) / "readers/ada/mentees/ada/mentors/index.html")
    assert page.count("Fit-0") == SHOWN + NAMED
    assert f"Fit-{NAMED + SHOWN - 1:03} and 3 more people" in page
    assert f"{len(other)} people {len(other)} people No common language All mentors by name" in page
    assert "Other-0" not in page


def test_where_nobody_fits_the_page_says_what_helps(tmp_path):
    text = PEOPLE + own(ADA) + offer(BEN.replace("places: 2", "places: 0"))
    page = words_of(site_of(tmp_path, text) / "readers/ada/mentees/ada/mentors/index.html")
    assert "Nobody fits just now." in page
    assert "Would fit, once there is room Ben Okoro All places taken" in page


def test_where_nobody_offers_anything_the_page_is_kind(tmp_path):
    page = words_of(site_of(tmp_path, PEOPLE + own(ADA)) / "readers/ada/mentees/ada/mentors/index.html")
    assert "Nobody offers a place yet." in page
    assert "and why" not in page.replace("Who fits my wishes, and why.", "")
