"""Where a link may lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsite.content.targets import allowed
from mentorsite.urls import is_outside, is_safe


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("../goals/talk.md", "../goals/talk.md"),
        ("talk.md#why", "talk.md#why"),
        ("#why", "#why"),
        ("M%C3%BCde%20sein.md", "Müde sein.md"),
        ("Mu\u0308de.md", "Müde.md"),
        ("./12:30.md", "./12:30.md"),
        ("100%.md", "100%.md"),
        ("https://seekuh.example/ä?a=b&c#d", "https://seekuh.example/ä?a=b&c#d"),
        ("https://seekuh.example/a b|c", "https://seekuh.example/a%20b%7Cc"),
        ("HTTPS://seekuh.example/100%", "HTTPS://seekuh.example/100%25"),
        ("mailto:mara@seekuh.example", "mailto:mara@seekuh.example"),
        ("tel:+43-1-234", "tel:+43-1-234"),
    ],
)
def test_relative_paths_are_decoded_and_good_addresses_stay(written, target):
    assert allowed(written) == target


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "%6aavascript:alert(1)",
        "javascript%3Aalert(1)",
        "java%0Ascript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>",
        "data:image/png;base64,AAAA",
        "file:///etc/passwd",
        "blob:https://x.example/1",
        "//evil.example/x",
        "%2F%2Fevil.example",
        "\\\\evil.example\\x",
        "/\\evil.example",
        "..%5Cx.md",
        "https:evil.example",
        "https://evil.example\\@good.example",
        "ftp://x.example",
        "C:\\notes.md",
        "https://good.example/\u202egpj.exe",
    ],
)
def test_everything_else_is_refused(written):
    assert allowed(written) is None


def test_pictures_lie_beside_the_notes():
    assert allowed("../files/canal%20walk.jpg", picture=True) == "../files/canal walk.jpg"
    assert allowed("https://elsewhere.example/pixel.gif", picture=True) is None
    assert allowed("data:image/png;base64,AAAA", picture=True) is None


@given(st.text(st.sampled_from("javscript:dt/\\%6a0A3#?. \t\n&;x@\u202e"), max_size=20))
def test_what_is_let_through_leads_to_a_safe_scheme_or_stays_inside(written):
    target = allowed(written)
    assert target is None or is_safe(target) or not is_outside(target)
