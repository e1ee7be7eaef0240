"""The roster and an HR tool: who is who, what changes in people.yaml, and what never does."""

import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsite.build import check
from mentorsite.connect.changes import lines
from mentorsite.connect.records import PersonRecord, Wanted, cleaned
from mentorsite.connect.refusals import CannotSync
from mentorsite.connect.roster import Change, merged, read_roster_file, write
from mentorsite.connect.splices import written
from mentorsite.connect.sync import Wish, propose
from mentorsite.content.frontmatter import read_yaml
from programme_text import TODAY, write_programme

DEMO = Path(__file__).parent.parent / "content" / "people.yaml"


@dataclass
class Tool:
    """An HR tool that knows these people, and remembers whom it was asked for."""

    people: list[PersonRecord]
    wanted: Wanted | None = None

    def fetch(self, wanted):
        self.wanted = wanted
        return self.people


def person(number, name, **facts):
    first = name.partition(" ")[0]
    return PersonRecord(
        **{"hr": f"hr:{number}", "name": name, "first": first, "email": f"{first.lower()}@seekuh.example", **facts}
    )


@pytest.fixture
def synced(tmp_path):
    """Write a roster, bring it up to date, and hand back its text."""

    def done(text, people, **wish):
        (tmp_path / "people.yaml").write_bytes(text.encode())
        return again(people, **wish)

    def again(people, **wish):
        proposal = propose(tmp_path, Tool(people), "hr", Wish(**wish))
        if proposal.changes:
            write(proposal.roster, proposal.text)
        return (tmp_path / "people.yaml").read_bytes().decode()

    done.again, done.folder = again, tmp_path
    return done


def refused(synced, text, people, **wish):
    with pytest.raises(CannotSync) as caught:
        synced(text, people, **wish)
    assert (synced.folder / "people.yaml").read_bytes() == text.encode(), "written all the same"
    return caught.value


# --- a text that people write in


BEFORE = """\
# The roster.

# mentors
mara:                     # she/her
  email:   mara@seekuh.example
  language: en            # chosen by hand
  team: "Web"             # since 2024
  name: Mara Tamm
  git: [mara@home.example, 'm@x.example']
  x-note: likes tea

# coordination
nadja:  {name: Nadja Berger, email: nadja@seekuh.example,   git: [n@home.example]}   # on Fridays
"""
AFTER = """\
# The roster.

# mentors
mara:                     # she/her
  email:   mara@seekuh.example
  language: en            # chosen by hand
  team: Platform             # since 2024
  manager: nadja
  hr: hr:2
  name: Mara Tamm-Kask
  git: [mara@home.example, 'm@x.example']
  x-note: likes tea

# coordination
nadja:  {name: Nadja Berger, email: nadja@seekuh.example, hr: hr:1,   git: [n@home.example]}   # on Fridays
"""


def test_comments_order_and_what_was_written_by_hand_stay(synced):
    mara = person(2, "Mara Tamm-Kask", team="Platform", supervisors=("hr:1",))
    assert synced(BEFORE, [person(1, "Nadja Berger"), mara]) == AFTER


def test_a_second_run_changes_nothing(synced):
    people = [person(1, "Nadja Berger", team="People"), person(2, "Mara Tamm", supervisors=("hr:1",), office="Tallinn")]
    first = synced("nadja: {name: Nadja Berger, email: nadja@seekuh.example}\n", people, everybody=True)
    state = (synced.folder / "people.yaml").stat()
    assert synced.again(people, everybody=True) == first
    assert (synced.folder / "people.yaml").stat().st_ino == state.st_ino


def test_somebody_new_stands_at_the_end(synced):
    assert synced(
        "nadja: {name: Nadja Berger}",
        [person(9, "Yuki Tanaka", team="Mobile", office="Berlin")],
        add=frozenset({"yuki@seekuh.example"}),
    ) == dedent(
        """\
        nadja: {name: Nadja Berger}

        yuki:
          name: Yuki Tanaka
          email: yuki@seekuh.example
          team: Mobile
          office: Berlin
          hr: hr:9
        """
    )


def test_a_roster_that_is_not_there_yet(tmp_path):
    proposal = propose(tmp_path, Tool([person(9, "Yuki Tanaka")]), "hr", Wish(everybody=True))
    write(proposal.roster, proposal.text)
    assert (tmp_path / "people.yaml").read_text().startswith("yuki:\n  name: Yuki Tanaka\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("mara: {name: Mara Tamm, team: Web, hr: hr:2}\n", "mara: {name: Mara Tamm, hr: hr:2}\n"),
        ("mara: {team: Web , name: Mara Tamm, hr: hr:2}\n", "mara: {name: Mara Tamm, hr: hr:2}\n"),
        ("mara: {name: Mara Tamm, hr: hr:2, team: 'W, b'}\n", "mara: {name: Mara Tamm, hr: hr:2}\n"),
        ("mara: {team: Web, hr: hr:2}\n", "mara: {name: Mara Tamm, hr: hr:2}\n"),
        ("mara:\n  name: Mara Tamm\n  team: Web # x\n  hr: hr:2\n", "mara:\n  name: Mara Tamm\n  hr: hr:2\n"),
        ("mara:\n  hr: hr:2\n  name: Mara Tamm\n  team: Web", "mara:\n  hr: hr:2\n  name: Mara Tamm\n"),
    ],
)
def test_what_the_tool_no_longer_says_goes(synced, before, after):
    assert synced(before, [person(2, "Mara Tamm", email=None)]) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("mara: {hr: hr:2}\n", "mara: {name: Mara Tamm, hr: hr:2}\n"),
        ("mara:\n  hr: hr:2\n", "mara:\n  name: Mara Tamm\n  hr: hr:2\n"),
        ("mara:\n  hr: hr:2\n  name:\n  git: []\n", "mara:\n  hr: hr:2\n  name: Mara Tamm\n  git: []\n"),
        ("mara: {name: , hr: hr:2}\n", "mara: {name: Mara Tamm , hr: hr:2}\n"),
        ("mara:\n    hr: hr:2\n    name: 'Mara ''M'''  # x\n", "mara:\n    hr: hr:2\n    name: Mara Tamm  # x\n"),
        ('mara: {name: "a, \\"b}", hr: hr:2}\n', "mara: {name: Mara Tamm, hr: hr:2}\n"),
        ("  mara:\n      name: M\n      hr: hr:2", "  mara:\n      name: Mara Tamm\n      hr: hr:2"),
        ("mara: {name: M,\n  hr: hr:2,\n}\n", "mara: {name: Mara Tamm,\n  hr: hr:2,\n}\n"),
        ("{mara: {name: M, hr: hr:2}}\n", "{mara: {name: Mara Tamm, hr: hr:2}}\n"),
        ("'mara':\n  'name': M\n  \"hr\": hr:2\n", "'mara':\n  'name': Mara Tamm\n  \"hr\": hr:2\n"),
    ],
)
def test_entries_as_people_write_them(synced, before, after):
    assert synced(before, [person(2, "Mara Tamm", email=None)]) == after


def test_a_file_from_windows_stays_one(synced):
    before = "\ufeffmara: {name: Mara Tamm, hr: hr:2}\r\nben:\r\n  name: Ben\r\n"
    after = synced(before, [person(2, "Mara Tamm", email=None, team="Web"), person(3, "Yuki Tanaka")], everybody=True)
    assert after == (
        "\ufeffmara: {name: Mara Tamm, team: Web, hr: hr:2}\r\nben:\r\n  name: Ben\r\n\r\n"
        "yuki:\r\n  name: Yuki Tanaka\r\n  email: yuki@seekuh.example\r\n  hr: hr:3\r\n"
    )


@pytest.mark.parametrize(
    "unusual",
    [
        "mara:\n  name: Mara\n    Lind\n  hr: hr:2\n",
        "mara:\n  hr: hr:2\n  name: |\n    Mara\n    Lind\n",
        'mara: {hr: hr:2, name: "Mara\n  Lind", team}\n',
    ],
)
def test_an_entry_that_cannot_be_changed_line_by_line_is_left_to_its_author(synced, unusual):
    refusal = refused(synced, unusual, [person(2, "Mara Tamm", email=None, team="Web")])
    assert (refusal.message, refusal.values["person"]) == ("entry-unusual", "mara")


@pytest.mark.parametrize(
    "broken", ["mara: {name: M\n", "mara:\n", "mara: M\n", "mara: {name: M}\nMara: {name: N}\n", "- x\n"]
)
def test_a_roster_with_a_fault_is_not_touched(synced, broken):
    assert refused(synced, broken, [person(2, "Mara Tamm")], everybody=True).message == "file-broken"


def test_a_roster_behind_a_link_is_not_touched(tmp_path):
    (tmp_path / "elsewhere.yaml").write_text("mara: {name: Mara Tamm, hr: hr:2}\n")
    (tmp_path / "people.yaml").symlink_to("elsewhere.yaml")
    with pytest.raises(CannotSync) as caught:
        propose(tmp_path, Tool([]), "hr", Wish())
    assert caught.value.message == "file-broken"


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp", "Zs")), min_size=1, max_size=12)
LINES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
KEYS = st.dictionaries(
    st.sampled_from(["name", "email", "team", "office", "manager", "hr"]),
    st.one_of(st.none(), LINES),
    min_size=1,
)


@given(text=st.one_of(LINES, st.text().map(cleaned).filter(bool)))
def test_every_text_reads_back_in_both_styles(text):
    head, findings = read_yaml(f"a: {written(text)}\nb: {{c: {written(text)}, d: e}}\n", "people.yaml")
    assert (head.values, findings) == ({"a": text, "b": {"c": text, "d": "e"}}, ())


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+43 1",
        "-x",
        "@home",
        "no",
        "Null",
        "12",
        "1e3",
        "a: b",
        "a #b",
        "a:",
        "[x]",
        "'a'",
        '"',
        "\\",
        "*x",
        "&x",
        "!x",
        "%x",
        "|",
        ">",
        "?",
        "- a",
        "~",
    ],
)
def test_what_other_tools_might_take_for_something_else_stands_in_quotes(text):
    assert written(text).startswith('"')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ada: {team: Web, git: []}\n", "ada: {office: Wien, git: []}\n"),
        ("ada: {team: Web}\n", "ada: {office: Wien, }\n"),
        ("ada:\n  team: Web\n  git: []\n", "ada:\n  office: Wien\n  git: []\n"),
        ("ada: {name: Ada, team: Web}\n", "ada: {name: Ada, office: Wien}\n"),
    ],
)
def test_a_key_comes_where_its_neighbour_goes(tmp_path, before, after):
    (tmp_path / "people.yaml").write_text(before)
    assert merged(read_roster_file(tmp_path), [Change("ada", {}, {"team": None, "office": "Wien"})]) == after


@given(before=KEYS, after=KEYS, flow=st.booleans(), hand=st.booleans(), data=st.data())
def test_a_change_says_what_was_meant_and_touches_nobody_else(tmp_path_factory, before, after, flow, hand, data):
    pairs = [f"{key}: {written(value)}" for key, value in before.items() if value is not None]
    pairs += ["git: [a@b.example, c]"] if hand else []
    pairs = data.draw(st.permutations([*pairs, "x-own: 'a, b'"]))
    entry = (
        "ada: {" + ", ".join(pairs) + "}" if flow else "ada:\n" + "\n".join(f"  {pair}   # why so" for pair in pairs)
    )
    text = f"# first\nben: {{name: Ben}} # b\n{entry}\n\n# then\ncem:\n  name: Cem\n"
    folder = tmp_path_factory.mktemp("roster")
    (folder / "people.yaml").write_text(text)
    roster = read_roster_file(folder)
    change = Change("ada", roster.entries["ada"].facts, after)
    new = merged(roster, [change])
    values = read_yaml(new, "people.yaml")[0].values
    kept = {key: value for key, value in roster.head.values["ada"].items() if key not in after}
    assert values["ada"] == kept | {key: value for key, value in after.items() if value is not None}
    assert new.startswith("# first\nben: {name: Ben} # b\nada:")
    assert new.endswith("\n\n# then\ncem:\n  name: Cem\n")


# --- who is who


def test_ids_stay_for_ever_by_the_tools_id_first(synced):
    text = synced(
        "mara: {name: Mara Tamm, email: mara@seekuh.example, hr: hr:2}\n",
        [person(2, "Maria Kask", email="maria@seekuh.example")],
    )
    assert text == "mara: {name: Maria Kask, email: maria@seekuh.example, hr: hr:2}\n"


def test_without_an_id_the_address_tells_who_it_is_however_it_is_written(synced):
    text = synced("m1: {name: Mara Tamm, email: Mara@Seekuh.example}\n", [person(2, "Mara Tamm")])
    assert text == "m1: {name: Mara Tamm, email: Mara@Seekuh.example, hr: hr:2}\n"


def test_whoever_comes_from_another_tool_is_found_by_the_address(synced):
    text = synced("m1: {name: Mara Tamm, email: mara@seekuh.example, hr: csv:7}\n", [person(2, "Mara Tamm")])
    assert "hr: hr:2" in text


def test_an_address_that_is_somebody_elses_now_does_not_open_a_folder(synced):
    """A new Mara with the address of the one who has left: neither her entry nor her id."""
    text = "mara: {name: Mara Tamm, email: mara@seekuh.example, hr: hr:2, active: false}\n"
    for before in (text, text.replace(", hr: hr:2", "")):
        (synced.folder / "people.yaml").write_text(before)
        proposal = propose(synced.folder, Tool([person(9, "Mara Kask")]), "hr", Wish(everybody=True))
        assert (proposal.changes, proposal.reused) == ((), ("mara",))


def test_an_address_that_was_left_to_somebody_else_is_the_latters(synced):
    people = [person(2, "Mara Tamm", works_here=False), person(9, "Mara Kask")]
    assert "name: Mara Kask" in synced("m: {name: Mara Kask, email: mara@seekuh.example}\n", people)


def test_two_people_with_one_address_are_for_the_tool_to_mend(synced):
    people = [person(2, "Mara Tamm"), person(9, "Mara Kask")]
    assert refused(synced, "m: {name: Mara, email: mara@seekuh.example}\n", people).message == "mixed-up"


@pytest.mark.parametrize("key", ["hr: hr:2", "email: mara@seekuh.example"])
def test_two_entries_for_one_person_are_for_the_roster_to_mend(synced, key):
    refusal = refused(synced, f"mara: {{name: Mara, {key}}}\nm2: {{name: Mara, {key}}}\n", [person(2, "Mara Tamm")])
    assert (refusal.message, refusal.values["other"]) == ("entry-twice", "m2")


def test_new_ids_are_first_names_then_whole_names_then_numbers(synced):
    people = [
        person(n, name, email=None) for n, name in enumerate(("Mara Tamm", "Mara Kask", "Mara Kask", "Jörg Weiß"), 1)
    ]
    text = synced("# nobody yet\n", people, everybody=True)
    assert list(read_yaml(text, "people.yaml")[0].values) == ["mara", "mara-kask", "mara-kask-2", "joerg"]


@pytest.mark.parametrize(
    "file",
    [
        "mentees/mara/mentee.md\n---\n---\n",
        "mentees/ada/sessions/2026-03-12-from-Mara.md\nThanks.\n",
        "mentors/mara.md\n---\n---\n",
        "mentees/ada/mentee.md\n---\npairs:\n  - {mentor: mara, from: 2026-02-01}\n---\n",
        "programme.md\n---\ntitle: M\ncoordinators: [Mara]\n---\n",
        "programme.md\n---\ntitle: M\nsources: {mara: {git: 'x'}}\n---\n",
    ],
)
def test_somebody_new_inherits_nothing_from_a_namesake(synced, file):
    name, text = file.split("\n", 1)
    (synced.folder / name).parent.mkdir(parents=True, exist_ok=True)
    (synced.folder / name).write_text(text)
    assert "\nmara-kask:\n" in synced("ada: {name: Ada}\n", [person(9, "Mara Kask")], everybody=True)


def test_a_name_can_never_make_an_entry_that_nobody_reads(synced):
    text = synced("# nobody yet\n", [person(1, "X-avier X"), person(2, "No Body"), person(3, "王 伟")], everybody=True)
    assert list(read_yaml(text, "people.yaml")[0].values) == ["avier-x-2", "no", "x738b"]
    assert '"no":' in text


def test_somebody_without_a_name_cannot_be_added(synced):
    assert refused(synced, "# nobody yet\n", [person(1, "")], everybody=True).message == "nameless"


# --- who is asked for


def test_by_default_only_those_in_the_file_are_asked_for(synced):
    text = "ada: {name: Ada, hr: hr:1}\nben: {name: Ben, email: Ben@x.example}\n"
    text += "cem: {name: Cem, email: c@x.example, active: no}\n"
    (synced.folder / "people.yaml").write_text(text)
    tool = Tool([person(1, "Ada", email=None), person(7, "Yuki Tanaka")])
    proposal = propose(synced.folder, tool, "hr", Wish())
    assert tool.wanted == Wanted(False, frozenset({"hr:1"}), frozenset({"ben@x.example"}))
    assert (proposal.text, proposal.unknown) == (text, ("ben",))


def test_all_means_all_who_work_here(synced):
    people = [person(1, "Ada Lind"), person(2, "Oskar Wieser", works_here=False)]
    assert "oskar" not in synced("# nobody yet\n", people, everybody=True)


def test_whoever_is_asked_for_and_not_there_is_named(synced):
    people = [person(2, "Oskar Wieser", works_here=False)]
    wanted = frozenset({"oskar@seekuh.example", "nobody@seekuh.example"})
    refusal = refused(synced, "ada: {name: Ada}\n", people, add=wanted)
    assert (refusal.message, refusal.values["emails"]) == ("nobody", "nobody@seekuh.example, oskar@seekuh.example")


def test_whoever_is_asked_for_and_in_the_file_stays_there_once(synced):
    text = "mara: {name: Mara Tamm, email: mara@seekuh.example, hr: hr:2}\n"
    assert synced(text, [person(2, "Mara Tamm")], add=frozenset({"mara@seekuh.example"})) == text


# --- what becomes of it


FIVE = "".join(f"p{n}: {{name: P{n} X, hr: hr:{n}}}\n" for n in range(1, 6))


def five(*left, missing=()):
    return [
        person(n, f"P{n} X", email=None, works_here=n not in left, team="Web" if n in left else None)
        for n in range(1, 6)
        if n not in missing
    ]


@pytest.mark.parametrize("people", [five(3), five(missing=(3,))])
def test_leavers_are_never_deleted_and_nothing_more_is_noted_about_them(synced, people):
    assert synced(FIVE, people) == FIVE.replace("hr: hr:3", "hr: hr:3, active: false")


def test_the_fifth_part_may_leave_and_not_one_more(synced):
    assert "active: false" in synced(FIVE, five(3))
    refusal = refused(synced, FIVE, five(3, missing=(4,)))
    assert (refusal.message, refusal.values) == ("shrink", {"gone": "2", "all": "5"})
    assert synced(FIVE, five(3, missing=(4,)), allow_shrink=True).count("active: false") == 2


def test_an_empty_answer_is_a_shrink(synced):
    assert refused(synced, FIVE, []).message == "shrink"


def test_those_whom_no_tool_knows_do_not_count(synced):
    by_hand = "".join(f"h{n}: {{name: H{n}}}\n" for n in range(20))
    assert refused(synced, FIVE + by_hand, five(3, 4)).message == "shrink"


def test_whoever_is_out_by_hand_stays_out(synced):
    text = FIVE.replace("name: P3 X", "name: Own Words, active: no")
    assert synced(text, five()) == text
    proposal = propose(synced.folder, Tool(five()), "hr", Wish())
    assert proposal.back == ("p3",)


def test_the_reporting_line_leads_on_to_the_nearest_who_is_in_the_roster(synced):
    people = [person(1, "Birgit K"), person(5, "Mara T", supervisors=("hr:4", "hr:3", "hr:1"))]
    text = synced(
        "birgit: {name: Birgit K, email: birgit@seekuh.example}\nmara: {name: Mara T, email: mara@seekuh.example}\n",
        people,
    )
    assert "mara: {name: Mara T, email: mara@seekuh.example, manager: birgit, hr: hr:5}" in text


def test_nobody_is_their_own_manager(synced):
    people = [person(1, "Birgit K"), person(5, "Mara T", supervisors=("hr:5", "hr:1"))]
    text = "birgit: {name: Birgit K, email: birgit@seekuh.example}\n"
    assert "manager: birgit" in synced(text, people, everybody=True)


def test_a_manager_who_is_written_otherwise_is_the_same(synced):
    text = "birgit: {name: Birgit K, hr: hr:1, email: birgit@seekuh.example}\n"
    text += "mara: {name: Mara T, manager: '@Birgit', email: mara@seekuh.example, hr: hr:5}\n"
    assert synced(text, [person(1, "Birgit K"), person(5, "Mara T", supervisors=("hr:1",))]) == text


def test_what_the_tool_is_silent_about_stays(synced):
    text = "mara: {name: Mara T, email: m@own.example, team: Web, office: Wien, manager: ada, hr: hr:5}\n"
    text += "ada: {name: Ada}\n"
    quiet = person(5, "Mara T", email=None, silent=frozenset({"email", "team", "office", "manager"}))
    assert synced(text, [quiet]) == text


def test_names_that_a_spreadsheet_would_run_are_text(synced):
    text = synced("# nobody yet\n", [person(1, "=HYPERLINK(1) +x", team="@SUM", office="-1")], everybody=True)
    assert '  name: "=HYPERLINK(1) +x"\n' in text
    assert '  team: "@SUM"\n  office: "-1"\n' in text


def test_the_demo_stays_as_it_is_but_for_its_ids(synced):
    people = [
        PersonRecord(f"hr:{n}", entry["name"], email=entry["email"], team=entry["team"], office=entry["office"],
                     silent=frozenset({"manager"}), works_here=entry.get("active") != "false")
        for n, entry in enumerate(read_yaml(DEMO.read_text(), "people.yaml")[0].values.values(), 1)
    ]  # fmt: skip
    text = synced(DEMO.read_text(), people)
    assert [line for line in text.splitlines() if not line.startswith("  hr: hr:")] == DEMO.read_text().splitlines()
    assert synced.again(people) == text


def test_what_is_written_has_no_findings(tmp_path):
    root = write_programme(tmp_path, "")
    people = [person(1, "Dora Weiss"), person(2, "Jörg =Ö", team="a: b #c", office="no", supervisors=("hr:1",))]
    proposal = propose(root / "content", Tool(people), "hr", Wish(everybody=True))
    write(proposal.roster, proposal.text)
    assert check(root, date.fromisoformat(TODAY)) == ()


# --- on disk


def test_a_roster_that_somebody_has_changed_meanwhile_is_not_written_over(synced):
    (synced.folder / "people.yaml").write_text(FIVE)
    proposal = propose(synced.folder, Tool(five(3)), "hr", Wish())
    (synced.folder / "people.yaml").write_text(FIVE + "# a new line\n")
    with pytest.raises(CannotSync) as caught:
        write(proposal.roster, proposal.text)
    assert caught.value.message == "changed-meanwhile"
    assert (synced.folder / "people.yaml").read_text() == FIVE + "# a new line\n"


def test_the_file_is_exchanged_whole_and_keeps_its_mode(synced):
    (synced.folder / "people.yaml").write_text(FIVE)
    (synced.folder / "people.yaml").chmod(0o640)
    with (synced.folder / "people.yaml").open() as reader:
        synced.again(five(3))
        assert reader.read() == FIVE, "somebody who was reading has the old one to its end"
    assert (synced.folder / "people.yaml").stat().st_mode & 0o777 == 0o640


def test_a_full_disk_leaves_the_old_roster_and_nothing_else(synced):
    (synced.folder / "people.yaml").write_text(FIVE)
    program = dedent(
        """
        import resource, sys
        from pathlib import Path
        from mentorsite.connect.refusals import CannotSync
        from mentorsite.connect.roster import read_roster_file, write
        roster = read_roster_file(Path(sys.argv[1]))
        resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50))
        try:
            write(roster, roster.text * 2)
        except CannotSync as refusal:
            print(refusal.message)
        """
    )
    source = Path(__file__).parent.parent / "src"
    done = subprocess.run(
        [sys.executable, "-B", "-c", program, str(synced.folder)],
        env={"PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "unwritable\n", done.stderr
    assert [(file.name, file.read_text()) for file in synced.folder.iterdir()] == [("people.yaml", FIVE)]


def test_what_a_killed_run_has_left_is_swept(synced):
    (synced.folder / ".people.yaml.x1").write_text("half")
    synced(FIVE, five(3))
    assert [file.name for file in synced.folder.iterdir()] == ["people.yaml"]


# --- to be read


def test_the_difference_as_a_terminal_shows_it():
    changes = [
        Change(
            "yuki", {}, {"name": "Yuki Tanaka", "email": "yuki@x.example", "team": None, "manager": None}, is_new=True
        ),
        Change(
            "mara",
            {"team": "Web", "manager": "ada", "office": "x" * 80},
            {"team": "Platform", "manager": None, "office": "Wien"},
        ),
        Change("oskar", {}, {"active": "false"}),
    ]
    assert "\n".join(lines(changes, in_full=True)) == dedent(
        f"""\
        + yuki
            name: Yuki Tanaka
            email: yuki@x.example
        ~ mara
            team: Web → Platform
            office: {"x" * 59}… → Wien
            manager: ada → –
        - oskar
            active: false"""
    )


def test_elsewhere_addresses_and_reporting_lines_are_not_shown():
    change = Change(
        "mara", {"email": "a@x.example"}, {"email": "b@x.example", "manager": "ada", "hr": "hr:1", "team": "Web"}
    )
    assert list(lines([change], in_full=False)) == [
        "~ mara",
        "    email: …",
        "    team: Web",
        "    manager: …",
        "    hr: …",
    ]
