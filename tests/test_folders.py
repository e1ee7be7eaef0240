import errno
import os

import pytest

from mentorsite.publish.folders import parents, share


def test_the_folders_above_a_file_come_nearest_first():
    assert list(parents("readers/mara/index.html")) == ["readers/mara", "readers"]
    assert list(parents("404.html")) == []


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
