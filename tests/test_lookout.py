"""Looking at the files again: one mentee's alone where that is enough, and the same as a look at all of them."""

from __future__ import annotations

import shutil
import time
from threading import Thread

import pytest

from mentorsite.content.tree import TICK
from mentorsite.serve.lookout import Lookout
from mentorsite.serve.snapshot import mentees_at
from previewing import TODAY, edit, programme, write

PAUL = "mentees/paul/mentee.md"


def still():
    """Wait until no file was changed just now: what is being written is not taken yet."""
    time.sleep(2 * TICK / 1e9)


@pytest.fixture
def root(tmp_path):
    return programme(tmp_path)


@pytest.fixture
def files(root):
    return Lookout(root, TODAY)


def test_a_look_at_one_mentee_looks_at_nobody_else(root, files):
    before = files.current().marks
    edit(root, PAUL, "the sea", "boats")
    edit(root, "mentees/hannah/mentee.md", "in front of people", "on a stage")
    still()
    assert files.look_at(["paul"])
    assert files.current().marks["paul"] != before["paul"]
    assert files.current().marks["hannah"] is before["hannah"]


ODD = {
    "another sentence": "=== mentees/paul/mentee.md\nSomething with boats.\n",
    "a new goal": "=== mentees/paul/goals/sail.md\n---\ntitle: Sail\n---\nOnce round the lagoon.\n",
    "a file without a place": "=== mentees/paul/dreams/boat.md\nA boat.\n",
    "two names for one address": "=== mentees/paul/goals/Sail.md\nOne.\n\n=== mentees/paul/goals/sail.md\nTwo.\n",
    "nothing that can be read": "=== mentees/paul/mentee.md\n---\npairs: [\n---\n",
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_a_look_at_one_mentee_sees_what_a_look_at_all_would(root, files, odd):
    write(root, odd)
    still()
    assert files.look_at(["paul"])
    assert files.current().content.tree == Lookout(root, TODAY).current().content.tree
    assert not files.look()
    assert files.current().state == Lookout(root, TODAY).current().state
    (root / "content" / PAUL).write_text("Only this.\n")
    still()
    assert files.look_at(["paul"])
    assert files.current().state == Lookout(root, TODAY).current().state


def test_what_is_being_written_is_not_taken_yet(root, files):
    before = files.current()
    with (root / "content" / PAUL).open("a") as writing:
        writing.write("And of the sk")
        writing.flush()
        assert files.look_at(["paul"]) is None
        assert files.current() is before
        writing.write("y.\n")
    still()
    assert files.look_at(["paul"])


def gone(root):
    (root / "content/mentees/hannah/goals/talk.md").unlink()


def moved(root):
    (root / "content/mentees/hannah").rename(root / "content/mentees/hanna")


def away(root):
    (root / "content").rename(root / "elsewhere")


def others_at_the_top(root):
    edit(root, "people.yaml", "elif:   {name: Elif Yıldız, language: de}", "elif: {name: Elif Yıldız, active: false}")
    edit(root, "mentees/hannah/mentee.md", "in front of people", "on a stage")


def a_way_out(root):
    """A link in the place of the folder leads to files that nobody has chosen to show."""
    (root / "content/mentees/hannah").rename(root / "private")
    (root / "content/mentees/hannah").symlink_to(root / "private")
    (root / "private/mentee.md").write_text("Nobody's business.\n")


@pytest.mark.parametrize("change", [gone, moved, away, others_at_the_top, a_way_out])
def test_what_one_folder_cannot_tell_is_left_to_a_look_at_all(root, files, change):
    before = files.current()
    change(root)
    still()
    assert files.look_at(["hannah"]) is None
    assert files.current() is before
    assert files.look_where([str(root / "content/mentees/hannah/mentee.md")]) is (change is not away)


def test_what_was_seen_during_a_long_look_is_not_forgotten(root):
    def clock(zone):
        """The day is asked for after the files were listed, and before the look is over."""
        if meanwhile:
            edit(root, PAUL, "the sea", meanwhile.pop())
            still()
            files.look_at(["paul"])
            seen.append(files.current().marks["paul"].digest)
        return TODAY

    meanwhile, seen = [], []
    still()
    files = Lookout(root, clock=clock)
    meanwhile.append("boats")
    edit(root, "mentees/hannah/mentee.md", "in front of people", "on a stage")
    assert files.look()
    assert files.current().marks["paul"].digest == seen[0]
    assert files.current().state == Lookout(root, TODAY).current().state


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["mentees/paul/mentee.md"], {"paul"}),
        (["mentees/paul/goals/sail.md", "mentees/hannah/goals/talk.md"], {"paul", "hannah"}),
        (["mentees/paul"], {"paul"}),
        (["mentees/paul/mentee.md", "people.yaml"], set()),
        (["mentees/nadja/mentee.md"], set()),
        (["mentees"], set()),
        (["../templates/base.html"], set()),
        ([], set()),
    ],
)
def test_whose_files_lie_at_some_paths(root, files, paths, expected):
    assert mentees_at(files.current(), root, [str(root / "content" / path) for path in paths]) == expected


def test_where_no_place_is_named_everything_is_looked_at(root, files):
    edit(root, PAUL, "the sea", "boats")
    edit(root, "mentees/hannah/mentee.md", "in front of people", "on a stage")
    assert files.look_where([])
    assert files.current().state == Lookout(root, TODAY).current().state


def test_after_a_storm_everything_is_looked_at(root, files):
    many = [f"m{number}" for number in range(9)]
    write(root, "\n".join(f"=== mentees/{mentee}/mentee.md\nHello.\n" for mentee in many))
    files.look()
    write(root, "\n".join(f"=== mentees/{mentee}/mentee.md\nHello again.\n" for mentee in many))
    edit(root, "mentors/elif.md", "I ask more", "I listen more")
    assert files.look_where([str(root / f"content/mentees/{mentee}/mentee.md") for mentee in many])
    assert files.current().state == Lookout(root, TODAY).current().state


def test_files_that_come_and_go_meanwhile_are_no_fault_of_ours(root, files):
    def come_and_go():
        for _ in range(100):
            shutil.rmtree(root / "content")
            programme(root)

    coming = Thread(target=come_and_go)
    coming.start()
    while coming.is_alive():
        files.look_at(["paul"])
    still()
    files.look()
    assert files.current().state == Lookout(root, TODAY).current().state
