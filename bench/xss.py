"""All payloads, one in each field, in every way of bringing one into a body, looked at in Chromium.

    PYTHONPATH=src:tests python bench/xss.py [--also FILE.json] [--only preview]

Without a policy, from plain files, and in the preview. `--also` adds a JSON list of other payloads.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from browsers import chromium
from hostile_site import committed, hostile_programme
from mentorsite.build import Wish, build
from payloads import WAYS, payloads
from witness import (
    Told,
    addresses_of,
    looked_at,
    pages_of,
    previewed,
    strange,
    without_file_limits,
    without_policy,
)

WAYS_OF_LOOKING = ("no policy", "plain files", "preview")


def built(root: Path, words: list[str], each: int, ways: int, names: int) -> Path:
    root.mkdir()
    committed(hostile_programme(root, words, each=each, ways=ways, names=names))
    assert build(Wish(root, root / "site")).published
    assert build(Wish(root, root / "plain", reader="mara")).published
    return root


def told(way: str, seen: Told, known: set[str]) -> int:
    deeds = without_file_limits(seen.deeds) if way == "plain files" else seen.deeds
    parts = strange(seen, known) if known else {}
    print(f"{way}: {seen.pages} pages, {len(deeds)} deeds, {len(parts)} strange parts", flush=True)
    for line in [*deeds[:20], *map(str, list(parts.items())[:20])]:
        print("   ", line)
    return len(deeds) + len(parts)


def seen(way: str, root: Path, browser: Browser) -> Told:
    if way == "plain files":
        tree = root / "plain"
        files = [file.relative_to(tree).as_posix() for file in tree.rglob("index.html")]
        return looked_at(browser, f"{tree.as_uri()}/", files, ())
    if way == "preview":
        with previewed(root) as home:
            return looked_at(browser, home, ["", *addresses_of(root)])
    with without_policy(root) as home:
        return looked_at(browser, home, pages_of(root))


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--also", type=Path)
    asked.add_argument("--share", type=int, default=1, help="take every n-th payload")
    asked.add_argument("--part", type=int, default=0)
    asked.add_argument("--each", type=int, default=1, help="payloads in one field")
    asked.add_argument("--only", action="append", choices=WAYS_OF_LOOKING)
    wish = asked.parse_args()
    words = [*payloads(), *(json.loads(wish.also.read_text()) if wish.also else ())]
    words = list(dict.fromkeys(word for word in words if "\n" not in word))[wish.part :: wish.share]
    with tempfile.TemporaryDirectory() as folder:
        harmless = built(Path(folder) / "harmless", [f"word{number}" for number in range(60)], 2, len(WAYS), 12)
        hostile = built(Path(folder) / "hostile", words, wish.each, len(WAYS), min(200, len(words)))
        print(f"{len(words)} payloads, {len(WAYS)} ways, {len(pages_of(hostile))} pages", flush=True)
        with chromium() as browser:
            with without_policy(harmless) as home:
                plain = looked_at(browser, home, pages_of(harmless), ["word"])
            with previewed(harmless) as home:
                bar = looked_at(browser, home, ["", *addresses_of(harmless)], ["word"])
            known = {*plain.parts, *bar.parts}
            print(f"{len(known)} parts are known", flush=True)
            faults = told("harmless", plain, set()) + told("harmless, preview", bar, set())
            for way in wish.only or WAYS_OF_LOOKING:
                faults += told(way, seen(way, hostile, browser), known)
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
