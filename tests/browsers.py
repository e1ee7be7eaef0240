"""The browser that tests open: Debian's Chromium, which asks nobody for anything by itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = shutil.which("chromium")
MISSING = "needs Debian's chromium: apt-get install chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

needs_browser = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason=MISSING)]
"""Marks what is skipped where there is no Chromium."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser, and end it."""
    with (
        sync_playwright() as playwright,
        closing(playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)) as started,
    ):
        yield started
