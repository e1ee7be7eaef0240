"""Every colour that words or marks have stands out from every ground they can have, in every theme."""

import re
from itertools import product

import pytest

from contrast import contrast, themes
from mentorsite.resources import TEMPLATES

SITE = (TEMPLATES / "assets" / "site.css").read_text()
SERVE = (TEMPLATES / "serve" / "serve.css").read_text()
THEMES = themes(SITE)

GROUNDS = ("paper", "surface", "sunken", "sea-soft", "sun-soft", "iris-soft")
TEXT = ("ink", "ink2", "sea", "sun", "iris")
MARKS = ("edge", *TEXT)
ON_FILLED = {"sea": "on-mark", "iris": "on-mark", "ink": "paper"}
"""Grounds as strong as words are elsewhere, and the words on them."""
DECORATION = ("line", "sun-line", "sun-fill")
"""Nobody has to see these in order to understand anything."""


def rules():
    """Each selector of the site with its declarations, outside of the layer that names the colours."""
    start = SITE.index("@layer tokens {")
    end = SITE.index("\n}\n", start)
    text = re.sub(r"/\*.*?\*/", "", SITE[:start] + SITE[end:] + SERVE, flags=re.DOTALL)
    return [(selector.strip(), declared) for selector, declared in re.findall(r"([^{}]+)\{([^{}]*)\}", text)]


RULES = rules()


def values(name, among=r""):
    """What a property has anywhere, in rules whose selector says so."""
    found = (
        re.findall(rf"(?<![-\w]){name}:\s*([^;]+)", said) for selector, said in RULES if re.search(among, selector)
    )
    return {value.strip() for each in found for value in each}


def tokens(*names):
    return {f"var(--{name})" for name in names}


def test_contrast_is_reckoned_as_wcag_does():
    assert contrast("#fff", "#000") == 21
    assert contrast("#777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#e39a33", "#faf8f3") == pytest.approx(2.2, abs=0.05)


def test_every_token_is_known_here():
    assert set(THEMES["light"]) == {*GROUNDS, *MARKS, *DECORATION, "on-mark"}


def test_the_fallback_is_the_light_theme():
    assert THEMES["fallback"] == THEMES["light"]


@pytest.mark.parametrize("theme", THEMES)
def test_words_stand_out_from_every_ground(theme):
    colours = THEMES[theme]
    pairs = (*product(TEXT, GROUNDS), *ON_FILLED.items())
    faint = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_marks_stand_out_from_every_ground(theme):
    colours = THEMES[theme]
    faint = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in product(MARKS, GROUNDS)}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 3} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_more_contrast_is_more(theme):
    more, usual = THEMES[f"{theme}, more contrast"], THEMES[theme]
    for name in MARKS:
        assert contrast(more[name], more["paper"]) > contrast(usual[name], usual["paper"])
    assert min(contrast(more[text], more[ground]) for text, ground in product(TEXT, GROUNDS)) >= 7


def test_words_have_no_other_colours():
    """So that what is reckoned above is all there is."""
    strokes = next(said for selector, said in RULES if selector == ".breadcrumb li + li::before")
    assert "var(--edge)" in strokes, "a stroke between words, not a word"
    words = values("color", r"^(?!\.breadcrumb li \+ li::before)") | values("fill", r"\btext\b|\.name\b")
    assert tokens("ink", "ink2", "sea", "sun", "iris") <= words
    assert words <= tokens(*TEXT, "on-mark", "paper") | {"inherit", "var(--quiet, var(--ink2))", "CanvasText"}
    assert values("--quiet") <= tokens(*TEXT)


def test_grounds_have_no_other_colours():
    grounds = {value for value in values("background") if value.startswith("var(")}
    assert grounds <= tokens(*GROUNDS, "line") | tokens(*ON_FILLED)
    for selector, said in RULES:
        for ground in re.findall(r"background: var\(--(sea|iris|ink)\)", said):
            assert f"color: var(--{ON_FILLED[ground]})" in said, selector


def test_colours_are_written_once():
    """The manatee has greys of its own; a shadow and a mask are no colours, and paper is white when it is paper."""
    own = (said for selector, said in RULES if not selector.startswith(".m-"))
    drawn = re.sub(r"mask-image:[^;]+;|rgb\(13 27 32 / [.\d]+\)|--paper: #fff;", "", " ".join(own))
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|(?:rgb|hsl|oklch)a?\([^)]*\)", drawn) == []
