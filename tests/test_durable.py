"""`build --fsync`: a power cut does no more than a kill, since each step lies on the disk before the next one."""

import re
from itertools import takewhile

import pytest

from faults import CHANGES, copied, model_of, run, shown, strace

CALLS = "fsync,rename,renameat2,linkat,unlink"


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    return {change.name: model_of(change, tmp_path_factory.mktemp(change.name)) for change in CHANGES}


@pytest.fixture(scope="module")
def done(models, tmp_path_factory):
    """What `build --fsync` does, for each change."""
    return {name: traced(model, tmp_path_factory.mktemp(name) / "p", "--fsync") for name, model in models.items()}


def traced(model, place, *options):
    """What a build does, in order: the call, and the paths relative to the programme."""
    trace = place.with_name("trace")
    under = (strace(), "-y", "-qq", "-s", "9999", "-o", str(trace), "-e", f"trace={CALLS}")
    done = run(copied(model, place), *options, under=under)
    assert done.returncode == 0, done.stderr
    assert shown(place / "site") == model.new
    lines = [line for line in trace.read_text().splitlines() if line.endswith("= 0")]
    return [(line.partition("(")[0], *paths(line, place)) for line in lines]


def paths(line, place):
    found = re.findall(r'"([^"]+)"', line) or re.findall(r"\d+<([^>]+)>", line)
    return [
        re.sub(r"^\.site\.new-\w+", "STAGING", path.removeprefix(f"{place}/")).replace(str(place), "ROOT")
        for path in found
    ]


def forced_before(events, moment):
    """The paths that were forced until then; a file with several names by each of them."""
    forced = {event[1] for event in events[:moment] if event[0] == "fsync"}
    for _, one, other in [event for event in events[:moment] if event[0] == "linkat"]:
        if {one, other} & forced:
            forced |= {one, other}
    return forced


def moved(events):
    """The moments at which a page, or the whole site, comes to stand in its place."""
    return [
        number
        for number, (call, *names) in enumerate(events)
        if call in ("rename", "renameat2") and names[-1].split("/")[0] == "site" and not names[0].endswith("/trial")
    ]


def folders_of(files):
    return {path.rpartition("/")[0] for path in files}


def moment(events, *event):
    ends = [number for number, it in enumerate(events) if it[0] == event[0] and it[-1].endswith(event[-1])]
    assert len(ends) == 1, (event, ends)
    return ends[0]


def test_without_the_option_nothing_waits_for_the_disk(models, tmp_path):
    assert [event for event in traced(models["few"], tmp_path / "p") if event[0] == "fsync"] == []


@pytest.mark.parametrize("name", ["first", "few", "many"])
def test_pages_lie_on_the_disk_before_they_stand_in_their_place(models, done, name):
    events = done[name]
    moves = moved(events)
    assert moves
    forced = forced_before(events, moves[0])
    files = [path for path, (mode, _) in models[name].new.items() if mode[0] == "-"]
    changed = (
        files if name != "few" else [path for path in files if models[name].old.get(path) != models[name].new[path]]
    )
    assert {f"STAGING/{path}" for path in changed} - forced == set()
    assert {f"STAGING/{folder}".rstrip("/") for folder in folders_of(changed)} - forced == set()
    assert {"STAGING", "ROOT"} - forced == set()


@pytest.mark.parametrize("name", ["first", "few", "many"])
def test_the_journal_lies_on_the_disk_before_anything_moves(done, name):
    events = done[name]
    for word in ("following", "journal"):
        written = moment(events, "rename", f"{word}.json")
        assert events[written - 1][:1] == ("fsync",)
        assert events[written - 1][1].endswith(f"{word}.json.tmp")
        assert events[written + 1] == ("fsync", ".mentorsite")
        assert written + 1 < moved(events)[0]
    assert moment(events, "rename", "following.json") < moment(events, "rename", "journal.json")


@pytest.mark.parametrize("name", ["first", "few", "many"])
def test_the_journal_is_crossed_out_only_when_all_lies_on_the_disk(done, name):
    events = done[name]
    last, settled = moved(events)[-1], moment(events, "rename", "manifest.json")
    then = {event[1] for event in events[last:settled] if event[0] == "fsync"}
    into = {events[number][-1] for number in moved(events)}
    assert (folders_of(into) if name == "few" else {"site"}) - then == set()
    assert "ROOT" in then
    crossed_out = moment(events, "unlink", "journal.json")
    assert ("fsync", ".mentorsite") in events[settled:crossed_out]
    assert [*takewhile(lambda event: event[0] == "fsync", events[settled + 1 :])] == [("fsync", ".mentorsite")]
