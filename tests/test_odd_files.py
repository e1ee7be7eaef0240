"""Names and kinds of files that nobody means to make: each is told, none is waited for, and the rest is built."""

import os
import re
import socket
import stat
import unicodedata

import pytest

from mentorsite import report
from mentorsite.build import Wish, build
from mentorsite.diagnostics import Severity
from mentorsite.fix import proposed
from mentorsite.language import spoken
from mentorsite.urls import slug
from previewing import TODAY, page, programme, serving

LONGEST = 255
HANNAH = "mentees/hannah"


@pytest.fixture
def root(tmp_path):
    return programme(tmp_path / "root")


def found(root):
    outcome = build(Wish(root, root / "site", TODAY))
    assert outcome.published
    for language in ("de", "en"):
        report.text(outcome.findings, spoken(language), root, frames=True, color=True).encode()
        for form in report.FORMATS.values():
            form(outcome.findings, spoken(language)).encode()
    assert proposed(root, TODAY, lambda zone: TODAY, outcome.findings) == ()
    return {finding.path: finding for finding in outcome.findings}


def pipe(file):
    os.mkfifo(file)


def endless_link(file):
    file.symlink_to("/dev/zero")


def link_to_itself(file):
    file.symlink_to(file.name)


def link_to_a_folder(file):
    file.symlink_to(file.parent)


def link_outside(file):
    file.symlink_to("/etc/passwd")


def device(file):
    try:
        os.mknod(file, stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root makes devices")


def endpoint(file):
    os.chdir(file.parent)  # The path of a socket may have 107 bytes at most.
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(file.name)


@pytest.mark.parametrize("make", [pipe, endless_link, link_to_itself, link_to_a_folder, link_outside, device, endpoint])
def test_what_is_no_ordinary_file_is_told_and_not_waited_for(root, make, monkeypatch):
    monkeypatch.chdir(root)
    places = [f"{HANNAH}/{path}" for path in ("goals/other.md", "files/a.png", "mentee.md", "sessions", "attic")]
    for place in (*places, "mentees/zoe"):
        file = root / "content" / place
        file.parent.mkdir(exist_ok=True)
        file.unlink(missing_ok=True)
        make(file)
    told = found(root)
    for place in (*places, "mentees/zoe"):
        assert (told[place].rule, told[place].severity) == ("file-unreadable", Severity.ERROR), place


@pytest.mark.parametrize("make", [pipe, endless_link, link_outside])
@pytest.mark.parametrize("name", ["programme.md", "people.yaml"])
def test_the_programme_s_own_files_are_not_waited_for(root, make, name):
    (root / "content" / name).unlink()
    make(root / "content" / name)
    outcome = build(Wish(root, root / "site", TODAY))
    assert outcome.published is None
    assert ("file-unreadable", name) in {(finding.rule, finding.path) for finding in outcome.findings}


def test_a_file_of_gigabytes_is_not_read(root):
    sizes = {
        "goals/large.md": "file-unreadable/size",
        "files/large.png": "attachment-refused",
        "mentee.md": "file-unreadable/size",
    }
    for path in sizes:
        file = root / "content" / HANNAH / path
        file.parent.mkdir(exist_ok=True)
        with file.open("wb") as hole:
            hole.truncate(8 << 30)
    told = found(root)
    assert {path: told[f"{HANNAH}/{path}"].message for path in sizes} == sizes


FINE = [
    "-rf.md", "--help.md", "CON.md", "a b.md", "a:b.md", "a\\b.md", "a%2e.md", "$(id).md", "`id`.md", "a;b.md",
    "a|b.md", "'a'.md", '"a".md', "<a>.md", "&amp;.md", "🦭.md", "日本.md", "a..md", "..a.md".lstrip("."),
    "index.html.md", "{{ 7 }}.md", "{path}.md", "%s.md", "☃" * 20 + ".md", "ß.md", "a" * 117 + ".md", "goals.md",
    "*.md", "?.md", "[a].md", "#a.md", "a#b.md", "a?b=c.md", "~a.md",
]  # fmt: skip


def test_strange_names_may_stand(root):
    """One page each, at an address of plain letters; names for the same address go to different people."""
    addresses = set()
    for number, name in enumerate(FINE):
        taken = ("hannah", slug(name.removesuffix(".md"))) in addresses
        owner = f"person-{number}" if taken else "hannah"
        addresses.add((owner, slug(name.removesuffix(".md"))))
        file = root / "content/mentees" / owner / "goals" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\ntitle: Strange name {number}\nvisibility: colleagues\n---\n- [ ] begin\n")
    roster = root / "content/people.yaml"
    roster.write_text(
        roster.read_text() + "".join(f"{owner}: {{name: P}}\n" for owner, _ in addresses if owner != "hannah")
    )
    assert not [finding for finding in found(root).values() if finding.severity is Severity.ERROR]
    pages = list((root / "site/everyone/mentees").glob("*/goals/*/index.html"))
    assert len(pages) == len(FINE)
    assert all(re.fullmatch("[a-z0-9-]+", file.parent.name) for file in pages)
    text = "".join(file.read_text() for file in pages)
    assert not [number for number in range(len(FINE)) if f"Strange name {number}" not in text]


REFUSED = {
    "a\nb.md": "character",
    "a\x07b.md": "character",
    "a\x1b[31mb.md": "character",
    "a\u202emd.exe.md": "character",
    "a\u200bb.md": "character",
    "\ufeffa.md": "character",
    "a\x7fb.md": "character",
    "a" * (LONGEST - 3) + ".md": "long",
    "ä" * ((LONGEST - 3) // 2) + ".md": "long",
    "a.markdown": "markdown",
    "a.md ": "markdown",
    "a": "markdown",
}


def test_names_that_may_not_stand_are_told(root):
    for name in REFUSED:
        (root / "content" / HANNAH / "goals" / name).write_text("---\ntitle: A strange name\n---\n")
    told = found(root)
    assert {name: told[f"{HANNAH}/goals/{name}"].message for name in REFUSED} == {
        name: f"file-unexpected/{why}" for name, why in REFUSED.items()
    }


def test_names_in_no_writing_we_know_are_told(root):
    names = (b"g\xe4ste.md", b"\xff" * LONGEST, b"a\xc3.md", b"\xed\xa0\x80.md")
    for name in names:
        os.close(os.open(os.fsencode(root / "content" / HANNAH / "goals") + b"/" + name, os.O_CREAT, 0o644))
    told = [finding.path for finding in found(root).values() if finding.message == "file-unreadable/name"]
    assert len(told) == len(names)
    assert all(path.startswith(f"{HANNAH}/goals/") and "\\x" in path for path in told)


def test_composed_and_not_and_capitals_are_one_address(root):
    goals = root / "content" / HANNAH / "goals"
    for name in ("größe.md", unicodedata.normalize("NFD", "größe.md"), "GRÖSSE.md", "groesse.md"):
        (goals / name).write_text("---\ntitle: A strange name\n---\n")
    told = {path: finding.message for path, finding in found(root).items() if "goals/" in path}
    assert set(told.values()) == {"name-collision"}
    assert "A strange name" not in "".join(file.read_text() for file in (root / "site").rglob("*.html"))


def test_a_folder_that_goes_on_and_on_is_passed_over_quickly(root):
    """Deeper than a path may be long; nobody descends into what has no place for ever."""
    here = os.open(root / "content" / HANNAH, os.O_RDONLY)
    for _ in range(600):
        os.mkdir("deep", dir_fd=here)
        below = os.open("deep", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    assert not [finding for finding in found(root).values() if finding.rule != "file-unexpected"]


def test_a_preview_shows_the_rest_beside_all_of_this(root):
    goals = root / "content" / HANNAH / "goals"
    pipe(goals / "pipe.md")
    endless_link(goals / "zero.md")
    (goals / "<script>alert(1)</script>".replace("/", "∕")).write_text("x")
    with serving(root) as server:
        assert "Give a talk" in page(server, f"/as/hannah/{HANNAH}/goals/talk/")
        assert "file-unreadable" not in page(server, "/as/paul/")
