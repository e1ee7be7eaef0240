"""Links and pictures, with their places."""

from textwrap import dedent

import pytest

from mentorsite.content.markup import html, read


def page(text, **kwargs):
    return html(read(dedent(text), "handbook/start.md", 1), **{"resolve": lambda target: None, **kwargs}).strip()


def found(text, first_line=1):
    findings = read(dedent(text), "handbook/start.md", first_line).findings
    return [(finding.line, finding.column, finding.message) for finding in findings]


def test_links_are_found_with_their_place_and_decoded():
    prose = read('Siehe [den\nVortrag](../goals/mein%20Vortrag.md) und\n> ![Otter](files/o.png "Ö")\n', "a.md", 7)
    assert [(link.target, link.place.line, link.place.column, link.picture) for link in prose.links] == [
        ("../goals/mein Vortrag.md", 7, 7, False),
        ("files/o.png", 9, 3, True),
    ]


def test_among_many_brackets_every_link_is_found():
    text = "[siehe] " * 10 + "[![Bild](b.png)](c.md) [eine \\[ mehr](d.md) [Taste `[`](e.md)"
    assert [link.target for link in read(text, "a.md", 1).links] == ["b.png", "c.md", "d.md", "e.md"]


def test_a_link_leads_where_the_page_says():
    shown = page("[Vortrag](talk.md#warum)", resolve={"talk.md#warum": "../talk/#b-warum"}.get)
    assert shown == '<p><a href="../talk/#b-warum">Vortrag</a></p>'


def test_what_this_reader_cannot_open_is_plain_text():
    assert page("[**Vortrag**](talk.md) ![ein Otter](o.png)") == "<p><strong>Vortrag</strong> ein Otter</p>"


def test_a_picture_has_its_description():
    shown = page('![ein "Otter"](files/o.png)', resolve=lambda target: "../" + target)
    assert shown == '<p><img src="../files/o.png" alt="ein &quot;Otter&quot;"></p>'


def test_outside_links_do_not_tell_where_the_reader_came_from():
    assert page("<https://seekuh.example/?a=1&b=2>") == (
        '<p><a href="https://seekuh.example/?a=1&amp;b=2" rel="noreferrer">https://seekuh.example/?a=1&amp;b=2</a></p>'
    )
    assert 'href="mailto:mara@seekuh.example"' in page("<mara@seekuh.example>")
    assert 'title="Ein Ort"' in page('[da](https://seekuh.example "Ein Ort")')


def test_a_bare_address_is_not_turned_into_a_link():
    assert page("https://seekuh.example") == "<p>https://seekuh.example</p>"


REFUSED = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](%6aavascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](java&Tab;script:alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](< javascript:alert(1)>)",
    "[x](data:text/html;base64,AAAA)",
    "[x](data:image/png;base64,AAAA)",
    "[x](vbscript:x)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](\\\\evil.example)",
    "[x](/\\evil.example)",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "[x]\n\n[x]: <java&#10;script:alert(1)> 'y'",
]


@pytest.mark.parametrize("text", REFUSED)
def test_refused_links_are_told_and_become_text(text):
    assert found("Ein Wort " + text) == [(1, 10, "link-refused")]
    assert "<a" not in page(text, resolve=lambda target: target)


@pytest.mark.parametrize(
    "text", ["![x](https://elsewhere.example/x.png)", "![x](data:image/png;base64,AA)", "![x](//e.example)"]
)
def test_pictures_from_elsewhere_are_told_and_become_their_description(text):
    assert found("- Ein Wort\n  " + text) == [(2, 3, "picture-refused")]
    assert page(text, resolve=lambda target: target) == "<p>x</p>"


def test_every_refused_link_has_its_own_place():
    text = """\
        # [a](vbscript:a)

        - 🦦 [b](vbscript:b) und
          [c](vbscript:c)
        - [ ] [d](vbscript:d)

        | e |
        |---|
        | [e](vbscript:e) |
        """
    assert [place[:2] for place in found(text, first_line=11)] == [(11, 3), (13, 5), (14, 3), (15, 7), (19, 3)]
