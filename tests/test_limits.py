"""What is too long is said, at its line, and not parsed."""

from mentorsite.content.markup import read

TABLE = "| a | b |\n|---|---|\n"


def found(text):
    prose = read(text, "handbook/long.md", 5)
    return [(finding.line, finding.column, finding.message) for finding in prose.findings], prose.nodes


def test_a_line_of_twenty_thousand_characters_still_stands_and_one_more_does_not():
    assert found("ä" * 20_000)[0] == []
    assert found("kurz\n" + "ä" * 20_001) == ([(6, 20_001, "too-long/line")], ())


def test_tables_share_ten_thousand_cells():
    rows = "| 1 | 2 |\n"
    assert found(TABLE + rows * 3_000)[0] == []
    findings, nodes = found((TABLE + rows * 3_000 + "\n") * 2)
    assert [message for *_, message in findings] == ["too-long/cells"]
    assert nodes == ()


def test_rows_left_short_count_in_full():
    wide = "|" + "a|" * 150 + "\n|" + "-|" * 150 + "\n"
    assert [message for *_, message in found(wide + "|x\n" * 100)[0]] == ["too-long/cells"]


def test_a_rule_and_an_underlined_heading_are_no_tables():
    assert found("Titel\n---\n" + "Wort\n" * 12_000)[0] == []


def test_a_table_ends_at_an_empty_line():
    assert found(TABLE + "\n" + "Wort\n" * 12_000)[0] == []


def test_two_thousand_links_still_stand_and_one_more_does_not():
    links = "[a](b.md) <https://x.example>\n" * 1_000
    assert found(links)[0] == []
    assert found(links + "[a](b.md)") == ([(1005, 1, "too-long/links")], ())


def test_links_by_reference_count_as_well():
    assert [message for *_, message in found("[a]: b.md\n\n" + "[a]\n" * 2_001)[0]] == ["too-long/links"]


def test_many_tasks_are_not_many_links():
    assert found("- [ ] üben\n" * 2_500)[0] == []


def test_lists_nested_too_deeply_are_told_where_they_begin_to_be():
    twenty = "\n".join("  " * depth + "- tief" for depth in range(20))
    assert found(twenty)[0] == []
    assert found(twenty + "\n" + "  " * 20 + "- tiefer")[0] == [(25, 41, "too-long/nesting")]


def test_nesting_in_which_the_parser_would_lose_text_is_told():
    assert found("> " * 5_000 + "lost")[0] == [(5, 1, "too-long/nesting")]


def test_emphasis_nested_too_deeply_is_told_and_its_words_stay():
    findings, nodes = found("*a **b " * 30 + "wichtig" + " b** a*" * 30)
    assert findings == [(5, 1, "too-long/nesting")]
    assert nodes
