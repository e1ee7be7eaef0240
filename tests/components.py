"""The components of the pages, each once in all its states: `python tests/components.py FOLDER` writes them there.

Made from the parts, the style and the derivations of the real pages; people's sites do not have it.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from mentorsite.inventory import jobs, read_content
from mentorsite.job import examine
from mentorsite.language import spoken
from mentorsite.programme.audiences import Audience, seen_by
from mentorsite.programme.progress import Progress, progress
from mentorsite.programme.suppression import Shown
from mentorsite.site.editing import begun
from mentorsite.site.frame import Frame, Site
from mentorsite.site.pages.common import assets
from mentorsite.site.templating import render
from mentorsite.urls import file_of
from programme_text import write_programme

TODAY = date(2026, 9, 17)
OWN = Path(__file__).parent / "components"
BARE = "components/"

TEXT = """
=== programme.md
---
title: Components
languages: [en, de]
edit_url: "https://git.example/mentoring/-/edit/main/{path}"
---
=== mentees/ada/mentee.md
---
towards: 2029
pairs: [{mentor: ben, from: 2026-02-01}]
pauses: [{from: 2026-07-01, until: 2026-07-31}]
---
In three years I explain things to people who are not like me.
=== mentees/ada/goals/everyone.md
---
title: Everyone gets a word in
status: active
started: 2026-04-01
---
- [x] Watch Sabine's retro and note three things done:2026-05-12
  - She asks the quiet ones first.
- [x] Prepare and lead a check-in done:2026-09-11
- [/] Facilitate a retro alone by:2026-09-30
- [-] Write a handbook page
- [ ] Ask two voices afterwards
=== mentees/ada/goals/leading.md
---
title: Does leading suit me?
status: paused
rests_until: 2026-11
---
- [ ] Ask Ayşe how it was for her
=== mentees/ada/goals/clear.md
---
title: Decisions that Sales can follow
status: done
ended: 2026-08-20
---
- [x] One page
=== mentees/ada/goals/lead.md
---
title: Become a lead
status: reshaped
---
=== mentees/ada/goals/rust.md
---
title: Learn Rust
status: let-go
---
## What I take with me
That was an expectation rather than a wish.
=== mentees/ada/goals/idea.md
---
title: Perhaps a podcast
status: idea
---
=== mentees/ada/sessions/2026-06-18.md
## Notes
Who speaks for how long?
## Agreed
- [ ] @ada reads the article on quiet participants
=== mentees/ada/sessions/2026-08-20.md
## Notes
Pauses.
## Agreed
- [ ] @ada picks two questions by:2026-09-23
- [ ] @ben introduces Ada to Ayşe by:2026-09-24
- [x] @ben fixes the date done:2026-08-24
=== mentees/ada/sessions/2026-09-24.md
---
time: 10:00
format: remote
---
## Topics
- [ ] My retro format: what could I leave out?
- [ ] Does leading suit me?
=== mentees/ada/skills/2026-01-15.md
---
framework: 1.0.0
skills: {facilitation: {level: 1, target: 3}, feedback: {level: 1}, talking: {level: 0}}
---
=== mentees/ada/skills/2026-09-01.md
---
framework: 1.0.0
skills: {facilitation: {level: 2, target: 3}, feedback: {level: 3}, talking: {level: 1, target: 2}}
---
"""

TRACKS = (
    (["taken"] * 3 + ["doing", "open"], "3 of 5 steps taken"),
    (["taken"] * 4, "4 steps, all taken"),
    (["doing", "open", "open"], "just begun"),
    (["resting"] * 3, "resting"),
    (["taken", "taken", "dropped"], "two taken, then let go"),
    (["taken"] * 5 + ["doing"] + ["open"] * 3, "nine still fit a phone"),
    (["taken"] * 20 + ["doing"] + ["open"] * 19, "of more, the first and the last three"),
)
CHIPS = (
    ("active", "moving"),
    ("done", "reached"),
    ("doing", "in hand"),
    ("paused", "resting"),
    ("let-go", "let go"),
    ("reshaped", "grown into something else"),
    ("idea", "an idea"),
    ("open", "noted"),
    ("dropped", "no longer needed"),
    ("mentor", "mentor"),
)
MONTHS = (
    ("open", 0, "O", "none noted"),
    ("held", 1, "N", "one conversation"),
    ("held", 2, "D", "two conversations"),
    ("held", 3, "J", "three conversations"),
    ("pause", 0, "F", "a break"),
    ("planned", 0, "M", "arranged"),
)
BARS = (
    ("J", Shown("exactly", 11), "11"),
    ("F", Shown("at-least", 6), "at least 6"),
    ("M", Shown("under", 5), "under 5"),
    ("A", Shown("exactly", 0), "0"),
)
TOKENS = (
    *("paper", "surface", "sunken", "ink", "ink2", "edge", "line"),
    *("sea", "sea-soft", "sun", "sun-soft", "sun-fill", "iris", "iris-soft"),
)
DIRECTIONS = (
    ("Ada", "from-mentee", [True, True, True, True, True]),
    ("Ben", "from-mentor", [True, False, True, True, True]),
)


def written(out: Path) -> list[Path]:
    """Write the page in both languages with what it loads, and say where."""
    with TemporaryDirectory() as folder:
        content = read_content(write_programme(Path(folder), TEXT), TODAY)
        assert content.common is not None
        (job,) = jobs(content, content.common)
        reading, _ = examine(job)
        audience = Audience(frozenset({"ada"}), owner=True)
        known = progress(content.common, seen_by(content.common, reading.journey, audience, TODAY), TODAY)
        site = Site(content.common, TODAY, OWN)
        files = {file_of(frame.address): _page(frame, known) for frame in _frames(site)}
        files |= {page.address: page.data for page in assets(site)}
    for name, data in files.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(data)
    return [out / name for name in files if name.endswith("components/index.html")]


def _frames(site: Site) -> list[Frame]:
    return [Frame(site, spoken(code), BARE, "Components", edits=("ada",)) for code in ("en", "de")]


def _page(frame: Frame, known: Progress) -> bytes:
    shared = {"page": frame, "site": frame.site, "name": frame.site.name, "first": frame.site.first_name}
    goal = next(goal for goal in known.goals if goal.id == "everyone")
    nothing = replace(known, next_step=None, coming=None, last=None, topics=(), actions=(), changes=())
    shown = {"progress": known, "nothing": nothing, "goal": goal, "steps": goal, "lang": "en", "base": "mentees/ada/"}
    charts = {"tracks": TRACKS, "chips": CHIPS, "months": MONTHS, "bars": BARS, "directions": DIRECTIONS}
    file = begun(frame.site.common, "mentees/ada/sessions/2026-10-22.md", "## Topics\n")
    return render("pages/components.html", {**shared, **shown, **charts, "tokens": TOKENS, "begun": file}, OWN)


if __name__ == "__main__":
    for place in written(Path(sys.argv[1])):
        print(place)  # noqa: T201
