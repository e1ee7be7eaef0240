"""The same programme on the same day becomes the same bytes, wherever and by whomever it is built."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from faults import digest, environment, shown

ROOT = Path(__file__).parent.parent
DAY = "2026-09-17"
NIGHT_BEFORE_IN_LONDON = "1789597800"
"""2026-09-16, 22:30 UTC: in Vienna, where the programme is at home, it is half past midnight on the day."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where and by whom a programme is built."""

    name: str
    variables: Mapping[str, str] = field(default_factory=dict)
    folder: str = "programme"
    umask: int = 0o022
    under: tuple[str, ...] = ()
    options: tuple[str, ...] = ("--today", DAY)
    is_clone: bool = False
    """Whether the files come by `git clone`, instead of being copied."""
    backwards: bool = False
    """Whether the files are written in reverse order."""
    python: str = sys.executable


def others() -> list[str]:
    """Other versions of Python on this machine that are new enough, the newest first; one of each."""
    places = [Path(name) for name in map(shutil.which, (f"python3.{minor}" for minor in range(11, 20))) if name]
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = {version(python): str(python) for python in [*places, *sorted(kept.glob("3.*/bin/python3"))]}
    return [found[it] for it in sorted(found, reverse=True) if it >= (3, 11) and it != sys.version_info[:2]]


@cache
def version(python: Path) -> tuple[int, int]:
    """Ask a Python for its version; (0, 0) if it answers nothing."""
    asked = [python, "-c", "import sys, venv, ensurepip; print(*sys.version_info[:2])"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.split()
    return (int(answer[0]), int(answer[1])) if answer else (0, 0)


def with_what_we_need(python: str, at: Path) -> str:
    """Make an environment of this Python with what mentorsite depends on."""
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    subprocess.run([python, "-m", "venv", at], check=True)
    subprocess.run([at / "bin/pip", "install", "--quiet", "--disable-pip-version-check", *needed], check=True)
    return str(at / "bin/python")


SURROUNDINGS = (
    Surroundings("plain"),
    Surroundings("tomorrow already", {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}),
    Surroundings("still yesterday", {"TZ": "America/Anchorage", "PYTHONHASHSEED": "2"}),
    Surroundings("Turkish", {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"}),
    Surroundings("no language", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    Surroundings("closed to others", umask=0o077),
    Surroundings("open to all", umask=0o000, folder="Ordner für alle"),
    Surroundings("somebody else", {"USER": "zoë", "LOGNAME": "zoë", "HOME": "HOME", "PYTHONHASHSEED": "0"}),
    Surroundings("one core", under=("taskset", "-c", str(min(os.sched_getaffinity(0))))),
    Surroundings("files in another order", backwards=True),
    Surroundings("a clone", is_clone=True, folder="a/clone/far below"),
    Surroundings("the day from the environment", {"SOURCE_DATE_EPOCH": NIGHT_BEFORE_IN_LONDON}, options=()),
    *(Surroundings("another Python", python=python) for python in others()[:1]),
)


@pytest.fixture(scope="module")
def programme(tmp_path_factory) -> Path:
    """The demo programme with a history, and without a day of its own."""
    root = tmp_path_factory.mktemp("origin")
    shutil.copytree(ROOT / "content", root / "content")
    settings = root / "content/programme.md"
    settings.write_text(settings.read_text().replace(f"as_of: {DAY}\n", ""))
    goal = root / "content/mentees/mara/goals/talk.md"
    words = goal.read_text()
    goal.write_text(words.replace("- [x]", "- [ ]"))
    committed(root, "Mara Example", "2026-03-02T23:30:00-08:00", "init", "-q")
    goal.write_text(words)
    committed(root, "Tomasz Example", "2026-05-03T00:30:00+02:00")
    return root


def committed(root: Path, author: str, moment: str, *first: str) -> None:
    variables = environment(GIT_AUTHOR_DATE=moment, GIT_COMMITTER_DATE=moment, HOME=str(root), GIT_CONFIG_NOSYSTEM="1")
    identity = ["-c", f"user.name={author}", "-c", f"user.email={author.split()[0].lower()}@seekuh.example"]
    for words in [first, ["add", "content"], [*identity, "commit", "-q", "-m", "Words"]]:
        if words:
            subprocess.run(["git", *words], cwd=root, env=variables, check=True)


def placed(programme: Path, its: Surroundings, at: Path) -> Path:
    """Bring the programme to its place: by git, or file by file in an order."""
    place = at / its.folder
    place.parent.mkdir(parents=True, exist_ok=True)
    if its.is_clone:
        subprocess.run(["git", "clone", "-q", programme, place], check=True)
        return place
    files = sorted((path for path in programme.rglob("*") if path.is_file()), reverse=its.backwards)
    for path in files:
        copy = place / path.relative_to(programme)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    for folder in [path for path in programme.rglob("*") if path.is_dir()]:
        (place / folder.relative_to(programme)).mkdir(parents=True, exist_ok=True)
    return place


def home_of_somebody(at: Path) -> Path:
    """A home whose settings of git would change what git says."""
    home = at / "home"
    home.mkdir()
    settings = (
        "[log]\n date = relative\n showSignature = true\n decorate = full\n[core]\n quotePath = false\n abbrev = 5\n"
    )
    (home / ".gitconfig").write_text(settings + "[diff]\n noprefix = true\n external = false\n algorithm = patience\n")
    return home


def built_in(programme: Path, its: Surroundings, at: Path) -> Path:
    """Build the programme in these surroundings."""
    at.mkdir()
    place = placed(programme, its, at)
    python = its.python if its.python == sys.executable else with_what_we_need(its.python, at / "python")
    path = os.pathsep.join(sys.path) if python == its.python else str(ROOT / "src")
    home = {"HOME": str(home_of_somebody(at))} if "HOME" in its.variables else {}
    command = [*its.under, python, "-m", "mentorsite", "build", *its.options]
    variables = environment(**{"HOME": str(at), "PYTHONPATH": path, **its.variables, **home})
    done = subprocess.run(
        command, cwd=place, env=variables, umask=its.umask, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (its.name, done.stdout, done.stderr)
    return place / "site"


def test_one_digest_in_all_surroundings(programme, tmp_path):
    with ThreadPoolExecutor(2) as two:
        sites = list(two.map(lambda its: built_in(programme, its, tmp_path / its.name), SURROUNDINGS))
    digests = {its.name: digest(site) for its, site in zip(SURROUNDINGS, sites, strict=True)}
    assert len(digests) >= 12
    assert {name for name, found in digests.items() if found != digests["plain"]} == set()
    assert {mode for mode, _ in shown(sites[0]).values()} == {"-rw-r--r--", "drwxr-xr-x"}


def test_another_day_becomes_other_bytes(programme, tmp_path):
    """Or else the digest would tell nothing."""
    one, other = (
        built_in(programme, Surroundings(day, options=("--today", day)), tmp_path / day) for day in (DAY, "2026-09-18")
    )
    assert digest(one) != digest(other)
