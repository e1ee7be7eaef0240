"""A round of matching: the only or best stable outcome for the mentees, by three ways that agree."""

from itertools import permutations, product
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from matching.games import HospitalResident

from mentorsite.programme.rounds import matched

EXAMPLE = yaml.safe_load((Path(__file__).parent / "examples/matching-examples.yaml").read_text())["round"]
MENTEES, MENTORS = "abcd", "xyz"


def by_mentor(pairs, mentors):
    return {mentor: sorted(mentee for mentee, chosen in pairs.items() if chosen == mentor) for mentor in mentors}


def test_the_worked_example():
    pairs = matched(EXAMPLE["mentees"], EXAMPLE["mentors"], EXAMPLE["capacity"])
    assert by_mentor(pairs, EXAMPLE["mentors"]) == EXAMPLE["expected"]
    assert sorted(set(EXAMPLE["mentees"]) - set(pairs)) == EXAMPLE["unmatched"]


def test_the_worked_example_has_no_other_stable_outcome():
    game = (EXAMPLE["mentees"], EXAMPLE["mentors"], EXAMPLE["capacity"])
    assert stable_outcomes(*game) == [matched(*game)]


def test_more_points_in_all_would_leave_two_who_would_rather_have_each_other():
    others = EXAMPLE["assignment_for_comparison"]
    pairs = {mentee: others[mentee] for mentee in EXAMPLE["mentees"]}
    assert blocking(pairs, EXAMPLE["mentees"], EXAMPLE["mentors"], EXAMPLE["capacity"]) == [("dia", "kim")]


def test_nobody_asks_where_there_is_no_place_or_where_they_are_not_taken():
    assert matched({"ada": ["kim"]}, {"kim": ["ada"]}, {"kim": 0}) == {}
    assert matched({"ada": ["kim"]}, {"kim": ["ada"]}, {}) == {}
    assert matched({"ada": ["kim"]}, {"kim": []}, {"kim": 1}) == {}
    assert matched({"ada": ["kim"]}, {}, {"kim": 1}) == {}
    assert matched({}, {"kim": []}, {"kim": 1}) == {}


def test_a_name_that_stands_twice_counts_once():
    assert matched({"ada": ["kim", "kim", "jo"]}, {"kim": ["ada", "ada"], "jo": ["ada"]}, {"kim": 2, "jo": 1}) == {
        "ada": "kim"
    }


# --- by brute force


def blocking(pairs, wishes, orders, places):
    """Mentees and mentors who would both rather have each other than what they have."""

    def rather(mentee, mentor):
        now, wished = pairs.get(mentee), wishes[mentee]
        return now is None or wished.index(mentor) < wished.index(now)

    def takes(mentor, mentee):
        kept = [other for other, chosen in pairs.items() if chosen == mentor]
        order = orders[mentor]
        return len(kept) < places[mentor] or any(order.index(mentee) < order.index(other) for other in kept)

    return [
        (mentee, mentor)
        for mentee, wished in wishes.items()
        for mentor in wished
        if mentee in orders[mentor] and pairs.get(mentee) != mentor and rather(mentee, mentor)
        if places[mentor] and takes(mentor, mentee)
    ]


def stable_outcomes(wishes, orders, places):
    """Every way to pair them that nobody would leave."""
    choices = [[None, *(m for m in wished if mentee in orders[m])] for mentee, wished in wishes.items()]
    outcomes = [dict(zip(wishes, chosen, strict=True)) for chosen in product(*choices)]
    fair = [
        {mentee: mentor for mentee, mentor in outcome.items() if mentor}
        for outcome in outcomes
        if all(list(outcome.values()).count(mentor) <= places[mentor] for mentor in orders)
    ]
    return [pairs for pairs in fair if not blocking(pairs, wishes, orders, places)]


@st.composite
def games(draw, least=0):
    """Up to four mentees and three mentors; some would not have each other."""
    apart = draw(st.sets(st.sampled_from(list(product(MENTEES, MENTORS))), max_size=6))
    mentees = MENTEES[: draw(st.integers(1, 4))]
    wishes = {m: [x for x in draw(st.permutations(MENTORS)) if (m, x) not in apart] for m in mentees}
    orders = {x: [m for m in draw(st.permutations(mentees)) if (m, x) not in apart] for x in MENTORS}
    return wishes, orders, {x: draw(st.integers(least, 2)) for x in MENTORS}


@settings(deadline=None, max_examples=200)
@given(games())
def test_stable_and_for_each_mentee_the_best_of_all_that_are(game):
    wishes, orders, places = game
    pairs, outcomes = matched(wishes, orders, places), stable_outcomes(wishes, orders, places)
    assert pairs in outcomes

    def place(outcome, mentee):
        return wishes[mentee].index(outcome[mentee]) if mentee in outcome else len(wishes[mentee])

    assert all(place(pairs, mentee) <= place(outcome, mentee) for outcome in outcomes for mentee in wishes)


@settings(deadline=None, max_examples=60)
@given(games(), st.data())
def test_nobody_gains_by_other_wishes_than_they_mean(game, data):
    wishes, orders, places = game
    mentee = data.draw(st.sampled_from(sorted(wishes)))
    honest = matched(wishes, orders, places).get(mentee)
    for count in range(len(wishes[mentee]) + 1):
        for said in permutations(wishes[mentee], count):
            got = matched({**wishes, mentee: said}, orders, places).get(mentee)
            meant = [*wishes[mentee], None]
            assert meant.index(honest) <= meant.index(got)


@given(games(), st.randoms())
def test_the_order_in_which_people_are_listed_is_irrelevant(game, random):
    wishes, orders, places = game
    shuffled = random.sample(list(wishes.items()), len(wishes))
    turned = random.sample(list(orders.items()), len(orders))
    again = matched(dict(shuffled), dict(turned), places)
    assert list(again.items()) == list(matched(wishes, orders, places).items())


# --- by the package `matching`


@settings(deadline=None, max_examples=200)
@given(games(least=1))
def test_the_same_as_the_package_matching_with_the_residents_asking(game):
    wishes, orders, places = game
    asking = {mentee: wished for mentee, wished in wishes.items() if wished}
    asked = {mentor: order for mentor, order in orders.items() if order}
    pairs = matched(wishes, orders, places)
    if not asking:
        assert pairs == {}
        return
    solved = HospitalResident.create_from_dictionaries(asking, asked, {x: places[x] for x in asked}).solve("resident")
    theirs = {resident.name: hospital.name for hospital, residents in solved.items() for resident in residents}
    assert pairs == theirs


def test_the_worked_example_by_the_package_from_either_side():
    for side in ("resident", "hospital"):
        parts = (EXAMPLE["mentees"], EXAMPLE["mentors"], EXAMPLE["capacity"])
        game = HospitalResident.create_from_dictionaries(*map(dict, parts))
        assert {h.name: [r.name for r in rs] for h, rs in game.solve(side).items()} == EXAMPLE["expected"]
