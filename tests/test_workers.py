"""Jobs in other processes: every one is done, and what they share travels once."""

import os
from dataclasses import dataclass

import pytest

from mentorsite import workers
from mentorsite.workers import FEW, in_parallel, processes


@dataclass(frozen=True)
class Roster:
    names: tuple[str, ...]


@dataclass(frozen=True)
class Job:
    number: int
    roster: Roster | None


ROSTER = Roster(tuple(f"person {number}" for number in range(1000)))


def done(job):
    return job.number, job.roster and job.roster.names[job.number], id(job.roster), os.getpid()


@pytest.mark.parametrize("count", [0, 1, FEW, FEW + 1, 50])
def test_each_job_is_done_once(count):
    with processes(2) as executor:
        found = list(in_parallel(done, (Job(number, ROSTER) for number in range(count)), executor, ROSTER))
    assert sorted(result[:2] for result in found) == [(number, f"person {number}") for number in range(count)]


def test_few_jobs_are_done_here():
    with processes(2) as executor:
        found = list(in_parallel(done, [Job(number, ROSTER) for number in range(FEW)], executor, ROSTER))
    assert {pid for *_, pid in found} == {os.getpid()}


def test_what_is_shared_is_put_together_once_in_each_process():
    with processes(2) as executor:
        found = list(in_parallel(done, [Job(number, ROSTER) for number in range(50)], executor, ROSTER))
    elsewhere = {pid for *_, pid in found}
    assert os.getpid() not in elsewhere
    assert len({(shared, pid) for *_, shared, pid in found}) == len(elsewhere)


def test_what_is_shared_does_not_travel_with_the_jobs():
    jobs = [Job(number, ROSTER) for number in range(5)]
    assert b"person 7" not in workers._packed(jobs, ROSTER)
    assert workers._unpacked(workers._packed(jobs, ROSTER), ROSTER) == jobs


def test_nothing_may_be_shared():
    with processes(2) as executor:
        found = list(in_parallel(done, [Job(number, None) for number in range(10)], executor))
    assert sorted(result[:2] for result in found) == [(number, None) for number in range(10)]


def test_a_job_that_fails_ends_the_work():
    with processes(2) as executor, pytest.raises(IndexError):
        list(in_parallel(done, [Job(number, ROSTER) for number in range(990, 1010)], executor, ROSTER))
