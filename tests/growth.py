"""Texts that make careless readers slow, each as a function of its size, and how much work they are."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from types import FrameType

from mentorsite.content.documents import parse
from mentorsite.content.frontmatter import read_yaml
from mentorsite.content.markup import html, plain, read
from mentorsite.content.passages import read_passages
from mentorsite.content.reading import Source

Text = Callable[[int], str]
"""Makes a text of about so many characters."""

GOAL = "mentees/mara/goals/talk.md"


def piece(words: str) -> Text:
    """Repeat some words."""
    return lambda size: words * (size // len(words) + 1)


def lines(words: str, length: int = 1_000) -> Text:
    """Repeat some words, in lines of a length: over-long lines are refused."""
    return lambda size: "\n".join([words * (length // len(words))] * (size // length + 1))


def around(before: str, after: str) -> Text:
    """Repeat an opening, then its closing."""
    return lambda size: (
        before * (size // (len(before) + len(after)) + 1) + after * (size // (len(before) + len(after)) + 1)
    )


def ladder(words: str) -> Text:
    """Indent each line further than the one before."""
    return lambda size: "\n".join("  " * step + words for step in range(int(size**0.5)))


MARKDOWN: Mapping[str, Text] = {
    "prose": lines("Drei Sätze genügen. "),
    "brackets open": lines("["),
    "brackets close": lines("]"),
    "brackets nested": lambda size: ("[" * 40 + "a" + "]" * 40 + "\n") * (size // 82 + 1),
    "brackets around": around("[", "]"),
    "links open": lines("[a]("),
    "links in angles": lines("[a](<"),
    "links nested": lambda size: "[a](" * (size // 10) + "b" + ")" * (size // 10),
    "pictures open": lines("!["),
    "pictures nested": lambda size: ("![" * 20 + "a" + "](b)" * 20 + "\n") * (size // 122 + 1),
    "titles open": lines('[a](b "'),
    "references": lambda size: "".join(f"[r{number}]: a\n" for number in range(size // 10)),
    "references used": lambda size: "[r]: a\n\n" + "[r] " * min(size // 4, 1_900),
    "references that are none": lambda size: "[r]: a\n\n" + "[q]\n" * min(size // 4, 1_900),
    "emphasis alternating": lines("*a _b "),
    "emphasis open": lines("*a "),
    "emphasis close": lines("a* "),
    "stars": lines("*"),
    "stars in threes": lines("***a "),
    "stars of many lengths": lambda size: "\n".join("*" * (number % 40) + "a" for number in range(size // 20)),
    "strokes": lines("~~a "),
    "strokes of odd length": lines("~~~a"),
    "backticks of growing length": lambda size: " ".join("`" * number for number in range(1, int((2 * size) ** 0.5))),
    "backticks": lines("`a``b"),
    "angles": lines("<"),
    "addresses open": lines("<https:"),
    "mail open": lines("<a@"),
    "entities": lines("&amp;"),
    "entities that are none": lines("&a"),
    "backslashes": lines("\\"),
    "line ends": lambda size: "a  \n" * (size // 4),
    "empty lines": piece("\n"),
    "quotations": lambda size: "> a\n" * (size // 4),
    "quotations nested": lambda size: ("> " * 18 + "a\n") * (size // 38 + 1),
    "quotations and items": lambda size: "> - a\n" * (size // 6),
    "items": lambda size: "- a\n" * (size // 4),
    "items nested": lambda size: "".join("  " * (number % 18) + "- a\n" for number in range(size // 22)),
    "items ever deeper": ladder("- a"),
    "items with gaps": lambda size: "- a\n\n\n  b\n\n" * (size // 12),
    "numbers": lambda size: "".join(f"{number}. a\n" for number in range(size // 6)),
    "rules": lambda size: "* * *\n" * (size // 6),
    "underlines": lambda size: "a\n===\n" * (size // 6),
    "underlines of nothing": lambda size: "===\n" * (size // 4),
    "headings": lambda size: "## a\n" * (size // 5),
    "headings alike": lambda size: "## Schritte\n- [ ] a\n" * (size // 20),
    "tables": lambda size: "|a|b|\n|-|-|\n" + "|1|2|\n" * min(size // 6, 4_900),
    "tables of one row": lambda size: "|a|b|\n|-|-|\n\n" * min(size // 14, 2_400),
    "tables that are none": lines("|a"),
    "a wide table": lambda size: "|a" * min(size // 4, 4_900) + "\n" + "|-" * min(size // 4, 4_900),
    "rows before a table": lambda size: "a|b\n" * (size // 4),
    "code open": lambda size: "```\n" + "a\n" * (size // 2),
    "code fences": lambda size: "```\na\n```\n" * (size // 10),
    "code indented": lambda size: "    a\n\n" * (size // 7),
    "steps": lambda size: "- [ ] @mara übt by:2026-03\n" * (size // 26),
    "steps with owners": lambda size: "- [ ] " + "@a, " * min(size // 4, 4_000) + "übt",
    "steps with dates": lambda size: "- [ ] " + "by:2026-03 " * min(size // 11, 1_700),
    "steps nearly": lambda size: "– [ ] bis 15.3.\n" * (size // 16),
    "stars in words": lines("Mentor*innen "),
    "html": lines("<a href='b' c=d>"),
    "html open": lines("<a b "),
    "html remarks": lines("a <!-- b "),
    "accents": lines("e\u0301"),
    "emoji": lines("👩\u200d💻"),
}
"""Bodies."""

YAML: Mapping[str, Text] = {
    "facts": lambda size: "".join(f"key{number}: value\n" for number in range(size // 14)),
    "facts alike": lambda size: "a: b\n" * (size // 5),
    "facts with slips": lambda size: "a: b: c\n" * (size // 8),
    "prose": lambda size: "Drei Sätze genügen\n" * (size // 19),
    "brackets": piece("["),
    "braces": piece("{a: "),
    "brackets in lines": lambda size: "[\n" * (size // 2),
    "flow": lambda size: "a: [" + "b, " * (size // 3) + "]",
    "flow of pairs": lambda size: "a: {" + "".join(f"k{number}: b, " for number in range(size // 9)) + "}",
    "flow in flow": lambda size: "a: [" + "[[[b]]], " * (size // 9) + "]",
    "dashes": piece("- "),
    "questions": piece("? "),
    "colons": piece(": "),
    "items": lambda size: "a:\n" + "- b\n" * (size // 4),
    "a long value": lambda size: "a: " + "b" * size,
    "a long value in quotes": lambda size: "a: '" + "b " * (size // 2) + "'",
    "a value of many lines": lambda size: "a: >\n" + "  b\n" * (size // 4),
    "a quotation that never ends": lambda size: "a: '" + "b\n" * (size // 2),
    "quotations that never end": lambda size: "a: 'b\n" * (size // 6),
    "quotes": piece("'"),
    "anchors": piece("&a "),
    "tags": piece("!"),
    "remarks": lambda size: "# a\n" * (size // 4),
    "remarks behind facts": lambda size: "a: b # c\n" * (size // 9),
    "tabs": lambda size: "a:\tb\n" * (size // 5),
    "blanks": lambda size: "a: |\n" + " " * size,
    "keys ever deeper": ladder("a:"),
    "signs nobody sees": lambda size: "a: b\u2028\n" * (size // 6),
}
"""Heads."""

BODIES: Mapping[str, Text] = {
    "blocks": lambda size: "::: only mara\na\n:::\n" * (size // 20),
    "blocks open": lambda size: "::: only mara\n" * (size // 14),
    "colons": lines(":"),
    "almost fences": lambda size: ":: only mara\n" * (size // 13),
    "remarks": lambda size: "<!-- a -->\n" * (size // 11),
    "remarks open": lambda size: "<!--\n" * (size // 5),
    "remarks in a line": lines("<!-- -->"),
    "wide colons": lines("："),
}
"""Files whose body is cut into blocks."""


def read_body(text: str) -> None:
    """Take a body all the way to its HTML and its words."""
    prose = read(text, GOAL, 1, steps=True)
    html(prose, lambda target: None, heading_prefix="b")
    plain(prose)


def read_head(text: str) -> None:
    read_yaml(text, GOAL)


def read_document(text: str) -> None:
    """Take a file apart and read each of its passages."""
    read_passages(parse(Source(GOAL, text)).segments, GOAL, steps=True)


KINDS: Mapping[str, tuple[Mapping[str, Text], Callable[[str], None]]] = {
    "Markdown": (MARKDOWN, read_body),
    "YAML": (YAML, read_head),
    "blocks": (BODIES, read_document),
}


def steps(work: Callable[[str], None], text: str) -> int:
    """Count the calls of functions that some work makes, those in C included."""
    count = 0

    def called(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        work(text)
    finally:
        sys.setprofile(None)
    return count
