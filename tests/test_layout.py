import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsite.programme.audiences import EVERYONE
from mentorsite.publish.layout import _PLAIN, READERS, files, is_part, plain
from mentorsite.site.page import Page


def page(address="mentees/mara/", audience=EVERYONE):
    return Page(address, b"", frozenset(audience))


def test_what_everybody_may_open_has_one_tree_and_each_reader_has_one():
    assert files(READERS, page("handbook/", EVERYONE)) == ("everyone/handbook/index.html",)
    assert files(READERS, page("mentees/mara/", {"tomasz", "mara"})) == (
        "readers/mara/mentees/mara/index.html",
        "readers/tomasz/mentees/mara/index.html",
    )


def test_a_plain_tree_holds_what_its_reader_may_open_and_nothing_else():
    assert files(plain("mara"), page("assets/site.css", EVERYONE)) == ("assets/site.css",)
    assert files(plain("mara"), page("mentees/mara/", {"tomasz", "mara"})) == ("mentees/mara/index.html",)
    assert files(plain("mara"), page("mentees/ada/", {"tomasz", "ada"})) == ()


def test_a_plain_tree_for_a_pair_holds_only_what_both_may_open():
    assert files(plain("mara", "tomasz"), page("mentees/mara/", {"tomasz", "mara"})) == ("mentees/mara/index.html",)
    assert files(plain("mara", "tomasz"), page("mentees/mara/me/", {"mara"})) == ()


def test_a_plain_tree_needs_a_reader():
    with pytest.raises(ValueError, match="needs a reader"):
        plain()


@pytest.mark.parametrize("people", [set(), {"*", "mara"}, {""}, {".."}, {"a/b"}, {"mara\0"}, {".mentorsite-site"}])
@pytest.mark.parametrize("layout", [READERS, plain("mara")])
def test_an_audience_is_everyone_or_people(layout, people):
    with pytest.raises(ValueError, match="audience"):
        files(layout, page(audience=people))


@pytest.mark.parametrize(
    "address",
    [
        "../content/people.yaml",
        "mentees/../../x",
        "/etc/passwd",
        "//host/x",
        "mentees//mara/",
        "mentees/./mara/",
        "..",
        "/",
        "mentees\\mara",
        "mentees/ma\0ra/",
        "mentees/\n/",
        "mentees/\udcff/",
        "ä" * 121,
        ".mentorsite-site",
        "assets/.mentorsite-new-0",
    ],
)
@pytest.mark.parametrize("layout", [READERS, plain("mara")])
def test_an_address_stays_in_its_tree(layout, address):
    with pytest.raises(ValueError, match="address"):
        files(layout, page(address))


def test_addresses_of_every_usual_form_are_accepted():
    for address in [
        "",
        "404.html",
        "en/",
        "a.b/c..d/",
        ".htaccess",
        ".well-known/x",
        "ä" * 120,
        "mentees/mara/goals/talk/",
    ]:
        assert files(READERS, page(address))


@given(st.from_regex(_PLAIN, fullmatch=True))
def test_a_name_that_is_plain_at_first_sight_is_so_part_by_part(file):
    assert all(map(is_part, file.split("/")))
