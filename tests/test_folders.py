import errno
import os

import pytest

from mentorsite.publish.folders import make_folders, new_parents, parents, share, write_file


def test_the_folders_above_a_file_come_nearest_first():
    assert list(parents("readers/mara/index.html")) == ["readers/mara", "readers"]
    assert list(parents("404.html")) == []


def test_only_folders_that_are_not_known_are_new(tmp_path):
    assert new_parents("readers/mara/goals/talk/index.html", {"readers", "readers/mara"}) == [
        "readers/mara/goals/talk",
        "readers/mara/goals",
    ]
    made = set()
    make_folders(tmp_path, "readers/mara/goals/index.html", made)
    assert new_parents("readers/mara/index.html", made) == []
    assert new_parents("404.html", made) == []


def test_a_disk_that_takes_a_page_in_pieces_gets_all_of_it(tmp_path, monkeypatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:7]))
    write_file(tmp_path / "page", b"Give a talk, and another one")
    assert (tmp_path / "page").read_bytes() == b"Give a talk, and another one"


def test_a_file_that_can_have_no_second_name_is_copied(tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.EMLINK, "Too many links")

    monkeypatch.setattr(os, "link", full)
    (tmp_path / "page").write_text("words")
    (tmp_path / "page").chmod(0o644)
    share(tmp_path / "page", tmp_path / "copy")
    assert (tmp_path / "copy").read_text() == "words"
    assert not (tmp_path / "copy").samefile(tmp_path / "page")
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o644


def test_a_file_that_exists_is_not_overwritten(tmp_path):
    (tmp_path / "page").write_text("words")
    (tmp_path / "other").write_text("other words")
    with pytest.raises(FileExistsError):
        share(tmp_path / "page", tmp_path / "other")
