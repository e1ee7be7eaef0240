"""Whatever befalls a build: no page is torn, the command says so in a sentence, and the next build heals.

`bench/kills.py` does the same at every call, and two hundred times at random.
"""

import random
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import chain, cycle
from pathlib import Path

import pytest

from faults import (
    CHANGES,
    OLD,
    built,
    calls,
    command,
    copied,
    disturbed,
    environment,
    litter,
    model_of,
    run,
    shown,
    torn,
)
from interrupting import PREPARED, after, any_moment, interrupted, until
from mentorsite.build import Wish, build
from mentorsite.publish.lock import locked
from programme_text import write_programme
from visitor import visiting

MOVES = ("rename", "renameat2", "linkat")
WORK = (*MOVES, "mkdir", "write", "unlink", "unlinkat")


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    return {change.name: model_of(change, tmp_path_factory.mktemp(change.name)) for change in CHANGES}


def some(moments, count):
    """The first, the last, and others evenly between them."""
    step = max(1, (len(moments) - 1) / (count - 1))
    return sorted({moments[round(step * number)] for number in range(count) if round(step * number) < len(moments)})


def moments_of(model, kinds, place):
    found = calls(model, place, kinds)
    return list(chain.from_iterable([(kind, number + 1) for number in range(found[kind])] for kind in kinds))


def at_each(moments, do):
    """Do something for each moment, two at a time."""
    with ThreadPoolExecutor(2) as two:
        return list(two.map(lambda it: (it, do(*it)), moments))


def assert_heals(model, place):
    build(Wish(place, place / "site", date(2026, 4, 20)))
    assert shown(place / "site") == model.new
    assert litter(model, place) == []


@pytest.mark.parametrize("name", ["first", "few", "many"])
def test_a_kill_leaves_whole_pages_and_the_next_build_heals(models, tmp_path, name):
    model = models[name]

    def killed(kind, number):
        place = copied(model, tmp_path / f"{kind}{number}")
        return place, disturbed(place, kind, number, "signal=KILL").returncode

    for moment, (place, code) in at_each(some(moments_of(model, MOVES, tmp_path / "all"), 6), killed):
        assert (moment, code, torn(model, place)) == (moment, -signal.SIGKILL, [])
        assert_heals(model, place)


@pytest.mark.parametrize("name", ["first", "few", "many"])
def test_a_disk_that_refuses_leaves_whole_pages_and_a_sentence(models, tmp_path, name):
    model = models[name]

    def refused(kind, number, fault):
        place = copied(model, tmp_path / f"{kind}{number}")
        return place, disturbed(place, kind, number, f"error={fault}")

    moments = some(moments_of(model, WORK, tmp_path / "all"), 6)
    faults = [(*moment, fault) for moment, fault in zip(moments, cycle(["ENOSPC", "EROFS", "EIO"]), strict=False)]
    for moment, (place, done) in at_each(faults, refused):
        assert (moment, done.returncode in (0, 2), torn(model, place)) == (moment, True, []), done.stderr
        assert "Traceback" not in done.stderr
        assert "fault of ours" not in done.stderr
        assert_heals(model, place)


def test_a_build_without_room_for_what_it_says_has_published_all_the_same(models, tmp_path):
    place = copied(models["few"], tmp_path / "p")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command(), cwd=place, env=environment(), stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (2, "No findings.\nmentorsite: No space left on device\n")
    assert shown(place / "site") == models["few"].new


def test_two_builds_at_once_end_well(models, tmp_path):
    place = copied(models["many"], tmp_path / "p")
    for _, done in at_each([(1,), (2,)], lambda _: run(place)):
        assert done.returncode == 0, done.stderr
    assert shown(place / "site") == models["many"].new
    assert litter(models["many"], place) == []


IMPATIENT = "import mentorsite.build, mentorsite.cli as cli; mentorsite.build.LOCK_WAIT = 0.3; cli.main()"


def test_whoever_waits_for_another_build_for_too_long_is_told_so(models, tmp_path):
    place = copied(models["few"], tmp_path / "p")
    with locked(place / ".mentorsite", 1):
        done = subprocess.run(
            [sys.executable, "-c", IMPATIENT, "build"],
            cwd=place,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stdout) == (75, "")
    assert done.stderr == "mentorsite: Another build is at work here. Try again when it is done.\n"
    assert shown(place / "site") == models["few"].old


DAMAGES = {
    "cut": lambda data: data[: len(data) // 2],
    "noise": lambda data: random.Random(1).randbytes(300),  # noqa: S311
    "another version": lambda data: data.replace(b'"version":1', b'"version":999').replace(
        b'"digest":"', b'"digest":"f'
    ),
    "gone": None,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_state_that_is_lost_or_broken_misleads_no_build(models, tmp_path, damage):
    model = models["few"]
    for file in sorted(name for name in model.state if (model.folder / ".mentorsite" / name).is_file()):
        place = copied(model, tmp_path / file.replace("/", "-"))
        state = place / ".mentorsite" / file
        changed = DAMAGES[damage](state.read_bytes()) if DAMAGES[damage] else None
        state.unlink() if changed is None else state.write_bytes(changed)
        assert (file, assert_heals(model, place)) == (file, None)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_build_that_is_told_to_stop_tidies_up(models, tmp_path, number, code):
    chance = random.Random(code)  # noqa: S311
    ends = []
    for turn, name in enumerate(["first", "few", "many", "many"]):
        place = copied(models[name], tmp_path / str(turn))
        moment = after(PREPARED, chance, 0.2) if turn % 2 else any_moment(chance, 0.3)
        ended = interrupted(place, number, moment)
        assert (ended.code in (0, code), "Traceback" in ended.said, ended.said.count("\n") <= 1) == (True, False, True)
        assert (name, torn(models[name], place), litter(models[name], place)) == (name, [], [])
        assert_heals(models[name], place)
        ends.append(ended.code)
    assert code in ends


def large(root):
    """A programme that is large enough for other processes to help."""
    goals = "".join(
        f"=== mentees/{mentee}/goals/goal-{number}.md\n---\ntitle: Goal {number}\n---\n"
        for mentee in ("ada", "ben", "cem", "dora", "nadja")
        for number in range(30)
    )
    return write_programme(root, OLD + goals)


def workers_of(process):
    return [int(name) for name in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def test_workers_end_with_a_build_that_is_killed(tmp_path):
    with subprocess.Popen(
        command(), cwd=large(tmp_path), env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        until(lambda: len(workers_of(process.pid)) >= 1)
        workers = workers_of(process.pid)
        process.kill()
    assert workers
    until(lambda: not any(map(lives, workers)))
    assert [worker for worker in workers if lives(worker)] == []


def lives(process):
    try:
        return ") Z" not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


def test_control_c_ends_a_build_with_workers_without_a_traceback(tmp_path):
    place = large(tmp_path)
    ended = interrupted(
        place, signal.SIGINT, lambda *_: until(lambda: (place / ".mentorsite/lock").exists()), group=True
    )
    assert (ended.code, ended.said) == (130, "")
    assert sorted(path.name for path in place.iterdir()) == [".mentorsite", "content"]


def test_readers_meet_whole_pages_while_builds_are_killed(models, tmp_path):
    chance = random.Random(6)  # noqa: S311
    place = copied(models["few"], tmp_path / "p")
    sites = [model.new for model in models.values()]
    pages = [path for path in sites[0] if path.endswith("index.html")][::4][:20]
    known = {path: [site[path][1] for site in sites] for path in pages}
    with visiting(place / "site", known, tmp_path / "pages.json") as met:
        for turn, change in enumerate([CHANGES[2], CHANGES[1]] * 3):
            write_programme(place, change.after)
            ended = interrupted(place, signal.SIGKILL, after(PREPARED, chance, 0.1))
            assert ended.said in ("", "No findings.\n")
            if turn % 2:
                built(place)
                assert shown(place / "site") == models["few"].new
    assert (met["torn"], met["failed"], met["whole"] > 1000) == (0, 0, True)
