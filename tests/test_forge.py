"""Links into the web editors of forges, with their exact addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsite.site.forge import LONGEST, edit_link, fills_in, forge_of, new_link
from mentorsite.urls import is_safe

GITHUB = "https://github.com/seekuh/mentoring/edit/main/{path}"
GITLAB = "https://git.example/people/mentoring/-/edit/main/{path}"
FORGEJO = "https://codeberg.org/seekuh/mentoring/_edit/main/{path}"
OTHER = "https://files.example/open?file={path}"

GOAL = "content/mentees/mara/goals/talk.md"
TALK = "content/mentees/mara/sessions/2026-09-17.md"
TEXT = "## Topics\n\n- [ ] Does leading fit me? & more\n"


@pytest.mark.parametrize(
    ("pattern", "address"),
    [
        (GITHUB, "https://github.com/seekuh/mentoring/edit/main/content/mentees/mara/goals/talk.md#L12"),
        (GITLAB, "https://git.example/people/mentoring/-/edit/main/content/mentees/mara/goals/talk.md#L12"),
        (FORGEJO, "https://codeberg.org/seekuh/mentoring/_edit/main/content/mentees/mara/goals/talk.md"),
        (OTHER, "https://files.example/open?file=content/mentees/mara/goals/talk.md"),
    ],
)
def test_a_file_is_edited_at_its_line_where_the_forge_can(pattern, address):
    assert edit_link(pattern, GOAL, 12) == address
    assert edit_link(pattern, GOAL) == address.removesuffix("#L12")


@pytest.mark.parametrize(
    ("pattern", "address"),
    [
        (GITHUB, f"https://github.com/seekuh/mentoring/new/main?filename={TALK}&value="),
        (GITLAB, f"https://git.example/people/mentoring/-/new/main?file_name={TALK}"),
        (FORGEJO, f"https://codeberg.org/seekuh/mentoring/_new/main/?filename={TALK}&value="),
        (OTHER, None),
    ],
)
def test_a_new_file_carries_its_first_words_where_the_forge_takes_them(pattern, address):
    words = "%23%23%20Topics%0A%0A-%20%5B%20%5D%20Does%20leading%20fit%20me%3F%20%26%20more%0A"
    expected = address + words if address and address.endswith("=") else address
    assert new_link(pattern, TALK, TEXT) == expected
    assert fills_in(expected) == (pattern in (GITHUB, FORGEJO))


def test_a_text_too_long_for_an_address_is_left_to_be_copied():
    link = new_link(GITHUB, TALK, "ä" * LONGEST)
    assert link == f"https://github.com/seekuh/mentoring/new/main?filename={TALK}"
    assert not fills_in(link)


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("https://github.example/edit/edit/edit/main/{path}", "github"),
        ("https://github.com/seekuh/mentoring/edit/feature/edit/more/{path}", "github"),
        ("https://git.example/a/b/edit/-/edit/main/{path}", "gitlab"),
        ("https://code.example/forge/seekuh/mentoring/_edit/main/{path}", "forgejo"),
        ("https://git.example/seekuh/edit/main/{path}", None),
        ("https://github.com/seekuh/mentoring/edit/main/", None),
    ],
)
def test_a_forge_is_known_by_the_form_of_its_address(pattern, name):
    forge = forge_of(pattern)
    assert (forge.name if forge else None) == name


def test_a_branch_with_a_stroke_stays_whole():
    pattern = "https://github.com/seekuh/mentoring/edit/feature/edit/more/{path}"
    assert new_link(pattern, "a.md") == "https://github.com/seekuh/mentoring/new/feature/edit/more?filename=a.md"


@pytest.mark.parametrize("pattern", [GITHUB, GITLAB, FORGEJO, OTHER])
@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Größer werden.md", "Gr%C3%B6%C3%9Fer%20werden.md"),
        ("what? #1 & more.md", "what%3F%20%231%20%26%20more.md"),
        ("\"><script>alert(1)</script>.md", "%22%3E%3Cscript%3Ealert%281%29%3C/script%3E.md"),
        ("{path}{line}%00\n.md", "%7Bpath%7D%7Bline%7D%2500%0A.md"),
    ],
)  # fmt: skip
def test_no_part_of_a_file_s_name_means_anything_in_an_address(pattern, name, written):
    assert edit_link(pattern, name) == pattern.replace("{path}", written)


def test_what_would_not_be_safe_is_no_link():
    assert edit_link("javascript:alert('{path}')", GOAL) is None
    assert edit_link("https://git.example/a b/{path}", GOAL) is None


@given(
    st.sampled_from([GITHUB, GITLAB, FORGEJO, OTHER]),
    st.text(st.characters(codec="utf-8"), min_size=1),
    st.text(st.characters(codec="utf-8")),
)
def test_links_stay_within_the_repository_whatever_a_file_is_called(pattern, name, text):
    link, begun = edit_link(pattern, name, 3), new_link(pattern, name, text)
    assert link is not None
    assert is_safe(link)
    assert link.startswith(pattern.partition("{path}")[0])
    assert begun is None or begun.count("&") <= 1
