"""Edit where you read: who is offered which link, and what stands there instead without a forge."""

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from mentorsite.build import Wish, build
from programme_text import write_programme

TEXT = """
=== programme.md
---
title: Mentoring
languages: [en, de]
coordinators: [nadja]
EDIT
---
=== mentors/ben.md
---
stage: mentor
places: 2
---
=== mentees/ada/mentee.md
---
pairs:
  - {mentor: ben, from: 2026-02-01}
---
In three years I explain things.
=== mentees/ada/goals/talk.md
---
title: Give a talk
visibility: colleagues
---
- [x] Pick a topic
- [/] Write an outline
- [ ] Rehearse & rest
=== mentees/ada/sessions/2026-04-01.md
## Topics
- [ ] What comes first?
## Notes
We talked about slides.
## Agreed
- [ ] @ben lends the book by:2026-04-30

::: only ada
## Topics
- [ ] Is this my place at all?
:::
"""
GITHUB = 'edit_url: "https://github.com/seekuh/mentoring/edit/main/{path}"'
GITLAB = 'edit_url: "https://git.example/seekuh/mentoring/-/edit/main/{path}"'
HERE = "https://github.com/seekuh/mentoring/edit/main/content/mentees/ada"


@pytest.fixture
def site(tmp_path):
    def built(edit=GITHUB):
        write_programme(tmp_path, TEXT.replace("EDIT", edit))
        build(Wish(tmp_path, tmp_path / "site", date(2026, 4, 20)))
        return tmp_path / "site"

    return built


def links(page):
    return [unescape(link) for link in re.findall(r'href="(https://[^"]+)"', page.read_text())]


def test_every_step_leads_to_its_line(site):
    page = site() / "readers/ada/mentees/ada/goals/talk/index.html"
    lines = [link.removeprefix(f"{HERE}/goals/talk.md") for link in links(page)]
    # The step in hand has two links, the last line is where one more step would go, the file itself comes last.
    assert lines == ["#L5", "#L6", "#L6", "#L7", "#L7", ""]
    assert "Change: Rehearse &amp; rest" in page.read_text()


def test_what_was_agreed_leads_to_its_line(site):
    assert f"{HERE}/sessions/2026-04-01.md#L6" in links(site() / "readers/ada/mentees/ada/index.html")


def test_the_mentor_of_today_is_offered_the_same(site):
    tree = site() / "readers"
    page = "mentees/ada/goals/talk/index.html"
    assert links(tree / "ben" / page) == links(tree / "ada" / page)


def test_the_way_to_a_goal_is_the_mentee_s_alone(site):
    tree = site() / "readers"
    assert any("/new/" in link for link in links(tree / "ada/mentees/ada/goals/index.html"))
    assert not any("/new/" in link for link in links(tree / "ben/mentees/ada/goals/index.html"))


def test_colleagues_who_may_read_a_goal_are_not_sent_to_its_file(site):
    page = site() / "everyone/mentees/ada/goals/talk/index.html"
    assert "Rehearse" in page.read_text()
    assert links(page) == []
    assert "content/mentees" not in page.read_text()


def test_a_mentor_who_cannot_clone_the_repository_is_offered_no_link(site):
    own = '{git: "git@git.example:ada.git", readers: [ada], edit_url: "https://github.com/ada/way/edit/main/{path}"}'
    tree = site(f"{GITHUB}\nsources:\n  ada: {own}") / "readers"
    page = "mentees/ada/goals/talk/index.html"
    assert "https://github.com/ada/way/edit/main/goals/talk.md#L5" in links(tree / "ada" / page)
    assert links(tree / "ben" / page) == []


def test_a_repository_of_one_s_own_without_a_forge_shows_its_own_path(site):
    page = site(f'{GITHUB}\nsources: {{ada: {{git: "git@git.example:ada.git"}}}}')
    text = (page / "readers/ada/mentees/ada/goals/talk/index.html").read_text()
    assert '<code class="to-copy">goals/talk.md</code>' in text
    assert "github.com" not in text


def test_a_new_conversation_carries_what_is_still_open_between_the_two_and_nothing_else(site):
    tree = site() / "readers"
    for reader in ("ada", "ben"):
        (link,) = (e for e in links(tree / reader / "mentees/ada/sessions/index.html") if "/new/" in e)
        asked = parse_qs(urlsplit(link).query)
        assert asked["filename"] == ["content/mentees/ada/sessions/2026-05-01.md"]
        (text,) = asked["value"]
        assert "- What comes first?" in text
        assert "Is this my place" not in text


def test_where_the_forge_takes_no_text_it_is_there_to_copy(site):
    page = (site(GITLAB) / "readers/ada/mentees/ada/sessions/index.html").read_text()
    new = "https://git.example/seekuh/mentoring/-/new/main?file_name=content/mentees/ada/sessions/2026-05-01.md"
    assert f'href="{new}"' in page
    assert re.search(r"<pre tabindex=\"0\">---\n# time: 14:00\n", page)


def test_without_a_forge_the_path_stands_there_to_copy(site):
    tree = site("") / "readers"
    goal = (tree / "ada/mentees/ada/goals/talk/index.html").read_text()
    assert '<code class="to-copy">content/mentees/ada/goals/talk.md</code>' in goal
    assert 'class="copy" type="button" data-done="Copied" hidden' in goal
    assert "content/mentees/ada/goals/talk.md</code>" in (tree / "ada/mentees/ada/index.html").read_text()
    sessions = (tree / "ada/mentees/ada/sessions/index.html").read_text()
    assert "content/mentees/ada/sessions/2026-05-01.md</code>" in sessions
    assert "<pre " in sessions


def test_an_offer_is_edited_from_its_owner_s_desk_and_from_nowhere_else(site):
    tree = site()
    file = "https://github.com/seekuh/mentoring/edit/main/content/mentors/ben.md"
    assert file in links(tree / "readers/ben/index.html")
    assert file not in links(tree / "everyone/directory/ben/index.html")


def test_pages_for_everybody_lead_to_their_files(site):
    page = site() / "everyone/skills/index.html"
    assert links(page) == ["https://github.com/seekuh/mentoring/edit/main/content/skills.md"]
