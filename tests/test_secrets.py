"""No planted secret crosses an audience: each reader finds exactly what the policy allows them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from hypothesis import HealthCheck, given, note, settings

from described import EVERYBODY, TODAY, Programme, pair_of
from mentorsite.build import Outcome, Wish, build
from mentorsite.diagnostics import errors
from mentorsite.language import spoken
from mentorsite.report import text as reported
from oracle import Secret, planted
from planting import write
from programmes import programmes

WORD = re.compile(rb"zq[0-9a-z]{6}")
RANDOM = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def words_in(text: bytes) -> set[str]:
    return {found.decode() for found in WORD.findall(text.lower().replace("\N{SOFT HYPHEN}".encode(), b""))}


def tree(folder: Path) -> dict[str, Path]:
    """Every file of a tree by its path inside."""
    return {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}


def found_in(files: dict[str, Path]) -> frozenset[str]:
    """Every secret in the files of a tree, and in their names."""
    return frozenset().union(*(words_in(path.encode() + b" " + file.read_bytes()) for path, file in files.items()))


def judged(reader: str, found: frozenset[str], secrets: Iterable[Secret]) -> list[str]:
    """Where a reader found what is not theirs, or missed what is."""
    known = list(secrets)
    leaks = [f"{reader} finds {s.place}" for s in known if s.word in found and reader not in s.may]
    return leaks + [f"{reader} misses {s.place}" for s in known if s.word not in found and reader in s.must]


def built(programme: Programme, root: Path, reader: str | None = None) -> Outcome:
    outcome = build(Wish(write(programme, root), root / "site", TODAY, reader=reader))
    assert outcome.published is not None, outcome.findings
    return outcome


@settings(RANDOM, max_examples=30)
@given(programme=programmes())
def test_each_reader_finds_exactly_what_the_policy_allows(tmp_path_factory, programme):
    root, secrets = tmp_path_factory.mktemp("site"), list(planted(programme))
    built(programme, root)
    everyone = tree(root / "site/everyone")
    wrong = judged(EVERYBODY, found_in(everyone), secrets)
    for reader in sorted(programme.active):
        served = everyone | tree(root / "site/readers" / reader)
        wrong += judged(reader, found_in(served), secrets)
    assert wrong == []


@settings(RANDOM, max_examples=15)
@given(programme=programmes())
def test_the_members_of_a_repository_find_what_the_pair_of_today_may(tmp_path_factory, programme):
    root, members = tmp_path_factory.mktemp("site"), pair_of(programme.mentees[0])
    built(programme, root, reader=members)
    assert judged(members, found_in(tree(root / "site")), planted(programme)) == []
