"""Drawings inside a page: what they show, in words and in marks."""

import re
from collections import Counter
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsite.resources import TEMPLATES
from mentorsite.site import charts

MARKS = ("taken", "doing", "open", "dropped", "resting")
YEAR = (
    ("open", 0, "O", "Oktober"),
    ("held", 1, "N", "November: ein Gespräch"),
    ("held", 2, "D", "Dezember: zwei Gespräche"),
    ("pause", 0, "J", "Jänner: Pause, so verabredet"),
    ("planned", 0, "F", "Februar: verabredet"),
)
WAY = ("Februar", "heute", "2029", "Der Weg", "Acht Schritte gegangen. Nicht maßstäblich.")
EXAMPLES = {
    "steps": charts.step_track(["taken", "doing", "open"], "einer gegangen, einer dran, einer vorgemerkt"),
    "no steps": charts.step_track([], "noch kein Schritt"),
    "months": charts.rhythm_strip(YEAR, "Gespräche nach Monaten"),
    "feedback": charts.feedback_strip(
        [("Deniz an Tomasz", "from-mentee", [True, True]), ("Tomasz an Deniz", "from-mentor", [True, False])],
        ["Mai", "Juni"],
        "Feedback in den letzten zwei Gesprächen",
    ),
    "places": charts.discs(2, 3, "zwei von drei Plätzen vergeben"),
    "way": charts.way_scene(8, 2, 3, *WAY),
}


def parsed(drawing):
    return ElementTree.fromstring(f"<div>{drawing}</div>")  # noqa: S314 - our own markup


def classes(drawing, starting):
    found = [name for element in parsed(drawing).iter() for name in element.get("class", "").split()]
    return Counter(name.removeprefix(starting) for name in found if name.startswith(starting))


def texts(drawing):
    return [element.text for element in parsed(drawing).iter("text")]


def within(drawing, css_class):
    return next(element for element in parsed(drawing).iter() if element.get("class") == css_class)


def percentages(drawing):
    return [float(number) for number in re.findall(r' (?:x|cx|x1|x2)="(-?[\d.]+)%"', str(drawing))]


@pytest.mark.parametrize("drawing", EXAMPLES.values(), ids=EXAMPLES)
def test_every_drawing_is_an_image_that_begins_with_its_title(drawing):
    images = [element for element in parsed(drawing).iter("svg") if element.get("role") == "img"]
    assert [image[0].tag for image in images] == ["title"]
    assert images[0][0].text


@pytest.mark.parametrize("drawing", EXAMPLES.values(), ids=EXAMPLES)
def test_a_drawing_leaves_looks_to_the_stylesheet_and_does_not_scale_its_type(drawing):
    names = {name for element in parsed(drawing).iter() for name in element.attrib}
    assert not names & {"style", "stroke", "viewBox", "font-size"}


@pytest.mark.parametrize("drawing", EXAMPLES.values(), ids=EXAMPLES)
def test_nothing_is_drawn_outside_its_box(drawing):
    assert all(0 <= x <= 100 for x in percentages(drawing))


def test_words_from_the_caller_stay_words():
    angry = "<script>&"
    for drawing in (
        charts.step_track(["taken"], angry),
        charts.rhythm_strip([("held", 1, angry, angry)], angry),
        charts.feedback_strip([(angry, "from-mentee", [True])], [angry], angry),
        charts.discs(1, 1, angry),
        charts.way_scene(1, 1, 1, angry, angry, angry, angry, angry),
    ):
        assert not list(parsed(drawing).iter("script"))
        assert angry in [element.text for element in parsed(drawing).iter("title")]


def test_each_step_is_one_mark():
    track = charts.step_track(["taken", "taken", "doing", "open", "dropped", "resting"], "…")
    assert classes(track, "mark-") == {"taken": 2, "doing": 1, "core": 1, "open": 1, "dropped": 1, "resting": 1}


def test_only_taken_steps_are_ticked():
    assert classes(charts.step_track(["taken", "doing", "open"], "…"), "tick") == {"": 1}


def test_the_line_is_walked_as_far_as_the_step_in_hand():
    assert classes(charts.step_track(["taken", "taken", "doing", "open"], "…"), "join-") == {"taken": 2}


def test_the_line_to_a_step_let_go_was_not_walked():
    assert not classes(charts.step_track(["taken", "dropped"], "…"), "join-")


def test_nine_steps_all_stand():
    track = charts.step_track(["taken"] * 5 + ["doing"] + ["open"] * 3, "…")
    assert len(list(parsed(track).iter("circle"))) == 10
    assert texts(track) == []


def test_of_ten_steps_the_first_and_last_three_stand():
    track = charts.step_track(["taken"] * 6 + ["doing"] + ["open"] * 3, "…")
    assert classes(track, "mark-") == {"taken": 3, "open": 3}
    assert texts(track) == ["+4"]


@given(st.lists(st.sampled_from(MARKS), max_size=200))
def test_a_track_fits_a_phone_and_loses_no_step(marks):
    track = charts.step_track(marks, "…")
    between = sum(int(text) for text in texts(track))
    drawn = sum(classes(track, "mark-")[mark] for mark in MARKS)
    assert drawn + between == len(marks)
    assert int(parsed(track)[0].get("width")) <= 277


def test_a_month_shows_its_state_and_its_conversations():
    strip = charts.rhythm_strip(YEAR, "…")
    assert classes(strip, "month-") == {"open": 1, "held": 2, "pause": 1, "planned": 1}
    assert classes(strip, "talk") == {"": 3}
    assert classes(strip, "pause-bar") == {"": 1}


def test_each_month_says_what_it_was():
    titles = [element.text for element in parsed(EXAMPLES["months"]).iter("title")]
    assert titles == ["Gespräche nach Monaten", *(title for _, _, _, title in YEAR)]
    assert texts(EXAMPLES["months"]) == ["O", "N", "D", "J", "F"]


def test_months_fill_the_width_from_edge_to_edge():
    boxes = [
        (float(box.get("x").rstrip("%")), float(box.get("width").rstrip("%")))
        for box in parsed(charts.rhythm_strip(YEAR, "…")).iter("rect")
    ]
    assert boxes[0][0] == 0
    assert sum(boxes[-1]) == pytest.approx(100, abs=0.05)


def test_feedback_that_is_missing_is_an_outline_without_a_tick():
    strip = EXAMPLES["feedback"]
    assert (classes(strip, "given")[""], classes(strip, "not-given")[""], classes(strip, "tick")[""]) == (3, 1, 3)


def test_each_direction_has_its_name_and_its_colour():
    strip = EXAMPLES["feedback"]
    assert texts(strip) == ["Deniz an Tomasz", "Tomasz an Deniz", "Mai", "Juni"]
    assert classes(strip, "from-") == {"mentee": 1, "mentor": 1}


def test_a_row_must_say_something_about_each_conversation():
    with pytest.raises(ValueError, match="shorter"):
        charts.feedback_strip([("Deniz an Tomasz", "from-mentee", [True])], ["Mai", "Juni"], "…")


def test_places_are_filled_from_the_left():
    circles = [circle.get("class") for circle in parsed(charts.discs(2, 3, "…")).iter("circle")]
    assert circles == ["mark mark-taken", "mark mark-taken", "mark"]


def test_the_way_shows_what_is_behind_and_ahead():
    assert classes(ElementTree.tostring(within(EXAMPLES["way"], "way-far"), "unicode"), "way-mark-") == {
        "taken": 8,
        "planned": 2,
        "ahead": 3,
    }


def test_a_phone_shows_the_three_nearest_steps_on_either_side():
    near = ElementTree.tostring(within(EXAMPLES["way"], "way-near"), "unicode")
    assert classes(near, "way-mark-") == {"taken": 3, "planned": 2, "ahead": 1}


def test_a_long_way_shows_the_nearest_steps_only():
    far = ElementTree.tostring(within(charts.way_scene(40, 3, 40, *WAY), "way-far"), "unicode")
    assert classes(far, "way-mark-") == {"taken": 8, "planned": 3, "ahead": 3}


def test_the_way_is_told_in_words():
    assert [element.text for element in parsed(EXAMPLES["way"]).iter("desc")] == [WAY[4]]
    assert texts(EXAMPLES["way"]) == ["Februar", "heute", "2029"] * 2


def test_the_swimming_manatee_is_the_one_of_the_brand():
    def strokes(markup):
        return set(re.findall(r' d="([^"]+)"', markup))

    scene = ElementTree.tostring(within(EXAMPLES["way"], "way-far"), "unicode")
    assert strokes(scene) <= strokes((TEMPLATES / "assets" / "manatee.svg").read_text("utf-8"))
