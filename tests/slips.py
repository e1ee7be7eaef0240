"""Forty slips of the finger for a copy of the demo programme: what stood there, what is written instead, and where."""

from __future__ import annotations

import shutil
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from mentorsite.resources import STARTER

MARK = "‸"
"""Stands in a slip before the sign that the finding points at."""


@dataclass(frozen=True)
class Slip:
    path: str
    """Below content/."""
    good: str
    """As it stands in the demo, once in the file."""
    bad: str
    rule: str
    mended: str | None = None
    """What `--fix` makes of it; None if only its author can mend it."""

    @property
    def written(self) -> str:
        return self.bad.replace(MARK, "")


def mends(path: str, good: str, bad: str, rule: str, mended: str | None = None) -> Slip:
    """A slip that `--fix` mends: to what stood there, unless it says otherwise."""
    return Slip(path, good, bad, rule, mended or good)


def stays(path: str, good: str, bad: str, rule: str) -> Slip:
    """A slip that only its author can mend."""
    return Slip(path, good, bad, rule)


SLIPS = (
    # keys, in German and with slips
    mends("mentees/deniz/goals/interviews.md", "status: active", "‸Status: active", "unknown-key"),
    mends("mentees/hannah/goals/rueckblick-moderieren.md", "horizon: 2027", "‸Horizont: 2027", "unknown-key"),
    mends("mentees/selma/sessions/2026-05-12.md", "time: 13:00", "‸Uhrzeit: 13:00", "unknown-key"),
    mends("mentees/mara/mentee.md", "languages: [en, de]", "‸Sprachen: [en, de]", "unknown-key"),
    mends("mentees/yuki/mentee.md", "  - mentor: tomasz", "  - ‸Mentorin: tomasz", "unknown-key"),
    mends(
        "people.yaml",
        "tomasz@seekuh.example\n  team: Platform\n  office:",
        "tomasz@seekuh.example\n  team: Platform\n  ‸Standort:",
        "unknown-key",
    ),
    mends("mentees/florian/mentee.md", "    ended: other", "    ‸endet: other", "unknown-key"),
    # values
    mends("mentees/deniz/goals/ux-lead.md", "status: reshaped", "status: ‸weitergewachsen", "wrong-value"),
    mends(
        "mentees/selma/sessions/2026-02-10.md",
        "format: remote",
        "format: ‸Telefon  # aus dem Zug",
        "wrong-value",
        "format: remote  # aus dem Zug",
    ),
    mends("mentees/selma/sessions/2026-04-14.md", "format: walk", 'format: ‸"wlak"', "wrong-value", 'format: "walk"'),
    mends("mentors/ruth.md", "stage: mentor", "stage: ‸Mentorin", "wrong-value"),
    mends("mentees/aisha/mentee.md", "    format: walk", "    format: ‸Spaziergang", "wrong-value"),
    # days
    mends("mentees/deniz/goals/interviews.md", "started: 2026-04-02", "started: ‸2.4.2026", "wrong-value"),
    mends(
        "mentees/mara/goals/talk.md",
        "{until: 2026-04-30,",
        '{"x-🦭": 1, until: ‸30. 4. 2026,',
        "wrong-value",
        '{"x-🦭": 1, until: 2026-04-30,',
    ),
    mends("mentees/hannah/mentee.md", "{from: 2026-07-20,", "{from: ‸20.7.2026,", "wrong-value"),
    # what YAML reads otherwise
    mends(
        "mentees/deniz/goals/sprechstunde.md",
        "title: Eine Sprechstunde für „Was wissen wir darüber eigentlich?“",
        "title: Eine Sprechstunde‸: was wissen wir",
        "yaml-syntax",
        'title: "Eine Sprechstunde: was wissen wir"',
    ),
    mends(
        "mentees/jonas/goals/schnelle-tests.md",
        "title: Unsere Tests brauchen unter zehn Minuten, und das kann nicht nur ich",
        "title: Unsere 🦭 Tests ‸#1 brauchen unter zehn Minuten",
        "yaml-syntax",
        'title: "Unsere 🦭 Tests #1 brauchen unter zehn Minuten"',
    ),
    mends(
        "mentees/mara/goals/small-lead.md",
        "title: Lead one small feature from the first sketch to the release",
        "title: ‸@home: lead",
        "yaml-syntax",
        'title: "@home: lead"',
    ),
    mends("mentees/jonas/goals/rust.md", "skills: [rust]", "skills:‸\t[rust]", "yaml-syntax"),
    mends("mentees/paul/mentee.md", "    from: 2026-02-02", "‸\t  from: 2026-02-02", "yaml-syntax"),
    # ids
    mends("mentees/deniz/goals/interviews.md", "grew_from: ux-lead", "grew_from: ‸ux-laed", "unknown-goal"),
    mends(
        "mentees/selma/sessions/2026-02-10.md",
        "goals: [moderation, mitzeichnen]",
        "goals: [moderation, ‸mitzeichen]",
        "unknown-goal",
    ),
    mends("mentees/deniz/goals/sprechstunde.md", "skills: [explaining]", "skills: [‸explainig]", "unknown-skill"),
    mends(
        "mentees/jonas/goals/rust.md",
        "trainings: [rust-book]",
        "trainings: [‸'rust-bok']",
        "unknown-training",
        "trainings: ['rust-book']",
    ),
    mends(
        "mentees/hannah/goals/rueckblick-moderieren.md", "suggested_by: elif", "suggested_by: ‸elfi", "unknown-person"
    ),
    mends("mentees/selma/sessions/2026-02-10.md", "@katrin schickt", "‸@kathrin schickt", "unknown-person"),
    mends(
        "mentees/selma/sessions/2026-03-10.md",
        "::: feedback from katrin",
        "::: feedback from ‸katrim",
        "unknown-person",
    ),
    mends("people.yaml", "office: Lisbon\n  manager: birgit", "office: Lisbon\n  manager: ‸birgt", "unknown-manager"),
    # steps
    mends(
        "mentees/deniz/goals/interviews.md",
        "- [ ] Zwei Leute aus",
        "- ‸[] 🦭 Zwei Leute aus",
        "near-task",
        "- [ ] 🦭 Zwei Leute aus",
    ),
    mends("mentees/jonas/goals/schnelle-tests.md", "- [ ] Zwei Leute bitten", "‸– [ ] Zwei Leute bitten", "near-task"),
    mends(
        "mentees/jonas/goals/schnelle-tests.md",
        "- [ ] Nachmessen und das Blatt neben das erste hängen by:2026-11-30",
        "- [ ] ‸Nachmessen und das Blatt neben das erste hängen bis 30.11.2026",
        "near-task",
    ),
    mends("mentees/mara/goals/talk.md", "- [-] Submit to", "‸- Submit to", "near-task", "- [ ] Submit to"),
    # only their authors know
    stays("mentees/deniz/goals/interviews.md", "by:2026-11\n", "by:‸2026-13\n", "impossible-date"),
    stays(
        "mentees/hannah/goals/schwierige-gespraeche.md",
        "- [ ] Ein Nein sagen, ohne drei Gründe mitzuliefern by:2026-10-15",
        "- [ ] Ein 🦭🦭 Nein sagen by:‸2026-02-30",
        "impossible-date",
    ),
    stays(
        "mentees/selma/sessions/2026-03-10.md",
        "Steht jetzt als [eigenes kleines Ziel](../goals/stille.md)",
        "Steht 🦭 jetzt als ‸[eigenes Ziel](../goals/stile.md)",
        "broken-link",
    ),
    stays("mentees/selma/sessions/2026-06-16.md", "::: feedback from katrin", "‸::: privat", "block-fault"),
    stays("mentees/jonas/sessions/2026-03-19.md", "## Notizen\n", "‸<<<<<<< HEAD\n## Notizen\n", "merge-conflict"),
    stays("mentees/mara/goals/written-once.md", "status: idea", "status: idea\n‸Bonus: 1", "forbidden-word"),
    stays("mentees/yuki/sessions/2026-03-06.md", "format: async", 'format: async\nwhere: ‸"bei mir', "yaml-syntax"),
    stays("mentees/hannah/sessions/2026-10-06.md", "format: remote", "format: remote\nstatus: ‸held", "held-in-future"),
)


def plant(root: Path, *, mark: str, ending: str) -> dict[str, str]:
    """Copy the demo with every slip in it; each file as it should be once all is mended, by its path.

    The files with slips begin with `mark`, and their lines end with `ending`.
    """
    shutil.copytree(STARTER, root / "content")
    mended: dict[str, str] = {}
    for path, slips in by_path().items():
        text = wanted = (STARTER / path).read_text(encoding="utf-8")
        for slip in slips:
            assert text.count(slip.good) == 1, slip
            text = text.replace(slip.good, slip.written)
            wanted = wanted.replace(slip.good, slip.written if slip.mended is None else slip.mended)
        (root / "content" / path).write_bytes((mark + text).replace("\n", ending).encode())
        mended[path] = wanted
    return mended


def by_path() -> dict[str, list[Slip]]:
    found: dict[str, list[Slip]] = defaultdict(list)
    for slip in SLIPS:
        found[slip.path].append(slip)
    return found


def place_of(slip: Slip) -> tuple[str, int, int, str]:
    """Where a slip is to be reported: path, line, column, and the rule."""
    text = (STARTER / slip.path).read_text(encoding="utf-8")
    for other in by_path()[slip.path]:
        text = text.replace(other.good, other.bad if other is slip else other.written)
    before = text.partition(MARK)[0]
    return f"content/{slip.path}", before.count("\n") + 1, len(before) - before.rfind("\n"), slip.rule
