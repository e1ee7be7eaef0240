"""Blocks: what only the owner reads, what is feedback, and no way to leave one half open."""

import time
from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorsite.content.blocks import cut
from mentorsite.diagnostics import Place


def segments(body, **options):
    found, _ = cut_of_mara(body, **options)
    return [(segment.kind, segment.person, segment.line, segment.text) for segment in found]


def findings(body, **options):
    _, found = cut_of_mara(body, **options)
    return [f"{finding.line}:{finding.column} {finding.message}" for finding in found]


def cut_of_mara(body, first_line=1, owner="mara", feedback=True):
    return cut(dedent(body), "mentees/mara/sessions/2026-03-12.md", first_line, owner, feedback)


def test_a_body_without_blocks_is_one_shared_segment():
    assert segments("## Notes\nThree sentences are enough.\n", first_line=5) == [
        ("shared", None, 5, "## Notes\nThree sentences are enough.\n"),
    ]


def test_a_body_of_blanks_has_no_segments():
    assert segments("\n  \n") == []


def test_blocks_are_cut_out_and_lines_stay_those_of_the_file():
    body = """\
        ## Notes
        For both of us.

        ::: only mara
        For me.
        :::

        For both again.
        ::: feedback from tomasz
        You waited.

        Well done.
        :::"""
    found, faults = cut_of_mara(body, first_line=7)
    assert faults == ()
    assert [(s.kind, s.person, s.line, s.text, s.place) for s in found] == [
        ("shared", None, 7, "## Notes\nFor both of us.\n", Place(7, 1)),
        ("only", "mara", 11, "For me.", Place(10, 10)),
        ("shared", None, 13, "\nFor both again.", Place(13, 1)),
        ("feedback", "tomasz", 16, "You waited.\n\nWell done.", Place(15, 19)),
    ]


@pytest.mark.parametrize(
    ("fence", "kind", "person"),
    [
        ("::: only mara", "only", "mara"),
        ("::: nur mara", "only", "mara"),
        ("::: only Mara", "only", "mara"),
        ("::: only @mara", "only", "mara"),
        ("::: Only mara  ", "only", "mara"),
        ("::: only  mara\t", "only", "mara"),
        ("::: feedback from Mara", "feedback", "mara"),
        ("::: feedback from @tomasz", "feedback", "tomasz"),
        ("::: Feedback von Jörg", "feedback", "joerg"),
    ],
)
def test_fences_are_understood_as_people_write_them(fence, kind, person):
    assert segments(f"{fence}\ntext\n:::") == [(kind, person, 2, "text")]
    assert findings(f"{fence}\ntext\n::: ") == []


def test_an_empty_feedback_block_is_still_a_block():
    assert segments("::: feedback from mara\n:::") == [("feedback", "mara", 2, "")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("::: only mara\nsecret", ["1:1 block-fault/unclosed"]),
        ("text\n\n::: feedback from mara\nsecret\n", ["3:1 block-fault/unclosed"]),
        ("text\n:::", ["2:1 block-fault/stray"]),
        ("::: only mara\na\n::: feedback from mara\nb\n:::", ["3:1 block-fault/nested"]),
        ("::: only mara\na\n::: only mara\nb\n:::\nc\n:::", ["3:1 block-fault/nested"]),
        ("::: only tomasz\na\n:::", ["1:10 block-fault/owner"]),
        ("::: only me\na\n:::", ["1:10 block-fault/owner"]),
        ("::: note\na\n:::", ["1:1 block-fault/word"]),
        ("::: only\na\n:::", ["1:1 block-fault/word"]),
        ("::: only mara tamm\na\n:::", ["1:1 block-fault/word"]),
        ("::: feedback mara\na\n:::", ["1:1 block-fault/word"]),
        ("::: feedback from\na\n:::", ["1:1 block-fault/word"]),
        ("::: only mara <!-- psst -->\na\n:::", ["1:1 block-fault/word"]),
        ("::: only mara\na\n\n    :::\nb\n:::", ["4:5 block-fault/stray"]),
        ("::: only mara\na\n::\nb\n:::", ["3:1 block-fault/stray"]),
    ],
)
def test_a_block_that_is_not_right_is_a_fault(body, expected):
    assert findings(body) == expected


@pytest.mark.parametrize(
    "line",
    [
        ":::only mara",
        ":::  only mara",
        "::: \u00a0only mara".replace(" \u00a0", "\u00a0"),
        ":::\tonly mara",
        "::::",
        ":::: only mara",
        " ::: only mara",
        "\t::: only mara",
        "    ::: only mara",
        "> ::: only mara",
        "> > :::",
        "- ::: only mara",
        "1. ::: only mara",
        "- [ ] ::: only mara",
        "* ::: only mara",
        "### ::: only mara",
        "**::: only mara**",
        "| ::: only mara |",
        "`::: only mara`",
        ":: only mara",
        "::only mara",
        "::note",
        "::",
        ":: nur mara",
        ":: feedback from mara",
        ": : : only mara",
        ":: : only mara",
        "\\::: only mara",
        "\\:\\:\\: only mara",
        "\\:: only mara",
        "\u200b::: only mara",
        "\ufeff::: only mara",
        "\u200b:: only mara",
        ":\u200b::",
        "\u00a0::: only mara",
        "：：： only mara",
        "﹕﹕﹕",
        ":::\u200b",
        "text ::: only mara secret :::",
        "text :::nur mara",
        ";;; only mara",
        "... only mara",
        "… nur Mara",
        "``` only mara",
        "<!-- for me --> ::: only mara",
        "<!-- for me -->:::",
    ],
)
def test_whatever_comes_near_a_fence_is_a_fault(line):
    assert any("block-fault/stray" in finding for finding in findings(f"{line}\n\nsecret\n"))


@pytest.mark.parametrize("code", ["```\n{}\n```", "~~~ text\n{}\n~~~"])
@pytest.mark.parametrize("fence", [":::", " :::", ":: only mara"])
def test_code_gives_no_exemption(code, fence):
    assert findings(code.format(fence))[0].endswith("block-fault/stray")


def test_a_fence_inside_code_cuts_like_any_other():
    assert segments("```\n::: only mara\n```\nsecret\n:::\n") == [
        ("shared", None, 1, "```"),
        ("only", "mara", 3, "```\nsecret"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Two things: we talked, and we listened.",
        "At 14:00, std::vector was the topic.",
        "Note: only Mara came.",
        ": a definition",
        "… and only then I spoke.",
        "Only Mara reads this.",
        "Nur Mara",
        "| a | b |\n|:--|--:|\n| 1 | 2 |",
        "Mentor:innen und Kolleg:innen",
        "https://meet.example/mara",
        ":wave: hello",
        "- **What helped:** the pause",
    ],
)
def test_ordinary_prose_is_no_fault(line):
    assert findings(line) == []


def test_the_message_names_the_owner_and_never_the_author_s_words():
    _, (found,) = cut_of_mara("::: only secret-friend\nsecret\n:::")
    assert found.values == (("owner", "mara"),)
    _, (found,) = cut_of_mara("::: secret\nsecret\n:::")
    assert found.values == (("owner", "mara"),)


def test_feedback_has_its_place_in_conversations_only():
    body = "::: feedback from tomasz\ntext\n:::\n"
    assert findings(body, feedback=False) == ["1:1 block-fault/place"]
    assert segments(body, feedback=False) == [("feedback", "tomasz", 2, "text")]


def test_a_file_that_nobody_owns_has_no_blocks():
    assert findings("text\n::: only mara\nsecret\n:::\n", owner=None) == ["2:1 block-fault/stray"]
    assert findings("text\n  ::: only mara", owner=None) == ["2:3 block-fault/stray"]
    assert findings("::: feedback from mara", owner=None) == ["1:1 block-fault/stray"]


def test_the_handbook_may_explain_blocks_within_a_line():
    assert findings("Write `::: only` and your id, then the text, then `:::`.", owner=None) == []


def test_the_text_of_an_unknown_block_is_kept_like_one_for_the_owner():
    assert segments("shared\n::: nurr mara\nsecret\n:::\n") == [
        ("shared", None, 1, "shared"),
        ("only", "mara", 3, "secret"),
    ]


# --- comments


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<!-- What do you want to talk about? -->\n- [ ] Talks", "\n- [ ] Talks"),
        ("a\n<!-- two\nlines -->\nb", "a\n\n\nb"),
        ("a\n  <!-- indented -->\nb", "a\n\nb"),
        ("<!-- one --> text stays", "text stays"),
        ("<!-- one --><!-- two --> text", "text"),
        ("<!-- two\nlines --> text <!-- this one shows -->", "\ntext <!-- this one shows -->"),
        ("x <!-- no comment -->", "x <!-- no comment -->"),
        ("<!---->\nb", "\nb"),
    ],
)
def test_comments_are_cut_and_lines_stay(body, text):
    assert segments(body) == [("shared", None, 1, text)]
    assert findings(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a\n  <!-- for me\nsecret", "2:3 block-fault/comment"),
        ("<!-- a --> <!-- b", "1:12 block-fault/comment"),
        ("<!-->\nsecret", "1:1 block-fault/comment"),
        ("```\n<!--\n```\nsecret", "2:1 block-fault/comment"),
    ],
)
def test_an_unclosed_comment_is_a_fault_and_hides_the_rest(body, expected):
    assert findings(body) == [expected]
    assert "secret" not in repr(segments(body))


def test_a_fence_within_a_comment_is_none():
    assert findings("<!-- how to keep a line for yourself:\n::: only mara\n:::\n-->\ntext") == []


def test_a_comment_cannot_swallow_the_end_of_a_block():
    assert findings("::: only mara\n<!--\n:::\n-->\nsecret") == ["1:1 block-fault/unclosed"]


# --- properties

LINES = st.sampled_from(
    [
        "::: only mara", "::: nur mara", "::: feedback from mara", "::: only tomasz", "::: word", ":::", "::: ",
        "    :::", "> :::", ":: only mara", "::", "\\:::", "<!-- x -->", "<!-- a --> b", "<!--", "-->",
        "```", "- [ ] step", "text", "",
    ]
)  # fmt: skip
BODIES = st.one_of(st.lists(LINES, max_size=12).map("\n".join), st.text(st.sampled_from(":\\ \n<!->onlymar\u200b`")))


@given(BODIES, st.sampled_from([None, "mara"]), st.booleans())
def test_any_body_can_be_cut_and_every_place_lies_inside(body, owner, feedback):
    found, faults = cut(body, "x.md", 3, owner, feedback)
    lines = body.split("\n")
    for place in [*(Place(fault.line, fault.column) for fault in faults), *(segment.place for segment in found)]:
        assert 3 <= place.line < 3 + len(lines)
        assert 1 <= place.column <= len(lines[place.line - 3]) + 1
    assert all(fault.rule == "block-fault" for fault in faults)


@given(BODIES)
@example("::: only mara\na\n:::\nb")
def test_without_a_fault_each_line_is_in_the_segment_its_line_number_says(body):
    found, faults = cut(body, "x.md", 1, "mara", True)
    lines = body.split("\n")
    for segment in found if not faults else ():
        for number, text in enumerate(segment.text.split("\n"), segment.line):
            assert not segment.text or text in (lines[number - 1], "") or lines[number - 1].endswith(text)


@given(st.lists(st.sampled_from(["shared", "only"]), min_size=1, max_size=6), st.integers(0, 40), BODIES)
def test_what_stands_in_a_block_is_never_shared_however_the_file_is_disturbed(kinds, position, disturbance):
    """Either a fault hides the whole file, or every secret is in a segment for its owner alone."""
    parts = [f"open-{n}" if kind == "shared" else f"::: only mara\nsecret-{n}\n:::" for n, kind in enumerate(kinds)]
    lines = "\n".join(parts).split("\n")
    at = position % (len(lines) + 1)
    body = "\n".join([*lines[:at], disturbance, *lines[at:]])
    found, faults = cut(body, "x.md", 1, "mara", True)
    shared = "\n".join(segment.text for segment in found if segment.kind == "shared")
    assert faults or "secret" not in shared


@pytest.mark.parametrize(
    "body",
    [
        ":" * 250_000,
        "\\" * 250_000,
        "\\:" * 120_000,
        ": " * 120_000,
        "> " * 120_000,
        "<!---->" * 36_000,
        "<!--\n" * 50_000,
        ". " * 120_000,
        "." + " " * 250_000 + "x",
        ";" * 200_000 + " only",
        "::: only mara\n:::\n" * 12_000,
        "::: only mara\n" * 15_000,
        "ä：" * 80_000,
        "- [ ] " * 40_000,
        ":::" + " " * 250_000,
    ],
)
def test_hostile_bodies_are_cut_quickly(body):
    start = time.process_time()
    cut(body, "x.md", 1, "mara", True)
    assert time.process_time() - start < 2
