from pathlib import Path

import pytest

from mentorsite.publish.place import MARKER, Refused, place_of


@pytest.fixture
def project(tmp_path, monkeypatch):
    for folder in ["home", "project/content", "project/.mentorsite", "project/.git"]:
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def place(out):
    return place_of(Path(out), Path(".mentorsite"), [Path("content"), Path()])


def marked(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARKER).write_text("mentorsite site 1\n")
    return folder


def test_an_absent_an_empty_and_an_own_folder_are_fine(project):
    assert place("site") == project / "site"
    assert place("new/deep/site") == project / "new/deep/site"
    (project / "site").mkdir()
    assert place("site") == project / "site"
    assert place(marked(project / "site")) == project / "site"


def test_a_folder_that_holds_something_else_is_refused(project):
    (project / "photos").mkdir()
    (project / "photos/mara.jpg").touch()
    with pytest.raises(Refused, match="something else"):
        place("photos")


def test_what_a_kill_left_in_an_empty_folder_does_not_make_it_foreign(project):
    (project / "site/.mentorsite-new-0123456789abcdef").mkdir(parents=True)
    assert place("site") == project / "site"


@pytest.mark.parametrize(
    "out", [".", "..", "../..", "content", ".mentorsite", "/", "../home", "site/..", "content/../."]
)
def test_folders_with_more_than_a_site_are_refused_even_with_a_marker(project, out):
    for folder in [project, project.parent, project / "content", project / "../home", project / ".mentorsite"]:
        marked(folder)
    with pytest.raises(Refused):
        place(out)


@pytest.mark.parametrize("out", [".mentorsite/site", ".git/site"])
def test_no_site_belongs_into_the_state_or_into_git(project, out):
    with pytest.raises(Refused, match="no site belongs"):
        place(out)


def test_links_and_files_are_refused(project):
    marked(project / "site")
    (project / "link").symlink_to(project / "site")
    (project / "file").touch()
    with pytest.raises(Refused, match="link"):
        place("link")
    with pytest.raises(Refused, match="no folder"):
        place("file")


def test_a_marker_that_is_a_link_does_not_count(project):
    marked(project / "site")
    (project / "other").mkdir()
    (project / "other" / MARKER).symlink_to(project / "site" / MARKER)
    with pytest.raises(Refused, match="something else"):
        place("other")
