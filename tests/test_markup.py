"""Markdown as it is written in goals, conversations and the handbook; and as an enemy would write it."""

import pickle
import time
from html.parser import HTMLParser
from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorsite.content.markup import html, plain, read


def page(text, **kwargs):
    return html(read(dedent(text), "handbook/start.md", 1), **{"resolve": lambda target: None, **kwargs}).strip()


@pytest.mark.parametrize(
    "text",
    [
        "Mentor*innen und Kolleg*innen",
        "Jede*r bringt ihre*n Kalender mit, seine*r auch",
        "Schüler*in und Ärzt*in",
        "Scha\u0308*in und Ba\u0308*in",
        "Mentor_innen, Mentor:innen, Mentor/innen",
        "2*3*4 Schritte",
        "snake_case_name",
    ],
)
def test_stars_and_strokes_in_words_are_letters(text):
    assert page(text) == f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*wichtig*", "<em>wichtig</em>"),
        ("sehr _wichtig_.", "sehr <em>wichtig</em>."),
        ("**Mentor*innen**", "<strong>Mentor*innen</strong>"),
        ("*Kolleg*innen* zuerst", "<em>Kolleg*innen</em> zuerst"),
        ("*jede*r*", "<em>jede*r</em>"),
        ("(*wichtig*)", "(<em>wichtig</em>)"),
        ("[Mentor*innen](x.md)", "Mentor*innen"),
        ("un**glaub**lich", "un<strong>glaub</strong>lich"),
        ("~~nie~~", "<s>nie</s>"),
        ('„Nein“, “no”, "na" -- ...', "„Nein“, “no”, &quot;na&quot; -- ..."),
        ("`a*b*c`", "<code>a*b*c</code>"),
        (r"Mentor\*innen", "Mentor*innen"),
    ],
)
def test_emphasis_needs_the_edge_of_a_word(text, shown):
    assert page(text) == f"<p>{shown}</p>"


def test_the_words_of_a_body_for_search():
    text = "# Ziel\n\nMehr *Ruhe*\nim [Kalender](x.md).\n\n- [ ] üben\n  - leise\n\n| a | b |\n|--|--|\n| c | `d` |\n"
    assert plain(read(text, "a.md", 1)) == "Ziel\nMehr Ruhe im Kalender.\nüben\nleise\na b\nc d"


def test_a_section_is_shown_without_its_heading():
    prose = read("Davor.\n\n## Warum\n\nGehört werden.\n", "a.md", 1)
    assert html(prose.sections[1], lambda target: None) == "<p>Gehört werden.</p>\n"


def test_a_link_in_a_section_leads_each_reader_only_where_they_may_go():
    (section,) = read("Im [Kalender](x.md) steht es, im ![Bild](y.png) auch.\n", "a.md", 1).sections
    assert html(section, lambda target: f"/{target}") == (
        '<p>Im <a href="/x.md">Kalender</a> steht es, im <img src="/y.png" alt="Bild"> auch.</p>\n'
    )
    assert html(section, lambda target: None) == "<p>Im Kalender steht es, im Bild auch.</p>\n"


def test_a_section_is_written_in_the_manner_that_each_page_asks_for():
    (section,) = read("## Zwei\n\n- [ ] @mara üben\n- [ ] lesen\n\n### Mehr\n", "a.md", 1).sections
    manners = (
        {},
        {"heading_prefix": "talk"},
        {"heading_prefix": "read"},
        {"shift": 1},
        {"without_tasks": "all"},
        {"without_tasks": "owned"},
        {"marks": {" ": "offen"}},
    )
    assert len({html(section, lambda target: None, **manner) for manner in manners}) == len(manners)


def test_a_table_is_called_in_the_language_of_each_page():
    (section,) = read("| a |\n|---|\n", "a.md", 1).sections
    labels = ("Tabelle", "Table")
    assert [label in html(section, lambda target: None, table_label=label) for label in labels] == [True, True]


def test_what_was_read_can_travel_to_another_process():
    prose = read("## Steps\n- [x] @mara [übt](x.md) by:2026-03\n  - > so\n", "a.md", 1)
    assert pickle.loads(pickle.dumps(prose)) == prose  # noqa: S301 (our own bytes)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!-- x --><svg/onload=alert(1)>",
        '[x](https://e.example/"onmouseover="alert(1))',
        '[x](https://e.example "\\"onmouseover=alert(1)")',
        '![" onerror="alert(1)](a.png)',
        "![<script>](a.png)",
        "```html\n</code><script>\n```",
        '```"><script>\nx\n```',
        "## <b id=x onclick=y>",
        "| <script> |\n|--|\n| `</td><script>` |",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "- [ ] <script> @<b> by:2026-03",
        "{{ 7*7 }} {% raw %}",
    ],
)
def test_html_in_a_body_is_shown_as_text(text):
    assert_harmless(page(text, resolve=lambda target: target, heading_prefix="b", table_label='"><script>'))
    assert_harmless(page(text))


ELEMENTS = {
    *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br", "div", "span"),
    *("table", "thead", "tbody", "tr", "th", "td", "strong", "em", "s", "a", "img"),
}
ATTRIBUTES = {"id", "class", "tabindex", "role", "aria-label", "scope", "href", "title", "rel", "src", "alt", "start"}
SCHEMES = ("https://", "http://", "mailto:", "tel:")


class Inspector(HTMLParser):
    """Checks that elements are known and nested, and that attributes are harmless."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        assert tag in ELEMENTS
        assert {name for name, _ in attrs} <= ATTRIBUTES
        href = dict(attrs).get("href", "https://")
        assert href.lower().startswith(SCHEMES) or ":" not in href.partition("/")[0]
        if tag not in ("hr", "br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def assert_harmless(page):
    inspector = Inspector()
    inspector.feed(page)
    inspector.close()
    assert inspector.open == []


PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            "  ",
            "\t",
            " ",
            "- ",
            "1. ",
            "> ",
            "# ",
            "## Steps\n",
            "```\n",
            "---\n",
            "| a | b |\n|--|--|\n",
            "|",
        ),
        *(
            "*",
            "**",
            "_",
            "~~",
            "`",
            "[",
            "]",
            "(",
            ")",
            "![",
            "](",
            "<",
            ">",
            "&",
            "\\",
            "[ ] ",
            "[x] ",
            "[x]: ",
            "[]",
        ),
        *(
            "javascript:",
            "https://e.example",
            "talk.md",
            "&#106;",
            "&Tab;",
            "<b>",
            "<!--",
            '"',
            "'",
            "@mara ",
            "by:2026-03",
        ),
        *("Wort", "ä", "🦦", "e\u0301", "\u00a0", "\u202e", "\r", "\x00", "Mentor*innen", "bis 15.3."),
    ]
)
BODIES = st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join)


@given(BODIES)
@example("- [ ] \x00[a](vbscript:x)")
@example("|a|\n|-|\n|a \\| [x](vbscript:x)|")
def test_any_body_becomes_harmless_html_and_every_place_lies_in_it(body):
    prose = read(body, "a.md", 1, steps=True)
    assert_harmless(html(prose, lambda target: "x/" if "talk" in target else None, heading_prefix="b"))
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    places = [*prose.findings, *(link.place for link in prose.links)]
    for task in prose.tasks:
        assert_harmless(task.html)
        assert_harmless(task.notes)
        places += [task.place, task.text_place, task.by_place, task.done_place, *task.owner_places]
    for place in places:
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@given(st.lists(st.sampled_from(["", "- ", "> ", "1. ", "## ", "- [x] ", "  - ", "*", "`", "~~", "["]), max_size=12))
def test_no_word_is_lost(starts):
    body = "\n".join(f"{start}wort{number}" for number, start in enumerate(starts))
    assert [
        f"wort{number}" for number in range(len(starts)) if f"wort{number}" not in plain(read(body, "a.md", 1))
    ] == []


def lines(piece, length=18_000, count=3):
    return "\n".join([piece * (length // len(piece))] * count)


@pytest.mark.parametrize(
    "text",
    [
        lines("[", count=14),
        lines("![", count=14),
        "[\n" * 25_000,
        "\n".join(["[" * 19_000] * 6 + ["]" * 19_000] * 6),
        ("[" * 21 + "a" + "]" * 21 + "\n") * 1_200,
        ("[" * 20 + "a*" * 500 + "\n\n") * 50,
        lines("*"),
        lines("a**"),
        lines("*a _b "),
        lines("`a``b```c"),
        lines("~~a "),
        lines("<"),
        lines("[](", 2_900),
        lines("[a](<", 4_500),
        "> " * 5_000,
        "\n".join("  " * depth + "- a" for depth in range(300)),
        "1. " * 5_000,
        "- [ ] a" + " " * 19_000 + "b",
        "- [" + " " * 19_000 + "x",
        " " * 19_000 + "|-",
        "- [ ] " + "@a, " * 4_500 + "@",
        "## Warum\n" * 5_000,
        "[x](%" + "25" * 9_000 + ")",
    ],
    ids=lambda text: text[:12],
)
def test_a_hostile_body_is_read_within_a_breath(text):
    start = time.process_time()
    html(read(text, "a.md", 1, steps=True), lambda target: None, heading_prefix="b")
    assert time.process_time() - start < 2
