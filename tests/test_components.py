"""The page of components: it is made, it shows what there is, and it is nowhere in people's sites."""

import re

from components import TOKENS, written
from mentorsite.resources import TEMPLATES


def test_it_shows_every_mark_colour_and_icon(tmp_path):
    english, german = (place.read_text() for place in written(tmp_path))
    for mark in ("taken", "doing", "open", "dropped", "resting"):
        assert f'class="mark mark-{mark}"' in english, mark
    icons = set(re.findall(r'^  "([a-z-]+)": "M', (TEMPLATES / "parts/icons.html").read_text(), re.MULTILINE))
    assert all(f"</svg> {icon}</span>" in english for icon in icons)
    assert "3 von 5 Schritten" not in english
    assert "Mein nächster kleiner Schritt" in german


def test_its_colours_are_those_of_the_style():
    style = (TEMPLATES / "assets/site.css").read_text()
    (light,) = re.findall(r":root \{\n    color-scheme: light;(.*?)--display", style, re.DOTALL)
    assert set(re.findall(r"--([a-z0-9-]+):", light)) - {"on-mark", "sun-line"} == set(TOKENS)


def test_no_site_has_it():
    assert not (TEMPLATES / "pages/components.html").exists()
