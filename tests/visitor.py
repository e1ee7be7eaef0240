"""A reader who opens some pages by their paths, again and again, while sites come and go.

    python visitor.py SITE PAGES

PAGES is a JSON file: by path, the digests of what may stand there. It reads until its standard input is
closed, then says what it has met.
"""

from __future__ import annotations

import hashlib
import json
import select
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def visiting(site: Path, pages: Mapping[str, list[str]], aside: Path) -> Iterator[Counter[str]]:
    """Have a process read these pages meanwhile; afterwards the counter holds what it has met."""
    aside.write_text(json.dumps(pages))
    command = [sys.executable, __file__, site, aside]
    met: Counter[str] = Counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        yield met
        met.update(json.loads(reader.communicate()[0]))


def read_on(site: Path, pages: Mapping[str, list[str]]) -> Counter[str]:
    met: Counter[str] = Counter(whole=0, torn=0, failed=0)
    while not select.select([sys.stdin], [], [], 0)[0]:
        met.update(look(site / path, known) for path, known in pages.items())
    return met


def look(page: Path, known: list[str]) -> str:
    try:
        data = page.read_bytes()
    except OSError:
        return "failed"
    return "whole" if hashlib.sha256(data).hexdigest() in known else "torn"


if __name__ == "__main__":
    print(json.dumps(read_on(Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text()))))  # noqa: T201
