"""Skills of many on the coordinators' home: words that five people chose, and nobody else's page."""

import re
import shutil
from datetime import date

from mentorsite.build import Wish, build
from programme_text import write_programme
from reading import read
from test_skill_lines import look

TODAY = date(2026, 4, 20)


def many(count, head="team_view: true\n", level=2):
    people = [f"p{chr(97 + n)}" for n in range(count)]
    roster = "=== people.yaml\nnadja: {name: Nadja}\nben: {name: Ben}\n" + "".join(
        f"{p}: {{name: {p.title()}}}\n" for p in people
    )
    looks = (
        look("2026-03-01", f"  writing: {{level: {level}}}\n", head=head).replace("/ada/", f"/{p}/") for p in people
    )
    return roster + "".join(looks)


def of_many(site):
    html = (site / "readers/nadja/en/index.html").read_text()
    return read("<main>" + html.partition("<h2>Skills, without names</h2>")[2].partition("</section>")[0] + "</main>")


def programme_of(tmp_path, text):
    write_programme(tmp_path, text)
    shutil.rmtree(tmp_path / "content/mentees/ada")
    assert build(Wish(tmp_path, tmp_path / "site", TODAY)).published
    return tmp_path / "site"


def test_coordinators_read_the_words_that_five_people_chose(tmp_path):
    told = of_many(programme_of(tmp_path, many(5)))
    assert "Writing\n5\non my own (5)" in told
    assert not re.search(r"P[a-e]\b", told)


def test_of_four_nothing_is_said(tmp_path):
    assert "Writing" not in of_many(programme_of(tmp_path, many(4)))


def test_who_has_not_agreed_does_not_count(tmp_path):
    assert "Writing" not in of_many(programme_of(tmp_path, many(9, head="")))


def test_nobody_but_coordinators_reads_it(tmp_path):
    site = programme_of(tmp_path, many(5))
    others = [
        file
        for file in site.rglob("*.html")
        if file.parts[-2:] != ("nadja", "index.html") and "nadja" not in file.parts
    ]
    assert not [file for file in others if "Skills, without names" in file.read_text()]
