"""Two hundred disturbed files go the whole way; bench/hostile.py takes ten thousand."""

import pytest

from mentorsite.diagnostics import Severity
from mutations import Mutation, Workshop, assert_inside, mutation

SEED = 7
COUNT = 200


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    return Workshop(tmp_path_factory.mktemp("workshop"))


def test_a_disturbed_file_makes_findings_and_pages_and_nothing_worse(workshop):
    rules = set()
    for number in range(COUNT):
        found = workshop.survive(mutation(workshop.files, SEED, number))
        rules |= {finding.rule for finding in found if finding.severity is Severity.ERROR}
    assert len(rules) > 10, "they are at fault in many ways"


def test_the_same_number_disturbs_in_the_same_way(workshop):
    assert mutation(workshop.files, SEED, 5) == mutation(workshop.files, SEED, 5)
    assert len({mutation(workshop.files, SEED, number) for number in range(50)}) == 50


def test_a_place_outside_a_file_would_be_seen(workshop):
    (found, *_) = workshop.survive(Mutation("mentees/mara/goals/talk.md", b"---\ntitle: a: b\n---\n"))
    with pytest.raises(AssertionError):
        assert_inside([found], Mutation(found.path, b""))
