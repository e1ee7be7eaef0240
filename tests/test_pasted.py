"""Keys and tokens that were pasted by accident are found where they stand, and never said again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsite import report
from mentorsite.content.pasted import findings_in, secrets_in, without_secrets
from mentorsite.fix import Change, diff
from mentorsite.language import spoken
from programme_text import diagnosed, write_programme

# Put together here, so that no scanner takes this file for a leak.
LETTERS = "Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6"
TOKENS = {
    "GitHub": "gh" + "p_" + LETTERS[:36],
    "GitHub, fine-grained": "github" + "_pat_" + LETTERS[:22] + "_" + LETTERS[:59],
    "GitLab": "gl" + "pat-" + LETTERS[:20],
    "GitLab, deploy": "gl" + "dt-" + LETTERS[:20],
    "AWS": "AK" + "IAABCDEFGHIJKLMNOP",
    "Slack": "xox" + "b-123456789012-" + LETTERS[:24],
    "Slack, hook": "https://hooks.sl" + "ack.com/services/T0ABC/B0DEF/" + LETTERS[:24],
    "Google": "AI" + "za" + LETTERS[:35],
    "npm": "npm" + "_" + LETTERS[:36],
    "PyPI": "pypi-" + "AgE" + LETTERS[:60],
    "JSON web token": "ey" + "J" + LETTERS[:20] + ".ey" + "J" + LETTERS[:30] + "." + LETTERS[:40],
}
HEADERS = ("RSA PRIVATE KEY", "PRIVATE KEY", "OPENSSH PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "PGP PRIVATE KEY BLOCK")


def key(kind: str) -> str:
    return f"-----BEGIN {kind}-----\n{LETTERS}\n{LETTERS}\n-----END {kind}-----"


def places(text: str) -> list[str]:
    return [f"{finding.line}:{finding.column} {finding.rule}" for finding in findings_in(text, "handbook/how.md")]


@pytest.mark.parametrize("token", TOKENS.values(), ids=TOKENS)
@pytest.mark.parametrize("around", ["{}", "token: {}", 'export TOKEN="{}"', "(`{}`)", "Nimm {}, dann geht es."])
def test_a_token_is_found_where_it_begins(token, around):
    before = "🐄 Erste Zeile\n"
    hidden = without_secrets(before + around.format(token))
    (finding,) = findings_in(before + around.format(token), "handbook/how.md")
    column = around.index("{") + 1 + token.find("hooks") * ("hooks" in token)
    assert (finding.line, finding.column, finding.message) == (2, column, "secret-pasted")
    assert token[-8:] not in hidden
    assert len(hidden) == len(before + around.format(token))


@pytest.mark.parametrize("kind", HEADERS)
def test_a_key_is_found_once_and_hidden_to_its_last_line(kind):
    text = f"Davor\n{key(kind)}\nDanach\n"
    assert places(text) == ["2:1 secret-pasted"]
    hidden = without_secrets(text).split("\n")
    assert (hidden[0], hidden[5]) == ("Davor", "Danach")
    assert set("".join(hidden[1:5])) == {"•"}


def test_a_key_that_breaks_off_is_hidden_up_to_the_next_empty_line():
    text = f"-----BEGIN RSA PRIVATE KEY-----\n{LETTERS}\n\nMehr.\n"
    assert without_secrets(text).endswith("•\n\nMehr.\n")
    assert LETTERS[:4] not in without_secrets(text)


def test_two_keys_in_one_file_are_two_findings():
    assert places(f"{key(HEADERS[0])}\n\n{key(HEADERS[1])}\n") == ["1:1 secret-pasted", "6:1 secret-pasted"]


def test_a_key_in_one_line_of_front_matter_is_found():
    line = f'x-key: "-----BEGIN PRIVATE KEY-----\\n{LETTERS}\\n-----END PRIVATE KEY-----"'
    assert places(f"---\n{line}\n---\n") == ["2:9 secret-pasted"]


@pytest.mark.parametrize(
    "text",
    [
        "A file that begins with `-----BEGIN OPENSSH PRIVATE KEY-----` stays on your computer.",
        "„-----BEGIN PRIVATE KEY-----“ heißt: nicht einchecken.",
        "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        "Tokens begin with ghp_, glpat- or AKIA; npm_config_registry is no token.",
        "Den Key ghp_xxx habe ich schon gesperrt. eyJ ist nur der Anfang.",
        "GLPATENTE, xoxo-Kuss, pypi-AgE, AIzawa, eyJ.eyJ.eyJ",
        "https://git.example/commit/" + "0123456789abcdef" * 4,
        "![](data:image/png;base64," + LETTERS * 3 + ")",
        "ms1" + LETTERS,
    ],
)
def test_what_only_speaks_of_secrets_is_left_alone(text):
    assert places(text) == []
    assert without_secrets(text) == text


@settings(deadline=None)
@given(st.lists(st.sampled_from([*TOKENS.values(), *map(key, HEADERS), " ", "\n", "wort", "🐄", ": ", "-----BEGIN "])))
def test_nothing_of_a_secret_is_left_and_everything_else_stays(pieces):
    text = " ".join(pieces)
    hidden = without_secrets(text)
    assert [len(line) for line in hidden.split("\n")] == [len(line) for line in text.split("\n")]
    assert all(before == after or after == "•" for before, after in zip(text, hidden, strict=True))
    assert secrets_in(hidden) == []


@pytest.mark.parametrize("piece", ["-----BEGIN PRIVATE KEY-----\n", "-eyJaaaaaaaaaa", "glpat-", "ghp_", "xoxb-a"])
def test_a_file_full_of_beginnings_is_looked_through_in_one_go(piece):
    text = piece * (256 * 1024 // len(piece))
    assert len(without_secrets(text)) == len(text)


# --- in a programme


TEXT = """\
=== mentees/ada/goals/talk.md
---
title: Give a talk
status: actve
x-token: {token}
---
- [ ] Pick a topic
=== mentees/ada/sessions/2026-03-12.md
Slides.

::: only ada
{key}
:::
"""


def programme(tmp_path):
    return write_programme(tmp_path, TEXT.format(token=TOKENS["GitHub"], key=key(HEADERS[0])))


def test_head_body_and_private_blocks_are_looked_through_and_other_slips_show_too(tmp_path):
    root = programme(tmp_path)
    found = [f"{finding.path[12:]}:{finding.line}:{finding.column} {finding.rule}" for finding in diagnosed(root)]
    assert found == [
        "goals/talk.md:3:9 wrong-value",
        "goals/talk.md:4:10 secret-pasted",
        "sessions/2026-03-12.md:4:1 secret-pasted",
    ]


def test_a_roster_is_looked_through_too(findings):
    roster = (
        f"=== people.yaml\nnadja: {{name: Nadja}}\nada: {{name: Ada, x-note: {TOKENS['AWS']}}}\nben: {{name: Ben}}\n"
    )
    (line,) = findings(roster)
    assert line.startswith("content/people.yaml:2:26: error: secret-pasted: ")


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_report_says_it_again_not_even_on_a_terminal(tmp_path, language):
    root = programme(tmp_path)
    found = diagnosed(root)
    said = [form(found, spoken(language)) for form in report.FORMATS.values()]
    said.append(report.text(found, spoken(language), root, frames=True, color=True))
    assert not any(LETTERS[:12] in text or LETTERS[-12:] in text for text in said)
    assert "x-token: ••••" in said[-1]


def test_another_finding_in_the_same_line_does_not_show_it_either(tmp_path):
    root = write_programme(tmp_path, f"=== mentees/ada/reflections/train.md\n[x](x.md) {TOKENS['npm']}\n")
    shown = report.text(diagnosed(root), spoken("en"), root, frames=True, color=False)
    assert "[x](x.md) ••••" in shown
    assert LETTERS[:12] not in shown


def test_nor_does_what_would_be_mended():
    before = f"---\nTitel: x\nx-token: {TOKENS['GitHub']}\n---\n"
    change = Change("mentees/ada/goals/talk.md", Path("talk.md"), before, before.replace("Titel", "title"))
    shown = "\n".join(diff(change, in_full=True))
    assert "x-token: ••••" in shown
    assert LETTERS[:12] not in shown
