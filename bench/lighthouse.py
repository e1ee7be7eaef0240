"""How fast the six main pages are: the median of three runs of Lighthouse, as a phone and as a desktop.

    PYTHONPATH=src:tests .venv/bin/python bench/lighthouse.py [--runs 3]

The demo is built and served as one would, by nginx behind a login. Nothing else should be running: Lighthouse
reckons from what the processor had time for. Needs what `tests/test_proof.py` needs.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from itertools import product

from judging import JUDGED, TIMED, TIMINGS, Report, report
from proving import MAIN, missing, production

LEAST = 98
HEAD = ("page", "form", "performance", "runs", "LCP s", "TBT ms", "CLS", *JUDGED)


def row(name: str, form: str, reports: list[Report]) -> list[str]:
    """Say in a line what the runs of one page have in common: medians, and the worst of what is judged."""
    speeds = [each.scores[TIMED] for each in reports]
    paint, blocked, shift = (statistics.median(each.timings[name] for each in reports) for name in TIMINGS)
    judged = [str(min(each.scores[name] for each in reports)) for name in JUDGED]
    runs = " ".join(map(str, speeds))
    return [
        name,
        form,
        f"{statistics.median(speeds):.0f}",
        runs,
        f"{paint / 1000:.2f}",
        f"{blocked:.0f}",
        f"{shift:.3f}",
        *judged,
    ]


def main() -> int:
    """Print a table; 1 if a median is too low or something else is not 100."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=3)
    runs = arguments.parse_args().runs
    if missing():
        print(missing(), file=sys.stderr)
        return 2
    print("| " + " | ".join(HEAD) + " |\n" + "| --- " * len(HEAD) + "|")
    good = True
    with production() as served:
        for look, form in product(MAIN, ("phone", "desktop")):
            reports = [report(served, look, form, (TIMED, *JUDGED)) for _ in range(runs)]
            cells = row(look.name, form, reports)
            good &= int(cells[2]) >= LEAST and cells[-len(JUDGED) :] == ["100"] * len(JUDGED)
            print("| " + " | ".join(cells) + " |", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
