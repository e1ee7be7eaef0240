"""Who may see what of a mentee: worked examples, on the days on which it turns."""

from datetime import date

import pytest

from derived import path, view
from mentorsite.content.records.circles import COLLEAGUES, ME, NOBODY, PAIR, PROGRAMME
from mentorsite.content.records.fields import Duration
from mentorsite.inventory import read_content
from mentorsite.programme.audiences import (
    EVERYONE,
    Audience,
    after,
    mentor_of,
    mentors_on,
    opens,
    pair_audience,
    seen_by,
)

PAIRS = """
=== mentees/ada/mentee.md
---
pairs:
  - {mentor: ben, from: 2025-09-01, until: 2026-02-28}
  - {mentor: cem, from: 2026-02-15}
---
"""


def talk(day, head="", text="We talked."):
    return f"=== mentees/ada/sessions/{day}.md\n---\n{head}\n---\n{text}\n"


def days(seen):
    """The names of the conversations that somebody sees."""
    return [session.id for session in seen.journey.sessions]


def whole(tmp_path, text):
    """Everything of Ada."""
    return view(tmp_path, text, "ada").journey


@pytest.mark.parametrize(
    ("day", "mentors"),
    [
        ("2025-08-31", []),
        ("2025-09-01", ["ben"]),
        ("2026-02-14", ["ben"]),
        ("2026-02-15", ["ben", "cem"]),
        ("2026-02-28", ["ben", "cem"]),
        ("2026-03-01", ["cem"]),
        ("2036-03-01", ["cem"]),
    ],
)
def test_a_pair_covers_its_first_and_its_last_day(tmp_path, day, mentors):
    assert mentors_on(whole(tmp_path, PAIRS), date.fromisoformat(day)) == mentors


@pytest.mark.parametrize(
    ("day", "named", "mentor"),
    [
        ("2026-01-10", "", "ben"),
        ("2026-03-10", "", "cem"),
        ("2026-02-20", "", None),
        ("2026-02-20", "mentor: cem", "cem"),
        ("2026-02-20", "mentor: dora", None),
        ("2026-03-10", "mentor: ben", None),
        ("2025-08-10", "", None),
        ("2026-02-20", "date: 2026-03-02", "cem"),
    ],
)
def test_a_conversation_is_with_the_mentor_of_its_day(tmp_path, day, named, mentor):
    journey = whole(tmp_path, PAIRS + talk(day, named))
    assert mentor_of(journey, journey.sessions[0]) == mentor


OWNER = Audience(frozenset({"ada"}), owner=True)
MENTOR = Audience(frozenset({"ben"}), mentors=frozenset({"ben"}))
BOTH = Audience(frozenset({"pair:ada"}), mentors=frozenset({"ben", "cem"}))
NO_MENTOR = Audience(frozenset({"pair:ada"}), mentors=frozenset())
COORDINATOR = Audience(frozenset({"nadja"}), coordinator=True)
COLLEAGUE = Audience(EVERYONE)


@pytest.mark.parametrize(
    ("audience", "mentors", "widest_closed"),
    [
        (OWNER, [], NOBODY),
        (MENTOR, ["ben"], ME),
        (MENTOR, ["cem", "ben"], ME),
        (MENTOR, ["cem"], PROGRAMME),
        (MENTOR, [], PROGRAMME),
        (BOTH, ["ben", "cem"], ME),
        (BOTH, ["ben"], PROGRAMME),
        (NO_MENTOR, ["ben"], PROGRAMME),
        (NO_MENTOR, [], PROGRAMME),
        (COORDINATOR, ["ben"], PAIR),
        (COLLEAGUE, ["ben"], PROGRAMME),
    ],
)
def test_a_circle_holds_those_of_the_wider_ones(audience, mentors, widest_closed):
    closed = [c for c in (NOBODY, ME, PAIR, PROGRAMME, COLLEAGUES) if not opens(c, audience, mentors)]
    assert closed == [c for c in (NOBODY, ME, PAIR, PROGRAMME, COLLEAGUES) if c <= widest_closed]


@pytest.mark.parametrize(
    ("until", "stretch", "last"),
    [
        ("2025-10-20", Duration(6, "month"), "2026-04-20"),
        ("2025-08-31", Duration(6, "month"), "2026-02-28"),
        ("2023-08-31", Duration(6, "month"), "2024-02-29"),
        ("2025-12-31", Duration(2, "month"), "2026-02-28"),
        ("2026-01-15", Duration(12, "month"), "2027-01-15"),
        ("2026-02-27", Duration(2, "week"), "2026-03-13"),
        ("2026-02-27", Duration(10, "day"), "2026-03-09"),
        ("2026-02-27", Duration(0, "day"), "2026-02-27"),
    ],
)
def test_a_former_mentor_reads_until_the_last_day_of_the_time_for_that(tmp_path, until, stretch, last):
    assert after(date.fromisoformat(until), stretch) == date.fromisoformat(last)
    text = f"""
=== programme.md
---
title: Mentoring
coordinators: [nadja]
retention: {{after_end: {stretch.count} {stretch.unit}s}}
---
=== mentees/ada/mentee.md
---
pairs: [{{mentor: ben, from: 2023-01-01, until: {until}}}]
---
{talk(until)}"""
    next_day = date.fromordinal(date.fromisoformat(last).toordinal() + 1)
    assert days(view(tmp_path, text, "ben", today=last)) == [until]
    assert days(view(tmp_path, text, "ben", today=next_day.isoformat())) == []
    assert days(view(tmp_path, text, "ada", today=next_day.isoformat())) == [until]


def test_a_former_mentor_reads_what_was_dated_within_the_pair_and_nothing_else(tmp_path):
    text = (
        PAIRS
        + "In three years I rest.\n=== mentees/ada/goals/talk.md\n---\ntitle: Talk\n---\n"
        + "=== mentees/ada/reflections/2026-01-12.md\n---\nvisibility: pair\n---\nAt that time.\n"
        + "=== mentees/ada/reflections/2026-03-12.md\n---\nvisibility: pair\n---\nLater.\n"
        + "=== mentees/ada/reflections/undated.md\n---\nvisibility: pair\n---\nToday's.\n"
        + talk("2026-01-10")
        + talk("2026-02-20")
        + talk("2026-02-21", "mentor: ben")
        + talk("2026-03-10")
    )
    former, today = view(tmp_path, text, "ben"), view(tmp_path, text, "cem")
    assert days(former) == ["2026-01-10", "2026-02-21"]
    assert [reflection.id for reflection in former.journey.reflections] == ["2026-01-12"]
    assert (former.journey.goals, former.journey.record.passages) == ((), ())
    assert [pair.mentor for pair in former.journey.record.pairs] == ["ben"]
    assert days(today) == ["2026-03-10"]
    assert [reflection.id for reflection in today.journey.reflections] == ["2026-03-12", "undated"]
    assert [pair.mentor for pair in today.journey.record.pairs] == ["ben", "cem"]


def test_the_end_of_one_mentors_time_opens_nothing_to_another(tmp_path):
    text = PAIRS + talk("2026-02-20")
    for today in ("2026-03-01", "2026-08-28", "2026-08-29", "2027-01-01"):
        assert days(view(tmp_path, text, "cem", today=today)) == []


def test_a_mentor_who_comes_back_reads_what_is_dated_within_the_new_pair(tmp_path):
    text = """
=== mentees/ada/mentee.md
---
pairs: [{mentor: ben, from: 2024-01-01, until: 2024-06-30}, {mentor: ben, from: 2026-05-01}]
---
"""
    text += talk("2024-03-01") + talk("2026-05-02", text="## Topics\n- [ ] Beginning again")
    assert days(view(tmp_path, text, "ben", today="2024-12-30")) == ["2024-03-01", "2026-05-02"]
    assert days(view(tmp_path, text, "ben", today="2026-04-20")) == ["2026-05-02"]
    assert days(view(tmp_path, text, "ben", today="2026-05-20")) == ["2026-05-02"]


def test_what_a_former_mentor_agreed_on_does_not_carry_over(tmp_path):
    agreed = "- [ ] @ben lends a book\n- [ ] @ada reads it"
    text = PAIRS + talk("2026-01-10", text=agreed) + talk("2026-03-10", text="- [ ] @ada draws a map")
    for reader in ("ada", "cem"):
        assert [action.text for action in path(tmp_path, text, reader).actions] == ["draws a map"]
    assert path(tmp_path, text, "ben").actions == ()


def test_of_two_mentors_at_once_each_sees_what_is_between_the_mentee_and_them(tmp_path):
    text = PAIRS + talk("2026-02-20", "mentor: ben", "- [ ] @ben asks around")
    text += talk("2026-02-21", "mentor: cem", "- [ ] @cem lends a book")
    for reader, action in (("ben", "asks around"), ("cem", "lends a book")):
        seen = path(tmp_path, text, reader, today="2026-02-25")
        assert (seen.mentor, [action.text for action in seen.actions]) == (reader, [action])


def test_tasks_for_the_owner_alone_count_in_the_owners_view_alone(tmp_path):
    text = """
=== mentees/ada/goals/talk.md
---
title: Talk
---
- [x] Pick a topic

::: only ada
- [ ] Dare
:::
"""
    assert len(path(tmp_path, text, "ada").goals[0].steps) == 2
    assert len(path(tmp_path, text, "ben").goals[0].steps) == 1


def test_feedback_in_a_file_belongs_to_its_givers_conversation(tmp_path):
    text = PAIRS + talk("2026-02-20-one", "mentor: ben") + talk("2026-02-20-two", "mentor: cem")
    text += "".join(
        f"=== mentees/ada/sessions/2026-02-20-from-{giver}.md\nThanks.\n" for giver in ("ada", "ben", "cem")
    )
    given = {r: [f.person for f in view(tmp_path, text, r).journey.feedback] for r in ("ada", "ben", "cem", "nadja")}
    assert given == {"ada": ["ada", "ben", "cem"], "ben": ["ben"], "cem": ["cem"], "nadja": []}


def test_coordinators_know_who_takes_part_and_what_is_wished_for(tmp_path):
    head = "towards: 2029\npairs: [{mentor: ben, from: 2026-02-01, until: 2026-04-30, ended: time, cadence: 2 weeks}]"
    more = "wishes: {topics: [speaking], mentors: [cem]}\nrather_not: [dora]\nhours: 9:00-12:00\nlanguages: [en]"
    text = f"=== mentees/ada/mentee.md\n---\n{head}\n{more}\n---\nIn three years I rest.\n"
    record = view(tmp_path, text, "nadja").journey.record
    assert (record.pairs[0].mentor, str(record.pairs[0].until), record.wishes.topics) == (
        "ben",
        "2026-04-30",
        ("speaking",),
    )
    assert (record.pairs[0].ended, record.pairs[0].cadence) == (None, None)
    assert (record.towards, record.rather_not, record.hours, record.languages, record.passages) == (
        None,
        (),
        None,
        (),
        (),
    )
    mentors = view(tmp_path, text, "ben").journey.record
    assert (mentors.towards.text, mentors.pairs[0].ended, mentors.rather_not) == ("2029", "time", ())
    assert view(tmp_path, text, "dora").journey.record.pairs == ()


def test_with_a_block_at_fault_nothing_of_the_file_is_for_others_but_the_pair_stays(tmp_path):
    head = (
        "pairs: [{mentor: ben, from: 2026-02-01}]\nwishes: {topics: [speaking], mentors: [cem]}\nvisibility: colleagues"
    )
    text = f"=== mentees/ada/mentee.md\n---\n{head}\n---\nIn three years I rest.\n\n::: only ada\nOr not.\n" + talk(
        "2026-03-10"
    )
    for reader in ("ben", "nadja", "dora"):
        record = view(tmp_path, text, reader).journey.record
        assert (record.passages, record.wishes.topics, record.wishes.mentors) == ((), (), ())
    assert days(view(tmp_path, text, "ben")) == ["2026-03-10"]


def test_the_members_of_a_repository_are_the_pair_of_today(tmp_path):
    text = PAIRS + "=== mentees/ada/goals/talk.md\n---\ntitle: Talk\n---\n"
    text += "=== mentees/ada/reflections/own.md\nMine.\n" + talk("2026-01-10") + talk("2026-03-10") + talk("2025-01-10")
    common, journey = common_and_journey(tmp_path, text)

    def seen(today):
        return seen_by(common, journey, pair_audience(journey, date.fromisoformat(today)), date.fromisoformat(today))

    assert (days(seen("2026-04-20")), len(seen("2026-04-20").journey.goals)) == (["2026-03-10"], 1)
    assert (days(seen("2026-02-20")), len(seen("2026-02-20").journey.goals)) == ([], 1)
    assert (days(seen("2025-08-20")), seen("2025-08-20").journey.goals) == ([], ())
    assert seen("2026-04-20").journey.reflections == ()


def common_and_journey(tmp_path, text):
    journey = whole(tmp_path, text)
    return read_content(tmp_path, date(2026, 4, 20)).common, journey


def test_a_picture_is_for_those_who_read_what_shows_it(tmp_path):
    folder = tmp_path / "content/mentees/ada/files"
    folder.mkdir(parents=True)
    for name in ("shared", "private", "nowhere"):
        (folder / f"{name}.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    shown = "![](../files/shared.png)\n\n::: only ada\n![](../files/private.png)\n:::\n"
    text = f"=== mentees/ada/goals/talk.md\n---\ntitle: Talk\n---\n{shown}"
    names = {r: [a.path[-11:] for a in view(tmp_path, text, r).journey.attachments] for r in ("ada", "ben", "nadja")}
    assert names == {"ada": ["private.png", "/shared.png"], "ben": ["/shared.png"], "nadja": []}


def test_who_has_left_reads_nothing_and_hides_nothing(tmp_path):
    roster = (
        "=== people.yaml\nada: {name: Ada}\nben: {name: Ben, active: no}\ndora: {name: Dora}\nnadja: {name: Nadja}\n"
    )
    seen = view(tmp_path, roster + talk("2026-03-10"), "ben")
    assert (seen.audience.readers, days(seen)) == (EVERYONE, [])
    assert days(view(tmp_path, roster + talk("2026-03-10"), "ada")) == ["2026-03-10"]
