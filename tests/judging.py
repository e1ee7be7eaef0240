"""What Lighthouse says of a page, in the words of its audits."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from browsers import FLAGS
from proving import PACKAGES, Look, Served

JUDGED = ("accessibility", "best-practices", "seo")
"""What does not depend on how busy a machine is."""
TIMED = "performance"
TIMINGS = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")


@dataclass(frozen=True)
class Report:
    """One run."""

    scores: dict[str, int]
    """By category, of 100."""
    failed: tuple[str, ...]
    """Audits that cost points in a judged category."""
    timings: dict[str, float]
    """Milliseconds, and the shift of what was painted; empty where performance was not asked for."""


def report(served: Served, look: Look, form: str, categories: Sequence[str] = JUDGED) -> Report:
    """Run Lighthouse once, as a phone or as a desktop, logged in as somebody."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        subprocess.run(
            _command(served, look, form, categories, out), cwd=folder, env=_environment(folder), check=True, timeout=200
        )
        return _read(json.loads(out.read_text()))


def _command(served: Served, look: Look, form: str, categories: Sequence[str], out: Path) -> list[str]:
    name, value = served.cookie(look.reader)
    return [
        "node",
        str(PACKAGES / "lighthouse" / "cli" / "index.js"),
        served.url(look),
        "--quiet",
        "--output=json",
        f"--output-path={out}",
        f"--only-categories={','.join(categories)}",
        # Private pages say noindex.
        "--skip-audits=is-crawlable",
        f"--extra-headers={json.dumps({'Cookie': f'{name}={value}'})}",
        f"--chrome-flags={' '.join(['--headless=new', *FLAGS])}",
        *(["--preset=desktop"] if form == "desktop" else []),
    ]


def _environment(folder: str) -> dict[str, str]:
    chromium = shutil.which("chromium")
    assert chromium
    return {**os.environ, "CHROME_PATH": chromium, "HOME": folder, "TMPDIR": folder}


def _read(told: dict[str, Any]) -> Report:
    audits, categories = told["audits"], told["categories"]
    counted = {
        ref["id"]: ref["weight"] for name in JUDGED if name in categories for ref in categories[name]["auditRefs"]
    }
    lost = (name for name, weight in counted.items() if weight and (audits[name]["score"] or 0) < 1)
    failed = (name for name in lost if audits[name]["scoreDisplayMode"] not in ("notApplicable", "manual"))
    return Report(
        scores={name: round(100 * category["score"]) for name, category in categories.items()},
        failed=tuple(f"{name}: {audits[name]['title']}" for name in failed),
        timings={name: audits[name]["numericValue"] for name in TIMINGS if name in audits},
    )
