"""Counts of people: nothing under five is told, in either direction."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mentorsite.programme.suppression import Shown, fifths, hidden, mean, means, shown, total


@pytest.mark.parametrize(
    ("count", "total", "expected"),
    [
        (11, 11, Shown("exactly", 11)),
        (0, 11, Shown("exactly", 0)),
        (6, 11, Shown("exactly", 6)),
        (4, 11, Shown("under", 5)),
        (1, 11, Shown("under", 5)),
        (9, 11, Shown("at-least", 6)),
        (15, 18, Shown("at-least", 13)),
        (6, 7, Shown("under", 5)),
        (0, 3, Shown("under", 5)),
    ],
)
def test_a_count_out_of_a_total(count, total, expected):
    assert shown(count, total) == expected


@pytest.mark.parametrize("total", range(5, 40))
def test_nobody_can_be_told_apart(total):
    """For every way a count is shown, either group could have five members, or has none."""
    for count in range(total + 1):
        told = shown(count, total)
        if told.how == "exactly":
            assert count in (0, total) or (count >= 5 and total - count >= 5)
        if told.how == "at-least":
            assert total - told.count >= 5 > total - count


EXAMPLES = yaml.safe_load((Path(__file__).parent / "examples" / "suppression-examples.yaml").read_text())
COUNTS = EXAMPLES["counts"]


@pytest.mark.parametrize("example", COUNTS, ids=lambda example: str(example["groups"]))
def test_groups_beside_their_total(example):
    assert sorted(hidden(example["groups"])) == sorted(example["hidden"])
    assert total(example["groups"]) == example["total"]


def test_means_beside_the_mean_of_all():
    answers = {name: [given.count(n) for n in range(1, 6)] for name, given in EXAMPLES["means"]["answers"].items()}
    everybody, told = means(answers)
    found = {name: {"n": of.n, "mean": of.mean} for name, of in {"total": everybody, **told}.items()}
    assert found == EXAMPLES["means"]["shown"]
    assert sorted(answers.keys() - told.keys()) == EXAMPLES["means"]["hidden"]


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 20)))
def test_what_is_hidden_is_nobody_or_five_or_everybody(groups):
    left_out = hidden(groups)
    count = sum(groups[name] for name in left_out)
    assert count == 0 or count >= 5 or total(groups) is None
    assert all(groups[name] == 0 or groups[name] >= 5 for name in groups.keys() - left_out)


@pytest.mark.parametrize(("part", "whole", "share"), [(0, 10, 0), (1, 10, 1), (7, 10, 4), (52, 75, 3), (10, 10, 5)])
def test_shares_are_rounded_to_fifths_and_halves_go_up(part, whole, share):
    assert fifths(part, whole) == share


def test_a_mean_of_few_is_not_told():
    assert mean([0, 0, 0, 0, 4]) is None
    assert mean([0, 0, 0, 1, 4]).mean == "4.8"
