"""What tests of several modules share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from programme_text import TODAY, diagnosed, lines, write_programme


@pytest.fixture
def findings(tmp_path: Path) -> Callable[..., list[str]]:
    """Check a programme written as one text; each finding is the line that a person reads.

    `findings(text, today="2026-04-20", language="en", ending="\\n", mark="")`: see programme_text.
    """

    def found(text: str, today: str = TODAY, language: str = "en", **manner: str) -> list[str]:
        write_programme(tmp_path, text, **manner)
        return lines(diagnosed(tmp_path, today), tmp_path, language)

    return found
