"""Similar names, for the remedy in a finding."""

from __future__ import annotations

from collections.abc import Iterable


def distance(a: str, b: str) -> int:
    """Count the edits between two words: insert, delete, replace, swap neighbours.

    This is the optimal string alignment distance: no part is edited twice.
    """
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


def similar(word: str, names: Iterable[str]) -> list[str]:
    """Find the names close to a word, the nearest first: at most three, at most a third of the word edited."""
    limit = max(1, len(word) // 3)
    # Words much longer than any name of ours are no slips, and comparing them would take long.
    candidates = [name for name in set(names) if abs(len(name) - len(word)) <= limit] if len(word) <= 60 else []
    found = sorted((distance(word.casefold(), name.casefold()), name) for name in candidates)
    return [name for edits, name in found if edits <= limit][:3]
