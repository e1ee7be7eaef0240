"""The quick parser of Markdown: it reads everything as the thorough one does."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mentorsite.content.conversion import Reading, convert
from mentorsite.content.parser import PARSER, thorough_parser

THOROUGH = thorough_parser()
PIECES = (
    *("word", "Mentor*innen", "2*3", "a_b_c", "ä", "٣", " ", "  ", "\t", "\n", "\n\n", "  \n", "\\\n", "\n    ", "\0"),
    *(
        "*",
        "**",
        "_",
        "__",
        "~~",
        "`",
        "```",
        "~~~",
        "\\",
        "\\*",
        "&amp;",
        "&",
        "!",
        "#",
        "## ",
        "=",
        "===",
        "---",
        "|",
    ),
    *("- ", "* ", "+ ", "1. ", "23) ", "> ", "- [ ] ", "- [x] @mara ", "[", "]", "(", ")", "<", ">", "<!--", "-->"),
    *("[a](b.md)", "![a](b.png)", "[a]", "[a]: b.md", "<a@b.example>", "<https://b.example>", "| a | b |", "|---|--:|"),
)


def read_by(parser: MarkdownIt, text: str) -> tuple[object, ...]:
    reading = Reading("goals/talk.md", 3, text.split("\n"))
    nodes = convert(parser.parse(text), reading)
    return nodes, reading.links, reading.findings


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
@example("Mentor*innen und *alle* anderen")
@example("one\n two  \nthree \nfour")
@example("- one\n\n  1. two\n  > three\n- [ ] @mara four\n\n[five]: six.md\n\n[five]")
def test_every_text_is_read_as_the_thorough_parser_reads_it(text):
    assert read_by(PARSER, text) == read_by(THOROUGH, text)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Plain words", ["text"]),
        ("Mentor*innen", ["text"]),
        ("One line\nand another", ["text", "softbreak", "text"]),
        ("One line  \nand another", ["text", "break", "text"]),
        ("*Now*", ["emphasis"]),
    ],
)
def test_a_text_without_marks_is_its_lines(text, kinds):
    ((paragraph,), _, _) = read_by(PARSER, text)
    assert [node.kind for node in paragraph.children] == kinds
