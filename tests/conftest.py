"""What tests of several modules share."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from browsers import CHROMIUM, MISSING, chromium
from programme_text import TODAY, diagnosed, lines, write_programme

# Where a change is judged, the same examples are tried each time; at a desk, new ones.
settings.register_profile("judged", derandomize=True)
if os.environ.get("MENTORSITE_NO_SKIPS"):
    settings.load_profile("judged")


@pytest.fixture
def findings(tmp_path: Path) -> Callable[..., list[str]]:
    """Check a programme written as one text; each finding is the line that a person reads.

    `findings(text, today="2026-04-20", language="en", ending="\\n", mark="")`: see programme_text.
    """

    def found(text: str, today: str = TODAY, language: str = "en", **manner: str) -> list[str]:
        write_programme(tmp_path, text, **manner)
        return lines(diagnosed(tmp_path, today), tmp_path, language)

    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one for each module of tests."""
    if CHROMIUM is None:
        pytest.skip(MISSING)
    with chromium() as started:
        yield started


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes what the pages say now; then read the diff."""
    parser.addoption("--update-golden", action="store_true", help="Write the golden files anew.")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--update-golden"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Take a skipped test for a failure where everything that tests need has been installed."""
    report: pytest.TestReport = yield
    if report.skipped and os.environ.get("MENTORSITE_NO_SKIPS"):
        report.outcome = "failed"
    return report
