"""Skills over time: what joins a line, what ends one, and what a look at them says."""

from hypothesis import given
from hypothesis import strategies as st

from derived import path, view
from mentorsite.content.records.fields import Three
from mentorsite.content.records.skills import Change, Framework
from mentorsite.programme.frameworks import skills_in, traced
from mentorsite.programme.skill_lines import lines
from programme_text import DEFAULT, files_of

FRAMEWORK = files_of(DEFAULT)["skills.md"]


def framework(changes="", version="2.0.0", without=(), more=()):
    """The usual framework in a later version: with changes, without some skills and with others."""
    lines = FRAMEWORK.replace("version: 1.0.0", f"version: {version}").splitlines()
    kept = [line for line in lines if not any(f"id: {skill}," in line for skill in without)]
    added = [f"      - {{id: {skill}, name: {skill.title()}}}" for skill in more]
    listed = [f"  - {change}" for change in changes.splitlines() if change]
    head = ["changes:", *listed] if listed else []
    return "\n".join(["=== skills.md", *kept[:-1], *added, *head, "---", ""])


def look(day, skills_, version="1.0.0", head=""):
    return f"=== mentees/ada/skills/{day}.md\n---\nframework: {version}\n{head}skills:\n{skills_}---\n"


def said(found):
    """Each line as: skill, what ended it, and its levels by day; ~ marks what was converted."""
    return [
        (
            line.skill,
            line.end,
            [f"{point.day:%m}:{'~' if point.converted else ''}{point.level}" for point in line.points],
        )
        for line in found
    ]


# --- one version


def test_each_skill_is_a_line_in_the_order_of_the_framework(tmp_path):
    text = look("2026-02-01", "  writing: {level: 1}\n  listening: {level: 2}\n") + look(
        "2026-04-01", "  writing: {level: 2}\n"
    )
    assert said(path(tmp_path, text).skills) == [("listening", None, ["02:2"]), ("writing", None, ["02:1", "04:2"])]


def test_then_is_the_first_look_and_now_the_latest(tmp_path):
    text = "".join(look(f"2026-0{m}-01", f"  writing: {{level: {m}}}\n") for m in (2, 3, 4))
    (line,) = path(tmp_path, text).skills
    assert (line.then.level, line.now.level) == (2, 4)


def test_after_one_look_there_is_only_now(tmp_path):
    (line,) = path(tmp_path, look("2026-02-01", "  writing: {level: 2}\n")).skills
    assert (line.then, line.now.level) == (None, 2)


def test_what_was_not_looked_at_again_is_as_it_was(tmp_path):
    text = look("2026-02-01", "  writing: {level: 2, interest: 1}\n") + look("2026-04-01", "  writing: {interest: 3}\n")
    (line,) = path(tmp_path, text).skills
    assert (line.then, line.now.level, line.interest) == (None, 2, 3)


def test_a_wish_is_that_of_the_latest_look_and_may_be_taken_back(tmp_path):
    text = look("2026-02-01", "  writing: {level: 1, target: 3}\n") + look("2026-04-01", "  writing: {level: 1}\n")
    (line,) = path(tmp_path, text).skills
    assert line.wanted is None


def test_without_a_framework_there_is_no_line(tmp_path):
    seen = view(tmp_path, look("2026-02-01", "  writing: {level: 1}\n"))
    assert lines(None, seen.journey) == ()


# --- several versions


def test_a_new_name_joins_the_line(tmp_path):
    text = (
        framework("{in: 2.0.0, kind: rename, from: testing, to: quality}", without=["testing"], more=["quality"])
        + look("2026-02-01", "  testing: {level: 1}\n")
        + look("2026-04-01", "  quality: {level: 2}\n", "2.0.0")
    )
    assert said(path(tmp_path, text).skills) == [("quality", None, ["02:1", "04:2"])]


def test_a_skill_that_is_split_ends_and_others_begin(tmp_path):
    text = (
        framework(
            "{in: 2.0.0, kind: split, from: writing, to: [docs, specs]}", without=["writing"], more=["docs", "specs"]
        )
        + look("2026-02-01", "  writing: {level: 2}\n")
        + look("2026-04-01", "  docs: {level: 2}\n  specs: {level: 1}\n", "2.0.0")
    )
    found = path(tmp_path, text).skills
    assert said(found) == [("docs", None, ["04:2"]), ("specs", None, ["04:1"]), ("writing", "split", ["02:2"])]
    assert found[-1].became == ("docs", "specs")


def test_a_skill_may_keep_its_name_when_it_is_split(tmp_path):
    text = (
        framework("{in: 2.0.0, kind: split, from: writing, to: [writing, docs]}", more=["docs"])
        + look("2026-02-01", "  writing: {level: 2}\n")
        + look("2026-04-01", "  writing: {level: 3}\n", "2.0.0")
    )
    assert said(path(tmp_path, text).skills) == [("writing", None, ["04:3"]), ("writing", "split", ["02:2"])]


def test_skills_that_are_joined_end_and_one_begins(tmp_path):
    text = (
        framework(
            "{in: 2.0.0, kind: merge, from: [listening, feedback], to: talks}",
            without=["listening", "feedback"],
            more=["talks"],
        )
        + look("2026-02-01", "  listening: {level: 2}\n  feedback: {level: 1}\n")
        + look("2026-04-01", "  talks: {level: 2}\n", "2.0.0")
    )
    assert said(path(tmp_path, text).skills) == [
        ("talks", None, ["04:2"]),
        ("feedback", "merge", ["02:1"]),
        ("listening", "merge", ["02:2"]),
    ]


def test_a_retired_skill_ends(tmp_path):
    text = framework("{in: 2.0.0, kind: retire, skill: planning}", without=["planning"]) + look(
        "2026-02-01", "  planning: {level: 2}\n"
    )
    assert said(path(tmp_path, text).skills) == [("planning", "retire", ["02:2"])]


def test_a_map_converts_level_and_wish(tmp_path):
    text = (
        framework("{in: 2.0.0, kind: levels, skill: testing, map: {0: 0, 1: 1, 2: 1, 3: 2, 4: 3}}")
        + look("2026-02-01", "  testing: {level: 2, target: 4, interest: 2}\n")
        + look("2026-04-01", "  testing: {level: 2}\n", "2.0.0")
    )
    (line,) = path(tmp_path, text).skills
    assert said([line]) == [("testing", None, ["02:~1", "04:2"])]
    assert (line.points[0].target, line.points[0].interest) == (3, 2)


def test_another_meaning_without_a_map_breaks_the_line(tmp_path):
    text = (
        framework("{in: 2.0.0, kind: levels, skill: testing}")
        + look("2026-02-01", "  testing: {level: 2}\n")
        + look("2026-04-01", "  testing: {level: 1}\n", "2.0.0")
    )
    found = path(tmp_path, text).skills
    assert said(found) == [("testing", None, ["04:1"]), ("testing", "levels", ["02:2"])]
    assert found[0].then is None


def test_changes_of_several_versions_follow_each_other(tmp_path):
    changes = (
        "{in: 3.0.0, kind: levels, skill: quality, map: {0: 0, 1: 0, 2: 1, 3: 2, 4: 3}}\n"
        "{in: 2.0.0, kind: levels, skill: testing, map: {0: 0, 1: 1, 2: 3, 3: 4, 4: 4}}\n"
        "{in: 2.1.0, kind: rename, from: testing, to: quality}"
    )
    text = (
        framework(changes, "3.0.0", without=["testing"], more=["quality"])
        + look("2026-02-01", "  testing: {level: 2}\n", "1.0.0")
        + look("2026-03-01", "  testing: {level: 3}\n", "2.0.0")
        + look("2026-04-01", "  quality: {level: 3}\n", "3.0.0")
    )
    assert said(path(tmp_path, text).skills) == [("quality", None, ["02:~2", "03:~2", "04:3"])]


def test_what_counts_is_the_version_and_not_the_day(tmp_path):
    text = (
        framework("{in: 2.0.0, kind: levels, skill: testing, map: {0: 0, 1: 0, 2: 1, 3: 2, 4: 3}}")
        + look("2026-02-01", "  testing: {level: 2}\n", "2.0.0")
        + look("2026-04-01", "  testing: {level: 2}\n", "1.0.0")
    )
    assert said(path(tmp_path, text).skills) == [("testing", None, ["02:2", "04:~1"])]


def changed(*changes):
    return Framework(
        path="skills.md",
        version="9.0.0",
        valid_from="2026-01-01",
        levels=[],
        interest=[],
        areas=[{"id": "all", "name": "All", "skills": [{"id": skill, "name": skill} for skill in "abcd"]}],
        changes=[Change.model_validate(change) for change in changes],
    )


NAMES = st.sampled_from("abcdefgh")
LISTS = st.lists(NAMES, min_size=1, max_size=2, unique=True)
CHANGES = st.one_of(
    st.fixed_dictionaries({"kind": st.just("rename"), "from": NAMES, "to": NAMES}),
    st.fixed_dictionaries({"kind": st.just("split"), "from": NAMES, "to": LISTS}),
    st.fixed_dictionaries({"kind": st.just("merge"), "from": LISTS, "to": NAMES}),
    st.fixed_dictionaries({"kind": st.just("retire"), "skill": NAMES}),
    st.fixed_dictionaries({"kind": st.just("levels"), "skill": NAMES}),
    st.fixed_dictionaries(
        {"kind": st.just("levels"), "skill": NAMES, "map": st.just({str(n): str(max(0, n - 1)) for n in range(5)})}
    ),
)


@given(st.lists(st.tuples(st.integers(1, 9), CHANGES), max_size=8), NAMES, st.integers(0, 9))
def test_every_skill_leads_to_today_or_to_its_end(listed, skill, version):
    known = changed(*({"in": f"{major}.0.0", **change} for major, change in listed))
    found = traced(known, skill, Three(version, 0, 0))
    assert found.level(None) is None
    assert found.level(0) == 0
    assert 0 <= found.level(4) <= 4
    assert traced(known, skill, known.version).skill == skill


@given(st.lists(st.tuples(st.integers(1, 9), CHANGES), max_size=8))
def test_the_latest_version_knows_what_is_listed(listed):
    known = changed(*({"in": f"{major}.0.0", **change} for major, change in listed))
    assert skills_in(known, known.version) == frozenset("abcd")


# --- a mentor's view


def test_a_view_on_invitation_stands_beside_the_line(tmp_path):
    text = look("2026-03-01", "  writing: {level: 1}\n", head="invited: [ben]\n")
    text += "=== mentees/ada/skills/2026-03-01-from-ben.md\n---\nskills: {writing: {level: 2}}\n---\n"
    (line,) = path(tmp_path, text).skills
    assert (line.now.level, line.view.mentor, line.view.level) == (1, "ben", 2)


def test_a_view_is_read_in_the_words_of_the_look_it_answers(tmp_path):
    text = framework("{in: 2.0.0, kind: levels, skill: testing, map: {0: 0, 1: 1, 2: 1, 3: 2, 4: 3}}")
    text += look("2026-03-01", "  testing: {level: 3}\n", "1.0.0", "invited: [ben]\n")
    text += "=== mentees/ada/skills/2026-03-01-from-ben.md\n---\nskills: {testing: {level: 4}}\n---\n"
    (line,) = path(tmp_path, text).skills
    assert (line.now.level, line.view.level, line.view.converted) == (2, 3, True)


def test_a_view_that_nobody_asked_for_is_nowhere_whatever_a_programme_says_about_the_rule(tmp_path):
    text = "=== programme.md\n---\ntitle: Mentoring\nchecks: {view-uninvited: off}\n---\n"
    text += look("2026-03-01", "  writing: {level: 1}\n")
    text += "=== mentees/ada/skills/2026-03-01-from-ben.md\n---\nskills: {writing: {level: 2}}\n---\n"
    for reader in ("ada", "ben"):
        (line,) = path(tmp_path, text, reader).skills
        assert line.view is None
