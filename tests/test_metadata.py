"""What a picture tells about its making, and files that nobody shows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsite.content.metadata import tells_maker, tells_place
from pictures import XMP, exif, jpeg, png, webp
from programme_text import diagnosed, write_programme

ADOBE = b"http://ns.adobe.com/xap/1.0/\0"
KINDS = {"jpg": jpeg, "png": lambda tags: png(eXIf=tags), "webp": lambda tags: webp(EXIF=tags)}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(
    ("telling", "place", "maker"),
    [
        ({}, False, False),
        ({"place": True}, True, False),
        ({"maker": True}, False, True),
        ({"owner": True}, False, True),
        ({"place": True, "maker": True, "owner": True}, True, True),
    ],
)
def test_place_and_maker_are_read_from_every_kind_of_picture(kind, order, telling, place, maker):
    data = KINDS[kind](exif(order=order, **telling))
    assert (tells_place(data, kind), tells_maker(data, kind)) == (place, maker)


def test_in_a_webp_the_table_may_begin_as_in_a_jpeg():
    assert tells_place(webp(EXIF=b"Exif\0\0" + exif(place=True)), "webp")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (jpeg(XMP, mark=ADOBE), "jpg"),
        (png(iTXt=b"XML:com.adobe.xmp\0\0\0\0\0" + XMP), "png"),
        (webp(XMP=XMP), "webp"),
    ],
)
def test_a_place_can_stand_there_as_xml(data, kind):
    assert tells_place(data, kind)


def test_words_in_the_picture_itself_are_not_read():
    assert not tells_place(jpeg() + XMP, "jpg")
    assert not tells_place(png(tEXt=XMP), "png")


@settings(deadline=None)
@given(
    data=st.sampled_from([make(exif(place=True, maker=True, owner=True)) for make in KINDS.values()]),
    at=st.integers(0, 400),
    damage=st.binary(max_size=8),
    kind=st.sampled_from(["jpg", "png", "webp", "gif", "pdf"]),
)
def test_a_damaged_picture_is_no_trouble(data, at, damage, kind):
    torn = data[:at] + damage + data[at + len(damage) :]
    assert tells_place(torn, kind) in (True, False)
    assert tells_maker(torn[:at], kind) in (True, False)


def test_tables_that_lead_in_circles_end():
    first = exif(place=True)
    assert not tells_place(jpeg(first[:4] + b"\x04\0\0\0" + first[8:]), "jpg")
    assert not tells_place(b"\xff\xd8" + b"\xff\xe1\0\0" * 100_000, "jpg")


# --- in a programme


def told(tmp_path, text, **pictures):
    root = write_programme(tmp_path, text)
    for name, data in pictures.items():
        file = root / "content" / name.replace("__", "/").replace("_jpg", ".jpg")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return [f"{finding.path} {finding.message}" for finding in diagnosed(root)]


TRAIN = "=== mentees/ada/reflections/train.md\n"
DESK = "mentees__ada__files__desk_jpg"


def test_a_picture_that_some_text_shows_or_links_to_is_fine(tmp_path):
    assert told(tmp_path / "a", TRAIN + "![My desk](../files/desk.jpg)\n", **{DESK: jpeg()}) == []
    assert told(tmp_path / "b", TRAIN + "[My desk](../files/desk.jpg)\n", **{DESK: jpeg()}) == []
    private = "=== mentees/ada/sessions/2026-03-12.md\nSlides.\n::: only ada\n![x](../files/desk.jpg)\n:::\n"
    assert told(tmp_path / "c", private, **{DESK: jpeg()}) == []


def test_one_that_nobody_shows_is_a_hint(tmp_path):
    assert told(tmp_path, TRAIN + "Train.\n", **{DESK: jpeg()}) == ["mentees/ada/files/desk.jpg attachment-unshown"]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("![x](../files/dsek.jpg)\n", "mentees/ada/reflections/train.md broken-link"),
        ("---\ntitle: a\n![x](../files/desk.jpg)\n", "mentees/ada/reflections/train.md front-matter-unclosed"),
        ("<<<<<<< HEAD\n![x](../files/desk.jpg)\n", "mentees/ada/reflections/train.md merge-conflict"),
    ],
)
def test_where_a_slip_may_be_the_reason_the_slip_alone_is_told(tmp_path, text, slip):
    assert told(tmp_path, TRAIN + text, **{DESK: jpeg()}) == [slip]


def test_the_files_of_the_handbook_are_looked_at_too(tmp_path):
    text = "=== handbook/how.md\n![x](files/seen.jpg)\n"
    pictures = {"handbook__files__seen_jpg": jpeg(exif(place=True)), "handbook__files__alone_jpg": jpeg()}
    assert told(tmp_path, text, **pictures) == [
        "handbook/files/alone.jpg attachment-unshown",
        "handbook/files/seen.jpg picture-metadata/place",
    ]
