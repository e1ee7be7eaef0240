"""A programme as one text, the way tests and docs/checks.md write it: a line `=== path` begins each file.

What the text does not bring is there all the same: settings, a roster, skills, and Ada's pair with Ben.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from textwrap import dedent

from mentorsite.build import check
from mentorsite.diagnostics import Diagnostic
from mentorsite.language import spoken
from mentorsite.report import text as reported

TODAY = "2026-04-20"

DEFAULT = """\
=== programme.md
---
title: Mentoring
languages: [en, de]
coordinators: [nadja]
---
=== people.yaml
nadja: {name: Nadja Berger}
ada: {name: Ada Lind, manager: dora}
ben: {name: Ben Okoro}
cem: {name: Cem Aydin}
dora: {name: Dora Weiss}
=== skills.md
---
version: 1.0.0
valid_from: 2026-01-01
levels:
  - {n: 0, name: not yet, anchor: It is new to me.}
  - {n: 1, name: with guidance, anchor: I manage simple cases with help.}
  - {n: 2, name: on my own, anchor: I handle the usual cases.}
  - {n: 3, name: versatile, anchor: I handle difficult cases as well.}
  - {n: 4, name: shaping, anchor: I pass it on.}
interest:
  - {n: 0, name: not now}
  - {n: 1, name: open to it}
  - {n: 2, name: would like to learn it}
  - {n: 3, name: matters to me now}
areas:
  - id: together
    name: Working together
    skills:
      - {id: listening, name: Listening}
      - {id: feedback, name: Feedback}
      - {id: facilitation, name: Leading meetings}
      - {id: talking, name: Talking in front of people}
  - id: craft
    name: Craft
    skills:
      - {id: writing, name: Writing}
      - {id: testing, name: Testing}
      - {id: planning, name: Planning}
      - {id: leading, name: Leading}
---
=== mentees/ada/mentee.md
---
pairs:
  - mentor: ben
    from: 2026-02-01
---
In three years I explain things to people who are not like me.
"""

_FILE = re.compile(r"^=== (.+)\n", re.MULTILINE)


def files_of(text: str) -> dict[str, str]:
    """Take a text apart into files: path below content/ → what stands in it."""
    before, *parts = _FILE.split(dedent(text))
    if before.strip():
        raise ValueError("the text begins without a line === path")
    return dict(zip(parts[::2], parts[1::2], strict=True))


def write_programme(root: Path, text: str, *, ending: str = "\n", mark: str = "") -> Path:
    """Write the files of a text over those of the default; `mark` stands at the beginning of each."""
    for path, words in (files_of(DEFAULT) | files_of(text)).items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes((mark + words).replace("\n", ending).encode())
    return root


def diagnosed(root: Path, today: str = TODAY) -> tuple[Diagnostic, ...]:
    """Check a programme on a day."""
    return check(root, date.fromisoformat(today))


def lines(found: tuple[Diagnostic, ...], root: Path, language: str = "en") -> list[str]:
    """Report findings as `mentorsite check` does, without the line that counts."""
    return reported(found, spoken(language), root, frames=False, color=False).split("\n")[:-1]
