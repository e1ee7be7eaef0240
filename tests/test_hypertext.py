"""How a body looks on a page."""

from textwrap import dedent

from mentorsite.content.markup import html, read


def page(text, **kwargs):
    return html(read(dedent(text), "handbook/start.md", 1), **{"resolve": lambda target: None, **kwargs}).strip()


def test_headings_move_under_those_of_the_page_and_have_ids():
    text = "# Ziel\n## Warum\n## Warum\n"
    assert page(text) == "<h2>Ziel</h2>\n<h2>Warum</h2>\n<h2>Warum</h2>"
    assert page(text, heading_prefix="body", shift=1).split("\n") == [
        '<h2 id="body-ziel">Ziel</h2>',
        '<h3 id="body-warum">Warum</h3>',
        '<h3 id="body-warum--2">Warum</h3>',
    ]
    assert page("###### klein", shift=3) == "<h6>klein</h6>"


def test_a_table_lies_in_a_frame_that_a_keyboard_can_move():
    shown = page("| wer | wann |\n|:--|--:|\n| *Ruth* | \\| |\n", table_label="Tabelle")
    assert shown == dedent(
        """\
        <div class="scroll" tabindex="0" role="region" aria-label="Tabelle">
        <table>
        <thead>
        <tr><th scope="col" class="left">wer</th><th scope="col" class="right">wann</th></tr>
        </thead>
        <tbody>
        <tr><td class="left"><em>Ruth</em></td><td class="right">|</td></tr>
        </tbody>
        </table>
        </div>"""
    )


def test_lists_quotes_rules_and_code_are_shown():
    shown = page("3. drei\n4. vier\n\n> Zitat\n\n---\n\n    <b>\n\nerste  \nzweite\ndritte\n")
    assert shown == dedent(
        """\
        <ol start="3">
        <li>drei</li>
        <li>vier</li>
        </ol>
        <blockquote>
        <p>Zitat</p>
        </blockquote>
        <hr>
        <pre tabindex="0"><code>&lt;b&gt;
        </code></pre>
        <p>erste<br>
        zweite
        dritte</p>"""
    )


def test_tasks_in_prose_show_their_mark_without_a_form():
    assert page("- [x] @mara übt by:2026-03") == (
        '<ul>\n<li class="task task-done"><span class="mark">[x]</span> @mara übt by:2026-03</li>\n</ul>'
    )
    assert '<span class="mark">erledigt</span>' in page("- [x] üben", marks={"x": "erledigt"})


def test_a_page_may_leave_out_the_tasks_that_it_shows_itself():
    assert page("Davor.\n\n- [ ] üben\n- [x] ruhen\n\nDanach.", without_tasks="all") == "<p>Davor.</p>\n<p>Danach.</p>"
    assert page("- [ ] üben\n- merken\n  - [ ] klein", without_tasks="all").count("<li") == 2
    assert page("- [ ] @tomasz leiht das Buch\n- [ ] üben", without_tasks="owned").count("<li") == 1
