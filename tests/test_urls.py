"""Addresses: slugs from any name, links between pages, and what counts as outside."""

import re
import string
import unicodedata
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorsite.content.rooms import is_attachment, is_folder, is_ignored, misplaced
from mentorsite.content.targets import allowed
from mentorsite.urls import file_of, is_outside, is_safe, relative, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Größer werden", "groesser-werden"),
        ("STRASSE ẞ", "strasse-ss"),
        ("Łódź", "lodz"),
        ("İstanbul", "istanbul"),
        ("ﬁt", "fit"),
        ("…", "x2026"),
        ("🦭", "x1f9ad"),
        ("日本", "x65e5672c"),
        ("../../etc/passwd", "etc-passwd"),
        ('"><script>', "script"),
        ("", "x"),
        ("---", "x2d2d2d"),
        ("٣", "x663"),
    ],
)
def test_a_name_becomes_an_address(name, expected):
    assert slug(name) == expected


NAMES = st.text() | st.text("aäßẞöﬁİıſÅŁ٣日🦭\u0301\u0308\u200b\u202e./\\ -_'\"<>\x00") | st.text("\ud800a\udfff")


@given(NAMES)
def test_a_slug_is_never_empty_and_has_letters_digits_and_hyphens_alone(name):
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug(name))


@given(NAMES)
def test_a_slug_of_a_slug_is_the_same(name):
    assert slug(slug(name)) == slug(name)


@given(st.text())
@example("가")
def test_composed_or_not_a_name_has_the_same_address(name):
    forms = {unicodedata.normalize(form, name) for form in ("NFC", "NFD")}
    assert len({slug(form) for form in forms}) == 1


@given(st.text(string.ascii_letters + string.digits + " ._-äöüßÄÖÜ", min_size=1))
def test_capitals_make_no_other_address(name):
    assert slug(name.upper()) == slug(name.lower())


PARTS = st.sampled_from(["a", "b", "mentees", "x1", "talk"])
ADDRESSES = st.builds(
    lambda folders, end: "".join(f"{folder}/" for folder in folders) + end,
    st.lists(PARTS, max_size=4),
    st.sampled_from(["", "404.html", "site.css"]),
)


@given(ADDRESSES, ADDRESSES, st.sampled_from(["", "#part"]))
def test_a_relative_link_leads_where_it_should(target, start, fragment):
    here = f"https://site.example/{start}"
    assert urljoin(here, relative(target + fragment, start)) == f"https://site.example/{target}{fragment}"


@given(ADDRESSES)
def test_the_file_of_a_page_lies_in_its_folder(address):
    assert file_of(address).removesuffix("index.html") == address
    assert not file_of(address).endswith("/")


# --- links as somebody wrote them

TARGETS = st.text() | st.text(
    st.sampled_from("javscript:dtHh/\\%6a0A3#?. \t\n\r&;x@\u202e\x00\x1f\xa0：﹕ſ"), max_size=30
)


@given(TARGETS, st.booleans())
def test_whatever_is_let_through_is_harmless_wherever_it_stands(written, picture):
    target = allowed(written, picture)
    if target is None:
        return
    # A browser drops these before it looks for a scheme.
    seen = re.sub(r"[\t\n\r]", "", target).strip("".join(map(chr, range(33))))
    assert urlsplit(seen).scheme.lower() in ("", "http", "https", "mailto", "tel")
    assert "\\" not in target
    if is_outside(target):
        assert not picture
        assert is_safe(target)
        assert not set(target) & set("\"<> `'\x00") - {"'"}
    else:
        assert urlsplit(urljoin("https://site.example/a/b/", target)).netloc == "site.example"


@given(TARGETS)
def test_no_outside_address_of_a_field_leads_to_a_script(written):
    if is_safe(written):
        assert re.match(r"(?:https?://|mailto:|tel:)[^\s\\]", written, re.IGNORECASE)


# --- names of files

PATHS = st.lists(
    st.sampled_from(
        ["mentees", "mara", "goals", "sessions", "skills", "files", "handbook", "people.yaml", "2026-03-12.md"]
    )
    | st.text(st.characters(exclude_characters="/\x00", codec="utf-8"), min_size=1, max_size=60),
    min_size=1,
    max_size=5,
).map("/".join)


@given(PATHS)
def test_any_path_has_a_place_or_a_finding(path):
    finding = misplaced(path)
    assert finding is None or (finding.path, finding.line, finding.column) == (path, 1, 1)
    name = path.rpartition("/")[2]
    assert {is_ignored(name), is_attachment(path), is_folder(path)} <= {True, False}


@given(PATHS)
def test_a_path_that_may_stand_shows_nothing_hidden_and_fits_on_a_disk(path):
    if misplaced(path) is None:
        assert not re.search("[\x00-\x1f\u202a-\u202e\u2066-\u2069\u200b\ufeff]", path)
        assert all(len(slug(part)) <= 120 for part in path.split("/"))
