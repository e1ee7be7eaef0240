"""`suggest mentors` and `match`: what they say, and what they keep to themselves."""

from datetime import date

import pytest
from click.testing import CliRunner

from mentorsite.build import check
from mentorsite.cli import commands
from programme_text import TODAY, write_programme
from seeking import ADA, BEN, PEOPLE, against, offer, own, suggested

CROWD = (
    PEOPLE
    + own(f"{ADA}\nrather_not: [kim]\nhours: 08:00-14:00")
    + "".join(offer(BEN, m) for m in ("ben", "kim", "dora"))
)


def run(monkeypatch, root, *words):
    monkeypatch.chdir(root)
    result = CliRunner().invoke(commands, list(words), catch_exceptions=False)
    return result.exit_code, result.output


def test_suggest_says_the_same_with_points_and_reasons(tmp_path, monkeypatch):
    write_programme(tmp_path, CROWD + offer(BEN.replace("places: 2", "places: 0"), "gil"))
    assert run(monkeypatch, tmp_path, "suggest", "mentors", "Ada", "--from", TODAY) == (
        0,
        """\
Mentors for Ada Lind, from 20\N{NO-BREAK SPACE}April 2026

Ben Okoro (ben): 90 points
   50  on Leading and Speaking
   10  in English, the first language
   10  5 common working hours
    5  by video, as wished for first
   10  from another team
    5  2 places free

No room now: Gil Roth (all places taken).

Whoever else is missing does not fit. The reasons stand on the page mentees/ada/mentors/, which only Ada can read.
""",
    )


@pytest.mark.parametrize("command", [("suggest", "mentors", "ada"), ("match", "ada")])
@pytest.mark.parametrize("room", ["places: 2", "places: 0"])
def test_a_name_on_the_rather_not_list_looks_like_any_other_that_does_not_fit(tmp_path, monkeypatch, command, room):
    kim = offer(BEN.replace("places: 2", room), "kim")
    wished = ADA.replace("[ben, kim]", "[kim, ben]")
    text = PEOPLE + own(f"{wished}\nrather_not: [kim]") + offer(BEN) + kim
    write_programme(tmp_path / "one", text)
    write_programme(tmp_path / "two", text.replace("rather_not: [kim]\n", "").replace("kim: {", "kim: {manager: ada, "))
    one, two = (run(monkeypatch, tmp_path / root, *command, "--from", TODAY) for root in ("one", "two"))
    assert one == two
    assert one[0] == 0


def test_match_proposes_pairs_with_the_line_to_commit(tmp_path, monkeypatch):
    ben = offer(BEN.replace("places: 2", "places: 1"))
    cem = own(ADA.replace("languages: [en, de]", "languages: [de, en]"), "cem")
    text = PEOPLE + own(ADA) + cem + ben + offer(BEN, "kim") + own("pairs: [{mentor: kim, from: 2026-02-01}]", "nadja")
    write_programme(tmp_path, text)
    asked = run(monkeypatch, tmp_path, "match", "cem", "nadja", "ada", "--from", "2026-05-01")
    assert asked == run(monkeypatch, tmp_path, "match", "ada", "cem", "ada", "nadja", "--from", "2026-05-01")
    assert asked == (
        0,
        """\
# A proposal for pairs from 1\N{NO-BREAK SPACE}May 2026

Nothing is decided by it. The mentees' wishes went before, in their own order; mentors took in the order of points. \
A pair begins with the line that the mentee commits, once the two have talked.

## Pairs

### Ada Lind with Ben Okoro

The first wish. In common: Leading and Speaking.

To commit, in `content/mentees/ada/mentee.md`:

```yaml
pairs:
  - {mentor: ben, from: 2026-05-01}
```

### Cem Aydin with Kim Park

The second wish. In common: Leading and Speaking.

To commit, in `content/mentees/cem/mentee.md`:

```yaml
pairs:
  - {mentor: kim, from: 2026-05-01}
```

## With a mentor already

- Nadja Berger: Kim Park

Should one of these pairs end before 1\N{NO-BREAK SPACE}May 2026, “until:” goes into its line first.
""",
    )


def test_the_line_makes_a_pair_and_no_finding(tmp_path, monkeypatch):
    write_programme(tmp_path, PEOPLE + own(ADA) + offer(BEN))
    _, proposal = run(monkeypatch, tmp_path, "match", "ada", "--from", "2026-05-01")
    line = proposal.split("```yaml\n")[1].split("```")[0]
    found = suggested(tmp_path, PEOPLE + own(f"{ADA}\n{line.rstrip()}") + offer(BEN), day="2026-05-01")
    assert [f for f in check(tmp_path, date.fromisoformat(TODAY)) if f.path.startswith("mentees/")] == []
    assert against(found) == ("accompanies-already",)


def test_a_mentee_with_an_earlier_pair_adds_a_line_to_the_others(tmp_path, monkeypatch):
    pairs = "pairs:\n  - {mentor: kim, from: 2025-02-01, until: 2026-01-31}"
    write_programme(tmp_path, PEOPLE + own(f"{ADA}\n{pairs}") + offer(BEN))
    _, proposal = run(monkeypatch, tmp_path, "match", "ada", "--from", "2026-05-01")
    assert "as one more below “pairs:”:\n\n```yaml\n  - {mentor: ben, from: 2026-05-01}\n```" in proposal


def test_whoever_is_left_over_learns_what_became_of_each_wish_and_what_helps(tmp_path, monkeypatch):
    wished = ADA.replace("[ben, kim]", "[ben, gil, dora, cem, nadja]")
    text = PEOPLE.replace("cem: {name: Cem Aydin, team: Web", "cem: {name: Cem Aydin, team: Ops")
    text += own(ADA, "cem") + own(wished) + offer(BEN.replace("places: 2", "places: 1")) + offer(BEN, "kim")
    text += offer(f"{BEN}\nrests_from: 2026-05-01", "gil") + offer(BEN, "dora")
    text += own(ADA.replace("[ben, kim]", "[ben]") + "\nhours: 09:00-17:00", "cem")
    text = text.replace("ben: {name: Ben Okoro, team: Ops", "ben: {name: Ben Okoro, team: Web")
    write_programme(tmp_path, text)
    _, proposal = run(monkeypatch, tmp_path, "match", "ada", "cem", "--from", "2026-05-01")
    assert "### Cem Aydin with Ben Okoro" in proposal
    assert proposal.endswith(
        """\
## Without a mentor for now

### Ada Lind

- Ben Okoro: the places went to others in this round
- Gil Roth: taking a break
- Dora Weiss: does not fit; why, only Ada can read
- Cem Aydin: not in the directory
- Nadja Berger: not in the directory

What helps now: talk with Ada. There is room, and it would fit, with: Kim Park. A name that Ada adds to “wishes:” \
counts in the next round.
"""
    )


def test_whoever_is_left_over_is_not_sent_to_a_place_that_this_round_has_filled(tmp_path, monkeypatch):
    one = BEN.replace("places: 2", "places: 1")
    text = PEOPLE + own(ADA.replace("[ben, kim]", "[]")) + own(ADA, "cem") + offer(one) + offer(one, "kim")
    write_programme(tmp_path, text)
    _, proposal = run(monkeypatch, tmp_path, "match", "ada", "cem", "--from", "2026-05-01")
    assert "### Cem Aydin with Ben Okoro" in proposal
    assert "it would fit, with: Kim Park." in proposal


def test_whoever_has_ranked_nobody_is_shown_the_way(tmp_path, monkeypatch):
    write_programme(tmp_path, PEOPLE + own("languages: [en]"))
    _, proposal = run(monkeypatch, tmp_path, "match", "ada", "--from", "2026-05-01")
    assert "Ada has ranked nobody yet. The page `mentees/ada/mentors/` helps with that." in proposal
    assert "None in this round." in proposal
    assert "Nobody who fits has room" in proposal


def test_which_wish_a_mentor_is_has_no_part_in_whom_the_mentor_takes(tmp_path, monkeypatch):
    """Else it would pay to name as first whom one could get, and not whom one would like."""
    ben = offer(BEN.replace("places: 2", "places: 1"))
    for wishes in ("[ben, kim]", "[kim, ben]"):
        ada, cem = ADA.replace("[ben, kim]", wishes).replace("[leading, public-speaking]", "[leading]"), ADA
        write_programme(tmp_path, PEOPLE + own(ada) + own(cem, "cem") + ben)
        _, proposal = run(monkeypatch, tmp_path, "match", "ada", "cem", "--from", "2026-05-01")
        assert "### Cem Aydin with Ben Okoro" in proposal


def test_signs_in_names_are_no_markup(tmp_path, monkeypatch):
    text = PEOPLE.replace("Ben Okoro", '"Ben *the* [Okoro](x)"') + own(ADA) + offer(BEN)
    write_programme(tmp_path, text)
    _, proposal = run(monkeypatch, tmp_path, "match", "ada", "--from", "2026-05-01")
    assert r"Ben \*the\* \[Okoro\](x)" in proposal


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("suggest", "mentors", "aba"), 2, "No mentee here has the id aba. Similar: ada."),
        (("suggest", "mentors", "zzzzzz"), 2, "No mentee here has the id zzzzzz."),
        (
            ("suggest", "mentors", "cem"),
            2,
            "cem has no folder in mentees/ yet. Begin one with: mentorsite new mentee cem",
        ),
        (("match", "ada", "cem", "--from", TODAY), 2, "cem has no folder in mentees/ yet."),
        (("match", "ada", "--from", "9999-12-31"), 2, "This day is too far away."),
        (("match", "ada"), 2, "--from"),
        (("match", "--from", TODAY), 2, "PERSON"),
    ],
)
def test_what_cannot_be_answered_ends_with_what_helps(tmp_path, monkeypatch, words, code, said):
    write_programme(tmp_path, PEOPLE + own(ADA) + offer(BEN))
    exit_code, output = run(monkeypatch, tmp_path, *words)
    assert (exit_code, said in output) == (code, True), output


def test_a_mistake_in_the_mentees_own_file_is_mended_first(tmp_path, monkeypatch):
    write_programme(tmp_path, PEOPLE + own(f"{ADA}\nrather_nit: [kim]") + offer(BEN))
    asked = run(monkeypatch, tmp_path, "suggest", "mentors", "ada")
    assert asked == (1, "mentorsite: There is a mistake in content/mentees/ada/mentee.md. See: mentorsite check\n")


def test_a_mistake_in_somebody_elses_file_frees_no_place(tmp_path, monkeypatch):
    cem = own("pairs: [{mentor: ben, from: 2026-02-01}]\nhours: all day", "cem")
    write_programme(tmp_path, PEOPLE + own(ADA) + cem + offer(BEN.replace("places: 2", "places: 1")))
    _, output = run(monkeypatch, tmp_path, "suggest", "mentors", "ada", "--from", TODAY)
    assert "No room now: Ben Okoro (all places taken)." in output


def test_a_mistake_in_the_programmes_files_is_mended_first(tmp_path, monkeypatch):
    write_programme(tmp_path, PEOPLE + own(ADA) + offer(BEN.replace("stage", "stagge")))
    asked = run(monkeypatch, tmp_path, "match", "ada", "--from", TODAY)
    assert asked == (1, "mentorsite: There is a mistake in the programme's own files. See: mentorsite check\n")
