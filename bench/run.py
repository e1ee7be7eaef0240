"""Compare mentorsite with Hugo, Eleventy, Pelican and MkDocs on the same texts, in one command.

python bench/run.py [--mentees 300] [--rounds 5]
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import ground
from ground import Ground
from measure import Cost
from serving import edits_to_pages
from table import put_into, tables
from tools import OURS, Tool, install, tools

CACHE = Path(__file__).with_name(".cache")
BUILDS: dict[str, Callable[[Ground, str], Cost]] = {
    "cold build": lambda place, _: ground.cold(place),
    "no change": ground.no_change,
    "one edit": ground.one_edit,
    "fresh checkout, one edit": ground.fresh_checkout,
}
PROCESSOR = ", processor"
MEMORY, LARGEST, PREVIEW = "memory, all processes", "memory, largest process", "edit to page in the preview"
MEBIBYTES = frozenset({MEMORY, LARGEST})

Measured = dict[str, list[dict[str, float]]]


def compare(grounds: Sequence[Ground], rounds: int, parts: Sequence[str]) -> Iterator[Measured]:
    """Measure everything, round by round; each time all that is known so far."""
    measured: Measured = {}
    for part in parts:
        for _ in PARTS[part](grounds, rounds, measured):
            yield measured


def _builds(grounds: Sequence[Ground], rounds: int, measured: Measured) -> Iterator[None]:
    for number in range(rounds):
        turn = [*grounds[number % len(grounds) :], *grounds[: number % len(grounds)]]
        for what, build in BUILDS.items():
            costs = {place.tool.name: build(place, f"Round {number} has been written.") for place in turn}
            _note(measured, what, {name: cost.seconds for name, cost in costs.items()})
            _note(measured, f"{what}{PROCESSOR}", {name: cost.processor for name, cost in costs.items()})
        yield


def _preview(grounds: Sequence[Ground], rounds: int, measured: Measured) -> Iterator[None]:
    for costs in edits_to_pages(grounds, rounds):
        _note(measured, PREVIEW, {name: cost.seconds for name, cost in costs.items()})
        yield


def _memory(grounds: Sequence[Ground], _rounds: int, measured: Measured) -> Iterator[None]:
    """Build once more while somebody looks on; apart from the seconds, for looking costs a little."""
    peaks = {place.tool.name: ground.cold(place, looks=True) for place in grounds}
    _note(measured, MEMORY, {name: peak.together for name, peak in peaks.items()})
    _note(measured, LARGEST, {name: peak.largest for name, peak in peaks.items()})
    yield


PARTS = {"builds": _builds, "preview": _preview, "memory": _memory}


def _note(measured: Measured, what: str, found: dict[str, float]) -> None:
    measured.setdefault(what, []).append(found)
    _say(f"{what}: {', '.join(f'{name} {value:.2f}' for name, value in sorted(found.items()))}")


def grow(tool: Tool, cache: Path, languages: str) -> str:
    """Compare a programme of 3,000 mentees with one of 300: cost of a cold build for each mentee, and memory."""
    few, many = (ground.lay(tool, cache / f"grow-{count}", count, languages) for count in (300, 3000))
    costs = [ground.cold(place, looks=True) for place in (few, many, few)]
    _say(", ".join(map(str, costs)))
    seconds, processor = ((costs[0].seconds + costs[2].seconds) / 2, (costs[0].processor + costs[2].processor) / 2)
    memory = max(costs[0].together, costs[2].together)
    return (
        "| 3,000 mentees ÷ 300 mentees | |\n|---|---:|\n"
        f"| cold build, for each mentee | **{costs[1].seconds / seconds / 10:.2f}** |\n"
        f"| the same, processor | **{costs[1].processor / processor / 10:.2f}** |\n"
        f"| memory, all processes | **{costs[1].together / memory:.2f}** |\n"
        f"| memory, largest process | **{costs[1].largest / max(costs[0].largest, costs[2].largest):.2f}** |\n"
    )


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _wish() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare mentorsite with its peers on the same texts.")
    parser.add_argument("--mentees", type=int, default=300, help="About 33 files each. [300]")
    parser.add_argument("--rounds", type=int, default=5, help="[5]")
    parser.add_argument("--languages", default="en", help="Of the programme: en, or en,de. [en]")
    parser.add_argument("--only", default="", help="Peers, for example hugo,mkdocs. [all]")
    parser.add_argument("--parts", default=",".join(PARTS), help="What to measure. [all]")
    parser.add_argument("--large", action="store_true", help="Only ours: 3,000 mentees against 300.")
    parser.add_argument("--cache", type=Path, default=CACHE, help="Where generators and programmes lie. [bench/.cache]")
    parser.add_argument("--no-install", action="store_true", help="Take what was installed last.")
    parser.add_argument("--into", type=Path, help="Put the tables into this page, too (docs/performance.md).")
    return parser.parse_args()


def main() -> None:
    """Install, lay out, measure, print."""
    # Ended from outside, it still ends the previews that it has opened.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    wish = _wish()
    cache = wish.cache.resolve()
    if not wish.no_install:
        install(cache)
    every = tools(cache)
    try:
        _measure(wish, every, cache)
    finally:
        ground.empty_attic(cache)


def _measure(wish: argparse.Namespace, every: Sequence[Tool], cache: Path) -> None:
    if wish.large:
        _tell(grow(every[0], cache, wish.languages), "growth", wish.into)
        return
    only = {OURS, *filter(None, wish.only.split(","))}
    chosen = [tool for tool in every if tool.form in only or only == {OURS}]
    grounds = [ground.lay(tool, cache / f"{tool.form}-{wish.mentees}", wish.mentees, wish.languages) for tool in chosen]
    files = sum(1 for file in (grounds[0].root / "content").rglob("*") if file.is_file())
    for measured in compare(grounds, wish.rounds, wish.parts.split(",")):
        (cache / "measured.json").write_text(json.dumps(measured, indent=1))
    about = f"{files:,} files, {wish.mentees:,} mentees, {wish.rounds} rounds, {os.cpu_count()} cores.\n"
    _tell(f"{about}\n{tables(measured, MEBIBYTES)}", "figures", wish.into)


def _tell(text: str, mark: str, page: Path | None) -> None:
    print(text)
    if page:
        put_into(page, mark, text)


if __name__ == "__main__":
    main()
