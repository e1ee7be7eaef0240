"""Random programmes: pairs that meet, part, overlap and return, and files open to all kinds of circles."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from described import (
    TODAY,
    Answer,
    Circle,
    Feedback,
    Goal,
    Log,
    Look,
    Mentee,
    Offer,
    Page,
    Pair,
    Person,
    Picture,
    Programme,
    Talk,
    Thought,
    word,
)

LAST_DAYS = {(10, "days"): date(2026, 6, 5), (1, "months"): date(2026, 5, 15), (6, "months"): date(2025, 12, 15)}
"""For each time of retention the last end of a pair whose mentor still reads today."""
AWAY = (-900, -400, -200, -100, -30, 0, 1, 20)
"""Days from today on which pairs begin."""

circles = st.sampled_from([None, None, "me", "pair", "programme", "colleagues"])
faults = st.sampled_from([""] * 8 + ["key", "fence"])


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Up to six people, up to two of them mentees; anybody may coordinate, mentor, or have left."""
    people = [word("person", str(number)) for number in range(draw(st.integers(4, 6)))]
    left = draw(st.sets(st.sampled_from(people), max_size=1))
    retention = draw(st.sampled_from(sorted(LAST_DAYS)))
    pages = [Page(word("page", str(number)), draw(circles)) for number in range(draw(st.integers(0, 2)))]
    mentors = draw(st.sets(st.sampled_from(people), max_size=3))
    return Programme(
        people=tuple(Person(person, person not in left) for person in people),
        coordinators=tuple(sorted(draw(st.sets(st.sampled_from(people), max_size=2)))),
        mentees=tuple(
            draw(mentees(person, people, LAST_DAYS[retention])) for person in people[: draw(st.integers(1, 2))]
        ),
        offers=tuple(draw(offers(person)) for person in sorted(mentors)),
        pages=tuple(pages),
        retention=retention,
        visibility=draw(circles),
        languages=draw(st.sampled_from([("en",), ("de", "en")])),
    )


@st.composite
def offers(draw: st.DrawFn, person: str) -> Offer:
    stage = draw(st.sampled_from(["mentor", "mentor", "resting", "interested", "training", "shadowing"]))
    return Offer(person, stage, draw(circles))


@st.composite
def mentees(draw: st.DrawFn, person: str, people: list[str], last: date) -> Mentee:
    others = st.sampled_from([other for other in people if other != person])
    pairs = draw(st.lists(pairs_with(others, last), max_size=3))
    days = st.sampled_from(turning_days(pairs))
    talks = [draw(talks_on(person, number, others, days)) for number in range(draw(st.integers(0, 3)))]
    goals = [draw(goals_of(person, number, others)) for number in range(draw(st.integers(0, 2)))]
    thoughts = [draw(thoughts_of(person, number, days)) for number in range(draw(st.integers(0, 3)))]
    feedback = draw(feedback_on(talks, st.one_of(st.just(person), others)))
    looks = [draw(looks_on(day, others)) for day in draw(st.lists(days, max_size=2, unique=True))]
    answers = draw(answers_to(looks, others))
    logs = draw(st.lists(st.builds(Log, visibility=circles, fault=faults), max_size=1))
    names = [file.name for file in (*talks, *goals, *thoughts, *feedback, *looks, *answers, *logs)]
    return Mentee(
        id=person,
        pairs=tuple(pairs),
        goals=tuple(goals),
        talks=tuple(talks),
        feedback=tuple(feedback),
        thoughts=tuple(thoughts),
        looks=tuple(looks),
        answers=tuple(answers),
        logs=tuple(logs),
        pictures=tuple(draw(pictures_in(person, number, names)) for number in range(draw(st.integers(0, 3)))),
        wished=tuple(draw(st.lists(others, max_size=2, unique=True))),
        rather_not=tuple(draw(st.lists(others, max_size=1))),
        repository=tuple(draw(st.lists(others, max_size=2, unique=True))),
        visibility=draw(circles),
        fault=draw(faults),
    )


@st.composite
def pairs_with(draw: st.DrawFn, others: st.SearchStrategy[str], last: date) -> Pair:
    """A pair that ends some day, if ever: often on the last day of reading, or the day before."""
    since = TODAY + timedelta(days=draw(st.sampled_from(AWAY)))
    ends = [None, TODAY - timedelta(days=1), TODAY, last, last - timedelta(days=1), since + timedelta(days=60)]
    until = draw(st.sampled_from([end for end in ends if end is None or end >= since]))
    return Pair(draw(others), since, until)


def turning_days(pairs: list[Pair]) -> list[date]:
    """The days on which it matters who accompanies a mentee: the first and last of each pair, and those beside."""
    edges = [day for pair in pairs for day in (pair.since, pair.until) if day]
    return [day + timedelta(days=days) for day in (*edges, TODAY) for days in (-1, 0, 1)]


@st.composite
def goals_of(draw: st.DrawFn, person: str, number: int, others: st.SearchStrategy[str]) -> Goal:
    return Goal(
        name=word(person, "goal", str(number)),
        visibility=draw(circles),
        fault=draw(faults),
        status=draw(st.sampled_from(["active", "active", "idea", "paused", "done", "reshaped", "let-go"])),
        suggested_by=draw(st.none() | others),
    )


@st.composite
def talks_on(
    draw: st.DrawFn, person: str, number: int, others: st.SearchStrategy[str], days: st.SearchStrategy[date]
) -> Talk:
    day = draw(days)
    wide = draw(st.sampled_from([False] * 9 + [True]))
    return Talk(
        name=word(person, "talk", str(number)),
        named=draw(st.just(day) | days),
        day=day,
        giver=draw(others),
        mentor=draw(st.none() | others),
        visibility="programme" if wide else draw(st.sampled_from([None, None, "pair", "me"])),
        fault="wide" if wide else draw(faults),
    )


@st.composite
def thoughts_of(draw: st.DrawFn, person: str, number: int, days: st.SearchStrategy[date]) -> Thought:
    wide = draw(st.sampled_from([False] * 9 + [True]))
    return Thought(
        name=word(person, "thought", str(number)),
        folder=draw(st.sampled_from(["reflections", "me"])),
        day=draw(st.none() | days),
        visibility="colleagues" if wide else draw(st.sampled_from([None, "pair", "pair", "me"])),
        fault="wide" if wide else draw(faults),
    )


@st.composite
def feedback_on(draw: st.DrawFn, talks: list[Talk], givers: st.SearchStrategy[str]) -> list[Feedback]:
    """Files of feedback on the days of some conversations, one for each giver."""
    if not talks:
        return []
    days = st.sampled_from([talk.named for talk in talks])
    known = draw(st.lists(st.tuples(days, givers), max_size=2, unique=True))
    visibility = st.sampled_from([None, None, None, "me"])
    return [Feedback(named, giver, draw(visibility), draw(faults)) for named, giver in known]


@st.composite
def looks_on(draw: st.DrawFn, day: date, others: st.SearchStrategy[str]) -> Look:
    return Look(day, tuple(draw(st.lists(others, max_size=2, unique=True))), draw(circles), draw(faults))


@st.composite
def answers_to(draw: st.DrawFn, looks: list[Look], others: st.SearchStrategy[str]) -> list[Answer]:
    """Views of mentors, asked for or not, one of each person on a day."""
    given = {(look.named, person) for look in looks for person in draw(st.lists(others, max_size=1))}
    asked = {(look.named, person) for look in looks for person in look.invited if draw(st.booleans())}
    visibility = st.sampled_from([None, None, None, "me"])
    return [Answer(named, person, draw(visibility), draw(faults)) for named, person in sorted(given | asked)]


@st.composite
def pictures_in(draw: st.DrawFn, person: str, number: int, names: list[str]) -> Picture:
    return Picture(word(person, "picture", str(number)), draw(st.sampled_from(["", *names])), draw(st.booleans()))


# --- one programme with all the days and pairs on which it turns

ADA, BEN, CEM, DORA, ELI, NADJA = (word("example", name) for name in ("ada", "ben", "cem", "dora", "eli", "nadja"))


def a_talk(name: str, day: date, mentor: str | None = None, visibility: Circle | None = None) -> Talk:
    return Talk(word("example", name), day, day, giver=mentor or BEN, mentor=mentor, visibility=visibility)


def a_thought(name: str, day: date | None) -> Thought:
    return Thought(word("example", name), "reflections", day, visibility="pair")


CHANGES = Mentee(
    id=ADA,
    pairs=(
        Pair(BEN, date(2025, 1, 1), date(2025, 12, 15)),
        Pair(CEM, date(2025, 3, 1), date(2025, 12, 14)),
        Pair(DORA, date(2026, 5, 1)),
        Pair(CEM, date(2026, 7, 5)),
    ),
    goals=(Goal(word("example", "goal")), Goal(word("example", "open goal"), visibility="programme")),
    talks=(
        a_talk("ben alone", date(2025, 2, 1)),
        a_talk("ben's", date(2025, 6, 1), BEN),
        a_talk("cem's", date(2025, 6, 2), CEM),
        a_talk("nobody's", date(2025, 6, 3)),
        a_talk("the last of both", date(2025, 12, 14)),
        a_talk("ben's last", date(2025, 12, 15)),
        a_talk("dora's", date(2026, 6, 1)),
        a_talk("cem's to come", date(2026, 7, 6), CEM),
    ),
    thoughts=(
        a_thought("of ben's time", date(2025, 2, 2)),
        a_thought("of both", date(2025, 6, 2)),
        a_thought("of nobody's time", date(2026, 2, 2)),
        a_thought("of dora's time", date(2026, 6, 2)),
        a_thought("undated", None),
    ),
    looks=(
        Look(date(2025, 6, 2), invited=(BEN, CEM)),
        Look(date(2026, 6, 2), invited=(DORA,)),
    ),
    answers=(
        *(Answer(date(2025, 6, 2), person) for person in (BEN, CEM, DORA)),
        Answer(date(2026, 6, 2), DORA),
    ),
    logs=(Log(visibility="colleagues"),),
    pictures=(Picture(word("example", "logged"), "training"),),
    wished=(ELI,),
    repository=(ADA, DORA),
)
"""A mentor whose time for reading ends today, one whose time ended yesterday and who comes back, one of today."""

OVERLAPS = Mentee(
    id=BEN,
    pairs=(Pair(CEM, date(2026, 1, 1)), Pair(DORA, date(2026, 1, 1), date(2026, 6, 15))),
    goals=(Goal(word("example", "ben's goal"), fault="fence"),),
    talks=(
        a_talk("one", date(2026, 3, 1), CEM),
        a_talk("other", date(2026, 3, 1), DORA),
        a_talk("moved", date(2026, 3, 2), CEM, visibility="me"),
    ),
    feedback=(
        *(Feedback(date(2026, 3, 1), giver) for giver in (BEN, CEM, DORA)),
        Feedback(date(2026, 3, 2), CEM),
    ),
    thoughts=(a_thought("of two", date(2026, 3, 3)),),
    pictures=tuple(
        Picture(word("example", f"picture {day} {giver}"), f"2026-03-0{day}-from-{giver}")
        for day, giver in ((1, BEN), (1, CEM), (1, DORA), (2, CEM))
    ),
    wished=(ELI, ADA),
    fault="fence",
)
"""Two mentors at once, who both talked with the mentee on one day; a block at fault in mentee.md."""

EXAMPLE = Programme(
    people=tuple(Person(person) for person in (ADA, BEN, CEM, DORA, ELI, NADJA)),
    coordinators=(NADJA, CEM),
    mentees=(CHANGES, OVERLAPS),
    offers=(Offer(DORA, visibility="programme"), Offer(NADJA, stage="training")),
    pages=(Page(word("example", "page"), "programme"), Page(word("example", "closed page"), "me")),
)
