"""The pages of any reader, from memory: who gets what, what is made anew, and what stands while a file is at fault."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from mentorsite.build import Wish, build
from mentorsite.inventory import jobs, read_content
from mentorsite.job import build_mentee
from mentorsite.serve.outline import outline
from mentorsite.serve.preview import Away, Preview
from mentorsite.urls import file_of
from previewing import TODAY, edit, programme, soon, write

ROOT = Path(__file__).parent.parent


def words(preview: Preview, reader: str, address: str) -> str | None:
    page = preview.page(reader, address).page
    return page.data.decode() if page else None


@pytest.fixture
def root(tmp_path):
    return programme(tmp_path)


@pytest.fixture
def preview(root):
    return Preview(root, TODAY)


# --- who gets what


def test_a_block_for_me_alone_stands_on_no_page_of_the_mentor(preview):
    goal = "mentees/hannah/goals/talk/"
    assert "more afraid than I say" in words(preview, "hannah", goal)
    assert "Give a talk" in words(preview, "elif", goal)
    assert "more afraid than I say" not in words(preview, "elif", goal)


@pytest.mark.parametrize("reader", ["paul", "nadja", "-"])
def test_others_get_no_goal_at_all(preview, reader):
    assert words(preview, reader, "mentees/hannah/goals/talk/") is None


def test_each_home_is_its_readers_own(preview):
    assert "Hannah" in words(preview, "elif", "")
    assert "Hannah" not in words(preview, "paul", "")


def test_whoever_else_gets_a_page_is_known(preview):
    assert preview.page("elif", "mentees/hannah/goals/talk/").readers == {"hannah", "elif"}
    assert preview.page("paul", "mentees/hannah/goals/talk/").readers == {"hannah", "elif"}
    assert preview.page("paul", "handbook/").readers == {"*"}


@pytest.mark.parametrize(
    ("reader", "known"),
    [("hannah", True), ("-", True), ("pair:hannah", True), ("nobody", False), ("*", False), ("pair:elif", False)],
)
def test_only_readers_of_the_programme_are_known(preview, reader, known):
    assert preview.knows(reader) is known


def test_whoever_has_left_is_no_reader(root):
    edit(root, "people.yaml", "{name: Paul Öllinger}", "{name: Paul Öllinger, active: false}")
    assert not Preview(root, TODAY).knows("paul")


def test_members_of_a_repository_see_what_both_may_see(preview):
    goal = words(preview, "pair:hannah", "mentees/hannah/goals/talk/")
    assert "Give a talk" in goal
    assert "more afraid than I say" not in goal
    assert "in front of people" in words(preview, "pair:hannah", "")


def test_every_page_is_the_one_that_a_build_writes(tmp_path):
    """The law of the preview: for each reader, what is served is what is published."""
    shutil.copytree(ROOT / "content", tmp_path / "content", ignore=shutil.ignore_patterns("me"))
    for mentee in sorted((tmp_path / "content/mentees").iterdir())[3:]:
        shutil.rmtree(mentee)
    outcome = build(Wish(tmp_path, tmp_path / "site"))
    assert outcome.published
    preview = Preview(tmp_path)
    compared = 0
    for folder, reader in _trees(tmp_path / "site"):
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = file.relative_to(folder).as_posix()
            address = name.removesuffix("index.html") if file_of(name.removesuffix("index.html")) == name else name
            page = preview.page(reader, address).page
            assert page, (reader, address)
            assert page.data == file.read_bytes(), (reader, address)
            compared += 1
    assert compared > 200


def _trees(site: Path) -> list[tuple[Path, str]]:
    return [(site / "everyone", "-"), *((tree, tree.name) for tree in sorted((site / "readers").iterdir()))]


def test_an_outline_says_the_same_as_the_whole_work(root):
    content = read_content(root, TODAY)
    assert content.common
    for reader in (None, "pair:hannah"):
        for job in jobs(content, content.common, reader):
            built, known = build_mentee(job), outline(job)
            assert (known.summary, known.findings) == (built.summary, built.findings)


# --- what is made anew


def test_a_change_of_one_mentee_makes_only_their_pages_anew(root, preview):
    hannah = preview.page("hannah", "mentees/hannah/").page
    paul = preview.page("paul", "mentees/paul/").page
    edit(root, "mentees/paul/mentee.md", "the sea", "boats")
    preview.files.look()
    assert preview.page("hannah", "mentees/hannah/").page is hannah
    assert preview.page("paul", "mentees/paul/").page is not paul
    assert "boats" in words(preview, "paul", "mentees/paul/")


def test_taking_a_change_back_costs_nothing(root, preview):
    before = preview.page("paul", "mentees/paul/").page
    for old, new in (("the sea", "boats"), ("boats", "the sea")):
        edit(root, "mentees/paul/mentee.md", old, new)
        preview.files.look()
    assert preview.page("paul", "mentees/paul/").page is before


def test_the_last_page_stands_while_files_cannot_be_read(root, preview):
    before = words(preview, "paul", "mentees/paul/")
    edit(root, "mentees/paul/mentee.md", "the sea", "boats")
    preview.files.look()
    (root / "content").rename(root / "elsewhere")
    assert words(preview, "paul", "mentees/paul/") == before
    with pytest.raises(Away):
        preview.page("hannah", "search/")
    (root / "elsewhere").rename(root / "content")
    assert "boats" in words(preview, "paul", "mentees/paul/")


def test_a_change_of_the_roster_shows_everywhere(root, preview):
    assert "Elif" in words(preview, "hannah", "mentees/hannah/")
    edit(root, "people.yaml", "Elif Yıldız", "Elif Demir")
    preview.files.look()
    assert "Demir" in words(preview, "-", "directory/")


def test_a_look_at_unchanged_files_tells_nobody(root, preview):
    before = preview.files.news
    (root / "content/mentees/paul/mentee.md").touch()
    assert not preview.files.look()
    assert preview.files.news == before


def test_a_change_tells_who_listens(root, preview):
    before = preview.files.news
    edit(root, "mentees/paul/mentee.md", "the sea", "boats")
    assert preview.files.look()
    assert preview.files.wait_for_news(before, 0).pages != before.pages


def test_a_project_template_is_seen_when_it_changes(root, preview):
    own = root / "templates/pages/manatee.html"
    own.parent.mkdir(parents=True)
    own.write_text("A manatee of our own.")
    preview.files.look()
    assert words(preview, "-", "manatee/") == "A manatee of our own."
    own.write_text("Another manatee.")
    preview.files.look()
    assert words(preview, "-", "manatee/") == "Another manatee."


def test_a_new_day_is_a_new_look(root):
    days = [date(2026, 4, 20)]
    preview = Preview(root, clock=lambda zone: days[-1])
    before = preview.files.news
    assert preview.files.current().content.today == days[0]
    days.append(date(2026, 4, 21))
    assert preview.files.current().content.today == days[1]
    assert preview.files.news.pages != before.pages


def test_a_frozen_day_stays(root):
    days = [date(2026, 4, 20)]
    preview = Preview(root, TODAY, clock=lambda zone: days[-1])
    days.append(date(2027, 1, 1))
    assert preview.files.current().content.today == TODAY


# --- what stands while a file is at fault


def test_the_last_good_page_of_a_broken_goal_stands(root, preview):
    goal = "mentees/hannah/goals/talk/"
    good = words(preview, "hannah", goal)
    edit(root, "mentees/hannah/goals/talk.md", "status: active", "staus: active")
    preview.files.look()
    seen = preview.page("hannah", goal)
    assert seen.outdated
    assert seen.page
    assert seen.page.data.decode() == good
    edit(root, "mentees/hannah/goals/talk.md", "staus: active", "status: paused")
    preview.files.look()
    assert not preview.page("hannah", goal).outdated
    assert words(preview, "hannah", goal) != good


def test_a_broken_goal_is_no_more_open_to_others_than_before(root, preview):
    preview.page("hannah", "mentees/hannah/goals/talk/")
    edit(root, "mentees/hannah/goals/talk.md", "status: active", "staus: active")
    preview.files.look()
    seen = preview.page("paul", "mentees/hannah/goals/talk/")
    assert (seen.page, seen.outdated) == (None, False)


def test_a_goal_that_is_gone_is_gone(root, preview):
    preview.page("hannah", "mentees/hannah/goals/talk/")
    (root / "content/mentees/hannah/goals/talk.md").unlink()
    preview.files.look()
    assert words(preview, "hannah", "mentees/hannah/goals/talk/") is None


def test_a_broken_programme_keeps_the_last_good_one(root, preview):
    edit(root, "programme.md", "title: Mentoring at the lagoon", "titel: Mentoring am Meer")
    preview.files.look()
    assert "Mentoring at the lagoon" in words(preview, "-", "")
    assert {finding.path for finding in preview.findings()} == {"programme.md"}


def test_mentees_go_on_writing_while_the_programme_is_broken(root, preview):
    edit(root, "people.yaml", "nadja:  {name: Nadja Berger}", "nadja:  {name: [}")
    edit(root, "mentees/paul/mentee.md", "the sea", "boats")
    preview.files.look()
    assert "boats" in words(preview, "paul", "mentees/paul/")


def test_a_programme_that_was_never_whole_has_findings_and_no_readers(root):
    (root / "content/programme.md").write_text("no settings at all\n")
    preview = Preview(root, TODAY)
    assert not preview.knows("hannah")
    assert preview.page("-", "assets/site.css").page
    assert any(finding.path == "programme.md" for finding in preview.findings())


def test_findings_come_and_go(root, preview):
    assert preview.findings() == ()
    told = preview.files.news.findings
    edit(root, "mentees/hannah/goals/talk.md", "- [ ] Pick", "- [] Pick")
    preview.files.look()
    assert [(f.path, f.line, f.rule) for f in preview.findings()] == [("mentees/hannah/goals/talk.md", 8, "near-task")]
    assert preview.files.news.findings != told
    edit(root, "mentees/hannah/goals/talk.md", "- [] Pick", "- [ ] Pick")
    preview.files.look()
    assert preview.findings() == ()
    assert preview.files.news.findings == told


def test_while_the_folder_is_away_the_last_pages_stand(root, preview):
    home = words(preview, "hannah", "mentees/hannah/")
    (root / "content").rename(root / "elsewhere")
    assert not preview.files.look()
    assert words(preview, "hannah", "mentees/hannah/") == home
    with pytest.raises(Away):
        preview.page("paul", "mentees/paul/")
    (root / "elsewhere").rename(root / "content")
    preview.files.look()
    assert "the sea" in words(preview, "paul", "mentees/paul/")


def test_a_page_asked_for_before_the_bell_rings_is_already_the_new_one(root, preview):
    for old, new in (("the sea", "boats"), ("boats", "sails"), ("sails", "gulls")):
        edit(root, "mentees/paul/mentee.md", old, new)
        assert soon(lambda new=new: new in words(preview, "paul", "mentees/paul/"))


def test_a_page_is_of_the_files_that_listeners_are_told_of(root, preview):
    before = preview.files.news
    edit(root, "mentees/paul/mentee.md", "the sea", "boats")
    assert soon(lambda: preview.page("paul", "mentees/paul/").version != before.pages)
    assert preview.page("paul", "mentees/paul/").version == preview.files.news.pages


def test_who_no_longer_accompanies_somebody_loses_the_page_with_the_edit(root, preview):
    goal = "mentees/hannah/goals/talk/"
    assert words(preview, "elif", goal)
    edit(root, "mentees/hannah/mentee.md", "mentor: elif", "mentor: nadja")
    assert soon(lambda: words(preview, "elif", goal) is None)


def test_a_new_mentee_has_pages(root, preview):
    write(root, "=== mentees/nadja/mentee.md\nI want to draw.\n")
    preview.files.look()
    assert "I want to draw" in words(preview, "nadja", "mentees/nadja/")
