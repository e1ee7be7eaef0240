"""No planted secret crosses an audience: each reader finds exactly what the policy allows them."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Iterable
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings

from described import EVERYBODY, TODAY, Programme, pair_of
from mentorsite.build import Outcome, Wish, build
from mentorsite.cli import commands
from mentorsite.diagnostics import errors
from mentorsite.language import spoken
from mentorsite.report import json as as_json
from mentorsite.report import text as reported
from mentorsite.resources import STARTER
from planted import planted
from planting import files, write
from programmes import EXAMPLE, programmes

WORD = re.compile(rb"zq[0-9a-z]{6}")
LINK = re.compile(rb'(?:href|src)="(?![a-z]+:|/|#)([^"#]+)')
"""A relative link, without its fragment; the page for a wrong turn has none, since it may stand at any address."""
SOFT_HYPHEN = "\N{SOFT HYPHEN}".encode()

# --- random programmes


@settings(max_examples=40, deadline=None)
@example(programme=EXAMPLE)
@given(programme=programmes())
def test_each_reader_finds_exactly_what_the_policy_allows(tmp_path_factory, programme):
    root = tmp_path_factory.mktemp("programme")
    outcome = built(programme, root)
    everyone, readers = root / "site/everyone", root / "site/readers"
    served = {person: tree(everyone) | tree(readers / person) for person in sorted(programme.active)}
    assert [*judged(EVERYBODY, tree(everyone), programme)] == []
    assert [line for person, files in served.items() for line in judged(person, files, programme)] == []
    assert [link for files in (tree(everyone), *served.values()) for link in dead_links(files)] == []
    assert {file.name for file in (root / "site").iterdir()} == {"everyone", "readers", ".mentorsite-site"}
    assert {folder.name for folder in readers.iterdir()} == programme.active
    assert secrets_in_the_log(programme, outcome, root) == set()


@settings(max_examples=20, deadline=None)
@example(programme=EXAMPLE)
@given(programme=programmes())
def test_the_members_of_a_repository_find_what_the_pair_of_today_may(tmp_path_factory, programme):
    root, members = tmp_path_factory.mktemp("programme"), pair_of(programme.mentees[0])
    outcome = built(programme, root, reader=members)
    assert [*judged(members, tree(root / "site"), programme)] == []
    assert dead_links(tree(root / "site")) == []
    assert secrets_in_the_log(programme, outcome, root) == set()


def built(programme: Programme, root: Path, reader: str | None = None) -> Outcome:
    """Build a programme, in which nothing is at fault but what is meant to be."""
    outcome = build(Wish(write(programme, root), root / "site", TODAY, reader=reader))
    assert outcome.published is not None
    assert {finding.path for finding in errors(outcome.findings)} == {
        path for mentee in programme.mentees for path in mentee.slips
    }
    return outcome


def judged(reader: str, found: dict[str, bytes], programme: Programme) -> Iterable[str]:
    """Say what a reader finds that is not theirs, and misses that is."""
    words, secrets = secrets_in(found), list(planted(programme))
    assert len({secret.word for secret in secrets}) == len(secrets), "two places share a secret"
    yield from (f"{reader} finds {s.place}" for s in secrets if s.word in words and reader not in s.may)
    yield from (f"{reader} misses {s.place}" for s in secrets if s.word not in words and reader in s.must)


def dead_links(found: dict[str, bytes]) -> list[str]:
    """Every relative link that leads to nothing in the same tree: a reader is never sent where they cannot go."""
    links = [(path, link.decode()) for path, data in found.items() for link in LINK.findall(data)]
    return [f"{path}: {link}" for path, link in links if target(path, link) not in found]


def target(path: str, link: str) -> str:
    """The file that a link on a page leads to."""
    name = posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
    return posixpath.normpath(f"{name}/index.html") if link.endswith("/") else name


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a tree by its path inside."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def secrets_in(found: dict[str, bytes]) -> set[str]:
    """Every secret that stands in some files, or in their names."""
    return words_in(b"\n".join(part for path, data in found.items() for part in (path.encode(), data)))


def words_in(text: bytes) -> set[str]:
    return {word.decode() for word in WORD.findall(text.replace(SOFT_HYPHEN, b"").lower())}


def secrets_in_the_log(programme: Programme, outcome: Outcome, root: Path) -> set[str]:
    """Every secret that a build says in either language, beyond the names of files."""
    names = words_in("\n".join(path for path, _ in files(programme)).encode())
    languages = [spoken(code) for code in ("de", "en")]
    said = [reported(outcome.findings, language, root, frames=False, color=False) for language in languages]
    said += [as_json(outcome.findings, language) for language in languages]
    return words_in("\n".join(said).encode()) - names - names_of_people(programme)


def names_of_people(programme: Programme) -> set[str]:
    """A finding may call somebody by name: the roster is no secret."""
    people = {person.id for person in programme.people}
    return {s.word for s in planted(programme) if s.place in {f"{person} by name" for person in people}}


# --- the demo


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Path:
    """The demo, with a note and a block for Mara alone in one of her conversations, both nearly tasks, and its log."""
    root = tmp_path_factory.mktemp("demo")
    shutil.copytree(STARTER, root / "content")
    talk = root / "content/mentees/mara/sessions/2026-03-12.md"
    talk.write_text(talk.read_text().replace("## Notes\n", "## Notes\n\n[] A note on zqnote00.\n"))
    talk.write_text(talk.read_text() + "\n::: only mara\n[] I keep zqonly00 to myself.\n:::\n")
    with chdir(root):
        (root / "log").write_bytes(CliRunner().invoke(commands, ["build"]).output_bytes)
    return root


def trees_with(site: Path, word: str) -> set[str]:
    """The trees in which a word stands in a file, or in its name."""
    found = {path: data for path, data in tree(site).items() if word in words_in(path.encode() + b"\n" + data)}
    return {"/".join(path.split("/")[:2]) if path.startswith("readers/") else path.split("/")[0] for path in found}


def test_a_block_for_mara_alone_is_in_maras_tree_and_nowhere_else(demo):
    assert trees_with(demo / "site", "zqonly00") == {"readers/mara"}


def test_the_note_beside_it_is_in_the_trees_of_the_pair_and_nowhere_else(demo):
    assert trees_with(demo / "site", "zqnote00") == {"readers/mara", "readers/tomasz"}


def test_nothing_of_either_is_said_while_building(demo):
    log = (demo / "log").read_bytes()
    assert log.count(b"mara/sessions/2026-03-12.md") == 2
    assert words_in(log) == set()


@pytest.mark.parametrize("reader", ["mara", "nadja"])
def test_the_tree_for_one_reader_is_what_they_are_served(demo, reader, tmp_path):
    build(Wish(demo, tmp_path / "plain", reader=reader))
    served = tree(demo / "site/everyone") | tree(demo / f"site/readers/{reader}")
    plain = tree(tmp_path / "plain")
    plain.pop(".mentorsite-site")
    assert plain == served
