"""The wheel, built and used from a fresh environment: templates, demo and words are in it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command, cwd):
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=ROOT)
    return next(out.glob("*.whl"))


def test_templates_demo_and_words_are_inside(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "mentorsite/templates/base.html" in names
    assert "mentorsite/templates/assets/site.css" in names
    assert "mentorsite/starter/mentees/mara/goals/talk.md" in names
    assert "mentorsite/locale/de/LC_MESSAGES/mentorsite.po" in names
    assert not [name for name in names if name.startswith(("tests/", "content/"))]


def test_a_fresh_environment_begins_a_programme_and_builds_it(wheel, tmp_path):
    run(sys.executable, "-m", "venv", tmp_path / "env", cwd=tmp_path)
    run(tmp_path / "env/bin/pip", "install", "--quiet", wheel, cwd=tmp_path)
    mentorsite = tmp_path / "env/bin/mentorsite"
    run(mentorsite, "init", "own", "--lang", "en", cwd=tmp_path)
    assert "No findings." in run(mentorsite, "check", "--strict", cwd=tmp_path / "own")
    run(mentorsite, "init", "demo", "--demo", cwd=tmp_path)
    assert "Öffne site/index.html" in run(mentorsite, "build", "--as", "mara", cwd=tmp_path / "demo")
    page = (tmp_path / "demo/site/mentees/mara/index.html").read_text()
    assert "Mein nächster kleiner Schritt" in page
