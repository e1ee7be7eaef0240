"""Drawings of skills: what they show, in shapes that need no colour."""

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from mentorsite.resources import TEMPLATES
from mentorsite.site import skill_charts
from mentorsite.site.skill_charts import Stop


def drawn(**stops):
    given = {"then": None, "now": None, "wanted": None, "seen": None} | stops
    return skill_charts.dumbbell(5, "…", **given)


def parsed(drawing):
    return ElementTree.fromstring(f"<div>{drawing}</div>")  # noqa: S314 - our own markup


def classes(drawing):
    return [element.get("class") for element in parsed(drawing).iter() if element.get("class")]


STOPS = st.one_of(st.none(), st.builds(Stop, st.integers(0, 4), st.booleans()))


@given(then=STOPS, now=STOPS, wanted=STOPS, seen=STOPS)
def test_each_mark_has_a_shape_of_its_own_and_stands_inside(then, now, wanted, seen):
    drawing = drawn(then=then, now=now, wanted=wanted, seen=seen)
    found = [name.split()[0] for name in classes(drawing) if name.startswith("skill-")]
    assert {name for name in found if name in ("skill-then", "skill-now", "skill-wanted", "skill-seen")} == {
        f"skill-{kind}" for kind, stop in {"then": then, "now": now, "wanted": wanted, "seen": seen}.items() if stop
    }
    assert all(0 <= float(x) <= 100 for x in re.findall(r' x[12]?="([\d.]+)%"', str(drawing)))
    image = parsed(drawing)[0]
    assert (image.get("role"), image[0].tag) == ("img", "title")


def test_shapes_differ_without_colour():
    shapes = {kind: parsed(skill_charts.shape(kind))[0].tag for kind in ("then", "now", "wanted", "seen")}
    assert shapes == {"then": "circle", "now": "circle", "wanted": "path", "seen": "rect"}
    css = (TEMPLATES / "assets/site.css").read_text()
    assert ".skill-then { fill: var(--surface)" in css
    assert ".skill-now { fill: var(--sea)" in css


def test_what_lies_behind_is_a_line_and_what_lies_ahead_is_dashed():
    drawing = drawn(then=Stop(0), now=Stop(1), wanted=Stop(3))
    assert [name for name in classes(drawing) if name in ("skill-moved", "skill-ahead")] == [
        "skill-moved",
        "skill-ahead",
    ]
    assert "skill-moved" not in classes(drawn(then=Stop(1), now=Stop(1)))


def test_drawings_leave_looks_to_the_stylesheet():
    drawings = (
        drawn(then=Stop(0), now=Stop(1)),
        skill_charts.place(5, 2),
        skill_charts.ends(["a", "b", "c"]),
        skill_charts.key_mark("now"),
    )
    for drawing in drawings:
        names = {name for element in parsed(drawing).iter() for name in element.attrib}
        assert not names & {"style", "stroke", "fill", "viewBox"}


def test_words_from_a_framework_stay_words():
    angry = "<script>&"
    assert angry in [element.text for element in parsed(skill_charts.ends([angry, "b", angry])).iter("text")]
    assert not list(parsed(skill_charts.dumbbell(5, angry, None, Stop(1), None)).iter("script"))


def test_the_middle_word_stays_on_a_phone_and_those_between_go():
    words = [element.get("class") for element in parsed(skill_charts.ends(list("abcde"))).iter("text")]
    assert words == ["start", "middle between", "middle", "middle between", "end"]
