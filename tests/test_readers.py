"""Where the site and git differ, and where a former mentor's reading ends."""

from __future__ import annotations

import pytest

BLOCK = "=== mentees/ada/sessions/2026-03-12.md\nSlides.\n\n::: only ada\nNervous.\n:::\n"


def settings(readers: str, more: str = "") -> str:
    return (
        "=== programme.md\n---\ntitle: Mentoring\nlanguages: [en, de]\ncoordinators: [nadja]\n"
        f'sources: {{ada: {{git: "git@git.example:m/ada.git", readers: {readers}}}}}\n{more}---\n'
    )


def rules(found: list[str]) -> list[str]:
    return [line.split(": ")[0].removeprefix("content/mentees/ada/") + " " + line.split(": ")[2] for line in found]


def test_who_else_can_clone_is_named(findings):
    (line,) = findings(settings("[ada, ben, Nadja]") + BLOCK, language="de")
    assert line.startswith("content/mentees/ada/sessions/2026-03-12.md:3:10: Hinweis: private-in-repository: ")
    assert "können ihn auch lesen: Ben Okoro, Nadja Berger." in line


@pytest.mark.parametrize("readers", ["[ada]", "[]", "[Ada]"])
def test_a_repository_of_ones_own_is_private(findings, readers):
    assert findings(settings(readers) + BLOCK) == []


def test_without_a_repository_of_their_own_nobody_knows_who_can_clone(findings):
    assert findings(BLOCK) == []


def test_one_hint_to_a_file_is_enough_and_an_empty_block_gives_nothing_away(findings):
    twice = BLOCK + "\n::: only ada\nStill.\n:::\n"
    empty = "=== mentees/ada/sessions/2026-04-12.md\nSlides.\n\n::: only ada\n\n:::\n"
    assert rules(findings(settings("[ben]") + twice + empty)) == ["sessions/2026-03-12.md:3:10 private-in-repository"]


def test_the_private_words_themselves_are_not_said(findings):
    assert "Nervous" not in " ".join(findings(settings("[ben]") + BLOCK))


# --- retention


def pair(until: str) -> str:
    return f"=== mentees/ada/mentee.md\n---\npairs:\n  - {{mentor: ben, from: 2025-02-01, until: {until}}}\n---\n"


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-02-27", False),
        ("2026-03-01", False),
        ("2026-03-02", True),
        ("2026-03-31", True),
        ("2026-04-01", True),
        ("2026-04-02", False),
    ],
)
def test_the_end_is_announced_for_thirty_days_and_the_last_of_them_still_reads(findings, today, said):
    found = findings(pair("2025-10-01"), today=today)
    assert rules(found) == (["mentee.md:3:44 retention-ending"] if said else [])
    assert not said or "From 2026-04-02 on, Ben Okoro no longer reads" in found[0]


def test_it_follows_the_setting_of_the_programme(findings):
    text = settings("[]", "retention: {after_end: 2 weeks}\n") + pair("2026-04-10")
    assert "From 2026-04-25 on" in findings(text, today="2026-04-20")[0]


def test_a_short_retention_is_not_announced_before_the_pair_is_over(findings):
    text = settings("[]", "retention: {after_end: 1 week}\n") + pair("2026-04-20")
    assert findings(text, today="2026-04-20") == []
    assert rules(findings(text, today="2026-04-21")) == ["mentee.md:3:44 retention-ending"]


def test_a_pair_without_an_end_and_somebody_who_left_read_nothing_that_could_end(findings):
    left = "=== people.yaml\nnadja: {name: N}\nada: {name: Ada}\nben: {name: Ben, active: false}\n"
    assert findings(left + pair("2025-10-20")) == []
    assert rules(findings(pair("2025-10-20"))) == ["mentee.md:3:44 retention-ending"]
