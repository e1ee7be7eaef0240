"""Seconds for texts of growing size: which ones grow faster than they should.

    PYTHONPATH=src:tests python bench/pathological.py

Prints, for each text, the processor's time for the largest size and the ratio to a quarter of it: 4 is linear,
16 is quadratic. Ends with 1 if any is above 8 and takes longer than a quarter of a second.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from growth import KINDS

LARGEST = {"Markdown": 200_000, "YAML": 60_000, "blocks": 200_000}


def seconds(work: Callable[[str], None], text: str) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        work(text)
        best = min(best, time.process_time() - start)
    return best


def main() -> int:
    slow = 0
    for kind, (texts, work) in KINDS.items():
        for name, text in texts.items():
            work(text(1_000))
            quarter, whole = seconds(work, text(LARGEST[kind] // 4)), seconds(work, text(LARGEST[kind]))
            ratio = whole / max(quarter, 1e-6)
            is_slow = ratio > 8 and whole > 0.25
            slow += is_slow
            print(f"{kind:9} {name:32} {whole * 1000:7.0f} ms  x {ratio:5.1f}{'  <-- too fast' if is_slow else ''}")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
