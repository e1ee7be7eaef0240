import pytest

from mentorsite.publish import exchange as module
from mentorsite.publish.exchange import exchange


@pytest.fixture(params=["at once", "by two renames"])
def folders(request, tmp_path, monkeypatch):
    """The new site, the one that stands, and where it may lie aside."""
    if request.param == "by two renames":
        monkeypatch.setattr(module, "swap", lambda one, other: False)
    for name in ["new", "site"]:
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name)
    return tmp_path / "new", tmp_path / "site", tmp_path / "aside"


def test_the_new_site_takes_the_place_of_the_old_one(folders):
    new, standing, aside = folders
    assert exchange(new, standing, aside)
    assert (standing / "index.html").read_text() == "new"
    assert sorted(path.read_text() for path in standing.parent.glob("*/index.html")) == ["new", "site"]


def test_a_first_site_is_simply_put_there(folders):
    new, _, aside = folders
    assert exchange(new, new.with_name("first"), aside)
    assert (new.with_name("first") / "index.html").read_text() == "new"
    assert not new.exists()


def test_where_folders_cannot_be_exchanged_nothing_moves(folders):
    new, standing, aside = folders
    assert not exchange(new.with_name("missing"), standing, aside)
    assert (standing / "index.html").read_text() == "site"
    assert not aside.exists()
