"""Whatever stands in files: nothing raises, nothing is lost, and every place lies inside its file."""

import re
from datetime import date
from functools import cache
from html.parser import HTMLParser
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsite.content import markup
from mentorsite.content.nodes import Node
from mentorsite.content.reading import Source, read_file
from mentorsite.content.records import kind_of
from mentorsite.content.records.heads import keys_of
from mentorsite.content.sections import canonical
from mentorsite.content.task_lines import left_over, marker, nearly, say
from mentorsite.content.tree import Folder
from mentorsite.diagnostics import Diagnostic
from mentorsite.job import Job, build_mentee
from mentorsite.programme.common import Common, read_common
from mentorsite.rules import MESSAGES
from programme_text import DEFAULT, files_of

TODAY = date(2026, 4, 20)


# --- the loader


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("files")


BYTES = (
    st.binary()
    | st.text().map(str.encode)
    | st.lists(
        st.sampled_from(
            [b"\r", b"\n", b"\r\n", b"\xef\xbb\xbf", b"\xff", b"\xc3", b"\xa4", b"\x00", b"a", b"<<<<<<< a\n", b"\x1b["]
        )
    ).map(b"".join)
)


@given(BYTES)
def test_any_bytes_are_a_text_or_a_finding_inside_it(folder, data):
    (folder / "x").write_bytes(data)
    read = read_file(folder / "x", "mentees/mara/mentee.md")
    text = data.decode(errors="replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(read, Diagnostic):
        lines = text.split("\n")
        assert 1 <= read.line <= len(lines)
        assert 1 <= read.column <= len(lines[read.line - 1]) + 1
    else:
        assert isinstance(read, Source)
        assert read.text == text


@given(BYTES)
def test_any_bytes_are_a_picture_or_a_finding(folder, data):
    (folder / "x").write_bytes(data)
    for ending in ("png", "jpg", "gif", "webp", "pdf", "svg"):
        read = read_file(folder / "x", f"handbook/files/x.{ending}")
        assert getattr(read, "message", "attachment-refused") == "attachment-refused"


# --- headings and steps

WORDS = st.text() | st.text(st.sampled_from("Why Warum#*_`[]()<>&\"'@ä🦭\u202e\u0301: -"), max_size=30)


@given(st.lists(WORDS, max_size=6), st.sampled_from(["b", "goal-1"]))
def test_ids_of_headings_are_plain_and_no_two_alike(headings, prefix):
    body = "\n\n".join("## " + re.sub(r"[\r\n]", " ", heading) for heading in headings)
    page = markup.html(markup.read(body, "a.md", 1), lambda target: None, heading_prefix=prefix)
    ids = _Ids.of(page)
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(rf"{prefix}-[a-z0-9-]+", id_) for id_ in ids)


class _Ids(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        self.found += [value for name, value in attributes if name == "id"]

    @classmethod
    def of(cls, page):
        parser = cls()
        parser.feed(page)
        return parser.found


@given(WORDS)
def test_a_heading_means_something_known_or_nothing(heading):
    assert canonical(heading) in {None, "why", "signs", "steps", "smart", "take", "topics", "notes", "agreed"}


@given(st.text(max_size=40) | WORDS)
def test_any_words_can_be_a_step(words):
    said = say((Node("text", text=words),))
    assert all(re.fullmatch(r"[a-z0-9-]+", owner) for owner in said.owners)
    assert all(re.fullmatch(r"\d{4}-\d\d(-\d\d)?", day) for day in (said.by, said.done) if day)
    assert left_over(words) in (None, "by:2026-03-15", "done:2026-03-15")
    assert nearly(words) in (True, False)
    mark = marker(words)
    assert mark is None or (mark[0] in " /x-" and mark[1] <= len(words))


@given(
    st.lists(
        st.sampled_from(["## Steps", "## Warum", "### x", "text", "- [ ] a", "- b", "> c", "", "***"]), max_size=15
    )
)
def test_sections_are_the_whole_body_in_its_order(lines):
    prose = markup.read("\n".join(lines), "a.md", 1)
    kept = [node for section in prose.sections for node in section.nodes]
    headings = [section for section in prose.sections if section.level]
    assert kept == [node for node in prose.nodes if node in kept]
    assert len(kept) + len(headings) == len(prose.nodes)


# --- facts

ODD = [
    "", "''", "~", "null", "yes", "0", "-1", "1e999", "nan", "9" * 400, "٣", "２", "1_000", "0x10", "2026-02-30",
    "0000-00-00", "9999-12-31", "10000-01-01", "2026-13", "2026-Q5", "2026-Q3", "12.3.2026", "24:00", "23:59",
    "09:00-17:00", "17:00-09:00", "1 month", "0 days", "999 months", "mara", "Mara", "'@mara'", "nobody", "[]",
    "[[]]", "[mara, mara]", "[{}]", "{}", "{a: b}", "{de: x}", "{'': x}", "{de: , en: }", "[0, 1, 2, 3, 4]", "[1, 3]",
    "[3, 1]", "{skill: {level: 9}}", "{amount: 1, currency: EUR}", "free", "Europe/Vienna", "../../etc/passwd",
    "'\U0010ffff'", "🦭", "'\u202e'", "'Europe/Vienna\u0301'", "https://a.example", "javascript:alert(1)", "//a",
    "'a\\b'", "online", "mentor", "1.0.0", "9999.9999.9999", "pulse@1", "'*'", "x" * 300,
    "{until: 2026-01-01, title: x}", "{mentor: ben, from: 2026-02-01}", "me", "off",
]  # fmt: skip
OURS = ["mentee.md", "training.md", "goals/talk.md", "sessions/2026-03-12.md", "sessions/2026-03-12-from-ben.md"]
OURS += ["skills/2026-03-01.md", "skills/2026-03-01-from-ben.md", "reflections/x.md", "me/x.md"]
THEIRS = ["programme.md", "skills.md", "trainings/x.md", "handbook/x.md", "pulse/2026-q2.md", "mentors/ben.md"]


@cache
def keys(path):
    kind = kind_of(path)
    assert kind, path
    return [*keys_of(kind), "lang", "visibility", "x-own", "bonus"]


@st.composite
def heads(draw, path):
    """A head with some of the keys that a file may have, each with a value that is odd for it."""
    chosen = draw(st.lists(st.sampled_from(keys(path)), min_size=1, max_size=5, unique=True))
    return "".join(f"{key}: {draw(st.sampled_from(ODD))}\n" for key in chosen)


def folder_of(files):
    return Folder(tuple(Source(path, text) for path, text in sorted(files.items())), (), ())


def common():
    found, _ = read_common(folder_of({p: t for p, t in files_of(DEFAULT).items() if not p.startswith("mentees/")}))
    assert isinstance(found, Common)
    return found


COMMON = common()
BODIES = st.sampled_from(
    ["", "- [ ] @ben übt by:2026-03\n", "## Steps\n- [x] a done:2026-02-30\n", "::: only ada\na\n:::\n", "::: only\n"]
)


@settings(deadline=None)
@given(data=st.data())
def test_any_facts_in_a_mentee_s_file_make_pages_and_findings_inside_it(data):
    path = "mentees/ada/" + data.draw(st.sampled_from(OURS))
    files = {"mentees/ada/mentee.md": "---\npairs: [{mentor: ben, from: 2026-02-01}]\n---\nPerspective.\n"}
    files[path] = f"---\n{data.draw(heads(path))}---\n{data.draw(BODIES)}"
    built = build_mentee(Job("ada", folder_of(files), COMMON, TODAY))
    assert built.pages
    assert_inside(built.findings, files)


@settings(deadline=None)
@given(data=st.data())
def test_any_facts_in_the_programme_s_own_files_are_read_or_found(data):
    path = data.draw(st.sampled_from(THEIRS))
    files = files_of(DEFAULT) | {path: f"---\n{data.draw(heads(path))}---\n{data.draw(BODIES)}"}
    _, findings = read_common(
        folder_of({name: text for name, text in files.items() if not name.startswith("mentees/")})
    )
    assert_inside(findings, files)


def assert_inside(findings, files):
    for finding in findings:
        assert finding.message in MESSAGES
        lines = files.get(finding.path, "").split("\n")
        assert 1 <= finding.line <= len(lines), finding
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1, finding


def test_every_kind_of_file_has_its_keys():
    """Otherwise little would be tested above."""
    assert {"pairs", "wishes"} <= set(keys("mentees/ada/mentee.md"))
    assert {"title", "earlier", "horizon"} <= set(keys("mentees/ada/goals/talk.md"))
    assert get_args(kind_of("programme.md").model_fields["languages"].annotation)
