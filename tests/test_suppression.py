"""Counts of people: nothing under five is told, in either direction."""

import pytest

from mentorsite.programme.suppression import Shown, shown


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
