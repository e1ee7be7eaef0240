"""Builds that are killed: torn pages, failed reads, what the next build does not heal.

    PYTHONPATH=src:tests python bench/kills.py --kills 200
    PYTHONPATH=src:tests python bench/kills.py --kills 0 --every rename,renameat2,linkat

The first kills at random moments, while a reader opens 20 pages by their paths again and again. The second kills
right before every single call of these kinds, with Debian's strace, or lets it fail with `--fault error=ENOSPC`.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from faults import CHANGES, Model, built, calls, copied, digest, disturbed, litter, model_of, run, shown, torn
from interrupting import PREPARED, WRITTEN_DOWN, Moment, after, any_moment, interrupted
from programme_text import write_programme
from visitor import visiting

LANES = 2


def models(at: Path) -> list[Model]:
    return [model_of(change, at / change.name) for change in CHANGES]


def moment(chance: random.Random) -> Moment:
    """One of four kills comes anywhere, one while pages are prepared, two while they come to stand in their place."""
    return chance.choice(
        [
            any_moment(chance, 1.5),
            after(PREPARED, chance, 0.2),
            after(WRITTEN_DOWN, chance, 0.01),
            after(WRITTEN_DOWN, chance, 0.001),
        ]
    )


def killed_at_random(known: list[Model], at: Path, kills: int, seed: int) -> Counter[str]:
    """Kill builds of one programme, which alternates between three versions, and count what was met."""
    chance, place, told = random.Random(seed), copied(known[0], at / str(seed)), Counter[str]()
    built(place)
    sites = [model.new for model in known]
    pages = [path for path in sites[0] if path.endswith("index.html")][::4][:20]
    with visiting(
        place / "site", {page: [site[page][1] for site in sites] for page in pages}, at / f"{seed}.json"
    ) as met:
        while told["kills"] < kills:
            model = known[(told["kills"] + told["ended before"] + 1) % len(known)]
            write_programme(place, model.change.after)
            ended = interrupted(place, signal.SIGKILL, moment(chance))
            told["kills" if ended.is_interrupted else "ended before"] += 1
            told["while pages came to stand"] += any(place.glob(WRITTEN_DOWN))
            told["leftovers found"] += bool(litter(model, place))
            told["torn on disk"] += bool(strange(place, known))
            if chance.random() < 0.7:
                told["healed" if heals(place, model) else "not healed"] += 1
    return told + Counter({f"reads {word}": count for word, count in met.items()})


def strange(place: Path, known: list[Model]) -> list[str]:
    """Name the pages that are of no version at all, and those that are missing."""
    found = shown(place / "site")
    pages = [path for path in known[0].new if path.endswith(".html")]
    return [path for path in pages if found.get(path) not in [model.new[path] for model in known if path in model.new]]


def heals(place: Path, model: Model) -> bool:
    """Build undisturbed: whether it equals a build into an empty folder, and leaves nothing behind."""
    done = run(place)
    cold = model.folder.with_name("cold") / "site"
    return done.returncode == 0 and digest(place / "site") == digest(cold) and litter(model, place) == []


def disturbed_at_every(model: Model, at: Path, kinds: tuple[str, ...], fault: str, stride: int) -> Counter[str]:
    """Disturb a build at each call of these kinds, or at some of them."""
    found = calls(model, at / f"{model.change.name}-all", kinds)
    every = [(kind, number + 1) for kind in kinds for number in range(found[kind])][::stride]
    with ThreadPoolExecutor(LANES) as lanes:
        ends = list(lanes.map(lambda it: disturbed_once(model, at, fault, *it), every))
    return sum(ends, Counter[str]())


def disturbed_once(model: Model, at: Path, fault: str, kind: str, number: int) -> Counter[str]:
    place = copied(model, at / f"{model.change.name}-{kind}-{number}")
    done = disturbed(place, kind, number, fault)
    told = Counter(disturbed=1)
    told[f"exit {done.returncode}"] += 1
    told["torn"] += bool(torn(model, place))
    told["traceback"] += "Traceback" in done.stderr or "fault of ours" in done.stderr
    told["litter without a kill"] += done.returncode >= 0 and bool(litter(model, place))
    told["not healed"] += not heals(place, model)
    for word in ("torn", "traceback", "not healed"):
        if told[word]:
            print(f"{word}: {model.change.name}, {kind} {number}: {done.stderr}", file=sys.stderr)
    return told


def lines(name: str, told: Counter[str]) -> Iterator[str]:
    yield f"{name}: " + ", ".join(f"{word} {count}" for word, count in told.items() if count)


def is_bad(told: Counter[str]) -> bool:
    bad = ("torn", "torn on disk", "reads torn", "reads failed", "not healed", "traceback")
    return any(told[word] for word in bad)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--every", default="", help="kinds of calls, such as rename,linkat")
    asked.add_argument("--fault", default="signal=KILL")
    asked.add_argument("--stride", type=int, default=1, help="with --every: take each n-th call only")
    wish = asked.parse_args()
    results: list[tuple[str, Counter[str]]] = []
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(LANES) as lanes:
        known = models(Path(folder))
        if wish.kills:
            seeds = range(wish.seed, wish.seed + LANES)
            told = lanes.map(lambda seed: killed_at_random(known, Path(folder), wish.kills // LANES, seed), seeds)
            results.append(("at random", sum(told, Counter[str]())))
        kinds = tuple(kind for kind in wish.every.split(",") if kind)
        for model in known if kinds else []:
            told_of = disturbed_at_every(model, Path(folder), kinds, wish.fault, wish.stride)
            results.append((f"{model.change.name}, {wish.fault}", told_of))
    for name, told_of in results:
        print(*lines(name, told_of), sep="\n")
    return int(any(is_bad(told_of) for _, told_of in results))


if __name__ == "__main__":
    sys.exit(main())
