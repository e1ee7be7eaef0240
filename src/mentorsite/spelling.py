"""Similar names, for the remedy in a finding."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from operator import eq


def distance(a: str, b: str) -> int:
    """Count the edits between two words: insert, delete, replace, swap neighbours.

    This is the optimal string alignment distance: no part is edited twice.
    """
    a, b = _without_same_ends(a, b)
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, right in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _without_same_ends(a: str, b: str) -> tuple[str, str]:
    start = _same_letters(a, b)
    a, b = a[start:], b[start:]
    end = _same_letters(a[::-1], b[::-1])
    return a[: len(a) - end], b[: len(b) - end]


def _same_letters(a: str, b: str) -> int:
    """Count the letters with which both words begin."""
    return sum(takewhile(bool, map(eq, a, b)))


def similar(word: str, names: Iterable[str]) -> list[str]:
    """Find the names close to a word, the nearest first: at most three, at most a third of the word edited."""
    limit = max(1, len(word) // 3)
    # Words much longer than any name of ours are no slips, and comparing them would take long.
    candidates = {name: name.casefold() for name in names} if len(word) <= 60 else {}
    folded = word.casefold()
    close = ((name, other) for name, other in candidates.items() if _may_be_close(folded, other, limit))
    found = sorted((distance(folded, other), name) for name, other in close)
    return [name for edits, name in found if edits <= limit][:3]


def _may_be_close(a: str, b: str, limit: int) -> bool:
    """Tell quickly what cannot be close: each letter that only one word has takes an edit."""
    return abs(len(a) - len(b)) <= limit and len(set(a).difference(b)) <= limit and len(set(b).difference(a)) <= limit
