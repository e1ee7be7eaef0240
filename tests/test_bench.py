"""The generator of made-up programmes: the same wish gives the same files, and there is nothing to find in them."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from mentorsite.build import Wish, build, check
from mentorsite.inventory import read_content

BENCH = Path(__file__).parent.parent / "bench"


def generated(place, *wish, hash_seed="0"):
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    subprocess.run([sys.executable, BENCH / "generate.py", place, *wish], env=environment, check=True)
    return place


def files(place):
    return {
        str(file.relative_to(place)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in place.rglob("*")
        if file.is_file() and ".git" not in file.relative_to(place).parts
    }


@pytest.mark.parametrize("wish", [(), ("--form", "hugo")], ids=["ours", "hugo"])
def test_the_same_wish_gives_the_same_files(tmp_path, wish):
    first = generated(tmp_path / "first", "--mentees", "4", "--no-git", *wish)
    second = generated(tmp_path / "second", "--mentees", "4", "--no-git", *wish, hash_seed="7")
    other = generated(tmp_path / "other", "--mentees", "4", "--no-git", "--seed", "2", *wish)
    assert files(first) == files(second) != files(other)


def test_the_history_is_the_same_as_well(tmp_path):
    heads = {
        subprocess.check_output(["git", "-C", generated(tmp_path / name, "--mentees", "2"), "rev-parse", "HEAD"])
        for name in ("first", "second")
    }
    assert len(heads) == 1


def test_a_mentee_is_the_same_in_a_programme_of_any_size(tmp_path):
    small, large = (generated(tmp_path / count, "--mentees", count, "--no-git") for count in ("4", "7"))
    own = {
        path: digest for path, digest in files(small).items() if path.startswith("content/mentees/") and "-p0/" in path
    }
    assert len(own) == 33
    assert own.items() <= files(large).items()


@pytest.mark.parametrize(("mentees", "languages"), [("3", "en"), ("10", "en"), ("10", "en,de")])
def test_a_small_programme_has_no_findings(tmp_path, mentees, languages):
    root = generated(tmp_path / "programme", "--mentees", mentees, "--languages", languages)
    assert check(root) == ()


def test_both_languages_are_written(tmp_path):
    root = generated(tmp_path / "programme", "--mentees", "4", "--languages", "en,de", "--no-git")
    headings = Counter(
        line for file in (root / "content/mentees").rglob("goals/*.md") for line in file.read_text().splitlines()
    )
    assert headings["## Steps"] >= 6
    assert headings["## Schritte"] >= 6


def test_git_dates_the_steps_that_have_no_day_of_their_own(tmp_path):
    root = generated(tmp_path / "programme", "--mentees", "2")
    ticks = [day for history in read_content(root).histories.values() for day in history.ticks.values()]
    assert len(ticks) > 4
    assert max(ticks) < date(2026, 9, 17)


def test_a_programme_is_built_as_it_is(tmp_path):
    root = generated(tmp_path / "programme", "--mentees", "3")
    outcome = build(Wish(root, root / "site"))
    assert outcome.published is not None
    assert outcome.rendered == 3


def test_other_generators_get_the_same_texts_with_plain_front_matter(tmp_path):
    ours = generated(tmp_path / "ours", "--mentees", "2", "--no-git") / "content"
    plain = generated(tmp_path / "hugo", "--mentees", "2", "--form", "hugo") / "content"
    pages = {file.relative_to(plain) for file in plain.rglob("*.md")}
    assert len(pages) == sum(1 for _ in ours.rglob("*.md"))
    session = next(file for file in sorted(ours.rglob("sessions/*.md")) if "-from-" not in file.name)
    _, head, body = (plain / session.relative_to(ours)).read_text().split("---\n", 2)
    assert session.read_text().endswith(body)
    assert [line.partition(":")[0] for line in head.splitlines()] == ["title", "date"]
