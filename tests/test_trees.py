import errno
import json
import os
import resource
import stat
import threading
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorsite.programme.audiences import EVERYONE
from mentorsite.publish.layout import READERS, plain
from mentorsite.publish.trees import AddressTaken, Refused, locked, open_publication
from mentorsite.site.page import Page
from publishing import opened, pages, publish, site, traces, unfinished

MARA_AND_ADA = """
    everyone     |                          | Welcome
    everyone     | assets/site.css          | a {}
    everyone     | handbook/start/          | How to begin
    mara         | mentees/mara/me/         | Only for Mara
    mara, tomasz | mentees/mara/            | Mara's path
    mara, tomasz | mentees/mara/goals/talk/ | Give a talk
    ada, ruth    | mentees/ada/             | Ada's path
    ada, ruth    | mentees/ada/goals/lead/  | Lead a team
    ada          | mentees/ada/me/          | Only for Ada
"""
"""Thirteen files: of one changed file the site is not exchanged, of four it is."""


def test_pages_lie_in_the_trees_of_those_who_may_open_them(tmp_path):
    publish(
        tmp_path,
        """
        everyone     | handbook/     | How to begin
        mara, tomasz | mentees/mara/ | Mara's path
        """,
    )
    assert site(tmp_path) == {
        "everyone/handbook/index.html": "How to begin",
        "readers/mara/mentees/mara/index.html": "Mara's path",
        "readers/tomasz/mentees/mara/index.html": "Mara's path",
    }


@pytest.mark.parametrize("before", ["first build", "later build"])
def test_a_page_for_mara_is_in_her_tree_and_nowhere_else(tmp_path, before):
    if before == "later build":
        publish(tmp_path, "everyone | handbook/ | How to begin")
    with opened(tmp_path) as publication:
        publication.emit(Page("mentees/mara/me/doubts/", b"a secret", frozenset({"mara"})), "mentees/mara")
        assert _holding(tmp_path, b"secret", b"doubts") <= {"readers/mara/mentees/mara/me/doubts/index.html"}
        (staging,) = tmp_path.glob(".site.new-*")
        assert stat.S_IMODE(staging.stat().st_mode) == 0o700
        publication.commit()
    assert _holding(tmp_path, b"secret") == {"readers/mara/mentees/mara/me/doubts/index.html"}
    publish(tmp_path, "everyone | handbook/ | How to begin")
    assert _holding(tmp_path, b"secret", b"doubts") == set()


def _holding(project, *words):
    """Files that hold one of the words, or have it in their name: relative to their tree, state included."""
    found = set()
    for path in project.rglob("*"):
        inside = path.relative_to(project).parts[1:]
        if path.is_file() and any(word in path.read_bytes() + str(path).encode() for word in words):
            found.add("/".join(inside))
    return {name for name in found if not name.startswith("site-")}


def test_the_state_holds_names_of_files_but_not_their_words(tmp_path):
    publish(tmp_path, MARA_AND_ADA)
    words = "".join(path.read_text() for path in (tmp_path / ".mentorsite").iterdir())
    assert "mentees/mara/me/index.html" in words
    assert "Only for Mara" not in words


def test_a_second_build_writes_nothing(tmp_path):
    publish(tmp_path, MARA_AND_ADA)
    before = traces(tmp_path)
    published = publish(tmp_path, MARA_AND_ADA)
    assert (published.written, published.removed, published.kept) == (0, 0, 13)
    assert traces(tmp_path) == before
    publish(tmp_path, "", keep=("common", "mentees/mara", "mentees/ada"))
    assert traces(tmp_path) == before


def test_one_changed_page_is_replaced_and_no_other_is_touched(tmp_path):
    publish(tmp_path, MARA_AND_ADA)
    before = traces(tmp_path / "site")
    published = publish(tmp_path, MARA_AND_ADA.replace("How to begin", "How to start"))
    assert (published.written, published.removed, published.kept) == (1, 0, 12)
    changed = {name for name, trace in traces(tmp_path / "site").items() if trace != before[name]}
    assert changed == {"everyone/handbook/start", "everyone/handbook/start/index.html"}
    assert site(tmp_path)["everyone/handbook/start/index.html"] == "How to start"


def test_a_page_that_is_gone_leaves_no_empty_folder(tmp_path):
    publish(tmp_path, MARA_AND_ADA)
    published = publish(tmp_path, MARA_AND_ADA.replace("everyone     | handbook/start/          | How to begin\n", ""))
    assert published.removed == 1
    assert not (tmp_path / "site/everyone/handbook").exists()
    assert (tmp_path / "site/everyone/assets/site.css").exists()


@pytest.mark.parametrize("text", [MARA_AND_ADA, "everyone | handbook/ | Few pages are left"])
def test_only_listed_files_are_pruned_whether_few_files_change_or_many(tmp_path, text):
    publish(tmp_path, MARA_AND_ADA)
    mine = tmp_path / "site/readers/mara/mentees/mara/goals/talk/my own.txt"
    mine.write_text("not yours")
    mine.parent.chmod(0o750)
    (tmp_path / "site/CNAME").write_text("mentoring.example")
    (tmp_path / "site/empty/folder").mkdir(parents=True)
    (tmp_path / "site/link").symlink_to("nowhere")
    publish(tmp_path, text.replace("Give a talk", "Give a good talk").replace("Only for Ada", "For Ada"))
    assert mine.read_text() == "not yours"
    assert (tmp_path / "site/CNAME").read_text() == "mentoring.example"
    assert (tmp_path / "site/empty/folder").is_dir()
    assert (tmp_path / "site/link").readlink().name == "nowhere"
    assert unfinished(tmp_path) == []


def test_a_folder_of_others_keeps_its_mode_when_the_site_is_exchanged(tmp_path):
    publish(tmp_path, MARA_AND_ADA)
    (tmp_path / "site/private").mkdir(mode=0o700)
    (tmp_path / "site/private/key").touch(mode=0o600)
    publish(tmp_path, "everyone | handbook/ | Few pages are left")
    assert stat.S_IMODE((tmp_path / "site/private").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "site/private/key").stat().st_mode) == 0o600


def test_a_site_with_something_mounted_in_it_is_not_exchanged(tmp_path, monkeypatch):
    def across(source, target, **_):
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    publish(tmp_path, MARA_AND_ADA)
    (tmp_path / "site/mounted").mkdir()
    (tmp_path / "site/mounted/file").write_text("precious")
    inode = (tmp_path / "site").stat().st_ino
    monkeypatch.setattr(os, "link", across)
    assert publish(tmp_path, "everyone | handbook/ | Few pages are left").piecemeal
    assert (tmp_path / "site").stat().st_ino == inode
    assert (tmp_path / "site/mounted/file").read_text() == "precious"
    assert set(site(tmp_path)) == {"everyone/handbook/index.html", "mounted/file"}


@pytest.mark.parametrize("rest", ["", MARA_AND_ADA])
@pytest.mark.parametrize("foreign", ["site/everyone/handbook/new", "site/everyone/handbook/new/index.html/own.txt"])
def test_what_others_put_in_the_way_is_not_overwritten(tmp_path, rest, foreign):
    publish(tmp_path, MARA_AND_ADA)
    (tmp_path / foreign).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / foreign).write_text("not yours")
    before = site(tmp_path)
    with pytest.raises(Refused, match="in the way"):
        publish(tmp_path, rest + "everyone | handbook/new/ | A new page")
    assert site(tmp_path) == before
    assert unfinished(tmp_path) == []


def test_a_link_in_the_output_leads_no_page_out_of_it(tmp_path):
    publish(tmp_path, MARA_AND_ADA)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site/everyone/handbook/new").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused, match="in the way"):
        publish(tmp_path, MARA_AND_ADA + "everyone | handbook/new/ | A new page")
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("rest", ["", MARA_AND_ADA])
def test_a_page_can_become_a_folder_and_back(tmp_path, rest):
    publish(tmp_path, rest + "everyone | search | A page")
    publish(tmp_path, rest + "everyone | search/deep/ | A folder")
    assert site(tmp_path)["everyone/search/deep/index.html"] == "A folder"
    publish(tmp_path, rest + "everyone | search | A page")
    assert site(tmp_path)["everyone/search"] == "A page"


def test_a_page_in_several_trees_is_one_file_until_it_changes_for_one_reader(tmp_path):
    publish(tmp_path, MARA_AND_ADA)
    mara, tomasz = (tmp_path / f"site/readers/{reader}/mentees/mara/index.html" for reader in ["mara", "tomasz"])
    assert mara.samefile(tomasz)
    own = MARA_AND_ADA.replace(
        "mara, tomasz | mentees/mara/            | Mara's path",
        "mara | mentees/mara/ | Mara's own view\ntomasz | mentees/mara/ | Mara's path",
    )
    assert publish(tmp_path, own).written == 1
    assert (mara.read_text(), tomasz.read_text()) == ("Mara's own view", "Mara's path")


def test_a_new_reader_gets_the_file_that_stands_already(tmp_path):
    publish(tmp_path, MARA_AND_ADA)
    published = publish(tmp_path, MARA_AND_ADA.replace("ada          |", "ada, zoe |"))
    assert published.written == 1
    ada, zoe = (tmp_path / f"site/readers/{reader}/mentees/ada/me/index.html" for reader in ["ada", "zoe"])
    assert ada.samefile(zoe)


def test_a_withdrawn_page_is_gone_from_its_former_readers_tree(tmp_path):
    publish(tmp_path, MARA_AND_ADA)
    publish(
        tmp_path, MARA_AND_ADA.replace("mara, tomasz | mentees/mara/goals/talk/", "mara | mentees/mara/goals/talk/")
    )
    assert "readers/mara/mentees/mara/goals/talk/index.html" in site(tmp_path)
    assert "readers/tomasz/mentees/mara/goals/talk/index.html" not in site(tmp_path)


def test_two_pages_for_one_address_and_reader_are_our_fault(tmp_path):
    with opened(tmp_path) as publication:
        publication.emit(Page("mentees/mara/", b"1", frozenset({"mara", "tomasz"})), "mentees/mara")
        with pytest.raises(AddressTaken, match="readers/mara/mentees/mara/index"):
            publication.emit(Page("mentees/mara/", b"2", frozenset({"mara"})), "mentees/mara")
    assert list(tmp_path.iterdir()) == [tmp_path / ".mentorsite"]


@pytest.mark.parametrize("addresses", [("search", "search/"), ("search/deep/", "search")])
def test_a_page_cannot_lie_in_another(tmp_path, addresses):
    first, second = addresses
    with opened(tmp_path) as publication:
        publication.emit(Page(first, b"", EVERYONE), "common")
        with pytest.raises(AddressTaken, match="a page and a folder"):
            publication.emit(Page(second, b"", EVERYONE), "common")


def test_a_kept_page_takes_its_address_too(tmp_path):
    publish(tmp_path, "mara | mentees/mara/ | Mara's path")
    with opened(tmp_path) as publication:
        assert publication.keep("mentees/mara")
        with pytest.raises(AddressTaken):
            publication.emit(Page("mentees/mara/", b"", frozenset({"mara"})), "common")


def test_a_unit_is_kept_or_rendered(tmp_path):
    publish(tmp_path, MARA_AND_ADA)
    with opened(tmp_path) as publication:
        assert publication.keep("mentees/mara")
        with pytest.raises(ValueError, match="either kept or rendered"):
            publication.emit(Page("mentees/mara/new/", b"", frozenset({"mara"})), "mentees/mara")


def test_only_what_the_last_build_left_complete_can_be_kept(tmp_path):
    publish(tmp_path, MARA_AND_ADA)
    (tmp_path / "site/readers/mara/mentees/mara/index.html").unlink()
    (tmp_path / "site/readers/ruth/mentees/ada/index.html").write_text("A page that somebody has changed")
    with opened(tmp_path) as publication:
        assert not publication.keep("mentees/mara")
        assert not publication.keep("mentees/ada")
        assert not publication.known("mentees/nobody")
        assert publication.known("common")
    publish(tmp_path, MARA_AND_ADA)
    assert site(tmp_path)["readers/mara/mentees/mara/index.html"] == "Mara's path"
    assert site(tmp_path)["readers/ruth/mentees/ada/index.html"] == "Ada's path"


def test_pages_of_a_unit_that_is_neither_kept_nor_rendered_are_gone(tmp_path):
    publish(tmp_path, MARA_AND_ADA)
    publish(tmp_path, "", keep=("common", "mentees/ada"))
    assert {name.split("/")[1] for name in site(tmp_path) if name.startswith("readers/")} == {"ada", "ruth"}


def test_in_a_plain_tree_a_readers_own_page_wins_whoever_comes_first(tmp_path):
    for text in [
        "everyone | | Welcome \n mara | | My path",
        "mara | | My path \n everyone | | Welcome",
    ]:
        publish(tmp_path, text, plain("mara"))
        assert site(tmp_path) == {"index.html": "My path"}


def test_a_unit_without_a_page_in_a_plain_tree_can_be_kept(tmp_path):
    publish(tmp_path, MARA_AND_ADA, plain("mara"))
    assert not any("ada" in name for name in site(tmp_path))
    publish(tmp_path, "", plain("mara"), keep=("common", "mentees/mara", "mentees/ada"))
    assert len(site(tmp_path)) == 6


def test_a_covered_page_is_rendered_again_so_that_it_can_come_to_light(tmp_path):
    with opened(tmp_path, plain("mara")) as publication:
        publication.emit(Page("", b"Welcome", EVERYONE), "common")
        publication.emit(Page("", b"My path", frozenset({"mara"})), "mentees/mara")
        publication.commit()
    with opened(tmp_path, plain("mara")) as publication:
        assert not publication.known("common")
        assert publication.known("mentees/mara")
        publication.emit(Page("", b"Welcome", EVERYONE), "common")
        publication.commit()
    assert site(tmp_path) == {"index.html": "Welcome"}


def test_another_layout_in_the_same_folder_leaves_nothing_of_the_first(tmp_path):
    publish(tmp_path, MARA_AND_ADA)
    with opened(tmp_path, plain("mara")) as publication:
        assert not publication.known("common")
    publish(tmp_path, MARA_AND_ADA, plain("mara"))
    assert set(site(tmp_path)) == {
        "index.html",
        "assets/site.css",
        "handbook/start/index.html",
        "mentees/mara/index.html",
        "mentees/mara/goals/talk/index.html",
        "mentees/mara/me/index.html",
    }


def test_modes_do_not_depend_on_the_umask(tmp_path):
    before = os.umask(0o077)
    try:
        publish(tmp_path, MARA_AND_ADA)
        publish(tmp_path, MARA_AND_ADA + "everyone | handbook/new/ | A new page")
    finally:
        os.umask(before)
    found = [tmp_path / "site", *(tmp_path / "site").rglob("*")]
    assert {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in found} == {(True, 0o755), (False, 0o644)}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / ".mentorsite").iterdir()} == {0o600}


@pytest.mark.parametrize("text", [MARA_AND_ADA.replace("Give a talk", "Pause"), "everyone | | All is new"])
def test_a_fault_on_the_way_leaves_the_old_site_and_no_litter(tmp_path, text):
    publish(tmp_path, MARA_AND_ADA)
    before = traces(tmp_path / "site")
    with pytest.raises(KeyboardInterrupt):
        _interrupted(tmp_path, text)
    assert traces(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir() if path.name != ".mentorsite"] == ["site"]
    assert unfinished(tmp_path) == []


def _interrupted(project, text):
    with opened(project) as publication:
        for page, unit in pages(text):
            publication.emit(page, unit)
        raise KeyboardInterrupt


@contextmanager
def room_for(size):
    """A disk on which no file can grow beyond `size` bytes."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_full_disk_leaves_the_old_site_and_no_litter(tmp_path):
    publish(tmp_path, MARA_AND_ADA)
    before = traces(tmp_path / "site")
    with opened(tmp_path) as publication:
        publication.emit(Page("small/", b"x", EVERYONE), "common")
        with room_for(4096), pytest.raises(OSError, match="large"):
            publication.emit(Page("large/", b"x" * 10_000, EVERYONE), "common")
        assert unfinished(tmp_path) == []
        with pytest.raises(ValueError, match="closed"):
            publication.commit()
    assert traces(tmp_path / "site") == before


def test_no_room_for_the_manifest_leaves_the_old_site_and_no_litter(tmp_path):
    publish(tmp_path, MARA_AND_ADA)
    before = traces(tmp_path / "site")
    with opened(tmp_path) as publication:
        publication.emit(Page("small/", b"x", EVERYONE), "common")
        with room_for(100), pytest.raises(OSError, match="large"):
            publication.commit()
    assert traces(tmp_path / "site") == before
    assert unfinished(tmp_path) == []


def test_readers_never_meet_a_missing_or_torn_page_while_sites_are_exchanged(tmp_path):
    publish(tmp_path, _version(0))
    seen, faults, over = set(), [], threading.Event()

    def read():
        while not over.is_set():
            try:
                seen.update((tmp_path / f"site/everyone/{number}/index.html").read_text() for number in range(8))
            except OSError as fault:
                faults.append(fault)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 25):
        assert not publish(tmp_path, _version(number)).piecemeal
    over.set()
    reader.join(10)
    assert faults == []
    assert seen <= {f"Version {number} " + "is whole " * 99 + "." for number in range(25)}
    assert len(seen) > 1


def _version(number):
    return "\n".join(f"everyone | {page}/ | Version {number} {'is whole ' * 99}." for page in range(8))


def test_a_lost_manifest_means_that_all_is_rendered_anew_and_strays_are_counted(tmp_path):
    publish(tmp_path, MARA_AND_ADA)
    (manifest,) = (tmp_path / ".mentorsite").glob("*manifest*")
    for damage in ["", "{", "[]", '{"version": 1}', "[" * 100_000, '{"version": 99}', "null", "\0"]:
        manifest.write_text(damage)
        with opened(tmp_path) as publication:
            assert not publication.keep("common")
        assert publish(tmp_path, MARA_AND_ADA).written == 0
    manifest.unlink()
    published = publish(tmp_path, MARA_AND_ADA.replace("everyone     | handbook/start/          | How to begin\n", ""))
    assert published.unlisted == 1
    assert "everyone/handbook/start/index.html" in site(tmp_path)


def test_a_manifest_cannot_make_a_build_remove_files_elsewhere(tmp_path):
    publish(tmp_path, MARA_AND_ADA)
    (tmp_path / "precious").write_text("Keep me")
    (manifest,) = (tmp_path / ".mentorsite").glob("*manifest*")
    manifest.write_text(manifest.read_text().replace("everyone/handbook/start/index.html", "../precious"))
    publish(tmp_path, MARA_AND_ADA)
    assert (tmp_path / "precious").read_text() == "Keep me"


@pytest.mark.parametrize("unit", ["common", ""])
def test_a_manifest_with_a_file_in_two_units_is_not_believed(tmp_path, unit):
    publish(tmp_path, MARA_AND_ADA)
    (manifest,) = (tmp_path / ".mentorsite").glob("*manifest*")
    value = json.loads(manifest.read_text())
    value["units"][unit].update(value["units"]["mentees/ada"])
    manifest.write_text(json.dumps(value))
    with opened(tmp_path) as publication:
        assert not publication.keep("mentees/ada")


def test_state_and_site_can_be_moved_together(tmp_path):
    (tmp_path / "here").mkdir()
    publish(tmp_path / "here", MARA_AND_ADA)
    (tmp_path / "here").rename(tmp_path / "there")
    publish(tmp_path / "there", "", keep=("common", "mentees/mara", "mentees/ada"))


def test_a_site_that_was_taken_away_is_rendered_anew(tmp_path):
    publish(tmp_path, MARA_AND_ADA)
    (tmp_path / "site").rename(tmp_path / "aside")
    with opened(tmp_path) as publication:
        assert not publication.known("common")
    publish(tmp_path, "everyone | | Another")
    assert site(tmp_path) == {"everyone/index.html": "Another"}
    assert len(list((tmp_path / "aside").rglob("*.html"))) == 12


def test_a_site_that_survives_a_power_cut_is_the_same(tmp_path):
    with locked(tmp_path / ".mentorsite", 1):
        out, state = tmp_path / "site", tmp_path / ".mentorsite"
        with open_publication(out, state, READERS, durable=True) as publication:
            publication.emit(Page("", b"Welcome", EVERYONE), "common")
            publication.commit()
    assert site(tmp_path) == {"everyone/index.html": "Welcome"}


PEOPLE = st.sampled_from(["mara", "tomasz", "ada"])
UNITS = st.dictionaries(
    PEOPLE,
    st.dictionaries(
        st.sampled_from(["", "talk/", "lead/", "notes"]),
        st.tuples(
            st.sets(PEOPLE, min_size=1).map(frozenset) | st.just(EVERYONE), st.sampled_from(["", "a", "b", "cc"])
        ),
    ),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    builds=st.lists(UNITS, min_size=2, max_size=4),
    layout=st.sampled_from([READERS, plain("mara"), plain("mara", "ada")]),
)
def test_a_warm_build_equals_a_cold_one(tmp_path_factory, builds, layout):
    warm, cold = tmp_path_factory.mktemp("warm"), tmp_path_factory.mktemp("cold")
    for last, units in zip([{}, *builds], builds, strict=False):
        _publish_units(warm, units, layout, last)
    _publish_units(cold, builds[-1], layout, {})
    assert site(warm) == site(cold)
    before = traces(warm)
    _publish_units(warm, builds[-1], layout, {})
    assert traces(warm) == before


def _publish_units(project, units, layout, last):
    with opened(project, layout) as publication:
        for name, addresses in units.items():
            unit = f"mentees/{name}"
            if last.get(name) == addresses and publication.keep(unit):
                continue
            for address, (people, text) in addresses.items():
                publication.emit(Page(f"mentees/{name}/{address}", text.encode(), people), unit)
        publication.commit()
